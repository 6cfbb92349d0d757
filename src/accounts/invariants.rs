//! What must always be true of accounts: administrators never judge (I16), there is one once there was one,
//! an address belongs to one account, and nobody is signed in to a closed account.

use std::collections::{BTreeMap, HashSet};

use super::store::{people, sessions};
use super::{AccountId, AccountState, Role, folded_email, rules};
use crate::db::Conn;
use crate::error::Result;

/// Gives back what is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let mut roles: BTreeMap<AccountId, Vec<Role>> = BTreeMap::new();
    for (id, role) in people::all_roles(conn)? {
        roles.entry(id).or_default().push(role);
    }
    for (id, roles) in &roles {
        if rules::go_together(roles).is_err() {
            wrong.push(format!("I16: account {id} is administrator and judges as well"));
        }
    }
    let used = [AccountState::Active, AccountState::Disabled];
    if people::holders(conn, Role::Admin, &used)? > 0
        && people::holders(conn, Role::Admin, &[AccountState::Active])? == 0
    {
        wrong.push("accounts: no administrator is left".into());
    }
    let mut seen = HashSet::new();
    for (id, email, kept) in people::all_addresses(conn)? {
        if folded_email(&email) != kept {
            wrong.push(format!("account {id}: its address is compared as another one"));
        }
        if !seen.insert(folded_email(&email)) {
            wrong.push(format!("account {id}: its address belongs to another account as well"));
        }
    }
    for id in sessions::sessions_of_the_disabled(conn)? {
        wrong.push(format!("account {id}: has a session though it is not in use"));
    }
    for id in people::active_without_password(conn)? {
        wrong.push(format!("account {id}: in use without a password"));
    }
    Ok(wrong)
}
