//! Two cases: what was asked, how it was scored, what was recommended and decided. Each side holds only what the reader
//! may know of it.

use super::{Line, Section, answers};
use crate::access::Actor;
use crate::authorizations;
use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::decisions::{self, Decision, DecisionState, Recommendation};
use crate::error::{Error, Result};
use crate::guidelines::SizeClass;
use crate::reports::figures::Criterion;
use crate::reports::words;
use crate::requests::answers::Answers;
use crate::requests::questions::ShownValue;
use crate::requests::questions::choices::Choices;
use crate::requests::{self, Case};
use crate::reviews::reading::{self, Deliberation};
use crate::reviews::scoring::{CaseReading, CriterionReading};
use crate::say::{self, Msg, reports as t};

/// A case as it is laid beside another.
pub struct Side {
    /// The case.
    pub case: Case,
    /// The answers of its latest revision.
    pub answers: Answers,
    size: Option<SizeClass>,
    /// The scores; none where they are not in sight.
    scores: Option<Deliberation>,
    recommendation: Option<Recommendation>,
    /// What was decided, once it was released.
    decision: Option<Decision>,
}

/// Reads a case for one reader.
///
/// # Errors
/// Hidden when the reader may not know of it as staff.
pub fn side(conn: &mut Conn, actor: &Actor, id: RequestId) -> Result<Side> {
    let case = Case::load_as_staff(conn, actor, id)?;
    let revision = requests::latest_revision(conn, id)?.ok_or(Error::Hidden)?;
    let deliberation = reading::deliberation(conn, &case.request)?;
    let in_sight = reading::scores_in_sight(conn, actor, &case, &deliberation)?;
    let decision = decisions::standing_decision(conn, id)?;
    Ok(Side {
        answers: revision.answers.to()?,
        size: crate::reports::actions::size_in(&revision.facts),
        scores: Some(deliberation).filter(|_| in_sight),
        recommendation: decisions::standing_recommendation(conn, id)?.filter(|_| in_sight),
        decision: decision.filter(|decision| decision.state == DecisionState::Released),
        case,
    })
}

fn text(text: impl ToString) -> ShownValue {
    let text = text.to_string();
    if text.is_empty() { ShownValue::NotAnswered } else { ShownValue::Text(text) }
}

fn said(words: Option<Msg>) -> ShownValue {
    words.map_or(ShownValue::NotAnswered, |words| ShownValue::Words(vec![words]))
}

fn label(choices: Choices, value: &str) -> ShownValue {
    said((!value.is_empty()).then(|| choices.label(value)))
}

/// Two cases, line by line.
pub fn cases(one: &Side, other: &Side) -> Vec<Section> {
    let mut sections = vec![
        Section { title: t::part_case(), lines: lines(one, other, facts) },
        Section { title: t::part_outcome(), lines: lines(one, other, outcome) },
    ];
    let scores = scores(one, other);
    if !scores.is_empty() {
        sections.insert(1, Section { title: t::part_scores(), lines: scores });
    }
    sections.extend(answers(&one.answers, &other.answers));
    sections
}

fn lines(one: &Side, other: &Side, of: impl Fn(&Side) -> Vec<(Msg, ShownValue)>) -> Vec<Line> {
    let pairs = of(one).into_iter().zip(of(other));
    pairs.map(|((label, one), (_, other))| Line::new(label, one, other)).collect()
}

fn facts(side: &Side) -> Vec<(Msg, ShownValue)> {
    let (case, request) = (&side.case, &side.case.request);
    let usage = match request.use_type {
        Some(use_type) => say::requests::marks_and_use(
            authorizations::words::marks(&request.marks()),
            authorizations::words::use_type(use_type),
        ),
        None => Msg::plain(authorizations::words::marks(&request.marks())),
    };
    let track = request.track.map(words::track);
    let rules = say::requests::glance_judged_value(
        &request.edition,
        request.rubric_version,
        request.reference_version,
    );
    vec![
        (t::line_organization(), text(&case.organization.name)),
        (t::line_kind(), label(Choices::OrganizationTypes, &case.organization.organization_type)),
        (t::line_sector(), label(Choices::Sectors, &case.organization.sector)),
        (t::line_country(), label(Choices::Countries, &case.organization.country)),
        (t::line_size(), said(side.size.map(words::size))),
        (t::line_use(), said(Some(usage))),
        (t::line_track(), said(track)),
        (t::line_rules(), said(Some(rules))),
        (
            t::line_sent(),
            request.submitted_at.map_or(ShownValue::NotAnswered, |at| ShownValue::Date(at.date())),
        ),
        (t::line_status(), said(Some(case.status()))),
    ]
}

/// The score of each criterion that was scored on either side, and of the cases.
fn scores(one: &Side, other: &Side) -> Vec<Line> {
    let read = |side: &Side| side.scores.as_ref().map(|scores| scores.case.clone());
    let (one, other) = (read(one), read(other));
    let scored = |criteria: &[CriterionReading], id: &str| {
        let found = criteria.iter().find(|criterion| criterion.criterion == id && criterion.scored > 0);
        found.and_then(|found| Some(t::mean_and_spread(found.mean?.to_string(), found.spread)))
    };
    let mut lines = Vec::new();
    let total = |side: &Option<CaseReading>| {
        side.as_ref().and_then(|side| side.score).map_or(ShownValue::NotAnswered, text)
    };
    let (first, second) = (total(&one), total(&other));
    if first.is_missing() && second.is_missing() {
        return lines;
    }
    lines.push(Line::new(t::line_score(), first, second));
    let all = [&one, &other].into_iter().flatten().flat_map(|side| &side.criteria);
    let mut ids: Vec<Criterion> = all.filter_map(|one| Criterion::of(&one.criterion)).collect();
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        let of = |side: &Option<CaseReading>| {
            said(side.as_ref().and_then(|side| scored(&side.criteria, &id.to_string())))
        };
        lines.push(Line::new(Msg::plain(words::criterion(id)), of(&one), of(&other)));
    }
    lines
}

fn outcome(side: &Side) -> Vec<(Msg, ShownValue)> {
    let recommendation = side.recommendation.as_ref();
    let decision = side.decision.as_ref();
    let terms = decision.and_then(|decision| decision.terms.as_ref());
    let conditions = terms.map(|terms| terms.conditions.as_slice()).unwrap_or_default();
    let texts: Vec<&str> = conditions.iter().map(|condition| condition.text.as_str()).collect();
    vec![
        (t::line_band(), said(recommendation.map(|one| decisions::band_words(one.band)))),
        (t::line_recommended(), said(recommendation.map(|one| decisions::band_words(one.outcome)))),
        (t::line_decided(), said(decision.map(|one| one.outcome.words()))),
        (t::line_conditions(), text(texts.join("\n"))),
    ]
}
