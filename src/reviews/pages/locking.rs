//! The last look before a card is locked; confirming, changing and giving back a card.

use actix_web::web;
use askama::Template;

use super::card::{Loaded, load};
use super::card_view;
use crate::error::{Error, Problems};
use crate::requests::{Case, RequestId, Stage};
use crate::reviews::lifecycle::CardState;
use crate::reviews::{actions, reading, rules, store, words};
use crate::say::{self as t, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "reviews/lock.html")]
struct LockPage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
    rows: Vec<Row>,
    score: String,
    version: i64,
    complete: bool,
}

struct Row {
    title: String,
    score: String,
    comment: String,
    knock_out: bool,
}

fn show(page: &Page, loaded: &Loaded, refused: bool) -> Response {
    let rubric = loaded.case.request.rubric()?;
    let track = reading::track_of(&loaded.case.request);
    let read = card_view::read(rubric, track, &loaded.entries);
    let mut problems = Problems::new();
    for problem in &read.problems {
        problems.add(rules::criterion_of(problem).unwrap_or("card"), words::problem(problem));
    }
    let rows = with_language(page.language, || {
        card_view::criteria(rubric, track, &loaded.entries, &problems)
            .into_iter()
            .map(|one| Row {
                title: format!("{} {}", one.id, one.title),
                knock_out: read.knock_outs.contains(&one.id),
                score: one.mark,
                comment: one.comment,
            })
            .collect()
    });
    let shown = LockPage {
        page,
        case: &loaded.case,
        complete: problems.is_empty(),
        f: card_view::with_problems(problems),
        rows,
        score: card_view::total(&read),
        version: loaded.card.version,
    };
    if refused { page.show_problems(&shown) } else { page.show(&shown) }
}

pub(super) async fn page(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    let id = RequestId(id.into_inner());
    let loaded = load(&app, &me, id).await?;
    let writable = loaded.card.state == CardState::Open || loaded.card.state == CardState::Assigned;
    if !writable || loaded.case.request.stage != Stage::Review || !loaded.declared {
        return Ok(page.go(&format!("/cases/{id}/review")));
    }
    show(&page, &loaded, false)
}

pub(super) async fn lock(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    let id = RequestId(id.into_inner());
    crate::requests::must_know(&app.db, me.actor(), id).await?;
    form.only(&["version", "then"])?;
    let on = form.text("then") == "next";
    let Some(version) = form.value("version") else {
        return Err(Error::Refused(t::common::not_understood()));
    };
    let who = me.clone();
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.lock", move |tx| {
        actions::lock_card(tx, who.actor(), id, version)?;
        Ok(match on {
            false => format!("/cases/{id}/reviews"),
            true => match store::next_card(tx.conn(), who.id, id)? {
                Some(next) => format!("/cases/{next}/review"),
                None => "/desk".to_owned(),
            },
        })
    })
    .await;
    let banner = if on { t::reviews::locked_next_banner() } else { t::reviews::locked_banner() };
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &banner)),
        Err(Error::Invalid(_)) => show(&page, &load(&app, &me, id).await?, true),
        Err(error) => Err(error),
    }
}

pub(super) async fn confirm(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&[])?;
    let id = RequestId(id.into_inner());
    let who = me.clone();
    let to = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.confirm", move |tx| {
        actions::confirm(tx, who.actor(), id)?;
        Ok(format!("/cases/{id}/reviews"))
    })
    .await?;
    Ok(page.go_saying(&app, &to, &t::reviews::confirmed_banner()))
}

pub(super) async fn change(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&[])?;
    let id = RequestId(id.into_inner());
    let who = me.clone();
    let to = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.change", move |tx| {
        actions::new_version(tx, who.actor(), id)?;
        Ok(format!("/cases/{id}/review"))
    })
    .await?;
    Ok(page.go_saying(&app, &to, &t::reviews::change_banner()))
}

#[derive(Template)]
#[template(path = "reviews/abstain.html")]
struct AbstainPage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
}

pub(super) async fn abstain_page(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    let loaded = load(&app, &me, RequestId(id.into_inner())).await?;
    if !loaded.card.state.is_awaited() {
        return Err(Error::Refused(t::reviews::refused_state(loaded.card.state.words())));
    }
    page.show(&AbstainPage { page: &page, case: &loaded.case, f: Filled::new() })
}

pub(super) async fn abstain(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["reason"])?;
    let id = RequestId(id.into_inner());
    let (who, reason) = (me.clone(), form.text("reason").to_owned());
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.abstain", move |tx| {
        actions::abstain(tx, who.actor(), id, &reason)?;
        Ok(format!("/cases/{id}/reviews"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reviews::abstained_banner())),
        Err(Error::Invalid(problems)) => {
            let loaded = load(&app, &me, id).await?;
            let f = Filled::from_form(&form, problems);
            page.show_problems(&AbstainPage { page: &page, case: &loaded.case, f })
        }
        Err(error) => Err(error),
    }
}
