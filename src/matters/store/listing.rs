//! Lists of matters.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::Matter;
use crate::access::Actor;
use crate::db::ids::{MatterId, OrganizationId};
use crate::db::schema::matters;
use crate::db::values::folded;
use crate::db::{Conn, MultiBackend};
use crate::error::Result;
use crate::matters::MatterState;
use crate::requests::{OPEN_MATTERS, seen_matters, waiting_matters};

/// Which matters a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::matters) enum Shown {
    /// All.
    #[default]
    All,
    /// Those that are not closed.
    Open,
    /// Those that wait for the reader.
    Waiting,
    /// Those in one state.
    State(MatterState),
}

impl Shown {
    /// From the address of the list.
    pub fn parse(text: &str) -> Self {
        match text {
            "open" => Self::Open,
            "waiting" => Self::Waiting,
            other => MatterState::parse(other).map_or(Self::All, Self::State),
        }
    }

    /// As it stands in the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Open => "open",
            Self::Waiting => "waiting",
            Self::State(state) => state.as_str(),
        }
    }
}

/// What a list is filtered by.
#[derive(Debug, Clone, Default)]
pub(in crate::matters) struct Filter {
    pub shown: Shown,
    pub words: String,
    pub organization: Option<OrganizationId>,
}

fn filtered(
    conn: &mut Conn,
    actor: &Actor,
    filter: &Filter,
    today: NaiveDate,
) -> Result<matters::BoxedQuery<'static, MultiBackend>> {
    let mut query = match filter.shown {
        Shown::Waiting => waiting_matters(conn, actor, today)?,
        _ => seen_matters(conn, actor)?,
    };
    query = match filter.shown {
        Shown::All | Shown::Waiting => query,
        Shown::Open => query.filter(matters::state.eq_any(OPEN_MATTERS)),
        Shown::State(state) => query.filter(matters::state.eq(state)),
    };
    for word in folded(&filter.words).split_whitespace() {
        query = query.filter(matters::folded.like(format!("%{word}%")));
    }
    if let Some(id) = filter.organization {
        query = query.filter(matters::organization_id.eq(id));
    }
    Ok(query)
}

/// A page of what a person may see, newest first, after the matter `after`.
pub(in crate::matters) fn page(
    conn: &mut Conn,
    actor: &Actor,
    filter: &Filter,
    after: Option<MatterId>,
    limit: i64,
    today: NaiveDate,
) -> Result<Vec<Matter>> {
    let mut query = filtered(conn, actor, filter, today)?;
    if let Some(id) = after {
        query = query.filter(matters::id.lt(id));
    }
    Ok(query.order(matters::id.desc()).limit(limit).select(Matter::as_select()).load(conn)?)
}

/// How many there are of each of these.
pub(in crate::matters) fn counts(
    conn: &mut Conn,
    actor: &Actor,
    filter: &Filter,
    all: &[Shown],
    today: NaiveDate,
) -> Result<Vec<i64>> {
    let mut counts = Vec::with_capacity(all.len());
    for shown in all {
        let filter = Filter { shown: *shown, ..filter.clone() };
        counts.push(filtered(conn, actor, &filter, today)?.count().get_result(conn)?);
    }
    Ok(counts)
}

/// All matters on an organization, newest first. Whoever calls this asks who may know of each.
///
/// # Errors
/// When the database fails.
pub fn of_organization(conn: &mut Conn, id: OrganizationId) -> Result<Vec<Matter>> {
    Ok(matters::table
        .filter(matters::organization_id.eq(id))
        .order(matters::id.desc())
        .select(Matter::as_select())
        .load(conn)?)
}
