//! The letters about accounts. None says more than the recipient's own mailbox may know.

mod samples;

pub use samples::samples;

use chrono::NaiveDateTime;

use crate::notices::{Letter, Part};
use crate::say::{self, Msg, accounts as t};

/// Confirms the address of somebody who signed up.
pub struct ConfirmSignUp {
    pub path: String,
    pub hours: i64,
}

impl Letter for ConfirmSignUp {
    const KIND: &'static str = "accounts.confirm_sign_up";
    fn subject(&self) -> Msg {
        t::letter_confirm_subject()
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_confirm_why()),
            Part::Button(t::letter_confirm_button(), self.path.clone()),
            Part::Text(t::letter_link_hours(self.hours)),
            Part::Text(t::letter_confirm_not_you()),
        ]
    }
}

/// Somebody signed up with an address that has an account.
pub struct AlreadyHere;

impl Letter for AlreadyHere {
    const KIND: &'static str = "accounts.already_here";
    fn subject(&self) -> Msg {
        t::letter_already_subject()
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_already_why()),
            Part::Button(t::letter_already_button(), "/sign-in".into()),
            Part::Link(t::letter_already_reset(), "/reset".into()),
            Part::Text(t::letter_already_not_you()),
        ]
    }
}

/// Lets somebody who asked for it set a new password.
pub struct Reset {
    pub path: String,
    pub hours: i64,
}

impl Letter for Reset {
    const KIND: &'static str = "accounts.reset";
    fn subject(&self) -> Msg {
        t::letter_reset_subject()
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_reset_why()),
            Part::Button(t::letter_reset_button(), self.path.clone()),
            Part::Text(t::letter_link_hours(self.hours)),
            Part::Text(t::letter_reset_not_you()),
        ]
    }
}

/// Invites somebody of the office or the group.
pub struct SetUp {
    pub path: String,
    pub hours: i64,
    pub roles: Vec<super::Role>,
}

impl Letter for SetUp {
    const KIND: &'static str = "accounts.set_up";
    fn subject(&self) -> Msg {
        t::letter_set_up_subject()
    }
    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::Text(t::letter_set_up_why())];
        if !self.roles.is_empty() {
            parts.push(Part::Text(t::letter_set_up_roles()));
            parts.push(Part::Points(
                self.roles.iter().map(|role| super::role_name(*role).to_string()).collect(),
            ));
        }
        parts.extend([
            Part::Button(t::letter_set_up_button(), self.path.clone()),
            Part::Text(t::letter_link_hours(self.hours)),
            Part::Text(t::letter_set_up_not_you()),
        ]);
        parts
    }
}

/// Goes to a new address, to be confirmed there.
pub struct ConfirmAddress {
    pub path: String,
    pub hours: i64,
}

impl Letter for ConfirmAddress {
    const KIND: &'static str = "accounts.confirm_address";
    fn subject(&self) -> Msg {
        t::letter_new_address_subject()
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_new_address_why()),
            Part::Button(t::letter_new_address_button(), self.path.clone()),
            Part::Text(t::letter_link_hours(self.hours)),
            Part::Text(t::letter_new_address_not_you()),
        ]
    }
}

/// Goes to the old address once the new one is confirmed.
pub struct AddressChanged {
    pub at: NaiveDateTime,
}

impl Letter for AddressChanged {
    const KIND: &'static str = "accounts.address_changed";
    fn subject(&self) -> Msg {
        t::letter_address_changed_subject()
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_address_changed_what(self.at)),
            Part::Text(t::letter_changed_not_you()),
            Part::Link(t::letter_contact(), "/contact".into()),
        ]
    }
}

/// Tells that the password was changed.
pub struct PasswordChanged {
    pub at: NaiveDateTime,
}

impl Letter for PasswordChanged {
    const KIND: &'static str = "accounts.password_changed";
    fn subject(&self) -> Msg {
        t::letter_password_changed_subject()
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_password_changed_what(self.at)),
            Part::Text(t::letter_changed_not_you()),
            Part::Link(t::letter_contact(), "/contact".into()),
        ]
    }
}

/// Tells somebody that an administrator changed what they may do.
pub struct RolesChanged {
    pub roles: Vec<super::Role>,
}

impl Letter for RolesChanged {
    const KIND: &'static str = "accounts.roles_changed";
    fn subject(&self) -> Msg {
        t::letter_roles_subject()
    }
    fn parts(&self) -> Vec<Part> {
        let now = if self.roles.is_empty() {
            Part::Text(t::letter_roles_none())
        } else {
            Part::Facts(vec![(t::letter_roles_now(), super::role_names(&self.roles))])
        };
        vec![
            now,
            Part::Text(t::letter_roles_sign_in()),
            Part::Link(say::common::sign_in(), "/sign-in".into()),
        ]
    }
}
