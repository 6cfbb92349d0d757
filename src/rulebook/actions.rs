//! Begin, write, propose, send back, approve and take back a version set.

use chrono::NaiveDate;

use super::leaves::Written;
use super::lifecycle::{self, RuleSetAction as A, RuleSetState};
use super::store::{self, New, RuleSet};
use super::texts::Texts;
use super::{letters, words};
use crate::access::{Actor, Role, rulebook as access};
use crate::accounts;
use crate::audit::{Event, SubjectKind};
use crate::db::ids::{AccountId, RuleSetId};
use crate::db::portable::{Turn, take_turns};
use crate::db::{Conn, Tx};
use crate::error::{Error, Problems, Result};
use crate::guidelines::{Part, Reference};
use crate::notices::{self, About, Recipient};
use crate::say;

/// Longest title, and longest reasons or remarks, characters.
pub const TITLE_LIMIT: usize = 200;
/// Longest reasons or remarks, characters.
pub const TEXT_LIMIT: usize = 4000;

fn event(id: RuleSetId, action: &'static str, actor: Option<AccountId>) -> Event {
    Event::new(SubjectKind::RuleSet, id.0, action, actor)
}

fn about(id: RuleSetId) -> About {
    About { kind: SubjectKind::RuleSet, id: id.0, request: None, wait: None }
}

fn next(set: &RuleSet, action: A) -> Result<RuleSetState> {
    lifecycle::step(action, set.state)
        .map_err(|_| Error::Refused(say::rulebook::refused_state(set.state.words())))
}

/// Keeps what the product is delivered with as the first version set, where there is none yet.
///
/// # Errors
/// When the database fails.
pub fn take_what_is_delivered(tx: &mut Tx) -> Result<()> {
    take_turns(tx.conn(), Turn::Rules)?;
    if store::latest_number(tx.conn())? > 0 {
        return Ok(());
    }
    let delivered = Reference::seeded().map_err(Error::internal)?;
    let texts = Texts::delivered();
    let new = New {
        number: Some(1),
        state: RuleSetState::Approved,
        title: "",
        valid_from: Some(delivered.rubric.valid_from),
        base: 0,
        by: None,
        change: Some(1),
    };
    let id = store::insert(tx, &new, &texts)?;
    tx.record(
        event(id, "rulebook.deliver", None)
            .after("state", RuleSetState::Approved)
            .after("number", 1)
            .after("valid_from", new.valid_from)
            .after("hash", texts.hash()),
    );
    Ok(())
}

/// The approved set that a new one follows: the one that comes into force last.
///
/// # Errors
/// When there is none, which the first start rules out.
pub fn latest(conn: &mut Conn) -> Result<RuleSet> {
    store::latest_approved(conn)?.ok_or_else(|| Error::internal("no rules were ever approved"))
}

/// What a new version set begins with.
#[derive(Debug, Clone)]
pub enum From {
    /// The texts of the latest approved set.
    Latest,
    /// The texts of an earlier set.
    Earlier(i64),
    /// Texts that were brought in.
    Brought(Box<Texts>),
}

/// Begins a new version set.
///
/// # Errors
/// Refused for whoever is no administrator, and for texts that do not hold.
pub fn begin(tx: &mut Tx, actor: &Actor, from: From) -> Result<RuleSetId> {
    access::write(actor)?;
    let base = latest(tx.conn())?;
    let (texts, brought) = match from {
        From::Latest => (store::texts_of(tx.conn(), base.id)?, "latest".to_owned()),
        From::Earlier(number) => {
            let earlier = store::by_number(tx.conn(), number)?;
            (store::texts_of(tx.conn(), earlier.id)?, format!("rules {number}"))
        }
        From::Brought(texts) => (*texts, "file".to_owned()),
    };
    must_hold(&texts)?;
    let new = New {
        number: None,
        state: RuleSetState::Draft,
        title: "",
        valid_from: None,
        base: base.number.unwrap_or_default(),
        by: Some(actor.id),
        change: None,
    };
    let id = store::insert(tx, &new, &texts)?;
    tx.record(
        event(id, "rulebook.begin", Some(actor.id))
            .after("state", RuleSetState::Draft)
            .after("base", new.base)
            .after("from", brought)
            .after("hash", texts.hash()),
    );
    Ok(id)
}

fn must_hold(texts: &Texts) -> Result<()> {
    match words::check(texts) {
        Ok(_) => Ok(()),
        Err(found) => {
            Err(Error::Refused(found.into_iter().next().map_or_else(say::common::not_understood, |first| {
                say::rulebook::refused_does_not_hold(words::part_name(first.part), first.with_line())
            })))
        }
    }
}

/// A draft as the person saw it.
fn as_seen(tx: &mut Tx, actor: &Actor, id: RuleSetId, version: i64, action: A) -> Result<RuleSet> {
    access::write(actor)?;
    let set = store::lock(tx, id)?;
    next(&set, action)?;
    if set.version != version {
        return Err(Error::Conflict(say::common::changed_meanwhile()));
    }
    Ok(set)
}

/// Puts another text in a part of a draft.
///
/// # Errors
/// Refused in another state, or when the text does not hold; a conflict when the draft changed meanwhile.
pub fn edit(tx: &mut Tx, actor: &Actor, id: RuleSetId, version: i64, part: Part, text: &str) -> Result<()> {
    let set = as_seen(tx, actor, id, version, A::Edit)?;
    let texts = store::texts_of(tx.conn(), id)?;
    if texts.of(part) == text {
        return Ok(());
    }
    let texts = texts.with(part, text.to_owned());
    must_hold(&texts)?;
    store::save(tx, &set, &set, Some(&texts))?;
    tx.record(
        event(id, "rulebook.edit", Some(actor.id))
            .before("hash", set.hash)
            .after("part", part)
            .after("hash", texts.hash()),
    );
    Ok(())
}

/// What is said about a version set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// What it changes, in a line.
    pub title: String,
    /// Why.
    pub reasons: String,
    /// The first day on which it is in force.
    pub valid_from: Option<NaiveDate>,
}

/// Says what a draft changes, why, and from when.
///
/// # Errors
/// Refused in another state; a conflict when the draft changed meanwhile; invalid when a text is too long.
pub fn describe(tx: &mut Tx, actor: &Actor, id: RuleSetId, version: i64, said: &Description) -> Result<()> {
    let set = as_seen(tx, actor, id, version, A::Edit)?;
    let mut problems = Problems::new();
    if said.title.chars().count() > TITLE_LIMIT {
        problems.add("title", say::rulebook::too_long(TITLE_LIMIT));
    }
    if said.reasons.chars().count() > TEXT_LIMIT {
        problems.add("reasons", say::rulebook::too_long(TEXT_LIMIT));
    }
    problems.into_result()?;
    let mut after = set.clone();
    after.title.clone_from(&said.title);
    after.reasons.clone_from(&said.reasons);
    after.valid_from = said.valid_from;
    store::save(tx, &set, &after, None)?;
    tx.record(
        event(id, "rulebook.describe", Some(actor.id))
            .before("title", &set.title)
            .before("valid_from", set.valid_from)
            .after("title", &after.title)
            .after("reasons", &after.reasons)
            .after("valid_from", after.valid_from),
    );
    Ok(())
}

/// Brings a draft up to the set that was approved since it was begun: what the draft did not change is taken from there,
/// what it did change stays. Gives the parts that both changed, which a person has to compare.
///
/// # Errors
/// Refused in another state, when nothing was approved meanwhile, or when the two together do not hold.
pub fn catch_up(tx: &mut Tx, actor: &Actor, id: RuleSetId, version: i64) -> Result<Vec<Part>> {
    let set = as_seen(tx, actor, id, version, A::CatchUp)?;
    let newest = latest(tx.conn())?;
    if newest.number == Some(set.base) {
        return Err(Error::Refused(say::rulebook::refused_up_to_date()));
    }
    let old = store::by_number(tx.conn(), set.base)?;
    let (old, new) = (store::texts_of(tx.conn(), old.id)?, store::texts_of(tx.conn(), newest.id)?);
    let mut texts = store::texts_of(tx.conn(), id)?;
    let (mine, theirs) = (texts.changed_from(&old), new.changed_from(&old));
    for part in Part::ALL.iter().filter(|part| !mine.contains(part)) {
        texts = texts.with(*part, new.of(*part).to_owned());
    }
    must_hold(&texts)?;
    let mut after = set.clone();
    after.base = newest.number.unwrap_or_default();
    store::save(tx, &set, &after, Some(&texts))?;
    let both: Vec<Part> = mine.into_iter().filter(|part| theirs.contains(part)).collect();
    tx.record(
        event(id, "rulebook.catch_up", Some(actor.id))
            .before("base", set.base)
            .before("hash", set.hash)
            .after("base", after.base)
            .after("hash", texts.hash())
            .after("both_changed", &both),
    );
    Ok(both)
}

fn other_administrators(tx: &mut Tx, actor: &Actor) -> Result<Vec<Recipient>> {
    let own = accounts::recipient(tx.conn(), actor.id)?;
    let all = accounts::recipients(tx.conn(), Role::Admin)?;
    Ok(all.into_iter().filter(|one| one.address != own.address).collect())
}

/// What keeps a set from being proposed or approved, a field each: its title, its reasons, its day.
fn day_problem(set: &RuleSet, latest: &RuleSet, today: NaiveDate) -> Option<say::Msg> {
    match set.valid_from {
        None => Some(say::rulebook::enter_day()),
        Some(day) if day < today => Some(say::rulebook::day_past()),
        Some(day) if latest.valid_from.is_some_and(|last| day < last) => {
            Some(say::rulebook::day_before_latest(latest.valid_from.unwrap_or(day)))
        }
        Some(_) => None,
    }
}

/// Puts a draft to another administrator. The parts that changed get their next version and the day of the set.
///
/// # Errors
/// Refused in another state, when nothing changed, or when another set was approved meanwhile; invalid without a title,
/// reasons or a day to come.
pub fn propose(tx: &mut Tx, actor: &Actor, id: RuleSetId, version: i64) -> Result<()> {
    let set = as_seen(tx, actor, id, version, A::Propose)?;
    let latest = latest(tx.conn())?;
    if latest.number != Some(set.base) {
        return Err(Error::Refused(say::rulebook::refused_behind(latest.number.unwrap_or_default())));
    }
    let mut problems = Problems::new();
    if set.title.trim().is_empty() {
        problems.add("title", say::rulebook::enter_title());
    }
    if set.reasons.trim().is_empty() {
        problems.add("reasons", say::rulebook::enter_reasons());
    }
    if let Some(problem) = day_problem(&set, &latest, tx.today()) {
        problems.add("valid_from", problem);
    }
    problems.into_result()?;
    let day = set.valid_from.ok_or_else(|| Error::internal("a set without a day"))?;
    let before = store::texts_of(tx.conn(), latest.id)?;
    let rules = before.read(0).map_err(Error::internal)?;
    let mut texts = store::texts_of(tx.conn(), id)?;
    let changed = texts.changed_from(&before);
    for part in Part::ALL {
        // What says the same stands there as it did, comments and all.
        let text = if changed.contains(part) {
            let mut written = Written::open(texts.of(*part)).map_err(Error::internal)?;
            written.set_head(rules.version_of(*part) + 1, day);
            written.text()
        } else {
            before.of(*part).to_owned()
        };
        texts = texts.with(*part, text);
    }
    if changed.is_empty() {
        return Err(Error::Refused(say::rulebook::refused_nothing_changed()));
    }
    must_hold(&texts)?;
    let mut after = set.clone();
    after.state = next(&set, A::Propose)?;
    after.proposed_by = Some(actor.id);
    after.proposed_at = Some(tx.now);
    after.remarks = String::new();
    store::save(tx, &set, &after, Some(&texts))?;
    tx.record(
        event(id, "rulebook.propose", Some(actor.id))
            .before("state", set.state)
            .after("state", after.state)
            .after("parts", &changed)
            .after("valid_from", day)
            .after("hash", texts.hash()),
    );
    let letter = letters::Proposed { id: id.0, title: set.title, by: actor.name.clone(), valid_from: day };
    let to = other_administrators(tx, actor)?;
    notices::write(tx, about(id), &to, &letter)
}

fn for_another(tx: &mut Tx, actor: &Actor, id: RuleSetId, version: i64, action: A) -> Result<RuleSet> {
    take_turns(tx.conn(), Turn::Rules)?;
    access::write(actor)?;
    let set = store::lock(tx, id)?;
    next(&set, action)?;
    let own = [set.begun_by, set.proposed_by].contains(&Some(actor.id));
    access::approve(actor, own || has_a_hand_in(tx.conn(), id, actor.id)?)?;
    if set.version != version {
        return Err(Error::Conflict(say::common::changed_meanwhile()));
    }
    Ok(set)
}

/// Sends a proposal back to its writers, with remarks. Whoever proposed it may take it back as well.
///
/// # Errors
/// Refused in another state; invalid without remarks.
pub fn send_back(tx: &mut Tx, actor: &Actor, id: RuleSetId, version: i64, remarks: &str) -> Result<()> {
    let set = as_seen(tx, actor, id, version, A::SendBack)?;
    let mut problems = Problems::new();
    if remarks.trim().is_empty() {
        problems.add("remarks", say::rulebook::enter_remarks());
    } else if remarks.chars().count() > TEXT_LIMIT {
        problems.add("remarks", say::rulebook::too_long(TEXT_LIMIT));
    }
    problems.into_result()?;
    let mut after = set.clone();
    after.state = next(&set, A::SendBack)?;
    after.remarks = remarks.trim().to_owned();
    after.proposed_by = None;
    after.proposed_at = None;
    store::save(tx, &set, &after, None)?;
    tx.record(
        event(id, "rulebook.send_back", Some(actor.id))
            .before("state", set.state)
            .after("state", after.state)
            .after("remarks", &after.remarks),
    );
    match set.proposed_by.filter(|by| *by != actor.id) {
        Some(by) => {
            let to = accounts::recipient(tx.conn(), by)?;
            let letter = letters::SentBack { id: id.0, title: set.title, remarks: after.remarks };
            notices::write(tx, about(id), &[to], &letter)
        }
        None => Ok(()),
    }
}

/// Approves a proposal: it gets its number and comes into force on its day. Open cases stay as they are.
///
/// # Errors
/// Refused for whoever has a hand in it, in another state, when another set was approved meanwhile, or when its day has
/// passed.
pub fn approve(tx: &mut Tx, actor: &Actor, id: RuleSetId, version: i64) -> Result<i64> {
    let set = for_another(tx, actor, id, version, A::Approve)?;
    let latest = latest(tx.conn())?;
    if latest.number != Some(set.base) {
        return Err(Error::Refused(say::rulebook::refused_behind(latest.number.unwrap_or_default())));
    }
    if let Some(problem) = day_problem(&set, &latest, tx.today()) {
        return Err(Error::Refused(problem));
    }
    let number = store::latest_number(tx.conn())? + 1;
    let mut after = set.clone();
    after.state = next(&set, A::Approve)?;
    after.number = Some(number);
    after.decided_by = Some(actor.id);
    after.decided_at = Some(tx.now);
    store::save(tx, &set, &after, None)?;
    store::note_change(tx, id)?;
    tx.record(
        event(id, "rulebook.approve", Some(actor.id))
            .before("state", set.state)
            .after("state", after.state)
            .after("number", number)
            .after("valid_from", set.valid_from)
            .after("hash", &set.hash),
    );
    let valid_from = set.valid_from.unwrap_or_else(|| tx.today());
    let letter = letters::Approved { id: id.0, number, title: set.title, by: actor.name.clone(), valid_from };
    let to = other_administrators(tx, actor)?;
    notices::write(tx, about(id), &to, &letter)?;
    Ok(number)
}

/// Takes a set back that is not in force yet, with the reason.
///
/// # Errors
/// Refused once its day has come, or when another set was built on it; invalid without a reason.
pub fn withdraw(tx: &mut Tx, actor: &Actor, id: RuleSetId, version: i64, reason: &str) -> Result<()> {
    take_turns(tx.conn(), Turn::Rules)?;
    let set = as_seen(tx, actor, id, version, A::Withdraw)?;
    let mut problems = Problems::new();
    if reason.trim().is_empty() {
        problems.add("reason", say::rulebook::enter_reason());
    } else if reason.chars().count() > TEXT_LIMIT {
        problems.add("reason", say::rulebook::too_long(TEXT_LIMIT));
    }
    problems.into_result()?;
    let approved = set.state == RuleSetState::Approved;
    if approved && set.valid_from.is_none_or(|day| day <= tx.today()) {
        return Err(Error::Refused(say::rulebook::refused_in_force()));
    }
    if approved && latest(tx.conn())?.id != set.id {
        return Err(Error::Refused(say::rulebook::refused_built_on()));
    }
    let mut after = set.clone();
    after.state = next(&set, A::Withdraw)?;
    after.decided_by = Some(actor.id);
    after.decided_at = Some(tx.now);
    after.remarks = reason.trim().to_owned();
    store::save(tx, &set, &after, None)?;
    if approved {
        store::note_change(tx, id)?;
    }
    tx.record(
        event(id, "rulebook.withdraw", Some(actor.id))
            .before("state", set.state)
            .after("state", after.state)
            .after("reason", &after.remarks),
    );
    Ok(())
}

/// Whether a person wrote in a set or put it forward.
///
/// # Errors
/// When the database fails.
pub fn has_a_hand_in(conn: &mut Conn, id: RuleSetId, person: AccountId) -> Result<bool> {
    Ok(store::hands_in(conn, id)?.contains(&person))
}
