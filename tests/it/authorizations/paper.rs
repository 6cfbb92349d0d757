//! What was granted on paper: brought by one person, recorded by another, and from then on like any other.

use std::rc::Rc;

use diesel::prelude::*;
use imprimatur::access::Role;
use imprimatur::authorizations::{AuthorizationState as S, actions, by_code_or_number};
use imprimatur::db::ids::ImportId;
use imprimatur::db::schema::{notices, paper_lines};
use imprimatur::error::Error;

use crate::support::app::{Answer, Person, TestApp};
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{read, write};
use crate::support::databases::db_tests;

const HEAD: &str = "reference,granted_on,organization,country,registration_number,organization_type,sector,contact_name,contact_email,signed_name,signed_title,marks,use_type,activity,purpose,wording,wording_language,territory,media,goals,starts_on,ends_on,conditions,register";
/// In force on the day of the tests (24 November 2026), ended before it, and to come.
pub const LINES: [&str; 3] = [
    "LEG/2024/17,2024-02-20,Åse Vand A/S,DK,11223344,company,C,Ada Holm,ada@vand.example,Bo Holm,Director,UN_NAME,informational,\"Water week, ask ada@vand.example\",To tell how water is kept safe.,In support of the United Nations,en,Denmark;SE,print;web,SDG6,2024-03-01,2027-01-10,K06 | K05: Only the poster of annex 2,yes",
    "LEG/2019/3,2019-05-02,Stella Verein,AT,,ngo,,,,Eva Stern,Chair,SDG_WHEEL,informational,A school calendar,To teach the goals.,,,AT,print,,2019-06-01,2020-06-01,,no",
    "LEG/2026/99,2026-11-02,Åse Vand A/S,DK,11223344,company,C,Ada Holm,ada@vand.example,Bo Holm,Director,UN_NAME,informational,Water week 2027,To tell how water is kept safe.,,,DK,print,SDG6,2027-03-01,2027-09-01,,yes",
];

pub async fn bring(person: &Person, text: &str) -> Answer {
    let page = person.get("/authorizations/paper").await;
    let token = page.form("Bring it and look").unwrap().value("_token").unwrap().to_owned();
    let body = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"_token\"\r\n\r\n{token}\r\n--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"old.csv\"\r\n\r\n{text}\r\n--edge--\r\n"
    );
    let answer =
        person.post("/authorizations/paper", "multipart/form-data; boundary=edge", body.into_bytes()).await;
    person.follow(answer).await
}

pub fn file(lines: &[&str]) -> String {
    format!("{HEAD}\r\n{}", lines.join("\r\n"))
}

async fn office(app: &Rc<TestApp>) -> (Person, Person) {
    let secretary = app.person("Sara Secretary", &[Role::Secretariat]).await;
    (secretary, app.person("Odile Officer", &[Role::AuthorizingOfficer]).await)
}

db_tests! {
    async fn it_stands_in_the_register_at_once(db) {
        let app = TestApp::start(db).await;
        let (secretary, officer) = office(&app).await;
        let page = bring(&secretary, &file(&LINES)).await.page();
        assert!(page.has_text("3 authorizations can be recorded") && page.has_text("Will be written down"), "{page:?}");
        assert!(page.form("Record 3 authorizations").is_err(), "not by whoever brought it");
        assert!(app.visitor().get("/register").await.has_text("Nothing stands in the register yet"), "nothing is recorded yet");
        let page = officer.get("/authorizations/paper/1").await;
        let page = officer.submit(&page, "Record 3 authorizations", &[]).await;
        assert!(page.has_text("3 authorizations were recorded") && page.has_text("Recorded"), "{page:?}");
        let (first, second, third) = read(&app, |conn| {
            let mut one = |number| Ok::<_, Error>(by_code_or_number(conn, number)?.unwrap());
            Ok((one("AP-2024-0001")?, one("AP-2019-0001")?, one("AP-2026-0001")?))
        })
        .await;
        assert_eq!((first.state, second.state, third.state), (S::Active, S::Expired, S::Accepted));
        assert_eq!(first.organization_id, third.organization_id, "one organization");
        let anybody = app.visitor();
        let page = anybody.get("/register?q=vand").await;
        assert!(page.has_text("1 permission") && page.has_text("Åse Vand A/S"), "{page:?}");
        let page = anybody.get(&format!("/verify/{}", first.code)).await;
        assert!(page.has_text("This permission is valid") && !page.has_text("ada@vand.example"), "{page:?}");
        assert!(anybody.get(&format!("/verify/{}", second.code)).await.has_text("This permission has ended"));
        assert_eq!(anybody.ask("/register/AP-2019-0001").await.status, 404, "its holder did not agree to the register");
        let found = officer.ask("/authorizations?q=ap-2024-0001").await;
        assert_eq!(found.location(), Some(format!("/authorizations/{}", first.id).as_str()), "its number leads to it");
        let page = officer.get(&format!("/authorizations/{}", first.id)).await;
        assert!(page.has_text("Recorded from paper") && page.has_text("LEG/2024/17"), "{page:?}");
        // The pages of its case: what is known is the authorization, and the decision says that it was taken on paper.
        let case = first.request_id;
        for path in ["", "/decision", "/documents", "/screening", "/reviews", "/history", "/lesson", "/opinions", "/authorization"] {
            let answer = officer.follow(officer.ask(&format!("/cases/{case}{path}")).await).await;
            assert_eq!(answer.status, 200, "{path}");
        }
        assert!(officer.get(&format!("/cases/{case}/decision")).await.has_text("Recorded from paper"));
        let sent: i64 = read(&app, |conn| Ok(notices::table.filter(notices::kind.like("decisions.%")).count().get_result(conn)?)).await;
        assert_eq!(sent, 0, "nobody gets a letter");
        // Its end is reminded of, and it ends, like any other.
        app.pass_days(20).await;
        app.sweep().await;
        let reminded = app.letters_to("ada@vand.example").await;
        assert!(reminded.iter().any(|letter| letter.subject.contains("ends soon")), "{reminded:?}");
        app.pass_days(40).await;
        app.sweep().await;
        let id = first.id;
        let ended = read(&app, move |conn| imprimatur::authorizations::by_id(conn, id)).await;
        assert_eq!(ended.state, S::Expired);
        app.finish().await;
    }

    async fn it_is_a_precedent_and_can_be_renewed(db) {
        let app = TestApp::start(db).await;
        let (secretary, officer) = office(&app).await;
        bring(&secretary, &file(&LINES[..1])).await;
        let page = officer.get("/authorizations/paper/1").await;
        officer.submit(&page, "Record 1 authorization", &[]).await;
        let page = secretary.get("/requests/1/authorization").await;
        assert!(page.has_text("Recorded from paper"), "the secretariat stands in while nobody acts for the holder: {page:?}");
        let page = secretary.submit(&page, "Ask for a renewal", &[]).await;
        assert!(page.has_text("Water week"), "its answers come along: {page:?}");
        let case = crate::support::cases_reviews::in_review(&app, imprimatur::guidelines::Track::Standard, 3).await;
        let page = case.members[0].get(&case.path("review")).await;
        assert!(page.has_text("P-2024-0001"), "a like case is shown beside the card: {page:?}");
        app.finish().await;
    }

    async fn what_is_wrong_is_shown_and_nothing_is_recorded(db) {
        let app = TestApp::start(db).await;
        let (secretary, officer) = office(&app).await;
        for (text, words) in [
            ("no table", "is not known"),
            (HEAD, "has no lines"),
            (&*file(&["one,two"]), "cannot be read"),
        ] {
            let answer = bring(&secretary, text).await;
            assert!(answer.status == 422 && answer.page().error_texts().concat().contains(words), "{words}: {:?}", answer.page());
        }
        let wrong = LINES[0].replace("informational", "decorative");
        let page = bring(&secretary, &file(&[&wrong, LINES[1], LINES[1]])).await.page();
        assert!(page.has_text("2 lines are not right yet") && page.has_text("“decorative” is not known"), "{page:?}");
        assert!(page.has_text("is the same as in line 2"), "{page:?}");
        let path = "/authorizations/paper/1";
        assert!(officer.get(path).await.form("Record 3 authorizations").is_err());
        let (actor, id) = (cases::actor(&officer).await, ImportId(1));
        let refused = write(&app, {
            let actor = actor.clone();
            move |tx| actions::record_line(tx, &actor, id, 1)
        }).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        let page = secretary.get(path).await;
        secretary.submit(&page, "Put this file away", &[]).await;
        let refused = write(&app, move |tx| actions::record_line(tx, &actor, id, 2)).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "it is put away: {refused:?}");
        app.finish().await;
    }

    async fn two_people_do_it_and_nobody_else(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let (secretary, officer) = office(&app).await;
        let both = app.person("Bo Both", &[Role::Secretariat, Role::AuthorizingOfficer]).await;
        for who in [&case.chair, &case.screener, &case.members[0]] {
            for path in ["/authorizations/paper", "/authorizations/paper/template.csv"] {
                assert_eq!(who.ask(path).await.status, 403, "{} {path}", who.name);
            }
        }
        assert_eq!(case.partner.ask("/authorizations/paper").await.status, 404);
        assert!(officer.get("/authorizations/paper").await.form("Bring it and look").is_err());
        bring(&both, &file(&LINES[..2])).await;
        let page = both.get("/authorizations/paper/1").await;
        assert!(page.has_text("You brought this file yourself"), "{page:?}");
        let id = ImportId(1);
        for who in [&both, &secretary, &case.partner, &case.chair] {
            let actor = cases::actor(who).await;
            let refused = write(&app, move |tx| actions::record_line(tx, &actor, id, 1)).await;
            assert!(matches!(refused, Err(Error::Refused(_) | Error::Hidden)), "{}: {refused:?}", who.name);
            let actor = cases::actor(who).await;
            let refused = write(&app, move |tx| actions::settle_paper(tx, &actor, id)).await;
            assert!(matches!(refused, Err(Error::Refused(_) | Error::Hidden)), "{}: {refused:?}", who.name);
        }
        let actor = cases::actor(&case.chair).await;
        let refused = write(&app, move |tx| actions::discard_paper(tx, &actor, id)).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        let actor = cases::actor(&officer).await;
        let refused = write(&app, move |tx| actions::bring_paper(tx, &actor, "x.csv", &[])).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");

        // It was stopped in the middle: what is recorded stays, the rest goes on, nothing is recorded twice.
        let actor = cases::actor(&officer).await;
        for _ in 0..2 {
            let actor = actor.clone();
            write(&app, move |tx| actions::record_line(tx, &actor, id, 1)).await.unwrap();
        }
        let page = both.get("/authorizations/paper/1").await;
        assert!(page.form("Put this file away").is_err(), "part of it is recorded");
        let partly = write(&app, {
            let both = cases::actor(&both).await;
            move |tx| actions::discard_paper(tx, &both, id)
        }).await;
        assert!(matches!(partly, Err(Error::Refused(_))), "{partly:?}");
        let page = officer.get("/authorizations/paper/1").await;
        officer.submit(&page, "Record 1 authorization", &[]).await;
        let recorded: i64 = read(&app, |conn| {
            Ok(paper_lines::table.filter(paper_lines::authorization_id.is_not_null()).count().get_result(conn)?)
        }).await;
        assert_eq!(recorded, 2);
        let page = bring(&secretary, &file(&LINES[..1])).await.page();
        assert!(page.has_text("was recorded before"), "{page:?}");
        let settled = write(&app, move |tx| actions::settle_paper(tx, &actor, id)).await;
        assert!(matches!(settled, Err(Error::Refused(_))), "{settled:?}");
        app.finish().await;
    }
}
