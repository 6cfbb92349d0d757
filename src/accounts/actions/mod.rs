//! What is done with accounts: coming in, one's own account, administration, the first start.

mod administration;
mod entry;
mod first_start;
mod own;

pub use administration::{By, Invitation, change_roles, disable, enable, invite, send_set_up_link};
pub use entry::{
    Entered, NewPerson, ask_reset, confirm_sign_up, enter_by_invitation, link_of, set_password_by_link,
    sign_in, sign_out, sign_up,
};
pub use first_start::{create_first_administrator, first_administrator_is_open, offer_first_administrator};
pub use own::{
    ask_new_address, change_password, confirm_new_address, end_other_sessions, end_own_session, rename,
    set_absence,
};

/// Hours that a link for confirming an address is good.
pub const CONFIRM_HOURS: i64 = 24;
/// Hours that a link for a new password is good.
pub const RESET_HOURS: i64 = 1;
/// Hours that an invited person has to set a password.
pub const SET_UP_HOURS: i64 = 72;
