//! What the group sees of itself: figures that lead to their cases, to nobody more than they may know; cases side by side.

mod figures;
mod in_browser;
mod side_by_side;
mod worlds;

use std::rc::Rc;

use imprimatur::decisions::{Proposal, Ruling};
use imprimatur::guidelines::{Band, ReasonCode, Track};

use crate::support::app::TestApp;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{DecisionCase, in_deliberation};
use crate::support::cases_reviews::{ReviewCase, all, in_review};

/// Three cases whose deliberation was opened.
struct Group {
    granted: DecisionCase,
    /// Like the first in everything but its outcome.
    declined: DecisionCase,
    /// In deliberation, its members far apart on C1 and C9.
    apart: ReviewCase,
}

/// The group of the tests; `first` is what the first member says on C5 of the third case.
async fn group(app: &Rc<TestApp>, first: u8) -> Group {
    let granted = offered(app).await;
    let declined = in_deliberation(app).await;
    let against = Proposal {
        outcome: Band::RecommendDecline,
        text: "The poster could be read as an endorsement.".into(),
        departing_reasons: "The scores do not show the second poster.".into(),
        conditions: Vec::new(),
        dissents: Vec::new(),
    };
    declined.recommend(against).await.unwrap();
    let ruling = declined.ruling(true).await;
    let ruling = Ruling { reason_codes: vec![ReasonCode::EndorsementImplied], ..ruling };
    declined.decide(&declined.officer, &ruling).await.unwrap();
    let apart = in_review(app, Track::Standard, 3).await;
    for (member, scores) in apart.members.iter().zip([
        all(Track::Standard, 3, &[("C5", Some(first)), ("C13", None)]),
        all(Track::Standard, 2, &[("C1", Some(4))]),
        all(Track::Standard, 2, &[("C9", Some(4))]),
    ]) {
        apart.lock(member, scores).await;
    }
    app.sweep().await;
    Group { granted, declined, apart }
}
