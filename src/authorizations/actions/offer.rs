//! The offer: what the release of a decision writes.

use super::super::store::{self, New};
use super::super::{AuthorizationId, FileKind, rules};
use super::event;
use crate::db::Tx;
use crate::db::ids::{DecisionId, RequestId};
use crate::db::values::JsonText;
use crate::decisions::{self, DecisionState};
use crate::error::{Error, Result};
use crate::guidelines::Reference;
use crate::requests;
use crate::say;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// Offers what a released decision grants: the authorization with its conditions, and the wait for its
/// acceptance. Nothing when the decision grants nothing, or when it was offered before.
///
/// # Errors
/// When the decision has no terms, or terms without mark, scope or end (invariant I4).
pub fn offer(tx: &mut Tx, decision: DecisionId) -> Result<Option<AuthorizationId>> {
    let decided = decisions::by_id(tx.conn(), decision)?;
    if decided.state != DecisionState::Released || !decided.outcome.is_authorized() {
        return Ok(None);
    }
    let request_id = decided.request;
    if let Some(earlier) = store::of_request(tx.conn(), request_id)? {
        return Ok(Some(earlier.id));
    }
    let Some(terms) = decided.terms.clone() else {
        return Err(Error::internal(format!("decision {decision} grants nothing")));
    };
    let terms_text = JsonText::of(&terms)?;
    if terms.marks.is_empty() || terms.territory.is_empty() || terms.media.is_empty() {
        return Err(Error::internal(format!("decision {decision} grants nothing that has a scope")));
    }
    if terms.ends_on < terms.starts_on {
        return Err(Error::internal(format!("decision {decision} ends before it starts")));
    }
    let reference = Reference::current().map_err(Error::internal)?;
    let request = requests::by_id(tx.conn(), request_id)?;
    let now = tx.now;
    let people = store::people_in(tx.conn(), request.organization_id, now)?;
    let activity =
        rules::without_people(&terms.activity, &people, &say::authorizations::left_out().to_string());
    let country = countries(reference, &terms.territory);
    let accept_by = tx.today() + chrono::Duration::days(i64::from(reference.terms.terms.acceptance_days));
    let id = store::insert(
        tx,
        &New {
            request: request_id,
            decision,
            organization: request.organization_id,
            terms: &terms,
            terms_text: &terms_text,
            country: &country,
            activity: &activity,
            accept_by,
        },
    )?;
    for (position, condition) in (1..).zip(&terms.conditions) {
        store::insert_condition(tx, id, position, condition)?;
    }
    vouch_for_files(tx, id, &decided, &terms.artwork)?;
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::Acceptance,
            subject: (WaitSubject::Authorization, id.0),
            request: Some(request_id),
            from: Whom::Organization(request.organization_id),
            due: Some(accept_by),
        },
    )?;
    let row = store::by_id(tx.conn(), id)?;
    tx.record(
        event(&row, "authorizations.offer", None)
            .after("state", row.state)
            .after("number", &row.number)
            .after("decision", decision)
            .after("starts_on", row.starts_on)
            .after("ends_on", row.ends_on)
            .after("accept_by", accept_by)
            .after("conditions", terms.conditions.len()),
    );
    Ok(Some(id))
}

/// Anybody may later ask whether a file is the letter, or artwork as it was approved: by the hash of its bytes.
fn vouch_for_files(
    tx: &mut Tx,
    id: AuthorizationId,
    decided: &decisions::Decision,
    artwork: &[(String, String)],
) -> Result<()> {
    for file in decisions::letter_files(decided) {
        store::insert_file(tx, id, FileKind::Letter, &file.sha256(), &file.name)?;
    }
    for (name, sha256) in artwork {
        store::insert_file(tx, id, FileKind::Artwork, sha256, name)?;
    }
    Ok(())
}

/// Countries as the column holds them: two letters each, parted by blanks; everywhere is `global` alone.
pub(super) fn countries(reference: &Reference, codes: &[String]) -> String {
    if codes.iter().any(|code| code == "global") {
        return "global".to_owned();
    }
    let codes: Vec<&str> = codes
        .iter()
        .map(|code| reference.country(code).map_or(code.as_str(), |country| country.iso2.as_str()))
        .collect();
    codes.join(" ")
}

/// What follows from the release of a decision.
///
/// # Errors
/// As [`offer`].
pub fn offer_what_was_decided(tx: &mut Tx, request: RequestId) -> Result<()> {
    match decisions::standing_decision(tx.conn(), request)? {
        Some(decision) => offer(tx, decision.id).map(|_| ()),
        None => Ok(()),
    }
}
