//! The pages of authorizations through axe's eyes, on a wide and on a narrow page, light and dark. With
//! `IMPRIMATUR_PICTURES` set to a folder, each is also kept there as a picture.

use std::path::PathBuf;

use imprimatur::access::Role;
use imprimatur::authorizations::actions::{self, NewAgent};
use imprimatur::authorizations::by_code_or_number;

use super::paper::{LINES, bring, file};
use crate::support::app::{Person, TestApp};
use crate::support::at_a_browser::At;
use crate::support::axe;
use crate::support::browser::Browser;
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{DecisionCase, read, write};
use crate::support::databases::{Kind, fresh};
use crate::support::over_http::serve;

/// What each proof page says, and its code.
type Proofs = Vec<(&'static str, String)>;

/// Looks at a page in each view; gives what is wrong.
async fn look(browser: &Browser, base: &str, name: &str, path: &str) -> Vec<String> {
    let pictures = std::env::var_os("IMPRIMATUR_PICTURES").map(PathBuf::from);
    let mut wrong = Vec::new();
    browser.goto(&format!("{base}{path}")).await;
    for (width, height) in [(1280, 900), (390, 844)] {
        browser.resize(width, height).await;
        if browser.scrolls_sideways().await {
            wrong.push(format!("{path} scrolls sideways at {width}"));
        }
        for scheme in ["light", "dark"] {
            browser.colours(scheme).await;
            wrong.extend(
                axe::complaints(browser).await.into_iter().map(|one| format!("{width} {scheme} {one}")),
            );
            if let Some(folder) = &pictures {
                browser.whole_page(&folder.join(format!("{name}-{width}-{scheme}.png"))).await;
            }
        }
    }
    wrong
}

/// One authorization in each state that the public can read.
async fn in_every_state(
    app: &std::rc::Rc<TestApp>,
    cases: &[DecisionCase],
    office: &(Person, Person),
) -> Proofs {
    let mut proofs = Vec::new();
    for case in cases {
        case.accepted().await;
    }
    app.pass_days(40).await;
    for person in [&office.0, &office.1, &cases[0].partner, &cases[0].officer] {
        person.sign_in().await;
    }
    let words = ["is valid", "is suspended", "was revoked", "was given up"];
    for (case, says) in cases.iter().zip(words) {
        let row = case.authorization().await;
        let (officer, holder, id) =
            (cases::actor(&case.officer).await, cases::actor(&case.partner).await, row.id);
        let stop_by = app.clock.now().date() + chrono::Days::new(7);
        write(app, move |tx| match says {
            "is suspended" => actions::suspend(tx, &officer, id, "The words stand beside a bank's logo."),
            "was revoked" => actions::revoke(tx, &officer, id, "The words stand on goods.", stop_by),
            "was given up" => actions::give_up(tx, &holder, id),
            _ => {
                let agent = NewAgent::new("Trykkeriet ApS", "Prints the posters.", Some(stop_by)).unwrap();
                actions::name_agent(tx, &holder, id, &agent).map(|_| ())
            }
        })
        .await
        .unwrap();
        proofs.push((says, row.code));
    }
    bring(&office.0, &file(&LINES[1..])).await;
    let page = office.1.get("/authorizations/paper/1").await;
    office.1.submit(&page, "Record 2 authorizations", &[]).await;
    for (number, says) in [("AP-2019-0001", "has ended"), ("AP-2026-0001", "is not yet valid")] {
        let row = read(app, move |conn| by_code_or_number(conn, number)).await.unwrap();
        proofs.push((says, row.code));
    }
    proofs
}

#[actix_web::test]
async fn axe_finds_nothing_and_nothing_scrolls_sideways() {
    let Some(browser) = Browser::open(1280, 900).await else { return };
    let app = TestApp::start(fresh(Kind::Sqlite).unwrap()).await;
    let mut cases = Vec::new();
    for _ in 0..4 {
        cases.push(offered(&app).await);
    }
    let secretary = app.person("Sara Secretary", &[Role::Secretariat]).await;
    let office = (secretary, app.person("Odile Officer", &[Role::AuthorizingOfficer]).await);
    let admin = app.person("Ada Admin", &[Role::Admin]).await;
    let base = serve(&app);
    let proofs = in_every_state(&app, &cases, &office).await;
    let wrong_line = LINES[0].replace("informational", "decorative");
    bring(&office.0, &file(&[&wrong_line, LINES[0]])).await;
    bring(&office.0, &file(&LINES[..1])).await;
    let mut wrong = Vec::new();
    for (says, code) in &proofs {
        let path = format!("/verify/{code}");
        let page = app.visitor().get(&path).await;
        assert!(page.has_text(says), "{says}: {page:?}");
        wrong.extend(look(&browser, &base, &format!("proof-{}", says.replace(' ', "-")), &path).await);
    }
    wrong.extend(look(&browser, &base, "register", "/register").await);
    wrong.extend(look(&browser, &base, "unknown", "/verify/nonsense").await);
    let id = cases[0].authorization_id().await;
    let stopped = cases[1].own_path();
    for (who, pages) in [
        (&cases[0].partner, vec![("partner", cases[0].own_path())]),
        (&cases[1].partner, vec![("partner-suspended", stopped)]),
        (
            &office.1,
            vec![
                ("staff", format!("/authorizations/{id}")),
                ("overview", "/authorizations/next".into()),
                ("paper-list", "/authorizations/paper".into()),
                ("paper-recorded", "/authorizations/paper/1".into()),
                ("paper-wrong", "/authorizations/paper/2".into()),
                ("paper-ready", "/authorizations/paper/3".into()),
            ],
        ),
        (&admin, vec![("masters", "/admin/artwork".into()), ("office-days", "/admin/calendar".into())]),
    ] {
        At { browser: &browser, person: who, base: &base }.sign_in().await;
        for (name, path) in pages {
            wrong.extend(look(&browser, &base, name, &path).await);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    app.finish().await;
}
