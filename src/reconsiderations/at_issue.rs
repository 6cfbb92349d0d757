//! The decision of a case that can be looked at again now: at most one stands at a time.

use chrono::{NaiveDate, NaiveDateTime};

use super::Kind;
use crate::access::reconsiderations::First;
use crate::audit::{self, Subject, SubjectKind};
use crate::authorizations::{self, AuthorizationState as S};
use crate::db::Conn;
use crate::db::ids::{AccountId, AuthorizationId, DecisionId};
use crate::decisions::{self, DecisionState};
use crate::error::{Error, Result};
use crate::guidelines::Reference;
use crate::requests::{Outcome, Request, Stage};

/// What stands, who decided it, and until when it can be asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtIssue {
    /// What it is.
    pub kind: Kind,
    /// The officer's decision, for a decline or conditions.
    pub decision: Option<DecisionId>,
    /// The authorization, for conditions and stops.
    pub authorization: Option<AuthorizationId>,
    /// Who decided.
    pub decided_by: AccountId,
    /// When it took effect, UTC.
    pub decided_at: NaiveDateTime,
    /// The last day to ask.
    pub ask_by: NaiveDate,
}

impl AtIssue {
    /// As the policy needs it.
    pub fn first(&self) -> First {
        First { by: self.decided_by, on_request: self.kind.is_on_request() }
    }
}

/// Who did this last to a subject, and when.
fn last(
    conn: &mut Conn,
    kind: SubjectKind,
    id: i64,
    action: &str,
) -> Result<Option<(AccountId, NaiveDateTime)>> {
    let rows = audit::actions_of(conn, Subject { kind, id })?;
    let found = rows.iter().rev().find(|row| row.action == action);
    Ok(found.and_then(|row| row.actor_id.map(|by| (by, row.at))))
}

/// What can be looked at again in a case now; none when nothing of the kind stands.
///
/// # Errors
/// When the database fails.
pub fn at_issue(conn: &mut Conn, request: &Request) -> Result<Option<AtIssue>> {
    if request.stage != Stage::Closed {
        return Ok(None);
    }
    let found = match request.outcome {
        Some(Outcome::Excluded) => {
            let made = last(conn, SubjectKind::Request, request.id.0, "requests.exclude")?;
            made.map(|(by, at)| (Kind::Exclusion, None, None, by, at))
        }
        Some(Outcome::Declined) => {
            released(conn, request)?.map(|(id, by, at)| (Kind::Decline, Some(id), None, by, at))
        }
        Some(Outcome::Authorized | Outcome::AuthorizedWithConditions) => granted(conn, request)?,
        _ => None,
    };
    let Some((kind, decision, authorization, decided_by, decided_at)) = found else { return Ok(None) };
    let terms = &Reference::current().map_err(Error::internal)?.terms.terms;
    let ask_by = terms.reconsider_by(decided_at.date());
    Ok(Some(AtIssue { kind, decision, authorization, decided_by, decided_at, ask_by }))
}

fn released(conn: &mut Conn, request: &Request) -> Result<Option<(DecisionId, AccountId, NaiveDateTime)>> {
    let made = decisions::standing_decision(conn, request.id)?;
    let made = made.filter(|one| one.state == DecisionState::Released);
    Ok(made.and_then(|one| one.released_at.map(|at| (one.id, one.decided_by, at))))
}

type Found = (Kind, Option<DecisionId>, Option<AuthorizationId>, AccountId, NaiveDateTime);

fn granted(conn: &mut Conn, request: &Request) -> Result<Option<Found>> {
    let Some(row) = authorizations::of_request(conn, request.id)? else { return Ok(None) };
    let stop = |conn: &mut Conn, kind, action| {
        let made = last(conn, SubjectKind::Authorization, row.id.0, action)?;
        Ok(made.map(|(by, at)| (kind, None, Some(row.id), by, at)))
    };
    match row.state {
        S::Suspended => stop(conn, Kind::Suspension, "authorizations.suspend"),
        S::Revoked => stop(conn, Kind::Revocation, "authorizations.revoke"),
        S::Offered | S::Accepted | S::Active if !authorizations::conditions_of(conn, row.id)?.is_empty() => {
            let made = released(conn, request)?;
            Ok(made.map(|(id, by, at)| (Kind::Conditions, Some(id), Some(row.id), by, at)))
        }
        _ => Ok(None),
    }
}
