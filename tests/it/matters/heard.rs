//! The whole story: reported, looked at, heard, sanctioned or settled; and what happens when nobody answers.

use imprimatur::authorizations::AuthorizationState;
use imprimatur::db::ids::MatterId;
use imprimatur::matters::{MatterState, actions};

use super::{does, matter, refusal, reported, seen};
use crate::support::app::TestApp;
use crate::support::cases_authorizations::offered;
use crate::support::databases::db_tests;
use imprimatur::matters::Report;

const QUESTION: &str = "Jars with your words were seen. Please tell us what you know.";

db_tests! {
    async fn from_a_report_to_a_revocation_in_the_register(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let granted = case.authorization().await;
        let rosa = app.visitor_named("Rosa Quill", "rosa@passersby.example");
        let page = rosa.get(&format!("/verify/{}", granted.code)).await;
        let page = rosa.get(page.link("Report it to the office").unwrap()).await;
        assert_eq!(page.form("Send the report").unwrap().value("code"), Some(granted.number.as_str()));
        let values = [
            ("What did you see?", "The words stand on jars."),
            ("Who uses the mark?", "Jam & Sons"),
            ("reporter_name", "Rosa Quill"),
            ("reporter_email", "rosa@passersby.example"),
        ];
        let page = rosa.submit(&page, "Send the report", &values).await;
        assert!(page.has_text("Its number is M-2027-0001"), "{}", page.text);
        let receipt = app.letter(&rosa, "Your report has arrived (M-2027-0001)").await;
        assert!(receipt.text.starts_with("Dear reader,"), "a stranger's words go to no address: {}", receipt.text);

        // The secretariat finds it on its desk and on the case.
        let page = case.secretary.get("/desk").await;
        let page = case.secretary.get(page.link_with("Matters waiting").unwrap()).await;
        assert!(page.has_text("Sana Vandfilter A/S") && page.has_text("M-2027-0001"), "{}", page.text);
        let ident = case.secretary.get(&format!("/cases/{}", case.id)).await;
        let page = case.secretary.get(ident.link("1 open matter").unwrap()).await;
        let page = case.secretary.get(page.link("M-2027-0001").unwrap()).await;
        assert!(page.has_text("Used by: Jam & Sons") && page.has_text("Rosa Quill"), "{}", page.text);
        assert!(case.officer.get(&format!("/authorizations/{}", granted.id)).await.has_text("1 open matter"));
        case.members[0].sign_in().await;
        assert!(!case.members[0].get(&format!("/cases/{}", case.id)).await.has_text("open matter"));
        assert_eq!(case.partner.ask("/organization/matters/1").await.status, 404, "not before it is asked");

        let named = case.secretary.try_submit(&page, "Ask the organization", &[("question", "Rosa Quill saw jars.")]).await;
        assert_eq!(named.status, 422);
        assert!(named.page().error_texts()[0].contains("names whoever reported"));
        let page = case.secretary.submit(&named.page(), "Ask the organization", &[("question", QUESTION)]).await;
        assert!(page.has_text("In dialogue") && page.has_text("Comment by 3 March 2027"), "{}", page.text);

        // The organization reads the question and nothing else, and comments once.
        let letter = app.letter(&case.partner, "A question about the use of a mark").await;
        assert!(letter.text.contains(QUESTION) && letter.text.replace('\u{a0}', " ").contains("3 March 2027"));
        let page = case.partner.open_link(&letter).await;
        assert!(page.has_text(QUESTION) && !page.has_text("Rosa") && !page.has_text("Jam & Sons"), "{}", page.text);
        let empty = case.partner.try_submit(&page, "Send the comment", &[]).await;
        assert_eq!(empty.status, 422);
        let early = refusal(does(&case.officer, MatterId(1), |tx, actor, id, version| {
            let ruling = actions::Ruling { sanction: None, reasons: String::new(), stop_by: None };
            actions::sanction(tx, actor, id, version, &ruling)
        }).await);
        assert!(early.contains("can still comment"), "{early}");
        let said = "A baker copied our poster. We asked for the lids back.";
        let page = case.partner.submit(&empty.page(), "Send the comment", &[("comment", said)]).await;
        assert!(page.has_text("Your comment has arrived.") && page.has_text(said));
        assert!(page.form("Send the comment").is_err());
        assert!(case.partner.get("/organization").await.has_text("Questions about the use of marks"));

        for person in [&case.chair, &case.officer] {
            let letter = app.letter(person, "The organization commented on M-2027-0001").await;
            assert!(!letter.text.contains("baker"), "what was said stands on the page alone");
        }
        let page = case.officer.get("/matters/1").await;
        assert!(page.has_text(said));
        let nothing = case.officer.try_submit(&page, "Do it and close the matter", &[]).await;
        assert_eq!((nothing.status, nothing.page().error_texts().len()), (422, 2));
        let values = [("sanction", "revoked"), ("sanction_reasons", "The words were sold with goods.")];
        let page = case.officer.submit(&nothing.page(), "Do it and close the matter", &values).await;
        assert!(page.has_text("Sanctioned") && page.has_text("The authorization was revoked"), "{}", page.text);

        assert_eq!(case.authorization().await.state, AuthorizationState::Revoked);
        let letter = app.letter(&case.partner, "is revoked").await;
        assert!(letter.text.contains("The words were sold with goods."));
        app.letter(&case.chair, "is revoked").await;
        let page = rosa.get(&format!("/register/{}", granted.number)).await;
        assert!(page.has_text("This permission was revoked"), "{}", page.text);
        let outcome = app.letter(&rosa, "What came of your report M-2027-0001").await;
        assert!(outcome.text.contains("suspended or taken away") && !outcome.text.contains("sold with goods"));
        assert!(case.partner.get("/organization/matters/1").await.has_text("The matter is closed."));
        for letter in app.letters_to(&case.partner.email).await {
            assert!(!letter.text.contains("Rosa") && !letter.text.contains("passersby"), "{}", letter.text);
        }
        assert!(!case.secretary.get(&format!("/cases/{}", case.id)).await.has_text("open matter"));

        // Once all is told, name and address can go for good.
        let page = case.secretary.get("/matters/1").await;
        case.secretary.submit(&page, "Erase name and address", &[]).await;
        let page = case.secretary.get("/matters/1").await;
        assert!(page.has_text("Not said, or erased") && !page.has_text("Rosa"), "{}", page.text);
        app.finish().await;
    }

    async fn silence_ends_with_the_term(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.accepted().await;
        let id = reported(&app, Report { code: case.authorization().await.number, ..seen() }).await;
        does(&case.secretary, id, |tx, actor, id, version| actions::open_dialogue(tx, actor, id, version, QUESTION)).await.unwrap();
        assert_eq!(matter(&app, id).await.due_on.unwrap().to_string(), "2027-01-24");
        let reminders = async || {
            let letters = app.letters_to(&case.partner.email).await;
            letters.iter().filter(|letter| letter.subject.contains("Your comment is awaited")).count()
        };
        app.pass_days(46).await;
        assert_eq!(reminders().await, 0);
        app.pass_days(1).await;
        app.sweep().await;
        assert_eq!(reminders().await, 1, "two weeks before the last day");
        app.pass_days(14).await;
        assert_eq!(reminders().await, 2, "on the last day");
        assert!(!refusal(sanctioned(&case.officer, id, "suspended").await).is_empty());
        case.days(1).await;
        app.letter(&case.partner, "The day for your comment has passed").await;
        app.letter(&case.chair, "No comment on M-2026-0001").await;
        assert!(case.chair.get("/matters?state=waiting").await.has_text("Heard: can be ended"));
        // A late comment still counts.
        does(&case.partner, id, |tx, actor, id, version| actions::comment(tx, actor, id, version, "Sorry, we moved.")).await.unwrap();
        let twice = does(&case.partner, id, |tx, actor, id, version| actions::comment(tx, actor, id, version, "And more.")).await;
        assert!(refusal(twice).contains("sent already"));
        sanctioned(&case.officer, id, "suspended").await.unwrap();
        assert_eq!(case.authorization().await.state, AuthorizationState::Suspended);
        assert_eq!(matter(&app, id).await.state, MatterState::Sanctioned);
        app.finish().await;
    }

    async fn the_chair_settles_it(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let rosa = app.visitor_named("Rosa Quill", "rosa@passersby.example");
        let id = reported(&app, Report { code: case.authorization().await.number, ..seen() }).await;
        does(&case.secretary, id, |tx, actor, id, version| actions::open_dialogue(tx, actor, id, version, QUESTION)).await.unwrap();
        let page = case.chair.get("/matters/1").await;
        let answer = case.chair.try_submit(&page, "Settle the matter", &[]).await;
        assert_eq!(answer.status, 422);
        let values = [("resolve_reasons", "The jars were a private joke and are gone.")];
        let page = case.chair.submit(&answer.page(), "Settle the matter", &values).await;
        assert!(page.has_text("The matter is settled."));
        assert!(app.letter(&case.partner, "The matter M-2026-0001 is settled").await.text.contains("private joke"));
        assert!(app.letter(&rosa, "What came of your report").await.text.contains("settled the matter"));
        app.letter(&case.secretary, "Matter M-2026-0001 has ended").await;
        assert!(case.partner.get("/organization/matters/1").await.has_text("private joke"));
        assert!(case.partner.get("/organization/matters").await.has_text("Settled"));
        app.finish().await;
    }
}

async fn sanctioned(
    officer: &crate::support::app::Person,
    id: MatterId,
    how: &str,
) -> imprimatur::error::Result<()> {
    let sanction = imprimatur::matters::Sanction::parse(how);
    does(officer, id, move |tx, actor, id, version| {
        let stop_by = Some(tx.today());
        actions::sanction(
            tx,
            actor,
            id,
            version,
            &actions::Ruling { sanction, reasons: "Sold with goods.".into(), stop_by },
        )
    })
    .await
}
