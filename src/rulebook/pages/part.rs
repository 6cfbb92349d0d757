//! One part of a draft as a form.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::fields::{self, FIELDS, Section};
use super::{id_of, part_of};
use crate::access::rulebook as access;
use crate::error::{Error, Problems};
use crate::guidelines::Part;
use crate::rulebook::lifecycle::RuleSetState;
use crate::rulebook::words::{self, Finding};
use crate::rulebook::{RuleSet, RuleSetId, Texts, actions, by_id, texts_of};
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "rulebook/part.html")]
struct PartPage<'a> {
    page: &'a Page,
    set: RuleSet,
    part: Part,
    sections: Vec<Section>,
    f: Filled,
    /// What the weights come to.
    weights: Option<i64>,
    writes: bool,
}

impl PartPage<'_> {
    fn title(&self) -> Msg {
        words::part_name(self.part)
    }

    fn hint(&self) -> Msg {
        words::part_hint(self.part)
    }
}

/// A set with its texts, for whoever may see it.
pub(super) async fn load(app: &AppData, id: RuleSetId) -> crate::error::Result<(RuleSet, Texts)> {
    app.db.read(move |conn| Ok((by_id(conn, id)?, texts_of(conn, id)?))).await
}

fn weights(part: Part, text: &str) -> Option<i64> {
    use crate::rulebook::leaves::{Scalar, leaves};
    let of_criterion = |leaf: &crate::rulebook::leaves::Leaf| match (&leaf.value, leaf.keys.as_slice()) {
        (Scalar::Number(weight), [key]) if key == "weight" => Some(*weight),
        _ => None,
    };
    (part == Part::Rubric).then(|| leaves(text).unwrap_or_default().iter().filter_map(of_criterion).sum())
}

fn show(
    page: &Page,
    me: &SignedIn,
    set: RuleSet,
    part: Part,
    (text, new): (&str, Option<&str>),
    (f, status): (Filled, StatusCode),
) -> Response {
    let writes = set.state == RuleSetState::Draft && access::write(me.actor()).is_ok();
    let shown = with_language(page.language, || PartPage {
        page,
        part,
        sections: fields::sections(text, &f, new),
        weights: weights(part, text),
        writes,
        set,
        f,
    });
    page.with_status(status, &shown)
}

/// The form; the text of countries, which are too many for one.
pub(super) async fn page(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(String, String)>,
) -> Response {
    access::see(me.actor())?;
    let (id, part) = (id_of(&path.0)?, part_of(&path.1)?);
    if part == Part::Countries {
        return Ok(page.go(&format!("/admin/rules/{id}/{part}/text")));
    }
    let (set, texts) = load(&app, id).await?;
    let text = texts.of(part);
    show(&page, &me, set, part, (text, None), (fields::filled(text), StatusCode::OK))
}

/// Problems at the fields they are about; what is about the whole part stands at the form.
fn at_fields(part: Part, text: &str, found: &[Finding]) -> Problems {
    let mut problems = Problems::new();
    for finding in found {
        let at = if finding.part == part && !finding.about.is_empty() {
            fields::field_about(text, &finding.about, &problems)
        } else {
            None
        };
        problems.add(at.unwrap_or_else(|| "form".to_owned()), finding.words.clone());
    }
    problems
}

/// Saves the form, or shows it again with one more entry, one less, or with what is wrong.
pub(super) async fn save(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(String, String)>,
    form: Form,
) -> Response {
    access::write(me.actor())?;
    form.only(&FIELDS)?;
    let (id, part) = (id_of(&path.0)?, part_of(&path.1)?);
    let version: i64 = form.value("version").ok_or(Error::Hidden)?;
    let (set, texts) = load(&app, id).await?;
    let (text, problems) = fields::typed_into(texts.of(part), &form);
    if form.has("add") || form.has("remove") {
        let Some((text, new)) = fields::grown(&text, &form) else { return Err(Error::Hidden) };
        // What was typed stands in the text now; what was not of its kind is asked for when it is saved.
        let f = if new.is_some() { Filled::from_form(&form, Problems::new()) } else { fields::filled(&text) };
        return show(&page, &me, set, part, (&text, new.as_deref()), (f, StatusCode::OK));
    }
    let again = |problems, status| {
        show(&page, &me, set.clone(), part, (&text, None), (Filled::from_form(&form, problems), status))
    };
    if !problems.is_empty() {
        return again(problems, StatusCode::UNPROCESSABLE_ENTITY);
    }
    if let Err(found) = words::check(&texts.clone().with(part, text.clone())) {
        return again(at_fields(part, &text, &found), StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (actor, written, who) = (me.actor().clone(), text.clone(), format!("account {}", me.id));
    let done = once::location(&app.db, &form, &who, "rulebook.edit", move |tx| {
        actions::edit(tx, &actor, id, version, part, &written)?;
        Ok(format!("/admin/rules/{id}"))
    });
    match done.await {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::rulebook::part_saved(words::part_name(part)))),
        Err(Error::Conflict(why)) => {
            let mut problems = Problems::new();
            problems.add("form", why);
            again(problems, StatusCode::CONFLICT)
        }
        Err(error) => Err(error),
    }
}
