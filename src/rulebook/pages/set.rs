//! One version set: what it changes, its day and reasons, and the steps that are open.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, web};
use askama::Template;

use super::list::set_name;
use super::{ChangeRow, id_of};
use crate::access::rulebook as access;
use crate::accounts;
use crate::audit::{self, Subject, SubjectKind};
use crate::db::Tx;
use crate::error::{Error, Problems, Result};
use crate::guidelines::Part;
use crate::requests::answers::DateParts;
use crate::requests::questions::dates;
use crate::rulebook::actions::{self, Description};
use crate::rulebook::lifecycle::RuleSetState;
use crate::rulebook::words::{part_hint, part_name};
use crate::rulebook::{RuleSet, RuleSetId, by_id, by_number, difference, one_file, texts_of};
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// A part in the list of parts.
struct PartRow {
    part: Part,
    name: Msg,
    hint: Msg,
    changes: usize,
}

/// One line of what happened.
struct Line {
    at: chrono::NaiveDateTime,
    who: Option<String>,
    words: Msg,
}

#[derive(Template)]
#[template(path = "rulebook/set.html")]
struct SetPage<'a> {
    page: &'a Page,
    set: RuleSet,
    parts: Vec<PartRow>,
    changes: Vec<ChangeRow>,
    /// The number of the set it is compared with; 0 for none.
    base: i64,
    /// The set that was approved meanwhile.
    behind: Option<i64>,
    /// Where it stands, and the tone of that.
    standing: (Msg, &'static str),
    writes: bool,
    /// Why this administrator may not approve it.
    why_not: Option<Msg>,
    /// It can be taken back.
    withdraws: bool,
    lines: Vec<Line>,
    f: Filled,
    /// The form in which something is wrong.
    open: &'static str,
}

impl SetPage<'_> {
    fn title(&self) -> Msg {
        set_name(&self.set)
    }

    fn is_draft(&self) -> bool {
        self.set.state == RuleSetState::Draft
    }

    fn is_proposed(&self) -> bool {
        self.set.state == RuleSetState::Proposed
    }

    fn is_open(&self, form: &str) -> bool {
        self.open == form
    }
}

fn words_of(action: &str) -> Msg {
    let verb = action.strip_prefix("rulebook.").unwrap_or(action).replace('_', "-");
    t::by_id("rulebook", &format!("event-{verb}")).unwrap_or_else(|| Msg::plain(action))
}

async fn show(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: RuleSetId,
    sent: Option<(Filled, &'static str, StatusCode)>,
) -> Response {
    access::see(me.actor())?;
    let actor = me.actor().clone();
    let now = app.db.clock().now();
    let (set, changes, latest, hand, lines) = app
        .db
        .read(move |conn| {
            let set = by_id(conn, id)?;
            let texts = texts_of(conn, id)?;
            let changes = match set.base {
                0 => Vec::new(),
                number => {
                    let base = by_number(conn, number)?;
                    difference::of_sets(&texts_of(conn, base.id)?, &texts)
                }
            };
            let latest = actions::latest(conn)?;
            let hand = actions::has_a_hand_in(conn, id, actor.id)?;
            let mut lines = Vec::new();
            for event in audit::actions_of(conn, Subject { kind: SubjectKind::RuleSet, id: id.0 })? {
                let who = event.actor_id.map(|by| accounts::by_id(conn, by)).transpose()?;
                let who = who.map(|account| account.name);
                lines.push((event.at, who, event.action));
            }
            Ok((set, changes, latest, hand, lines))
        })
        .await?;
    let in_force = app.reference().number;
    let is_error = sent.is_some();
    let (f, open, status) = sent.unwrap_or_else(|| {
        let f = Filled::new()
            .with("title", &set.title)
            .with("reasons", &set.reasons)
            .with_date("valid_from", set.valid_from);
        (f, "", StatusCode::OK)
    });
    let working = matches!(set.state, RuleSetState::Draft | RuleSetState::Proposed);
    let to_come = set.valid_from.is_some_and(|day| day > now.date());
    let writes = access::write(me.actor()).is_ok();
    let shown = with_language(page.language, || {
        let standing = match set.state {
            RuleSetState::Approved if set.number == Some(in_force) => (t::rulebook::tag_in_force(), "ok"),
            RuleSetState::Approved if to_come => (t::rulebook::tag_to_come(), "info"),
            RuleSetState::Approved => (t::rulebook::tag_earlier(), "line"),
            state => (state.words(), state.tone()),
        };
        let count = |part: Part| changes.iter().filter(|change| change.part == part).count();
        SetPage {
            page,
            parts: Part::ALL
                .iter()
                .map(|part| PartRow {
                    part: *part,
                    name: part_name(*part),
                    hint: part_hint(*part),
                    changes: count(*part),
                })
                .collect(),
            changes: changes.iter().map(ChangeRow::of).collect(),
            base: set.base,
            behind: latest.number.filter(|number| working && *number != set.base),
            standing,
            writes,
            why_not: access::approve(me.actor(), hand).err().and_then(|refusal| match refusal {
                crate::access::Refusal::Because(why) => Some(why),
                crate::access::Refusal::Hidden => None,
            }),
            withdraws: writes && (working || (set.state == RuleSetState::Approved && to_come)),
            lines: lines
                .into_iter()
                .rev()
                .map(|(at, who, action)| Line { at, who, words: words_of(&action) })
                .collect(),
            set,
            f,
            open,
        }
    });
    if is_error { page.with_status(status, &shown) } else { page.show(&shown) }
}

/// The page of a set.
pub(super) async fn page(app: AppData, page: Page, me: SignedIn, path: web::Path<String>) -> Response {
    access::see(me.actor())?;
    show(&app, &page, &me, id_of(&path)?, None).await
}

/// The set as one file.
pub(super) async fn file(app: AppData, page: Page, me: SignedIn, path: web::Path<String>) -> Response {
    access::see(me.actor())?;
    let id = id_of(&path)?;
    let (set, texts) = super::part::load(&app, id).await?;
    let head = with_language(page.language, || match (set.number, set.valid_from) {
        (Some(number), Some(day)) => t::rulebook::file_head(number, day).to_string(),
        _ => t::rulebook::file_head_draft(set_name(&set)).to_string(),
    });
    let text = one_file::write(&texts, &head).map_err(Error::internal)?;
    let name =
        set.number.map_or_else(|| format!("rules-draft-{id}.toml"), |number| format!("rules-{number}.toml"));
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/toml; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(text))
}

/// What a step needs to know: which version of the set its page showed.
struct Step<'a> {
    app: &'a AppData,
    page: &'a Page,
    me: &'a SignedIn,
    id: RuleSetId,
    form: &'a Form,
    /// The form it came from.
    open: &'static str,
    banner: Msg,
}

impl Step<'_> {
    async fn take(
        self,
        route: &'static str,
        work: impl FnOnce(&mut Tx, i64) -> Result<()> + Send + 'static,
    ) -> Response {
        let Self { app, page, me, id, form, open, banner } = self;
        let version: i64 = form.value("version").ok_or(Error::Hidden)?;
        let who = format!("account {}", me.id);
        let done = once::location(&app.db, form, &who, route, move |tx| {
            work(tx, version)?;
            Ok(format!("/admin/rules/{id}"))
        });
        let (problems, status) = match done.await {
            Ok(to) => return Ok(page.go_saying(app, &to, &banner)),
            Err(Error::Invalid(problems)) => (problems, StatusCode::UNPROCESSABLE_ENTITY),
            Err(Error::Conflict(why)) => {
                let mut problems = Problems::new();
                problems.add("form", why);
                (problems, StatusCode::CONFLICT)
            }
            Err(error) => return Err(error),
        };
        // A step without fields of its own shows what is missing at those of the description.
        let f = if form.has("title") || form.has("remarks") || form.has("reason") {
            Filled::from_form(form, problems)
        } else {
            let set = app.db.read(move |conn| by_id(conn, id)).await?;
            let mut f = Filled::new()
                .with("title", &set.title)
                .with("reasons", &set.reasons)
                .with_date("valid_from", set.valid_from);
            f.problems = problems;
            f
        };
        show(app, page, me, id, Some((f, open, status))).await
    }
}

/// Says what a draft changes, why and from when.
pub(super) async fn describe(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Response {
    access::write(me.actor())?;
    form.only(&["title", "reasons", "valid_from-day", "valid_from-month", "valid_from-year", "version"])?;
    let id = id_of(&path)?;
    let part = |part: &str| form.text(&format!("valid_from-{part}")).to_owned();
    let parts = DateParts { day: part("day"), month: part("month"), year: part("year") };
    let empty = parts.day.is_empty() && parts.month.is_empty() && parts.year.is_empty();
    let day = if empty { None } else { dates::read(&parts).ok() };
    if day.is_none() && !empty {
        let mut problems = Problems::new();
        problems.add("valid_from", t::rulebook::day_unreadable());
        let f = Filled::from_form(&form, problems);
        return show(&app, &page, &me, id, Some((f, "describe", StatusCode::UNPROCESSABLE_ENTITY))).await;
    }
    let said = Description {
        title: form.text("title").to_owned(),
        reasons: form.text("reasons").to_owned(),
        valid_from: day,
    };
    let actor = me.actor().clone();
    let step = Step {
        app: &app,
        page: &page,
        me: &me,
        id,
        form: &form,
        open: "describe",
        banner: t::rulebook::described(),
    };
    step.take("rulebook.describe", move |tx, version| actions::describe(tx, &actor, id, version, &said)).await
}

/// Brings a draft up to what was approved meanwhile.
pub(super) async fn catch_up(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Response {
    access::write(me.actor())?;
    form.only(&["version"])?;
    let (id, actor) = (id_of(&path)?, me.actor().clone());
    let step =
        Step { app: &app, page: &page, me: &me, id, form: &form, open: "", banner: t::rulebook::caught_up() };
    step.take("rulebook.catch_up", move |tx, version| actions::catch_up(tx, &actor, id, version).map(|_| ()))
        .await
}

/// Puts a draft to another administrator.
pub(super) async fn propose(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Response {
    access::write(me.actor())?;
    form.only(&["version"])?;
    let (id, actor) = (id_of(&path)?, me.actor().clone());
    let step = Step {
        app: &app,
        page: &page,
        me: &me,
        id,
        form: &form,
        open: "describe",
        banner: t::rulebook::proposed(),
    };
    step.take("rulebook.propose", move |tx, version| actions::propose(tx, &actor, id, version)).await
}

/// Sends a proposal back with remarks.
pub(super) async fn send_back(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Response {
    access::write(me.actor())?;
    form.only(&["remarks", "version"])?;
    let (id, actor, remarks) = (id_of(&path)?, me.actor().clone(), form.text("remarks").to_owned());
    let step = Step {
        app: &app,
        page: &page,
        me: &me,
        id,
        form: &form,
        open: "send-back",
        banner: t::rulebook::sent_back(),
    };
    step.take("rulebook.send_back", move |tx, version| actions::send_back(tx, &actor, id, version, &remarks))
        .await
}

/// Approves a proposal.
pub(super) async fn approve(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Response {
    access::write(me.actor())?;
    form.only(&["version"])?;
    let (id, actor) = (id_of(&path)?, me.actor().clone());
    let step =
        Step { app: &app, page: &page, me: &me, id, form: &form, open: "", banner: t::rulebook::approved() };
    step.take("rulebook.approve", move |tx, version| actions::approve(tx, &actor, id, version).map(|_| ()))
        .await
}

/// Takes a set back that is not in force.
pub(super) async fn withdraw(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Response {
    access::write(me.actor())?;
    form.only(&["reason", "version"])?;
    let (id, actor, reason) = (id_of(&path)?, me.actor().clone(), form.text("reason").to_owned());
    let step = Step {
        app: &app,
        page: &page,
        me: &me,
        id,
        form: &form,
        open: "withdraw",
        banner: t::rulebook::withdrawn(),
    };
    step.take("rulebook.withdraw", move |tx, version| actions::withdraw(tx, &actor, id, version, &reason))
        .await
}
