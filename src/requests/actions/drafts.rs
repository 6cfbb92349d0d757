//! Drafts: begun, written group by group, split when they ask several authorities at once.

use chrono::NaiveDateTime;

use super::may;
use crate::access::{Actor, Role};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::OrganizationId;
use crate::db::values::JsonText;
use crate::documents;
use crate::error::{Error, Result};
use crate::guidelines::routing::{self, Routing};
use crate::guidelines::{Mark, Reference, UseType};
use crate::organizations::{self, Profile};
use crate::requests::answers::{Answers, Value};
use crate::requests::draft::{Draft, SavedGroup};
use crate::requests::questions::{self, Group};
use crate::requests::store::drafts::{self as rows, NewDraft, Outline};
use crate::requests::store::submission;
use crate::requests::{Request, RequestId, facts, rules, store};
use crate::say;

/// How a save ended.
#[derive(Debug, Clone)]
pub enum Saved {
    /// Kept, under this version.
    Kept {
        /// The new version.
        version: i64,
        /// When, UTC.
        at: NaiveDateTime,
    },
    /// Somebody else saved this group meanwhile; nothing was overwritten.
    Overtaken(Box<SavedGroup>),
}

/// Begins a request of an organization: a draft with the answers of the organization's profile.
///
/// # Errors
/// Hidden for people who do not belong to it.
pub fn create(tx: &mut Tx, actor: &Actor, organization: OrganizationId) -> Result<RequestId> {
    if !actor.belongs_to(organization) {
        return Err(Error::Hidden);
    }
    actor.must_be(&[Role::Partner])?;
    let id = begin(tx, actor, organization, None)?;
    carry_profile(tx, actor, id, organization)?;
    Ok(id)
}

/// Puts the answers of the organization's profile into a new draft.
pub(super) fn carry_profile(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    organization: OrganizationId,
) -> Result<()> {
    let profile: Answers = organizations::by_id(tx.conn(), organization)?.profile.to()?;
    for group in questions::groups().filter(|group| group.on_profile) {
        let answers = profile.of_group(group);
        if !answers.is_empty() {
            rows::put_group(tx, id, group.key, 0, actor.id, &JsonText::of(&answers)?)?;
        }
    }
    Ok(())
}

pub(super) fn begin(
    tx: &mut Tx,
    actor: &Actor,
    organization: OrganizationId,
    linked: Option<(RequestId, &'static str)>,
) -> Result<RequestId> {
    let reference = Reference::current().map_err(Error::internal)?;
    let edition = rules::CURRENT_EDITION.as_str();
    let rubric_version = i64::from(reference.rubric.version);
    let new = NewDraft {
        organization,
        by: actor.id,
        title: "",
        edition,
        rubric_version,
        reference_version: reference.number,
        linked,
    };
    let id = rows::insert(tx, &new)?;
    tx.record(
        Event::new(SubjectKind::Request, id.0, "requests.create", Some(actor.id))
            .after("organization", organization)
            .after("edition", edition)
            .after("rubric_version", rubric_version)
            .after("rules", reference.number)
            .after("linked", linked.map(|(id, _)| id)),
    );
    Ok(id)
}

/// Loads a request that the person may edit now, locked; with the step by which it will be sent.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn editable(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<Request> {
    let request = store::lock(tx, id)?;
    let asked = !submission::open_gaps(tx.conn(), id)?.is_empty();
    let action = rules::sending(request.stage, asked);
    may(tx, actor, &request, action.unwrap_or(crate::requests::Action::Submit))?;
    Ok(request)
}

/// Saves one group of a draft over `version`, right or wrong, as it was typed. `confirmed` says that a person pressed
/// the button: then it enters the log, and answers about the organization go to its profile as well.
///
/// # Errors
/// Hidden, or refused while the request cannot be edited.
pub fn save(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    group: &'static Group,
    version: i64,
    answers: &Answers,
    confirmed: bool,
) -> Result<Saved> {
    let request = editable(tx, actor, id)?;
    let answers = answers.of_group(group);
    let existing = rows::groups(tx.conn(), id)?.into_iter().find(|saved| saved.key == group.key);
    let current = existing.as_ref().map_or(0, |saved| saved.version);
    if current != version {
        // The same words saved twice are no conflict: an autosave may have overtaken its own form.
        if let Some(saved) = existing.clone().filter(|saved| saved.answers != answers) {
            return Ok(Saved::Overtaken(Box::new(saved)));
        }
    }
    let at = tx.now;
    let unchanged = existing.as_ref().is_some_and(|saved| saved.answers == answers);
    if !unchanged {
        let written = rows::put_group(tx, id, group.key, current, actor.id, &JsonText::of(&answers)?)?;
        crate::db::portable::exactly_one(written)?;
        outline(tx, &request)?;
    }
    let version = if unchanged { current } else { current + 1 };
    if confirmed {
        rows::set_to_confirm(tx, id, group.key, false)?;
        tx.record(
            Event::new(SubjectKind::Request, id.0, "requests.save_answers", Some(actor.id))
                .after("group", group.key)
                .after("version", version),
        );
        if group.on_profile && request.stage == crate::requests::Stage::Draft {
            to_profile(tx, actor, &request, group, &answers)?;
        }
    }
    Ok(Saved::Kept { version, at })
}

/// Writes what was confirmed about the organization through to its profile, when it holds and says something new.
fn to_profile(
    tx: &mut Tx,
    actor: &Actor,
    request: &Request,
    group: &'static Group,
    answers: &Answers,
) -> Result<()> {
    let organization = organizations::by_id(tx.conn(), request.organization_id)?;
    let stored: Answers = organization.profile.to()?;
    let all = stored.clone().with_group(group, answers.clone());
    if all == stored || !all.problems(group, &questions::Context::new(tx.today())).is_empty() {
        return Ok(());
    }
    organizations::actions::change_profile(
        tx,
        actor,
        organization.id,
        organization.version,
        &profile_of(&all)?,
    )?;
    mirror(tx, actor, organization.id, &all, Some(request.id))
}

/// The profile's answers as drafts of the organization have them from now on: they follow it until they are sent.
///
/// # Errors
/// When the database fails.
pub fn mirror(
    tx: &mut Tx,
    actor: &Actor,
    organization: OrganizationId,
    profile: &Answers,
    but: Option<RequestId>,
) -> Result<()> {
    for id in rows::drafts_of(tx.conn(), organization)? {
        if Some(id) == but {
            continue;
        }
        let saved = rows::groups(tx.conn(), id)?;
        for group in questions::groups().filter(|group| group.on_profile) {
            let answers = profile.of_group(group);
            let old = saved.iter().find(|saved| saved.key == group.key);
            if old.map_or(answers.is_empty(), |old| old.answers == answers) {
                continue;
            }
            let version = old.map_or(0, |old| old.version);
            rows::put_group(tx, id, group.key, version, actor.id, &JsonText::of(&answers)?)?;
        }
    }
    Ok(())
}

/// An organization's profile by its answers: what lists read is taken out of them.
///
/// # Errors
/// Internal.
pub fn profile_of(answers: &Answers) -> Result<Profile> {
    let reference = Reference::current().map_err(Error::internal)?;
    let code = match answers.text("headquarters_country") {
        "" => answers.text("registration_country"),
        code => code,
    };
    Ok(Profile {
        name: answers.text("legal_name").to_owned(),
        organization_type: answers.text("organization_type").to_owned(),
        country: reference.country(code).map(|country| country.iso2.clone()).unwrap_or_default(),
        sector: answers.text("sector").to_owned(),
        answers: JsonText::of(answers)?,
    })
}

/// Where a draft's use goes; none before a mark and a kind of use were chosen.
///
/// # Errors
/// Internal.
pub fn routing_of(rules: &Reference, answers: &Answers) -> Result<Option<Routing>> {
    Ok(facts::routing(answers).map(|facts| routing::route(rules, &facts)))
}

/// Writes what lists read of the draft.
pub(super) fn outline(tx: &mut Tx, request: &Request) -> Result<()> {
    let answers = Draft::load(tx.conn(), request.id)?.answers();
    let marks: Vec<&str> =
        answers.many("marks").into_iter().filter(|mark| Mark::parse(mark).is_some()).collect();
    let verdict = routing_of(request.rules()?, &answers)?.and_then(|routing| routing.verdict());
    let outline = Outline {
        title: answers.text("activity_title"),
        marks: &marks.join(" "),
        use_type: UseType::parse(answers.text("use_type")),
        verdict: verdict.map(|verdict| verdict.as_str()),
        sponsor: Some(answers.text("sponsor_entity")).filter(|text| !text.is_empty()),
    };
    rows::set_outline(tx, request.id, &outline)
}

/// Parts a draft that asks several authorities: it keeps the marks of the first, each other gets a linked draft with the
/// same answers and files. Gives the new ones.
///
/// # Errors
/// Refused when there is nothing to part.
pub fn split(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<Vec<RequestId>> {
    let request = editable(tx, actor, id)?;
    let draft = Draft::load(tx.conn(), id)?;
    let routing = routing_of(request.rules()?, &draft.answers())?.filter(Routing::needs_split);
    let (Some(routing), crate::requests::Stage::Draft) = (routing, request.stage) else {
        return Err(Error::Refused(say::requests::nothing_to_split()));
    };
    let mut made = Vec::new();
    for (place, authority) in routing.groups.iter().enumerate() {
        let marks: Vec<String> = authority.marks.iter().map(|route| route.mark.as_str().to_owned()).collect();
        if place == 0 {
            put_marks(tx, actor, id, &draft, marks)?;
            outline(tx, &request)?;
            continue;
        }
        let other = begin(tx, actor, request.organization_id, Some((id, "split")))?;
        for saved in &draft.groups {
            rows::put_group(tx, other, &saved.key, 0, actor.id, &JsonText::of(&saved.answers)?)?;
        }
        for file in &draft.documents {
            let new = documents::actions::New {
                sha256: file.sha256.clone(),
                name: file.name.clone(),
                description: file.description.clone(),
                kind: file.kind.clone(),
                bytes: file.bytes,
                scan: documents::Scan::Off,
            };
            documents::actions::add(tx, actor.id, other, &file.question, &new)?;
        }
        let copied = Draft::load(tx.conn(), other)?;
        put_marks(tx, actor, other, &copied, marks)?;
        let other_request = store::by_id(tx.conn(), other)?;
        outline(tx, &other_request)?;
        made.push(other);
    }
    tx.record(Event::new(SubjectKind::Request, id.0, "requests.split", Some(actor.id)).after("into", &made));
    Ok(made)
}

fn put_marks(tx: &mut Tx, actor: &Actor, id: RequestId, draft: &Draft, marks: Vec<String>) -> Result<()> {
    let Some(group) = draft.group("mark") else {
        return Err(Error::internal("a draft without marks cannot be split"));
    };
    let mut answers = group.answers.clone();
    answers.set("marks", Value::Many(marks));
    let written = rows::put_group(tx, id, "mark", group.version, actor.id, &JsonText::of(&answers)?)?;
    crate::db::portable::exactly_one(written)
}
