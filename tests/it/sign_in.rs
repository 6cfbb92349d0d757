//! Signing in, and what happens when a session has ended.

use imprimatur::access::Role;

use crate::support::app::TestApp;
use crate::support::databases::db_tests;

db_tests! {
    async fn a_wrong_password_tells_nothing_and_keeps_the_address(db) {
        let app = TestApp::start(db).await;
        let officer = app.person("Orla Officer", &[Role::AuthorizingOfficer]).await;
        let stranger = app.visitor();
        let mut answers = Vec::new();
        for email in [officer.email.as_str(), "nobody@nowhere.example"] {
            let page = stranger.get("/sign-in").await;
            let answer = stranger
                .try_submit(&page, "Sign in", &[("E-mail address", email), ("Password", "not the right one")])
                .await;
            assert_eq!(answer.status, 422);
            let page = answer.page();
            assert_eq!(page.form("Sign in").unwrap().value("E-mail address"), Some(email));
            answers.push(page.error_texts().iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        }
        assert_eq!(answers[0], answers[1]);
        app.finish().await;
    }

    async fn a_form_from_another_site_changes_nothing(db) {
        let app = TestApp::start(db).await;
        let officer = app.person("Orla Officer", &[Role::AuthorizingOfficer]).await;
        let request = actix_web::test::TestRequest::post().uri("/sign-out").insert_header(("origin", "https://evil.example"));
        let answer = officer.call_for_test(request).await;
        assert_eq!(answer.status, 403);
        assert!(answer.page().has_text("did not come from our own pages"));
        app.finish().await;
    }
}
