//! How long cases take, and how their scores are spread.

use super::figure::{Figure, Period, description};
use crate::guidelines::Reference;
use crate::reports::figures::CaseFigures;
use crate::reports::plots::{self, Bar, Post, Svg};
use crate::reports::rules::{FEWEST, Shown, shown};
use crate::reports::scores::{self, WIDTH};
use crate::reports::stages::{StageFigures, stages};
use crate::reports::words;
use crate::requests::Counts;
use crate::say::{Msg, reports as t};

/// One stage in words.
pub(super) struct StageRow {
    pub stage: Msg,
    pub cases: Figure,
    pub median: String,
    pub ninetieth: String,
    pub target: u32,
    pub late: Figure,
}

/// Working days at each stage.
pub(super) struct Stages {
    pub plot: Svg,
    pub rows: Vec<StageRow>,
}

/// Reads the stages in the language of the thread; with `hidden`, small numbers are kept back.
pub(super) fn read_stages(
    cases: &[CaseFigures],
    reference: &Reference,
    period: Period,
    hidden: bool,
) -> Stages {
    let all = stages(cases, &reference.terms.targets);
    let told = |one: &StageFigures| one.cases > 0 && !(hidden && one.cases < FEWEST);
    let days = |one: &StageFigures, days: i64| if told(one) { days.to_string() } else { words::none() };
    let bars: Vec<Bar> = all
        .iter()
        .map(|one| Bar {
            label: words::span(one.span).to_string(),
            values: vec![(if told(one) { one.median as f64 } else { 0.0 }, days(one, one.median))],
            target: Some(f64::from(one.target)),
        })
        .collect();
    let rows = all.iter().map(|one| {
        let number = |number: usize| shown(&[number], hidden).first().copied().unwrap_or(Shown::Few);
        StageRow {
            stage: words::span(one.span),
            cases: period.shown(number(one.cases), &[Counts::Took(one.span)]),
            median: days(one, one.median),
            ninetieth: days(one, one.ninetieth),
            target: one.target,
            late: period.shown(number(one.late), &[Counts::Late(one.span)]),
        }
    });
    let title = t::stages_title().to_string();
    Stages { plot: plots::bars(said("stages", &title, &of_bars(&bars)), &bars), rows: rows.collect() }
}

/// What bars say.
pub(super) fn of_bars(bars: &[Bar]) -> String {
    let shown = |bar: &Bar| bar.values.iter().map(|(_, shown)| shown.clone()).collect::<Vec<_>>().join(" / ");
    description(&bars.iter().map(|bar| (bar.label.clone(), shown(bar))).collect::<Vec<_>>())
}

pub(super) fn said<'a>(id: &'a str, title: &'a str, description: &'a str) -> plots::Words<'a> {
    plots::Words { id, title, description }
}

/// How the scores of recommended cases are spread.
pub(super) struct Scores {
    pub plot: Svg,
    pub rows: Vec<(Msg, Figure)>,
}

/// Reads the scores; none where the group recommended on nothing.
pub(super) fn read_scores(cases: &[CaseFigures], reference: &Reference, period: Period) -> Option<Scores> {
    let columns = scores::columns(cases);
    let first = columns.first()?.from;
    let range =
        |from: i64, to: i64| if to == 100 { t::score_range_last(from) } else { t::score_range(from, to) };
    let posts: Vec<Post> = columns
        .iter()
        .map(|column| Post {
            label: column.from.to_string(),
            value: column.cases,
            shown: column.cases.to_string(),
        })
        .collect();
    let bands = &reference.rubric.bands;
    let marks: Vec<usize> = [bands.recommend_with_conditions, bands.recommend]
        .iter()
        .filter_map(|band| usize::try_from((i64::from(*band) - first) / WIDTH).ok())
        .filter(|place| *place > 0 && *place < columns.len())
        .collect();
    let rows: Vec<(Msg, Figure)> = columns
        .iter()
        .map(|column| (range(column.from, column.to()), period.typed(column.cases, &[column.terms()])))
        .collect();
    let values: Vec<(String, String)> =
        rows.iter().map(|(range, figure)| (range.to_string(), figure.words.clone())).collect();
    let title = t::scores_title().to_string();
    Some(Scores { plot: plots::columns(said("scores", &title, &description(&values)), &posts, &marks), rows })
}
