//! Who acts for a holder, with scope and end.

use chrono::NaiveDate;
use imprimatur::access::Role;
use imprimatur::authorizations::actions::{self, NewAgent};
use imprimatur::db::ids::AgentId;
use imprimatur::error::Error;

use crate::support::app::TestApp;
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::write;
use crate::support::databases::db_tests;

fn until(day: &'static str, month: &'static str, year: &'static str) -> [(&'static str, &'static str); 5] {
    [
        ("agent", "Trykkeriet ApS"),
        ("scope", "Prints the posters for Denmark."),
        ("agent_until-day", day),
        ("agent_until-month", month),
        ("agent_until-year", year),
    ]
}

db_tests! {
    async fn an_agent_is_named_with_scope_and_end(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        assert!(case.partner.get(&case.own_path()).await.form("Name them").is_err(), "not while it is offered");
        case.in_force().await;
        let page = case.partner.get(&case.own_path()).await;
        let answer = case.partner.try_submit(&page, "Name them", &[]).await;
        assert_eq!((answer.status, answer.page().error_texts().len()), (422, 3));
        for (wrong, words) in [(until("1", "1", "2026"), "today or later"), (until("1", "1", "2031"), "must not be after")] {
            let answer = case.partner.try_submit(&page, "Name them", &wrong).await;
            assert!(answer.status == 422 && answer.page().error_texts().concat().contains(words), "{words}");
        }
        let page = case.partner.submit(&page, "Name them", &until("1", "3", "2027")).await;
        assert!(page.has_text("Trykkeriet ApS") && page.has_text("Until 1 March 2027"), "{page:?}");
        let letter = app.letter(&case.secretary, "somebody acts for the holder").await;
        assert!(letter.text.contains("Trykkeriet ApS") && letter.text.contains("Prints the posters"), "{}", letter.text);
        let code = case.authorization().await.code;
        assert!(!app.visitor().get(&format!("/verify/{code}")).await.has_text("Trykkeriet"), "agents are not public");
        let staff = format!("/authorizations/{}", case.authorization_id().await);
        assert!(case.chair.get(&staff).await.has_text("Trykkeriet ApS"));

        case.days(60).await;
        let page = case.partner.get(&case.own_path()).await;
        assert!(page.has_text("Over") && page.form("End it Trykkeriet ApS").is_err(), "its last day has passed: {page:?}");
        let page = case.partner.submit(&page, "Name them", &until("1", "6", "2027")).await;
        let page = case.partner.submit(&page, "End it Trykkeriet ApS", &[]).await;
        assert!(page.form("End it Trykkeriet ApS").is_err(), "{page:?}");
        app.finish().await;
    }

    async fn the_office_ends_it_with_reasons(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let page = case.partner.get(&case.own_path()).await;
        case.partner.submit(&page, "Name them", &until("1", "3", "2027")).await;
        let staff = format!("/authorizations/{}", case.authorization_id().await);
        let page = case.secretary.get(&staff).await;
        assert_eq!(case.secretary.try_submit(&page, "End it and tell the holder", &[]).await.status, 422);
        let values = [("agent-reasons-1", "It prints for a tobacco brand as well.")];
        let page = case.secretary.submit(&page, "End it and tell the holder", &values).await;
        assert!(page.has_text("It prints for a tobacco brand as well."), "{page:?}");
        let letter = app.letter(&case.partner, "somebody acts for you no longer").await;
        assert!(letter.text.contains("tobacco brand"), "{}", letter.text);
        assert!(case.partner.get(&case.own_path()).await.has_text("tobacco brand"));
        app.finish().await;
    }

    async fn what_is_refused(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let (id, agent) = (case.authorization_id().await, AgentId(1));
        let new = || {
            let day = NaiveDate::from_ymd_opt(2027, 3, 1);
            NewAgent::new("Trykkeriet ApS", "Prints.", day).unwrap()
        };
        let (holder, secretary) = (cases::actor(&case.partner).await, cases::actor(&case.secretary).await);
        let chair = cases::actor(&case.chair).await;
        let stranger = cases::actor(&app.person("Stan Stranger", &[Role::Partner]).await).await;
        let name = |who: &imprimatur::access::Actor| {
            let (who, new) = (who.clone(), new());
            move |tx: &mut imprimatur::db::Tx<'_>| actions::name_agent(tx, &who, id, &new)
        };
        assert!(matches!(write(&app, name(&holder)).await, Err(Error::Refused(_))), "it is only offered");
        case.in_force().await;
        assert!(matches!(write(&app, name(&stranger)).await, Err(Error::Hidden)));
        assert!(matches!(write(&app, name(&secretary)).await, Err(Error::Refused(_))), "not the office");
        for _ in 0..imprimatur::authorizations::rules::MOST_AGENTS {
            write(&app, name(&holder)).await.unwrap();
        }
        assert!(matches!(write(&app, name(&holder)).await, Err(Error::Refused(_))), "too many at once");
        let end = |who: &imprimatur::access::Actor| {
            let who = who.clone();
            move |tx: &mut imprimatur::db::Tx<'_>| actions::end_agent(tx, &who, id, agent)
        };
        let stop = |who: &imprimatur::access::Actor| {
            let who = who.clone();
            move |tx: &mut imprimatur::db::Tx<'_>| actions::stop_agent(tx, &who, id, agent, "Reasons.")
        };
        assert!(matches!(write(&app, end(&stranger)).await, Err(Error::Hidden)));
        assert!(matches!(write(&app, end(&chair)).await, Err(Error::Refused(_))));
        assert!(matches!(write(&app, stop(&stranger)).await, Err(Error::Hidden)));
        assert!(matches!(write(&app, stop(&holder)).await, Err(Error::Refused(_))));
        assert!(matches!(write(&app, stop(&chair)).await, Err(Error::Refused(_))));
        write(&app, end(&holder)).await.unwrap();
        assert!(matches!(write(&app, end(&holder)).await, Err(Error::Refused(_))), "it is over");
        assert!(matches!(write(&app, stop(&secretary)).await, Err(Error::Refused(_))), "it is over");
        let unknown = write(&app, move |tx| actions::end_agent(tx, &holder, id, AgentId(999))).await;
        assert!(matches!(unknown, Err(Error::Hidden)));
        app.finish().await;
    }
}
