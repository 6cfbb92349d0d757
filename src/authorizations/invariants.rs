//! I4: an authorization has mark, scope and end. I11: the register holds nothing personal. States fit their
//! times; conditions are numbered without gaps; nothing stays in force past its end.

use chrono::NaiveDate;

use super::lifecycle::AuthorizationState as S;
use super::store::{self, Authorization};
use super::{AuthorizationId, RegisterEntry};
use crate::db::Conn;
use crate::error::Result;
use crate::requests;

/// Walks every authorization; gives back what is wrong, one line each. `today` is the UTC date that ends are
/// measured by.
///
/// # Errors
/// When the database fails.
pub fn check_on(conn: &mut Conn, today: Option<NaiveDate>) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let mut after = AuthorizationId(0);
    loop {
        let rows = store::every(conn, after, 500)?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        for row in &rows {
            for fault in faults(conn, row, today)? {
                wrong.push(format!("{fault} (authorization {})", row.number));
            }
        }
    }
    for id in store::odd_condition_positions(conn)? {
        wrong.push(format!("the conditions of authorization {id} are not numbered from 1 without gaps"));
    }
    for id in store::stray_papers(conn)? {
        wrong.push(format!("the file {id} of a holder was looked at by nobody, or belongs to another case"));
    }
    for id in store::odd_reports(conn)? {
        wrong.push(format!("the report {id} on a use was looked at by nobody, or too early"));
    }
    for id in store::longer_than_granted(conn)? {
        wrong.push(format!("the agent {id} would act longer than the authorization lasts"));
    }
    for id in store::odd_imports(conn)? {
        wrong.push(format!("the file {id} of what was granted on paper is settled by half"));
    }
    for id in store::odd_keys(conn)? {
        wrong.push(format!("the key for proofs {id} is half in use"));
    }
    Ok(wrong)
}

/// As [`check_on`], by the last day on which anything happened in this database.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let today = store::last_day(conn)?;
    check_on(conn, today)
}

fn faults(conn: &mut Conn, row: &Authorization, today: Option<NaiveDate>) -> Result<Vec<&'static str>> {
    let mut found = Vec::new();
    let mut unless = |holds: bool, fault| {
        if !holds {
            found.push(fault);
        }
    };
    let terms = row.granted()?;
    unless(!row.marks().is_empty(), "I4: no mark");
    unless(!terms.media.is_empty() && !row.country.is_empty(), "I4: no scope");
    unless(!terms.purpose.trim().is_empty(), "I4: no purpose");
    unless(row.ends_on >= row.starts_on, "I4: it ends before it starts");
    unless(row.number == terms.authorization_number, "the number is not the one of the letter");
    let decided = requests::by_id(conn, row.request_id)?;
    unless(
        decided.outcome.is_some_and(requests::Outcome::is_authorized),
        "I4: its request was not authorized",
    );

    let accepted = row.accepted_at.is_some();
    let active = row.activated_at.is_some();
    let stopped = row.stopped_at.is_some();
    unless(
        accepted == (row.accepted_by.is_some() && row.signed_name.is_some()),
        "accepted without a signature",
    );
    unless(!active || accepted, "in force without an acceptance");
    unless(
        match row.state {
            S::Offered => !accepted && !stopped,
            S::Refused => !accepted && stopped,
            S::Accepted => accepted && !active && !stopped,
            S::Active => active && !stopped,
            S::Ended => accepted && stopped,
            S::Suspended | S::Revoked | S::Lapsed | S::Expired => stopped,
        },
        "its times do not fit its state",
    );
    let left = row.suspended_from.is_some();
    unless(row.state != S::Suspended || left, "suspended from nowhere");
    unless(row.state != S::Revoked || (left && row.stop_by.is_some()), "revoked without a day to stop by");
    if let Some(today) = today {
        let long_over = (today - row.ends_on).num_days() > 1;
        unless(row.state != S::Active || !long_over, "in force past its end");
    }
    found.extend(personal(conn, row)?);
    Ok(found)
}

/// I11, measured on what the public would read.
fn personal(conn: &mut Conn, row: &Authorization) -> Result<Vec<&'static str>> {
    if !row.in_register || row.activated_at.is_none() {
        return Ok(Vec::new());
    }
    let Some(entry) = RegisterEntry::of(row, row.ends_on)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    if entry.texts().iter().any(|text| text.contains('@')) {
        found.push("I11: an address in the register");
    }
    let people = store::people_in(conn, row.organization_id, row.offered_at)?;
    let named = people
        .iter()
        .any(|name| name.split_whitespace().count() > 1 && entry.activity.contains(name.as_str()));
    if named {
        found.push("I11: a person's name in the register");
    }
    Ok(found)
}
