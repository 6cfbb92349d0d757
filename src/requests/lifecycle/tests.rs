use super::{
    Action as A, HoldRule, LifecycleRefusal, Outcome as O, Stage as S, TABLE, To, possible, print, row_of,
    step, step_at,
};
use crate::access::Role;

#[test]
fn each_action_has_one_row_and_somebody_who_may() {
    for action in A::ALL {
        assert_eq!(TABLE.iter().filter(|row| row.action == *action).count(), 1, "{action}");
        let row = row_of(*action).unwrap();
        assert!(row.system || !row.who.is_empty(), "{action}");
        assert!(!row.from.is_empty(), "{action}");
    }
    assert_eq!(TABLE.iter().map(|row| row.action).collect::<Vec<_>>(), A::ALL);
}

#[test]
fn the_whole_way_to_a_decision() {
    let way = [
        (A::Submit, S::Draft, S::Submitted),
        (A::Return, S::Submitted, S::Returned),
        (A::Resubmit, S::Returned, S::Submitted),
        (A::Accept, S::Submitted, S::Screening),
        (A::OpenReview, S::Screening, S::Review),
        (A::OpenDeliberation, S::Review, S::Deliberation),
        (A::ReopenReview, S::Deliberation, S::Review),
        (A::Recommend, S::Deliberation, S::Recommended),
        (A::SendBack, S::Recommended, S::Deliberation),
        (A::Decide, S::Recommended, S::Recommended),
        (A::Defer, S::Recommended, S::Deferred),
        (A::Wake, S::Deferred, S::Recommended),
        (A::ReleaseDecision, S::Recommended, S::Closed),
    ];
    for (action, from, to) in way {
        assert_eq!(step(action, from, false).unwrap().to(), to, "{action}");
    }
}

#[test]
fn only_five_go_together_with_an_open_hold() {
    let with_hold: Vec<A> =
        TABLE.iter().filter(|row| row.hold != HoldRule::Refused).map(|row| row.action).collect();
    assert_eq!(with_hold, [A::Withdraw, A::AskHold, A::AnswerHold, A::ReleaseHold, A::Exclude]);
    for row in TABLE {
        let from = row.from[0];
        let outcome = row.from_outcomes.first().copied();
        let held = step_at(row.action, from, outcome, true);
        match row.hold {
            HoldRule::Refused => {
                assert_eq!(held, Err(LifecycleRefusal::OnHold { action: row.action }))
            }
            HoldRule::Allowed | HoldRule::Needed => assert!(held.is_ok(), "{}", row.action),
        }
        let free = step_at(row.action, from, outcome, false);
        assert_eq!(free.is_ok(), row.hold != HoldRule::Needed, "{}", row.action);
    }
}

#[test]
fn what_is_not_listed_is_refused_and_says_what_would_do() {
    for row in TABLE {
        for stage in S::ALL {
            let outcome = row.from_outcomes.first().copied();
            let hold = row.hold == HoldRule::Needed;
            let listed = row.from.contains(stage);
            match step_at(row.action, *stage, outcome, hold) {
                Ok(_) => assert!(listed, "{} {stage}", row.action),
                Err(refusal) => {
                    assert!(!listed, "{} {stage}", row.action);
                    assert_eq!(
                        refusal,
                        LifecycleRefusal::WrongStage { action: row.action, from: *stage, allowed: row.from }
                    );
                }
            }
        }
    }
}

#[test]
fn a_closed_request_opens_again_only_from_the_right_outcome() {
    assert_eq!(step_at(A::UndoRouting, S::Closed, Some(O::Referred), false).unwrap().to(), S::Submitted);
    assert_eq!(step_at(A::ReopenExcluded, S::Closed, Some(O::Excluded), false).unwrap().to(), S::Screening);
    let declined = step_at(A::ReopenDeclined, S::Closed, Some(O::Declined), false).unwrap();
    assert!(
        declined.may_end_in(S::Review)
            && declined.may_end_in(S::Deliberation)
            && !declined.may_end_in(S::Screening)
    );
    for outcome in [O::Authorized, O::AuthorizedWithConditions, O::Withdrawn, O::Lapsed] {
        for action in A::ALL {
            assert!(step_at(*action, S::Closed, Some(outcome), false).is_err(), "{action} {outcome}");
        }
    }
    assert!(matches!(step(A::UndoRouting, S::Closed, false), Err(LifecycleRefusal::WrongOutcome { .. })));
}

#[test]
fn another_track_leads_back_only_from_deliberation() {
    assert!(step(A::ChangeTrack, S::Deliberation, false).unwrap().may_end_in(S::Review));
    assert!(!step(A::ChangeTrack, S::Screening, false).unwrap().may_end_in(S::Review));
    assert_eq!(step(A::ChangeTrack, S::Screening, false).unwrap().to(), S::Screening);
}

#[test]
fn every_closing_row_names_outcomes_and_every_outcome_is_reached() {
    let mut reached = Vec::new();
    for row in TABLE {
        if let To::Closed(outcomes) = row.to {
            assert!(!outcomes.is_empty());
            reached.extend(outcomes);
        }
    }
    for outcome in O::ALL {
        assert!(reached.contains(outcome), "{outcome}");
    }
}

#[test]
fn buttons_come_from_the_same_table() {
    assert_eq!(possible(&[Role::Partner], S::Submitted, None, false), [A::Recall, A::Withdraw]);
    assert_eq!(possible(&[Role::Partner], S::Review, None, true), [A::Withdraw, A::AnswerHold]);
    assert_eq!(
        possible(&[Role::AuthorizingOfficer], S::Recommended, None, false),
        [A::SendBack, A::Decide, A::TakeBack, A::Defer, A::AskHold]
    );
    assert!(possible(&[Role::Admin, Role::Oversight], S::Review, None, false).is_empty());
}

#[test]
fn the_printed_table() {
    insta::assert_snapshot!(print());
}
