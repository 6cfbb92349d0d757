//! A house with letters to send.

use std::path::Path;

use diesel::{ExpressionMethods, RunQueryDsl};
use imprimatur::access::Role;
use imprimatur::accounts::{AccountId, AccountState, Lifetimes, open_session};
use imprimatur::clock::Clock;
use imprimatur::config::Config;
use imprimatur::db::schema::{account_roles, accounts};
use imprimatur::db::{Db, Url};
use imprimatur::notices::{self, About, Recipient, Rendered};
use imprimatur::say::Language;

use super::Problem;

/// A configuration on loopback.
pub fn config(folder: &Path, database: Url, listen: std::net::SocketAddr, mail: String) -> Config {
    Config { mail, ..Config::on_loopback(folder.to_owned(), database, listen) }
}

/// Opens a database as the server does.
pub async fn open(database: &Url) -> Result<Db, Problem> {
    let database = database.clone();
    let base = "http://127.0.0.1:8080";
    let opening = tokio::task::spawn_blocking(move || {
        Db::open(&database, Clock::System, imprimatur::effects::HOOKS, base)
    });
    Ok(opening.await?.map_err(|error| format!("{error:?}"))?)
}

/// A letter as long as most: some paragraphs, facts, a button.
fn letter(number: usize) -> (Recipient, Rendered) {
    let to = Recipient {
        account: None,
        name: format!("Reader Nº {number}"),
        address: format!("reader{number}@people.example"),
        language: Language::En,
    };
    let paragraph =
        "What was asked for stands below, with the day by which an answer is hoped for. – Thank you.";
    let text = format!(
        "Dear Reader Nº {number}\n\n{}\n\nCase: 2026-{number:05}\nDue: Friday, 4 December 2026\n\nWith kind regards,\nThe office\n",
        [paragraph; 8].join("\n\n")
    );
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><body style=\"margin:0\">\n{}\n<table><tr><th>Case</th><td>2026-{number:05}</td></tr></table></body></html>\n",
        [paragraph; 8].map(|text| format!("<p style=\"margin:0 0 16px\">{text}</p>")).join("\n")
    );
    (to, Rendered { subject: format!("Your request 2026-{number:05}"), text, html })
}

/// Writes letters into the outbox, all in one transaction; gives their Message-IDs.
pub async fn write(db: &Db, count: usize) -> Result<(), Problem> {
    let writing = db.write(move |tx| {
        for number in 0..count {
            let (to, rendered) = letter(number);
            notices::write_rendered(tx, About::account(AccountId(1)), "measure.letter", &[to], &rendered)?;
        }
        Ok(())
    });
    Ok(writing.await.map_err(|error| format!("{error:?}"))?)
}

/// Somebody of the secretariat who is signed in; gives the cookie.
pub async fn sign_in(db: &Db) -> Result<String, Problem> {
    let opening = db.write(|tx| {
        let now = tx.now;
        let id: AccountId = diesel::insert_into(accounts::table)
            .values((
                accounts::email.eq("sam@office.example"),
                accounts::email_folded.eq("sam@office.example"),
                accounts::name.eq("Sam Secretary"),
                accounts::sort_key.eq("sam secretary"),
                accounts::language.eq("en"),
                accounts::state.eq(AccountState::Active),
                accounts::created_at.eq(now),
                accounts::version.eq(1),
            ))
            .returning(accounts::id)
            .get_result(tx.conn())?;
        diesel::insert_into(account_roles::table)
            .values((
                account_roles::account_id.eq(id),
                account_roles::role.eq(Role::Secretariat),
                account_roles::granted_at.eq(now),
            ))
            .execute(tx.conn())?;
        let limits = imprimatur::config::Limits::default();
        open_session(tx, id, Lifetimes::from(&limits), "measure", "127.0.0.1").map(|(token, _)| token)
    });
    let token = opening.await.map_err(|error| format!("{error:?}"))?;
    Ok(format!("imprimatur={token}"))
}
