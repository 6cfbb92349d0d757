//! From the offer to the end: the holder, the office, the calendar; the register and the proof.

mod calendar;
mod holder;
mod office;
mod proof;
mod public;
mod register;
