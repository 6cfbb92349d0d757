//! What is done in screening. Checks and their second person, holds and their end, and what follows from steps of
//! the request.

mod checks;
mod exclusion;
mod follow;
mod holds;
mod release;
pub mod settled;
pub(super) mod tell;

pub(super) use checks::rest_finding;
pub use checks::{confirm, record, record_rest, send_back};
pub use exclusion::exclude;
pub use follow::{
    follow_accept, follow_close, follow_reopen, follow_revision, follow_unlawful, open_checks, reset_for,
    reset_x10,
};
pub(super) use follow::{found_for_case, lost_for_case, reset_below};
pub use holds::{NewHold, answer_hold, ask_hold, hold_for_matter, open_hold};
pub use release::{ask_release, confirm_release, keep_hold};

use crate::access::{Actor, screening as access};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::guidelines::Reference;
use crate::requests::{self, Request, Stage};
use crate::say;

/// The definitions of the checks.
pub(super) fn reference() -> Result<&'static Reference> {
    Reference::current().map_err(Error::internal)
}

/// Fails unless the person may judge in this case, and the case is at a stage at which its checks are worked. A hold
/// does not stop the checks: it waits for them.
pub(super) fn may_judge(tx: &mut Tx, actor: &Actor, request: &Request) -> Result<()> {
    let standing = requests::standing(tx.conn(), request, actor)?;
    access::adjudicate(actor, &standing)?;
    if is_worked(request.stage) {
        Ok(())
    } else {
        Err(Error::Refused(say::screening::refused_closed_checks()))
    }
}

/// True at the stages at which checks can be recorded.
pub fn is_worked(stage: Stage) -> bool {
    Stage::SCREENED.contains(&stage)
}
