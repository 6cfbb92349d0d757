//! Every refusal of the group's working day: the step is refused by the action itself, and a person who may know of the case
//! reads the reason on the page. Who may not know of it gets the page of a thing that never was.

use imprimatur::access::Role;
use imprimatur::decisions::{Ruling, actions as deciding};
use imprimatur::error::{Error, Result};
use imprimatur::guidelines::{Band, ReasonCode, Track};
use imprimatur::reconsiderations::{ReconsiderationAction, actions as again, of_request};
use imprimatur::requests::{RequestId, Stage};
use imprimatur::reviews::actions::{self as reviewing, Draft};
use imprimatur::reviews::{Audience, RemarkKind};

use crate::support::app::{Person, TestApp};
use crate::support::cases;
use crate::support::cases_decisions::{in_deliberation, proposal, read, write};
use crate::support::cases_reviews::{all, in_review};
use crate::support::databases::db_tests;
use crate::support::html::Page;

/// The reason in words.
fn reason<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(Error::Refused(why) | Error::Conflict(why)) => why.to_string(),
        other => panic!("not refused with a reason: {other:?}"),
    }
}

async fn saves(person: &Person, id: RequestId, track: Track, version: i64) -> Result<()> {
    let actor = cases::actor(person).await;
    let draft =
        Draft { version, entries: all(track, 3, &[]), private_note: String::new(), lessons: Vec::new() };
    write(&person.app, move |tx| reviewing::save(tx, &actor, id, &draft).map(|_| ())).await
}

async fn speaks(person: &Person, id: RequestId) -> Result<()> {
    let actor = cases::actor(person).await;
    let how = (RemarkKind::Comment, Audience::Group);
    write(&person.app, move |tx| reviewing::remark(tx, &actor, id, how, None, "A word.").map(|_| ())).await
}

/// What a page of the case says to a person, whatever its status.
async fn page_of(person: &Person, path: &str) -> (u16, Page) {
    let answer = person.ask(path).await;
    (answer.status, answer.page())
}

db_tests! {
    async fn recused(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 3).await;
        let member = &case.members[0];
        let page = member.get(&case.path("conflict")).await;
        assert!(page.has_text("you cannot open it any more"), "said before it is declared: {page:?}");
        let page = member.submit(&page, "I have a conflict", &[]).await;
        assert!(page.has_text("You declared a conflict and stepped back from the case"), "{page:?}");
        assert!(matches!(saves(member, case.id, Track::Simplified, 1).await, Err(Error::Hidden)));
        assert!(matches!(speaks(member, case.id).await, Err(Error::Hidden)));
        let never_was = member.ask("/cases/999").await;
        for part in ["", "/review", "/reviews", "/review/lock", "/history", "/documents", "/decision", "/conflict"] {
            let answer = member.ask(&format!("/cases/{}{part}", case.id)).await;
            assert_eq!(answer.status, 404, "{part}");
            assert_eq!(answer.page().text, never_was.page().text, "{part}");
        }
        // Whoever looks after the case reads why the member is not there.
        let board = case.secretariat.get(&case.path("reviews")).await;
        assert!(board.row("Amina Member").unwrap().join(" ").contains("Stepped back: conflict"));
        app.finish().await;
    }

    async fn not_assigned(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        let rosa = app.person("Rosa Reviewer", &[Role::Reviewer]).await;
        assert!(matches!(saves(&rosa, case.id, Track::Simplified, 1).await, Err(Error::Hidden)));
        assert_eq!(rosa.ask(&case.path("review")).await.status, 404);
        // The chair knows of the case, and reads why there is nothing to score.
        let why = "Nobody gave you a scorecard in this case";
        assert!(reason(saves(&case.chair, case.id, Track::Simplified, 1).await).contains(why));
        for part in ["review", "review/lock", "review/abstain"] {
            let (status, page) = page_of(&case.chair, &case.path(part)).await;
            assert!(status == 403 && page.has_text(why), "{part}: {status} {page:?}");
        }
        app.finish().await;
    }

    async fn not_locked(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 3).await;
        case.lock(&case.members[0], all(Track::Simplified, 3, &[])).await;
        // Scores of others: not before the own card is locked.
        let page = case.members[1].get(&case.path("reviews")).await;
        assert!(page.has_text("Scores are in sight when your own scorecard is locked"), "{page:?}");
        assert!(!page.has_text("75.00"));
        assert!(case.members[0].get(&case.path("reviews")).await.has_text("75.00"));
        // The thread and a recommendation: not before the deliberation is open.
        assert!(reason(speaks(&case.members[0], case.id).await).contains("There is no open deliberation"));
        let chair = cases::actor(&case.chair).await;
        let id = case.id;
        let early = write(&app, move |tx| deciding::recommend(tx, &chair, id, &proposal())).await;
        assert!(!reason(early).is_empty());
        let (_, page) = page_of(&case.chair, &case.path("decision")).await;
        assert!(page.has_text("Nothing is recommended yet") || page.has_text("Quorum"), "{page:?}");
        // A card that is not complete is not locked: each gap is named.
        let member = &case.members[1];
        let actor = cases::actor(member).await;
        write(&app, move |tx| {
            let draft = Draft { version: 1, entries: all(Track::Simplified, 3, &[])[..2].to_vec(), private_note: String::new(), lessons: Vec::new() };
            reviewing::save(tx, &actor, id, &draft).map(|_| ())
        }).await.unwrap();
        let page = member.get(&case.path("review/lock")).await;
        assert!(page.has_text("is not scored yet") && page.form("Lock it now").is_err(), "{page:?}");
        // Locked is locked.
        assert!(reason(saves(&case.members[0], case.id, Track::Simplified, 9).await).contains("not possible any more"));
        assert!(case.members[0].get(&case.path("review")).await.has_text("You locked this scorecard"));
        app.finish().await;
    }

    async fn after_the_decision(db) {
        let app = TestApp::start(db).await;
        let case = in_deliberation(&app).await;
        case.recommend(proposal()).await.unwrap();
        let ruling = case.ruling(false).await;
        case.decide(&case.officer, &ruling).await.unwrap();
        // Sealed: a second officer reads who decided.
        assert!(reason(case.decide(&case.other, &ruling).await).contains("decided already"));
        assert!(case.other.get(&case.path()).await.has_text("Sealed until"));
        app.sweep().await;
        assert_eq!(case.stage().await, Stage::Closed);
        let member = &case.members[0];
        assert!(reason(saves(member, case.id, Track::Simplified, 9).await).contains("not possible"));
        assert!(reason(speaks(member, case.id).await).contains("There is no open deliberation"));
        let (id, chair) = (case.id, cases::actor(&case.chair).await);
        assert!(!reason(write(&app, move |tx| deciding::recommend(tx, &chair, id, &proposal())).await).is_empty());
        assert!(!reason(case.decide(&case.other, &ruling).await).is_empty());
        assert!(reason(case.take_back(&case.officer).await).contains("took effect"));
        let page = member.get(&format!("/cases/{}/review", case.id)).await;
        assert!(page.has_text("You locked this scorecard. It can be read and not changed."), "{page:?}");
        let page = member.get(&format!("/cases/{}/reviews", case.id)).await;
        assert!(page.form("Add to the discussion").is_err());
        let (status, page) = page_of(&case.chair, &format!("/cases/{}/reviews/reopen", case.id)).await;
        assert!(status == 403 && page.has_text("There is no open deliberation"), "{page:?}");
        assert!(case.officer.get(&case.path()).await.has_text("Decision D-2026-0001"));
        app.finish().await;
    }

    async fn own_organization(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        let why = "You belong to the organization that asks";
        for (name, role) in [("Sia Both", Role::Secretariat), ("Cid Both", Role::Chair), ("Odd Both", Role::AuthorizingOfficer)] {
            let both = app.person(name, &[role, Role::Partner]).await;
            case.join_organization(&both).await;
            for part in ["reviews", "decision", "history", "screening"] {
                let (status, page) = page_of(&both, &case.path(part)).await;
                assert!(status == 403 && page.has_text(why), "{name} {part}: {status} {page:?}");
            }
            let (actor, id) = (cases::actor(&both).await, case.id);
            let scores = saves(&both, case.id, Track::Simplified, 1).await;
            assert!(reason(scores).contains(why), "{name}");
            let assigns = write(&app, move |tx| reviewing::assign(tx, &actor, id, &[])).await;
            assert!(reason(assigns).contains(why), "{name}");
        }
        let both = app.person("Rey Both", &[Role::Reviewer, Role::Partner]).await;
        case.join_organization(&both).await;
        let board = case.secretariat.get(&case.path("reviews")).await;
        let row = board.row("Rey Both").unwrap().join(" ");
        assert!(row.contains("Cannot be assigned") && row.contains("Acts for the organization that asks"), "{row}");
        let (actor, id, who) = (cases::actor(&case.secretariat).await, case.id, cases::actor(&both).await.id);
        let assigned = write(&app, move |tx| reviewing::assign(tx, &actor, id, &[who])).await;
        assert!(reason(assigned).contains("Acts for the organization that asks"));
        app.finish().await;
    }

    async fn the_recommender_decides(db) {
        let app = TestApp::start(db).await;
        let case = in_deliberation(&app).await;
        case.recommend(proposal()).await.unwrap();
        case.also(&case.chair, Role::AuthorizingOfficer).await;
        let why = "recommend";
        assert!(reason(case.decide(&case.chair, &case.ruling(false).await).await).contains(why));
        let page = case.chair.get(&case.path()).await;
        assert!(page.has_text("The person who recommended cannot decide"), "{page:?}");
        assert!(page.form("Authorize and send").is_err());
        assert!(case.officer.get(&case.path()).await.form("Authorize and send").is_ok());
        app.finish().await;
    }

    async fn the_decider_reconsiders(db) {
        let app = TestApp::start(db).await;
        let case = in_deliberation(&app).await;
        let no = imprimatur::decisions::Proposal { outcome: Band::RecommendDecline, departing_reasons: "Too much.".into(), ..proposal() };
        case.recommend(no).await.unwrap();
        let ruling = Ruling { reason_codes: vec![ReasonCode::InsufficientInformation], ..case.ruling(true).await };
        case.decide(&case.officer, &ruling).await.unwrap();
        app.sweep().await;
        let path = format!("/requests/{}/reconsideration", case.id);
        let page = case.partner.get(&path).await;
        case.partner.submit(&page, "Send", &[("ground", "fact"), ("words", "The poster is not ours.")]).await;
        let (id, actor) = (case.id, cases::actor(&case.officer).await);
        let row = read(&app, move |conn| of_request(conn, id)).await[0].id;
        let answered = write(&app, move |tx| {
            again::answer(tx, &actor, row, ReconsiderationAction::Uphold, "It stands.", &again::Change::default())
        }).await;
        assert!(reason(answered).contains("You took the decision at issue"));
        let page = case.officer.get(&format!("/cases/{}/reconsideration", case.id)).await;
        assert!(page.has_text("You took the decision at issue") && page.form("Answer and tell").is_err(), "{page:?}");
        assert!(case.other.get(&format!("/cases/{}/reconsideration", case.id)).await.form("Answer and tell").is_ok());
        app.finish().await;
    }
}
