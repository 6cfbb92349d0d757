//! The keys that sign proofs.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::authorizations::proof::keys::{PublishedKey, SigningKey};
use crate::db::portable::{Turn, exactly_one, take_turns};
use crate::db::schema::proof_keys;
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};

/// The place that one key at a time can have.
const IN_USE: i64 = 1;

/// The key in use; none before the first start.
pub fn signing_key(conn: &mut Conn) -> Result<Option<SigningKey>> {
    let seed: Option<Option<Vec<u8>>> = proof_keys::table
        .filter(proof_keys::slot.eq(IN_USE))
        .select(proof_keys::seed)
        .first(conn)
        .optional()?;
    match seed {
        None => Ok(None),
        Some(Some(seed)) => SigningKey::of_seed(&seed).map(Some),
        Some(None) => Err(Error::internal("the key for proofs in use has lost its secret half")),
    }
}

/// All keys, the newest first.
pub fn published_keys(conn: &mut Conn) -> Result<Vec<PublishedKey>> {
    let rows: Vec<(Vec<u8>, NaiveDateTime, Option<NaiveDateTime>)> = proof_keys::table
        .order((proof_keys::slot.is_null(), proof_keys::made_at.desc(), proof_keys::id))
        .select((proof_keys::public_key, proof_keys::made_at, proof_keys::retired_at))
        .load(conn)?;
    Ok(rows.into_iter().map(|(public, made, retired)| PublishedKey::new(&public, made, retired)).collect())
}

/// Whoever makes or changes keys does so one after the other.
pub fn take_turns_at_keys(tx: &mut Tx) -> Result<()> {
    take_turns(tx.conn(), Turn::FirstStart)
}

/// Puts a new key in use; there must be none.
pub fn insert_key(tx: &mut Tx, seed: &[u8]) -> Result<SigningKey> {
    let key = SigningKey::of_seed(seed)?;
    let now = tx.now;
    diesel::insert_into(proof_keys::table)
        .values((
            proof_keys::id.eq(key.id()),
            proof_keys::public_key.eq(key.public()),
            proof_keys::seed.eq(seed),
            proof_keys::slot.eq(IN_USE),
            proof_keys::made_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(key)
}

/// Takes the key out of use and forgets its secret half.
pub fn retire_key(tx: &mut Tx, id: &str) -> Result<()> {
    let now = tx.now;
    let touched = diesel::update(proof_keys::table.find(id).filter(proof_keys::slot.eq(IN_USE)))
        .set((
            proof_keys::seed.eq(None::<Vec<u8>>),
            proof_keys::slot.eq(None::<i64>),
            proof_keys::retired_at.eq(now),
        ))
        .execute(tx.conn())?;
    exactly_one(touched)
}

/// Keys that hold what they should not, or lack what they need.
pub fn odd_keys(conn: &mut Conn) -> Result<Vec<String>> {
    let in_use = proof_keys::slot
        .is_not_null()
        .and(proof_keys::seed.is_not_null())
        .and(proof_keys::retired_at.is_null());
    let retired =
        proof_keys::slot.is_null().and(proof_keys::seed.is_null()).and(proof_keys::retired_at.is_not_null());
    Ok(proof_keys::table
        .filter(diesel::dsl::not(in_use.or(retired)))
        .order(proof_keys::id)
        .select(proof_keys::id)
        .load(conn)?)
}
