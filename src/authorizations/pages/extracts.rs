//! Papers about an authorization: an extract from the public register, and the holder's report on the use.

use actix_web::{HttpRequest, web};

use super::verify::{guess, unknown};
use super::{Shown, partner, staff};
use crate::authorizations::proof::PublicFacts;
use crate::authorizations::{conditions_of, store};
use crate::decisions::Code;
use crate::error::{Error, Result};
use crate::notices::Part;
use crate::notices::paper::{self, Proof, Sheet};
use crate::say::{authorizations as t, with_language};
use crate::web::{AppData, Page, Response, SignedIn};

/// What the register says of an authorization today, by its number or its code.
pub async fn register(app: AppData, request: HttpRequest, page: Page, which: web::Path<String>) -> Response {
    if let Some(slow) = guess(&app, &request, &page)? {
        return Ok(slow);
    }
    let today = app.db.clock().now().date();
    let code = Code::parse(&which).map(|code| code.as_str().to_owned());
    let by_code = code.is_some();
    let found = app
        .db
        .read(move |conn| {
            let row = match &code {
                Some(code) => store::by_code(conn, code)?,
                None => store::by_number(conn, &which, today)?,
            };
            let Some(row) = row else { return Ok(None) };
            let conditions = conditions_of(conn, row.id)?;
            Ok(PublicFacts::of(&row, conditions, today)?.map(|facts| (row, facts)))
        })
        .await?;
    let Some((row, facts)) = found else { return unknown(&page) };
    let path = match by_code {
        true => format!("/verify/{}", row.code),
        false => format!("/register/{}", row.number),
    };
    let entry = &facts.entry;
    let sheet = with_language(page.language, || {
        let title = t::extract_title(&entry.number).to_string();
        let mut sheet = Sheet::new(page.language, &entry.number, today, &title, &page.office);
        let mut rows = vec![
            (t::fact_number(), entry.number.clone()),
            (t::fact_state(), entry.status().to_string()),
            (t::fact_holder(), entry.holder.clone()),
            (t::fact_mark(), entry.marks_in_words()),
            (t::fact_activity(), entry.activity.clone()),
            (t::fact_use(), entry.use_in_words()),
            (t::fact_where(), facts.places()),
            (t::fact_media(), facts.media_in_words()),
            (t::fact_languages(), facts.languages_in_words()),
            (t::fact_from_until(), t::span(entry.starts_on, entry.ends_on).to_string()),
        ];
        rows.retain(|(_, value)| !value.is_empty());
        let mut parts = vec![Part::Text(t::extract_as_of(today)), Part::Facts(rows)];
        if !facts.wording.is_empty() {
            parts.push(Part::Heading(t::fact_words()));
            parts.extend(facts.wording.iter().map(|(_, text)| Part::Quote(text.clone())));
        }
        if !facts.conditions.is_empty() {
            parts.push(Part::Heading(t::fact_conditions()));
            parts.push(Part::Points(facts.conditions.clone()));
        }
        for part in &parts {
            sheet.say(part, &page.base_url);
        }
        sheet.prove(Proof {
            address: format!("{}{path}", page.base_url),
            alt: t::extract_qr().to_string(),
            hint: t::extract_qr_hint().to_string(),
            code: if by_code { entry_code(&row.code) } else { String::new() },
        });
        sheet
    });
    paper::hand_out(&app, sheet).await
}

fn entry_code(code: &str) -> String {
    Code::parse(code).map_or_else(|| code.to_owned(), |code| code.to_string())
}

/// The report on the use, for the holder.
pub async fn own_report(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    let (_, shown, _) = partner::load(&app, &me, *id).await?;
    let sheet = report(&page, &shown)?;
    paper::hand_out(&app, sheet).await
}

/// The same for staff.
pub async fn report_for_staff(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    let (_, shown, ..) = staff::load(&app, &me, *id).await?;
    let sheet = report(&page, &shown)?;
    paper::hand_out(&app, sheet).await
}

fn report(page: &Page, shown: &Shown) -> Result<Sheet> {
    let report = shown.reports.first().ok_or(Error::Hidden)?;
    let (text, on, row) = (&report.text, report.reported_at.date(), &shown.row);
    with_language(page.language, || {
        let title = t::use_report_title(&row.number).to_string();
        let mut sheet = Sheet::new(page.language, &row.number, on, &title, &page.office);
        let files: Vec<String> = shown
            .papers_for(None)
            .iter()
            .map(|paper| t::use_report_file(&paper.name, &paper.sha256).to_string())
            .collect();
        let mut facts = vec![
            (t::fact_number(), row.number.clone()),
            (t::fact_holder(), row.holder.clone()),
            (t::fact_mark(), shown.marks()),
            (t::fact_activity(), row.activity.clone()),
            (t::fact_from_until(), t::span(row.starts_on, row.ends_on).to_string()),
            (t::use_report_on(), crate::say::date(on)),
        ];
        if let Some(accounts) = report.accounts() {
            let amount = |amount| t::amount(amount, &accounts.currency).to_string();
            facts.extend([
                (t::accounts_raised(), amount(accounts.raised)),
                (t::accounts_costs(), amount(accounts.costs)),
                (t::accounts_passed_on(), amount(accounts.passed_on)),
                (t::accounts_left(), amount(accounts.left())),
            ]);
        }
        let mut parts =
            vec![Part::Facts(facts), Part::Heading(t::use_report_says()), Part::Quote(text.clone())];
        if !files.is_empty() {
            parts.push(Part::Heading(t::use_report_files()));
            parts.push(Part::Points(files));
        }
        for part in &parts {
            sheet.say(part, &page.base_url);
        }
        Ok(sheet)
    })
}
