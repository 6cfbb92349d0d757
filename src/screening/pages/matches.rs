//! One match, side by side: what the request says and what the list says, with what differs marked, and the form in
//! which a screener says whether the two are the same.

use std::collections::HashSet;

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use chrono::NaiveDateTime;

use super::leads::{self, MatchRow};
use super::queue::{self, Next};
use super::{Names, id_of};
use crate::access::{Actor, screening as access};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::guidelines::{CheckDefinition, Reference};
use crate::requests::answers::{Answers, Value};
use crate::requests::questions;
use crate::requests::{self, Case};
use crate::say as t;
use crate::say::Msg;
use crate::screening::lists::lookup::{Asked, against};
use crate::screening::lists::{Standing, all};
use crate::screening::matches::actions::{self as judging, Judgement};
use crate::screening::matches::{self, MatchId, MatchState, names, settle};
use crate::screening::matching::{Bearer, Evidence, Name, Score};
use crate::screening::{actions, holders};
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, assets, once};

/// A name in words, each with whether the other side lacks it.
type Words = Vec<(String, bool)>;

/// Everything that the page shows.
struct Shown {
    case: Case,
    row: MatchRow,
    definition: &'static CheckDefinition,
    /// The name and what is known beside it, as the answers stand today.
    asked: Asked,
    /// The answers that stand beside the name: of an owner, the share and the country.
    beside: Vec<(Msg, String)>,
    /// The listed name that is nearest, and why it is near.
    nearest: String,
    score: Score,
    standing: Option<Standing>,
    works: bool,
    /// Matches of the same check that nobody has judged, but this one.
    open: Vec<MatchId>,
    /// Told apart, it settles its check: all others of it were.
    settles: bool,
    /// What waits in other checks and cases, for who judges.
    next: Option<Next>,
    /// Where the check of these matches is.
    check: String,
}

impl Shown {
    /// The match that comes next: one of the same check, or the next one of all.
    fn next(&self) -> Option<String> {
        match self.open.first() {
            Some(next) => Some(format!("/cases/{}/screening/matches/{next}", self.case.request.id)),
            None => self.next.as_ref().and_then(|next| next.path.clone()),
        }
    }

    /// How many wait in all, this one as well where nobody has judged it.
    fn waiting(&self) -> i64 {
        self.next.as_ref().map_or(0, |next| next.count)
    }
}

#[derive(Template)]
#[template(path = "screening/match.html")]
struct MatchPage<'a> {
    page: &'a Page,
    case: &'a Case,
    shown: &'a Shown,
    script: &'static str,
    f: Filled,
}

impl MatchPage<'_> {
    fn choices(&self) -> Field {
        let choice = |state: MatchState| (state.as_str().to_owned(), state.words());
        self.f
            .radios(
                "state",
                t::screening::match_question(),
                vec![choice(MatchState::NotTheSame), choice(MatchState::TheSame)],
            )
            .choice_hint(MatchState::NotTheSame.as_str(), t::screening::match_apart_hint())
            .choice_hint(MatchState::TheSame.as_str(), t::screening::match_same_hint())
    }

    fn asked_words(&self) -> Words {
        marked(&self.shown.asked.name, &self.shown.nearest, self.shown.asked.bearer)
    }

    fn listed_words(&self) -> Words {
        marked(&self.shown.nearest, &self.shown.asked.name, self.shown.asked.bearer)
    }

    fn bearer(&self, bearer: Bearer) -> Msg {
        match bearer {
            Bearer::Organization => t::screening::bearer_organization(),
            Bearer::Person => t::screening::bearer_person(),
        }
    }

    fn per_cent(&self) -> i64 {
        (self.shown.score.per_mille() + 5) / 10
    }

    /// Other names of the entry.
    fn other_names(&self) -> Vec<&str> {
        let all = self.shown.row.entry.names.iter().map(|name| name.text.as_str());
        all.filter(|name| *name != self.shown.nearest).collect()
    }

    fn kind_differs(&self) -> bool {
        self.shown.row.entry.bearer.is_some_and(|bearer| bearer != self.shown.asked.bearer)
    }

    fn countries(&self) -> Vec<String> {
        named(&self.shown.asked.evidence.countries)
    }

    fn listed_countries(&self) -> Vec<String> {
        named(&self.shown.row.entry.countries)
    }
}

/// Countries by name, where a list gives their codes.
fn named(countries: &[String]) -> Vec<String> {
    let reference = actions::reference().ok();
    let name = |code: &String| {
        reference
            .and_then(|all| all.countries.iter().find(|country| country.iso2 == *code))
            .map_or_else(|| code.clone(), |country| country.name.say(t::current_language().tag()).clone())
    };
    countries.iter().map(name).collect()
}

/// The words of a name; marked where the other name has no such word.
fn marked(name: &str, other: &str, bearer: Bearer) -> Words {
    let plain = |text: &str| Name::read(text, bearer).plain();
    let whole = plain(other);
    let there: HashSet<String> =
        whole.split(' ').map(str::to_owned).chain(other.split_whitespace().map(plain)).collect();
    name.split_whitespace()
        .map(|word| {
            let said = plain(word);
            (word.to_owned(), !said.is_empty() && !there.contains(&said))
        })
        .collect()
}

/// The answers beside a name in the row of a question.
fn beside(answers: &Answers, question: &str, name: &str) -> Vec<(Msg, String)> {
    let Some(Value::Rows(rows)) = answers.get(question) else { return Vec::new() };
    let Some(at) = rows.iter().position(|row| row.get("name").is_some_and(|cell| cell.trim() == name)) else {
        return Vec::new();
    };
    let groups = questions::shown(answers);
    let row = groups.into_iter().flat_map(|group| group.rows).find(|row| row.question.key == question);
    match row.map(|row| row.value) {
        Some(questions::ShownValue::Rows(rows)) => rows
            .into_iter()
            .nth(at)
            .unwrap_or_default()
            .into_iter()
            .skip(1)
            .map(|(label, value)| (label, value.to_string()))
            .filter(|(_, value)| !value.is_empty())
            .collect(),
        _ => Vec::new(),
    }
}

fn load(
    conn: &mut Conn,
    reference: &Reference,
    actor: &Actor,
    path: &(String, String),
    now: NaiveDateTime,
) -> Result<Shown> {
    let (id, of) = (id_of(&path.0)?, match_of(&path.1)?);
    let case = Case::load_as_staff(conn, actor, id)?;
    access::read_matches(actor, &case.standing)?;
    let one = matches::by_id(conn, of)?;
    if one.request_id != id {
        return Err(Error::Hidden);
    }
    let definition = case.request.rules()?.check(one.code).ok_or(Error::Hidden)?;
    let answers = match requests::latest_revision(conn, id)? {
        Some(revision) => Answers::from_json(&revision.answers.0)?,
        None => Answers::default(),
    };
    let profile = Answers::from_json(&case.organization.profile.0)?;
    let borne = [&answers, &profile]
        .into_iter()
        .flat_map(|answers| names(definition, answers))
        .find(|borne| borne.asked.name == one.name && borne.asked.bearer == one.bearer);
    let asked = borne.map_or_else(
        || Asked { name: one.name.clone(), bearer: one.bearer, evidence: Evidence::default() },
        |borne| borne.asked,
    );
    let siblings = settle::siblings(conn, &one)?;
    let (check, worked) = match one.holder_check_id {
        Some(check) => {
            let holder = holders::by_id(conn, check)?;
            (holder.path(), holder.is_open() && !holder.awaits_second())
        }
        None => {
            let path = format!("/cases/{id}/screening/checks/{}", one.code);
            (path, actions::is_worked(case.request.stage))
        }
    };
    let open = siblings.iter().filter(|other| other.state == MatchState::Open && other.id != one.id);
    let open = open.map(|other| other.id).collect();
    let standings = all(conn)?;
    let stale = standings.iter().any(|standing| standing.list.is_for(one.code) && standing.is_stale(now));
    let standing = standings.into_iter().find(|standing| standing.list.id == one.list_id);
    let beside = beside(&answers, &one.question, &one.name);
    let works = worked && one.state != MatchState::Gone && access::adjudicate(actor, &case.standing).is_ok();
    let settles = works && !stale && settle::is_last(&siblings, one.id);
    let next = if works { Some(queue::next(conn, actor, &one)?) } else { None };
    let row = MatchRow::load(conn, &mut Names::default(), one)?;
    let (nearest, score) = against(&asked, &row.entry, reference);
    Ok(Shown {
        definition,
        asked,
        beside,
        nearest,
        score,
        standing,
        works,
        open,
        settles,
        next,
        check,
        row,
        case,
    })
}

/// The page.
pub(super) async fn show(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(String, String)>,
) -> Response {
    let (actor, at) = (me.actor().clone(), path.clone());
    let (id, of) = (id_of(&path.0)?, match_of(&path.1)?);
    // What a list says of somebody is read by name: the log says by whom, once for each state of it.
    let seen = app
        .db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, &actor, id_of(&at.0)?)?;
            access::read_matches(&actor, &case.standing)?;
            let one = matches::by_id(conn, of)?;
            if one.request_id == id { judging::was_seen(conn, &actor, &one) } else { Err(Error::Hidden) }
        })
        .await?;
    if !seen {
        let actor = me.actor().clone();
        app.db.write(move |tx| judging::note_seen(tx, &actor, of)).await?;
    }
    again(&app, &page, &me, &path, None, StatusCode::OK).await
}

fn match_of(text: &str) -> Result<MatchId> {
    text.parse().map(MatchId).map_err(|_| Error::Hidden)
}

async fn again(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    path: &(String, String),
    typed: Option<Filled>,
    status: StatusCode,
) -> Response {
    let (actor, path, reference) = (me.actor().clone(), path.clone(), app.reference());
    let now = app.db.clock().now();
    let shown = app.db.read(move |conn| load(conn, reference, &actor, &path, now)).await?;
    let f = typed.unwrap_or_else(|| {
        let one = &shown.row.one;
        let f = Filled::new()
            .with("reason", one.reason.as_deref().unwrap_or_default())
            .with("evidence", one.evidence.as_deref().unwrap_or_default());
        if shown.row.is_open() { f } else { f.with("state", one.state) }
    });
    let script = assets::path_of("keys.js");
    page.with_status(status, &MatchPage { page, case: &shown.case, shown: &shown, script, f })
}

/// A screener says whether the two are the same; on to the next match of the check, or back to the check, or, where the
/// check is settled with it, on to the next one of all.
pub(super) async fn judge(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(String, String)>,
    form: Form,
) -> Response {
    form.only(&["state", "reason", "evidence", "version", "settles"])?;
    let (actor, reference) = (me.actor().clone(), app.reference());
    let of = match_of(&path.1)?;
    let at = path.clone();
    let judgement = Judgement {
        state: MatchState::parse(form.text("state")),
        reason: form.text("reason").to_owned(),
        evidence: form.text("evidence").to_owned(),
        settles: form.ticked("settles"),
    };
    let settles = judgement.settles;
    let version = form.value("version").unwrap_or(0);
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.match", move |tx| {
        let now = tx.now;
        let shown = load(tx.conn(), reference, &actor, &at, now)?;
        judging::judge(tx, &actor, of, version, &judgement)?;
        // A check that is not settled with its last match wants to be recorded first.
        let goes_on = judgement.settles || !shown.open.is_empty();
        Ok(shown.next().filter(|_| goes_on).unwrap_or(shown.check))
    })
    .await;
    match done {
        Ok(to) => {
            let said = if settles { t::screening::match_settled() } else { t::screening::match_judged() };
            Ok(page.go_saying(&app, &to, &said))
        }
        Err(Error::Invalid(problems)) => {
            let typed = Some(Filled::from_form(&form, problems));
            again(&app, &page, &me, &path, typed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Error::Conflict(why)) => {
            let mut problems = crate::error::Problems::new();
            problems.add("reason", why);
            let typed = Some(Filled::from_form(&form, problems));
            again(&app, &page, &me, &path, typed, StatusCode::CONFLICT).await
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::marked;
    use crate::screening::matching::Bearer;

    #[test]
    fn what_the_other_name_lacks_is_marked() {
        let words = marked("Marwenholt Trading A/S", "MARWENHOLT HOLDING", Bearer::Organization);
        assert_eq!(words.first(), Some(&("Marwenholt".to_owned(), false)));
        assert_eq!(words.get(1), Some(&("Trading".to_owned(), true)));
        let words = marked("Arkadií Voloshin", "VOLOSHIN Arkadii", Bearer::Person);
        assert!(words.iter().all(|(_, differs)| !differs), "{words:?}");
    }
}
