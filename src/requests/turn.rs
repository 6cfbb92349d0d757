//! Whose turn it is, in the words of the people who asked; and what they do next.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Outcome, Request, Stage};
use crate::say::{Msg, requests as t};

/// What a partner reads about one request.
#[derive(Debug, Clone)]
pub struct PartnerView {
    /// Where it is, with whom, until when.
    pub turn: Msg,
    /// What can be done now: words and path. None when there is nothing to do.
    pub next: Option<(Msg, String)>,
}

/// What stands beside a request and changes whose turn it is.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// Since when a hold is open, UTC.
    pub held: Option<NaiveDateTime>,
    /// Last day of open questions.
    pub asked: Option<NaiveDate>,
    /// State of the authorization that came of it, by its word.
    pub authorization: Option<&'a str>,
    /// The UTC date: a day that has passed is not promised.
    pub today: NaiveDate,
}

/// The view of a request.
pub fn for_partner(request: &Request, beside: Beside) -> PartnerView {
    let Beside { held, asked, authorization, today } = beside;
    let base = format!("/requests/{}", request.id);
    if let Some(since) = held {
        return PartnerView { turn: t::partner_on_hold(since.date()), next: Some((t::next_look(), base)) };
    }
    if let (Some(due), Stage::Screening | Stage::Review | Stage::Deliberation) = (asked, request.stage) {
        return PartnerView { turn: t::partner_asked(due), next: Some((t::next_answer(), base)) };
    }
    let due = request.due_on.filter(|due| *due >= today);
    let turn = match (request.stage, due) {
        (Stage::Draft, _) if request.submitted_at.is_some() => t::partner_recalled(),
        (Stage::Draft, _) => t::partner_draft(),
        (Stage::Submitted, Some(due)) => t::partner_submitted(due),
        (Stage::Submitted, None) => t::partner_submitted_undated(),
        (Stage::Returned, _) => {
            t::partner_returned(asked.or(request.due_on).unwrap_or(request.stage_since.date()))
        }
        (Stage::Screening, Some(due)) => t::partner_screening(due),
        (Stage::Screening, None) => t::partner_screening_undated(),
        (Stage::Review | Stage::Deliberation, _) => t::partner_group(request.stage_since.date()),
        (Stage::Recommended, Some(due)) => t::partner_recommended(due),
        (Stage::Recommended, None) => t::partner_recommended_undated(),
        (Stage::Deferred, _) => t::partner_deferred(request.stage_since.date()),
        (Stage::Closed, _) if authorization.is_some() => authorized(authorization),
        (Stage::Closed, _) => closed(request.outcome.unwrap_or(Outcome::Withdrawn)),
    };
    let next = match request.stage {
        Stage::Draft => Some((t::next_continue(), base)),
        Stage::Returned => Some((t::next_complete(), base)),
        Stage::Closed if authorization == Some("offered") => {
            Some((t::next_accept(), format!("{base}/authorization")))
        }
        Stage::Closed if authorization.is_some() => Some((t::next_look(), format!("{base}/authorization"))),
        _ => None,
    };
    PartnerView { turn, next }
}

fn closed(outcome: Outcome) -> Msg {
    match outcome {
        Outcome::Authorized => t::partner_authorized(),
        Outcome::AuthorizedWithConditions => t::partner_authorized_with_conditions(),
        Outcome::Declined => t::partner_declined(),
        Outcome::Excluded => t::partner_excluded(),
        Outcome::Referred => t::partner_referred(),
        Outcome::NotRequired => t::partner_not_required(),
        Outcome::Withdrawn => t::partner_withdrawn(),
        Outcome::Lapsed => t::partner_lapsed(),
    }
}

/// The states are those of the authorizations, a higher concept; their words stand in the column.
fn authorized(state: Option<&str>) -> Msg {
    match state {
        Some("offered") => t::partner_offered(),
        Some("accepted") => t::partner_accepted(),
        Some("active") => t::partner_active(),
        Some("suspended") => t::partner_suspended(),
        Some("revoked") => t::partner_revoked(),
        _ => t::partner_over(),
    }
}
