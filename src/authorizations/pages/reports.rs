//! The report on a use: the holder sends it, the office looks at it.

use actix_web::web;

use super::{partner, staff};
use crate::authorizations::{actions, reasons, rules};
use crate::db::ids::{AuthorizationId, UseReportId};
use crate::error::{Error, Problems};
use crate::guidelines::UseType;
use crate::say::authorizations as t;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// The holder reports on the use.
pub async fn report(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&["report", "currency", "raised", "costs", "passed_on"])?;
    let (id, actor) = (*id, me.actor().clone());
    let (_, shown, _) = partner::load(&app, &me, id).await?;
    let authorization = shown.row.id;
    let mut problems = Problems::new();
    let text = staff::take(&mut problems, reasons("report", form.text("report")));
    let accounts = match shown.row.use_type {
        UseType::Fundraising => {
            let typed = actions::accounts_typed(
                form.text("currency"),
                form.text("raised"),
                form.text("costs"),
                form.text("passed_on"),
            );
            staff::take(&mut problems, typed)
        }
        _ => None,
    };
    let (Some(text), true) = (text, problems.is_empty()) else {
        return partner::again(&app, &page, &me, id, &form, problems, "").await;
    };
    let done = once::write_as(&app.db, &form, &me, "authorizations.report_use", move |tx| {
        actions::report_use(tx, &actor, authorization, &text, accounts.as_ref())?;
        Ok(partner::back(id))
    });
    match done.await {
        Err(Error::Invalid(problems)) => partner::again(&app, &page, &me, id, &form, problems, "").await,
        other => other,
    }
}

/// The office says what a report is worth.
pub async fn look_at(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
    form: Form,
) -> Response {
    let (id, report) = path.into_inner();
    staff::must_know(&app, &me, id).await?;
    let (look, remarks) = (format!("report-look-{report}"), format!("report-remarks-{report}"));
    form.only(&[&look, &remarks])?;
    let (actor, said) = (me.actor().clone(), form.text(&remarks).to_owned());
    let mut problems = Problems::new();
    if said.chars().count() > rules::LONGEST_REASONS {
        problems.add(&*remarks, t::text_too_long(rules::LONGEST_REASONS));
    }
    let accepted = match form.text(&look) {
        "accept" => Some(true),
        "back" => Some(false),
        _ => None,
    };
    if accepted.is_none() {
        problems.add(&*look, t::choose_a_report_look());
    }
    let (Some(accepted), true) = (accepted, problems.is_empty()) else {
        return staff::show(&app, &page, &me, id, Filled::from_form(&form, problems), look).await;
    };
    let done = once::write_as(&app.db, &form, &me, "authorizations.look_at_report", move |tx| {
        actions::look_at_report(tx, &actor, AuthorizationId(id), UseReportId(report), accepted, &said)?;
        Ok(staff::back(id))
    });
    match done.await {
        Err(Error::Invalid(problems)) => {
            staff::show(&app, &page, &me, id, Filled::from_form(&form, problems), look).await
        }
        other => other,
    }
}
