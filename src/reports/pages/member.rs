//! The figures of one member: for the member, and for whoever looks at the group.

use actix_web::web;
use askama::Template;

use super::figure::{Figure, Period, Query};
use crate::access::reports as access;
use crate::accounts;
use crate::db::ids::AccountId;
use crate::reports::criteria::group;
use crate::reports::members::{self, Beside, MemberFigures};
use crate::reports::rules::{OTHERS, others_may_be_shown};
use crate::reports::{store, words};
use crate::requests::Counts;
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Page, Response, SignedIn};

/// One criterion in words.
struct Row {
    criterion: String,
    scores: Figure,
    mean: String,
    others: String,
    lean: String,
    distance: String,
    alpha: String,
}

#[derive(Template)]
#[template(path = "reports/member.html")]
struct MemberPage<'a> {
    page: &'a Page,
    title: Msg,
    /// The page is one of many, for whoever looks at the group.
    back: Option<String>,
    periods: Vec<(Msg, String, bool)>,
    tiles: Vec<(Figure, Msg)>,
    rows: Vec<Row>,
    few_others: Option<Msg>,
}

/// The page of one member.
pub(super) async fn page(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    query: web::Query<Query>,
) -> Response {
    let period = query.period(app.db.clock().now().date());
    show(&app, &page, &me, AccountId(path.into_inner()), period).await
}

/// Shows the figures of one member.
pub(super) async fn show(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    member: AccountId,
    period: Period,
) -> Response {
    access::see_member(me, member)?;
    let actor = me.actor().clone();
    let (account, figures) = app
        .db
        .read_long(move |conn| {
            let account = accounts::by_id(conn, member)?;
            let cases = store::seen(conn, &actor, period.since)?;
            // A member's own figures are made of the cases that the member scored, and of nothing else.
            let of_member = |case: &crate::reports::figures::CaseFigures| {
                access::see_group(&actor).is_ok() || case.cards.iter().any(|card| card.member == member)
            };
            let cases: Vec<_> = cases.into_iter().filter(of_member).collect();
            Ok((account, members::one(&cases, &group(&cases), member)))
        })
        .await?;
    let sees_group = access::see_group(me).is_ok();
    let path = format!("/statistics/members/{member}");
    let shown = with_language(page.language, || {
        let all = figures.as_ref().map(|figures| figures.all.others).unwrap_or_default();
        let beside = others_may_be_shown(sees_group, all);
        let title =
            if me.id == member { t::reports::your_scores() } else { t::reports::scores_of(&account.name) };
        let rows = figures.iter().flat_map(|figures| &figures.criteria);
        MemberPage {
            page,
            title,
            back: access::see_portfolio(me).is_ok().then(|| period.on("/statistics")),
            periods: period.choices(&path),
            tiles: figures.as_ref().map(|one| tiles(one, period, beside)).unwrap_or_default(),
            rows: rows
                .map(|(criterion, beside)| {
                    let scored = Counts::ScoredBy(criterion.to_string(), member);
                    let scores = period.figure(beside.scores, &[scored]);
                    row(words::criterion(*criterion), scores, beside, sees_group)
                })
                .collect(),
            few_others: (!beside && figures.is_some()).then(|| t::reports::member_few_others(OTHERS)),
        }
    });
    page.show(&shown)
}

fn tiles(figures: &MemberFigures, period: Period, beside: bool) -> Vec<(Figure, Msg)> {
    let plain = |words: String| Figure { words, path: None };
    let count = i64::try_from(figures.cards).unwrap_or(i64::MAX);
    let mut tiles = vec![
        (period.figure(figures.cards, &[Counts::Member(figures.member)]), t::reports::cards_count(count)),
        (plain(words::ratio(figures.mean)), t::reports::tile_mean()),
        (plain(figures.days.map_or_else(words::none, |days| days.to_string())), t::reports::tile_days()),
    ];
    if beside {
        tiles.push((plain(words::alpha(figures.all.alpha)), t::reports::tile_alpha()));
    }
    tiles
}

fn row(criterion: String, scores: Figure, beside: &Beside, sees_group: bool) -> Row {
    let shown = others_may_be_shown(sees_group, beside.others);
    let told = |words: String| if shown { words } else { words::none() };
    Row {
        criterion,
        scores,
        mean: words::ratio(beside.mean),
        others: told(words::ratio(beside.mean_of_others)),
        lean: told(words::signed(beside.lean)),
        distance: told(words::ratio(beside.distance)),
        alpha: told(words::alpha(beside.alpha)),
    }
}
