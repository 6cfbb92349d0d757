//! Rules that change without changing cases: versions written by one administrator, approved by another, in force from
//! their day on every node, and each case measured by those of the day on which it was sent.

mod editing;
mod replay;
mod steps;

use std::rc::Rc;

use imprimatur::access::{Actor, Role};
use imprimatur::error::Result;
use imprimatur::guidelines::Part;
use imprimatur::rulebook::actions::{self, Description, From};
use imprimatur::rulebook::{RuleSet, RuleSetId, Texts, by_id, texts_of};

use crate::support::app::{Person, TestApp};
use crate::support::cases::actor;

/// Two administrators.
struct Admins {
    app: Rc<TestApp>,
    ada: Person,
    ben: Person,
}

impl Admins {
    async fn of(app: &Rc<TestApp>) -> Self {
        let ada = app.person("Ada Admin", &[Role::Admin]).await;
        let ben = app.person("Ben Admin", &[Role::Admin]).await;
        Self { app: app.clone(), ada, ben }
    }

    async fn write<T: Send + 'static>(
        &self,
        by: &Person,
        work: impl FnOnce(&mut imprimatur::db::Tx, &Actor) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let by = actor(by).await;
        self.app.data.db.write(move |tx| work(tx, &by)).await
    }

    async fn set(&self, id: RuleSetId) -> RuleSet {
        self.app.data.db.read(move |conn| by_id(conn, id)).await.unwrap()
    }

    async fn texts(&self, id: RuleSetId) -> Texts {
        self.app.data.db.read(move |conn| texts_of(conn, id)).await.unwrap()
    }

    /// A draft in which `part` says `to` where it said `from`, described, with this first day.
    async fn draft(&self, part: Part, from: &str, to: &str, in_days: i64) -> RuleSetId {
        let id = self.write(&self.ada, |tx, by| actions::begin(tx, by, From::Latest)).await.unwrap();
        let text = self.texts(id).await.of(part).to_owned();
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from} does not stand in {part}");
        self.write(&self.ada, move |tx, by| actions::edit(tx, by, id, 1, part, &changed)).await.unwrap();
        let said = Description {
            title: format!("{part}: {to}"),
            reasons: "Agreed at the meeting.".to_owned(),
            valid_from: Some(self.app.clock.now().date() + chrono::Duration::days(in_days)),
        };
        self.write(&self.ada, move |tx, by| actions::describe(tx, by, id, 2, &said)).await.unwrap();
        id
    }

    async fn propose(&self, id: RuleSetId) {
        let version = self.set(id).await.version;
        self.write(&self.ada, move |tx, by| actions::propose(tx, by, id, version)).await.unwrap();
    }

    async fn approve(&self, id: RuleSetId) -> i64 {
        let version = self.set(id).await.version;
        self.write(&self.ben, move |tx, by| actions::approve(tx, by, id, version)).await.unwrap()
    }

    /// A whole change, in force from today; gives its number.
    async fn change(&self, part: Part, from: &str, to: &str) -> i64 {
        let id = self.draft(part, from, to, 0).await;
        self.propose(id).await;
        self.approve(id).await
    }
}
