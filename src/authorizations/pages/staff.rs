//! What the office sees and does.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use super::Shown;
use crate::access::authorizations as access;
use crate::access::{Actor, Role};
use crate::accounts;
use crate::audit::{self, EventRow, Subject, SubjectKind};
use crate::authorizations::actions::Looked;
use crate::authorizations::lifecycle::{self, AuthorizationAction as A};
use crate::authorizations::{
    Agent, ChangeReport, ChangeVerdict, Condition, ConditionState, Paper, PaperState, UseReport, actions,
    by_id, of_request, reasons, rules,
};
use crate::db::ids::{AuthorizationId, RequestId};
use crate::error::{Error, Problems, Result};
use crate::guidelines::Reference;
use crate::requests::Case;
use crate::requests::answers::DateParts;
use crate::requests::questions::dates;
use crate::say as t;
use crate::say::Msg;
use crate::screening::holders::{self, HolderCheck};
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// An event and who did it.
type Line = (EventRow, Option<String>);

#[derive(Template)]
#[template(path = "authorizations/staff.html")]
struct StaffPage<'a> {
    page: &'a Page,
    case: &'a Case,
    shown: &'a Shown,
    history: &'a [Line],
    f: Filled,
    actor: &'a Actor,
    open: String,
    today: NaiveDate,
    holder_checks: &'a [HolderCheck],
    /// The latest check that two people confirmed, as long as the list says so.
    listed: Option<&'a HolderCheck>,
}

impl StaffPage<'_> {
    /// A check on the holder is open.
    fn under_check(&self) -> bool {
        self.holder_checks.iter().any(HolderCheck::is_open)
    }

    /// What two people confirmed and the list still says, while an officer can still suspend by it.
    fn confirmed(&self) -> Option<&HolderCheck> {
        self.listed.filter(|_| self.can_suspend())
    }

    /// The person may open the checks on the holder.
    fn reads_checks(&self) -> bool {
        crate::access::screening::read_matches(self.actor, &self.case.standing).is_ok()
    }

    /// What the holder would read if the officer changed nothing.
    fn proposed_reasons(&self) -> String {
        t::authorizations::suspend_proposed().to_string()
    }

    fn can(&self, action: A) -> bool {
        let row = &self.shown.row;
        let who = lifecycle::TABLE.iter().find(|line| line.action == action).map_or(&[][..], |line| line.who);
        access::act(self.actor, who, &self.case.standing).is_ok()
            && lifecycle::step(action, row.state, row.suspended_from).is_ok()
    }

    fn can_suspend(&self) -> bool {
        self.can(A::Suspend)
    }

    fn can_reinstate(&self) -> bool {
        self.can(A::Reinstate)
    }

    fn can_revoke(&self) -> bool {
        self.can(A::Revoke)
    }

    /// The day on which an entry that is put off appears.
    fn listed_from(&self) -> Option<NaiveDate> {
        self.shown.delay.as_ref().map(|delay| delay.listed_from).filter(|day| *day > self.today)
    }

    /// What may be said of a file that the holder handed in; nothing when somebody has looked at it.
    fn looks(&self, paper: &Paper) -> Vec<(String, Msg)> {
        use crate::say::authorizations as t;
        if paper.state != PaperState::HandedIn
            || access::check_condition(self.actor, false, &self.case.standing).is_err()
        {
            return Vec::new();
        }
        let mut looks = vec![(Looked::Approved, t::look_approved()), (Looked::SentBack, t::look_sent_back())];
        let meets = |condition: &Condition| {
            Some(condition.position) == paper.position
                && rules::condition_step(condition.state, ConditionState::Met)
        };
        if self.shown.conditions.iter().any(meets) {
            looks.insert(0, (Looked::Meets, t::look_meets()));
        }
        looks.into_iter().map(|(look, words)| (look.as_str().to_owned(), words)).collect()
    }

    fn look_field(&self, paper: &Paper, looks: &[(String, Msg)]) -> Field {
        self.f.radios(&format!("look-{}", paper.id), t::authorizations::look_label(), looks.to_vec())
    }

    fn remarks_field(&self, paper: &Paper) -> Field {
        self.f.area(&format!("remarks-{}", paper.id), t::authorizations::look_remarks()).rows(3).optional()
    }

    /// Who recorded what became of a condition, and when.
    fn checked(&self, condition: &Condition) -> Option<Msg> {
        let (by, at) = (condition.checked_by?, condition.checked_at?);
        let name = self.shown.checkers.get(&by)?;
        Some(t::authorizations::condition_checked(name, at))
    }

    /// Whether the person looks at this report now.
    fn can_look_at(&self, report: &UseReport) -> bool {
        report.state == PaperState::HandedIn
            && access::check_condition(self.actor, false, &self.case.standing).is_ok()
    }

    fn report_look(&self, report: &UseReport) -> Field {
        use crate::say::authorizations as t;
        let looks =
            vec![("accept".to_owned(), t::report_look_accept()), ("back".into(), t::report_look_back())];
        self.f
            .radios(&format!("report-look-{}", report.id), t::report_look_label(), looks)
            .choice_hint("accept", t::report_look_accept_hint())
    }

    fn report_remarks(&self, report: &UseReport) -> Field {
        self.f
            .area(&format!("report-remarks-{}", report.id), t::authorizations::look_remarks())
            .hint(t::authorizations::look_remarks_hint())
            .rows(3)
            .optional()
    }

    /// Whether the person may end what an agent does.
    fn can_stop(&self, agent: &Agent) -> bool {
        agent.acts_on(self.today) && access::stop_agent(self.actor, &self.case.standing).is_ok()
    }

    fn agent_reasons(&self, agent: &Agent) -> Field {
        self.f.area(&format!("agent-reasons-{}", agent.id), t::authorizations::reasons_label()).rows(3)
    }

    fn is_open_agent(&self, agent: &Agent) -> bool {
        self.open == format!("agent-{}", agent.id)
    }

    /// An officer without a conflict may put the entry off, or let it appear.
    fn can_delay(&self) -> bool {
        let officer = access::act(self.actor, &[Role::AuthorizingOfficer], &self.case.standing);
        officer.is_ok() && self.shown.row.in_register && self.shown.row.state.is_live()
    }

    /// What the person may record of a condition.
    fn outcomes(&self, condition: &Condition) -> Vec<(String, Msg)> {
        use crate::authorizations::AuthorizationState as S;
        if matches!(self.shown.row.state, S::Refused | S::Lapsed) {
            return Vec::new();
        }
        ConditionState::ALL
            .iter()
            .filter(|to| rules::condition_step(condition.state, **to))
            .filter(|to| {
                let waive = **to == ConditionState::Waived;
                access::check_condition(self.actor, waive, &self.case.standing).is_ok()
            })
            .map(|to| (to.as_str().to_owned(), to.words()))
            .collect()
    }

    fn outcome_field(&self, condition: &Condition, outcomes: &[(String, Msg)]) -> Field {
        let name = format!("state-{}", condition.position);
        self.f.radios(&name, t::authorizations::condition_became(), outcomes.to_vec())
    }

    fn evidence_field(&self, condition: &Condition) -> Field {
        let name = format!("evidence-{}", condition.position);
        self.f.area(&name, t::authorizations::condition_evidence()).rows(3)
    }

    /// Whether the person answers what a holder reported.
    fn can_answer_change(&self) -> bool {
        access::answer_change(self.actor, &self.case.standing).is_ok()
    }

    fn verdicts(&self) -> Vec<(String, Msg)> {
        ChangeVerdict::ALL.iter().map(|one| (one.to_string(), one.words())).collect()
    }

    fn verdict_field(&self, change: &ChangeReport) -> Field {
        self.f.radios(&format!("verdict-{}", change.id), t::authorizations::change_verdict(), self.verdicts())
    }

    fn answer_field(&self, change: &ChangeReport) -> Field {
        self.f.area(&format!("answer-{}", change.id), t::authorizations::change_answer())
    }

    fn is_open(&self, part: &str) -> bool {
        self.open == part
    }

    fn is_open_condition(&self, position: &i64) -> bool {
        self.open == format!("condition-{position}")
    }

    /// What happened, in words.
    fn happened(&self, event: &EventRow) -> Msg {
        let verb = event.action.strip_prefix("authorizations.").unwrap_or(&event.action).replace('_', "-");
        t::by_id("authorizations", &format!("event-{verb}")).unwrap_or_else(|| Msg::plain(&event.action))
    }
}

pub(super) async fn load(
    app: &AppData,
    me: &SignedIn,
    id: i64,
) -> Result<(Case, Shown, Vec<Line>, Vec<HolderCheck>, Option<HolderCheck>)> {
    let actor = me.actor().clone();
    app.db
        .read(move |conn| {
            let row = by_id(conn, AuthorizationId(id))?;
            let case = Case::load_as_staff(conn, &actor, row.request_id)?;
            let chain = audit::actions_of(conn, Subject { kind: SubjectKind::Authorization, id: row.id.0 })?;
            let mut history = Vec::with_capacity(chain.len());
            for event in chain.into_iter().rev() {
                let who = match event.actor_id {
                    Some(account) => Some(accounts::by_id(conn, account)?.name),
                    None => None,
                };
                history.push((event, who));
            }
            let checks = holders::of_authorization(conn, row.id)?;
            let listed = holders::listed(conn, &checks)?;
            Ok((case, Shown::load(conn, row)?, history, checks, listed))
        })
        .await
}

/// Fails as hidden for whoever may not know of the authorization.
pub(super) async fn must_know(app: &AppData, me: &SignedIn, id: i64) -> Result<()> {
    load(app, me, id).await.map(|_| ())
}

pub(super) async fn show(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: i64,
    f: Filled,
    open: String,
) -> Response {
    let (case, shown, history, checks, listed) = load(app, me, id).await?;
    let wrong = !f.problems.is_empty();
    let today = app.db.clock().now().date();
    let shown = StaffPage {
        page,
        case: &case,
        shown: &shown,
        history: &history,
        f,
        actor: me.actor(),
        open,
        today,
        holder_checks: &checks,
        listed: listed.as_ref(),
    };
    if wrong { page.show_problems(&shown) } else { page.show(&shown) }
}

/// The page of an authorization, for staff.
pub async fn page(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    let reference = Reference::current().map_err(Error::internal)?;
    let today = app.db.clock().now().date();
    let days = reference.terms.terms.stop_use_working_days;
    let stop_by = app.db.with_closed_days(|| reference.terms.calendar.add_working_days(today, days));
    let f = Filled::new().with_date("stop_by", Some(stop_by));
    show(&app, &page, &me, *id, f, String::new()).await
}

/// On from a case to what it granted.
pub async fn of_case(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    let (id, actor) = (RequestId(*id), me.actor().clone());
    let found = app
        .db
        .read(move |conn| {
            Case::load_as_staff(conn, &actor, id)?;
            of_request(conn, id)
        })
        .await?;
    let row = found.ok_or(Error::Hidden)?;
    Ok(page.go(&back(row.id.0)))
}

pub(super) fn back(id: i64) -> String {
    format!("/authorizations/{id}")
}

/// Suspends.
pub async fn suspend(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&["suspend_reasons"])?;
    let (id, actor) = (*id, me.actor().clone());
    let why = match reasons("suspend_reasons", form.text("suspend_reasons")) {
        Ok(why) => why,
        Err(problems) => {
            let f = Filled::from_form(&form, problems);
            return show(&app, &page, &me, id, f, "suspend".into()).await;
        }
    };
    once::write_as(&app.db, &form, &me, "authorizations.suspend", move |tx| {
        actions::suspend(tx, &actor, AuthorizationId(id), &why)?;
        Ok(back(id))
    })
    .await
}

/// Reinstates.
pub async fn reinstate(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&["reinstate_reasons"])?;
    let (id, actor) = (*id, me.actor().clone());
    let why = match reasons("reinstate_reasons", form.text("reinstate_reasons")) {
        Ok(why) => why,
        Err(problems) => {
            let f = Filled::from_form(&form, problems);
            return show(&app, &page, &me, id, f, "reinstate".into()).await;
        }
    };
    once::write_as(&app.db, &form, &me, "authorizations.reinstate", move |tx| {
        actions::reinstate(tx, &actor, AuthorizationId(id), &why)?;
        Ok(back(id))
    })
    .await
}

/// The day in three boxes.
pub(super) fn day(form: &Form, name: &str) -> Result<NaiveDate, Problems> {
    let part = |part: &str| form.text(&format!("{name}-{part}")).to_owned();
    let parts = DateParts { day: part("day"), month: part("month"), year: part("year") };
    dates::read(&parts).map_err(|_| {
        let mut problems = Problems::new();
        problems.add(name, t::authorizations::enter_a_real_day());
        problems
    })
}

/// Revokes.
pub async fn revoke(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&["revoke_reasons", "stop_by-day", "stop_by-month", "stop_by-year"])?;
    let (id, actor) = (*id, me.actor().clone());
    let mut problems = Problems::new();
    let why = take(&mut problems, reasons("revoke_reasons", form.text("revoke_reasons")));
    let stop_by = take(&mut problems, day(&form, "stop_by"));
    if stop_by.is_some_and(|day| day < app.db.clock().now().date()) {
        problems.add("stop_by", t::authorizations::stop_by_has_passed());
    }
    let (Some(why), Some(stop_by), true) = (why, stop_by, problems.is_empty()) else {
        let f = Filled::from_form(&form, problems);
        return show(&app, &page, &me, id, f, "revoke".into()).await;
    };
    once::write_as(&app.db, &form, &me, "authorizations.revoke", move |tx| {
        actions::revoke(tx, &actor, AuthorizationId(id), &why, stop_by)?;
        Ok(back(id))
    })
    .await
}

/// Puts the entry in the register off.
pub async fn delay(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&["delay_reasons", "listed_from-day", "listed_from-month", "listed_from-year"])?;
    let (id, actor) = (*id, me.actor().clone());
    let mut problems = Problems::new();
    let why = take(&mut problems, reasons("delay_reasons", form.text("delay_reasons")));
    let until = take(&mut problems, day(&form, "listed_from"));
    let (Some(why), Some(until)) = (why, until) else {
        let f = Filled::from_form(&form, problems);
        return show(&app, &page, &me, id, f, "delay".into()).await;
    };
    let done = once::write_as(&app.db, &form, &me, "authorizations.delay_listing", move |tx| {
        actions::delay_listing(tx, &actor, AuthorizationId(id), until, &why)?;
        Ok(back(id))
    });
    match done.await {
        Err(Error::Invalid(problems)) => {
            let f = Filled::from_form(&form, problems);
            show(&app, &page, &me, id, f, "delay".into()).await
        }
        other => other,
    }
}

/// Lets the entry be shown from today on.
pub async fn list_now(app: AppData, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&[])?;
    let (id, actor) = (*id, me.actor().clone());
    once::write_as(&app.db, &form, &me, "authorizations.list_now", move |tx| {
        actions::list_now(tx, &actor, AuthorizationId(id))?;
        Ok(back(id))
    })
    .await
}

/// The value, or its problems among the others.
pub(super) fn take<T>(problems: &mut Problems, value: Result<T, Problems>) -> Option<T> {
    match value {
        Ok(value) => Some(value),
        Err(found) => {
            for (field, message) in found.iter() {
                problems.add(field.clone(), message.clone());
            }
            None
        }
    }
}

/// Records what became of a condition.
pub async fn condition(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
    form: Form,
) -> Response {
    let (id, position) = *path;
    let (state, evidence) = (format!("state-{position}"), format!("evidence-{position}"));
    form.only(&[&state, &evidence])?;
    let actor = me.actor().clone();
    let mut problems = Problems::new();
    let to = ConditionState::parse(form.text(&state));
    if to.is_none() {
        problems.add(state, t::authorizations::choose_what_became());
    }
    let shows = take(&mut problems, reasons(&evidence, form.text(&evidence)));
    let (Some(to), Some(shows)) = (to, shows) else {
        let f = Filled::from_form(&form, problems);
        return show(&app, &page, &me, id, f, format!("condition-{position}")).await;
    };
    once::write_as(&app.db, &form, &me, "authorizations.condition", move |tx| {
        actions::check_condition(tx, &actor, AuthorizationId(id), position, to, &shows)?;
        Ok(back(id))
    })
    .await
}
