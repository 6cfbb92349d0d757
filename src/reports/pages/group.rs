//! How the group scores: each criterion, each member, what went another way, and like cases decided unlike.

use std::collections::BTreeMap;

use super::figure::{Figure, Period};
use super::portfolio::{of_bars, said};
use super::unlike::PairRow;
use crate::db::ids::AccountId;
use crate::reports::criteria::Group;
use crate::reports::figures::CaseFigures;
use crate::reports::members::MemberFigures;
use crate::reports::plots::{self, Bar, Svg};
use crate::reports::words;
use crate::requests::{Counts, Departed};
use crate::say::{Msg, reports as t};

/// One criterion in words.
pub(super) struct CriterionRow {
    pub criterion: String,
    pub cases: Figure,
    pub mean: String,
    pub spread: String,
    pub apart: Figure,
    pub alpha: String,
}

/// One member in words.
pub(super) struct MemberRow {
    pub name: String,
    pub path: String,
    pub cards: Figure,
    pub mean: String,
    pub lean: String,
    pub distance: String,
    pub alpha: String,
    pub days: String,
}

/// Everything that is shown of the group.
pub(super) struct GroupView {
    pub plot: Option<Svg>,
    pub criteria: Vec<CriterionRow>,
    pub members: Vec<MemberRow>,
    pub tiles: Vec<(Figure, Msg)>,
    pub pairs: Vec<PairRow>,
    pub all_pairs: Option<(Msg, String)>,
    pub unlike_hint: Msg,
}

/// The criteria in words.
pub(super) fn criteria(group: &Group, period: Period) -> (Option<Svg>, Vec<CriterionRow>) {
    let bars: Vec<Bar> = group
        .criteria
        .iter()
        .filter_map(|one| {
            let spread = one.spread?;
            let value = spread.hundredths() as f64 / 100.0;
            let values = vec![(value, spread.to_string())];
            Some(Bar { label: words::criterion(one.criterion), values, target: None })
        })
        .collect();
    let rows = group.criteria.iter().map(|one| CriterionRow {
        criterion: words::criterion(one.criterion),
        cases: period.figure(one.cases, &[Counts::Scored(one.criterion.to_string())]),
        mean: words::ratio(one.mean),
        spread: words::ratio(one.spread),
        apart: period.figure(one.apart, &[Counts::Apart(one.criterion.to_string())]),
        alpha: words::alpha(one.alpha),
    });
    let title = t::criteria_title().to_string();
    let plot = (!bars.is_empty()).then(|| plots::bars(said("criteria", &title, &of_bars(&bars)), &bars));
    (plot, rows.collect())
}

/// The members in words, by name.
pub(super) fn members(
    all: &[MemberFigures],
    people: &BTreeMap<AccountId, (String, String)>,
    period: Period,
) -> Vec<MemberRow> {
    let mut rows: Vec<(&String, MemberRow)> = all
        .iter()
        .filter_map(|one| {
            let (key, name) = people.get(&one.member)?;
            let row = MemberRow {
                name: name.clone(),
                path: period.on(&format!("/statistics/members/{}", one.member)),
                cards: period.figure(one.cards, &[Counts::Member(one.member)]),
                mean: words::ratio(one.mean),
                lean: words::signed(one.all.lean),
                distance: words::ratio(one.all.distance),
                alpha: words::alpha(one.all.alpha),
                days: one.days.map_or_else(words::none, |days| days.to_string()),
            };
            Some((key, row))
        })
        .collect();
    rows.sort_by(|one, other| (one.0, &one.1.path).cmp(&(other.0, &other.1.path)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// What went another way.
pub(super) fn departures(cases: &[CaseFigures], period: Period) -> Vec<(Figure, Msg)> {
    let count = |holds: fn(&CaseFigures) -> bool| cases.iter().filter(|case| holds(case)).count();
    vec![
        (period.figure(count(|case| case.score.is_some()), &[Counts::Recommended]), t::tile_recommended()),
        (
            period.figure(count(|case| case.departed_band), &[Counts::Departed(Departed::Band)]),
            t::tile_departed_band(),
        ),
        (
            period.figure(count(|case| case.departed_group), &[Counts::Departed(Departed::Recommendation)]),
            t::tile_departed_recommendation(),
        ),
    ]
}
