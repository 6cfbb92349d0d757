//! "How requests are decided": the rules in force for everybody, and those that were, each at its own address.

use actix_web::{HttpRequest, web};
use askama::Template;
use chrono::NaiveDate;

use crate::error::Error;
use crate::guidelines::marks::MarkEntry;
use crate::guidelines::{Band, CheckEffect, Criterion, Reference, UseType, Words, at_hand};
use crate::say::{self as t, Msg, current_language, with_language};
use crate::web::public_cache::Asked;
use crate::web::{AppData, Page, Response};

#[derive(Template)]
#[template(path = "rulebook/public.html")]
struct PublicPage<'a> {
    page: &'a Page,
    rules: &'static Reference,
    valid_from: NaiveDate,
    /// The last day on which it was in force; none while it is.
    until: Option<NaiveDate>,
    /// All others whose day has come: number and first day, the newest first.
    others: Vec<(i64, NaiveDate)>,
    is_in_force: bool,
}

impl PublicPage<'_> {
    fn say<'b, T>(&self, words: &'b Words<T>) -> &'b T {
        words.say(current_language().tag())
    }

    fn verdict(&self, entry: &MarkEntry, use_type: UseType) -> String {
        let verdict = entry.cell(use_type).verdict;
        self.rules
            .marks
            .verdict(verdict)
            .map_or_else(|| verdict.to_string(), |found| self.say(&found.text).title.clone())
    }

    fn authority(&self, entry: &MarkEntry) -> String {
        self.rules
            .marks
            .authority(entry.authority)
            .map_or_else(|| entry.authority.to_string(), |found| self.say(&found.text).name.clone())
    }

    fn uses(&self) -> [UseType; 3] {
        [UseType::Informational, UseType::Fundraising, UseType::Commercial]
    }

    fn use_name(&self, use_type: UseType) -> String {
        self.rules
            .use_type(use_type)
            .map_or_else(|| use_type.to_string(), |found| self.say(&found.text).title.clone())
    }

    fn scored_on(&self, criterion: &Criterion) -> String {
        let on = self.rules.rubric.tracks.iter().filter(|rule| rule.criteria.contains(&criterion.id));
        t::list(&on.map(|rule| self.say(&rule.text).title.clone()).collect::<Vec<_>>())
    }

    fn excludes(&self, effect: CheckEffect) -> bool {
        effect == CheckEffect::Excludes
    }

    fn band(&self, band: Band) -> Msg {
        let bands = self.rules.rubric.bands;
        match band {
            Band::Recommend => t::rulebook::public_band_recommend(bands.recommend),
            Band::RecommendWithConditions => {
                t::rulebook::public_band_conditions(bands.recommend_with_conditions, bands.recommend)
            }
            Band::RecommendDecline => t::rulebook::public_band_decline(bands.recommend_with_conditions),
        }
    }

    fn bands(&self) -> [Msg; 3] {
        [Band::Recommend, Band::RecommendWithConditions, Band::RecommendDecline].map(|band| self.band(band))
    }
}

async fn show(app: AppData, request: HttpRequest, page: Page, number: Option<i64>) -> Response {
    let at_hand = at_hand::now().ok_or_else(|| Error::internal("no rules are at hand"))?;
    let in_force = app.reference().number;
    let number = number.unwrap_or(in_force);
    // What is not in force yet is the administrators' own.
    let mut come: Vec<_> =
        at_hand.sets.iter().filter(|set| set.valid_from <= at_hand.today).copied().collect();
    come.sort_by_key(|set| std::cmp::Reverse((set.valid_from, set.reference.number)));
    let place = come.iter().position(|set| set.reference.number == number).ok_or(Error::Hidden)?;
    let shown = come.get(place).copied().ok_or(Error::Hidden)?;
    let later = place.checked_sub(1).and_then(|place| come.get(place));
    let until = later.and_then(|later| later.valid_from.pred_opt());
    let others = come
        .iter()
        .map(|set| (set.reference.number, set.valid_from))
        .filter(|(one, _)| *one != number)
        .collect();
    let view = PublicPage {
        page: &page,
        rules: shown.reference,
        valid_from: shown.valid_from,
        until,
        others,
        is_in_force: number == in_force,
    };
    let depends_on = format!("{} {in_force}", at_hand.today);
    let asked = Asked {
        app: &app,
        request: &request,
        page: &page,
        media_type: "text/html; charset=utf-8",
        depends_on,
    };
    let answer = asked.answer(|_| Ok(Some(())), |()| with_language(page.language, || page.render(&view)));
    answer.await?.ok_or(Error::Hidden)
}

/// The rules in force.
pub(super) async fn in_force(app: AppData, request: HttpRequest, page: Page) -> Response {
    show(app, request, page, None).await
}

/// The rules with this number, whose day has come.
pub(super) async fn numbered(
    app: AppData,
    request: HttpRequest,
    page: Page,
    path: web::Path<String>,
) -> Response {
    let number = path.parse().map_err(|_| Error::Hidden)?;
    show(app, request, page, Some(number)).await
}
