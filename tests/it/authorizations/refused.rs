//! Whatever is not listed is refused, with a reason, and changes nothing: each step in each state, and each further
//! refusal of its own.

use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use imprimatur::access::Actor;
use imprimatur::authorizations::lifecycle::{AuthorizationAction as A, step};
use imprimatur::authorizations::{
    AuthorizationId, AuthorizationState as S, ChangeAbout, ChangeVerdict, ConditionState, Signature, actions,
    by_id,
};
use imprimatur::db::Tx;
use imprimatur::db::schema::authorizations;
use imprimatur::error::{Error, Result};

use crate::support::app::TestApp;
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{DecisionCase, write};
use crate::support::databases::db_tests;

/// The step that people take, by its function; none for what the calendar does.
fn take(tx: &mut Tx<'_>, action: A, actor: &Actor, id: AuthorizationId) -> Option<Result<()>> {
    let signature = Signature::new("Pat Partner", "Director", true).unwrap();
    let today = tx.today();
    Some(match action {
        A::Accept => actions::accept(tx, actor, id, &signature),
        A::Refuse => actions::refuse(tx, actor, id, "No."),
        A::GiveUp => actions::give_up(tx, actor, id),
        A::Suspend => actions::suspend(tx, actor, id, "Reasons."),
        A::Reinstate => actions::reinstate(tx, actor, id, "Reasons."),
        A::Revoke => actions::revoke(tx, actor, id, "Reasons.", today),
        A::Restore => actions::restore(tx, actor, id, "Reasons."),
        A::Lapse | A::Activate | A::Expire => return None,
    })
}

async fn stands(case: &DecisionCase, state: S) {
    let id = case.authorization_id().await;
    write(&case.app, move |tx| {
        diesel::update(authorizations::table.find(id))
            .set(authorizations::state.eq(state))
            .execute(tx.conn())?;
        Ok(())
    })
    .await
    .unwrap();
}

/// # Panics
/// When it was not refused in words.
fn refused<T: std::fmt::Debug>(what: &str, result: Result<T>) {
    match result {
        Err(Error::Refused(why)) => assert!(why.to_string().len() > 10, "{what}: {why}"),
        other => panic!("{what}: {other:?}"),
    }
}

db_tests! {
    async fn every_step_out_of_turn(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let id = case.authorization_id().await;
        let (holder, officer) = (cases::actor(&case.partner).await, cases::actor(&case.officer).await);
        let mut tried = 0;
        for state in S::ALL {
            stands(&case, *state).await;
            for action in A::ALL {
                if step(*action, *state, None).is_ok() {
                    continue;
                }
                let actor = match action {
                    A::Accept | A::Refuse | A::GiveUp => holder.clone(),
                    _ => officer.clone(),
                };
                let (action, state) = (*action, *state);
                let taken = app.data.db.write(move |tx| match take(tx, action, &actor, id) {
                    None => Ok(false),
                    Some(taken) => {
                        refused(&format!("{action} at {state}"), taken);
                        assert_eq!(by_id(tx.conn(), id)?.state, state);
                        Ok(true)
                    }
                });
                tried += usize::from(taken.await.unwrap());
            }
        }
        assert!(tried > 40, "only {tried}");
        stands(&case, S::Offered).await;
        // And whoever it is not given to.
        for action in A::ALL {
            for who in [&case.secretary, &case.chair, &case.screener] {
                let (action, actor) = (*action, cases::actor(who).await);
                let done = app.data.db.write(move |tx| {
                    if let Some(taken) = take(tx, action, &actor, id) {
                        refused(&format!("{action} by another"), taken);
                    }
                    Ok(())
                });
                done.await.unwrap();
            }
        }
        app.finish().await;
    }

    async fn an_offer_that_came_too_late(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let (id, holder) = (case.authorization_id().await, cases::actor(&case.partner).await);
        // The calendar has not run yet.
        app.clock.advance(31 * 24 * 60 * 60);
        let accept = |holder: Actor| {
            move |tx: &mut Tx<'_>| {
                let signature = Signature::new("Pat Partner", "Director", true).unwrap();
                actions::accept(tx, &holder, id, &signature)
            }
        };
        refused("after its last day", write(&app, accept(holder.clone())).await);
        write(&app, move |tx| {
            let far = tx.today() + Days::new(900);
            diesel::update(authorizations::table.find(id)).set(authorizations::accept_by.eq(far)).execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        app.clock.advance(800 * 24 * 60 * 60);
        refused("after the end of the use", write(&app, accept(holder)).await);
        write(&app, move |tx| {
            let day = NaiveDate::from_ymd_opt(2026, 12, 24).unwrap();
            diesel::update(authorizations::table.find(id)).set(authorizations::accept_by.eq(day)).execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        app.sweep().await;
        assert_eq!(case.authorization().await.state, S::Lapsed);
        app.finish().await;
    }

    async fn what_a_holder_cannot_do(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let (id, holder) = (case.authorization_id().await, cases::actor(&case.partner).await);
        let with = |holder: &Actor| holder.clone();
        let actor = with(&holder);
        let early = write(&app, move |tx| actions::report_change(tx, &actor, id, ChangeAbout::Dates, "Later.")).await;
        refused("a change of an offer", early);
        let actor = with(&holder);
        refused("a renewal of an offer", write(&app, move |tx| actions::renew(tx, &actor, id)).await);
        let actor = with(&holder);
        refused("no calendar to end", write(&app, move |tx| actions::end_calendar(tx, &actor)).await);
        let actor = with(&holder);
        refused("artwork of an offer", write(&app, move |tx| actions::fetch_artwork(tx, &actor, id)).await);
        case.accepted().await;
        write(&app, move |tx| {
            let row = by_id(tx.conn(), id)?;
            let mut terms = row.granted()?;
            terms.artwork.clear();
            let terms = serde_json::to_string(&terms)?;
            diesel::update(authorizations::table.find(id)).set(authorizations::terms.eq(terms)).execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        refused("no artwork at all", write(&app, move |tx| actions::fetch_artwork(tx, &holder, id)).await);
        app.finish().await;
    }

    async fn what_the_office_cannot_do(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let id = case.authorization_id().await;
        let (secretary, officer) = (cases::actor(&case.secretary).await, cases::actor(&case.officer).await);
        let (holder, chair) = (cases::actor(&case.partner).await, cases::actor(&case.chair).await);
        let condition = |actor: &Actor, position, to| {
            let actor = actor.clone();
            move |tx: &mut Tx<'_>| actions::check_condition(tx, &actor, id, position, to, "Seen.")
        };
        refused("by the chair", write(&app, condition(&chair, 1, ConditionState::Met)).await);
        refused("a waiver by the secretariat", write(&app, condition(&secretary, 1, ConditionState::Waived)).await);
        write(&app, condition(&officer, 1, ConditionState::Waived)).await.unwrap();
        refused("what was let go", write(&app, condition(&secretary, 1, ConditionState::Met)).await);
        refused("back to open", write(&app, condition(&secretary, 2, ConditionState::Open)).await);
        let none = write(&app, condition(&secretary, 99, ConditionState::Met)).await;
        assert!(matches!(none, Err(Error::Hidden)), "{none:?}");
        let passed = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        let late = write(&app, {
            let officer = officer.clone();
            move |tx| actions::revoke(tx, &officer, id, "Reasons.", passed)
        }).await;
        assert!(matches!(late, Err(Error::Invalid(_))), "{late:?}");
        write(&app, {
            let holder = holder.clone();
            move |tx| actions::report_change(tx, &holder, id, ChangeAbout::Dates, "Later.")
        }).await.unwrap();
        let answer = |actor: &Actor, report| {
            let actor = actor.clone();
            move |tx: &mut Tx<'_>| actions::answer_change(tx, &actor, id, report, ChangeVerdict::Covered, "Yes.")
        };
        refused("by the holder", write(&app, answer(&holder, 1)).await);
        refused("by the chair", write(&app, answer(&chair, 1)).await);
        assert!(matches!(write(&app, answer(&secretary, 99)).await, Err(Error::Hidden)));
        write(&app, answer(&secretary, 1)).await.unwrap();
        assert!(matches!(write(&app, answer(&officer, 1)).await, Err(Error::Conflict(_))), "answered once");
        write(&app, move |tx| {
            diesel::update(authorizations::table.find(id)).set(authorizations::in_register.eq(false)).execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        let until = case.authorization().await.ends_on;
        let delayed = write(&app, {
            let officer = officer.clone();
            move |tx| actions::delay_listing(tx, &officer, id, until, "Reasons.")
        }).await;
        refused("no entry to put off", delayed);
        write(&app, {
            let officer = officer.clone();
            move |tx| actions::suspend(tx, &officer, id, "Reasons.")
        }).await.unwrap();
        let edited = write(&app, move |tx| actions::edit_conditions(tx, &officer, id, &[], "Reasons.")).await;
        refused("conditions of what is suspended", edited);
        app.finish().await;
    }
}
