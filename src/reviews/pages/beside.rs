//! Precedents and lessons as the scorecard shows them.

use crate::access::{Actor, requests::sees_all};
use crate::db::ids::LessonId;
use crate::error::Result;
use crate::guidelines::{OrganizationType, Reference, Region, SizeClass, UseType};
use crate::requests::{self, Outcome};
use crate::reviews::beside::portfolio::Portfolio;
use crate::reviews::beside::rules::{MOST_LESSONS, Why};
use crate::reviews::beside::{LessonBeside, LessonUse, Precedent};
use crate::reviews::words;
use crate::say::{self as t, Msg, current_language};
use crate::web::Form;

/// What is read beside the rubric.
#[derive(Default)]
pub(super) struct Beside {
    pub precedents: Vec<Precedent>,
    pub lessons: Vec<LessonBeside>,
}

/// A decided case in words.
pub(super) struct PrecedentRow {
    pub number: String,
    /// Where to, for whoever sees every case.
    pub path: Option<String>,
    pub usage: Msg,
    pub organization: String,
    pub outcome: Msg,
    pub tone: &'static str,
    pub decided: Msg,
    pub reasons: Vec<String>,
    pub conditions: Option<Msg>,
    pub whys: Vec<Msg>,
}

/// A lesson with what the member makes of it.
pub(super) struct LessonRow {
    pub id: LessonId,
    /// "lesson-41", the name of its field.
    pub field: String,
    pub number: String,
    pub title: String,
    pub recommendation: String,
    pub choices: Vec<Choice>,
}

/// One of the answers.
pub(super) struct Choice {
    pub value: &'static str,
    pub words: Msg,
    pub chosen: bool,
}

impl LessonUse {
    /// In words.
    pub(super) fn words(self) -> Msg {
        match self {
            Self::Seen => t::reviews::lesson_seen(),
            Self::Applied => t::reviews::lesson_applied(),
            Self::NotRelevant => t::reviews::lesson_not_relevant(),
        }
    }
}

fn kind_of_organization(reference: &Reference, one: &Precedent) -> String {
    let language = current_language().tag();
    let kind = OrganizationType::parse(&one.kind)
        .and_then(|kind| reference.organization_type(kind))
        .map(|entry| entry.text.say(language).clone());
    let size = one.size.map(|size| {
        let words = match size {
            SizeClass::Micro => t::reviews::size_micro(),
            SizeClass::SmallMedium => t::reviews::size_small_medium(),
            SizeClass::Large => t::reviews::size_large(),
        };
        words.to_string()
    });
    let sector = reference.sector(&one.sector).map(|sector| sector.text.say(language).clone());
    [kind, size, sector].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn usage(reference: &Reference, marks: &str, use_type: Option<UseType>) -> Msg {
    let language = current_language().tag();
    let names: Vec<&str> = requests::marks_of(marks)
        .iter()
        .filter_map(|mark| reference.marks.mark(*mark))
        .map(|entry| entry.text.say(language).name.as_str())
        .collect();
    let use_type = use_type
        .and_then(|use_type| reference.use_type(use_type))
        .map(|entry| entry.text.say(language).title.clone());
    match use_type {
        Some(use_type) => t::requests::marks_and_use(t::list(&names), use_type),
        None => Msg::plain(t::list(&names)),
    }
}

/// Precedents in words, in the language of the page.
pub(super) fn precedents(actor: &Actor, found: &[Precedent]) -> Result<Vec<PrecedentRow>> {
    let reference = words::reference()?;
    let language = current_language().tag();
    let row = |one: &Precedent| {
        let reasons = one.reasons.iter().filter_map(|code| reference.reason(*code));
        let conditions: Vec<&str> = one
            .conditions
            .iter()
            .filter_map(|code| reference.condition(code))
            .filter(|condition| !condition.always)
            .map(|condition| condition.text.say(language).title.as_str())
            .collect();
        PrecedentRow {
            number: one.number.clone(),
            path: sees_all(actor).then(|| format!("/cases/{}", one.request)),
            usage: usage(reference, &one.marks, one.use_type),
            organization: kind_of_organization(reference, one),
            outcome: one.outcome.words(),
            tone: if one.outcome == Outcome::Declined { "stop" } else { "ok" },
            decided: t::reviews::precedent_decided(one.decided_on),
            reasons: reasons.map(|reason| reason.text.say(language).sentence.clone()).collect(),
            conditions: (!conditions.is_empty())
                .then(|| t::reviews::precedent_conditions(t::list(&conditions))),
            whys: one.whys.iter().map(|why| why_words(*why)).collect(),
        }
    };
    Ok(found.iter().map(row).collect())
}

fn why_words(why: Why) -> Msg {
    match why {
        Why::MarkAndUse => t::reviews::why_mark_and_use(),
        Why::Organization => t::reviews::why_organization(),
        Why::Similar => t::reviews::why_similar(),
    }
}

fn lesson(one: &LessonBeside, typed: &[(LessonId, LessonUse)]) -> LessonRow {
    let typed = typed.iter().find(|(id, _)| *id == one.id).map(|(_, answer)| *answer);
    let used = typed.or(one.used);
    LessonRow {
        id: one.id,
        field: format!("lesson-{}", one.id),
        number: format!("L-{:03}", one.id.0),
        title: one.title.clone(),
        recommendation: one.recommendation.clone(),
        choices: LessonUse::ALL
            .iter()
            .map(|answer| Choice {
                value: answer.as_str(),
                words: answer.words(),
                chosen: used == Some(*answer),
            })
            .collect(),
    }
}

/// Spreads lessons over the criteria on the page: each stands once, beside the first criterion it concerns; those that
/// concern none of them are for the whole case.
pub(super) fn spread(
    found: &[LessonBeside],
    criteria: &[&str],
    typed: &[(LessonId, LessonUse)],
) -> (Vec<Vec<LessonRow>>, Vec<LessonRow>) {
    let mut beside: Vec<Vec<LessonRow>> = criteria.iter().map(|_| Vec::new()).collect();
    let mut whole = Vec::new();
    for one in found {
        let at = criteria.iter().position(|id| one.criteria.iter().any(|concerned| concerned == id));
        let place = at.and_then(|at| beside.get_mut(at)).unwrap_or(&mut whole);
        if place.len() < MOST_LESSONS {
            place.push(lesson(one, typed));
        }
    }
    (beside, whole)
}

/// What a form says of lessons.
///
/// # Errors
/// Refused when it holds an answer that no page of ours offers.
pub(super) fn typed(form: &Form) -> Result<Vec<(LessonId, LessonUse)>> {
    let not_ours = || crate::error::Error::Refused(t::common::not_understood());
    form.fields()
        .iter()
        .filter_map(|(name, value)| name.strip_prefix("lesson-").map(|id| (id, value)))
        .map(|(id, value)| {
            let id = id.parse().map_err(|_| not_ours())?;
            Ok((id, LessonUse::parse(value).ok_or_else(not_ours)?))
        })
        .collect()
}

/// A principle that describes the portfolio, with what the portfolio holds.
pub(super) struct NoteRow {
    pub title: String,
    pub question: String,
    pub lines: Vec<Msg>,
}

fn region(region: Region) -> Msg {
    match region {
        Region::Africa => t::choices::region_africa(),
        Region::Americas => t::choices::region_americas(),
        Region::Asia => t::choices::region_asia(),
        Region::Europe => t::choices::region_europe(),
        Region::Oceania => t::choices::region_oceania(),
        Region::None => t::choices::region_none(),
    }
}

/// The notes P1 and P2 in words, in the language of the page.
pub(super) fn portfolio(seen: &Portfolio, sector: &str) -> Result<Vec<NoteRow>> {
    let reference = words::reference()?;
    let language = current_language().tag();
    let lines = |id: &str| match id {
        _ if seen.granted == 0 => vec![t::reviews::portfolio_nothing()],
        "P1" => vec![
            t::reviews::portfolio_special(seen.special, seen.granted),
            match seen.groups.is_empty() {
                true => t::reviews::portfolio_this_is_not(),
                false => t::reviews::portfolio_this_is(),
            },
        ],
        _ => {
            let mut lines = Vec::new();
            if let Some(entry) = reference.sector(sector) {
                let name = entry.text.say(language);
                lines.push(t::reviews::portfolio_sector(seen.same_sector, seen.granted, name));
            }
            if let Some(one) = seen.region {
                lines.push(t::reviews::portfolio_region(seen.same_region, seen.granted, region(one)));
            }
            lines
        }
    };
    Ok(reference
        .rubric
        .portfolio
        .iter()
        .map(|note| {
            let text = note.text.say(language);
            NoteRow {
                title: format!("{} {}", note.id, text.title),
                question: text.question.clone(),
                lines: lines(&note.id),
            }
        })
        .collect())
}
