//! What lists have in common: how much of them is read, how they are sorted, and what their address says of it.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::say::{self, Msg};

/// Rows on one page.
pub const PAGE: usize = 50;
/// Rows of a list as a file.
const MOST_IN_FILE: usize = 10_000;

/// How much of a list is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// All of it as a file, not a page.
    pub as_file: bool,
    /// Rows to read: one more than a page holds, so that one sees whether there is another.
    pub rows: i64,
    is_first: bool,
}

impl Window {
    /// By the `format` and the `after` of an address.
    pub fn of(format: &str, after: &str) -> Self {
        let as_file = format == "csv";
        let rows = if as_file { MOST_IN_FILE } else { PAGE + 1 };
        Self { as_file, rows: i64::try_from(rows).unwrap_or(i64::MAX), is_first: after.is_empty() }
    }

    /// How many there are in all, where what was read says it: a first page that is not full is all there is.
    pub fn all(self, read: usize) -> Option<i64> {
        i64::try_from(read).ok().filter(|all| self.is_first && *all < self.rows)
    }
}

/// The address of a list with its query.
pub fn address(list: &str, query: &impl Serialize) -> String {
    match serde_html_form::to_string(query) {
        Ok(text) if !text.is_empty() => format!("{list}?{text}"),
        _ => list.to_owned(),
    }
}

/// The query in an address of a list; an empty one where there is none that is understood.
pub fn query_of<Q: DeserializeOwned + Default>(address: &str) -> Q {
    serde_html_form::from_str(address.split_once('?').map_or("", |(_, query)| query)).unwrap_or_default()
}

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
    use super::{PAGE, Sorting, Window};

    #[test]
    fn a_first_page_that_is_not_full_says_how_many_there_are() {
        let first = Window::of("", "");
        assert_eq!((first.as_file, first.rows), (false, 51));
        assert_eq!((first.all(0), first.all(PAGE), first.all(PAGE + 1)), (Some(0), Some(50), None));
        assert_eq!(Window::of("", "7").all(3), None);
        assert_eq!(Window::of("csv", "").all(9_999), Some(9_999));
    }

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
