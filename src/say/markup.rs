//! What a message of markup may contain: `a` with an `href`, `strong` and `bdi`, closed in order. Checked when the
//! program is built, for every language; compiled into the build script like its neighbour.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::read::Kind;

/// Stands for a link argument while a tag is read.
const LINK: char = '\u{1}';

#[derive(Default)]
struct Reader {
    tag: Option<String>,
    open: Vec<&'static str>,
}

/// Checks a pattern and each of its variants, which must be whole in themselves.
pub fn check(
    pattern: &Pattern<&str>,
    arguments: &[(String, Kind)],
    terms: &BTreeMap<&str, &Pattern<&str>>,
) -> Result<(), String> {
    let mut reader = Reader::default();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => reader.text(value)?,
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::StringLiteral { value } => {
                    reader.text(&unescape_unicode_to_string(value))?
                }
                InlineExpression::NumberLiteral { value } => reader.text(value)?,
                InlineExpression::VariableReference { id } => {
                    reader.argument(id.name, kind_of(arguments, id.name))?
                }
                InlineExpression::TermReference { id, .. } => {
                    reader.outside("a term")?;
                    if let Some(term) = terms.get(id.name) {
                        check(term, &[], terms)?;
                    }
                }
                _ => return Err("nested placeables are not supported in markup".into()),
            },
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                reader.outside("a selection")?;
                if let InlineExpression::VariableReference { id } = selector
                    && !matches!(kind_of(arguments, id.name), Kind::Number | Kind::Choice)
                {
                    return Err(format!("${} selects in markup and must be a number or a choice", id.name));
                }
                for variant in variants {
                    check(&variant.value, arguments, terms)?;
                }
            }
        }
    }
    reader.outside("the end")?;
    match reader.open.pop() {
        Some(open) => Err(format!("<{open}> is not closed")),
        None => Ok(()),
    }
}

fn kind_of(arguments: &[(String, Kind)], name: &str) -> Kind {
    arguments.iter().find(|(known, _)| known == name).map_or(Kind::Text, |(_, kind)| *kind)
}

impl Reader {
    fn outside(&self, what: &str) -> Result<(), String> {
        match &self.tag {
            Some(tag) => Err(format!("{what} stands inside the tag <{tag}")),
            None => Ok(()),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        for each in text.chars() {
            match (self.tag.take(), each) {
                (None, '<') => self.tag = Some(String::new()),
                (None, '>') => return Err("a > outside of a tag; write &gt;".into()),
                (None, _) => {}
                (Some(tag), '>') => self.close(&tag)?,
                (Some(mut tag), _) => {
                    tag.push(each);
                    self.tag = Some(tag);
                }
            }
        }
        Ok(())
    }

    fn argument(&mut self, name: &str, kind: Kind) -> Result<(), String> {
        match (&mut self.tag, kind) {
            (Some(tag), Kind::Link) => tag.push(LINK),
            (Some(_), _) => return Err(format!("${name} stands inside a tag and must be a link")),
            (None, Kind::Link) => {
                return Err(format!("${name} is a link and must stand inside href"));
            }
            (None, Kind::Choice) => return Err(format!("${name} is a choice and cannot be shown")),
            (None, _) => {}
        }
        Ok(())
    }

    fn close(&mut self, tag: &str) -> Result<(), String> {
        if let Some(closed) = tag.strip_prefix('/') {
            return match self.open.pop() {
                Some(open) if open == closed => Ok(()),
                _ => Err(format!("</{closed}> closes nothing")),
            };
        }
        let address = tag.strip_prefix("a href=\"").and_then(|rest| rest.strip_suffix('"'));
        self.open.push(match (tag, address) {
            ("strong", _) => "strong",
            ("bdi", _) => "bdi",
            (_, Some(address)) if is_address(address) => "a",
            _ => {
                return Err(format!("<{tag}> is not allowed: only <a href=\"..\">, <strong> and <bdi>"));
            }
        });
        Ok(())
    }
}

/// A link argument may be followed by fixed text (`#part`) but not preceded: what it starts with decides its safety.
fn is_address(address: &str) -> bool {
    let rest = address.strip_prefix(LINK).unwrap_or(address);
    let known = rest.len() < address.len()
        || ["/", "#", "https://", "mailto:"].iter().any(|it| address.starts_with(it));
    known && !rest.contains(['"', '<', LINK])
}
