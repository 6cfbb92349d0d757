//! Delivers the outbox: claims by lease, sends outside any transaction, backs off, gives up loudly. One bad
//! letter never stops the others; a fault of the configuration stops all of them until it is mended.

use chrono::Duration;

use super::store::{self, Ended};
use super::transport::{Failure, Outgoing, Transport};
use super::{NoticeRow, Office, office, overtaken};
use crate::db::Db;
use crate::error::Result;

/// Letters claimed at once.
const BATCH: i64 = 50;
/// A claim ends after this many seconds, so that a stopped worker's letters are taken up by another.
const LEASE_SECONDS: i64 = 300;
/// Tries are given up after this many days.
const GIVE_UP_DAYS: i64 = 4;

/// Runs until `stop` says so. A letter in flight is finished first.
pub async fn run(db: Db, transport: Transport, mut stop: tokio::sync::watch::Receiver<bool>) {
    while !*stop.borrow() {
        match deliver_due(&db, &transport).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::error!(%error, "delivering letters failed"),
        }
        tokio::select! {
            () = db.letters_written() => {}
            () = tokio::time::sleep(std::time::Duration::from_secs(5)) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Delivers what is due now; gives how many letters were tried.
///
/// # Errors
/// When the database fails.
pub async fn deliver_due(db: &Db, transport: &Transport) -> Result<usize> {
    let lease = hex::encode(rand::random::<[u8; 8]>());
    let own = lease.clone();
    let (letters, office) = db
        .write(move |tx| {
            let office = office::current(tx.conn())?;
            if store::queue_state(tx.conn())?.paused.is_some() {
                return Ok((Vec::new(), office));
            }
            let until = tx.now + Duration::seconds(LEASE_SECONDS);
            let claimed = store::claim(tx, &own, until, BATCH)?;
            Ok((overtaken::still_true(tx, claimed)?, office))
        })
        .await?;
    let count = letters.len();
    let mut ended = Vec::with_capacity(count);
    let mut pause = None;
    for row in letters {
        let now = db.clock().now();
        let result = if pause.is_some() {
            Err(Failure::Temporary("the queue was paused".into()))
        } else {
            transport.send(outgoing(&row, &office)).await
        };
        ended.push((
            row.id,
            match result {
                Ok(()) => Ended::Sent,
                Err(Failure::Permanent(text)) => {
                    tracing::error!(notice = row.id.0, error = %text, "a letter cannot be delivered");
                    Ended::Failed(text)
                }
                Err(Failure::Configuration(text)) => {
                    tracing::error!(error = %text, "mail is not set up right; the queue is paused");
                    pause = Some(text.clone());
                    Ended::Again(now, text)
                }
                Err(Failure::Temporary(text)) if now - row.created_at > Duration::days(GIVE_UP_DAYS) => {
                    tracing::error!(notice = row.id.0, error = %text, "a letter was given up");
                    Ended::Failed(text)
                }
                Err(Failure::Temporary(text)) => Ended::Again(now + backoff(row.attempts, row.id.0), text),
            },
        ));
    }
    if count > 0 {
        db.write(move |tx| {
            for (id, ended) in &ended {
                store::end(tx, *id, &lease, ended)?;
            }
            if let Some(reason) = pause {
                store::set_pause(tx, Some(&reason))?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(count)
}

/// 1, 2, 4 ... 60 minutes, moved by up to a quarter so that letters that failed together do not come back
/// together.
fn backoff(attempts: i64, id: i64) -> Duration {
    let minutes = 1_i64 << attempts.saturating_sub(1).clamp(0, 6);
    let seconds = minutes.min(60) * 60;
    Duration::seconds(seconds + seconds * (id.rem_euclid(16)) / 64)
}

fn outgoing(row: &NoticeRow, office: &Office) -> Outgoing {
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
        list_unsubscribe: None,
        date: row.created_at,
    }
}
