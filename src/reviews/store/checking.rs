//! What guards, the sweep and the checker ask of other rows.

use std::collections::HashMap;

use diesel::prelude::*;
use serde_json::Value;

use super::Card;
use crate::audit::SubjectKind;
use crate::db::Conn;
use crate::db::ids::{DocumentId, RequestId, ScorecardId};
use crate::db::schema::{documents, events, requests, scorecards};
use crate::error::Result;
use crate::guidelines::Track;
use crate::requests::Stage;

/// True when the deliberation of a request was opened at some time.
pub fn deliberation_was_opened(conn: &mut Conn, request: RequestId) -> Result<bool> {
    let opened: i64 = events::table
        .filter(
            events::kind
                .eq(SubjectKind::Request)
                .and(events::subject_id.eq(request.0))
                .and(events::action.eq("requests.open_deliberation")),
        )
        .count()
        .get_result(conn)?;
    Ok(opened > 0)
}

/// A request as the checker needs it.
pub type Stand = (RequestId, Stage, Option<Track>, i64);

/// All requests that have cards.
pub fn with_cards(conn: &mut Conn) -> Result<Vec<Stand>> {
    Ok(requests::table
        .filter(requests::id.eq_any(scorecards::table.select(scorecards::request_id)))
        .order(requests::id)
        .select((requests::id, requests::stage, requests::track, requests::revision))
        .load(conn)?)
}

/// All cards, by request.
pub fn all_cards(conn: &mut Conn) -> Result<Vec<Card>> {
    Ok(scorecards::table
        .order((scorecards::request_id, scorecards::id))
        .select(Card::as_select())
        .load(conn)?)
}

/// The hash of the scores that the last locking of each card recorded.
pub fn locked_hashes(conn: &mut Conn) -> Result<HashMap<ScorecardId, String>> {
    let rows: Vec<String> = events::table
        .filter(events::kind.eq(SubjectKind::Request).and(events::action.eq("reviews.lock")))
        .order(events::id)
        .select(events::after)
        .load(conn)?;
    let mut hashes = HashMap::new();
    for row in rows {
        let after: Value = serde_json::from_str(&row)?;
        let card = after.get("card").and_then(Value::as_i64);
        let hash = after.get("scores_hash").and_then(Value::as_str);
        if let (Some(card), Some(hash)) = (card, hash) {
            hashes.insert(ScorecardId(card), hash.to_owned());
        }
    }
    Ok(hashes)
}

/// A file of a request: id, name, text for those who cannot see it, kind, SHA-256.
pub type FileRow = (DocumentId, String, String, String, String);

/// The files of a request that were not removed.
pub fn files_of(conn: &mut Conn, request: RequestId) -> Result<Vec<FileRow>> {
    Ok(documents::table
        .filter(documents::request_id.eq(request).and(documents::removed_at.is_null()))
        .order(documents::id)
        .select((documents::id, documents::name, documents::description, documents::kind, documents::sha256))
        .load(conn)?)
}
