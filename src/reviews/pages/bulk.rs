//! Members for several requests at once: what the product proposes, a look at what it does, then all or none.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use super::board::Candidate;
use crate::access::reviews as access;
use crate::db::ids::AccountId;
use crate::error::{Error, Problems, Result};
use crate::requests::{self, Case, Request, RequestId, Stage};
use crate::reviews::proposing::{self, Considered};
use crate::reviews::{actions, reading, words};
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// Requests on the page.
const MOST: i64 = 25;
/// Members in sight for one request, the ticked ones apart; others are chosen on the page of the case.
const IN_SIGHT: usize = 6;

/// A request and whom it could get.
struct Wanting {
    request: Request,
    organization: String,
    considered: Vec<Considered>,
    needed: usize,
}

/// One request on the page.
struct CaseRow {
    id: RequestId,
    number: String,
    organization: String,
    title: String,
    track: Msg,
    needed: Msg,
    taken: bool,
    short: bool,
    error: Option<Msg>,
    candidates: Vec<Candidate>,
}

#[derive(Template)]
#[template(path = "reviews/bulk.html")]
struct BulkPage<'a> {
    page: &'a Page,
    f: Filled,
    rows: Vec<CaseRow>,
    more: usize,
}

/// What one member gets.
struct Given {
    name: String,
    now: usize,
    new: usize,
    then: usize,
    over: bool,
    numbers: String,
}

#[derive(Template)]
#[template(path = "reviews/bulk_preview.html")]
struct PreviewPage<'a> {
    page: &'a Page,
    cases: Vec<(RequestId, String, String, String)>,
    given: Vec<Given>,
    wanted: BTreeMap<RequestId, Vec<AccountId>>,
}

async fn waiting(app: &AppData, me: &SignedIn) -> Result<(Vec<Wanting>, usize)> {
    let (actor, today) = (me.actor().clone(), app.db.clock().now().date());
    app.db
        .read_long(move |conn| {
            let (ids, all) = requests::unassigned(conn, &actor, MOST)?;
            let mut cases = Vec::new();
            for id in ids {
                let case = Case::load_as_staff(conn, &actor, id)?;
                cases.push((case.request, case.organization.name));
            }
            let requests: Vec<Request> = cases.iter().map(|(request, _)| request.clone()).collect();
            let considered = proposing::consider_all(conn, &requests, today)?;
            let more = usize::try_from(all).unwrap_or(0).saturating_sub(requests.len());
            let wanting = cases.into_iter().zip(considered).map(|((request, organization), found)| Wanting {
                request,
                organization,
                considered: found.0,
                needed: found.1,
            });
            Ok((wanting.collect(), more))
        })
        .await
}

/// The name of the field with the members of a case.
fn field(id: RequestId) -> String {
    format!("member-{id}")
}

async fn show(app: &AppData, page: &Page, me: &SignedIn, sent: Option<Filled>) -> Response {
    let (wanting, more) = waiting(app, me).await?;
    let is_first = sent.is_none();
    let f = sent.unwrap_or_default();
    let rows = with_language(page.language, || {
        let row = |one: Wanting| {
            let name = field(one.request.id);
            let ticked = |who: &Considered| match is_first {
                true => who.proposed,
                false => f.holds(&name, &who.account.id.to_string()),
            };
            let mut candidates: Vec<Candidate> = one
                .considered
                .iter()
                .map(|who| Candidate::of(who, ticked(who)))
                .filter(|who| !who.barred)
                .collect();
            let mut in_sight = 0;
            candidates.retain(|who| {
                in_sight += usize::from(!who.chosen);
                who.chosen || in_sight <= IN_SIGHT
            });
            CaseRow {
                id: one.request.id,
                number: one.request.number_or_draft(),
                title: one.request.title.clone(),
                organization: one.organization,
                track: words::track(reading::track_of(&one.request)),
                needed: t::reviews::many_needed(one.needed),
                short: one.considered.iter().filter(|who| who.proposed).count() < one.needed,
                taken: match is_first {
                    true => one.considered.iter().filter(|who| who.proposed).count() >= one.needed,
                    false => f.holds("case", &one.request.id.to_string()),
                },
                error: f.problems.of(&name).cloned(),
                candidates,
            }
        };
        wanting.into_iter().map(row).collect()
    });
    let shown = BulkPage { page, f, rows, more };
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

pub(super) async fn page(app: AppData, page: Page, me: SignedIn) -> Response {
    access::assign_many(me.actor())?;
    show(&app, &page, &me, None).await
}

/// The chosen requests with their members.
///
/// # Errors
/// Refused when the form is none of ours; invalid when nothing is chosen.
fn read(form: &Form) -> Result<BTreeMap<RequestId, Vec<AccountId>>> {
    form.only(&["case", "member-*"])?;
    let not_ours = || Error::Refused(t::common::not_understood());
    let mut wanted = BTreeMap::new();
    for case in form.all("case") {
        let id = RequestId(case.parse().map_err(|_| not_ours())?);
        let people: BTreeSet<i64> = form
            .all(&field(id))
            .iter()
            .map(|one| one.parse().map_err(|_| not_ours()))
            .collect::<Result<_>>()?;
        wanted.insert(id, people.into_iter().map(AccountId).collect());
    }
    if wanted.is_empty() {
        let mut problems = Problems::new();
        problems.add("case", t::reviews::problem_no_case_chosen());
        return Err(Error::Invalid(problems));
    }
    Ok(wanted)
}

/// What the choice does: nothing is written. Whatever the action would say no to is said here.
async fn look(
    app: &AppData,
    me: &SignedIn,
    wanted: &BTreeMap<RequestId, Vec<AccountId>>,
) -> Result<Vec<(Wanting, Vec<Considered>)>> {
    let (actor, today, wanted) = (me.actor().clone(), app.db.clock().now().date(), wanted.clone());
    app.db
        .read_long(move |conn| {
            let mut problems = Problems::new();
            let mut looked = Vec::new();
            for (id, people) in wanted {
                let case = Case::load_as_staff(conn, &actor, id)?;
                access::assign(&actor, &case.standing)?;
                let number = case.request.number_or_draft();
                let refused = |why: Msg| Err(Error::Refused(t::reviews::refused_in_case(number, why)));
                if !matches!(case.request.stage, Stage::Screening | Stage::Review) {
                    return refused(t::reviews::refused_assign_stage(case.request.stage.words()));
                }
                if case.hold_since.is_some() {
                    return refused(t::reviews::refused_on_hold());
                }
                let mut all = proposing::consider_all(conn, std::slice::from_ref(&case.request), today)?;
                let (considered, needed) = all.pop().unwrap_or_default();
                let chosen: Vec<Considered> =
                    considered.iter().filter(|one| people.contains(&one.account.id)).cloned().collect();
                if people.len() < needed {
                    problems.add(field(id), t::reviews::problem_too_few_chosen(needed));
                }
                if chosen.len() < people.len() {
                    return Err(Error::Conflict(t::common::changed_meanwhile()));
                }
                for one in &chosen {
                    if let Some(certain) = one.against.iter().find(|why| why.is_certain()) {
                        let why = t::reviews::refused_assignment(&one.account.name, certain.words());
                        problems.add(field(id), why);
                    }
                }
                let wanting = Wanting {
                    request: case.request,
                    organization: case.organization.name,
                    considered,
                    needed,
                };
                looked.push((wanting, chosen));
            }
            problems.into_result()?;
            Ok(looked)
        })
        .await
}

/// What each member gets of it, by name.
fn given(looked: &[(Wanting, Vec<Considered>)]) -> Vec<Given> {
    let mut all: BTreeMap<(String, AccountId), (Considered, Vec<String>)> = BTreeMap::new();
    for (wanting, chosen) in looked {
        for one in chosen {
            let key = (one.account.name.clone(), one.account.id);
            let entry = all.entry(key).or_insert_with(|| (one.clone(), Vec::new()));
            entry.1.push(wanting.request.number_or_draft());
        }
    }
    all.into_values()
        .map(|(one, numbers)| Given {
            now: one.fit.open,
            new: numbers.len(),
            then: one.fit.open + numbers.len(),
            over: one.fit.open + numbers.len() > one.fit.most,
            numbers: t::list(&numbers),
            name: one.account.name,
        })
        .collect()
}

pub(super) async fn preview(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    access::assign_many(me.actor())?;
    let found = match read(&form) {
        Ok(wanted) => look(&app, &me, &wanted).await.map(|looked| (wanted, looked)),
        Err(error) => Err(error),
    };
    let (wanted, looked) = match found {
        Ok(found) => found,
        Err(Error::Invalid(problems)) => {
            return show(&app, &page, &me, Some(Filled::from_form(&form, problems))).await;
        }
        Err(error) => return Err(error),
    };
    let shown = with_language(page.language, || {
        let line = |(wanting, chosen): &(Wanting, Vec<Considered>)| {
            let names: Vec<&str> = chosen.iter().map(|one| one.account.name.as_str()).collect();
            let request = &wanting.request;
            (request.id, request.number_or_draft(), wanting.organization.clone(), t::list(&names))
        };
        PreviewPage { page: &page, cases: looked.iter().map(line).collect(), given: given(&looked), wanted }
    });
    page.show(&shown)
}

pub(super) async fn assign(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    access::assign_many(me.actor())?;
    let sent = match read(&form) {
        Ok(wanted) => {
            let (actor, count) = (me.actor().clone(), wanted.len());
            once::location(&app.db, &form, &format!("account {}", me.id), "reviews.assign_many", move |tx| {
                actions::assign_many(tx, &actor, &wanted)?;
                Ok("/desk".to_owned())
            })
            .await
            .map(|to| (to, count))
        }
        Err(error) => Err(error),
    };
    match sent {
        Ok((to, count)) => Ok(page.go_saying(&app, &to, &t::reviews::many_banner(count))),
        Err(Error::Invalid(problems)) => {
            show(&app, &page, &me, Some(Filled::from_form(&form, problems))).await
        }
        Err(error) => Err(error),
    }
}
