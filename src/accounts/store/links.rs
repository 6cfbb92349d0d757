//! Links that go out by letter: random, stored as a hash, good once and for a while.

use chrono::{Duration, NaiveDateTime};
use diesel::prelude::*;

use crate::accounts::tokens::Token;
use crate::accounts::{AccountId, LinkKind};
use crate::db::schema::mailed_links;
use crate::db::{Conn, Tx};
use crate::error::Result;

/// A link that is still good.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = mailed_links)]
pub struct MailedLink {
    /// Row id.
    pub id: i64,
    /// What it is for.
    pub kind: LinkKind,
    /// Whose it is; nobody's for the link of the first start.
    pub account_id: Option<AccountId>,
    /// The address that it confirms, when it confirms a new one.
    pub new_email: Option<String>,
}

/// Makes a link; gives its path. `hours` is how long it is good.
pub fn issue(
    tx: &mut Tx,
    kind: LinkKind,
    account: Option<AccountId>,
    new_email: Option<&str>,
    hours: i64,
) -> Result<String> {
    let now = tx.now;
    let token = Token::new();
    diesel::insert_into(mailed_links::table)
        .values((
            mailed_links::kind.eq(kind),
            mailed_links::account_id.eq(account),
            mailed_links::token_hash.eq(token.hash().as_str()),
            mailed_links::new_email.eq(new_email),
            mailed_links::created_at.eq(now),
            mailed_links::expires_at.eq(now + Duration::hours(hours)),
        ))
        .execute(tx.conn())?;
    Ok(format!("{}/{}", kind.path(), token.text().as_str()))
}

/// The link behind a token, when it is of this kind, unused and not too old.
pub fn find(conn: &mut Conn, kind: LinkKind, token: &str, now: NaiveDateTime) -> Result<Option<MailedLink>> {
    let Some(token) = Token::parse(token) else { return Ok(None) };
    Ok(mailed_links::table
        .filter(
            mailed_links::token_hash
                .eq(token.hash().as_str())
                .and(mailed_links::kind.eq(kind))
                .and(mailed_links::used_at.is_null())
                .and(mailed_links::expires_at.gt(now)),
        )
        .select(MailedLink::as_select())
        .first(conn)
        .optional()?)
}

/// Marks a link as used; false when somebody was faster.
pub fn spend(tx: &mut Tx, id: i64) -> Result<bool> {
    let now = tx.now;
    let unused = mailed_links::table.filter(mailed_links::id.eq(id).and(mailed_links::used_at.is_null()));
    Ok(diesel::update(unused).set(mailed_links::used_at.eq(now)).execute(tx.conn())? == 1)
}

/// Takes back the unused links of one account, of these kinds.
pub fn void(tx: &mut Tx, account: AccountId, kinds: &[LinkKind]) -> Result<()> {
    let unused = mailed_links::table.filter(
        mailed_links::account_id
            .eq(account)
            .and(mailed_links::used_at.is_null())
            .and(mailed_links::kind.eq_any(kinds.to_vec())),
    );
    diesel::delete(unused).execute(tx.conn())?;
    Ok(())
}

/// Takes back the unused links of the first start.
pub fn void_first_start(tx: &mut Tx) -> Result<()> {
    let unused = mailed_links::table
        .filter(mailed_links::kind.eq(LinkKind::FirstAdministrator).and(mailed_links::used_at.is_null()));
    diesel::delete(unused).execute(tx.conn())?;
    Ok(())
}
