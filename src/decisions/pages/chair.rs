//! The chair records the group's recommendation.

use actix_web::web;
use askama::Template;

use super::forms::{self, CONDITION_FIELDS, LibraryRow};
use super::{path_of, problems_of};
use crate::db::ids::{AccountId, RequestId};
use crate::decisions::ruling::Proposal;
use crate::decisions::{Recommendation, actions, asked, band_words, conditions, store};
use crate::error::{Error, Problems};
use crate::guidelines::Band;
use crate::requests::Case;
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
    proposed: Vec<LibraryRow>,
    library: Vec<LibraryRow>,
}

impl RecommendPage<'_> {
    fn dissent_field(&self, member: AccountId) -> String {
        format!("dissent-{member}")
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
    let (actor, reference, language) = (me.actor().clone(), app.reference, page.language);
    let (case, readiness, members, sent_back, first) = app
        .db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, &actor, id)?;
            let readiness = reviews::ready_to_recommend(conn, &case.request)?;
            let members = store::locked_members(conn, id)?;
            let mut sent_back = store::recommendations_of(conn, id)?;
            sent_back.retain(|one| one.sent_back_at.is_some());
            // After questions of an officer the chair goes on from what was recommended before.
            let first = with_language(language, || match sent_back.first() {
                Some(last) => {
                    let mut f = Filled::new()
                        .with("outcome", last.outcome)
                        .with("text", &last.text)
                        .with("departing_reasons", &last.departing_reasons);
                    for (member, _, text) in &last.dissents {
                        f = f.with(&format!("dissent-{member}"), text);
                    }
                    Ok::<_, Error>(forms::with_conditions(f, reference, &last.conditions, None))
                }
                None => {
                    let asked = asked::load(conn, &case.request)?;
                    let dates = Some((asked.facts.starts_on, asked.facts.ends_on));
                    let tied = conditions::tied(reference, &asked);
                    Ok(forms::with_conditions(Filled::new(), reference, &tied, dates))
                }
            })?;
            Ok((case, readiness, members, sent_back, first))
        })
        .await?;
    let is_first = sent.is_none();
    let f = match sent {
        None => first,
        Some((form, problems)) => Filled::from_form(form, problems),
    };
    let (proposed, library) = with_language(language, || forms::library(&f, reference));
    let shown = RecommendPage { page, case: &case, f, readiness, members, sent_back, proposed, library };
    if is_first { page.show(&shown) } else { page.show_problems(&shown) }
}

pub(super) async fn recommend(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    form: Form,
) -> Response {
    let id = RequestId(path.into_inner());
    let known = ["outcome", "text", "departing_reasons", "dissent-*"];
    form.only(&[&known[..], &CONDITION_FIELDS[..]].concat())?;
    let mut problems = Problems::new();
    let outcome =
        problems.take("outcome", Band::parse(form.text("outcome")).ok_or_else(t::decisions::choose_outcome));
    let conditions = forms::chosen(&form, app.reference, &mut problems);
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
