//! Who looked and what they found, in a few lines.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::accounts;
use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::decisions::store;
use crate::error::Result;
use crate::guidelines::CheckOutcome;
use crate::say;

/// The screening of a case at a glance.
pub(super) struct Outline {
    /// Checks that found nothing against the request.
    pub clear: usize,
    /// All checks.
    pub total: usize,
    /// Checks that nobody settled.
    pub open: String,
    /// Confirmed checks.
    pub confirmed: String,
    /// Who checked.
    pub people: String,
    /// The last day on which somebody did.
    pub last: Option<NaiveDate>,
    /// Members whose scores count.
    pub members: usize,
}

pub(super) fn load(conn: &mut Conn, id: RequestId) -> Result<Outline> {
    let lines = store::check_lines(conn, id)?;
    let of = |wanted: fn(CheckOutcome) -> bool| {
        let codes: Vec<_> = lines.iter().filter(|line| wanted(line.outcome)).map(|line| line.code).collect();
        if codes.is_empty() { String::new() } else { say::list(&codes) }
    };
    let open = of(CheckOutcome::is_unresolved);
    let confirmed = of(|outcome| outcome == CheckOutcome::Confirmed);
    let clear = lines
        .iter()
        .filter(|line| !line.outcome.is_unresolved() && line.outcome != CheckOutcome::Confirmed)
        .count();
    let people: BTreeSet<_> =
        lines.iter().flat_map(|line| [line.checked_by, line.confirmed_by]).flatten().collect();
    let mut names = Vec::new();
    for person in people {
        names.push(accounts::by_id(conn, person)?.name);
    }
    Ok(Outline {
        clear,
        total: lines.len(),
        open,
        confirmed,
        people: if names.is_empty() { String::new() } else { say::list(&names) },
        last: lines.iter().filter_map(|line| line.checked_at).max().map(|at| at.date()),
        members: store::locked_members(conn, id)?.len(),
    })
}
