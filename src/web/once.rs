//! Once: a form that creates or decides carries a key made when its page was shown. The first time, the work
//! is done and its Location kept in the same transaction; the same form again gets the same Location.

mod store;

use actix_web::HttpResponse;
use actix_web::http::header;
use chrono::Duration;

use self::store::Key;
use super::form::Form;
use crate::access::Actor;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::say;

/// Hours that keys are kept.
const KEPT_HOURS: i64 = 48;

/// Does `f` once. It gives the path that the browser goes on to.
///
/// # Errors
/// What `f` fails with (the key is free again then); [`Error::Conflict`] when the key was used with other
/// content; refused when the form has no key.
pub async fn write<F>(db: &Db, form: &Form, who: &str, route: &'static str, f: F) -> Result<HttpResponse>
where
    F: FnOnce(&mut Tx) -> Result<String> + Send + 'static,
{
    let location = location(db, form, who, route, f).await?;
    Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, location)).finish())
}

/// As [`write`], for a person who is signed in.
///
/// # Errors
/// As [`write`].
pub async fn write_as<F>(db: &Db, form: &Form, me: &Actor, route: &'static str, f: F) -> Result<HttpResponse>
where
    F: FnOnce(&mut Tx) -> Result<String> + Send + 'static,
{
    write(db, form, &format!("account {}", me.id), route, f).await
}

/// The path that the browser goes on to, for handlers that add something to the answer.
///
/// # Errors
/// As [`write`].
pub async fn location<F>(db: &Db, form: &Form, who: &str, route: &'static str, f: F) -> Result<String>
where
    F: FnOnce(&mut Tx) -> Result<String> + Send + 'static,
{
    let key = form.once_key().filter(|key| (16..=64).contains(&key.len()) && key.is_ascii());
    let Some(key) = key.map(str::to_owned) else { return Err(Error::Refused(say::common::not_understood())) };
    let (who, hash) = (who.to_owned(), form.hash().to_owned());
    db.write(move |tx| {
        let key = Key { who: &who, route, key: &key };
        if !store::claim(tx, key, &hash)? {
            return earlier(tx, key, &hash);
        }
        let location = f(tx)?;
        store::keep(tx, key, &location)?;
        Ok(location)
    })
    .await
}

/// What the same form led to before.
fn earlier(tx: &mut Tx, key: Key<'_>, hash: &str) -> Result<String> {
    let (earlier, location) = store::earlier(tx.conn(), key)?;
    if earlier == hash {
        Ok(location)
    } else {
        Err(Error::Conflict(say::common::sent_already_with_other_content()))
    }
}

/// Forgets keys that are older than two days; the sweep calls it.
///
/// # Errors
/// When the database fails.
pub fn forget_old(tx: &mut Tx) -> Result<usize> {
    let before = tx.now - Duration::hours(KEPT_HOURS);
    store::forget(tx, before)
}
