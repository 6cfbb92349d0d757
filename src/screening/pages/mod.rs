//! The pages of screening: the checks of a case, one check, the hold for staff and for the partner.

mod check;
mod exclude;
pub(super) mod forms;
mod hold;
pub(super) mod leads;
mod list;
mod matches;
mod partner;
mod people;
mod queue;
mod release;
mod rest;

pub(super) use people::{Names, id_of, works};

use super::controversies::{self, Grade};
use super::holders::{self, HolderCheck};
use super::matches::Tally;
use super::{Check, Hold, HoldState, Settled, engagements, rules, store};
use crate::access::{Actor, screening as access};
use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::error::Result;
use crate::guidelines::{CheckDefinition, RiskLevel};
use crate::requests::{Action, Case};
use crate::say::{self, Msg};
use crate::web::Routes;

/// The routes of screening.
pub fn routes(routes: &mut Routes) {
    routes.get("/matches", queue::show);
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
    super::controversies::pages::routes(routes);
    super::risks::pages::routes(routes);
    super::engagements::pages::routes(routes);
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

/// What screening holds beside the checks.
pub(super) struct Beside {
    /// The grade of the worst open report on the organization.
    pub worst: Option<Grade>,
    /// The risk of the case.
    pub risk: Option<RiskLevel>,
    /// A remedial engagement is approved.
    pub engaged: bool,
    /// There is one, or one can be proposed.
    pub engages: bool,
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
    /// What is held beside them.
    pub beside: Beside,
    /// The person may judge here.
    pub works: bool,
    /// Why a screener may not judge here.
    pub why_not: Option<Msg>,
}

impl View {
    pub fn load(conn: &mut Conn, actor: &Actor, id: RequestId) -> Result<Self> {
        let case = Case::load_as_staff(conn, actor, id)?;
        let reference = case.request.rules()?;
        let checks = store::checks_of(conn, id)?;
        let engaged = engagements::approved(conn, id)?.is_some();
        let settled = rules::settled(&reference.checks, &checks, engaged);
        let (works, why_not) = works(actor, &case, !checks.is_empty());
        let mut names = Names::default();
        let hold = match store::latest_hold(conn, id)? {
            None => None,
            Some(hold) => Some(hold_view(conn, &mut names, actor, &case, &settled, hold)?),
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
        let beside = Beside {
            worst: controversies::worst_open(conn, case.request.organization_id)?.map(Grade),
            risk: super::risks::overall(conn, id)?,
            engaged,
            engages: engagements::may_be_seen(conn, id)?,
        };
        Ok(Self { case, rows, settled, hold, holder, beside, works, why_not })
    }

    /// The checks that nobody has looked at, where no match and no open report stands in the way.
    fn rest(&self) -> impl Iterator<Item = &Row> {
        let reported = self.beside.worst.is_some_and(|worst| worst > Grade(0));
        self.rows
            .iter()
            .filter(move |row| row.is_rest() && !(reported && rules::grades_controversy(row.check.code)))
    }

    fn has_rest(&self) -> bool {
        self.rest().next().is_some()
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

fn hold_view(
    conn: &mut Conn,
    names: &mut Names,
    actor: &Actor,
    case: &Case,
    settled: &Settled,
    hold: Hold,
) -> Result<HoldView> {
    let reference = case.request.rules()?;
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
        obstacle: rules::release_obstacle(settled, &hold).filter(|_| open),
        hold,
    })
}
