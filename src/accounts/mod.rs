//! Accounts: people who sign in, the roles they hold, their sessions and the links they get by letter.

pub mod actions;
pub mod invariants;
mod letters;
pub mod pages;
pub mod passwords;
pub mod rules;
mod store;
pub mod strength;
pub mod tokens;
mod words;

pub use crate::access::Role;
pub use crate::db::ids::AccountId;
pub use letters::samples as sample_letters;
pub use store::links::MailedLink;
pub use store::listing::{Filter, Person, count, people, person};
pub use store::sessions::{
    Lifetimes, Running, Session, open_session, running_sessions, session_by_token, touch_session,
};
pub use store::{
    Account, actor_by_id, by_email, by_id, folded_email, holders_of, key, recipient, recipients, roles_of,
};
pub use words::{role_name, role_names, state_name};

use crate::text_enum;

text_enum! {
    /// Whether a person can sign in.
    pub enum AccountState {
        /// Invited or signed up; the address is not confirmed yet, or no password is set.
        Invited = "invited",
        /// In use.
        Active = "active",
        /// Closed by an administrator.
        Disabled = "disabled",
    }
}

text_enum! {
    /// What a link in a letter is for.
    pub enum LinkKind {
        /// Confirms the address of a person who signed up.
        SignUp = "sign_up",
        /// Lets an invited person set a password.
        SetUp = "set_up",
        /// Lets a person set a new password.
        Reset = "reset",
        /// Confirms a new address.
        NewAddress = "new_address",
        /// Printed at the first start: makes the first administrator.
        FirstAdministrator = "first_administrator",
    }
}

impl LinkKind {
    /// Where such links lead, without the token.
    pub const fn path(self) -> &'static str {
        match self {
            Self::SignUp => "/confirm",
            Self::SetUp => "/set-up",
            Self::Reset => "/reset",
            Self::NewAddress => "/confirm-address",
            Self::FirstAdministrator => "/first-administrator",
        }
    }
}
