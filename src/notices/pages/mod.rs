//! The pages about mail: the administrator's, the office's settings, and how often a person wants letters.

mod mail;
mod office;
mod own;

pub(crate) use mail::LETTER_POLICY;
pub use own::words as pace_words;

use super::{Cause, NoticeRow, NoticeState};
use crate::say::{self as t, Msg};
use crate::web::Routes;

/// The routes of mail and office.
pub fn routes(routes: &mut Routes) {
    mail::routes(routes);
    office::routes(routes);
    own::routes(routes);
}

/// The name of a state.
pub fn state_name(state: NoticeState) -> Msg {
    match state {
        NoticeState::Queued => t::notices::state_queued(),
        NoticeState::Sending => t::notices::state_sending(),
        NoticeState::Sent => t::notices::state_sent(),
        NoticeState::Retrying => t::notices::state_retrying(),
        NoticeState::Failed => t::notices::state_failed(),
        NoticeState::Voided => t::notices::state_voided(),
        NoticeState::Kept => t::notices::state_kept(),
        NoticeState::Gathered => t::notices::state_gathered(),
    }
}

/// The tone of a state's tag.
pub fn tone(state: NoticeState) -> &'static str {
    match state {
        NoticeState::Sent | NoticeState::Gathered => "ok",
        NoticeState::Queued | NoticeState::Sending | NoticeState::Kept => "info",
        NoticeState::Retrying => "warn",
        NoticeState::Failed => "bad",
        NoticeState::Voided => "line",
    }
}

/// What became of a letter, and the tone of its tag: a letter that came back did not arrive, whatever the server said.
pub fn what_became(row: &NoticeRow) -> (Msg, &'static str) {
    match row.came_back_at {
        Some(_) => (t::notices::state_came_back(), "bad"),
        None => (state_name(row.state), tone(row.state)),
    }
}

/// A cause in words.
fn cause_words(cause: Cause) -> Msg {
    match cause {
        Cause::Connection => t::notices::cause_connection(),
        Cause::Tls => t::notices::cause_tls(),
        Cause::SignIn => t::notices::cause_sign_in(),
        Cause::Service => t::notices::cause_service(),
        Cause::PutOff => t::notices::cause_put_off(),
        Cause::Recipient => t::notices::cause_recipient(),
        Cause::Letter => t::notices::cause_letter(),
        Cause::Unmade => t::notices::cause_unmade(),
        Cause::Stuck => t::notices::cause_stuck(),
    }
}
