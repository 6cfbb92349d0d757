//! The pages of the group, the chair and the officer through axe's eyes: in light and dark, wide and narrow, and from right
//! to left; none of them scrolls sideways.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::rc::Rc;

use imprimatur::access::Role;
use imprimatur::decisions::{Proposal, Ruling};
use imprimatur::guidelines::{Band, ReasonCode, Track};

use crate::support::app::{Person, TestApp};
use crate::support::at_a_browser::At;
use crate::support::axe;
use crate::support::browser::Browser;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{DecisionCase, in_deliberation, in_deliberation_of, proposal};
use crate::support::cases_reviews::{all, in_review, screened, screened_too};
use crate::support::databases::{Kind, fresh};
use crate::support::over_http::serve;

/// Somebody who looks at pages and notes what is wrong with them.
struct Eyes {
    app: Rc<TestApp>,
    browser: Browser,
    base: String,
    complaints: BTreeSet<String>,
}

impl Eyes {
    /// Nothing where there is no browser (said once).
    async fn open() -> Option<Self> {
        let browser = Browser::open(1280, 900).await?;
        let app = TestApp::start(fresh(Kind::Sqlite).unwrap()).await;
        let base = serve(&app);
        Some(Self { app, browser, base, complaints: BTreeSet::new() })
    }

    async fn sit(&self, person: &Person) {
        At { browser: &self.browser, person, base: &self.base }.sign_in().await;
        self.browser.see("Sign out").await;
    }

    /// Opens a page and looks at it.
    async fn look_at(&mut self, name: &str, path: &str) {
        self.browser.goto(&format!("{}{path}", self.base)).await;
        self.look(name).await;
    }

    /// Looks at the page that is open.
    async fn look(&mut self, name: &str) {
        let folder = std::env::var_os("REVIEW_PICTURES").map(PathBuf::from);
        let browser = &self.browser;
        for (width, height) in [(1280, 900), (390, 844)] {
            browser.resize(width, height).await;
            for (scheme, direction) in [("light", "ltr"), ("dark", "ltr"), ("light", "rtl")] {
                browser.colours(scheme).await;
                browser.run(&format!("document.documentElement.dir = '{direction}'")).await;
                if browser.scrolls_sideways().await {
                    self.complaints.insert(format!("{name} scrolls sideways at {width} px, {direction}"));
                }
                let found = axe::complaints(browser).await;
                self.complaints.extend(
                    found.into_iter().map(|one| format!("{name} {width} {scheme} {direction}: {one}")),
                );
                if let Some(folder) = folder.as_ref().filter(|_| direction == "ltr") {
                    browser.whole_page(&folder.join(format!("{name}-{width}-{scheme}.png"))).await;
                }
            }
        }
        browser.run("document.documentElement.dir = 'ltr'").await;
        browser.resize(1280, 900).await;
    }

    async fn finish(self) {
        assert!(self.complaints.is_empty(), "{:#?}", self.complaints);
        self.app.finish().await;
    }
}

/// A lesson that somebody published, so that one stands beside the rubric.
async fn with_a_lesson(app: &Rc<TestApp>) {
    let past = offered(app).await;
    let editor = app.person("Edda Editor", &[Role::LessonsEditor]).await;
    let page = past.secretary.get(&format!("/cases/{}/lesson", past.id)).await;
    past.secretary.submit(&page, "Send for validation", super::beside::LESSON).await;
    let page = editor.get("/lessons/editing/1").await;
    editor.submit(&page, "Publish", &[]).await;
}

#[actix_web::test]
async fn desk_lists_and_assignment() {
    let Some(mut eyes) = Eyes::open().await else { return };
    let app = eyes.app.clone();
    let past = offered(&app).await;
    let case = screened(&app, Track::Simplified, 3).await;
    screened_too(&case, "2026-0171").await;
    for name in ["Nia Elsewhere", "Otto Elsewhere"] {
        app.person_at(name, "members.example", &[Role::Reviewer]).await;
    }
    case.join_organization(&case.members[2]).await;
    eyes.sit(&case.secretariat).await;
    for (name, path) in [
        ("desk", "/desk"),
        ("desk-unassigned", "/desk?view=unassigned"),
        ("desk-empty", "/desk?view=overdue"),
        ("cases", "/cases"),
        ("cases-filtered", "/cases?q=stage:screening+water:2&sort=-due"),
        ("cases-empty", "/cases?q=nothing"),
        ("search-help", "/cases/search-help"),
        ("scorecards", "/scorecards?state=any"),
        ("scorecards-empty", "/scorecards?late=yes"),
        ("authorizations", "/authorizations"),
        ("authorizations-empty", "/authorizations?ends=passed"),
        ("assignment", "/assignment"),
    ] {
        eyes.look_at(name, path).await;
    }
    eyes.browser.click("Show what this does").await;
    eyes.browser.see("What this does").await;
    eyes.look("assignment-preview").await;
    eyes.look_at("board-assigning", &format!("{}?members=proposed", case.path("reviews"))).await;
    eyes.sit(&past.officer).await;
    eyes.look_at("desk-officer", "/desk").await;
    eyes.sit(&case.members[0]).await;
    eyes.look_at("expertise", "/account/expertise").await;
    eyes.finish().await;
}

#[actix_web::test]
async fn declaring_scoring_and_locking() {
    let Some(mut eyes) = Eyes::open().await else { return };
    let app = eyes.app.clone();
    with_a_lesson(&app).await;
    let case = in_review(&app, Track::Simplified, 3).await;
    case.lock(&case.members[1], all(Track::Simplified, 3, &[("C6", Some(0))])).await;
    case.save(&case.members[0], all(Track::Simplified, 2, &[])).await;
    eyes.sit(&case.members[0]).await;
    for (name, path) in [
        ("desk-member", "/desk".to_owned()),
        ("scorecards-member", "/scorecards".to_owned()),
        ("conflict", case.path("conflict")),
        ("review", case.path("review")),
        ("last-look", case.path("review/lock")),
        ("abstaining", case.path("review/abstain")),
        ("board", case.path("reviews")),
    ] {
        eyes.look_at(name, &path).await;
    }
    let page = case.members[0].get(&case.path("review")).await;
    let asks = [("What would you ask?", "Who prints the posters?"), ("about", "C6")];
    case.members[0].submit(&page, "Pass the question on", &asks).await;
    case.lock(&case.members[0], all(Track::Simplified, 2, &[])).await;
    case.revise().await;
    eyes.look_at("review-changed", &case.path("review")).await;
    eyes.look_at("board-locked", &case.path("reviews")).await;
    eyes.sit(&case.secretariat).await;
    eyes.look_at("asking-the-partner", &case.path("ask-for-change")).await;
    let board = case.secretariat.get(&case.path("reviews")).await;
    let replace = board.link_with("Replace Yifan Member").unwrap().to_owned();
    eyes.look_at("replacing", &replace).await;
    eyes.finish().await;
}

#[actix_web::test]
async fn deliberating_and_recommending() {
    let Some(mut eyes) = Eyes::open().await else { return };
    let app = eyes.app.clone();
    let case = in_review(&app, Track::Simplified, 2).await;
    case.lock(&case.members[0], all(Track::Simplified, 3, &[("C6", Some(0))])).await;
    case.lock(&case.members[1], all(Track::Simplified, 2, &[("C14", Some(4))])).await;
    let page = case.members[0].get(&case.path("reviews")).await;
    let says = [("Say something to the group", "The words promise too much."), ("kind", "objection")];
    case.members[0].submit(&page, "Add to the discussion", &says).await;
    eyes.sit(&case.chair).await;
    for (name, path) in [
        ("deliberation", case.path("reviews")),
        ("resolving", case.path("reviews/knock-outs/1")),
        ("meeting", case.path("reviews/meeting")),
        ("reopening", case.path("reviews/reopen")),
        ("not-ready", case.path("decision")),
    ] {
        eyes.look_at(name, &path).await;
    }
    let agreed = in_deliberation(&app).await;
    eyes.sit(&agreed.chair).await;
    eyes.look_at("recommending", &agreed.path()).await;
    let page = agreed.chair.get(&agreed.path()).await;
    let draft = [("outcome", "recommend"), ("Text of the recommendation", "The words help schools.")];
    agreed.chair.submit(&page, "Put it to the members first", &draft).await;
    eyes.look_at("written-procedure", &agreed.path()).await;
    eyes.sit(&agreed.members[0]).await;
    eyes.look_at("written-procedure-member", &agreed.path()).await;
    eyes.finish().await;
}

async fn declined(case: &DecisionCase) {
    let no = Proposal {
        outcome: Band::RecommendDecline,
        departing_reasons: "The words promise too much.".into(),
        ..proposal()
    };
    case.recommend(no).await.unwrap();
    let reason_codes = vec![ReasonCode::InsufficientInformation];
    let ruling = Ruling { reason_codes, ..case.ruling(true).await };
    case.decide(&case.officer, &ruling).await.unwrap();
    case.app.sweep().await;
}

#[actix_web::test]
async fn deciding_the_letter_and_looking_again() {
    let Some(mut eyes) = Eyes::open().await else { return };
    let app = eyes.app.clone();
    let case = in_deliberation_of(&app, "qps").await;
    case.recommend(proposal()).await.unwrap();
    eyes.sit(&case.officer).await;
    for (name, form) in [
        ("deciding", ""),
        ("declining", "?as=decline"),
        ("sending-back", "?as=send-back"),
        ("putting-off", "?as=defer"),
    ] {
        eyes.look_at(name, &format!("{}{form}", case.path())).await;
    }
    let ruling = case.ruling(false).await;
    case.decide(&case.officer, &ruling).await.unwrap();
    eyes.look_at("decided", &case.path()).await;
    app.sweep().await;
    eyes.sit(&case.partner).await;
    eyes.look_at("letter", &format!("/requests/{}/letter", case.id)).await;
    let other = in_deliberation(&app).await;
    declined(&other).await;
    eyes.sit(&other.partner).await;
    eyes.look_at("letter-declined", &format!("/requests/{}/letter", other.id)).await;
    let path = format!("/requests/{}/reconsideration", other.id);
    eyes.look_at("asking-again", &path).await;
    let page = other.partner.get(&path).await;
    other.partner.submit(&page, "Send", &[("ground", "fact"), ("words", "The poster is not ours.")]).await;
    for (name, person) in [("looking-again", &other.other), ("looking-again-refused", &other.officer)] {
        eyes.sit(person).await;
        eyes.look_at(name, &format!("/cases/{}/reconsideration", other.id)).await;
    }
    eyes.finish().await;
}
