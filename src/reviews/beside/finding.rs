//! Finds the precedents and lessons of a case for one member.

use super::rules::{self, Likeness, Traits};
use super::{LessonBeside, Precedent, barred};
use crate::access::Actor;
use crate::access::lessons as readers;
use crate::access::reviews::{self as access, Past};
use crate::db::Conn;
use crate::db::ids::ScorecardId;
use crate::error::Result;
use crate::guidelines::ReasonCode;
use crate::requests::{self, Case, RequestId};
use crate::reviews::store::{self, PastCase, PastCases};

/// How many of the most alike are compared by size as well, which stands in their answers.
const COMPARED_BY_SIZE: usize = 12;

fn traits_of(case: &Case) -> Traits {
    Traits {
        marks: case.request.marks(),
        use_type: case.request.use_type,
        organization: Some(case.organization.id),
        kind: case.organization.organization_type.clone(),
        sector: case.organization.sector.clone(),
        size: None,
    }
}

fn past_traits(past: &PastCase) -> Traits {
    Traits {
        marks: requests::marks_of(&past.marks),
        use_type: past.use_type,
        organization: Some(past.organization),
        kind: past.kind.clone(),
        sector: past.sector.clone(),
        size: past.size,
    }
}

fn ranked(now: &Traits, found: Vec<PastCase>, most: usize) -> Vec<(PastCase, Vec<rules::Why>)> {
    let found = found
        .into_iter()
        .map(|past| {
            let likeness = Likeness::between(now, &past_traits(&past));
            let (at, id) = (past.released_at.unwrap_or_default(), past.request.0);
            (past, likeness, at, id)
        })
        .collect();
    rules::best_precedents(found, most)
}

/// The decided cases that are most like this one, best first, as far as the member may see them.
///
/// # Errors
/// When the database fails.
pub fn precedents(conn: &mut Conn, kept: &PastCases, actor: &Actor, case: &Case) -> Result<Vec<Precedent>> {
    let barred = barred(conn, actor)?;
    let id = case.request.id;
    let mut now = traits_of(case);
    let mut found = store::past_cases(conn, kept, &case.request, &case.organization)?;
    found.retain(|past| {
        past.request != id
            && access::see_precedent(
                actor,
                &Past {
                    organization: past.organization,
                    released: past.released_at.is_some(),
                    conflicted: barred.contains(&past.request),
                },
            )
    });
    let mut first: Vec<PastCase> =
        ranked(&now, found, COMPARED_BY_SIZE).into_iter().map(|(past, _)| past).collect();
    let mut ids: Vec<RequestId> = first.iter().map(|past| past.request).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    ids.push(id);
    let sizes = store::sizes_of(conn, &ids)?;
    now.size = sizes.get(&id).copied();
    for past in &mut first {
        past.size = sizes.get(&past.request).copied();
    }
    ranked(&now, first, rules::MOST_PRECEDENTS)
        .into_iter()
        .map(|(past, whys)| {
            let conditions = if past.outcome.is_authorized() {
                store::conditions_of(conn, past.request)?
            } else {
                Vec::new()
            };
            Ok(Precedent {
                request: past.request,
                number: past.number.unwrap_or_default(),
                marks: past.marks,
                use_type: past.use_type,
                kind: past.kind,
                sector: past.sector,
                size: past.size,
                outcome: past.outcome,
                decided_on: past.released_at.unwrap_or_default().date(),
                reasons: past.reason_codes.split_whitespace().filter_map(ReasonCode::parse).collect(),
                conditions,
                whys,
            })
        })
        .collect()
}

/// The published lessons that bear on a case, best first, as far as the member may read them.
///
/// # Errors
/// When the database fails.
pub fn lessons(conn: &mut Conn, actor: &Actor, case: &Case, card: ScorecardId) -> Result<Vec<LessonBeside>> {
    let barred = barred(conn, actor)?;
    let used = store::lesson_uses(conn, card)?;
    let now = traits_of(case);
    let circles: Vec<&str> = [
        ("public", readers::Circle::Public),
        ("un_internal", readers::Circle::Internal),
        ("group_only", readers::Circle::Group),
    ]
    .into_iter()
    .filter(|(_, circle)| readers::may_read(Some(actor), *circle))
    .map(|(word, _)| word)
    .collect();
    let found = store::published_lessons(conn, &circles)?
        .into_iter()
        .filter(|lesson| !barred.contains(&lesson.request))
        .map(|lesson| {
            let from = Traits {
                marks: requests::marks_of(&lesson.marks),
                use_type: crate::guidelines::UseType::parse(&lesson.use_type),
                organization: None,
                kind: lesson.kind.clone(),
                sector: lesson.sector.clone(),
                size: None,
            };
            let at = lesson.published_at;
            (lesson, Likeness::between(&now, &from), at)
        })
        .collect();
    Ok(rules::best_lessons(found)
        .into_iter()
        .map(|lesson| LessonBeside {
            used: used.get(&lesson.id).copied(),
            criteria: lesson.criteria.split_whitespace().map(str::to_owned).collect(),
            id: lesson.id,
            title: lesson.title,
            recommendation: lesson.recommendation,
        })
        .collect())
}
