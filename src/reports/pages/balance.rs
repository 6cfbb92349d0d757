//! Who asks and who is granted.

use super::figure::{Figure, Period};
use super::portfolio::{of_bars, said};
use crate::guidelines::Reference;
use crate::reports::balance::{Dimension, balance};
use crate::reports::figures::CaseFigures;
use crate::reports::plots::{self, Bar, Svg};
use crate::reports::rules::{Shown, shown};
use crate::reports::words;
use crate::requests::Counts;
use crate::say::{Msg, reports as t};

/// One kind of applicants in words.
pub(super) struct KindRow {
    pub kind: Msg,
    pub asked: Figure,
    pub granted: Figure,
    pub share: String,
}

/// One dimension.
pub(super) struct Part {
    pub title: Msg,
    pub answers: Msg,
    pub overlap: bool,
    pub plot: Svg,
    pub rows: Vec<KindRow>,
}

/// Reads every dimension in the language of the thread; with `hidden`, small numbers are kept back.
pub(super) fn read(cases: &[CaseFigures], reference: &Reference, period: Period, hidden: bool) -> Vec<Part> {
    Dimension::ALL.iter().map(|by| part(cases, reference, period, hidden, *by)).collect()
}

fn part(cases: &[CaseFigures], reference: &Reference, period: Period, hidden: bool, by: Dimension) -> Part {
    let shares = balance(cases, reference, by);
    let asked = shown(&shares.iter().map(|share| share.asked).collect::<Vec<_>>(), hidden);
    let granted = shown(&shares.iter().map(|share| share.granted).collect::<Vec<_>>(), hidden);
    let value = |number: Shown| match number {
        Shown::Number(number) => (number as f64, number.to_string()),
        Shown::Few => (0.0, t::few(crate::reports::rules::FEWEST).to_string()),
    };
    let mut bars = Vec::new();
    let mut rows = Vec::new();
    for ((share, asked), granted) in shares.iter().zip(asked).zip(granted) {
        let kind = words::applicants(&share.counts);
        bars.push(Bar { label: kind.to_string(), values: vec![value(asked), value(granted)], target: None });
        rows.push(KindRow {
            share: match (asked, granted) {
                (Shown::Number(asked), Shown::Number(granted)) => words::share(granted, asked),
                _ => words::none(),
            },
            kind,
            asked: period.shown(asked, std::slice::from_ref(&share.counts)),
            granted: period.shown(granted, &[share.counts.clone(), Counts::Granted]),
        });
    }
    let title = words::dimension(by);
    let named = title.to_string();
    Part {
        plot: plots::bars(said(&format!("by-{by}"), &named, &of_bars(&bars)), &bars),
        title,
        answers: t::answers_paragraph(i64::from(by.paragraph())),
        overlap: by == Dimension::Group,
        rows,
    }
}
