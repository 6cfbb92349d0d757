//! What a screener has to judge over all cases: every match that waits, the likeliest first, and which one comes next.

use actix_web::web;
use askama::Template;

use super::leads::MatchRow;
use super::people::Names;
use crate::access::{Actor, screening as access};
use crate::db::Conn;
use crate::error::Result;
use crate::organizations;
use crate::requests::{self, Place, count_to_judge, to_judge};
use crate::say as t;
use crate::screening::lists::{Standing, all};
use crate::screening::matches::{self, MatchId};
use crate::web::paging::Paged;
use crate::web::{AppData, Page, Response, SignedIn};

/// Rows on one page.
const PAGE: usize = 50;

/// A match with the case that it belongs to.
struct Row {
    lead: MatchRow,
    number: String,
    organization: String,
    /// The short name of the list.
    list: String,
}

#[derive(Template)]
#[template(path = "screening/queue.html")]
struct QueuePage<'a> {
    page: &'a Page,
    rows: Vec<Row>,
    count: i64,
    next: Option<String>,
}

#[derive(serde::Deserialize)]
pub(super) struct Query {
    #[serde(default)]
    after: String,
}

/// What waits besides a match: the next one, and how many in all.
pub(super) struct Next {
    pub path: Option<String>,
    pub count: i64,
}

/// The match that comes after this one in the list of all that wait; at its end the list begins anew.
pub(super) fn next(conn: &mut Conn, actor: &Actor, one: &matches::Match) -> Result<Next> {
    let mut after = to_judge(conn, actor, Some((one.score, one.id)), 1)?;
    if after.is_empty() {
        after = to_judge(conn, actor, None, 1)?;
    }
    let path = match after.first() {
        Some((_, id)) if *id != one.id => {
            let next = matches::by_id(conn, *id)?;
            Some(format!("/cases/{}/screening/matches/{id}", next.request_id))
        }
        _ => None,
    };
    Ok(Next { path, count: count_to_judge(conn, actor)? })
}

/// A place in the list, as it stands in an address.
fn written((score, id): &Place) -> String {
    format!("{score}-{id}")
}

fn read(text: &str) -> Option<Place> {
    let (score, id) = text.split_once('-')?;
    Some((score.parse().ok()?, MatchId(id.parse().ok()?)))
}

fn row(conn: &mut Conn, names: &mut Names, lists: &[Standing], id: MatchId) -> Result<Row> {
    let one = matches::by_id(conn, id)?;
    let case = requests::by_id(conn, one.request_id)?;
    let list = lists.iter().find(|standing| standing.list.id == one.list_id);
    Ok(Row {
        number: case.number_or_draft(),
        organization: organizations::by_id(conn, one.organization_id)?.name,
        list: list.map(|standing| standing.list.code.clone()).unwrap_or_default(),
        lead: MatchRow::load(conn, names, one)?,
    })
}

/// The list.
pub(super) async fn show(app: AppData, page: Page, me: SignedIn, query: web::Query<Query>) -> Response {
    access::work_matches(me.actor())?;
    let (actor, after) = (me.actor().clone(), read(&query.after));
    let (rows, next, count) = app
        .db
        .read(move |conn| {
            let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
            let places = Paged::cut(to_judge(conn, &actor, after, limit)?, PAGE, written);
            let (mut names, lists) = (Names::default(), all(conn)?);
            let rows = places.rows.iter().map(|(_, id)| row(conn, &mut names, &lists, *id));
            Ok((rows.collect::<Result<Vec<_>>>()?, places.next, count_to_judge(conn, &actor)?))
        })
        .await?;
    let next = next.map(|after| format!("/matches?after={after}"));
    page.show(&QueuePage { page: &page, rows, count, next })
}
