//! What lists have in common: how they are sorted, and what heads and saved searches say of it.

use crate::say::{self, Msg};

/// A sortable head: its address and its `aria-sort`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The list sorted by it; the other way round when it is already.
    pub path: String,
    /// `ascending`, `descending` or nothing.
    pub sorted: Option<&'static str>,
}

/// How a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sorting {
    /// By which key.
    pub key: &'static str,
    /// The greatest first.
    pub descending: bool,
}

impl Sorting {
    /// Reads `due` or `-due`; the first of the keys, ascending, when it is none of them.
    pub fn read(text: &str, keys: &[&'static str]) -> Self {
        let (name, descending) = match text.strip_prefix('-') {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        match keys.iter().find(|key| **key == name) {
            Some(key) => Self { key, descending },
            None => Self { key: keys.first().copied().unwrap_or(""), descending: false },
        }
    }

    /// The head of a key; `with` gives the address of the list sorted so.
    pub fn head(&self, key: &str, with: impl FnOnce(String) -> String) -> Head {
        let sorted = (self.key == key).then_some(if self.descending { "descending" } else { "ascending" });
        let next = if sorted == Some("ascending") { format!("-{key}") } else { key.to_owned() };
        Head { path: with(next), sorted }
    }
}

/// The lists of the house that are searched and sorted: where they are, and their names.
pub fn lists() -> Vec<(&'static str, Msg)> {
    vec![
        ("/cases", say::requests::cases_title()),
        ("/scorecards", say::reviews::cards_title()),
        ("/authorizations", say::authorizations::list_title()),
    ]
}

/// The words of a choice, by its value.
pub fn chosen<W: Clone>(choices: &[(String, W)], value: &str) -> Option<W> {
    choices.iter().find(|(key, _)| key == value).map(|(_, words)| words.clone())
}

#[cfg(test)]
mod tests {
    use super::Sorting;

    #[test]
    fn a_head_turns_the_order_round() {
        let keys = ["due", "case"];
        let by = Sorting::read("case", &keys);
        assert_eq!(by, Sorting { key: "case", descending: false });
        assert_eq!(Sorting::read("-case", &keys), Sorting { key: "case", descending: true });
        assert_eq!(Sorting::read("-name", &keys), Sorting { key: "due", descending: false });
        let head = by.head("case", |sort| sort);
        assert_eq!((head.path.as_str(), head.sorted), ("-case", Some("ascending")));
        let head = by.head("due", |sort| sort);
        assert_eq!((head.path.as_str(), head.sorted), ("due", None));
    }
}
