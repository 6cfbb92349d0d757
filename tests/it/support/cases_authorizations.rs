//! A case whose decision granted something, for tests of what comes after.

use std::rc::Rc;

use imprimatur::authorizations::{Authorization, Condition, conditions_of, of_request};
use imprimatur::db::ids::AuthorizationId;

use super::app::TestApp;
use super::cases_decisions::{DecisionCase, in_deliberation, proposal, read};

/// A case that was decided and released: the authorization is offered.
pub async fn offered(app: &Rc<TestApp>) -> DecisionCase {
    let case = in_deliberation(app).await;
    case.recommend(proposal()).await.unwrap();
    let ruling = case.ruling(false).await;
    case.decide(&case.officer, &ruling).await.unwrap();
    app.sweep().await;
    case
}

impl DecisionCase {
    /// The holder's page.
    pub fn own_path(&self) -> String {
        format!("/requests/{}/authorization", self.id)
    }

    pub async fn authorization(&self) -> Authorization {
        let id = self.id;
        read(&self.app, move |conn| of_request(conn, id)).await.expect("an authorization")
    }

    pub async fn authorization_id(&self) -> AuthorizationId {
        self.authorization().await.id
    }

    pub async fn conditions(&self) -> Vec<Condition> {
        let id = self.authorization_id().await;
        read(&self.app, move |conn| conditions_of(conn, id)).await
    }

    /// The partner signs and accepts.
    pub async fn accepted(&self) {
        let page = self.partner.get(&self.own_path()).await;
        let values =
            [("Your name", "Pat Partner"), ("Your title in the organization", "Director"), ("waiver", "yes")];
        self.partner.submit(&page, "Accept and sign", &values).await;
    }

    /// Days pass, sessions end, and everybody signs in again.
    pub async fn days(&self, days: i64) {
        self.app.pass_days(days).await;
        for person in [&self.partner, &self.secretary, &self.chair, &self.officer] {
            person.sign_in().await;
        }
    }

    /// Accepted, and its first day has come.
    pub async fn in_force(&self) {
        self.accepted().await;
        self.days(40).await;
    }
}
