//! What the holder sees and does.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use super::Shown;
use crate::authorizations::lifecycle::AuthorizationState as S;
use crate::authorizations::{
    ChangeAbout, Condition, ConditionState, PaperState, actions, of_request, reasons, rules,
};
use crate::db::ids::{AuthorizationId, RequestId};
use crate::documents::kinds;
use crate::error::{Error, Problems, Result};
use crate::guidelines::UseType;
use crate::requests::Case;
use crate::say as t;
use crate::say::Msg;
use crate::waiting::{self, WaitKind};
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "authorizations/partner.html")]
struct PartnerPage<'a> {
    page: &'a Page,
    case: &'a Case,
    shown: &'a Shown,
    f: Filled,
    today: NaiveDate,
    report_due: Option<NaiveDate>,
    open: &'a str,
}

impl PartnerPage<'_> {
    /// The last day to ask that a stop, or the conditions, are looked at again; none when there is nothing to ask.
    fn reconsider_by(&self) -> Option<NaiveDate> {
        let row = &self.shown.row;
        let since = match row.state {
            S::Suspended | S::Revoked => row.stopped_at?,
            S::Offered | S::Accepted | S::Active if !self.shown.conditions.is_empty() => row.offered_at,
            _ => return None,
        };
        Some(rules::ask_again_by(since.date())).filter(|day| self.today <= *day)
    }

    /// What may be printed today: a word and its tone.
    fn may_print(&self) -> (Msg, &'static str, Msg) {
        use crate::say::authorizations as t;
        let row = &self.shown.row;
        match row.state {
            S::Offered => (t::print_nothing_yet(), "warn", t::print_until_accepted()),
            S::Accepted if self.shown.in_the_way() > 0 => {
                (t::print_nothing_yet(), "warn", t::print_until_conditions())
            }
            S::Accepted => (t::print_nothing_yet(), "warn", t::print_until_start(row.starts_on)),
            S::Active => (t::print_as_approved(), "ok", t::print_until_end(row.ends_on)),
            S::Suspended => (t::print_nothing_now(), "stop", t::print_suspended()),
            S::Revoked => (t::print_nothing(), "stop", t::print_gone_by(row.stop_by.unwrap_or(row.ends_on))),
            S::Refused | S::Lapsed | S::Ended | S::Expired => (t::print_nothing(), "", t::print_over()),
        }
    }

    /// The sentence at the top.
    fn stands(&self) -> Msg {
        use crate::say::authorizations as t;
        let row = &self.shown.row;
        let stopped = row.stopped_at.map_or(row.ends_on, |at| at.date());
        match row.state {
            S::Offered => t::stands_offered(row.accept_by),
            S::Accepted if self.shown.in_the_way() > 0 => t::stands_accepted_waiting(self.shown.in_the_way()),
            S::Accepted => t::stands_accepted(row.starts_on),
            S::Active => t::stands_active(row.ends_on),
            S::Suspended => t::stands_suspended(stopped),
            S::Refused => t::stands_refused(stopped),
            S::Lapsed => t::stands_lapsed(stopped),
            S::Revoked => t::stands_revoked(stopped),
            S::Ended => t::stands_ended(stopped),
            S::Expired => t::stands_expired(row.ends_on),
        }
    }

    /// The day on which an entry that is put off appears in the register.
    fn listed_from(&self) -> Option<NaiveDate> {
        self.shown.delay.as_ref().map(|delay| delay.listed_from).filter(|day| *day > self.today)
    }

    /// The holder may hand in files for this condition now.
    fn takes_papers(&self, condition: &Condition) -> bool {
        rules::takes_papers(self.shown.row.state, condition.state)
    }

    /// The form's part for this condition was sent and shown again.
    fn paper_field(&self, position: i64) -> Field {
        let about =
            if position == 0 { t::authorizations::paper_copy() } else { t::authorizations::paper_file() };
        self.f.file(&format!("file-{position}"), about, kinds::accept())
    }

    /// The last day on which the exact artwork can be fetched, while it can be.
    fn artwork_until(&self) -> Option<NaiveDate> {
        rules::artwork_until(self.shown.row.accepted_at?.date(), self.today)
            .filter(|_| rules::hands_out_artwork(self.shown.row.state))
            .filter(|_| !self.shown.terms.artwork.is_empty() || self.shown.has_masters)
    }

    /// Whether somebody can be named now who acts for the holder.
    fn can_name_agents(&self) -> bool {
        rules::takes_agents(self.shown.row.state)
    }

    /// The accounts of the money are asked for with the report.
    fn asks_accounts(&self) -> bool {
        self.shown.row.use_type == UseType::Fundraising
    }

    fn is_open(&self, part: &str) -> bool {
        self.open == part
    }

    fn can_accept(&self) -> bool {
        self.shown.row.state == S::Offered && self.today <= self.shown.row.accept_by
    }

    /// Whether a change can be reported now.
    fn can_report_change(&self) -> bool {
        matches!(self.shown.row.state, S::Accepted | S::Active | S::Suspended)
    }

    /// Whether a renewal can be asked for now.
    fn can_renew(&self) -> bool {
        rules::may_renew(self.shown.row.state, self.shown.row.ends_on, self.today, rules::renewal_window())
    }

    fn abouts(&self) -> Vec<(String, Msg)> {
        ChangeAbout::ALL.iter().map(|one| (one.to_string(), one.words())).collect()
    }

    fn can_give_up(&self) -> bool {
        matches!(self.shown.row.state, S::Accepted | S::Active | S::Suspended)
    }
}

pub(super) async fn load(app: &AppData, me: &SignedIn, id: i64) -> Result<(Case, Shown, Option<NaiveDate>)> {
    let actor = me.actor().clone();
    app.db
        .read(move |conn| {
            let case = Case::load_as_partner(conn, &actor, RequestId(id))?;
            let row = of_request(conn, RequestId(id))?.ok_or(Error::Hidden)?;
            let waits = waiting::open_for_request(conn, RequestId(id))?;
            let report =
                waits.iter().find(|wait| wait.kind == WaitKind::UseReport).and_then(|wait| wait.due_on);
            Ok((case, Shown::load(conn, row)?, report))
        })
        .await
}

/// The holder's page.
pub async fn page(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    let (case, shown, report_due) = load(&app, &me, *id).await?;
    let today = app.db.clock().now().date();
    page.show(&PartnerPage {
        page: &page,
        case: &case,
        shown: &shown,
        f: Filled::new(),
        today,
        report_due,
        open: "",
    })
}

pub(super) async fn again(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: i64,
    form: &Form,
    problems: Problems,
    open: &str,
) -> Response {
    let (case, shown, report_due) = load(app, me, id).await?;
    let today = app.db.clock().now().date();
    let f = Filled::from_form(form, problems);
    page.show_problems(&PartnerPage { page, case: &case, shown: &shown, f, today, report_due, open })
}

/// The authorization of a request that the person acts for.
pub(super) async fn own(app: &AppData, me: &SignedIn, id: i64) -> Result<AuthorizationId> {
    load(app, me, id).await.map(|(_, shown, _)| shown.row.id)
}

pub(super) fn back(id: i64) -> String {
    format!("/requests/{id}/authorization")
}

/// Accepts and signs.
pub async fn accept(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&["name", "title", "waiver"])?;
    let (id, actor) = (*id, me.actor().clone());
    let authorization = own(&app, &me, id).await?;
    let signed = actions::Signature::new(form.text("name"), form.text("title"), form.ticked("waiver"));
    let signature = match signed {
        Ok(signature) => signature,
        Err(problems) => return again(&app, &page, &me, id, &form, problems, "").await,
    };
    once::write_as(&app.db, &form, &me, "authorizations.accept", move |tx| {
        actions::accept(tx, &actor, authorization, &signature)?;
        Ok(back(id))
    })
    .await
}

/// Refuses with a reason.
pub async fn refuse(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&["reason"])?;
    let (id, actor) = (*id, me.actor().clone());
    let authorization = own(&app, &me, id).await?;
    let reason = match reasons("reason", form.text("reason")) {
        Ok(reason) => reason,
        Err(problems) => return again(&app, &page, &me, id, &form, problems, "refuse").await,
    };
    once::write_as(&app.db, &form, &me, "authorizations.refuse", move |tx| {
        actions::refuse(tx, &actor, authorization, &reason)?;
        Ok(back(id))
    })
    .await
}

/// Gives it up.
pub async fn give_up(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&["sure"])?;
    let (id, actor) = (*id, me.actor().clone());
    let authorization = own(&app, &me, id).await?;
    if !form.ticked("sure") {
        let mut problems = Problems::new();
        problems.add("sure", t::authorizations::tick_to_give_up());
        return again(&app, &page, &me, id, &form, problems, "give-up").await;
    }
    once::write_as(&app.db, &form, &me, "authorizations.give_up", move |tx| {
        actions::give_up(tx, &actor, authorization)?;
        Ok(back(id))
    })
    .await
}
