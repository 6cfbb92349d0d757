//! Reviews: who scores, what they see of each other, and when the deliberation opens.

mod assignment;
mod beside;
mod by_keyboard;
mod cards;
mod deliberation;
mod in_browser;
mod listing;
mod opening;
mod proposing;
mod questions;
mod through_axe;
