//! A source file with its comments and texts blanked, so that only code is searched.

use std::path::Path;

/// One file of the repository.
pub struct Source {
    /// From the root of the repository, as `src/requests/rules.rs`.
    pub path: String,
    pub text: String,
    /// The text with comments, strings and characters blanked; lines stay where they are.
    pub code: String,
}

impl Source {
    pub fn read(file: &Path) -> Self {
        let text = std::fs::read_to_string(file).unwrap();
        let path = file.strip_prefix(super::root()).unwrap().display().to_string();
        Self { path, code: code_of(&text), text }
    }

    /// The folder or file right under `src`: `requests`, `db`, `clock`.
    pub fn room(&self) -> Option<&str> {
        let first = self.path.strip_prefix("src/")?.split('/').next()?;
        Some(first.strip_suffix(".rs").unwrap_or(first))
    }

    /// Whether it holds tests alone: `tests.rs`, `x_tests.rs`.
    pub fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs") || self.path.contains("/tests/")
    }

    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// What of the crate's own this file reaches for, `crate::name` or `crate::{name, ..}`, with
    /// the line.
    pub fn crate_imports(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (at, start) in self.code.match_indices("crate::") {
            let line = self.code[..at].lines().count().max(1);
            for name in first_names(&self.code[at + start.len()..]) {
                found.push((line, name));
            }
        }
        found
    }
}

/// The first names of a use tree: `a` of `a::b`, `a` and `c` of `{a::b, c::{d, e}}`.
fn first_names(tree: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = tree.trim_start().strip_prefix('{') else {
        return vec![name(tree)];
    };
    let mut names = vec![name(group)];
    let mut depth = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name(&group[at + 1..])),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The text with comments, strings and characters replaced by blanks.
fn code_of(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    let at = |i: usize| all.get(i).copied().unwrap_or('\0');
    let mut code = String::with_capacity(text.len());
    let mut i = 0;
    while i < all.len() {
        let from = i;
        let in_word = from > 0 && (at(from - 1).is_alphanumeric() || at(from - 1) == '_');
        if at(i) == '/' && at(i + 1) == '/' {
            while i < all.len() && at(i) != '\n' {
                i += 1;
            }
        } else if at(i) == '/' && at(i + 1) == '*' {
            let mut depth = 0;
            while i < all.len() {
                match (at(i), at(i + 1)) {
                    ('/', '*') => (depth, i) = (depth + 1, i + 2),
                    ('*', '/') => (depth, i) = (depth - 1, i + 2),
                    _ => i += 1,
                }
                if depth == 0 {
                    break;
                }
            }
        } else if at(i) == 'r' && !in_word && raw_marks(&all[i + 1..]).is_some() {
            let marks = raw_marks(&all[i + 1..]).unwrap();
            i += 2 + marks;
            while i < all.len() && !(at(i) == '"' && (1..=marks).all(|n| at(i + n) == '#')) {
                i += 1;
            }
            i += 1 + marks;
        } else if at(i) == '"' {
            i += 1;
            while i < all.len() && at(i) != '"' {
                i += if at(i) == '\\' { 2 } else { 1 };
            }
            i += 1;
        } else if at(i) == '\'' && (at(i + 1) == '\\' || at(i + 2) == '\'') {
            i += if at(i + 1) == '\\' { 3 } else { 2 };
            while i < all.len() && at(i) != '\'' {
                i += 1;
            }
            i += 1;
        } else {
            code.push(at(i));
            i += 1;
            continue;
        }
        code.extend(all[from..i.min(all.len())].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
    }
    code
}

/// How many `#` stand between the `r` and the quotation mark of a raw text; none when it isn't one.
fn raw_marks(after: &[char]) -> Option<usize> {
    let marks = after.iter().take_while(|c| **c == '#').count();
    (after.get(marks) == Some(&'"')).then_some(marks)
}

#[test]
fn comments_and_texts_are_not_code() {
    let text = "a; // crate::x\n/* b /* c */ d */ \"e \\\" f\" 'g' '\\'' h<'i> r#\"j\"k\"# l\n\"m\nn\" o";
    let code = code_of(text);
    let left: Vec<&str> = code.split_whitespace().collect();
    assert_eq!(left, ["a;", "h<'i>", "l", "o"]);
    assert_eq!(code.lines().count(), text.lines().count());
}

#[test]
fn a_use_tree_names_what_it_reaches_for() {
    assert_eq!(first_names("requests::Stage;"), ["requests"]);
    assert_eq!(first_names("{audit::{self, Event}, db::Tx,\n web};"), ["audit", "db", "web"]);
    assert_eq!(first_names("{\n    reviews::Card,\n};"), ["reviews"]);
}
