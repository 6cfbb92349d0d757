//! The letter of a decision as a paper: set once, when the decision has taken effect, and kept with its hash. Setting
//! takes a while, so it is done outside any transaction: in the background, or when somebody asks first.

use actix_web::web;
use sha2::{Digest, Sha256};

use super::store;
use crate::audit::{Event, SubjectKind};
use crate::db::ids::DecisionId;
use crate::error::{Error, Result};
use crate::web::state::AppData;

/// A letter as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Its bytes.
    pub pdf: Vec<u8>,
}

/// Letters set in one round before the next is looked for.
const BATCH: i64 = 20;

/// The file of a released decision's letter: the one that was kept, or set and kept now.
///
/// # Errors
/// Hidden when the decision never went out; refused when the letter needs a font that the server does not have.
pub async fn of(app: &AppData, id: DecisionId) -> Result<Print> {
    let (kept, sheet) = app
        .db
        .read(move |conn| {
            if !super::by_id(conn, id)?.state.went_out() {
                return Err(Error::Hidden);
            }
            Ok((store::print_of(conn, id)?, store::sheet_of(conn, id)?))
        })
        .await?;
    if let Some((sha256, pdf)) = kept {
        return Ok(Print { sha256, pdf });
    }
    let press = app.press.clone();
    let print = web::block(move || {
        let pdf = press.set(&sheet)?;
        Ok::<_, Error>(Print { sha256: hex::encode(Sha256::digest(&pdf)), pdf })
    })
    .await
    .map_err(Error::internal)??;
    app.db
        .write(move |tx| {
            if store::keep_print(tx, id, &print.sha256, &print.pdf)? {
                let decision = super::by_id(tx.conn(), id)?;
                tx.record(
                    Event::new(SubjectKind::Request, decision.request.0, "decisions.set_letter", None)
                        .after("decision", id)
                        .after("number", &decision.number)
                        .after("sha256", &print.sha256),
                );
                return Ok(print);
            }
            // Somebody was faster; what was kept first stands.
            let kept = store::print_of(tx.conn(), id)?;
            kept.map(|(sha256, pdf)| Print { sha256, pdf }).ok_or(Error::Hidden)
        })
        .await
}

/// Sets every letter that went out and is not set yet; gives how many. One that cannot be set stops no other.
///
/// # Errors
/// When the database fails.
pub async fn run(app: &AppData) -> Result<usize> {
    let (mut after, mut done) = (DecisionId(0), 0);
    loop {
        let waiting = app.db.read(move |conn| store::to_print(conn, after, BATCH)).await?;
        let Some(last) = waiting.last() else { return Ok(done) };
        after = *last;
        for id in waiting {
            match of(app, id).await {
                Ok(_) => done += 1,
                Err(error) => tracing::error!(decision = id.0, %error, "a letter could not be set"),
            }
        }
    }
}
