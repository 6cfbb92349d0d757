//! Every route has a refused case: somebody who comes to it and is turned away. A route that is not in the
//! table below fails the test, so that nobody adds one without asking who may not.

use imprimatur::access::Role;
use imprimatur::web::{Guard, Route, all_routes};

use crate::support::app::{Person, TestApp};
use crate::support::cases_decisions::in_deliberation;
use crate::support::databases::db_tests;

/// Who is turned away, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Refused {
    /// A partner of another organization: the thing does not exist for them (404).
    Stranger,
    /// A chair, who is no administrator: refused with a reason (403).
    NoAdministrator,
    /// A person without the role that the page is for (403 or 404).
    WrongRole,
    /// Only whoever is not signed in at all: the page shows a person their own things.
    Visitor,
    /// Anybody may read it; a form from another site is refused (403).
    OtherSite,
    /// Anybody may read it, nothing can be changed there.
    Nobody,
}

/// By the beginning of the path; the longest fits.
const TABLE: &[(&str, Refused)] = &[
    ("/account", Refused::Visitor),
    ("/admin/", Refused::NoAdministrator),
    ("/assignment", Refused::WrongRole),
    ("/assignment/preview", Refused::WrongRole),
    ("/authorizations", Refused::WrongRole),
    ("/authorizations/", Refused::Stranger),
    ("/cases", Refused::WrongRole),
    ("/cases/search-help", Refused::WrongRole),
    ("/cases/views", Refused::WrongRole),
    ("/cases/{id}", Refused::Stranger),
    ("/desk", Refused::WrongRole),
    ("/directory", Refused::WrongRole),
    ("/lists", Refused::WrongRole),
    ("/matches", Refused::WrongRole),
    ("/opinions", Refused::WrongRole),
    ("/documents/", Refused::Stranger),
    ("/lessons/editing", Refused::WrongRole),
    ("/matters", Refused::WrongRole),
    ("/matters/{id}", Refused::Stranger),
    ("/organization/matters", Refused::WrongRole),
    ("/organization/matters/{id}", Refused::Stranger),
    ("/organization", Refused::WrongRole),
    ("/organization/people", Refused::Stranger),
    ("/organization/join", Refused::WrongRole),
    ("/scorecards", Refused::WrongRole),
    ("/requests", Refused::WrongRole),
    ("/requests/{id}", Refused::Stranger),
    ("/sign-out", Refused::Visitor),
    ("/statistics", Refused::WrongRole),
    ("/statistics/members/{id}", Refused::Stranger),
    // Public pages.
    ("/static/", Refused::Nobody),
    ("/favicon.ico", Refused::Nobody),
    ("/demo/", Refused::Stranger),
    ("/", Refused::Nobody),
    ("/accessibility", Refused::Nobody),
    ("/contact", Refused::Nobody),
    ("/calendar/{secret}.ics", Refused::Nobody),
    ("/data-notice", Refused::Nobody),
    ("/rules", Refused::Nobody),
    ("/how-requests-are-decided", Refused::Nobody),
    ("/robots.txt", Refused::Nobody),
    ("/sitemap.xml", Refused::Nobody),
    ("/self-check", Refused::Nobody),
    ("/start", Refused::Nobody),
    ("/register", Refused::Nobody),
    ("/verify", Refused::Nobody),
    ("/verify/document", Refused::OtherSite),
    ("/.well-known/imprimatur-keys.json", Refused::Nobody),
    ("/lessons", Refused::Nobody),
    ("/report-misuse", Refused::OtherSite),
    ("/sign-in", Refused::OtherSite),
    ("/sign-up", Refused::OtherSite),
    ("/reset", Refused::OtherSite),
    ("/confirm", Refused::OtherSite),
    ("/confirm-address", Refused::OtherSite),
    ("/set-up", Refused::OtherSite),
    ("/join", Refused::OtherSite),
    ("/opinion", Refused::OtherSite),
    ("/first-administrator", Refused::OtherSite),
];

fn refused(route: &Route) -> Option<Refused> {
    let fits = TABLE.iter().filter(|(start, _)| {
        route.path == *start
            || (route.path.starts_with(start)
                && (start.ends_with('/') && start.len() > 1 || route.path[start.len()..].starts_with('/')))
    });
    fits.max_by_key(|(start, _)| start.len()).map(|(_, refused)| *refused)
}

/// A path with the case's own numbers in it: what is refused exists.
fn filled(path: &str, id: &str) -> String {
    let path = path.replace("{question}", "mock_ups").replace("{group}", "mark").replace("{code}", "X1");
    let path = path.replacen("{id}", id, 1);
    let mut out = String::new();
    for part in path.split('/').skip(1) {
        out.push('/');
        out.push_str(if part.starts_with('{') { "1" } else { part });
    }
    out
}

/// The token of the person's forms, from any page of theirs.
async fn token(person: &Person) -> String {
    let page = person.get("/account").await;
    page.form("Sign out").unwrap().value("_token").unwrap().to_owned()
}

async fn knock(person: &Person, token: &str, route: &Route, path: &str) -> u16 {
    if route.method == "GET" {
        return person.ask(path).await.status;
    }
    let body = format!("_token={token}&_once=0123456789abcdef0123456789abcdef");
    person.post(path, "application/x-www-form-urlencoded", body.into_bytes()).await.status
}

db_tests! {
    async fn every_route_turns_somebody_away(db) {
        let app = TestApp::start(db).await;
        let case = in_deliberation(&app).await;
        let id = case.id.to_string();
        let stranger = app.person("Stan Stranger", &[Role::Partner]).await;
        let chair = app.person("Cleo Chair", &[Role::Chair]).await;
        let visitor = app.visitor();
        let (of_stranger, of_chair) = (token(&stranger).await, token(&chair).await);
        let mut wrong = Vec::new();
        for route in all_routes() {
            let Some(refused) = refused(&route) else {
                wrong.push(format!("{} {} has no refused case", route.method, route.path));
                continue;
            };
            let path = filled(route.path, &id);
            let mut told = |who: &str, status: u16, expected: &[u16]| {
                if !expected.contains(&status) {
                    wrong.push(format!("{} {path}: {who} got {status}, expected {expected:?}", route.method));
                }
            };
            if route.guard == Guard::SignedIn {
                // A form without a session is sent on, or kept with the sign-in page.
                told("a visitor", knock(&visitor, "", &route, &path).await, &[303, 401]);
            }
            match refused {
                Refused::Stranger => {
                    let status = knock(&stranger, &of_stranger, &route, &path).await;
                    told("a stranger", status, &[404]);
                }
                Refused::NoAdministrator => {
                    let status = knock(&chair, &of_chair, &route, &path).await;
                    told("a chair", status, &[403, 404]);
                }
                Refused::WrongRole => {
                    let partners = route.path.starts_with("/requests") || route.path.starts_with("/organization");
                    let (who, token) = if partners { (&chair, &of_chair) } else { (&stranger, &of_stranger) };
                    let status = knock(who, token, &route, &path).await;
                    told("the wrong role", status, &[403, 404]);
                }
                Refused::OtherSite if route.method == "POST" => {
                    let request = actix_web::test::TestRequest::post()
                        .uri(&path)
                        .insert_header(("origin", "https://elsewhere.example"))
                        .insert_header(("content-type", "application/x-www-form-urlencoded"));
                    told("another site", visitor.call_for_test(request).await.status, &[403]);
                }
                Refused::Visitor | Refused::Nobody | Refused::OtherSite => {
                    let open = route.guard == Guard::Public || refused == Refused::Visitor;
                    told("the table", u16::from(open), &[1]);
                    let changes = refused == Refused::Nobody && route.method != "GET";
                    told("a change for anybody", u16::from(changes), &[0]);
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        case.app.finish().await;
    }
}
