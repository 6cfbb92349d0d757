//! Whose names stand on the pages, and whether the reader works there.

use std::collections::HashMap;

use crate::access::{Actor, Refusal, Role, screening as access};
use crate::accounts;
use crate::db::Conn;
use crate::db::ids::{AccountId, RequestId};
use crate::error::{Error, Result};
use crate::requests::Case;
use crate::say::{self, Msg};
use crate::screening::actions;

/// Whether the reader may judge in this case now, and if not, why a screener may not. `begun` says that its checks are
/// there.
pub(in crate::screening) fn works(actor: &Actor, case: &Case, begun: bool) -> (bool, Option<Msg>) {
    let worked = actions::is_worked(case.request.stage);
    match access::adjudicate(actor, &case.standing) {
        Ok(()) if worked => (true, None),
        Ok(()) if begun => (false, Some(say::screening::refused_closed_checks())),
        Ok(()) => (false, Some(say::screening::refused_not_begun())),
        Err(Refusal::Because(why)) if actor.has(Role::Screener) => (false, Some(why)),
        Err(_) => (false, None),
    }
}

/// Names of people, each read once.
#[derive(Default)]
pub(in crate::screening) struct Names(HashMap<AccountId, String>);

impl Names {
    pub(in crate::screening) fn of(&mut self, conn: &mut Conn, id: AccountId) -> Result<String> {
        if let Some(name) = self.0.get(&id) {
            return Ok(name.clone());
        }
        let name = accounts::by_id(conn, id)?.name;
        self.0.insert(id, name.clone());
        Ok(name)
    }

    pub(in crate::screening) fn who_when(
        &mut self,
        conn: &mut Conn,
        who: Option<AccountId>,
        at: Option<chrono::NaiveDateTime>,
    ) -> Result<Option<Msg>> {
        match (who, at) {
            (Some(who), Some(at)) => Ok(Some(say::screening::who_when(at, self.of(conn, who)?))),
            _ => Ok(None),
        }
    }
}

/// A number in a path; what is none leads to the page that says there is nothing.
pub(in crate::screening) fn id_of(text: &str) -> Result<RequestId> {
    text.parse().map_err(|_| Error::Hidden)
}
