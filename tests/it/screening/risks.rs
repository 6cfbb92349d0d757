//! Risks of a case: the table, the list, what a grave one does.

use imprimatur::guidelines::{RiskLevel, Track};
use imprimatur::screening::risks::{self, New};

use super::{Cast, cast, refusal};
use crate::support::cases;
use crate::support::databases::db_tests;

fn risk(likelihood: i64, impact: i64) -> New {
    New {
        title: "The mark stands on goods for sale".into(),
        likelihood: Some(likelihood),
        impact: Some(impact),
        mitigation: "Proofs before publication.".into(),
    }
}

impl Cast {
    async fn add(&self, new: New) -> imprimatur::error::Result<risks::RiskId> {
        let (actor, id) = (cases::actor(&self.noor).await, self.id);
        self.app.data.db.write(move |tx| risks::actions::record(tx, &actor, id, &new)).await
    }

    async fn track(&self) -> Option<Track> {
        cases::request(&self.app, self.id).await.track
    }

    async fn overall(&self) -> Option<RiskLevel> {
        let id = self.id;
        self.app.data.db.read(move |conn| risks::overall(conn, id)).await.unwrap()
    }
}

db_tests! {
    async fn risks_stand_in_the_table_and_the_worst_one_counts(db) {
        let cast = cast(db).await;
        let page = cast.noor.get(&cast.path("/risks")).await;
        assert!(page.has_text("No risk stands"));
        assert_eq!(page.texts(".matrix tbody td").join(""), "MSHHHLMSHHLMMSHLLMMSLLLLM");
        assert_eq!((page.texts(".matrix thead th").len(), page.texts(".matrix tbody th").len()), (5, 5));
        let answer = cast.noor.try_submit(&page, "Add the risk", &[]).await;
        assert_eq!(answer.status, 422);
        let errors = answer.page().error_texts().join("|");
        for wanted in ["Enter what could happen", "how likely", "how bad", "what is done about it"] {
            assert!(errors.contains(wanted), "{wanted}: {errors}");
        }
        let page = cast.noor.submit(&answer.page(), "Add the risk", &[("title", "Pupils are filmed"), ("likelihood", "2"), ("impact", "3"), ("mitigation", "Consent is asked for.")]).await;
        assert!(page.has_text("The risk is recorded.") && page.has_text("Likelihood 2, impact 3"), "{page:?}");
        assert_eq!((cast.overall().await, cast.track().await), (Some(RiskLevel::Moderate), Some(Track::Standard)));

        cast.add(risk(2, 5)).await.unwrap();
        assert_eq!((cast.overall().await, cast.track().await), (Some(RiskLevel::Substantial), Some(Track::Enhanced)));
        let page = cast.secretary.get(&cast.path("/risks")).await;
        assert!(page.form("Add the risk").is_err(), "staff of the case read them");
        assert_eq!(page.attribute(".matrix tbody tr:nth-child(4) td:nth-child(6) a", "href").as_deref(), Some("#risk-2"));
        assert!(cast.secretary.get(&cast.path("")).await.has_text("Substantial"));
        assert_eq!(cast.partner.ask(&cast.path("/risks")).await.status, 404);

        // Dropped with a reason, by another screener; the track stays.
        let page = cast.olga.get(&cast.path("/risks")).await;
        let page = cast.olga.get(page.link("Drop Risk 2").unwrap()).await;
        let answer = cast.olga.try_submit(&page, "Drop the risk", &[]).await;
        assert!(answer.status == 422 && answer.page().has_text("Enter why the risk stands no more"));
        let page = cast.olga.submit(&answer.page(), "Drop the risk", &[("reason", "No goods any more.")]).await;
        assert!(page.has_text("The risk is dropped.") && page.has_text("No goods any more."));
        assert_eq!((cast.overall().await, cast.track().await), (Some(RiskLevel::Moderate), Some(Track::Enhanced)));
        let id = cast.id;
        let dropped = cast.app.data.db.read(move |conn| risks::of_request(conn, id)).await.unwrap().remove(1);
        let gone = cast.olga.ask(&cast.path(&format!("/risks/{}", dropped.id))).await;
        assert!(gone.status == 403 && gone.page().has_text("dropped already"));
        cast.app.finish().await;
    }

    async fn who_may_not_and_what_may_not(db) {
        let cast = cast(db).await;
        for (likelihood, impact) in [(0, 3), (3, 6)] {
            assert!(matches!(cast.add(risk(likelihood, impact)).await, Err(imprimatur::error::Error::Invalid(_))));
        }
        let id = cast.id;
        for person in [&cast.chair, &cast.secretary] {
            let actor = cases::actor(person).await;
            let refused = cast.app.data.db.write(move |tx| risks::actions::record(tx, &actor, id, &risk(1, 1))).await;
            assert!(refusal(refused).contains("role"));
        }
        // Another case's risk is none of this one.
        let other = cases::in_screening(&cast.app, &cast.partner).await;
        let there = cast.add(risk(1, 1)).await.unwrap();
        assert_eq!(cast.noor.ask(&format!("/cases/{other}/screening/risks/{there}")).await.status, 404);
        cast.app.finish().await;
    }

    async fn a_grave_risk_found_on_hold_escalates_when_the_case_goes_on(db) {
        let cast = cast(db).await;
        cast.put_on_hold("matter").await;
        cast.add(risk(5, 5)).await.unwrap();
        assert_eq!(cast.track().await, Some(Track::Standard));
        let page = cast.noor.get(&cast.path("/release")).await;
        cast.noor.submit(&page, "Ask for the release", &[("Why can the case go on?", "Settled.")]).await;
        let page = cast.olga.get(&cast.path("/release")).await;
        cast.olga.submit(&page, "Record as second person", &[("May the case go on?", "agree")]).await;
        assert_eq!(cast.track().await, Some(Track::Enhanced));
        cast.app.finish().await;
    }
}
