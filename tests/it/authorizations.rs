//! From the offer to the end: the holder, the office, the calendar; the register and the proof.

mod a_year;
mod calendar;
mod holder;
mod office;
mod papers;
mod proof;
mod public;
mod register;
