//! Reading what ties people to a case, once for all of them.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use serde::Deserialize;

use super::rules::{self, Candidate};
use super::{Fit, Matter, MemberProfile};
use crate::accounts::{self, Account};
use crate::db::Conn;
use crate::db::ids::AccountId;
use crate::db::values::folded;
use crate::error::Result;
use crate::organizations;
use crate::requests::answers::Answers;
use crate::requests::{self, Request};
use crate::reviews::lifecycle::CardState;
use crate::reviews::rules::{Against, Ties, against, domain_of, host_of};
use crate::reviews::{reading, store};

/// What ties people to one case.
pub struct CaseTies {
    people: Vec<AccountId>,
    domains: Vec<String>,
    relatives: HashMap<AccountId, String>,
    adjudicators: BTreeSet<AccountId>,
    deciders: BTreeSet<AccountId>,
    opinion_givers: BTreeSet<AccountId>,
    conflicted: BTreeSet<AccountId>,
    entered_by: Option<AccountId>,
    named: String,
    past_conflicts: HashMap<AccountId, usize>,
    loads: HashMap<AccountId, usize>,
    profiles: HashMap<AccountId, MemberProfile>,
    matter: Matter,
    needed: usize,
}

/// A member who is considered for a case.
#[derive(Debug, Clone)]
pub struct Considered {
    /// Who.
    pub account: Account,
    /// How they fit.
    pub fit: Fit,
    /// What speaks against them.
    pub against: Vec<Against>,
    /// The product proposes them.
    pub proposed: bool,
}

/// The facts of a revision, as far as they matter here; older ones may lack any.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    organization: WantedOrganization,
    goals: Vec<String>,
    material_languages: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct WantedOrganization {
    contact: WantedContact,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct WantedContact {
    email: String,
    language: String,
}

/// Parent and subsidiaries, folded.
fn relatives_in(answers: &Answers) -> Vec<String> {
    let rows = answers.rows("subsidiaries").iter().filter_map(|row| row.get("name").map(String::as_str));
    rows.chain([answers.text("parent_name")]).map(folded).filter(|name| !name.is_empty()).collect()
}

/// Every text in which the partner names people of its own or of the United Nations, folded.
fn names_people(answers: &Answers) -> String {
    let people = ["beneficial_owners", "key_officers"]
        .into_iter()
        .flat_map(|question| answers.rows(question).iter().filter_map(|row| row.get("name").cloned()));
    let texts = [answers.text("staff_connections_text"), answers.text("contact_name")].map(str::to_owned);
    people.chain(texts).map(|text| format!(" {} ", folded(&text))).collect()
}

impl CaseTies {
    /// Reads what ties these people to a case.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load(conn: &mut Conn, request: &Request, group: &[AccountId]) -> Result<Self> {
        let organization = organizations::by_id(conn, request.organization_id)?;
        let mut sources = vec![Answers::from_json(&organization.profile.0).unwrap_or_default()];
        let mut wanted = Wanted::default();
        if let Some(revision) = requests::latest_revision(conn, request.id)? {
            sources.push(Answers::from_json(&revision.answers.0).unwrap_or_default());
            wanted = serde_json::from_str(&revision.facts.0).unwrap_or_default();
        }
        let members = store::organization_people(conn, request.organization_id)?;
        let mut domains: Vec<String> =
            members.iter().filter_map(|(_, email)| domain_of(email)).map(str::to_owned).collect();
        domains.extend(
            domain_of(&accounts::folded_email(&wanted.organization.contact.email)).map(str::to_owned),
        );
        domains.extend(sources.iter().filter_map(|answers| host_of(answers.text("website"))));
        let rule = reading::rule_of(request.rubric()?, reading::track_of(request))?;
        let mut languages = wanted.material_languages;
        languages.push(wanted.organization.contact.language);
        Ok(Self {
            relatives: relatives(conn, request, &organization.name, &sources, group)?,
            people: members.into_iter().map(|(account, _)| account).collect(),
            domains,
            adjudicators: store::adjudicators(conn, request.id)?,
            deciders: store::deciders(conn, request.id)?,
            opinion_givers: store::opinion_givers(conn, request.id)?,
            conflicted: store::conflicted_people(conn, request.id)?,
            entered_by: request.entered_by,
            named: sources.iter().map(names_people).collect(),
            past_conflicts: store::past_conflicts(conn, request.organization_id, request.id)?,
            loads: store::loads(conn, group)?,
            profiles: store::profiles(conn, group)?,
            matter: Matter { sector: organization.sector, goals: wanted.goals, languages },
            needed: usize::try_from(rule.scorers).unwrap_or(usize::MAX),
        })
    }

    /// What speaks against a person.
    pub fn against(&self, account: &Account, today: NaiveDate) -> Vec<Against> {
        let name = format!(" {} ", folded(&account.name));
        let ties = Ties {
            email: &accounts::folded_email(&account.email),
            is_member: self.people.contains(&account.id),
            relative: self.relatives.get(&account.id).map(String::as_str),
            domains: &self.domains,
            adjudicated: self.adjudicators.contains(&account.id),
            decided: self.deciders.contains(&account.id),
            entered: self.entered_by == Some(account.id),
            gave_opinion: self.opinion_givers.contains(&account.id),
            declared: self.conflicted.contains(&account.id),
            named: name.trim().contains(' ') && self.named.contains(&name),
            past_conflicts: self.past_conflicts.get(&account.id).copied().unwrap_or(0),
            load: (self.open(account.id), rules::most_open(&self.profile(account.id))),
            absent_until: account.absent_until,
        };
        against(ties, today)
    }

    fn open(&self, person: AccountId) -> usize {
        self.loads.get(&person).copied().unwrap_or(0)
    }

    fn profile(&self, person: AccountId) -> MemberProfile {
        self.profiles.get(&person).cloned().unwrap_or_default()
    }

    /// Everybody who could be asked, those whom the product proposes first, then by how they fit; `standing` hold a card,
    /// `gone` gave one back.
    fn rank(
        &self,
        group: &[Account],
        (standing, gone): &(Vec<AccountId>, Vec<AccountId>),
        today: NaiveDate,
    ) -> Vec<Considered> {
        let mut all: Vec<Considered> = group
            .iter()
            .filter(|account| !standing.contains(&account.id) && !gone.contains(&account.id))
            .map(|account| Considered {
                account: account.clone(),
                fit: rules::fit(&self.matter, &self.profile(account.id), self.open(account.id)),
                against: self.against(account, today),
                proposed: false,
            })
            .collect();
        let candidates: Vec<_> = all
            .iter()
            .map(|one| Candidate { id: one.account.id, fit: &one.fit, against: &one.against })
            .collect();
        let proposed = rules::propose(&candidates, self.needed.saturating_sub(standing.len()));
        for one in &mut all {
            one.proposed = proposed.contains(&one.account.id);
        }
        all.sort_by_key(|one| {
            let place = proposed.iter().position(|id| *id == one.account.id).unwrap_or(proposed.len());
            (place, one.against.iter().any(Against::is_certain), !one.against.is_empty(), -one.fit.points)
        });
        all
    }
}

/// Who of the group acts for a relative of the organization: one that it names, or one that names it.
fn relatives(
    conn: &mut Conn,
    request: &Request,
    name: &str,
    sources: &[Answers],
    group: &[AccountId],
) -> Result<HashMap<AccountId, String>> {
    let own = folded(name);
    let named: Vec<String> = sources.iter().flat_map(relatives_in).collect();
    let related = |one: &store::ActsFor| {
        let theirs = Answers::from_json(&one.profile.0).unwrap_or_default();
        named.contains(&folded(&one.name)) || relatives_in(&theirs).contains(&own)
    };
    Ok(store::acts_for(conn, group)?
        .into_iter()
        .filter(|one| one.organization != request.organization_id && related(one))
        .map(|one| (one.account, one.name))
        .collect())
}

/// Who holds a card that stands, and who gave one back for good.
fn card_holders(conn: &mut Conn, request: &Request) -> Result<(Vec<AccountId>, Vec<AccountId>)> {
    let (mut standing, mut gone) = (Vec::new(), Vec::new());
    for card in store::cards_of(conn, request.id)? {
        match card.state {
            CardState::Assigned | CardState::Open | CardState::Locked => standing.push(card.member_id),
            CardState::Recused | CardState::Abstained => gone.push(card.member_id),
            CardState::Replaced => {}
        }
    }
    Ok((standing, gone))
}

/// Everybody who could be asked to score a case: those whom the product proposes first, then by how they fit.
///
/// # Errors
/// When the database fails.
pub fn consider(conn: &mut Conn, request: &Request, today: NaiveDate) -> Result<Vec<Considered>> {
    let mut all = consider_all(conn, std::slice::from_ref(request), today)?;
    Ok(all.pop().map(|(considered, _)| considered).unwrap_or_default())
}

/// The same for several cases, one after the other, each with the number of members it needs: what is proposed for one
/// counts as work when the next is looked at.
///
/// # Errors
/// When the database fails.
pub fn consider_all(
    conn: &mut Conn,
    cases: &[Request],
    today: NaiveDate,
) -> Result<Vec<(Vec<Considered>, usize)>> {
    let group = store::candidates(conn)?;
    let ids: Vec<AccountId> = group.iter().map(|account| account.id).collect();
    let mut added: HashMap<AccountId, usize> = HashMap::new();
    let mut all = Vec::with_capacity(cases.len());
    for request in cases {
        let mut ties = CaseTies::load(conn, request, &ids)?;
        for (person, count) in &added {
            *ties.loads.entry(*person).or_insert(0) += count;
        }
        let ranked = ties.rank(&group, &card_holders(conn, request)?, today);
        for one in ranked.iter().filter(|one| one.proposed) {
            *added.entry(one.account.id).or_insert(0) += 1;
        }
        all.push((ranked, ties.needed));
    }
    Ok(all)
}
