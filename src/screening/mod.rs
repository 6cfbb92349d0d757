//! Screening: checks with evidence, and holds.
