//! Screening: checks with evidence, four eyes, holds, release and exclusion.

mod checks;
mod controversies;
mod engagements;
mod exclusion;
mod holders;
mod holds;
mod lists;
mod matches;
mod queue;
mod revisions;
mod risks;

use std::rc::Rc;

use imprimatur::access::Role;
use imprimatur::db::ids::RequestId;
use imprimatur::error::{Error, Result};
use imprimatur::guidelines::{CheckCode, CheckOutcome};
use imprimatur::screening::{Check, Finding, Hold, Settled, actions, checks_of, checks_settled, latest_hold};

use crate::support::app::{Person, TestApp};
use crate::support::cases;

/// The people of a case, and the case, just accepted.
struct Cast {
    app: Rc<TestApp>,
    partner: Person,
    secretary: Person,
    noor: Person,
    olga: Person,
    chair: Person,
    id: RequestId,
}

async fn cast(db: crate::support::databases::TestDb) -> Cast {
    let app = TestApp::start(db).await;
    let partner = app.person("Pia Partner", &[Role::Partner]).await;
    let secretary = app.person("Tomasz Secretary", &[Role::Secretariat]).await;
    let noor = app.person("Noor Screener", &[Role::Screener]).await;
    let olga = app.person("Olga Screener", &[Role::Screener]).await;
    let chair = app.person("Ingrid Chair", &[Role::Chair]).await;
    let id = cases::in_screening(&app, &partner).await;
    Cast { app, partner, secretary, noor, olga, chair, id }
}

fn found(outcome: CheckOutcome, evidence: &str) -> Finding {
    Finding {
        outcome: Some(outcome),
        evidence: evidence.into(),
        list_version: "List of 23 November 2026".into(),
        controversy: None,
    }
}

impl Cast {
    fn path(&self, rest: &str) -> String {
        format!("/cases/{}/screening{rest}", self.id)
    }

    async fn checks(&self) -> Vec<Check> {
        let id = self.id;
        self.app.data.db.read(move |conn| checks_of(conn, id)).await.unwrap()
    }

    async fn check(&self, code: CheckCode) -> Check {
        self.checks().await.into_iter().find(|check| check.code == code).unwrap()
    }

    async fn settled(&self) -> Settled {
        let id = self.id;
        self.app.data.db.read(move |conn| checks_settled(conn, id)).await.unwrap()
    }

    async fn hold(&self) -> Hold {
        let id = self.id;
        self.app.data.db.read(move |conn| latest_hold(conn, id)).await.unwrap().unwrap()
    }

    async fn record(&self, who: &Person, code: CheckCode, finding: Finding) -> Result<()> {
        let (actor, id) = (cases::actor(who).await, self.id);
        let version = self.check(code).await.version;
        self.app.data.db.write(move |tx| actions::record(tx, &actor, id, code, version, &finding)).await
    }

    async fn confirm(&self, who: &Person, code: CheckCode) -> Result<()> {
        let (actor, id) = (cases::actor(who).await, self.id);
        let version = self.check(code).await.version;
        let write = move |tx: &mut imprimatur::db::Tx| {
            actions::confirm(tx, &actor, id, code, version, "I see it too.")
        };
        self.app.data.db.write(write).await
    }

    /// Everything that nobody has looked at is clear.
    async fn rest_is_clear(&self) {
        let (actor, id) = (cases::actor(&self.noor).await, self.id);
        let seen: Vec<_> = self
            .checks()
            .await
            .iter()
            .filter(|check| check.outcome == CheckOutcome::NotChecked)
            .map(|check| (check.code, check.version))
            .collect();
        let write = move |tx: &mut imprimatur::db::Tx| {
            actions::record_rest(
                tx,
                &actor,
                id,
                &seen,
                "Registers and press looked through.",
                "Lists of 23 November",
            )
        };
        self.app.data.db.write(write).await.unwrap();
    }

    /// Puts the case on hold through the page.
    async fn put_on_hold(&self, about: &str) {
        let page = self.noor.get(&self.path(&format!("/hold?check={about}"))).await;
        let page = self
            .noor
            .submit(
                &page,
                "Put on hold and tell the partner",
                &[
                    ("Why, for staff only", "A secret lead from the trade register."),
                    ("What is it about?", about),
                ],
            )
            .await;
        assert!(page.has_text("The case is on hold."));
    }

    async fn answer(&self, text: &str) {
        let path = format!("/requests/{}/hold", self.id);
        let page = self.partner.get(&path).await;
        let page = self.partner.submit(&page, "Send answer", &[("Your answer", text)]).await;
        assert!(page.has_text("Your answer has reached the office."));
    }
}

/// The reason of a refusal.
#[track_caller]
fn refusal<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(Error::Refused(why) | Error::Conflict(why)) => why.in_language(imprimatur::say::Language::En),
        other => panic!("not refused: {other:?}"),
    }
}
