//! The one test binary. A concept's tests stand in a file of its name; what they stand on, in
//! `support/`. In tests a panic is the message, so the lints against panics are off here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod access_matrix;
mod authorizations;
mod colleagues;
mod decisions;
mod demo;
mod documents;
mod every_route_is_guarded;
mod form_in_chromium;
mod going_on;
mod house_rules;
mod lessons;
mod letters;
mod mail;
mod matters;
mod migrations;
mod nothing_is_lost;
mod office_days;
mod on_behalf;
mod opinions;
mod other_letters;
mod papers;
mod plans;
mod races;
mod reconsiderations;
mod refusals;
mod reports;
mod requests;
mod reviews;
mod rulebook;
mod screening;
mod searching;
mod self_check;
mod sign_in;
mod story;
mod story_in_chromium;
mod support;
mod the_support;
mod two_worlds;
