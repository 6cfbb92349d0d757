//! The pages of screening: the checks of a case, one check, the hold for staff and for the partner.

mod check;
mod exclude;
mod hold;
pub(super) mod leads;
mod list;
mod matches;
mod partner;
mod release;
mod rest;

use std::collections::HashMap;

use super::holders::{self, HolderCheck};
use super::matches::Tally;
use super::{Check, Hold, HoldState, Settled, actions, rules, store};
use crate::access::{Actor, screening as access};
use crate::accounts;
use crate::db::Conn;
use crate::db::ids::{AccountId, RequestId};
use crate::error::{Error, Result};
use crate::guidelines::CheckDefinition;
use crate::requests::{Action, Case};
use crate::say::{self, Msg};
use crate::web::Routes;

/// The routes of screening.
pub fn routes(routes: &mut Routes) {
    routes.get("/cases/{id}/screening", list::show);
    routes.post("/cases/{id}/screening/rest", rest::send);
    routes.get("/cases/{id}/screening/checks/{code}", check::show);
    routes.post("/cases/{id}/screening/checks/{code}", check::record);
    routes.post("/cases/{id}/screening/checks/{code}/second", check::second);
    routes.get("/cases/{id}/screening/hold", hold::show_open);
    routes.post("/cases/{id}/screening/hold", hold::open);
    routes.get("/cases/{id}/screening/ask-hold", hold::show_ask);
    routes.post("/cases/{id}/screening/ask-hold", hold::ask);
    routes.get("/cases/{id}/screening/release", release::show);
    routes.post("/cases/{id}/screening/release", release::ask);
    routes.post("/cases/{id}/screening/release/second", release::second);
    routes.get("/cases/{id}/screening/exclude", exclude::show);
    routes.post("/cases/{id}/screening/exclude", exclude::send);
    routes.get("/cases/{id}/screening/matches/{match}", matches::show);
    routes.post("/cases/{id}/screening/matches/{match}", matches::judge);
    super::holders::pages::routes(routes);
    super::lists::pages::routes(routes);
    routes.get("/requests/{id}/hold", partner::show);
    routes.post("/requests/{id}/hold", partner::answer);
}

/// One check as pages show it.
pub(super) struct Row {
    pub check: Check,
    pub definition: &'static CheckDefinition,
    pub first: Option<Msg>,
    pub second: Option<Msg>,
    /// The person can record an outcome.
    pub can_record: bool,
    /// The person can be the second one.
    pub can_second: bool,
    /// How far its matches have come.
    pub tally: Tally,
}

impl Row {
    fn words(&self) -> Msg {
        self.check.words(self.definition.effect)
    }

    fn tone(&self) -> &'static str {
        self.check.tone(self.definition.effect)
    }

    fn awaits(&self) -> bool {
        self.check.awaits_second(self.definition.effect)
    }

    fn not_checked(&self) -> bool {
        self.check.outcome == crate::guidelines::CheckOutcome::NotChecked
    }

    /// Nobody has looked at it, and no match has to be judged first.
    fn is_rest(&self) -> bool {
        self.not_checked() && self.tally.open + self.tally.same == 0
    }

    fn path(&self) -> String {
        format!("/cases/{}/screening/checks/{}", self.check.request_id, self.check.code)
    }

    /// What the person would do there.
    fn act(&self) -> Msg {
        match (self.can_second, self.can_record) {
            (true, _) => say::screening::work_confirm(),
            (false, true) if self.not_checked() => say::screening::record(),
            (false, true) => say::common::change(),
            _ => say::screening::see(),
        }
    }
}

/// A hold as staff see it.
pub(super) struct HoldView {
    pub hold: Hold,
    pub opened_by: String,
    pub about: Option<&'static CheckDefinition>,
    pub release_asked: Option<Msg>,
    pub can_ask: bool,
    pub can_second: bool,
    pub can_exclude: bool,
    pub obstacle: Option<Msg>,
}

impl HoldView {
    fn is_open(&self) -> bool {
        self.hold.state == HoldState::Open
    }

    /// How it ended, in words.
    fn end(&self) -> Option<Msg> {
        let at = self.hold.closed_at?;
        match self.hold.state {
            HoldState::Open => None,
            HoldState::Released => Some(say::screening::hold_released_at(at)),
            HoldState::Excluded => Some(say::screening::hold_excluded_at(at)),
            HoldState::Ended => Some(say::screening::hold_ended_at(at)),
        }
    }
}

/// Everything the pages of one case's screening show to one reader.
pub(super) struct View {
    pub case: Case,
    pub rows: Vec<Row>,
    pub settled: Settled,
    pub hold: Option<HoldView>,
    /// Checks on the holder of what this case granted.
    pub holder: Vec<HolderCheck>,
    /// The person may judge here.
    pub works: bool,
    /// Why a screener may not judge here.
    pub why_not: Option<Msg>,
}

impl View {
    pub fn load(conn: &mut Conn, actor: &Actor, id: RequestId) -> Result<Self> {
        let case = Case::load_as_staff(conn, actor, id)?;
        let reference = actions::reference()?;
        let checks = store::checks_of(conn, id)?;
        let settled = rules::settled(&reference.checks, &checks);
        let may = access::adjudicate(actor, &case.standing);
        let worked = actions::is_worked(case.request.stage);
        let works = may.is_ok() && worked;
        let why_not = match may {
            Err(crate::access::Refusal::Because(why)) if actor.has(crate::access::Role::Screener) => {
                Some(why)
            }
            Ok(()) if !worked => Some(if checks.is_empty() {
                say::screening::refused_not_begun()
            } else {
                say::screening::refused_closed_checks()
            }),
            _ => None,
        };
        let mut names = Names::default();
        let hold = match store::latest_hold(conn, id)? {
            None => None,
            Some(hold) => Some(hold_view(conn, &mut names, actor, &case, &checks, &settled, hold)?),
        };
        let mut tallies = super::matches::tallies(conn, id)?;
        let holder = holders::of_request(conn, id)?;
        let mut rows = Vec::new();
        for check in checks {
            let Some(definition) = reference.check(check.code) else { continue };
            let own = check.checked_by == Some(actor.id);
            let awaits = check.awaits_second(definition.effect);
            let excludes = check.excludes(definition.effect);
            rows.push(Row {
                definition,
                first: names.who_when(conn, check.checked_by, check.checked_at)?,
                second: names.who_when(conn, check.confirmed_by, check.confirmed_at)?,
                can_record: works && !excludes && (own || !awaits),
                can_second: works && !own && (awaits || excludes),
                tally: tallies.remove(&check.code).unwrap_or_default(),
                check,
            });
        }
        Ok(Self { case, rows, settled, hold, holder, works, why_not })
    }

    /// How many checks nobody has looked at, and no match stands in the way of.
    fn rest(&self) -> usize {
        self.rows.iter().filter(|row| row.is_rest()).count()
    }

    fn holds_open(&self) -> bool {
        self.hold.as_ref().is_some_and(HoldView::is_open)
    }

    fn can_open_hold(&self) -> bool {
        self.case.can(Action::OpenHold) && (self.works || self.why_not.is_none() || self.rows.is_empty())
    }

    fn can_ask_hold(&self) -> bool {
        self.case.can(Action::AskHold) && !self.holds_open() && !self.can_open_hold()
    }
}

#[allow(clippy::too_many_arguments)]
fn hold_view(
    conn: &mut Conn,
    names: &mut Names,
    actor: &Actor,
    case: &Case,
    checks: &[Check],
    settled: &Settled,
    hold: Hold,
) -> Result<HoldView> {
    let reference = actions::reference()?;
    let open = hold.state == HoldState::Open;
    let standing = &case.standing;
    let asked = hold.release_by.is_some();
    let release_asked = match (hold.release_by, hold.release_at) {
        (Some(by), Some(at)) => Some(say::screening::release_asked_by(at, names.of(conn, by)?)),
        _ => None,
    };
    Ok(HoldView {
        opened_by: names.of(conn, hold.opened_by)?,
        about: hold.check_code.and_then(|code| reference.check(code)),
        release_asked,
        can_ask: open && !asked && access::adjudicate(actor, standing).is_ok(),
        can_second: open && asked && access::second_on_release(actor, standing, hold.release_by).is_ok(),
        can_exclude: open && !settled.excluding.is_empty() && access::exclude(actor, standing).is_ok(),
        obstacle: rules::release_obstacle(&reference.checks, checks, &hold).filter(|_| open),
        hold,
    })
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
