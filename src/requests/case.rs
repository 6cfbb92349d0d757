//! The case as its pages show it: the request, who asks, the open hold, and how the reader stands to it. Every
//! case page loads it first; whoever may not know of the case gets nothing from it.

use chrono::{NaiveDate, NaiveDateTime};

use super::{OpinionGlance, Request, RequestId, Stage, lifecycle, store};
use crate::access::requests::{Sight, Standing, see, writes_for};
use crate::access::{Actor, Role};
use crate::db::Conn;
use crate::error::Result;
use crate::organizations::{self, Organization};
use crate::say::{self, Msg};

/// A case, for one reader.
#[derive(Debug, Clone)]
pub struct Case {
    /// The request.
    pub request: Request,
    /// The organization that asks.
    pub organization: Organization,
    /// Since when it is on hold.
    pub hold_since: Option<NaiveDateTime>,
    /// Until when the partner can answer the hold; none when it is answered.
    pub hold_answer_by: Option<NaiveDate>,
    /// How the reader stands to it.
    pub standing: Standing,
    /// As what the reader sees it.
    pub sight: Sight,
    /// The reader does here what the partner would do.
    pub writes_for: bool,
    /// What focal points and Local Networks were asked, for staff; nothing for partners.
    pub opinions: Vec<OpinionGlance>,
    /// How many open integrity matters on the organization the reader may see; none for partners.
    pub matters: i64,
    /// How many letters about it came back; none for partners.
    pub came_back: i64,
    /// A partner asked that a decision is looked at again.
    pub reconsidered: bool,
    /// What the lifecycle lets the reader do now.
    pub possible: Vec<lifecycle::Action>,
}

/// A tab under the identity bar.
pub struct Tab {
    /// Where to.
    pub path: String,
    /// What it says.
    pub words: Msg,
}

impl Case {
    /// Loads a case for a reader.
    ///
    /// # Errors
    /// Hidden when the reader may not know of it.
    pub fn load(conn: &mut Conn, actor: &Actor, id: RequestId) -> Result<Self> {
        let request = store::by_id(conn, id)?;
        let standing = store::standing_of(conn, &request, actor.id)?;
        let sight = see(actor, &standing)?;
        let organization = organizations::by_id(conn, request.organization_id)?;
        let hold_since = store::hold_open_since(conn, id)?;
        let hold_answer_by = store::lists::held(conn, &[id])?.remove(&id).flatten();
        let opinions = match sight {
            Sight::Partner => Vec::new(),
            Sight::Staff => store::opinions::glance(conn, id)?,
        };
        let matters = match sight {
            Sight::Partner => 0,
            Sight::Staff => store::matters::count_open_on(conn, actor, request.organization_id)?,
        };
        let came_back = match sight {
            Sight::Partner => 0,
            Sight::Staff => crate::notices::came_back(conn, id)?,
        };
        let reconsidered = store::reconsiderations::any(conn, id)?;
        let writes_for = writes_for(actor, &standing);
        let roles: Vec<Role> = match sight {
            Sight::Partner => vec![Role::Partner],
            Sight::Staff => actor.roles.iter().copied().filter(|role| *role != Role::Partner).collect(),
        };
        let possible = lifecycle::possible(&roles, request.stage, request.outcome, hold_since.is_some());
        Ok(Self {
            request,
            organization,
            hold_since,
            hold_answer_by,
            standing,
            sight,
            opinions,
            matters,
            came_back,
            reconsidered,
            writes_for,
            possible,
        })
    }

    /// As [`Case::load`], for staff pages only: a partner is sent away as from a page that does not exist.
    ///
    /// # Errors
    /// Hidden when the reader is not staff for this case; refused when the reader is, but belongs to those who ask.
    pub fn load_as_staff(conn: &mut Conn, actor: &Actor, id: RequestId) -> Result<Self> {
        let case = Self::load(conn, actor, id)?;
        match case.sight {
            Sight::Staff => Ok(case),
            // Whoever of the house belongs to those who ask knows of the request, and reads why the case is not theirs.
            Sight::Partner if actor.is_staff() && actor.belongs_to(case.request.organization_id) => {
                Err(crate::error::Error::Refused(say::requests::own_organization()))
            }
            Sight::Partner => Err(crate::error::Error::Hidden),
        }
    }

    /// As [`Case::load`], for the partner's pages: for the people of the organization, and for the secretariat where it
    /// does what the partner would do.
    ///
    /// # Errors
    /// Hidden for everybody else.
    pub fn load_as_partner(conn: &mut Conn, actor: &Actor, id: RequestId) -> Result<Self> {
        let mut case = Self::load(conn, actor, id)?;
        if case.sight == Sight::Partner {
            return Ok(case);
        }
        if !case.writes_for {
            return Err(crate::error::Error::Hidden);
        }
        let Request { stage, outcome, .. } = case.request;
        case.sight = Sight::Partner;
        case.opinions = Vec::new();
        case.matters = 0;
        case.came_back = 0;
        case.possible = lifecycle::possible(&[Role::Partner], stage, outcome, case.hold_since.is_some());
        Ok(case)
    }

    /// How it came, for staff: none when the partner wrote it here.
    pub fn entered(&self) -> Option<Msg> {
        self.request.entered_by?;
        let on = self.request.received_on.unwrap_or(self.request.created_at.date());
        Some(match self.request.received_as.as_deref() {
            _ if self.request.is_recorded() => say::requests::recorded_from_paper(on),
            Some("email") => say::requests::entered_from_email(on),
            _ => say::requests::entered_from_paper(on),
        })
    }

    /// True when the lifecycle lets the reader take the step: templates show their buttons by it.
    pub fn can(&self, action: lifecycle::Action) -> bool {
        self.possible.contains(&action)
    }

    /// The tabs of a case, for staff.
    pub fn tabs(&self) -> Vec<Tab> {
        let base = format!("/cases/{}", self.request.id);
        let mut tabs = vec![
            Tab { path: base.clone(), words: say::requests::tab_request() },
            Tab { path: format!("{base}/documents"), words: say::requests::tab_documents() },
            Tab { path: format!("{base}/opinions"), words: say::requests::tab_opinions() },
            Tab { path: format!("{base}/screening"), words: say::requests::tab_screening() },
            Tab { path: format!("{base}/reviews"), words: say::requests::tab_reviews() },
        ];
        if matches!(
            self.request.stage,
            Stage::Deliberation | Stage::Recommended | Stage::Deferred | Stage::Closed
        ) {
            tabs.push(Tab { path: format!("{base}/decision"), words: say::requests::tab_decision() });
        }
        if self.reconsidered {
            let words = say::reconsiderations::tab();
            tabs.push(Tab { path: format!("{base}/reconsideration"), words });
        }
        if self.request.stage == Stage::Closed {
            tabs.push(Tab { path: format!("{base}/lesson"), words: say::lessons::tab_lesson() });
        }
        tabs.push(Tab { path: format!("{base}/mail"), words: say::requests::tab_mail() });
        tabs.push(Tab { path: format!("{base}/history"), words: say::requests::tab_history() });
        tabs
    }

    /// The status in words: stage, or outcome once closed, or "On hold".
    pub fn status(&self) -> Msg {
        if self.hold_since.is_some() {
            return say::requests::on_hold();
        }
        match (self.request.stage, self.request.outcome) {
            (Stage::Closed, Some(outcome)) => outcome.words(),
            (stage, _) => stage.words(),
        }
    }

    /// The tone of the status: a class of `.tag`.
    pub fn tone(&self) -> &'static str {
        use super::Outcome as O;
        if self.hold_since.is_some() {
            return "warn";
        }
        match (self.request.stage, self.request.outcome) {
            (Stage::Closed, Some(O::Authorized | O::AuthorizedWithConditions | O::NotRequired)) => "ok",
            (Stage::Closed, Some(O::Excluded | O::Declined)) => "stop",
            (Stage::Closed, _) => "",
            (Stage::Returned, _) => "warn",
            _ => "info",
        }
    }

    /// Whose turn it is, with the day since when.
    pub fn whose_turn(&self) -> Msg {
        self.request.turn.words()
    }

    /// Working target of the stage; on hold, the last day of the partner's answer.
    pub fn due(&self) -> Option<NaiveDate> {
        if self.hold_since.is_some() { self.hold_answer_by } else { self.request.due_on }
    }
}

/// How one person stands to one case, for actions of higher concepts.
///
/// # Errors
/// When the database fails.
pub fn standing(conn: &mut Conn, request: &Request, actor: &Actor) -> Result<Standing> {
    store::standing_of(conn, request, actor.id)
}

/// Fails as hidden for whoever may not know of the case. Handlers that read a form or an upload before their
/// action runs ask this first, so that a stranger learns nothing and sends nothing.
///
/// # Errors
/// Hidden; when the database fails.
pub async fn must_know(db: &crate::db::Db, actor: &Actor, id: RequestId) -> Result<()> {
    let actor = actor.clone();
    db.read(move |conn| Case::load(conn, &actor, id).map(|_| ())).await
}

/// The rules by which a request is measured.
///
/// # Errors
/// Hidden when there is no such request.
pub async fn rules_of(db: &crate::db::Db, id: RequestId) -> Result<&'static crate::guidelines::Reference> {
    db.read(move |conn| store::by_id(conn, id)?.rules()).await
}
