//! The digest: whoever wants fewer letters gets what has time in one, exactly once, and nothing is lost.

use std::rc::Rc;

use imprimatur::access::Role;
use imprimatur::notices::{self, About, NoticeState, Recipient, Rendered};
use imprimatur::say::Language;
use imprimatur::sweep;

use super::{all, standing};
use crate::support::app::{BASE, Person, TestApp};
use crate::support::cases::{actor, submitted};
use crate::support::cases_reviews::in_review;
use crate::support::databases::db_tests;

async fn chooses(person: &Person, how_often: &str) {
    let page = person.get("/account/mail").await;
    let page = person.submit(&page, "Save", &[("pace", how_often)]).await;
    assert!(page.has_text("Saved."), "{}", page.text);
}

/// One letter of a kind to a person, with a link as our letters have it.
async fn tell(person: &Person, kind: &'static str, about: &str) {
    let account = actor(person).await;
    let (name, address, subject) = (person.name.clone(), person.email.clone(), about.to_owned());
    person
        .app
        .data
        .db
        .write(move |tx| {
            let text = format!(
                "Dear {name}\n\n{subject} happened.\n\n> a quoted line\n\nSee it:\n{BASE}/cases/7\n\nWith kind regards,\nThe office\n"
            );
            let html = "<!DOCTYPE html><html><body><p>It happened.</p></body></html>".to_owned();
            let to = Recipient { account: Some(account.id), name, address, language: Language::En };
            notices::write_rendered(tx, About::account(account.id), kind, &[to], &Rendered { subject, text, html })
        })
        .await
        .unwrap();
}

async fn subjects(person: &Person) -> Vec<String> {
    person.app.letters_to(&person.email).await.into_iter().map(|letter| letter.subject).collect()
}

db_tests! {
    async fn what_has_time_comes_in_one_letter_and_a_decision_at_once(db) {
        let app: Rc<TestApp> = TestApp::start(db).await;
        let person = app.person("Sam Secretary", &[Role::Secretariat]).await;
        chooses(&person, "daily").await;
        assert!(person.get("/account").await.has_text("Once a day"));
        tell(&person, "requests.arrived", "A request").await;
        tell(&person, "opinions.reminder", "A reminder").await;
        tell(&person, "matters.commented", "A comment").await;
        tell(&person, "decisions.decline", "A decision").await;
        tell(&person, "accounts.password_changed", "A new password").await;
        assert_eq!(subjects(&person).await, ["A new password", "A decision"], "what cannot wait, ways in first");
        assert_eq!(standing(&app, NoticeState::Kept).await, 3);
        app.sweep().await;
        assert_eq!(subjects(&person).await.len(), 2, "the morning has not come");

        // It is nine; the next digest goes out at seven the next day.
        app.clock.advance(22 * 60 * 60);
        let db = app.data.db.clone();
        let (one, two) = futures_util::future::join(sweep::run(&db), sweep::run(&db)).await;
        one.unwrap();
        two.unwrap();
        let letters = app.letters_to(&person.email).await;
        assert_eq!(letters.len(), 3, "one digest, however many sweep");
        let digest = letters.last().unwrap();
        assert_eq!(digest.subject, "3 pieces of news");
        for words in ["A request", "A reminder happened.", "A comment happened.", "> > a quoted line", "Change how often"] {
            assert!(digest.text.contains(words), "{words} in {}", digest.text);
        }
        assert_eq!(digest.text.matches(&format!("Open: {BASE}/cases/7")).count(), 3, "{}", digest.text);
        assert!(!digest.text.contains("See it:") && digest.text.matches("With kind regards,").count() == 1, "{}", digest.text);
        assert_eq!(digest.list_unsubscribe.as_deref(), Some(&*format!("{BASE}/account/mail")));
        let rows = all(&app).await;
        let gathered: Vec<_> = rows.iter().filter(|row| row.state == NoticeState::Gathered).collect();
        let into = rows.iter().find(|row| row.kind == "notices.digest").unwrap();
        assert!(gathered.len() == 3 && gathered.iter().all(|row| row.gathered_into == Some(into.id)));
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        let page = admin.get(&format!("/admin/mail/{}", gathered[0].id)).await;
        assert!(page.link("The letter that says it").unwrap().ends_with(&into.id.to_string()));
        assert_eq!(letters[0].list_unsubscribe, None, "one cannot ask for fewer of these");

        // Days later there is nothing more to say.
        app.pass_days(3).await;
        assert_eq!(subjects(&person).await.len(), 3);
        app.finish().await;
    }

    async fn a_week_is_too_long_for_what_has_a_date(db) {
        let app = TestApp::start(db).await;
        let person = app.person("Sam Secretary", &[Role::Secretariat]).await;
        chooses(&person, "weekly").await;
        tell(&person, "requests.withdrawn", "A withdrawal").await;
        tell(&person, "requests.reminder", "A reminder").await;
        app.pass_days(1).await;
        assert_eq!(subjects(&person).await, ["A reminder"]);
        // The next Monday is the 30th.
        app.pass_days(4).await;
        assert_eq!(subjects(&person).await.len(), 1);
        app.pass_days(1).await;
        assert_eq!(subjects(&person).await, ["A reminder", "A withdrawal"]);
        app.finish().await;
    }

    async fn whoever_changes_their_mind_gets_what_was_kept(db) {
        let app = TestApp::start(db).await;
        let person = app.person("Sam Secretary", &[Role::Secretariat]).await;
        chooses(&person, "weekly").await;
        tell(&person, "requests.withdrawn", "One").await;
        tell(&person, "requests.recalled", "Two").await;
        chooses(&person, "daily").await;
        app.pass_days(1).await;
        assert_eq!(subjects(&person).await, ["2 pieces of news"]);
        person.sign_in().await;
        tell(&person, "requests.withdrawn", "Three").await;
        chooses(&person, "at_once").await;
        assert_eq!(subjects(&person).await, ["2 pieces of news", "Three"]);
        tell(&person, "requests.withdrawn", "Four").await;
        assert_eq!(subjects(&person).await.len(), 3, "at once again");
        let letters = app.letters_to(&person.email).await;
        assert!(letters[2].list_unsubscribe.is_some(), "one can ask for fewer of these");
        let page = person.get("/account/mail").await;
        let again = person.try_submit(&page, "Save", &[("pace", "daily")]).await;
        assert_eq!(again.status, 200);
        app.finish().await;
    }

    async fn a_recused_member_is_told_nothing_that_was_kept(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, imprimatur::guidelines::Track::Standard, 3).await;
        let member = &case.members[2];
        app.deliver().await;
        let before = subjects(member).await.len();
        chooses(member, "daily").await;
        let (id, account) = (case.id, actor(member).await.id);
        let (name, address) = (member.name.clone(), member.email.clone());
        app.data.db.write(move |tx| {
            let to = Recipient { account: Some(account), name, address, language: Language::En };
            let text = "Dear you\n\nScore it.\n".to_owned();
            let letter = Rendered { subject: "A reminder".into(), text, html: String::new() };
            notices::write_rendered(tx, About::request(id), "reviews.reminder", &[to], &letter)
        }).await.unwrap();
        assert_eq!(standing(&app, NoticeState::Kept).await, 1);
        let page = member.get(&case.path("conflict")).await;
        member.try_submit(&page, "I have a conflict", &[("statement", "My sister leads the cooperative.")]).await;
        let of_member = all(&app).await.into_iter().filter(|row| row.to_address == member.email && row.request_id == Some(case.id));
        assert!(of_member.clone().all(|row| row.state != NoticeState::Kept), "nothing is kept for whoever may not know");
        assert!(of_member.clone().any(|row| row.state == NoticeState::Voided));
        app.pass_days(2).await;
        let after = app.letters_to(&member.email).await;
        assert!(after.iter().skip(before).all(|letter| !letter.text.contains("Score it.")));
        member.sign_in().await;
        assert_eq!(member.ask(&case.path("mail")).await.status, 404);
        app.finish().await;
    }

    async fn a_closed_account_reads_no_digest(db) {
        let app = TestApp::start(db).await;
        let person = app.person("Sam Secretary", &[Role::Secretariat]).await;
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        chooses(&person, "daily").await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        submitted(&app, &partner, imprimatur::requests::answers::Answers::new()).await;
        tell(&person, "requests.withdrawn", "One").await;
        let id = actor(&person).await.id;
        let page = admin.get(&format!("/admin/accounts/{id}")).await;
        admin.submit(&page, "Switch off this account", &[]).await;
        app.pass_days(1).await;
        assert_eq!(standing(&app, NoticeState::Kept).await, 0);
        assert!(!subjects(&person).await.contains(&"One".to_owned()));
        app.finish().await;
    }
}
