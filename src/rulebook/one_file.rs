//! A whole version set as one file that a person can read: each part is a table of its name. What is written by one
//! installation can be brought into another.

use toml_edit::{DocumentMut, Item, Table};

use super::Texts;
use crate::guidelines::Part;

/// Why a file cannot be brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no TOML.
    Syntax {
        /// The line, from 1.
        line: usize,
        /// What the reader says.
        reason: String,
    },
    /// It holds something that is no part of the rules.
    Unknown(String),
    /// It holds no part at all.
    Empty,
}

/// Takes the places of tables out: they are then written in the order in which they stand in the tree.
fn in_order(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => in_order(inner),
            Item::ArrayOfTables(all) => all.iter_mut().for_each(in_order),
            Item::None | Item::Value(_) => {}
        }
    }
}

/// The file. `head` stands first in it, as a comment.
///
/// # Errors
/// When a part is no TOML, which no saved part is.
pub fn write(texts: &Texts, head: &str) -> Result<String, toml_edit::TomlError> {
    let mut file = DocumentMut::new();
    for (part, text) in texts.each() {
        let document: DocumentMut = text.parse()?;
        let mut table = document.into_table();
        in_order(&mut table);
        table.set_implicit(false);
        table.decor_mut().set_prefix("\n");
        file.insert(part.as_str(), Item::Table(table));
    }
    let comment: String = head.lines().map(|line| format!("# {line}\n")).collect();
    Ok(format!("{comment}{file}"))
}

/// Reads a file; parts that are not in it are taken from `base`.
///
/// # Errors
/// Why it cannot be brought in.
pub fn read(file: &str, base: &Texts) -> Result<Texts, Unreadable> {
    let document: DocumentMut = file.parse().map_err(|error: toml_edit::TomlError| {
        let end = error.span().map_or(0, |span| span.start);
        let line = 1 + file.bytes().take(end).filter(|byte| *byte == b'\n').count();
        Unreadable::Syntax { line, reason: error.message().to_owned() }
    })?;
    let mut texts = base.clone();
    let mut found = false;
    for (key, item) in document.iter() {
        let (Some(part), Some(table)) = (Part::parse(key), item.as_table()) else {
            return Err(Unreadable::Unknown(key.to_owned()));
        };
        let mut table = table.clone();
        in_order(&mut table);
        table.decor_mut().clear();
        texts = texts.with(part, DocumentMut::from(table).to_string());
        found = true;
    }
    if found { Ok(texts) } else { Err(Unreadable::Empty) }
}

#[cfg(test)]
mod tests {
    use super::{Unreadable, read, write};
    use crate::guidelines::Part;
    use crate::rulebook::Texts;

    #[test]
    fn what_was_written_is_read_again() {
        let delivered = Texts::delivered();
        let file = write(&delivered, "Rules 1").unwrap();
        assert!(file.starts_with("# Rules 1\n"));
        assert!(file.contains("[[rubric.criterion]]") && file.contains("[calendar]"));
        let again = read(&file, &delivered).unwrap();
        assert!(again.changed_from(&delivered).is_empty());
        assert!(again.read(1).is_ok());
        assert!(again.of(Part::Marks).contains("# Marks and routing"), "the comments are lost");
        assert_eq!(write(&again, "Rules 1").unwrap(), file);
    }

    #[test]
    fn one_part_alone_can_be_brought_in() {
        let delivered = Texts::delivered();
        let file = write(&delivered, "").unwrap().replacen("review = 10", "review = 12", 1);
        let start = file.find("[terms]").unwrap();
        let end = file[start..].find("\n[calendar]").unwrap() + start;
        let brought = read(&file[start..end], &delivered).unwrap();
        assert_eq!(brought.changed_from(&delivered), [Part::Terms]);
    }

    #[test]
    fn says_why_it_cannot_be_read() {
        let base = Texts::delivered();
        assert_eq!(read("[weather]\nrain = 1\n", &base), Err(Unreadable::Unknown("weather".into())));
        assert_eq!(read("# nothing\n", &base), Err(Unreadable::Empty));
        let Err(Unreadable::Syntax { line, .. }) = read("[terms]\nversion = \n", &base) else {
            panic!("it was read");
        };
        assert_eq!(line, 2);
    }
}
