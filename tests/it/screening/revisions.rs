//! What rests on an answer is looked at again when the answer changes.

use imprimatur::audit::{Event, SubjectKind};
use imprimatur::guidelines::{CheckCode, CheckOutcome, Reference, Track};
use imprimatur::requests::answers::Answers;
use imprimatur::requests::{Action, Change, advance, lock, questions};
use imprimatur::screening::actions;

use super::{Cast, cast};
use crate::support::cases;
use crate::support::databases::db_tests;

/// The partner sends a new revision during screening; the event names what changed, or nothing.
async fn revise(cast: &Cast, number: i64, changed: Option<&'static [&'static str]>) {
    let (actor, id) = (cases::actor(&cast.partner).await, cast.id);
    let write = cast.app.data.db.write(move |tx| {
        let now = tx.now;
        cases::revise(tx.conn(), id, number, actor.id, now, &Answers::new());
        let request = lock(tx, id)?;
        let mut event = Event::new(SubjectKind::Request, id.0, "requests.revise", Some(actor.id));
        if let Some(changed) = changed {
            event = event.after("changed", changed);
        }
        advance(
            tx,
            Some(&actor),
            &request,
            Action::Revise,
            Change { event: Some(event), ..Change::default() },
        )
    });
    write.await.unwrap();
}

async fn not_checked(cast: &Cast) -> Vec<CheckCode> {
    cast.settled().await.not_checked
}

#[test]
fn every_answer_that_a_check_reads_is_asked_for() {
    let read: Vec<&str> =
        questions::groups().flat_map(|group| &group.questions).map(|question| question.read_as()).collect();
    for check in &Reference::seeded().unwrap().checks {
        for key in &check.reads {
            assert!(read.contains(&key.as_str()), "{} reads {key}, which no question asks", check.code);
        }
    }
}

db_tests! {
    async fn a_changed_answer_sends_its_checks_back(db) {
        let cast = cast(db).await;
        cast.rest_is_clear().await;
        revise(&cast, 2, Some(&["revenue_tobacco"])).await;
        use CheckCode::{H1, H2, H3, H6, X6, X7, X8};
        assert_eq!(not_checked(&cast).await, [X6, X7, X8, H1, H2, H3, H6]);
        let letter = cast.app.letter(&cast.olga, "Checks to make again").await;
        assert!(letter.text.contains("X8 Tobacco production") && !letter.text.contains("X1 "));
        let page = cast.noor.get(&cast.path("")).await;
        assert!(page.has_text("7 left") && page.has_text("Before the answers changed:"));
        cast.rest_is_clear().await;

        // Nothing that a check reads: nothing goes back, and the outcomes hold for the new revision.
        revise(&cast, 3, Some(&["activity_title"])).await;
        assert!(cast.settled().await.allows_review());
        assert!(cast.checks().await.iter().all(|check| check.revision == 3));

        // Not said what changed: everything goes back.
        revise(&cast, 4, None).await;
        assert_eq!(not_checked(&cast).await.len(), 22);
        cast.app.finish().await;
    }

    async fn an_unlawful_use_sends_x10_back(db) {
        let cast = cast(db).await;
        cast.rest_is_clear().await;
        let id = cast.id;
        cast.app.data.db.write(move |tx| actions::reset_x10(tx, id)).await.unwrap();
        assert_eq!(not_checked(&cast).await, [CheckCode::X10]);
        cast.app.data.db.write(move |tx| actions::reset_x10(tx, id)).await.unwrap();
        let letters = cases::letters(&cast.app, cast.id).await;
        assert_eq!(letters.iter().filter(|one| one.starts_with("screening.reset")).count(), 2, "one to each screener, once");
        cast.app.finish().await;
    }

    async fn accepted_a_second_time_what_still_holds_stays(db) {
        let cast = cast(db).await;
        cast.rest_is_clear().await;
        let id = cast.id;
        cast.app.data.db.write(move |tx| {
            let request = lock(tx, id)?;
            let request = advance(tx, None, &request, Action::Refer, Change::default())?;
            advance(tx, None, &request, Action::UndoRouting, Change::default())
        }).await.unwrap();
        cases::accept(&cast.app, id, Track::Standard).await;
        assert!(cast.checks().await.iter().all(|check| check.outcome == CheckOutcome::Clear));
        assert!(cast.settled().await.allows_review());
        cast.app.finish().await;
    }
}
