//! The office's calendar, for the administrator.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use crate::access::accounts::may_run_the_office;
use crate::error::{Error, Problems, Result};
use crate::requests::actions::office_days as actions;
use crate::requests::answers::DateParts;
use crate::requests::questions::dates;
use crate::requests::store::office_days as rows;
use crate::say as t;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

const PATH: &str = "/admin/calendar";

pub(super) fn routes(routes: &mut Routes) {
    routes.get(PATH, show);
    routes.post(PATH, close);
    routes.post("/admin/calendar/{day}/open", open);
}

/// A day on which the office is closed.
struct Closed {
    day: NaiveDate,
    name: String,
    /// Set by hand, so that it can be taken back.
    by_hand: bool,
}

#[derive(Template)]
#[template(path = "requests/office_days.html")]
struct OfficeDaysPage<'a> {
    page: &'a Page,
    days: Vec<Closed>,
    f: Filled,
}

async fn page_of<'a>(app: &AppData, page: &'a Page, me: &SignedIn, f: Filled) -> Result<OfficeDaysPage<'a>> {
    may_run_the_office(me)?;
    let tomorrow = app.db.clock().now().date().succ_opt().unwrap_or(NaiveDate::MAX);
    let own = app.db.read(move |conn| rows::from(conn, tomorrow)).await?;
    let of_data = app.reference().terms.calendar.holidays.iter().filter(|holiday| holiday.date >= tomorrow);
    let mut days: Vec<Closed> = of_data
        .map(|holiday| Closed {
            day: holiday.date,
            name: holiday.text.say(page.language.tag()).clone(),
            by_hand: false,
        })
        .chain(own.into_iter().map(|(day, name)| Closed { day, name, by_hand: true }))
        .collect();
    days.sort_by_key(|closed| closed.day);
    Ok(OfficeDaysPage { page, days, f })
}

async fn show(app: AppData, page: Page, me: SignedIn) -> Response {
    page.show(&page_of(&app, &page, &me, Filled::new()).await?)
}

async fn close(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    may_run_the_office(&me)?;
    form.only(&["day-day", "day-month", "day-year", "name"])?;
    let part = |part: &str| form.text(&format!("day-{part}")).to_owned();
    let parts = DateParts { day: part("day"), month: part("month"), year: part("year") };
    let mut problems = Problems::new();
    let day = problems.take("day", dates::read(&parts).map_err(|_| t::requests::enter_office_day()));
    let Some(day) = day else {
        let f = Filled::from_form(&form, problems);
        return page.show_problems(&page_of(&app, &page, &me, f).await?);
    };
    let (actor, name) = (me.actor().clone(), form.text("name").to_owned());
    let done = once::write_as(&app.db, &form, &me, "requests.close_day", move |tx| {
        actions::close_day(tx, &actor, day, &name)?;
        Ok(PATH.to_owned())
    });
    match done.await {
        Ok(_) => {
            actions::take_over(&app.db).await?;
            Ok(page.go_saying(&app, PATH, &t::requests::office_day_closed(day)))
        }
        Err(Error::Invalid(problems)) => {
            let f = Filled::from_form(&form, problems);
            page.show_problems(&page_of(&app, &page, &me, f).await?)
        }
        Err(other) => Err(other),
    }
}

async fn open(app: AppData, page: Page, me: SignedIn, day: web::Path<String>, form: Form) -> Response {
    may_run_the_office(&me)?;
    form.only(&[])?;
    let day: NaiveDate = day.parse().map_err(|_| Error::Hidden)?;
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "requests.open_day", move |tx| {
        actions::open_day(tx, &actor, day)?;
        Ok(PATH.to_owned())
    })
    .await?;
    actions::take_over(&app.db).await?;
    Ok(page.go_saying(&app, PATH, &t::requests::office_day_opened(day)))
}
