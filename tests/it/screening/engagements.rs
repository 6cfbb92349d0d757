//! A remedial engagement turns the exclusion by X9 aside: proposed by a screener, answered by a chair.

use imprimatur::access::Role;
use imprimatur::guidelines::{CheckCode, CheckOutcome, Track};
use imprimatur::requests::Turn;
use imprimatur::screening::actions;
use imprimatur::screening::engagements::{self, EngagementState, New};

use super::{Cast, cast, found, refusal};
use crate::support::app::Person;
use crate::support::cases;
use crate::support::databases::db_tests;

const PLAN: [(&str, &str); 5] = [
    ("What is put right, and how", "A channel for complaints, open to suppliers."),
    ("Milestones", "A policy by March\nA report by June"),
    ("review_on-day", "30"),
    ("review_on-month", "6"),
    ("review_on-year", "2027"),
];

impl Cast {
    async fn x9_stands(&self) {
        self.record(&self.noor, CheckCode::X9, found(CheckOutcome::Confirmed, "Two reports withheld."))
            .await
            .unwrap();
        self.confirm(&self.olga, CheckCode::X9).await.unwrap();
    }

    async fn propose(&self) {
        let page = self.noor.get(&self.path("/engagement")).await;
        let page = self.noor.submit(&page, "Propose it to the chair", &PLAN).await;
        assert!(page.has_text("The chairs have been told."), "{page:?}");
    }

    async fn answer_as(&self, who: &Person, approve: bool) -> imprimatur::error::Result<()> {
        let (actor, id) = (cases::actor(who).await, self.id);
        let version = self.engagement().await.version;
        let write = move |tx: &mut imprimatur::db::Tx| {
            engagements::actions::answer(tx, &actor, id, version, Some(approve), "They began in October.")
        };
        self.app.data.db.write(write).await
    }

    async fn engagement(&self) -> engagements::Engagement {
        let id = self.id;
        self.app.data.db.read(move |conn| engagements::of_request(conn, id)).await.unwrap().remove(0)
    }

    async fn send_back(&self, who: &Person) {
        let (actor, id) = (cases::actor(who).await, self.id);
        let version = self.check(CheckCode::X9).await.version;
        let write = move |tx: &mut imprimatur::db::Tx| {
            actions::send_back(tx, &actor, id, CheckCode::X9, version, "The report came.")
        };
        self.app.data.db.write(write).await.unwrap();
    }
}

db_tests! {
    async fn refused_once_approved_later_the_case_goes_on(db) {
        let cast = cast(db).await;
        let (actor, id) = (cases::actor(&cast.noor).await, cast.id);
        let early = cast.app.data.db.write(move |tx| engagements::actions::propose(tx, &actor, id, &New::default())).await;
        assert!(refusal(early).contains("once two people have confirmed check X9"));
        cast.rest_is_clear().await;
        cast.x9_stands().await;
        assert_eq!(cases::request(&cast.app, id).await.turn, Turn::Chair);
        let page = cast.noor.get(&cast.path("")).await;
        let page = cast.noor.get(page.link("Remedial engagement").unwrap()).await;
        let answer = cast.noor.try_submit(&page, "Propose it to the chair", &[("review_on-day", "1"), ("review_on-month", "1"), ("review_on-year", "2026")]).await;
        assert_eq!(answer.status, 422);
        let errors = answer.page().error_texts().join("|");
        for wanted in ["Enter what is put right", "at least one milestone", "must lie in the future"] {
            assert!(errors.contains(wanted), "{wanted}: {errors}");
        }
        cast.propose().await;
        let letter = cast.app.letter(&cast.chair, "Remedial engagement proposed").await;
        assert!(letter.text.contains("channel for complaints") && letter.text.contains("X9"), "{}", letter.text);
        assert!(cast.chair.get("/desk").await.has_text("Remedial engagement"));
        let page = cast.olga.get(&cast.path("/engagement")).await;
        assert!(page.has_text("It waits for a chair") && page.form("Propose it to the chair").is_err());
        let actor = cases::actor(&cast.olga).await;
        let twice = cast.app.data.db.write(move |tx| engagements::actions::propose(tx, &actor, id, &New::default())).await;
        assert!(refusal(twice).contains("proposed already"));
        assert!(refusal(cast.answer_as(&cast.olga, true).await).contains("role"));

        // The chair refuses, with reasons.
        let page = cast.chair.get(&cast.path("/engagement")).await;
        assert!(page.has_text("A report by June") && page.has_text("30 June 2027"));
        let answer = cast.chair.try_submit(&page, "Record and tell the screeners", &[]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.page().error_texts().len() >= 2);
        let page = cast.chair.submit(&answer.page(), "Record and tell the screeners", &[("decision", "refuse"), ("reason", "No dates for suppliers.")]).await;
        assert!(page.has_text("The engagement is refused."));
        for person in [&cast.noor, &cast.olga] {
            assert!(cast.app.letter(person, "Remedial engagement refused").await.text.contains("No dates for suppliers."));
        }
        assert_eq!(cast.settled().await.excluding, [CheckCode::X9]);
        assert!(refusal(cast.answer_as(&cast.chair, true).await).contains("No engagement waits"));

        // Another proposal is approved: X9 escalates, and the secretariat goes on.
        cast.propose().await;
        let page = cast.chair.get(&cast.path("/engagement")).await;
        assert!(page.has_text("Earlier ones"));
        let page = cast.chair.submit(&page, "Record and tell the screeners", &[("decision", "approve"), ("reason", "They began in October.")]).await;
        assert!(page.has_text("The engagement is approved."));
        cast.app.letter(&cast.noor, "Remedial engagement approved").await;
        cast.app.letter(&cast.secretary, "Screening finished").await;
        let settled = cast.settled().await;
        assert!(settled.excluding.is_empty() && settled.escalating == [CheckCode::X9] && settled.allows_review(), "{settled:?}");
        let request = cases::request(&cast.app, id).await;
        assert_eq!((request.track, request.turn), (Some(Track::Enhanced), Turn::Secretariat));
        assert!(cast.secretary.get(&cast.path("")).await.has_text("Remedial engagement approved"));

        // It rests on the check: sent back, it ends.
        cast.send_back(&cast.olga).await;
        assert_eq!(cast.engagement().await.state, EngagementState::Lapsed);
        cast.x9_stands().await;
        assert_eq!(cast.settled().await.excluding, [CheckCode::X9], "an old one does not count");
        cast.app.finish().await;
    }

    async fn who_judged_here_does_not_answer(db) {
        let cast = cast(db).await;
        let both = cast.app.person("Dora Double", &[Role::Screener, Role::Chair]).await;
        cast.x9_stands().await;
        let (actor, id) = (cases::actor(&both).await, cast.id);
        let new = New { plan: "A channel.".into(), milestones: "A policy".into(), review_on: Some(cast.app.clock.now().date() + chrono::Days::new(90)) };
        cast.app.data.db.write(move |tx| engagements::actions::propose(tx, &actor, id, &new)).await.unwrap();
        assert!(refusal(cast.answer_as(&both, true).await).contains("somebody else has to take this step"));
        assert!(both.get(&cast.path("/engagement")).await.has_text("somebody else has to take this step"));
        cast.answer_as(&cast.chair, true).await.unwrap();
        cast.app.letter(&both, "Remedial engagement approved").await;
        assert_eq!(cast.partner.ask(&cast.path("/engagement")).await.status, 404);
        cast.app.finish().await;
    }

    async fn a_hold_ends_with_it_and_a_pending_one_lapses(db) {
        let cast = cast(db).await;
        let id = cast.id;
        cast.rest_is_clear().await;
        cast.x9_stands().await;
        cast.put_on_hold("X9").await;
        cast.propose().await;
        // Answers changed: the check is made again, and what was proposed on it ends.
        cast.app.data.db.write(move |tx| actions::reset_for(tx, id, &["gc_status"])).await.unwrap();
        assert_eq!(cast.engagement().await.state, EngagementState::Lapsed);
        assert!(refusal(cast.answer_as(&cast.chair, true).await).contains("No engagement waits"));
        cast.record(&cast.noor, CheckCode::H8, found(CheckOutcome::Clear, "Active.")).await.unwrap();
        cast.x9_stands().await;
        cast.answer("We had new people.").await;
        assert!(cast.chair.get(&cast.path("/exclude")).await.has_text("Exclude"));
        let refused = cast.noor.get(&cast.path("")).await;
        assert!(refused.has_text("so the hold cannot be released"));

        cast.propose().await;
        cast.answer_as(&cast.chair, true).await.unwrap();
        assert_eq!(cast.chair.ask(&cast.path("/exclude")).await.status, 403, "nothing excludes any more");
        let page = cast.noor.get(&cast.path("/release")).await;
        cast.noor.submit(&page, "Ask for the release", &[("Why can the case go on?", "It is being put right.")]).await;
        let page = cast.olga.get(&cast.path("/release")).await;
        cast.olga.submit(&page, "Record as second person", &[("May the case go on?", "agree")]).await;
        let request = cases::request(&cast.app, id).await;
        assert_eq!((request.track, request.turn), (Some(Track::Enhanced), Turn::Secretariat));
        cast.app.letter(&cast.secretary, "Screening finished").await;
        cast.app.finish().await;
    }

    async fn an_exclusion_ends_a_pending_one(db) {
        let cast = cast(db).await;
        cast.x9_stands().await;
        cast.put_on_hold("X9").await;
        cast.answer("We have nothing to say.").await;
        cast.propose().await;
        let page = cast.chair.get(&cast.path("/exclude")).await;
        cast.chair.submit(&page, "Exclude and tell the partner", &[("Reasons, for the file", "Nothing is put right.")]).await;
        assert_eq!(cast.engagement().await.state, EngagementState::Lapsed);
        cast.app.finish().await;
    }
}
