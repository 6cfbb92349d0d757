//! What must hold between answers.

use chrono::{Months, NaiveDate};

use super::choices::{Choices, GLOBAL, LANGUAGES};
use super::conditions::Condition;
use super::nouns::Group;
use super::problems::{Context, Findings};
use super::values::{EVIDENCE_PARTS, REVENUE};
use super::{numbers, organization};
use crate::requests::answers::{Answers, Percent};
use crate::say::questions as t;

/// Adds what does not hold between the answers of a group and those of the whole request.
pub(super) fn across(group: &Group, answers: &Answers, context: &Context, findings: &mut Findings) {
    match group.key {
        "owners" => owners(answers, context, findings),
        "memberships" => memberships(answers, context, findings),
        "evidence" => evidence(answers, context, findings),
        "revenue" => revenue(answers, findings),
        "words" => words(answers, findings),
        "dates" => dates(answers, context, findings),
        "alignment" => alignment(answers, findings),
        "target" => shares(answers, findings),
        "accounts" => accounts(answers, findings),
        "consent" => not_in_the_future("signature_date", answers, context, findings),
        _ => {}
    }
}

/// Owners are named by companies, from the share that the terms set; or it is said that there are none.
fn owners(answers: &Answers, context: &Context, findings: &mut Findings) {
    let rows = answers.rows("beneficial_owners");
    let none = answers.holds("no_large_owner", "yes");
    let percent = context.owner_percent();
    if rows.is_empty() && !none && organization::OWNED.holds(answers) {
        findings.missing("beneficial_owners", t::owners_missing(percent));
    }
    if !rows.is_empty() && none && organization::OWNED.holds(answers) {
        findings.wrong("no_large_owner", t::owners_or_none());
    }
    for (number, row) in rows.iter().enumerate() {
        let share = row.get("share").and_then(|text| numbers::percent(text));
        if share.is_some_and(|share| share < Percent(percent * 100)) {
            findings.wrong(format!("beneficial_owners-{number}-share"), t::owner_share_small(percent));
        }
    }
}

fn memberships(answers: &Answers, context: &Context, findings: &mut Findings) {
    const COMPACT: Condition = Condition::None("gc_status", &["not_participant"]);
    if COMPACT.holds(answers) {
        not_in_the_future("gc_joined_on", answers, context, findings);
        not_in_the_future("last_cop_on", answers, context, findings);
        if let (Some(joined), Some(report)) = (answers.date("gc_joined_on"), answers.date("last_cop_on"))
            && report < joined
        {
            findings.wrong("last_cop_on", t::report_before_joining());
        }
    }
    if answers.holds("weps_status", "signed") {
        not_in_the_future("weps_signed_on", answers, context, findings);
    }
}

/// Evidence that exists is shown: an address or a file (paragraph 14 of resolution 66/223).
fn evidence(answers: &Answers, context: &Context, findings: &mut Findings) {
    for (item, address, file) in EVIDENCE_PARTS {
        if answers.yes(item) == Some(true) && answers.text(address).is_empty() && context.files(file) == 0 {
            findings.missing(address, t::evidence_not_shown());
        }
    }
}

fn revenue(answers: &Answers, findings: &mut Findings) {
    let shares = REVENUE.iter().filter_map(|(question, _)| answers.percent(question));
    if shares.map(|share| share.0).sum::<u32>() > 10_000
        && let Some((last, _)) = REVENUE.last()
    {
        findings.wrong(*last, t::revenue_over_hundred());
    }
}

/// The wording is given in each language of the material.
fn words(answers: &Answers, findings: &mut Findings) {
    let rows = answers.rows("exact_wording");
    if rows.is_empty() {
        return;
    }
    for language in answers.many("material_languages") {
        let written = rows.iter().any(|row| row.get("language").is_some_and(|given| given == language));
        if !written && LANGUAGES.has(language) {
            findings.missing("exact_wording", t::wording_missing_in(LANGUAGES.label(language)));
        }
    }
    for (number, row) in rows.iter().enumerate() {
        let Some(language) = row.get("language") else { continue };
        if LANGUAGES.has(language)
            && !answers.many("material_languages").is_empty()
            && !answers.holds("material_languages", language)
        {
            findings.wrong(
                format!("exact_wording-{number}-language"),
                t::language_not_of_material(LANGUAGES.label(language)),
            );
        }
    }
}

/// No use before today, none without an end, none longer than the terms allow.
fn dates(answers: &Answers, context: &Context, findings: &mut Findings) {
    let (start, end) = (answers.date("start_on"), answers.date("end_on"));
    if start.is_some_and(|start| start < context.today) {
        findings.wrong("start_on", t::start_in_the_past());
    }
    let (Some(start), Some(end)) = (start, end) else { return };
    if end <= start {
        findings.wrong("end_on", t::end_not_after_start());
        return;
    }
    let months = context.longest_use_months();
    if let Some(latest) = start.checked_add_months(Months::new(months))
        && end > latest
    {
        findings.wrong("end_on", t::end_too_late(months, latest));
    }
}

/// Each country of use is spoken of once (paragraph 4 of resolution 66/223); for the whole world one will do.
fn alignment(answers: &Answers, findings: &mut Findings) {
    let rows = answers.rows("national_alignment");
    let country = |row: &crate::requests::answers::Row| row.get("country").cloned().unwrap_or_default();
    for (number, row) in rows.iter().enumerate() {
        let code = country(row);
        if !code.is_empty() && rows.iter().take(number).any(|earlier| country(earlier) == code) {
            findings.wrong(
                format!("national_alignment-{number}-country"),
                t::country_twice(Choices::Countries.label(&code)),
            );
        }
    }
    if rows.is_empty() || answers.holds("territory", GLOBAL) {
        return;
    }
    for code in answers.many("territory") {
        if !rows.iter().any(|row| country(row) == code) {
            findings.missing("national_alignment", t::country_missing(Choices::Countries.label(code)));
        }
    }
}

fn shares(answers: &Answers, findings: &mut Findings) {
    if let (Some(share), Some(costs)) = (answers.percent("share_to_un"), answers.percent("costs_share"))
        && share.0 + costs.0 > 10_000
    {
        findings.wrong("costs_share", t::shares_over_hundred());
    }
}

fn accounts(answers: &Answers, findings: &mut Findings) {
    if let (Some(end), Some(accounts)) = (answers.date("end_on"), answers.date("accounting_date"))
        && accounts < end
    {
        findings.wrong("accounting_date", t::accounts_before_end(end));
    }
}

fn not_in_the_future(question: &str, answers: &Answers, context: &Context, findings: &mut Findings) {
    let is_later = |date: NaiveDate| date > context.today;
    if answers.date(question).is_some_and(is_later) {
        findings.wrong(question, t::in_the_future(super::nouns::word(question)));
    }
}
