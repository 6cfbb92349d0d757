//! What every page and every request passes through.

pub mod throttle;
