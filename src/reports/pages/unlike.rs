//! Like cases that were decided unlike, all of them.

use std::collections::BTreeMap;

use actix_web::web;
use askama::Template;

use super::figure::Query;
use crate::access::reports as access;
use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::error::Result;
use crate::reports::figures::CaseFigures;
use crate::reports::like_cases::{NEAR, Pair, pairs};
use crate::reports::{store, words};
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Page, Response, SignedIn};

/// Pairs on one page.
const PAGE: usize = 50;

/// A case of a pair in words.
pub(super) struct CaseView {
    pub path: String,
    pub number: String,
    pub organization: String,
    pub outcome: Option<Msg>,
    pub tone: &'static str,
    pub score: Msg,
}

/// A pair in words.
pub(super) struct PairRow {
    pub one: CaseView,
    pub other: CaseView,
    pub apart: String,
    pub compare: String,
    pub what: Msg,
}

/// Number and organization of cases.
pub(super) type Named = BTreeMap<RequestId, (String, String)>;

/// The names of the cases of these pairs.
pub(super) fn named(conn: &mut Conn, pairs: &[Pair]) -> Result<Named> {
    store::named(conn, &pairs.iter().flat_map(|pair| [pair.one, pair.other]).collect::<Vec<_>>())
}

/// What makes a pair.
pub(super) fn hint() -> Msg {
    t::reports::unlike_hint(NEAR / 100)
}

/// Pairs in words, in the language of the thread.
pub(super) fn rows(pairs: &[Pair], cases: &[CaseFigures], named: &Named) -> Vec<PairRow> {
    let wanted: BTreeMap<RequestId, &CaseFigures> =
        cases.iter().filter(|case| named.contains_key(&case.id)).map(|case| (case.id, case)).collect();
    let view = |id: RequestId| {
        let (number, organization) = named.get(&id)?.clone();
        let case = wanted.get(&id)?;
        let granted = case.outcome.is_some_and(|outcome| outcome.is_authorized());
        Some(CaseView {
            path: format!("/cases/{id}"),
            number,
            organization,
            outcome: case.outcome.map(|outcome| outcome.words()),
            tone: if granted { "ok" } else { "stop" },
            score: t::reports::score_of(words::hundredths(case.score.unwrap_or_default())),
        })
    };
    let row = |pair: &Pair| {
        let (one, other) = (view(pair.one)?, view(pair.other)?);
        Some(PairRow {
            apart: words::hundredths(pair.apart),
            compare: format!("/statistics/compare?one={}&other={}", one.number, other.number),
            what: t::reports::compare_what(&one.number, &other.number),
            one,
            other,
        })
    };
    pairs.iter().filter_map(row).collect()
}

#[derive(Template)]
#[template(path = "reports/unlike.html")]
struct UnlikePage<'a> {
    page: &'a Page,
    back: String,
    hint: Msg,
    pairs: Vec<PairRow>,
    next: Option<String>,
}

/// All pairs.
pub(super) async fn page(app: AppData, page: Page, me: SignedIn, query: web::Query<Query>) -> Response {
    access::see_group(&me)?;
    let period = query.period(app.db.clock().now().date());
    let (actor, after) = (me.actor().clone(), query.after);
    let read = app.db.read_long(move |conn| {
        let cases = store::seen(conn, &actor, period.since)?;
        let found = pairs(&cases);
        let shown: Vec<Pair> = found.iter().skip(after).take(PAGE).cloned().collect();
        let named = named(conn, &shown)?;
        Ok((cases, found.len(), shown, named))
    });
    let (cases, found, shown, named) = read.await?;
    let next = after.saturating_add(PAGE);
    let path = period.on("/statistics/unlike");
    let more = if path.contains('?') { '&' } else { '?' };
    let shown = with_language(page.language, || UnlikePage {
        page: &page,
        back: period.on("/statistics"),
        hint: hint(),
        pairs: rows(&shown, &cases, &named),
        next: (next < found).then(|| format!("{path}{more}after={next}")),
    });
    page.show(&shown)
}
