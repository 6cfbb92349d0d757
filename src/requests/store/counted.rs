//! Which cases a figure of the group counts, as conditions of the list. Macros, as in the filter beside.

use crate::guidelines::{Country, Reference};
use crate::requests::Span;

/// The rows whose kept figures hold something. What is stale counts nowhere.
macro_rules! kept {
    ($query:expr, $holds:expr) => {{
        let kept = case_figures::table
            .filter(case_figures::request_id.eq(requests::id).and(case_figures::stale.eq(false)))
            .filter($holds);
        $query.filter(diesel::dsl::exists(kept))
    }};
}

/// The rows of a query that a figure counts.
macro_rules! counted {
    ($query:expr, $counts:expr, $asker:expr, $actor:expr) => {{
        use $crate::db::schema::case_figures;
        use $crate::guidelines::Region;
        use $crate::requests::counted::{countries, kept, known_sectors, target_of};
        use $crate::requests::{Counts, Departed, Outcome, Span};
        let (query, asker) = ($query, $asker);
        let ids = asker.field(organizations::id);
        let country = asker.field(organizations::country);
        let sector = asker.field(organizations::sector);
        let inside = |word: &str| format!("% {word} %");
        // Whose own card is still to come sees nothing of what others scored (invariant I9).
        macro_rules! of_cards {
            ($holds:expr) => {{
                let actor: &Actor = $actor;
                // The list of scorecards reads them as well, so here they go by another name.
                let awaited = diesel::alias!(scorecards as awaited);
                let to_come = awaited
                    .filter(awaited.field(scorecards::member_id).eq(actor.id))
                    .filter(awaited.field(scorecards::state).eq_any(["assigned", "open"]))
                    .select(awaited.field(scorecards::request_id));
                kept!(query.filter(requests::id.ne_all(to_come)), $holds)
            }};
        }
        macro_rules! asked_by {
            ($holds:expr) => {
                query.filter(requests::organization_id.eq_any(asker.filter($holds).select(ids)))
            };
        }
        match $counts {
            Counts::Group(Some(group)) => asked_by!(country.eq_any(countries(|one| one.is_in(*group)))),
            Counts::Group(None) => asked_by!(country.ne_all(countries(|one| !one.groups.is_empty()))),
            Counts::Region(Some(region)) => asked_by!(country.eq_any(countries(|one| one.region == *region))),
            Counts::Region(None) => asked_by!(country.ne_all(countries(|one| one.region != Region::None))),
            Counts::Sector(Some(code)) => asked_by!(sector.eq(code.clone())),
            Counts::Sector(None) => asked_by!(sector.ne_all(known_sectors())),
            Counts::Granted => query
                .filter(requests::outcome.eq_any([Outcome::Authorized, Outcome::AuthorizedWithConditions])),
            Counts::Size(Some(size)) => kept!(query, case_figures::size.eq(size.as_str())),
            Counts::Size(None) => kept!(query, case_figures::size.is_null()),
            Counts::Recommended => kept!(query, case_figures::score.is_not_null()),
            Counts::Scored(id) => of_cards!(case_figures::scored.like(inside(id))),
            Counts::ScoredBy(id, by) => of_cards!(case_figures::scored.like(inside(&format!("{id}/{by}")))),
            Counts::Apart(id) => of_cards!(case_figures::apart.like(inside(id))),
            Counts::Member(id) => of_cards!(case_figures::members.like(inside(&id.to_string()))),
            Counts::Departed(Departed::Band) => kept!(query, case_figures::departed_band.eq(true)),
            Counts::Departed(Departed::Recommendation) => kept!(query, case_figures::departed_group.eq(true)),
            Counts::Took(span) => match span {
                Span::Completeness => kept!(query, case_figures::completeness_days.is_not_null()),
                Span::Screening => kept!(query, case_figures::screening_days.is_not_null()),
                Span::Review => kept!(query, case_figures::review_days.is_not_null()),
                Span::Decision => kept!(query, case_figures::decision_days.is_not_null()),
                Span::Overall => kept!(query, case_figures::overall_days.is_not_null()),
            },
            Counts::Late(span) => match (span, target_of(*span)) {
                (Span::Completeness, days) => kept!(query, case_figures::completeness_days.gt(days)),
                (Span::Screening, days) => kept!(query, case_figures::screening_days.gt(days)),
                (Span::Review, days) => kept!(query, case_figures::review_days.gt(days)),
                (Span::Decision, days) => kept!(query, case_figures::decision_days.gt(days)),
                (Span::Overall, days) => kept!(query, case_figures::overall_days.gt(days)),
            },
        }
    }};
}

/// The codes, as organizations keep them, of the countries of which something holds.
pub(crate) fn countries(holds: impl Fn(&Country) -> bool) -> Vec<&'static str> {
    let all = Reference::current().map(|reference| reference.countries.as_slice()).unwrap_or_default();
    all.iter().filter(|country| holds(country)).map(|country| country.iso2.as_str()).collect()
}

/// The codes of the sectors.
pub(crate) fn known_sectors() -> Vec<&'static str> {
    let all = Reference::current().map(|reference| reference.sectors.as_slice()).unwrap_or_default();
    all.iter().map(|sector| sector.code.as_str()).collect()
}

/// The target of a stretch, working days.
pub(crate) fn target_of(span: Span) -> i64 {
    Reference::current().map_or(i64::MAX, |reference| span.target(&reference.terms.targets).into())
}

pub(crate) use {counted, kept};
