//! The letter about lessons.

mod samples;

pub use samples::samples;

use super::store::Lesson;
use crate::notices::{Letter, Part};
use crate::say::{Msg, lessons as t};

/// To the contributor: the validator gave the lesson back.
pub(super) struct GivenBack {
    /// Title of the lesson.
    title: String,
    remarks: String,
    request: i64,
}

impl GivenBack {
    pub(super) fn of(lesson: &Lesson, remarks: &str) -> Self {
        Self { title: lesson.title.clone(), remarks: remarks.to_owned(), request: lesson.request_id.0 }
    }
}

impl Letter for GivenBack {
    const KIND: &'static str = "lessons.given_back";

    fn subject(&self) -> Msg {
        t::letter_given_back_subject()
    }

    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_given_back(&self.title)),
            Part::Quote(self.remarks.clone()),
            Part::Button(t::open_lesson(), format!("/cases/{}/lesson", self.request)),
        ]
    }
}
