//! The page of figures: of the group for whoever looks at it, of the portfolio for whoever sees all cases, of themselves
//! for members.

use actix_web::web;
use askama::Template;

use super::balance::{self, Part};
use super::figure::{Figure, Period, Query};
use super::group::{self, GroupView};
use super::portfolio::{self, Scores, Stages};
use super::{member, unlike};
use crate::access::reports as access;
use crate::reports::criteria::group as group_of;
use crate::reports::like_cases::pairs;
use crate::reports::rules::FEWEST;
use crate::reports::{members, store};
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Page, Response, SignedIn};

/// Pairs of like cases on this page.
const PAIRS: usize = 5;

#[derive(Template)]
#[template(path = "reports/statistics.html")]
struct StatisticsPage<'a> {
    page: &'a Page,
    counted: Figure,
    is_empty: bool,
    periods: Vec<(Msg, String, bool)>,
    own: Option<String>,
    hidden: Option<Msg>,
    stages: Stages,
    scores: Option<Scores>,
    group: Option<GroupView>,
    balance: Vec<Part>,
}

/// The page of figures.
pub(super) async fn page(app: AppData, page: Page, me: SignedIn, query: web::Query<Query>) -> Response {
    let period = query.period(app.db.clock().now().date());
    if access::see_portfolio(&me).is_err() {
        return member::show(&app, &page, &me, me.id, period).await;
    }
    let actor = me.actor().clone();
    let (sees_group, hidden) = (access::see_group(&me).is_ok(), access::small_numbers_are_hidden(&me));
    let read = app.db.read_long(move |conn| {
        let cases = store::seen(conn, &actor, period.since)?;
        if !sees_group {
            return Ok((cases, None));
        }
        let group = group_of(&cases);
        let all = members::all(&cases, &group);
        let people = store::people(conn, &all.iter().map(|one| one.member).collect::<Vec<_>>())?;
        let found = pairs(&cases);
        let shown = found.get(..PAIRS.min(found.len())).unwrap_or_default().to_vec();
        let named = unlike::named(conn, &shown)?;
        Ok((cases, Some((group, all, people, found.len(), shown, named))))
    });
    let (cases, of_group) = read.await?;
    let shown = with_language(page.language, || {
        let group = of_group.map(|(group, all, people, found, pairs, named)| {
            let (plot, criteria) = group::criteria(&group, period);
            GroupView {
                plot,
                criteria,
                members: group::members(&all, &people, period),
                tiles: group::departures(&cases, period),
                pairs: unlike::rows(&pairs, &cases, &named),
                all_pairs: (found > 0).then(|| {
                    let count = i64::try_from(found).unwrap_or(i64::MAX);
                    (t::reports::unlike_all(count), period.on("/statistics/unlike"))
                }),
                unlike_hint: unlike::hint(),
            }
        });
        StatisticsPage {
            page: &page,
            counted: period.counted(cases.len()),
            is_empty: cases.is_empty(),
            periods: period.choices("/statistics"),
            own: own(&me, period),
            hidden: hidden.then(|| t::reports::small_numbers(FEWEST)),
            stages: portfolio::read_stages(&cases, app.reference(), period, hidden),
            scores: portfolio::read_scores(&cases, app.reference(), period).filter(|_| sees_group),
            group,
            balance: balance::read(&cases, app.reference(), period, hidden),
        }
    });
    page.show(&shown)
}

/// The way to a person's own scores, for members.
fn own(me: &SignedIn, period: Period) -> Option<String> {
    let is_member = me.has_any(&crate::access::reviews::MEMBERS);
    is_member.then(|| period.on(&format!("/statistics/members/{}", me.id)))
}
