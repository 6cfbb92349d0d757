//! What is closed says by whom, when and why; a dialogue has a question, a last day and somebody it waits for; a sanction
//! names an authorization that was stopped; nothing that is closed is waited for.

use super::store::{self, Odd};
use super::{Matter, MatterState as S};
use crate::db::Conn;
use crate::error::Result;

/// What is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for matter in store::every(conn)? {
        let waits = store::open_waits(conn, matter.id)?;
        let mut faults = faults(&matter, &waits);
        if let (S::Sanctioned, Some(id)) = (matter.state, matter.authorization_id)
            && !store::was_stopped(conn, id)?
        {
            faults.push("sanctioned, but its authorization was never stopped");
        }
        wrong.extend(faults.into_iter().map(|fault| format!("matter {}: {fault}", matter.number)));
    }
    let odd = Odd::load(conn)?;
    wrong.extend(odd.strangers.iter().map(|id| format!("matter {id} names the authorization of others")));
    wrong.extend(odd.pictures.iter().map(|id| format!("matter {id} has a picture that nothing is known of")));
    Ok(wrong)
}

fn faults(matter: &Matter, waits: &[String]) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut unless = |holds: bool, fault| {
        if !holds {
            found.push(fault);
        }
    };
    let closed = !matter.state.is_open();
    unless(
        closed == (matter.closed_by.is_some() && matter.closed_at.is_some() && !matter.reasons.is_empty()),
        "closed without a person, a time and reasons, or the reverse",
    );
    let asked = matter.asked_at.is_some();
    unless(
        asked == (matter.asked_by.is_some() && matter.due_on.is_some() && !matter.question.is_empty()),
        "asked by half",
    );
    unless(
        matches!(matter.state, S::InDialogue | S::Resolved | S::Sanctioned) == asked,
        "a dialogue that was not opened, or one that its state does not know",
    );
    unless(!asked || matter.organization_id.is_some(), "a dialogue with nobody");
    let commented = matter.commented_at.is_some();
    unless(
        commented == (matter.commented_by.is_some() && !matter.comment.is_empty()) && (asked || !commented),
        "commented by half",
    );
    unless((matter.state == S::Sanctioned) == matter.sanction.is_some(), "a sanction by half");
    unless(matter.sanction.is_none() || matter.authorization_id.is_some(), "a sanction of nothing");
    unless((matter.state == S::Referred) != matter.referred_to.is_empty(), "referred to nobody");
    let awaited: &[&str] = match matter.state {
        S::Received => &["matter_triage"],
        S::InDialogue if commented => &["matter_closing"],
        S::InDialogue => &["matter_comment", "matter_closing"],
        _ => &[],
    };
    unless(
        if closed {
            waits.is_empty()
        } else {
            waits.len() == 1 && waits.iter().all(|one| awaited.contains(&one.as_str()))
        },
        "waited for by the wrong people",
    );
    found
}
