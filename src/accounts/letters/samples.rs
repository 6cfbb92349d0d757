//! The letters about accounts with sample values.

use super::*;
use crate::accounts::Role;
use crate::notices::sample::{LINK, Sample, at};

/// Every one of them.
pub fn samples() -> Vec<Sample> {
    let path = |page: &str| format!("/{page}/{LINK}");
    vec![
        Sample::of(ConfirmSignUp { path: path("confirm"), hours: 48 }),
        Sample::of(AlreadyHere),
        Sample::of(Reset { path: path("reset"), hours: 2 }),
        Sample::of(SetUp {
            path: path("set-up"),
            hours: 72,
            roles: vec![Role::Secretariat, Role::LessonsEditor],
        }),
        Sample::of(ConfirmAddress { path: path("confirm-address"), hours: 48 }),
        Sample::of(AddressChanged { at: at(11, 24) }),
        Sample::of(PasswordChanged { at: at(11, 24) }),
        Sample::of(RolesChanged { roles: vec![Role::Reviewer] }),
        Sample::when("none left", RolesChanged { roles: Vec::new() }),
    ]
}
