//! How often a person wants the letters that have time.

use askama::Template;

use crate::error::Problems;
use crate::notices::{Pace, actions, pace_of};
use crate::say::{self as t, Msg};
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/account/mail", show);
    routes.post("/account/mail", choose);
}

#[derive(Template)]
#[template(path = "notices/pace.html")]
struct PacePage<'a> {
    page: &'a Page,
    f: Filled,
}

impl PacePage<'_> {
    fn field(&self) -> Field {
        let choices = Pace::ALL.iter().map(|pace| (pace.as_str().to_owned(), words(*pace))).collect();
        let field = self.f.radios("pace", t::notices::pace_question(), choices);
        Pace::ALL.iter().fold(field, |field, pace| field.choice_hint(pace.as_str(), hint(*pace)))
    }
}

/// How often, in words.
pub fn words(pace: Pace) -> Msg {
    match pace {
        Pace::AtOnce => t::notices::pace_at_once(),
        Pace::Daily => t::notices::pace_daily(),
        Pace::Weekly => t::notices::pace_weekly(),
    }
}

fn hint(pace: Pace) -> Msg {
    match pace {
        Pace::AtOnce => t::notices::pace_at_once_hint(),
        Pace::Daily => t::notices::pace_daily_hint(),
        Pace::Weekly => t::notices::pace_weekly_hint(),
    }
}

async fn show(app: AppData, page: Page, me: SignedIn) -> Response {
    let id = me.id;
    let pace = app.db.read(move |conn| pace_of(conn, id)).await?;
    page.show(&PacePage { page: &page, f: Filled::new().with("pace", pace) })
}

async fn choose(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    form.only(&["pace"])?;
    let Some(pace) = Pace::parse(form.text("pace")) else {
        let mut problems = Problems::new();
        problems.add("pace", t::notices::select_pace());
        return page.show_problems(&PacePage { page: &page, f: Filled::from_form(&form, problems) });
    };
    let id = me.id;
    app.db.write(move |tx| actions::choose_pace(tx, id, pace)).await?;
    Ok(page.go_saying(&app, "/account", &t::notices::pace_saved()))
}
