//! A new draft with the answers of an earlier request: a copy, or a renewal. Nothing of it is sent before a person has
//! confirmed each group that was carried over; what is signed and dated is not carried over at all.

use chrono::{Days, NaiveDate};

use super::drafts;
use crate::access::requests as access;
use crate::access::{Actor, Role};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::values::JsonText;
use crate::documents;
use crate::error::{Error, Result};
use crate::guidelines::Mark;
use crate::requests::answers::{Answers, DateParts, Value};
use crate::requests::draft::Draft;
use crate::requests::questions::{self, Group};
use crate::requests::store::{self, drafts as rows};
use crate::requests::{ReceivedAs, Request, RequestId, Stage};
use crate::say;

/// The group that is signed: written anew each time.
const SIGNED: &str = "consent";
/// The days of the use.
const DAYS: [&str; 2] = ["start_on", "end_on"];
/// The question that asks for the marks.
const MARKS: &str = "marks";
/// How a request for a mark that was offered is linked to the one that asked for another.
pub const ALTERNATIVE: &str = "alternative";
/// How a renewal is linked to the request it renews.
pub const RENEWAL: &str = "renewal";

/// Locks the request and asks whether the person acts for the partner in it.
fn source(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<Request> {
    let request = store::lock(tx, id)?;
    let standing = store::standing_of(tx.conn(), &request, actor.id)?;
    access::act(actor, &[Role::Partner], &standing)?;
    Ok(request)
}

/// Begins a new draft with the answers of a request that was sent or closed, without the days of the use.
///
/// # Errors
/// Hidden, or refused while it is still being written.
pub fn copy(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<RequestId> {
    let request = source(tx, actor, id)?;
    if request.stage == Stage::Draft {
        return Err(Error::Refused(say::requests::still_a_draft()));
    }
    carry(tx, actor, &request, "copy", "requests.copy", None)
}

/// Begins the request that renews one whose authorization ends on a day; it starts on the day after. Whether it is the
/// time for it is asked by the authorization. A renewal that is open already is given instead of another.
///
/// # Errors
/// Hidden, or refused.
pub fn renew(tx: &mut Tx, actor: &Actor, id: RequestId, ends_on: NaiveDate) -> Result<RequestId> {
    let request = source(tx, actor, id)?;
    if let Some(open) = rows::open_linked(tx.conn(), id, RENEWAL)? {
        return Ok(open);
    }
    carry(tx, actor, &request, RENEWAL, "requests.renew", Some(ends_on + Days::new(1)))
}

/// Begins the request for another mark that was offered instead of the ones asked for. One that is open already is given
/// instead of another.
///
/// # Errors
/// Hidden, or refused.
pub fn with_mark(tx: &mut Tx, actor: &Actor, id: RequestId, mark: Mark) -> Result<RequestId> {
    let request = source(tx, actor, id)?;
    if let Some(open) = rows::open_linked(tx.conn(), id, ALTERNATIVE)? {
        return Ok(open);
    }
    let new = carry(tx, actor, &request, ALTERNATIVE, "requests.take_alternative", None)?;
    let draft = Draft::load(tx.conn(), new)?;
    if let Some((group, _)) = questions::question(MARKS) {
        let mut answers = draft.group(group.key).map(|saved| saved.answers.clone()).unwrap_or_default();
        answers.set(MARKS, Value::Many(vec![mark.as_str().to_owned()]));
        let version = draft.group(group.key).map_or(0, |saved| saved.version);
        rows::put_group(tx, new, group.key, version, actor.id, &JsonText::of(&answers)?)?;
        rows::set_to_confirm(tx, new, group.key, true)?;
        let request = store::by_id(tx.conn(), new)?;
        drafts::outline(tx, &request)?;
    }
    Ok(new)
}

fn carry(
    tx: &mut Tx,
    actor: &Actor,
    from: &Request,
    kind: &'static str,
    verb: &'static str,
    starts_on: Option<NaiveDate>,
) -> Result<RequestId> {
    let earlier = Draft::load(tx.conn(), from.id)?;
    let id = drafts::begin(tx, actor, from.organization_id, Some((from.id, kind)))?;
    if !actor.belongs_to(from.organization_id) {
        // The office goes on as it began: for a partner who has nobody here.
        let how = from.received_as.as_deref().and_then(ReceivedAs::parse).unwrap_or(ReceivedAs::Paper);
        let on = tx.today();
        rows::set_entered(tx, id, actor.id, how, on)?;
    }
    drafts::carry_profile(tx, actor, id, from.organization_id)?;
    for file in &earlier.documents {
        let on_profile = questions::question(&file.question)
            .is_some_and(|(group, _)| group.on_profile || group.key == SIGNED);
        if !on_profile {
            let new = documents::actions::New {
                sha256: file.sha256.clone(),
                name: file.name.clone(),
                description: file.description.clone(),
                kind: file.kind.clone(),
                bytes: file.bytes,
                scan: documents::Scan::Off,
            };
            documents::actions::add(tx, actor.id, id, &file.question, &new)?;
        }
    }
    let mut carried = Vec::new();
    for group in questions::groups().filter(|group| !group.on_profile && group.key != SIGNED) {
        let mut answers = earlier.group(group.key).map(|saved| saved.answers.clone()).unwrap_or_default();
        if group.questions.iter().any(|question| DAYS.contains(&question.key)) {
            answers = without_days(answers, starts_on);
        }
        let has_files = group
            .files()
            .any(|(question, _)| earlier.documents.iter().any(|file| file.question == question.key));
        if answers.is_empty() && !has_files {
            continue;
        }
        rows::put_group(tx, id, group.key, 0, actor.id, &JsonText::of(&answers)?)?;
        rows::set_to_confirm(tx, id, group.key, true)?;
        carried.push(group.key);
    }
    let new = store::by_id(tx.conn(), id)?;
    drafts::outline(tx, &new)?;
    tx.record(
        Event::new(SubjectKind::Request, id.0, verb, Some(actor.id))
            .after("from", from.id)
            .after("groups", &carried),
    );
    Ok(id)
}

/// The answers without the days of the use; a renewal starts on the day after the end.
fn without_days(answers: Answers, starts_on: Option<NaiveDate>) -> Answers {
    let mut kept = Answers::new();
    for (key, value) in answers.iter().filter(|(key, _)| !DAYS.contains(key)) {
        kept.set(key, value.clone());
    }
    if let Some(day) = starts_on {
        kept.set("start_on", Value::Date(DateParts::of(day)));
    }
    kept
}

/// Confirms a group that was carried over, as it stands.
///
/// # Errors
/// Hidden or refused as a save is; refused while it does not hold, a conflict when somebody changed it meanwhile.
pub fn confirm(tx: &mut Tx, actor: &Actor, id: RequestId, group: &'static Group, version: i64) -> Result<()> {
    let request = drafts::editable(tx, actor, id)?;
    let draft = Draft::load(tx.conn(), id)?;
    let saved = draft.group(group.key).ok_or(Error::Hidden)?;
    if saved.version != version {
        return Err(Error::Conflict(say::common::changed_meanwhile()));
    }
    if !draft.answers().problems(group, &draft.context(&request, tx.today())).is_empty() {
        return Err(Error::Refused(say::requests::does_not_hold()));
    }
    rows::set_to_confirm(tx, id, group.key, false)?;
    tx.record(
        Event::new(SubjectKind::Request, id.0, "requests.confirm_answers", Some(actor.id))
            .after("group", group.key)
            .after("version", version),
    );
    Ok(())
}
