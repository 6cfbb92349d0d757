//! The office's calendar: a day that the administrator closes counts in no term.

use chrono::NaiveDate;
use imprimatur::access::Role;
use imprimatur::db::Db;
use imprimatur::error::Error;
use imprimatur::requests::actions::office_days as actions;
use imprimatur::sweep;
use imprimatur::waiting::{self, WaitKind};

use crate::support::app::{BASE, TestApp};
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{read, write};
use crate::support::databases::db_tests;

fn day(
    name: &'static str,
    day: &'static str,
    month: &'static str,
    year: &'static str,
) -> [(&'static str, &'static str); 4] {
    [("name", name), ("day-day", day), ("day-month", month), ("day-year", year)]
}

db_tests! {
    async fn a_closed_day_moves_what_is_due(db) {
        let url = db.parsed();
        let app = TestApp::start(db).await;
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        let case = offered(&app).await;
        case.in_force().await;
        admin.sign_in().await;
        // Sunday 3 January 2027: the third working day from here is Wednesday the 6th.
        let page = admin.get(admin.get("/admin/office").await.link("Days on which the office is closed").unwrap()).await;
        assert!(page.has_text("Good Friday") && page.has_text("From the reference data"), "{page:?}");
        assert_eq!(admin.try_submit(&page, "Close it", &[]).await.status, 422);
        for (wrong, words) in [
            (day("Stocktaking", "1", "1", "2027"), "after today"), (day("Rest", "9", "1", "2027"), "closed on this day already"),
            (day("Easter", "26", "3", "2027"), "closed on this day already"), (day("", "5", "1", "2027"), "Enter what the day is"),
        ] {
            let answer = admin.try_submit(&page, "Close it", &wrong).await;
            assert!(answer.status == 422 && answer.page().error_texts().concat().contains(words), "{words}");
        }
        let page = admin.submit(&page, "Close it", &day("Stocktaking", "5", "1", "2027")).await;
        assert!(page.has_text("Stocktaking"), "{page:?}");
        assert_eq!(admin.try_submit(&page, "Close it", &day("Again", "5", "1", "2027")).await.status, 422);
        let own = case.partner.get(&case.own_path()).await;
        case.partner.submit(&own, "Send", &[("about", "dates"), ("change", "A day later.")]).await;
        let id = case.id;
        let due = move |conn: &mut imprimatur::db::Conn| {
            let waits = waiting::open_for_request(conn, id)?;
            Ok(waits.iter().find(|wait| wait.kind == WaitKind::ChangeReport).unwrap().due_on.unwrap())
        };
        assert_eq!(read(&app, due).await.to_string(), "2027-01-07", "the 5th does not count");

        // Another node hears of it with its next sweep.
        let other = Db::open(&url, app.clock.clone(), imprimatur::effects::HOOKS, BASE).unwrap();
        let monday = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
        let next = || imprimatur::guidelines::Reference::seeded().unwrap().terms.calendar.add_working_days(monday, 1);
        assert_eq!(other.with_closed_days(next).to_string(), "2027-01-05");
        sweep::run(&other).await.unwrap();
        assert_eq!(other.with_closed_days(next).to_string(), "2027-01-06");
        let page = admin.submit(&page, "Take it back Stocktaking", &[]).await;
        assert!(!page.has_text("Stocktaking"), "{page:?}");
        assert_eq!(app.data.db.with_closed_days(next).to_string(), "2027-01-05");
        app.finish().await;
    }

    async fn the_calendar_is_the_administrators(db) {
        let app = TestApp::start(db).await;
        let secretary = app.person("Sara Secretary", &[Role::Secretariat]).await;
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        assert_eq!(secretary.ask("/admin/calendar").await.status, 403);
        let far = NaiveDate::from_ymd_opt(2031, 5, 6).unwrap();
        let actor = cases::actor(&secretary).await;
        let refused = write(&app, {
            let actor = actor.clone();
            move |tx| actions::close_day(tx, &actor, far, "Mine")
        }).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        let refused = write(&app, move |tx| actions::open_day(tx, &actor, far)).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        let actor = cases::actor(&admin).await;
        let refused = write(&app, {
            let actor = actor.clone();
            move |tx| actions::open_day(tx, &actor, far)
        }).await;
        assert!(matches!(refused, Err(Error::Conflict(_))), "it is not closed by hand: {refused:?}");
        let past = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let refused = write(&app, move |tx| actions::open_day(tx, &actor, past)).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        app.finish().await;
    }
}
