//! What is done with integrity matters, one function a verb.

mod calendar;
mod dialogue;
mod holding;
mod pictures;
mod receiving;
mod triage;

pub use calendar::{pass_time, remind_due};
pub use dialogue::{Ruling, comment, resolve, sanction};
pub use holding::put_on_hold;
pub use pictures::{open_picture, seen_picture};
pub use receiving::{enter, follow_breach, follow_withdraw, report};
pub use triage::{Link, dismiss, forget_reporter, link, open_dialogue, refer};

use super::lifecycle::{self, MatterAction};
use super::rules::{self, Facts};
use super::{Matter, MatterId, MatterState, letters, store};
use crate::access::matters::{Sight, Standing, act, see};
use crate::access::{Actor, Refusal, Role};
use crate::accounts::{self, AccountId};
use crate::audit::{Event, SubjectKind};
use crate::db::{Conn, Tx};
use crate::error::{Error, Problems, Result};
use crate::guidelines::Reference;
use crate::notices::{self, About, Letter, Recipient};
use crate::organizations;
use crate::requests;
use crate::say;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// How one person stands to a matter.
///
/// # Errors
/// When the database fails.
pub fn standing(conn: &mut Conn, matter: &Matter, actor: &Actor) -> Result<Standing> {
    let conflicted = match matter.request_id {
        Some(id) => {
            let request = requests::by_id(conn, id)?;
            requests::standing(conn, &request, actor)?.conflicted
        }
        None => false,
    };
    let told = matter.asked_at.is_some();
    Ok(Standing { organization: matter.organization_id, told, conflicted })
}

/// What decides on the next steps of a matter, for one person.
///
/// # Errors
/// When the database fails.
pub fn facts(conn: &mut Conn, matter: &Matter, actor: &Actor) -> Result<Facts> {
    let to_hold = match matter.organization_id {
        Some(id) if matter.state.is_open() => holding::holdable(conn, actor, id)?.len(),
        _ => 0,
    };
    Ok(Facts {
        has_organization: matter.organization_id.is_some(),
        has_authorization: matter.authorization_id.is_some(),
        commented: matter.commented_at.is_some(),
        due_on: matter.due_on,
        to_hold,
    })
}

/// Whether a person may take a step now: the policy, the lifecycle, what stands in the way.
///
/// # Errors
/// Hidden, or the reason.
pub fn may(
    actor: &Actor,
    standing: &Standing,
    matter: &Matter,
    facts: &Facts,
    action: MatterAction,
    today: chrono::NaiveDate,
) -> Result<MatterState, Refusal> {
    act(actor, lifecycle::who(action), standing)?;
    let to = lifecycle::step(action, matter.state)
        .map_err(|_| Refusal::Because(rules::wrong_state(matter.state)))?;
    match rules::obstacle(action, facts, today) {
        Some(why) => Err(Refusal::Because(why)),
        None => Ok(to),
    }
}

/// Loads a matter as the person saw it and asks whether the step can be taken; the matter, and its state afterwards.
fn begin(
    tx: &mut Tx,
    actor: &Actor,
    id: MatterId,
    version: i64,
    action: MatterAction,
) -> Result<(Matter, MatterState)> {
    let matter = store::by_id(tx.conn(), id)?;
    let standing = standing(tx.conn(), &matter, actor)?;
    see(actor, &standing)?;
    let facts = facts(tx.conn(), &matter, actor)?;
    let to = may(actor, &standing, &matter, &facts, action, tx.today())?;
    if matter.version != version {
        return Err(Error::Conflict(say::common::changed_meanwhile()));
    }
    Ok((matter, to))
}

fn event(matter: &Matter, action: &'static str, by: Option<AccountId>) -> Event {
    Event::new(SubjectKind::Matter, matter.id.0, action, by)
}

/// Writes a change of state and notes it.
fn moved(tx: &mut Tx, before: &Matter, after: &Matter, event: Event) -> Result<()> {
    store::save(tx, before, after)?;
    tx.record(event.before("state", before.state).after("state", after.state));
    Ok(())
}

/// Closes a matter: by whom, when and why; nobody waits for it any more, and whoever reported it hears the outcome.
fn close(
    tx: &mut Tx,
    before: &Matter,
    after: &mut Matter,
    by: &Actor,
    reasons: &str,
    event: Event,
) -> Result<()> {
    after.closed_by = Some(by.id);
    after.closed_at = Some(tx.now);
    after.reasons = reasons.trim().to_owned();
    moved(tx, before, after, event.after("reasons", reasons.trim()))?;
    for kind in [WaitKind::MatterTriage, WaitKind::MatterClosing] {
        waiting::answer(tx, kind, (WaitSubject::Matter, after.id.0))?;
    }
    waiting::give_up(tx, WaitKind::MatterComment, (WaitSubject::Matter, after.id.0))?;
    tell_reporter(tx, after, |number| letters::Outcome {
        number,
        state: after.state,
        referred_to: after.referred_to.clone(),
    })
}

fn awaits(tx: &mut Tx, matter: &Matter, kind: WaitKind, from: Whom, due: chrono::NaiveDate) -> Result<()> {
    let subject = (WaitSubject::Matter, matter.id.0);
    waiting::ask(tx, Ask { kind, subject, request: None, from, due: Some(due) }).map(|_| ())
}

/// Working days from today.
fn in_working_days(tx: &Tx, days: u32) -> Result<chrono::NaiveDate> {
    let reference = Reference::current().map_err(Error::internal)?;
    Ok(reference.terms.calendar.add_working_days(tx.today(), days))
}

fn about(matter: &Matter) -> About {
    About { kind: SubjectKind::Matter, id: matter.id.0, request: None, wait: None }
}

/// The holders of some roles who may know of a matter, but one.
fn holders(
    conn: &mut Conn,
    matter: &Matter,
    roles: &[Role],
    not: Option<AccountId>,
) -> Result<Vec<Recipient>> {
    let mut to = Vec::new();
    for role in roles {
        for account in accounts::holders_of(conn, *role)? {
            if Some(account.id) == not {
                continue;
            }
            let actor = accounts::actor_by_id(conn, account.id)?;
            let standing = standing(conn, matter, &actor)?;
            if see(&actor, &standing) == Ok(Sight::Staff) {
                to.push(account.as_recipient());
            }
        }
    }
    Ok(to)
}

fn tell_staff<L: Letter>(
    tx: &mut Tx,
    matter: &Matter,
    roles: &[Role],
    not: Option<AccountId>,
    letter: &L,
) -> Result<()> {
    let to = holders(tx.conn(), matter, roles, not)?;
    notices::write(tx, about(matter), &to, letter)
}

/// The people of the organization.
fn partners(conn: &mut Conn, matter: &Matter) -> Result<Vec<Recipient>> {
    match matter.organization_id {
        Some(id) => organizations::recipients(conn, id),
        None => Ok(Vec::new()),
    }
}

/// Writes to whoever reported, when they left an address.
fn tell_reporter<L: Letter>(tx: &mut Tx, matter: &Matter, letter: impl FnOnce(String) -> L) -> Result<()> {
    let Some(reporter) = store::reporter_of(tx.conn(), matter.id)? else { return Ok(()) };
    if reporter.email.is_empty() {
        return Ok(());
    }
    // Whatever a stranger typed as a name is not carried to an address that may be somebody else's.
    let language = reporter.language();
    let name = say::matters::letter_reader().in_language(language);
    let to = Recipient { account: None, name, address: reporter.email, language };
    notices::write(tx, about(matter), &[to], &letter(matter.number.clone()))
}

/// Notes a text that goes to the organization and names whoever reported.
fn unnamed(conn: &mut Conn, matter: &Matter, problems: &mut Problems, field: &str, text: &str) -> Result<()> {
    let reporter = store::reporter_of(conn, matter.id)?;
    if reporter.is_some_and(|one| rules::names_reporter(text, &one.name, &one.email)) {
        problems.add(field, say::matters::names_the_reporter());
    }
    Ok(())
}
