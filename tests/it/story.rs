//! The whole way of a request, each step by the person who does it, with the letters that arrive.

use std::rc::Rc;

use chrono::Days;
use imprimatur::access::Role;
use imprimatur::demo::Asked;

use crate::support::app::{Person, TestApp};
use crate::support::databases::db_tests;
use crate::support::pictures::poster;
use crate::support::steps::{self, File};

/// Everybody who is needed.
pub struct People {
    pub partner: Person,
    pub secretariat: Person,
    pub screener: Person,
    pub members: Vec<Person>,
    pub chair: Person,
    pub officer: Person,
    pub editor: Person,
}

impl People {
    pub async fn come_together(app: &Rc<TestApp>) -> Self {
        let mut members = Vec::new();
        for name in ["Mara Member", "Milo Member", "Mina Member"] {
            members.push(app.person(name, &[Role::Reviewer]).await);
        }
        Self {
            partner: app.person("Pia Partner", &[Role::Partner]).await,
            secretariat: app.person("Sami Secretary", &[Role::Secretariat]).await,
            screener: app.person("Sena Screener", &[Role::Screener]).await,
            members,
            chair: app.person("Chan Chair", &[Role::Chair]).await,
            officer: app.person("Orla Officer", &[Role::AuthorizingOfficer]).await,
            editor: app.person("Edda Editor", &[Role::LessonsEditor]).await,
        }
    }
}

pub fn asked(app: &TestApp, partner: &Person) -> Asked {
    let today = app.clock.now().date();
    Asked {
        organization: "Société des eaux du lac Moréna".into(),
        kind: "company".into(),
        country: "BJ".into(),
        sector: "E".into(),
        employees: 120,
        person: partner.name.clone(),
        email: partner.email.clone(),
        mark: "UN_NAME".into(),
        use_type: "informational".into(),
        mention_only: false,
        title: "Safe water at the lake".into(),
        medium: "print".into(),
        wording: "With the support of the United Nations programme for lakes and rivers".into(),
        starts_on: today + Days::new(30),
        ends_on: today + Days::new(210),
        today,
    }
}

/// From the empty house to a request that an officer can decide; gives its id.
pub async fn to_recommendation(
    people: &People,
    asked: &Asked,
    score: &str,
    band: &str,
) -> Result<String, String> {
    let picture = poster();
    let file = File { name: "poster.png", media_type: "image/png", content: &picture };
    let People { partner, secretariat, screener, members, chair, .. } = people;
    steps::describe_organization(partner, asked).await?;
    let id = steps::start_request(partner).await?;
    steps::fill_request(partner, &id, asked, file).await?;
    let sent = steps::send_request(partner, &id).await?;
    assert!(sent.has_text("2026-0001"), "no number on {}", sent.h1);
    steps::accept(secretariat, &id, "standard").await?;
    steps::clarify(secretariat, partner, &id).await?;
    steps::clear_checks(screener, &id).await?;
    let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    steps::assign(secretariat, &id, &names).await?;
    for member in members {
        steps::declare_no_conflict(member, &id).await?;
    }
    steps::open_review(secretariat, &id).await?;
    for member in members {
        steps::score(member, &id, score).await?;
    }
    steps::recommend(chair, &id, band).await?;
    Ok(id)
}

db_tests! {
    async fn a_request_travels_the_whole_way(db) {
        let app = TestApp::start(db).await;
        let people = People::come_together(&app).await;
        let asked = asked(&app, &people.partner);
        let id = to_recommendation(&people, &asked, "3", "recommend").await.unwrap();
        app.letter(&people.partner, "2026-0001").await;
        app.letter(&people.members[0], "2026-0001").await;
        app.letter(&people.officer, "2026-0001").await;

        steps::authorize(&people.officer, &id).await.unwrap();
        app.sweep().await;
        let letter = app.letter(&people.partner, "uthoriz").await;
        assert!(letter.text.contains("Safe water at the lake"), "{}", letter.text);
        assert!(letter.text.contains("Société des eaux du lac Moréna"));
        assert!(!letter.text.contains("75.00"), "a score in a letter");

        let page = steps::accept_offer(&people.partner, &id, "Pia Partner").await.unwrap();
        assert!(page.has_text("A-2026-0001"));
        app.pass_days(31).await;
        people.partner.sign_in().await;
        let page = people.partner.get(&format!("/requests/{id}/authorization")).await;
        let proof = page.links.iter().find(|link| link.href.starts_with("/verify/")).unwrap().href.clone();

        let visitor = app.visitor();
        let register = visitor.get("/register?q=morena").await;
        assert!(register.has_text("Société des eaux du lac Moréna"));
        let proof = visitor.get(&proof).await;
        assert!(proof.has_text("This permission is valid") && proof.has_text("Société des eaux du lac Moréna"));

        people.secretariat.sign_in().await;
        let page = people.secretariat.get(&format!("/cases/{id}/lesson")).await;
        let lesson = [
            ("title", "Words that name the programme first"),
            ("kind", "best_practice"),
            ("intended", "A poster that tells where water is safe."),
            ("happened", "The words were agreed at the first reading."),
            ("effect", "No round of questions was needed."),
            ("recommendation", "Offer the sentence from the library at the start."),
            ("owner_role", "secretariat"),
            ("confidentiality", "public"),
        ];
        people.secretariat.submit(&page, "Send for validation", &lesson).await;
        people.editor.sign_in().await;
        let page = people.editor.get("/lessons/editing").await;
        let one = page.links.iter().find(|link| link.href.starts_with("/lessons/editing/")).unwrap().href.clone();
        let page = people.editor.get(&one).await;
        people.editor.submit(&page, "Publish", &[]).await;
        assert!(visitor.get("/lessons?q=programme").await.has_text("Words that name the programme first"));
        app.finish().await;
    }

    async fn a_request_is_declined_with_reasons(db) {
        let app = TestApp::start(db).await;
        let people = People::come_together(&app).await;
        let asked = asked(&app, &people.partner);
        let id = to_recommendation(&people, &asked, "2", "recommend_decline").await.unwrap();
        steps::decline(&people.officer, &id).await.unwrap();
        app.sweep().await;
        let letter = app.letter(&people.partner, "2026-0001").await;
        assert!(letter.text.contains("Words that name the programme and leave the product out."), "{}", letter.text);
        assert!(!letter.text.contains("50.00"), "a score in a letter");
        app.finish().await;
    }
}
