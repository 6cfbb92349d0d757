//! What the calendar does by itself. One sweep, run by any number of nodes, by UTC date and time, and safe
//! to be run twice: every step asks anew what is due and changes it conditionally. Each step and each thing
//! it touches has a transaction of its own, so that one bad row does not stop the others.

use std::time::Duration;

use tokio::sync::watch;

use crate::db::portable::{Turn, take_turns};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::web::state::AppData;

/// One step: finds what is due and does it, at most a handful a call; gives how many.
type Step = fn(&mut Tx) -> Result<usize>;

/// The steps, in the order in which they run.
const STEPS: &[(&str, Step)] = &[
    ("once keys", crate::web::once::forget_old),
    ("reminders of requests", crate::requests::actions::calendar::remind),
    ("questions not answered in time", crate::requests::actions::calendar::remind_late),
    ("requests that lapse", crate::requests::actions::calendar::lapse),
    ("reminders of opinions", crate::opinions::actions::remind_due),
    ("opinions that nobody gave", crate::opinions::actions::expire_due),
    ("authorizations that come into force", crate::authorizations::actions::activate_due),
    ("authorizations that lapse", crate::authorizations::actions::lapse_due),
    ("authorizations that end", crate::authorizations::actions::expire_due),
    ("reminders before an end", crate::authorizations::actions::remind_due),
    ("reminders of what holders owe", crate::authorizations::actions::remind_owed),
    ("reminders of reconsiderations", crate::reconsiderations::actions::remind_due),
    ("reminders of integrity matters", crate::matters::actions::remind_due),
    ("integrity matters without a comment", crate::matters::actions::pass_time),
    ("reminders of scorecards", crate::reviews::actions::remind),
    ("deliberations whose last day has passed", crate::reviews::actions::open_overdue),
    ("silence that agreed", crate::decisions::actions::agree_due),
    ("reminders of written procedure", crate::decisions::actions::remind_written),
    ("sealed decisions", crate::decisions::actions::release_due),
    ("deferred requests", crate::decisions::actions::wake_due),
    ("lapsed deferrals", crate::decisions::actions::lapse_due),
    ("lists that grow old", crate::screening::lists::tell_age),
    ("figures of cases", crate::reports::actions::count_void),
    ("digests", crate::notices::gather_due),
];

/// Runs every step until nothing is due any more; gives how much was done.
///
/// # Errors
/// The first step that failed, after all were tried.
pub async fn run(db: &Db) -> Result<usize> {
    let mut done = 0;
    let mut failed = None;
    // Another node may have closed a day.
    crate::requests::actions::office_days::take_over(db).await?;
    for (name, step) in STEPS {
        // A step that keeps finding something would be a fault; a hundred rounds are a long day's work.
        for _ in 0..100 {
            // Nodes take turns, so that what one of them has done is seen by the next.
            let step = *step;
            let in_turn = move |tx: &mut Tx| {
                take_turns(tx.conn(), Turn::Sweep)?;
                step(tx)
            };
            match db.write(in_turn).await {
                Ok(0) => break,
                Ok(count) => done += count,
                Err(error) => {
                    tracing::error!(step = name, %error, "a step of the sweep failed");
                    failed = Some(error);
                    break;
                }
            }
        }
    }
    failed.map_or(Ok(done), Err)
}

/// Runs the sweep every few seconds until told to stop; looks names up where a list or an answer is new, sets letters that
/// went out, and reads which came back.
pub async fn keep_running(app: AppData, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        run(&app.db).await.ok();
        if let Err(error) = crate::screening::matches::look_up::run(&app).await {
            tracing::error!(%error, "names could not be looked up");
        }
        if let Err(error) = crate::decisions::prints::run(&app).await {
            tracing::error!(%error, "letters could not be set");
        }
        if let Some(folder) = &app.config.bounces
            && let Err(error) = crate::notices::returns::folder::run(&app.db, folder).await
        {
            tracing::error!(%error, "the folder of delivery reports could not be read");
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(5)) => {}
            _ = stop.changed() => {}
        }
    }
}
