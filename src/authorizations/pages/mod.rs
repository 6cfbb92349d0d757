//! The pages of authorizations: the holder's, the office's, the public register and the verification.

mod agents;
mod artwork;
mod changes;
mod document;
mod extracts;
mod feed;
mod list;
mod overview;
mod paper;
mod papers;
mod partner;
mod proof;
mod register;
mod register_files;
mod reports;
mod staff;
mod verify;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;

use crate::accounts;
use crate::db::Conn;
use crate::db::ids::AccountId;
use crate::error::Result;
use crate::say::Msg;
use crate::web::Routes;

use super::actions::Promised;
use super::store::Authorization;
use super::{Agent, ChangeReport, Condition, Delay, Paper, UseReport, words};
use crate::decisions::{Code, Terms};

/// The routes of authorizations.
pub fn routes(routes: &mut Routes) {
    routes.public_get("/register", register::list);
    routes.public_get("/register/{number}.pdf", extracts::register);
    routes.public_get("/register/{number}", register::one);
    routes.public_get("/verify", verify::form);
    routes.public_get("/verify/document", document::form);
    routes.public_post("/verify/document", document::check);
    routes.public_get("/verify/{code}", verify::one);
    routes.public_get("/verify/{code}/proof.json", proof::by_code);
    routes.public_get("/register/{number}/proof.json", proof::by_number);
    routes.public_get("/.well-known/imprimatur-keys.json", proof::keys);
    routes.get("/requests/{id}/authorization", partner::page);
    routes.post("/requests/{id}/authorization/accept", partner::accept);
    routes.post("/requests/{id}/authorization/refuse", partner::refuse);
    routes.post("/requests/{id}/authorization/give-up", partner::give_up);
    routes.post("/requests/{id}/authorization/report", reports::report);
    routes.post("/requests/{id}/authorization/agents", agents::name);
    routes.post("/requests/{id}/authorization/agents/{agent}/end", agents::end);
    routes.post("/requests/{id}/authorization/papers", papers::hand_in);
    routes.get("/requests/{id}/authorization/papers/{paper}", papers::fetch_own);
    routes.get("/requests/{id}/authorization/artwork.zip", artwork::fetch);
    routes.get("/requests/{id}/authorization/report.pdf", extracts::own_report);
    routes.get("/authorizations/next", overview::list);
    routes.get("/authorizations/paper", paper::list);
    routes.post("/authorizations/paper", paper::bring);
    routes.get("/authorizations/paper/template.csv", paper::template);
    routes.get("/authorizations/paper/{import}", paper::one);
    routes.post("/authorizations/paper/{import}/record", paper::record);
    routes.post("/authorizations/paper/{import}/discard", paper::discard);
    routes.get("/authorizations/{id}/report.pdf", extracts::report_for_staff);
    routes.get("/authorizations/{id}/papers/{paper}", papers::fetch);
    routes.post("/authorizations/{id}/papers/{paper}", papers::look_at);
    routes.post("/requests/{id}/authorization/change", changes::report);
    routes.post("/requests/{id}/authorization/renew", changes::renew);
    routes.post("/authorizations/{id}/changes/{change}", changes::answer);
    routes.post("/authorizations/{id}/reports/{report}", reports::look_at);
    routes.post("/authorizations/{id}/agents/{agent}/stop", agents::stop);
    routes.get("/admin/artwork", artwork::list);
    routes.post("/admin/artwork", artwork::add);
    routes.post("/admin/artwork/{id}/withdraw", artwork::withdraw);
    routes.get("/cases/{id}/authorization", staff::of_case);
    routes.get("/authorizations", list::page);
    routes.post("/authorizations/views", list::keep);
    routes.get("/authorizations/{id}", staff::page);
    routes.post("/authorizations/{id}/suspend", staff::suspend);
    routes.post("/authorizations/{id}/reinstate", staff::reinstate);
    routes.post("/authorizations/{id}/revoke", staff::revoke);
    routes.get("/account/calendar", feed::page);
    routes.post("/account/calendar", feed::make);
    routes.post("/account/calendar/end", feed::end);
    routes.public_get("/calendar/{secret}.ics", feed::calendar);
    routes.post("/authorizations/{id}/delay", staff::delay);
    routes.post("/authorizations/{id}/list-now", staff::list_now);
    routes.post("/authorizations/{id}/conditions/{position}", staff::condition);
}

/// What the pages of holder and office both show of an authorization.
struct Shown {
    row: Authorization,
    terms: Terms,
    conditions: Vec<Condition>,
    /// The newest first.
    reports: Vec<UseReport>,
    promised: Option<Promised>,
    agents: Vec<Agent>,
    has_masters: bool,
    /// Number and day of the paper, where it was granted on paper.
    on_paper: Option<(String, NaiveDate)>,
    /// Who recorded what became of conditions, by name.
    checkers: BTreeMap<AccountId, String>,
    delay: Option<Delay>,
    papers: Vec<Paper>,
    changes: Vec<ChangeReport>,
}

impl Shown {
    fn load(conn: &mut Conn, row: Authorization) -> Result<Self> {
        let terms = row.granted()?;
        let conditions = super::conditions_of(conn, row.id)?;
        let reports = super::store::reports_of(conn, row.id)?;
        let promised = super::actions::promised(conn, &row)?;
        let agents = super::store::agents_of(conn, row.id)?;
        let mut checkers = BTreeMap::new();
        for by in conditions.iter().filter_map(|condition| condition.checked_by) {
            if let Entry::Vacant(place) = checkers.entry(by) {
                place.insert(accounts::by_id(conn, by)?.name);
            }
        }
        let has_masters = !super::store::masters_of(conn, &row.marks())?.is_empty();
        let on_paper = super::store::record_of(conn, row.id)?;
        let delay = super::store::delay_of(conn, row.id)?;
        let papers = super::store::papers_of(conn, row.id)?;
        let changes = super::changes_of(conn, row.id)?;
        Ok(Self {
            row,
            terms,
            conditions,
            reports,
            promised,
            agents,
            has_masters,
            on_paper,
            checkers,
            delay,
            papers,
            changes,
        })
    }

    fn marks(&self) -> String {
        words::marks(&self.terms.marks)
    }

    fn use_in_words(&self) -> String {
        words::use_type(self.terms.use_type)
    }

    fn places(&self) -> String {
        let codes: Vec<String> = self.row.country.split_whitespace().map(str::to_owned).collect();
        words::territory(&codes, usize::MAX)
    }

    fn media(&self) -> String {
        words::media(&self.terms.media)
    }

    fn languages(&self) -> String {
        words::languages(&self.terms.languages)
    }

    /// Who signed the waiver, as what and when.
    fn signature(&self) -> Option<Msg> {
        let (name, title) = (self.row.signed_name.as_ref()?, self.row.signed_title.as_ref()?);
        Some(crate::say::authorizations::signed_by(name, title, self.row.accepted_at?))
    }

    /// The code as people read it.
    fn code(&self) -> String {
        Code::parse(&self.row.code).map_or_else(|| self.row.code.clone(), |code| code.to_string())
    }

    /// What was handed in for a condition, or with the report on the use.
    fn papers_for(&self, position: Option<i64>) -> Vec<&Paper> {
        self.papers.iter().filter(|paper| paper.position == position).collect()
    }

    /// Conditions that must be met before the first use and are not.
    fn in_the_way(&self) -> usize {
        use super::ConditionState as C;
        self.conditions
            .iter()
            .filter(|condition| condition.precedent && matches!(condition.state, C::Open | C::Breached))
            .count()
    }
}
