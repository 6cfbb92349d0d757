//! Lessons: asked for at the closing, written, validated by another person, read by those they concern.

use imprimatur::access::Role;
use imprimatur::waiting::{self, WaitKind};

use crate::support::app::{Person, TestApp};
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{DecisionCase, read};
use crate::support::databases::db_tests;

const LESSON: &[(&str, &str)] = &[
    ("kind", "near_miss"),
    ("title", "Ask for the sentence before scoring"),
    ("intended", "To score on what readers would see."),
    ("happened", "The sentence came late."),
    ("effect", "Two cards were written again."),
    ("recommendation", "Ask for the sentence at intake."),
    ("owner_role", "secretariat"),
    ("criteria", "C2"),
    ("confidentiality", "public"),
];

fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let value = |name: &'a str, usual: &'a str| {
        changes.iter().find(|(field, _)| *field == name).map_or(usual, |(_, value)| value)
    };
    LESSON.iter().map(|(name, usual)| (*name, value(name, usual))).collect()
}

async fn tasks(case: &DecisionCase, kind: WaitKind) -> usize {
    let id = case.id;
    let waits = read(&case.app, move |conn| waiting::open_for_request(conn, id)).await;
    waits.iter().filter(|wait| wait.kind == kind).count()
}

fn path(case: &DecisionCase) -> String {
    format!("/cases/{}/lesson", case.id)
}

async fn send(case: &DecisionCase, who: &Person, values: &[(&str, &str)]) {
    let page = who.get(&path(case)).await;
    who.submit(&page, "Send for validation", values).await;
}

db_tests! {
    async fn a_closing_asks_and_another_person_publishes(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let (editor, anybody) = (app.person("Edda Editor", &[Role::LessonsEditor]).await, app.visitor());
        assert_eq!(tasks(&case, WaitKind::LessonTask).await, 1);
        assert!(anybody.get("/lessons").await.has_text("No lesson has been published yet"));
        let page = case.secretary.get(&path(&case)).await;
        let answer = case.secretary.try_submit(&page, "Send for validation", &[]).await;
        assert_eq!(answer.status, 422);
        let draft = [("kind", "lesson"), ("title", "A draft"), ("confidentiality", "public")];
        let page = case.secretary.submit(&page, "Save as a draft", &draft).await;
        assert_eq!(tasks(&case, WaitKind::LessonTask).await, 1, "a draft is not an answer");
        let answer = case.secretary.try_submit(&page, "Send for validation", &[]).await;
        assert_eq!(answer.page().error_texts().len(), 5, "{:?}", answer.page());
        send(&case, &case.secretary, LESSON).await;
        assert_eq!((tasks(&case, WaitKind::LessonTask).await, tasks(&case, WaitKind::LessonValidation).await), (0, 1));
        let page = editor.get("/lessons/editing").await;
        let page = editor.get(page.link("Ask for the sentence before scoring").unwrap()).await;
        let page = editor.submit(&page, "Publish", &[]).await;
        assert!(page.has_text("The sentence came late."), "{page:?}");
        for (query, found) in [
            ("q=SENTENCE+late", true), ("q=sentence+never", false), ("mark=UN_NAME", true), ("mark=UN_FLAG", false),
            ("use=informational", true), ("use=commercial", false), ("sector=C", true), ("sector=A", false),
            ("kind=near_miss", true), ("kind=lesson", false),
        ] {
            let page = anybody.get(&format!("/lessons?{query}")).await;
            assert_eq!(page.has_text("before scoring"), found, "{query}");
        }
        let page = editor.get("/lessons/editing/1").await;
        editor.submit(&page, "Archive", &[("reasons", "Outdated.")]).await;
        assert_eq!(anybody.ask("/lessons/1").await.status, 404);
        app.finish().await;
    }

    async fn remarks_go_back_to_the_contributor(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let editor = app.person("Edda Editor", &[Role::LessonsEditor]).await;
        send(&case, &case.secretary, &with(&[("happened", "Sana Vandfilter sent the sentence late.")])).await;
        let page = editor.get("/lessons/editing/1").await;
        let answer = editor.try_submit(&page, "Publish", &[]).await;
        assert_eq!(answer.status, 403);
        assert!(answer.page().has_text("The name of the partner occurs"), "{:?}", answer.page());
        assert_eq!(editor.try_submit(&page, "Give back", &[]).await.status, 422);
        editor.submit(&page, "Give back", &[("remarks", "Take the name out.")]).await;
        assert!(app.letter(&case.secretary, "came back with remarks").await.text.contains("Take the name out."));
        assert_eq!(tasks(&case, WaitKind::LessonTask).await, 1);
        let page = case.secretary.get(&path(&case)).await;
        assert!(page.has_text("Take the name out."), "{page:?}");
        case.secretary.submit(&page, "Send for validation", &[("happened", "The sentence came late.")]).await;
        let page = editor.get("/lessons/editing/1").await;
        editor.submit(&page, "Publish", &[]).await;
        app.finish().await;
    }

    async fn nobody_validates_the_own_lesson(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.also(&case.secretary, Role::LessonsEditor).await;
        send(&case, &case.secretary, LESSON).await;
        let page = case.secretary.get("/lessons/editing/1").await;
        assert!(page.has_text("another editor validates it") && page.form("Publish").is_err(), "{page:?}");
        for path in ["/lessons/editing", "/lessons/editing/1"] {
            assert_eq!(case.partner.ask(path).await.status, 404, "{path}");
        }
        app.finish().await;
    }

    async fn narrow_circles_stay_narrow(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let editor = app.person("Edda Editor", &[Role::LessonsEditor]).await;
        let values = with(&[("confidentiality", "group_only"), ("happened", "Sana Vandfilter sent it late.")]);
        send(&case, &case.secretary, &values).await;
        let page = editor.get("/lessons/editing/1").await;
        editor.submit(&page, "Publish", &[]).await;
        for (who, sees) in [(&app.visitor(), false), (&case.partner, false), (&case.screener, false), (&case.chair, true)] {
            assert_eq!(who.get("/lessons").await.has_text("before scoring"), sees, "{}", who.name);
            assert_eq!(who.ask("/lessons/1").await.status == 200, sees, "{}", who.name);
        }
        app.finish().await;
    }

    async fn a_reason_for_none_is_an_answer(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let page = case.secretary.get(&path(&case)).await;
        let button = "Record that there is no lesson";
        assert_eq!(case.secretary.try_submit(&page, button, &[]).await.status, 422);
        let page = case.secretary.submit(&page, button, &[("reason", "Routine, as many before it.")]).await;
        assert!(page.has_text("Routine, as many before it."), "{page:?}");
        assert_eq!(tasks(&case, WaitKind::LessonTask).await, 0);
        assert!(case.chair.get(&path(&case)).await.form(button).is_err());
        app.finish().await;
    }
}
