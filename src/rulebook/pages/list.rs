//! All version sets, and how a new one begins: from the latest, from an earlier one, or from a file.

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use askama::Template;
use chrono::NaiveDate;

use super::text::Wrong;
use crate::access::rulebook as access;
use crate::documents::upload;
use crate::error::{Error, Problems};
use crate::rulebook::actions::{self, From};
use crate::rulebook::lifecycle::RuleSetState;
use crate::rulebook::one_file::{self, Unreadable};
use crate::rulebook::words::{self, check};
use crate::rulebook::{RuleSet, difference, store, texts_of};
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// Largest file that is brought in, bytes.
const LARGEST: u64 = 1024 * 1024;

#[derive(Template)]
#[template(path = "rulebook/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    working: Vec<RuleSet>,
    approved: Vec<RuleSet>,
    withdrawn: Vec<RuleSet>,
    in_force: i64,
    today: NaiveDate,
    writes: bool,
}

impl ListPage<'_> {
    fn name(set: &RuleSet) -> Msg {
        set_name(set)
    }

    /// In force, to come, or over.
    fn standing(&self, set: &RuleSet) -> (Msg, &'static str) {
        match set.valid_from {
            _ if set.number == Some(self.in_force) => (t::rulebook::tag_in_force(), "ok"),
            Some(day) if day > self.today => (t::rulebook::tag_to_come(), "info"),
            _ => (t::rulebook::tag_earlier(), "line"),
        }
    }
}

/// A set as people name it: by number once it is approved, else by its title.
pub(super) fn set_name(set: &RuleSet) -> Msg {
    match set.number {
        Some(number) => t::rulebook::rules_number(number),
        None if set.title.is_empty() => t::rulebook::without_title(),
        None => Msg::plain(&set.title),
    }
}

/// The list.
pub(super) async fn page(app: AppData, page: Page, me: SignedIn) -> Response {
    access::see(me.actor())?;
    let all = app.db.read(store::all).await?;
    let today = app.db.clock().now().date();
    let of =
        |states: &[RuleSetState]| all.iter().filter(|set| states.contains(&set.state)).cloned().collect();
    page.show(&ListPage {
        page: &page,
        working: of(&[RuleSetState::Draft, RuleSetState::Proposed]),
        approved: of(&[RuleSetState::Approved]),
        withdrawn: of(&[RuleSetState::Withdrawn]),
        in_force: app.reference().number,
        today,
        writes: access::write(me.actor()).is_ok(),
    })
}

/// Begins a new set.
pub(super) async fn begin(app: AppData, me: SignedIn, form: Form) -> Response {
    access::write(me.actor())?;
    form.only(&["from"])?;
    let from = match form.text("from") {
        "" => From::Latest,
        number => From::Earlier(number.parse().map_err(|_| Error::Hidden)?),
    };
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "rulebook.begin", move |tx| {
        let id = actions::begin(tx, &actor, from)?;
        Ok(format!("/admin/rules/{id}"))
    })
    .await
}

#[derive(Template)]
#[template(path = "rulebook/bring_in.html")]
struct BringInPage<'a> {
    page: &'a Page,
    f: Filled,
    wrong: Vec<(Msg, Wrong)>,
}

fn bring_in_shown(page: &Page, f: Filled, wrong: Vec<(Msg, Wrong)>, status: StatusCode) -> Response {
    let shown = with_language(page.language, || BringInPage { page, f, wrong });
    page.with_status(status, &shown)
}

/// The form that brings a file in.
pub(super) async fn bring_in_page(page: Page, me: SignedIn) -> Response {
    access::write(me.actor())?;
    bring_in_shown(&page, Filled::new(), Vec::new(), StatusCode::OK)
}

/// Brings a file in: it becomes a new draft, or everything is said that is wrong with it.
pub(super) async fn bring_in(app: AppData, page: Page, me: SignedIn, parts: Multipart) -> Response {
    access::write(me.actor())?;
    let mut limits = app.limits.clone();
    limits.file_bytes = LARGEST;
    let upload = upload::read(parts, page.token(), &app.files, &limits).await?;
    upload.form.only(&[])?;
    let refused = |why: Msg, wrong| {
        let mut problems = Problems::new();
        problems.add("file", why);
        bring_in_shown(
            &page,
            Filled::from_form(&upload.form, problems),
            wrong,
            StatusCode::UNPROCESSABLE_ENTITY,
        )
    };
    let sealed = match upload.file.map(|file| file.content) {
        Some(Ok(sealed)) => sealed,
        Some(Err(_)) => return refused(t::rulebook::file_too_large(), Vec::new()),
        None => return refused(t::rulebook::choose_file(), Vec::new()),
    };
    let read = actix_web::web::block(move || std::fs::read_to_string(sealed.path())).await;
    let Ok(file) = read.map_err(Error::internal)? else {
        return refused(t::rulebook::file_no_text(), Vec::new());
    };
    let file = crate::web::form::clean(file.trim_start_matches('\u{feff}'))?;
    let base = app
        .db
        .read(|conn| {
            let latest = actions::latest(conn)?;
            texts_of(conn, latest.id)
        })
        .await?;
    let texts = match one_file::read(&file, &base) {
        Ok(texts) => texts,
        Err(Unreadable::Empty) => return refused(t::rulebook::file_empty(), Vec::new()),
        Err(Unreadable::Unknown(key)) => return refused(t::rulebook::file_unknown(key), Vec::new()),
        Err(Unreadable::Syntax { line, reason }) => {
            return refused(t::rulebook::file_syntax(line, reason.replace('\n', "; ")), Vec::new());
        }
    };
    if let Err(found) = check(&texts) {
        let why = t::rulebook::does_not_hold(found.len());
        let wrong = found
            .into_iter()
            .map(|one| {
                let (part, text) = (one.part, texts.of(one.part));
                // The lines are those of the part by itself, so only what stands there is shown.
                (words::part_name(part), Wrong::of(one, text))
            })
            .collect();
        return refused(why, wrong);
    }
    if difference::of_sets(&base, &texts).is_empty() {
        return refused(t::rulebook::file_same(), Vec::new());
    }
    let actor = me.actor().clone();
    let id = app.db.write(move |tx| actions::begin(tx, &actor, From::Brought(Box::new(texts)))).await?;
    Ok(page.go_saying(&app, &format!("/admin/rules/{id}"), &t::rulebook::brought_in()))
}
