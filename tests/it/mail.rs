//! The mail: letters leave once, whatever goes wrong, and what came back is seen.

mod arrives;
mod digests;
mod faults;
mod queue;
mod returns;

use imprimatur::db::ids::AccountId;
use imprimatur::db::schema::notices as rows;
use imprimatur::notices::{self, About, NoticeRow, NoticeState, QueueState, Recipient, Rendered};
use imprimatur::say::Language;

use diesel::prelude::*;

use crate::support::app::TestApp;

/// A letter in words, to somebody without an account.
fn letter(number: usize) -> (Recipient, Rendered) {
    let to = Recipient {
        account: None,
        name: format!("Reader {number}"),
        address: format!("reader{number}@people.example"),
        language: Language::En,
    };
    let text = format!("Dear Reader {number}\n\nThis is letter {number}.\n");
    let html = format!("<!DOCTYPE html><html><body><p>This is letter {number}.</p></body></html>");
    (to, Rendered { subject: format!("Letter {number}"), text, html })
}

/// Writes letters into the outbox.
async fn write(app: &TestApp, count: usize) {
    app.data
        .db
        .write(move |tx| {
            for number in 0..count {
                let (to, rendered) = letter(number);
                notices::write_rendered(tx, About::account(AccountId(1)), "tests.letter", &[to], &rendered)?;
            }
            Ok(())
        })
        .await
        .unwrap();
}

/// All letters, oldest first.
async fn all(app: &TestApp) -> Vec<NoticeRow> {
    app.data
        .db
        .read(|conn| Ok(rows::table.order(rows::id).select(NoticeRow::as_select()).load(conn)?))
        .await
        .unwrap()
}

/// How many letters stand so.
async fn standing(app: &TestApp, state: NoticeState) -> usize {
    all(app).await.iter().filter(|row| row.state == state).count()
}

async fn queue(app: &TestApp) -> QueueState {
    app.data.db.read(notices::queue_state).await.unwrap()
}
