//! The names of open requests, and of whoever holds something live, are looked up by the machine: after every import,
//! after every change of answers, and once a year. A few at a time, in the background; whatever stops it, the next
//! round goes on where it was, because every request says in which lists it was looked up last.

use super::{Found, Lists, actions, store};
use crate::db::ids::RequestId;
use crate::error::Result;
use crate::requests::answers::Answers;
use crate::web::state::AppData;

/// Requests that are looked up together, before what was found is written one by one.
const BATCH: i64 = 20;

/// Looks up whatever has to be looked up; gives how many requests that were.
///
/// # Errors
/// When the database fails; what was written until then stands.
pub async fn run(app: &AppData) -> Result<usize> {
    let data = app.clone();
    let lists = app.db.read_long(move |conn| Lists::load(conn, &data.lookups, data.reference())).await?;
    if lists.is_empty() {
        return Ok(0);
    }
    let (mut after, mut done) = (RequestId(0), 0);
    loop {
        let (lists, data) = (lists.clone(), app.clone());
        let versions = lists.versions().to_owned();
        let now = app.db.clock().now();
        let looked = app
            .db
            .read_long(move |conn| {
                let pending = store::pending(conn, lists.versions(), after, now, BATCH)?;
                pending.into_iter().map(|one| found(&lists, &data, one)).collect::<Result<Vec<_>>>()
            })
            .await?;
        let Some((last, _)) = looked.last() else { return Ok(done) };
        after = last.request;
        for (one, found) in looked {
            let versions = versions.clone();
            app.db.write(move |tx| actions::note(tx, &one, &versions, &found)).await?;
            done += 1;
        }
    }
}

fn found(lists: &Lists, app: &AppData, one: store::Pending) -> Result<(store::Pending, Vec<Found>)> {
    let mut answers = vec![Answers::from_json(&one.answers.0)?];
    if one.holder {
        answers.push(Answers::from_json(&one.profile.0)?);
    }
    let found = lists.find(app.reference(), &answers);
    Ok((one, found))
}
