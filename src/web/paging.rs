//! Keyset paging: a page of rows and the key of the next one.

/// Rows of one page and the key that the next page starts after.
#[derive(Debug, Clone)]
pub struct Paged<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Value of the `after` parameter of the next page, when there is one.
    pub next: Option<String>,
}

impl<T> Paged<T> {
    /// Cuts rows that were loaded with one more than the page holds.
    pub fn cut(mut rows: Vec<T>, size: usize, key: impl Fn(&T) -> String) -> Self {
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(key) } else { None };
        Self { rows, next }
    }
}
