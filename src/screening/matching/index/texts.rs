//! Many short texts in one.

/// Texts one after the other, each found by its number.
#[derive(Default)]
pub(super) struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    /// Adds a text under the next number.
    pub(super) fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
    }

    /// The text of a number; empty when there is none.
    pub(super) fn get(&self, number: u32) -> &str {
        let at = number as usize;
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|to| self.all.get(from as usize..*to as usize)).unwrap_or("")
    }

    /// Gives back the room that was taken in advance.
    pub(super) fn shrink(&mut self) {
        self.all.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}
