//! Accounts: people who sign in, the roles they hold, their sessions and the links they get by letter.

pub mod actions;
pub mod passwords;
pub mod strength;
mod sessions;
mod store;
pub mod tokens;

pub mod pages;

pub use crate::access::Role;
pub use crate::db::ids::AccountId;
pub use sessions::{Session, Lifetimes, open_session, session_by_token, touch_session};
pub use store::{Account, actor_by_id, by_email, by_id, folded_email, holders_of, key, recipient, recipients, roles_of};

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
