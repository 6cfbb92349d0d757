//! Lessons: what a closed case teaches the next one.

pub mod lifecycle;
