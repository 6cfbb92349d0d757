//! The chair records the group's recommendation.

use actix_web::web;
use askama::Template;

use super::forms::{self, CONDITION_FIELDS, LibraryRow};
use super::{path_of, problems_of, written};
use crate::db::ids::{AccountId, RequestId};
use crate::decisions::ruling::Proposal;
use crate::decisions::written::WrittenState;
use crate::decisions::{Decision, Recommendation, actions, asked, band_words, conditions, store};
use crate::error::{Error, Problems, Result};
use crate::guidelines::{Band, Reference};
use crate::requests::{self, Case};
use crate::reviews::{self, Readiness};
use crate::say::{self as t, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "decisions/recommend.html")]
struct RecommendPage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
    readiness: Readiness,
    members: Vec<(AccountId, String)>,
    sent_back: Vec<Recommendation>,
    set_aside: Vec<Decision>,
    written: Option<written::Shown>,
    proposed: Vec<LibraryRow>,
    library: Vec<LibraryRow>,
}

impl RecommendPage<'_> {
    fn dissent_field(&self, member: AccountId) -> String {
        format!("dissent-{member}")
    }

    /// The draft can be put to the members: no meeting is needed, and none broke the silence on an earlier one.
    fn may_put(&self) -> bool {
        let broken = self.written.as_ref().is_some_and(|one| one.written.state == WrittenState::Broken);
        !self.readiness.needs_meeting && self.readiness.missing.is_empty() && !broken
    }

    fn silence_days(&self) -> u32 {
        self.case.request.rules().map_or(5, |all| all.terms.terms.written_procedure_working_days)
    }

    fn outcomes(&self) -> Vec<(String, t::Msg)> {
        Band::ALL.iter().map(|band| (band.as_str().to_owned(), band_words(*band))).collect()
    }
}

/// The form: empty, or as it was sent with what is wrong in it.
pub(super) async fn page(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: RequestId,
    sent: Option<(&Form, Problems)>,
) -> Response {
    let (actor, language) = (me.actor().clone(), page.language);
    let (case, readiness, members, sent_back, set_aside, written, first) = app
        .db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, &actor, id)?;
            let reference = case.request.rules()?;
            let readiness = reviews::ready_to_recommend(conn, &case.request)?;
            let members = store::locked_members(conn, id)?;
            let written = written::load(conn, &actor, &case)?;
            let set_aside = store::set_aside_decisions(conn, id)?;
            let mut sent_back = store::recommendations_of(conn, id)?;
            sent_back.retain(|one| one.sent_back_at.is_some());
            // After a draft, or questions of an officer, the chair goes on from what was written before.
            let draft = written.as_ref().map(|shown| shown.written.clone());
            let first = with_language(language, || match (draft, sent_back.first()) {
                (Some(draft), _) => {
                    let f = Filled::new()
                        .with("outcome", draft.outcome)
                        .with("text", &draft.text)
                        .with("departing_reasons", &draft.departing_reasons);
                    Ok::<_, Error>(forms::with_conditions(f, reference, &draft.conditions, None))
                }
                (None, Some(last)) => {
                    let mut f = Filled::new()
                        .with("outcome", last.outcome)
                        .with("text", &last.text)
                        .with("departing_reasons", &last.departing_reasons);
                    for (member, _, text) in &last.dissents {
                        f = f.with(&format!("dissent-{member}"), text);
                    }
                    Ok(forms::with_conditions(f, reference, &last.conditions, None))
                }
                (None, None) => {
                    let asked = asked::load(conn, &case.request)?;
                    let dates = Some((asked.facts.starts_on, asked.facts.ends_on));
                    let tied = conditions::tied(reference, &asked);
                    Ok(forms::with_conditions(Filled::new(), reference, &tied, dates))
                }
            })?;
            Ok((case, readiness, members, sent_back, set_aside, written, first))
        })
        .await?;
    let is_first = sent.is_none();
    let f = match sent {
        None => first,
        Some((form, problems)) => Filled::from_form(form, problems),
    };
    let reference = case.request.rules()?;
    let (proposed, library) = with_language(language, || forms::library(&f, reference));
    let shown = RecommendPage {
        page,
        case: &case,
        f,
        readiness,
        members,
        sent_back,
        set_aside,
        written,
        proposed,
        library,
    };
    if is_first { page.show(&shown) } else { page.show_problems(&shown) }
}

/// What a chair sent, and what is wrong with it.
fn read(rules: &Reference, form: &Form) -> Result<(Proposal, Problems)> {
    let known = ["outcome", "text", "departing_reasons", "dissent-*"];
    form.only(&[&known[..], &CONDITION_FIELDS[..]].concat())?;
    let mut problems = Problems::new();
    let outcome =
        problems.take("outcome", Band::parse(form.text("outcome")).ok_or_else(t::decisions::choose_outcome));
    let conditions = forms::chosen(form, rules, &mut problems);
    let dissents = form.fields().iter().filter_map(|(name, text)| {
        let member = name.strip_prefix("dissent-")?.parse().ok()?;
        (!text.trim().is_empty()).then(|| (AccountId(member), text.trim().to_owned()))
    });
    let proposal = Proposal {
        outcome: outcome.unwrap_or(Band::RecommendDecline),
        text: form.text("text").to_owned(),
        departing_reasons: form.text("departing_reasons").to_owned(),
        conditions: if outcome == Some(Band::RecommendWithConditions) { conditions } else { Vec::new() },
        dissents: dissents.collect(),
    };
    Ok((proposal, problems))
}

/// Puts the draft to the members instead of issuing it.
pub(super) async fn put_to_members(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    form: Form,
) -> Response {
    let id = RequestId(path.into_inner());
    crate::requests::must_know(&app.db, me.actor(), id).await?;
    let (proposal, problems) = read(requests::rules_of(&app.db, id).await?, &form)?;
    let (actor, who) = (me.actor().clone(), format!("account {}", me.id));
    let done = if problems.is_empty() {
        let done = once::location(&app.db, &form, &who, "decisions.put_to_members", move |tx| {
            actions::put_to_members(tx, &actor, id, &proposal)?;
            Ok(path_of(id))
        });
        problems_of(done.await)?
    } else {
        Err(problems)
    };
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::decisions::put_to_the_members())),
        Err(problems) => self::page(&app, &page, &me, id, Some((&form, problems))).await,
    }
}

pub(super) async fn recommend(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    form: Form,
) -> Response {
    let id = RequestId(path.into_inner());
    let (proposal, problems) = read(requests::rules_of(&app.db, id).await?, &form)?;
    let (actor, who) = (me.actor().clone(), format!("account {}", me.id));
    let done = if problems.is_empty() {
        let done = once::location(&app.db, &form, &who, "decisions.recommend", move |tx| {
            actions::recommend(tx, &actor, id, &proposal)?;
            Ok(path_of(id))
        });
        problems_of(done.await)?
    } else {
        Err(problems)
    };
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::decisions::recorded())),
        Err(problems) => self::page(&app, &page, &me, id, Some((&form, problems))).await,
    }
}
