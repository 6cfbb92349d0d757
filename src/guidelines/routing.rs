//! Routing: who decides about the use that is asked for, and whether anything has to be asked for at all.

use super::marks::MarkEntry;
use super::{Authority, Mark, Reference, UseType, Verdict};

/// The facts that decide a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoutingFacts {
    /// The marks asked for.
    pub marks: Vec<Mark>,
    /// What they are used for.
    pub use_type: UseType,
    /// A text that only names the United Nations as a fact.
    pub mention_only: bool,
    /// A flag flown in support.
    pub support_display: bool,
    /// Used inside the organization only: reads as informational.
    pub internal_only: bool,
    /// An entity of the United Nations system asks.
    pub applicant_is_un_entity: bool,
    /// Whether the applicant says that profit is incidental; `None` when it was not asked or not answered.
    pub profit_incidental: Option<bool>,
}

/// What the table says about one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkRoute {
    /// The mark.
    pub mark: Mark,
    /// What the table says.
    pub verdict: Verdict,
    /// Who decides.
    pub authority: Authority,
    /// True when a licence goes with the authorization.
    pub licence: bool,
    /// Marks that may do instead, the best first, each of which this applicant could have for this use.
    pub alternatives: Vec<Mark>,
}

/// The marks of one authority, which make one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Who decides.
    pub authority: Authority,
    /// The strictest verdict among the marks.
    pub verdict: Verdict,
    /// The marks, in the order in which they were asked for.
    pub marks: Vec<MarkRoute>,
}

/// Where a use goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routing {
    /// The use that was read (internal use reads as informational).
    pub use_type: UseType,
    /// One group an authority, in the order in which their marks were asked for. One request has one authority, so more
    /// than one group means that the form splits the draft.
    pub groups: Vec<Group>,
}

/// What a page or a letter says about a group; every text in the language that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation<'a> {
    /// The heading.
    pub title: &'a str,
    /// What it means.
    pub says: &'a str,
    /// The name of the authority.
    pub authority: &'a str,
    /// How to reach it.
    pub contact: &'a str,
    /// The disclaimers to show, each once.
    pub disclaimers: Vec<&'a str>,
    /// For each mark that decided the verdict: what to do instead.
    pub instead: Vec<&'a str>,
    /// The names of the marks that may do instead.
    pub alternatives: Vec<(Mark, &'a str)>,
}

/// Routes a use by the table of marks. Marks that stand twice count once.
pub fn route(reference: &Reference, facts: &RoutingFacts) -> Routing {
    let use_type = if facts.internal_only || facts.use_type == UseType::Internal {
        UseType::Informational
    } else {
        facts.use_type
    };
    let mut groups: Vec<Group> = Vec::new();
    let mut seen: Vec<Mark> = Vec::new();
    for entry in facts.marks.iter().filter_map(|mark| reference.marks.mark(*mark)) {
        if seen.contains(&entry.code) {
            continue;
        }
        seen.push(entry.code);
        let route = MarkRoute {
            mark: entry.code,
            verdict: verdict(entry, use_type, facts),
            authority: entry.authority,
            licence: entry.cell(use_type).licence,
            alternatives: alternatives(reference, entry, use_type, facts),
        };
        match groups.iter_mut().find(|group| group.authority == entry.authority) {
            Some(group) => {
                group.verdict = group.verdict.max(route.verdict);
                group.marks.push(route);
            }
            None => {
                groups.push(Group { authority: entry.authority, verdict: route.verdict, marks: vec![route] })
            }
        }
    }
    Routing { use_type, groups }
}

fn verdict(entry: &MarkEntry, use_type: UseType, facts: &RoutingFacts) -> Verdict {
    let cell = entry.cell(use_type);
    // The facts that open a door come first; the one that closes it only counts when none of them holds.
    let by_fact = [
        (facts.applicant_is_un_entity, cell.for_un_entities),
        (facts.mention_only, cell.factual_text),
        (facts.support_display, cell.support_display),
        (facts.profit_incidental == Some(false), cell.profit_not_incidental),
    ];
    by_fact.into_iter().find_map(|(holds, verdict)| verdict.filter(|_| holds)).unwrap_or(cell.verdict)
}

fn alternatives(
    reference: &Reference,
    entry: &MarkEntry,
    use_type: UseType,
    facts: &RoutingFacts,
) -> Vec<Mark> {
    let own = verdict(entry, use_type, facts);
    entry
        .alternatives
        .iter()
        .filter_map(|mark| reference.marks.mark(*mark))
        .filter(|other| !verdict(other, use_type, facts).is_closed_door())
        .filter(|other| verdict(other, use_type, facts) < own || own == Verdict::Refer)
        .map(|other| other.code)
        .collect()
}

impl Routing {
    /// The verdict when one authority decides about everything; `None` when the form must split the draft, or when no
    /// mark was named.
    pub fn verdict(&self) -> Option<Verdict> {
        match self.groups.as_slice() {
            [group] => Some(group.verdict),
            _ => None,
        }
    }

    /// True when marks of several authorities were asked for, so that the form splits them into linked drafts.
    pub fn needs_split(&self) -> bool {
        self.groups.len() > 1
    }

    /// What the table says about each mark, group by group.
    pub fn per_mark(&self) -> impl Iterator<Item = (Mark, Verdict, Authority)> {
        self.groups
            .iter()
            .flat_map(|group| &group.marks)
            .map(|route| (route.mark, route.verdict, route.authority))
    }
}

impl Group {
    /// True when a licence goes with the authorization of one of the marks.
    pub fn licence(&self) -> bool {
        self.marks.iter().any(|route| route.licence)
    }

    /// What to say about it. `None` cannot happen with a validated reference.
    pub fn explain<'a>(&self, reference: &'a Reference, language: &str) -> Option<Explanation<'a>> {
        let verdict = reference.marks.verdict(self.verdict)?.text.say(language);
        let authority = reference.marks.authority(self.authority)?.text.say(language);
        let mut disclaimers = Vec::new();
        let mut instead = Vec::new();
        let mut alternatives = Vec::new();
        for route in &self.marks {
            let text = reference.marks.mark(route.mark)?.text.say(language);
            if let Some(disclaimer) = text.disclaimer.as_deref()
                && !disclaimers.contains(&disclaimer)
            {
                disclaimers.push(disclaimer);
            }
            if route.verdict != self.verdict {
                continue;
            }
            if !instead.contains(&text.instead.as_str()) {
                instead.push(text.instead.as_str());
            }
            for mark in &route.alternatives {
                let name = reference.marks.mark(*mark)?.text.say(language).name.as_str();
                if !alternatives.contains(&(*mark, name)) {
                    alternatives.push((*mark, name));
                }
            }
        }
        Some(Explanation {
            title: &verdict.title,
            says: &verdict.says,
            authority: &authority.name,
            contact: &authority.contact,
            disclaimers,
            instead,
            alternatives,
        })
    }
}

#[cfg(test)]
mod tests;
