//! The pages that anybody may read without asking for anything: the first page, what to know before asking,
//! the rules, the data notice, accessibility, and how to reach the office. They hold words and no data.

pub mod pages;
