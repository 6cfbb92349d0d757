//! Several people of one organization: invited by letter, let in by the owner, taken out, handed over to. And what staff
//! see of a profile that changes.

use imprimatur::access::Role;
use imprimatur::demo::Asked;

use crate::requests::{asked, begin, case, describe, fill, save, sent};
use crate::support::app::{PASSWORD, Person, TestApp};
use crate::support::databases::db_tests;

const PEOPLE: &str = "/organization/people";

async fn invite(owner: &Person, name: &str, email: &str) {
    let page = owner.get("/organization/people/invite").await;
    owner.submit(&page, "Send invitation", &[("name", name), ("email", email)]).await;
}

/// The registration of an organization as somebody types it who knows it.
fn registration(asked: &Asked) -> (String, String) {
    let (_, identity) = asked.profile().remove(0);
    let value = |key: &str| identity.iter().find(|(name, _)| name == key).unwrap().1.clone();
    (value("registration_country"), value("registration_number"))
}

async fn ask_to_join(person: &Person, asked: &Asked) {
    let (country, number) = registration(asked);
    let number = number.to_lowercase().replace('-', " ");
    let page = person.get("/organization/join").await;
    let values =
        [("country", country.as_str()), ("number", &number), ("message", "I keep the books of the works.")];
    let page = person.submit(&page, "Send to the owner", &values).await;
    assert!(page.has_text("Your question is with the owner"), "{}", page.text);
}

db_tests! {
    async fn a_colleague_without_an_account_comes_by_letter(db) {
        let app = TestApp::start(db).await;
        let owner = app.person("Olga Owner", &[Role::Partner]).await;
        describe(&owner, &asked(&owner)).await;
        let path = begin(&owner).await;
        let colleague = app.visitor_named("Karl Kollege", "karl@people.example");
        invite(&owner, "Karl Kollege", &colleague.email).await;
        let letter = app.letter(&colleague, "Invitation to act for").await;
        // Somebody else who is signed in cannot use it.
        let other = app.person("Otto Other", &[Role::Partner]).await;
        assert!(other.open_link(&letter).await.has_text("for another address"));
        let page = colleague.open_link(&letter).await;
        let short = colleague.try_submit(&page, "Accept and join", &[("password", "short")]).await;
        assert_eq!(short.status, 422);
        colleague.submit(&short.page(), "Accept and join", &[("password", PASSWORD)]).await;
        assert!(colleague.get(&path).await.has_text("Untitled request"));
        app.letter(&owner, "Karl Kollege acts for").await;
        // Once is enough.
        let start = letter.text.find("/join/").unwrap();
        let link = letter.text[start..].split_whitespace().next().unwrap().to_owned();
        assert_eq!(app.visitor().ask(&link).await.status, 410);
        // A member looks after nobody.
        assert!(!colleague.get(PEOPLE).await.has_text("Invite a colleague"));
        assert_eq!(colleague.ask("/organization/people/invite").await.status, 403);

        // Taken out: the running session loses the organization at once.
        let page = owner.get(PEOPLE).await;
        let remove = page.link("Remove Karl Kollege").unwrap().to_owned();
        let page = owner.get(&remove).await;
        owner.submit(&page, "Remove", &[]).await;
        assert_eq!(colleague.ask(&path).await.status, 404);
        assert_eq!(colleague.ask(PEOPLE).await.status, 404);
        app.letter(&colleague, "You no longer act for").await;
        app.finish().await;
    }

    async fn an_invitation_is_taken_back_replaced_and_grows_old(db) {
        let app = TestApp::start(db).await;
        let owner = app.person("Olga Owner", &[Role::Partner]).await;
        describe(&owner, &asked(&owner)).await;
        let colleague = app.person("Karl Kollege", &[Role::Partner]).await;
        invite(&owner, "Karl", &colleague.email).await;
        let first = app.letter(&colleague, "Invitation to act for").await;
        let link = |text: &str| {
            let start = text.find("/join/").unwrap();
            text[start..].split_whitespace().next().unwrap().to_owned()
        };
        invite(&owner, "Karl", &colleague.email).await;
        let second = app.letter(&colleague, "Invitation to act for").await;
        assert_ne!(link(&first.text), link(&second.text));
        assert_eq!(colleague.ask(&link(&first.text)).await.status, 410);
        let page = owner.get(PEOPLE).await;
        assert_eq!(page.texts("form[action*=revoke]").len(), 1);
        owner.submit(&page, "Take back: Karl", &[]).await;
        assert_eq!(colleague.ask(&link(&second.text)).await.status, 410);
        invite(&owner, "Karl", &colleague.email).await;
        let third = link(&app.letter(&colleague, "Invitation to act for").await.text);
        assert_eq!(colleague.ask(&third).await.status, 200);
        app.pass_days(15).await;
        assert_eq!(app.visitor().ask(&third).await.status, 410);
        app.finish().await;
    }

    async fn who_registers_for_the_same_organization_asks_its_owner(db) {
        let app = TestApp::start(db).await;
        let owner = app.person("Olga Owner", &[Role::Partner]).await;
        let profile = asked(&owner);
        describe(&owner, &profile).await;
        let second = app.person("Sven Second", &[Role::Partner]).await;
        // Typing the same registration opens nothing, whatever the name is.
        let (_, mut fields) = profile.profile().remove(0);
        fields.iter_mut().filter(|(name, _)| name == "legal_name").for_each(|(_, value)| *value = "Sana".into());
        let page = second.get("/organization/new").await;
        let mut form = page.form("Save and continue").unwrap();
        for (name, value) in &fields {
            if form.has(name) && !value.is_empty() {
                form.set(name, value).unwrap();
            }
        }
        let answer = second.send(&form.submit("Save and continue").unwrap()).await;
        assert_eq!(answer.status, 422);
        assert!(answer.page().error_texts()[0].contains("is here already"), "{:?}", answer.page().error_texts());

        let page = second.get("/organization/join").await;
        let values = [("country", "756"), ("number", "nowhere"), ("message", "I.")];
        let wrong = second.try_submit(&page, "Send to the owner", &values).await;
        assert!(wrong.page().error_texts()[0].contains("No organization with this number"));
        ask_to_join(&second, &profile).await;
        let letter = app.letter(&owner, "Sven Second asks to join").await;
        let page = owner.open_link(&letter).await;
        let missing = owner.try_submit(&page, "Send the answer", &[("answer", "refuse")]).await;
        assert_eq!(missing.status, 422);
        owner.submit(&missing.page(), "Send the answer", &[("reason", "We do not know you.")]).await;
        assert!(app.letter(&second, "did not let you in").await.text.contains("We do not know you."));
        assert!(second.get("/organization/join").await.has_text("We do not know you."));

        ask_to_join(&second, &profile).await;
        let page = owner.get(PEOPLE).await;
        let path = page.link("Sven Second").unwrap().to_owned();
        let page = owner.get(&path).await;
        owner.submit(&page, "Send the answer", &[("answer", "approve")]).await;
        app.letter(&second, "You act for").await;
        assert!(second.get("/organization").await.has_text("Sana Vandfilter A/S"));
        // Answered once.
        assert!(owner.get(&path).await.has_text("answered already"));
        assert_eq!(second.ask(&path).await.status, 403);
        app.finish().await;
    }

    async fn the_last_owner_stays_until_somebody_else_owns_it(db) {
        let app = TestApp::start(db).await;
        let owner = app.person("Olga Owner", &[Role::Partner]).await;
        let profile = asked(&owner);
        describe(&owner, &profile).await;
        let second = app.person("Sven Second", &[Role::Partner]).await;
        ask_to_join(&second, &profile).await;
        let letter = app.letter(&owner, "asks to join").await;
        let page = owner.open_link(&letter).await;
        owner.submit(&page, "Send the answer", &[("answer", "approve")]).await;
        let page = owner.get("/organization/people/leave").await;
        let answer = owner.try_submit(&page, "Leave", &[]).await;
        assert_eq!(answer.status, 403);
        assert!(answer.page().has_text("You are the only owner"));
        let page = owner.get(PEOPLE).await;
        let path = page.link("Make owner: Sven Second").unwrap().to_owned();
        let page = owner.get(&path).await;
        owner.submit(&page, "Hand over", &[]).await;
        app.letter(&second, "has a new owner").await;
        assert!(second.get(PEOPLE).await.has_text("Invite a colleague"));
        let page = owner.get("/organization/people/leave").await;
        let page = owner.submit(&page, "Leave", &[]).await;
        assert!(page.has_text("Describe your organization"));
        app.letter(&second, "Olga Owner no longer acts for").await;
        assert_eq!(second.ask("/organization/people/leave").await.status, 200);
        app.finish().await;
    }

    async fn a_profile_that_changes_shows_as_a_difference_on_the_case(db) {
        let app = TestApp::start(db).await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        let secretariat = app.person("Sven Secretariat", &[Role::Secretariat]).await;
        let wanted = asked(&partner);
        let path = sent(&partner, &wanted).await;
        assert!(!secretariat.get(&case(&path)).await.has_text("profile has changed"));
        let website = ("website".to_owned(), "https://www.organization.example/new".to_owned());
        save(&partner, "/organization/edit/identity", &[website]).await;
        let page = secretariat.get(&case(&path)).await;
        assert!(page.has_text("The organization's profile has changed since revision 1"), "{}", page.text);
        assert!(page.has_text("https://www.organization.example/new"));
        // The next request says it from the beginning, and staff see what it said before.
        let next = begin(&partner).await;
        fill(&partner, &next, &wanted).await;
        let page = partner.get(&format!("{next}/check")).await;
        assert!(page.has_text("You also confirm that what stands above about your organization"));
        partner.submit(&page, "Accept and send request", &[]).await;
        let page = secretariat.get(&case(&next)).await;
        assert!(page.has_text("The organization's profile has changed since request 2026-0001"), "{}", page.text);
        assert!(!page.has_text("changed since revision"));
        app.finish().await;
    }
}
