//! Delivers the outbox: claims by lease, sends outside any transaction, backs off, gives up loudly. One bad letter never
//! stops the others; a fault of the configuration stops all of them until it is mended.
//!
//! Several letters are under way at once, but one at a time takes the last step - the letter itself, the server's answer,
//! and the note that it was sent - so that a program that is killed at any moment sends at most one letter twice, and
//! with the same Message-ID. A server that takes long to answer does not hold the others up: after [`PATIENCE`] the
//! next one goes, and as many letters can then arrive twice as were waiting for their last answer.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{NaiveDateTime, TimeDelta};
use futures_util::{FutureExt as _, StreamExt as _, stream};
use tokio::sync::watch;

use super::failures::{Cause, Failure, Next};
use super::smtp::LETTER_SECONDS;
use super::store::queue::{self, Ended};
use super::transport::{Outgoing, Transport};
use super::{NoticeRow, Office, digest, office, overtaken, pace, store};
use crate::audit::{Event, SubjectKind};
use crate::db::{Db, Tx, Url};
use crate::error::Result;

/// Letters claimed at once.
const BATCH: i64 = 100;
/// Letters under way at once in one lane.
const AT_ONCE: usize = 4;
/// Lanes: while one reads and writes the database, the other sends.
const LANES: usize = 2;
/// A claim ends after this many seconds, so that a stopped worker's letters are taken up by another.
const LEASE_SECONDS: i64 = 600;
/// How long a letter may wait for its last answer before the next one goes: as long as a busy machine takes, and short
/// enough that a slow server still takes some letters a second.
const PATIENCE: Duration = Duration::from_millis(500);
/// Tries are given up after this many days.
const GIVE_UP_DAYS: i64 = 4;
/// Letters that are freed at once after their worker was gone.
const STUCK: i64 = 500;
/// A letter that was left on its way more often than this waits before it is tried again.
const LEFT_OFTEN: i64 = 5;

/// Runs until `stop` says so. Letters in flight are finished first, claims that were not tried are given back.
pub async fn run(db: Db, transport: Transport, stop: watch::Receiver<bool>) {
    // The embedded database has one program: whatever is claimed was left behind by one that is gone.
    if matches!(db.url(), Url::Sqlite(_))
        && let Err(error) = db.write(|tx| free(tx, None)).await
    {
        tracing::error!(%error, "letters left on their way could not be freed");
    }
    let lanes = (0..LANES).map(|_| lane(db.clone(), transport.clone(), stop.clone()));
    futures_util::future::join_all(lanes).await;
    transport.close().await;
}

async fn lane(db: Db, transport: Transport, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match deliver(&db, &transport, &stop).await {
            Ok(done) if done.whole && done.tried > 0 => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "delivering letters failed"),
        }
        tokio::select! {
            () = db.letters_written() => {}
            () = tokio::time::sleep(Duration::from_secs(5)) => {}
            _ = stop.changed() => {}
        }
    }
}

/// What a round did.
struct Done {
    /// Letters that were tried.
    tried: usize,
    /// Nothing that would stop every letter came between.
    whole: bool,
}

/// Delivers what is due now, some letters at a time; gives how many were tried.
///
/// # Errors
/// When the database fails.
pub async fn deliver_due(db: &Db, transport: &Transport) -> Result<usize> {
    let (_never, stop) = watch::channel(false);
    Ok(deliver(db, transport, &stop).await?.tried)
}

async fn deliver(db: &Db, transport: &Transport, stop: &watch::Receiver<bool>) -> Result<Done> {
    let lease = hex::encode(rand::random::<[u8; 8]>());
    let own = lease.clone();
    let (letters, office, until) = db
        .write(move |tx| {
            let until = tx.now + TimeDelta::seconds(LEASE_SECONDS);
            let office = office::current(tx.conn())?;
            if store::pause(tx.conn())?.is_some() {
                return Ok((Vec::new(), office, until));
            }
            free(tx, Some(tx.now))?;
            let claimed = queue::claim(tx, &own, until, BATCH)?;
            Ok((overtaken::still_true(tx, claimed)?, office, until))
        })
        .await?;
    let round = Round {
        db,
        transport,
        office: &office,
        lease: &lease,
        // The last letter that is begun must be over before another worker may claim it.
        last_start: until - TimeDelta::seconds(LETTER_SECONDS),
        broken: AtomicBool::new(false),
        stop,
    };
    let tries: Vec<_> = letters.iter().map(|row| round.one(row)).collect();
    let ends: Vec<Result<bool>> = stream::iter(tries).buffered(AT_ONCE).collect().await;
    let mut untried = Vec::new();
    let mut failed = None;
    for (row, end) in letters.iter().zip(ends) {
        match end {
            Ok(true) => {}
            Ok(false) => untried.push(row.id),
            Err(error) => failed = Some(error),
        }
    }
    let tried = letters.len() - untried.len();
    if !untried.is_empty() {
        let lease = lease.clone();
        db.write(move |tx| queue::give_back(tx, &untried, &lease)).await?;
    }
    let whole = !round.broken.load(Ordering::SeqCst);
    failed.map_or(Ok(Done { tried, whole }), Err)
}

/// One claim of letters, on its way.
struct Round<'a> {
    db: &'a Db,
    transport: &'a Transport,
    office: &'a Office,
    lease: &'a str,
    last_start: NaiveDateTime,
    /// Something came between that would stop every letter: the others are not tried.
    broken: AtomicBool,
    stop: &'a watch::Receiver<bool>,
}

impl Round<'_> {
    /// Tries one letter and notes its end; false when it was not tried.
    async fn one(&self, row: &NoticeRow) -> Result<bool> {
        let now = self.db.clock().now();
        if self.broken.load(Ordering::SeqCst) || *self.stop.borrow() || now > self.last_start {
            return Ok(false);
        }
        let letter = outgoing(row, self.office, self.db.base_url());
        let sending = AssertUnwindSafe(self.send(row, letter)).catch_unwind();
        let sent =
            sending.await.unwrap_or_else(|_| Ok(Err(Failure::unmade("no letter can be made of this"))));
        let Err(failure) = sent? else { return Ok(true) };
        self.note_failure(row, failure).await?;
        Ok(true)
    }

    /// Sends a letter, and notes that it was sent before the next one takes its last step.
    async fn send(&self, row: &NoticeRow, letter: Outgoing) -> Result<Result<(), Failure>> {
        let begun = match self.transport.begin(letter).await {
            Ok(begun) => begun,
            Err(failure) => return Ok(Err(failure)),
        };
        let mut turn = match self.transport.last_step() {
            Some(turns) => Some(turns.lock().await),
            None => None,
        };
        let mut finishing = std::pin::pin!(begun.finish());
        let sent = match tokio::time::timeout(PATIENCE, &mut finishing).await {
            Ok(sent) => sent,
            Err(_) => {
                turn = None;
                finishing.await
            }
        };
        if let Err(failure) = sent {
            return Ok(Err(failure));
        }
        let (id, lease) = (row.id, self.lease.to_owned());
        let noted = self.db.write_soon(move |tx| queue::end(tx, id, &lease, &Ended::Sent)).await;
        drop(turn);
        noted.map(Ok)
    }

    async fn note_failure(&self, row: &NoticeRow, failure: Failure) -> Result<()> {
        let now = self.db.clock().now();
        let Failure { next, cause, text } = failure;
        let over = now - row.created_at > TimeDelta::days(GIVE_UP_DAYS);
        let again = Ended::Again(now + backoff(row.attempts, row.id.0), cause, text.clone());
        let ended = match next {
            Next::GiveUp => Ended::Failed(cause, text.clone()),
            Next::Again if over => Ended::Failed(cause, text.clone()),
            Next::Again => again,
            Next::Stop => Ended::Again(now, cause, text.clone()),
        };
        if next == Next::Stop || cause == Cause::Connection {
            self.broken.store(true, Ordering::SeqCst);
        }
        match &ended {
            Ended::Failed(..) => {
                tracing::error!(notice = row.id.0, cause = %cause, error = %text, "a letter was given up");
            }
            _ if next == Next::Stop => {
                tracing::error!(cause = %cause, error = %text, "mail is not set up right; the queue is paused");
            }
            _ => {
                tracing::warn!(notice = row.id.0, cause = %cause, error = %text, "a letter is tried again later")
            }
        }
        let (id, lease) = (row.id, self.lease.to_owned());
        self.db
            .write(move |tx| {
                queue::end(tx, id, &lease, &ended)?;
                if next == Next::Stop && store::stop(tx, &text, None)? {
                    tx.record(
                        Event::new(SubjectKind::Settings, 0, "notices.pause", None)
                            .after("cause", cause)
                            .after("reason", &text),
                    );
                }
                Ok(())
            })
            .await
    }
}

/// Takes letters back into the queue whose claim ran out before `until` (or all that are claimed): their worker is gone.
/// One that was left again and again waits longer each time, in case it is the letter that ends the program.
fn free(tx: &mut Tx, until: Option<NaiveDateTime>) -> Result<()> {
    let now = tx.now;
    for (id, attempts, written) in queue::stuck(tx.conn(), until, STUCK)? {
        let text = "the program ended while this letter was on its way".to_owned();
        let ended = if now - written > TimeDelta::days(GIVE_UP_DAYS) {
            Ended::Failed(Cause::Stuck, text)
        } else {
            let wait =
                if attempts > LEFT_OFTEN { backoff(attempts - LEFT_OFTEN, id.0) } else { TimeDelta::zero() };
            Ended::Again(now + wait, Cause::Stuck, text)
        };
        queue::unstick(tx, id, &ended)?;
    }
    Ok(())
}

/// 1, 2, 4 ... 60 minutes, moved by up to a quarter so that letters that failed together do not come back together.
fn backoff(attempts: i64, id: i64) -> TimeDelta {
    let minutes = 1_i64 << attempts.saturating_sub(1).clamp(0, 6);
    let seconds = minutes.min(60) * 60;
    // Spread by number: the same letter waits as long whenever it is asked, and neighbours wait differently.
    TimeDelta::seconds(seconds + seconds * id.wrapping_mul(7).rem_euclid(16) / 64)
}

fn outgoing(row: &NoticeRow, office: &Office, base_url: &str) -> Outgoing {
    Outgoing {
        message_id: row.message_id.clone(),
        from: (office.name.clone(), office.mail_from.clone()),
        reply_to: (!office.mail_reply_to.is_empty())
            .then(|| (office.name.clone(), office.mail_reply_to.clone())),
        to_name: row.to_name.clone(),
        to_address: row.to_address.clone(),
        subject: row.subject.clone(),
        text: row.body_text.clone(),
        html: row.body_html.clone(),
        // Only who has an account can choose, and only of what has time.
        list_unsubscribe: (row.account_id.is_some() && pace::can_be_fewer(&row.kind))
            .then(|| format!("{base_url}{}", digest::SETTING)),
        date: row.created_at,
    }
}
