//! From the offer to the end: the holder, the office, the calendar; the register and the proof.

mod a_year;
mod after;
mod agents;
mod calendar;
mod holder;
mod in_chromium;
mod masters;
mod office;
mod overview;
mod paper;
mod papers;
mod proof;
mod public;
mod refused;
mod register;
