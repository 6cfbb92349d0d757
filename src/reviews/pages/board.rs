//! The page of reviews: who scores and how far they are; from the deliberation on, the scores.

use actix_web::web;
use askama::Template;

use super::deliberation::{self, Discussion};
use super::matrix::{Matrix, matrix};
use crate::access::reviews as access;
use crate::accounts;
use crate::db::ids::{AccountId, ScorecardId};
use crate::error::{Error, Problems, Result};
use crate::requests::{Action, Case, RequestId, Stage};
use crate::reviews::actions::{self, Before};
use crate::reviews::beside::portfolio::{self, Portfolio};
use crate::reviews::lifecycle::CardState;
use crate::reviews::proposing::{self, Considered};
use crate::reviews::reading::{self, Deliberation};
use crate::reviews::rules;
use crate::reviews::words;
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "reviews/board.html")]
struct BoardPage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
    title: Msg,
    early: bool,
    ended: bool,
    before: Vec<Before>,
    can_open: bool,
    members: Vec<MemberRow>,
    locked_count: Msg,
    can_assign: bool,
    can_replace: bool,
    assign_hint: Msg,
    candidates: Vec<Candidate>,
    some_proposed: bool,
    own: Option<(Msg, String)>,
    hidden: bool,
    matrix: Option<Matrix>,
}

/// One member as the list shows them; never with a score.
pub(super) struct MemberRow {
    card: ScorecardId,
    name: String,
    state: Msg,
    tone: &'static str,
    declared: Msg,
    due: String,
    to_confirm: bool,
    absent: Option<Msg>,
    reason: String,
    awaited: bool,
}

/// One person who could be assigned.
pub(super) struct Candidate {
    pub id: AccountId,
    pub name: String,
    pub load: Msg,
    /// What speaks for the person in this case.
    pub knows: Vec<Msg>,
    pub against: Vec<Msg>,
    pub barred: bool,
    pub proposed: bool,
    pub chosen: bool,
}

impl Candidate {
    /// In the language of the thread.
    pub fn of(one: &Considered, chosen: bool) -> Self {
        Self {
            id: one.account.id,
            name: one.account.name.clone(),
            load: t::reviews::load_of(one.fit.open, one.fit.most),
            knows: words::knows(&one.fit),
            barred: one.against.iter().any(rules::Against::is_certain),
            against: one.against.iter().map(rules::Against::words).collect(),
            proposed: one.proposed,
            chosen,
        }
    }
}

struct Loaded {
    case: Case,
    deliberation: Deliberation,
    before: Vec<Before>,
    candidates: Vec<Considered>,
    group: Vec<accounts::Account>,
    names: Vec<(AccountId, String)>,
    sees: bool,
    portfolio: Option<Portfolio>,
}

/// Everything the page needs. Scores are loaded with the cards and shown only where the policy says so.
async fn load(app: &AppData, me: &SignedIn, id: RequestId) -> Result<Loaded> {
    let who = me.clone();
    let now = app.db.clock().now();
    let today = now.date();
    app.db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, who.actor(), id)?;
            let deliberation = reading::deliberation(conn, &case.request)?;
            let sees = reading::scores_in_sight(conn, who.actor(), &case, &deliberation)?;
            let before = actions::missing_to_open(conn, &case.request, now)?;
            let chooses = matches!(case.request.stage, Stage::Screening | Stage::Review)
                && access::replace(who.actor(), &case.standing).is_ok();
            let candidates = match chooses {
                true => proposing::consider(conn, &case.request, today)?,
                false => Vec::new(),
            };
            let group = actions::group(conn, &case.request)?;
            let names = deliberation::other_names(conn, &deliberation)?;
            let portfolio =
                match rules::after_review(case.request.stage) && access::see_portfolio(who.actor()) {
                    true => Some(portfolio::portfolio(conn, who.actor(), &case.organization, today)?),
                    false => None,
                };
            Ok(Loaded { case, deliberation, before, candidates, group, names, sees, portfolio })
        })
        .await
}

fn rows(deliberation: &Deliberation, today: chrono::NaiveDate) -> Vec<MemberRow> {
    deliberation
        .members
        .iter()
        .map(|one| MemberRow {
            card: one.card.id,
            name: one.member.name.clone(),
            state: one.card.state.words(),
            tone: one.card.state.tone(),
            declared: match one.declared {
                Some(true) => t::reviews::declared_conflict(),
                Some(false) => t::reviews::declared_none(),
                None => t::reviews::declared_not_yet(),
            },
            due: one.asked_until.map(t::weekday_date).unwrap_or_default(),
            to_confirm: one.is_to_confirm(),
            absent: one
                .member
                .absent_until
                .filter(|until| *until >= today && one.card.state.is_awaited())
                .map(t::reviews::against_absent),
            reason: one.card.reason.clone(),
            awaited: one.card.state.is_awaited(),
        })
        .collect()
}

/// The own part in words and where it leads.
fn own(loaded: &Loaded, me: &SignedIn) -> Option<(Msg, String)> {
    let id = loaded.case.request.id;
    let one = loaded.deliberation.members.iter().find(|one| one.card.member_id == me.id)?;
    let card = format!("/cases/{id}/review");
    match one.card.state {
        CardState::Assigned | CardState::Open if one.declared != Some(false) => {
            Some((t::reviews::own_declare(), format!("/cases/{id}/conflict")))
        }
        CardState::Assigned | CardState::Open => Some((t::reviews::own_open(), card)),
        CardState::Locked if one.is_to_confirm() => Some((t::reviews::own_confirm(), card)),
        CardState::Locked => Some((t::reviews::own_read(), card)),
        _ => None,
    }
}

/// Shows the page with what was typed into one of its forms.
pub(super) async fn show(app: &AppData, page: &Page, me: &SignedIn, id: RequestId, f: Filled) -> Response {
    let loaded = load(app, me, id).await?;
    let today = app.db.clock().now().date();
    if rules::after_review(loaded.case.request.stage)
        || (loaded.case.request.stage == Stage::Closed && loaded.sees)
    {
        let Loaded { case, deliberation, group, names, sees, portfolio, .. } = loaded;
        if !sees {
            return Err(Error::Hidden);
        }
        let discussion = Discussion {
            case: &case,
            deliberation: &deliberation,
            group: &group,
            portfolio: portfolio.as_ref(),
        };
        return deliberation::show(page, me, &discussion, &names, f);
    }
    let rubric = loaded.case.request.rubric()?;
    let stage = loaded.case.request.stage;
    let working = matches!(stage, Stage::Screening | Stage::Review);
    let calm = loaded.case.hold_since.is_none();
    let standing = &loaded.case.standing;
    let can_assign = working && calm && access::assign(me.actor(), standing).is_ok();
    let can_replace = working && calm && access::replace(me.actor(), standing).is_ok();
    let rule = loaded.deliberation.rule;
    let locked = loaded.deliberation.case.cards;
    let asked = loaded
        .deliberation
        .members
        .iter()
        .filter(|one| one.card.state.is_awaited() || one.card.state.counts())
        .count();
    let ticked = |one: &Considered| {
        f.holds("member", &one.account.id.to_string()) || (one.proposed && f.value("members") == "proposed")
    };
    let candidates: Vec<Candidate> = with_language(page.language, || {
        loaded.candidates.iter().map(|one| Candidate::of(one, ticked(one))).collect()
    });
    let own = own(&loaded, me);
    let shown = BoardPage {
        page,
        title: t::reviews::reviews_of(loaded.case.request.number_or_draft()),
        early: !working && stage != Stage::Closed,
        ended: stage == Stage::Closed,
        can_open: stage == Stage::Screening
            && loaded.case.can(Action::OpenReview)
            && loaded.before.iter().all(|one| one.done),
        before: if stage == Stage::Screening { loaded.before } else { Vec::new() },
        members: with_language(page.language, || rows(&loaded.deliberation, today)),
        locked_count: t::reviews::locked_count(locked, asked),
        can_assign,
        can_replace,
        assign_hint: t::reviews::assign_hint(
            words::track(reading::track_of(&loaded.case.request)),
            rule.scorers,
        ),
        some_proposed: candidates.iter().any(|one| one.proposed && !one.chosen),
        candidates,
        own,
        hidden: !loaded.sees && stage == Stage::Review,
        matrix: (loaded.sees && locked > 0)
            .then(|| with_language(page.language, || matrix(rubric, &loaded.deliberation))),
        case: &loaded.case,
        f,
    };
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

#[derive(serde::Deserialize)]
pub(super) struct Wanted {
    /// `proposed` ticks whom the product proposes.
    #[serde(default)]
    members: String,
}

pub(super) async fn page(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    wanted: web::Query<Wanted>,
) -> Response {
    let f = Filled::new().with("members", &wanted.members);
    show(&app, &page, &me, RequestId(id.into_inner()), f).await
}

pub(super) async fn assign(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["member"])?;
    let id = RequestId(id.into_inner());
    let people = form.all("member").iter().filter_map(|one| one.parse().ok()).collect::<Vec<AccountId>>();
    let who = me.clone();
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.assign", move |tx| {
        actions::assign(tx, who.actor(), id, &people)?;
        Ok(format!("/cases/{id}/reviews"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reviews::assigned_banner())),
        Err(Error::Invalid(problems)) => show(&app, &page, &me, id, Filled::from_form(&form, problems)).await,
        Err(error) => Err(error),
    }
}

pub(super) async fn open(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&[])?;
    let id = RequestId(id.into_inner());
    let who = me.clone();
    let to = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.open", move |tx| {
        actions::open_review(tx, who.actor(), id)?;
        Ok(format!("/cases/{id}/reviews"))
    })
    .await?;
    Ok(page.go_saying(&app, &to, &t::reviews::opened_banner()))
}

#[derive(Template)]
#[template(path = "reviews/replace.html")]
struct ReplacePage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
    card: ScorecardId,
    title: Msg,
    successors: Vec<(String, Msg)>,
}

async fn show_replace(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    (id, card): (RequestId, ScorecardId),
    f: Filled,
) -> Response {
    let loaded = load(app, me, id).await?;
    access::replace(me.actor(), &loaded.case.standing)?;
    let one = loaded.deliberation.members.iter().find(|one| one.card.id == card).ok_or(Error::Hidden)?;
    let successors = loaded
        .candidates
        .iter()
        .filter(|one| !one.against.iter().any(rules::Against::is_certain))
        .map(|one| (one.account.id.to_string(), Msg::plain(&one.account.name)))
        .collect();
    let shown = ReplacePage {
        page,
        title: t::reviews::replace_title(&one.member.name),
        case: &loaded.case,
        f,
        card,
        successors,
    };
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

pub(super) async fn replace_page(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
) -> Response {
    let (id, card) = path.into_inner();
    show_replace(&app, &page, &me, (RequestId(id), ScorecardId(card)), Filled::new()).await
}

pub(super) async fn replace(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
    form: Form,
) -> Response {
    form.only(&["reason", "successor"])?;
    let (id, card) = path.into_inner();
    let (id, card) = (RequestId(id), ScorecardId(card));
    let (who, reason, successor) = (me.clone(), form.text("reason").to_owned(), form.value("successor"));
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.replace", move |tx| {
        actions::replace(tx, who.actor(), id, card, successor, &reason)?;
        Ok(format!("/cases/{id}/reviews"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reviews::replaced_banner())),
        Err(Error::Invalid(problems)) => {
            show_replace(&app, &page, &me, (id, card), Filled::from_form(&form, problems)).await
        }
        Err(error) => Err(error),
    }
}

/// The problems of a form with one field.
pub(super) fn problem(field: &str, message: Msg) -> Problems {
    let mut problems = Problems::new();
    problems.add(field, message);
    problems
}
