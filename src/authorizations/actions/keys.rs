//! The key that signs proofs: made at the first start, changed by a command.

use super::super::proof::keys::SEED_BYTES;
use super::super::store;
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::error::Result;

/// Makes the first key when there is none.
///
/// # Errors
/// When the database fails.
pub fn make_first_key(tx: &mut Tx) -> Result<()> {
    store::take_turns_at_keys(tx)?;
    if store::signing_key(tx.conn())?.is_none() {
        put_new_key(tx, None)?;
    }
    Ok(())
}

/// Takes the key out of use and puts a new one in its place; gives the new one's id. What the old one signed can
/// still be checked; its secret half is gone.
///
/// # Errors
/// When the database fails.
pub fn rotate_key(tx: &mut Tx) -> Result<String> {
    store::take_turns_at_keys(tx)?;
    let old = store::signing_key(tx.conn())?.map(|key| key.id().to_owned());
    if let Some(old) = &old {
        store::retire_key(tx, old)?;
    }
    put_new_key(tx, old)
}

fn put_new_key(tx: &mut Tx, old: Option<String>) -> Result<String> {
    let seed: [u8; SEED_BYTES] = rand::random();
    let id = store::insert_key(tx, &seed)?.id().to_owned();
    tx.record(
        Event::new(SubjectKind::Settings, 0, "authorizations.new_proof_key", None)
            .before("key", old)
            .after("key", &id),
    );
    Ok(id)
}
