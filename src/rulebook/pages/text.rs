//! One part of a draft as text, with the line of whatever is wrong.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::part::load;
use super::{id_of, part_of};
use crate::access::rulebook as access;
use crate::error::{Error, Problems};
use crate::guidelines::Part;
use crate::rulebook::lifecycle::RuleSetState;
use crate::rulebook::words::{self, Finding};
use crate::rulebook::{RuleSet, actions};
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// What is wrong, with the line it stands on.
pub(super) struct Wrong {
    pub words: Msg,
    pub line: Option<(usize, String)>,
}

impl Wrong {
    /// A finding with its line out of the text of its part.
    pub(super) fn of(finding: Finding, text: &str) -> Self {
        let line = finding.line.and_then(|line| Some((line, text.lines().nth(line - 1)?.trim().to_owned())));
        Self { words: finding.words, line }
    }
}

#[derive(Template)]
#[template(path = "rulebook/text.html")]
struct TextPage<'a> {
    page: &'a Page,
    set: RuleSet,
    part: Part,
    f: Filled,
    wrong: Vec<Wrong>,
    writes: bool,
}

impl TextPage<'_> {
    fn title(&self) -> Msg {
        words::part_name(self.part)
    }

    fn lines(&self) -> u32 {
        u32::try_from(self.f.value("text").lines().count()).unwrap_or(40).clamp(12, 60)
    }
}

fn show(
    page: &Page,
    me: &SignedIn,
    (set, part): (RuleSet, Part),
    f: Filled,
    wrong: Vec<Wrong>,
    status: StatusCode,
) -> Response {
    let writes = set.state == RuleSetState::Draft && access::write(me.actor()).is_ok();
    let shown = with_language(page.language, || TextPage { page, set, part, f, wrong, writes });
    page.with_status(status, &shown)
}

/// The text.
pub(super) async fn page(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(String, String)>,
) -> Response {
    access::see(me.actor())?;
    let (id, part) = (id_of(&path.0)?, part_of(&path.1)?);
    let (set, texts) = load(&app, id).await?;
    let f = Filled::new().with("text", texts.of(part));
    show(&page, &me, (set, part), f, Vec::new(), StatusCode::OK)
}

/// Saves the text, or shows it again with everything that is wrong.
pub(super) async fn save(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(String, String)>,
    form: Form,
) -> Response {
    access::write(me.actor())?;
    form.only(&["text", "version"])?;
    let (id, part) = (id_of(&path.0)?, part_of(&path.1)?);
    let version: i64 = form.value("version").ok_or(Error::Hidden)?;
    let (set, texts) = load(&app, id).await?;
    let text = format!("{}\n", form.raw("text").trim_end());
    let again = |problems, wrong, status| {
        show(&page, &me, (set.clone(), part), Filled::from_form(&form, problems), wrong, status)
    };
    if let Err(found) = words::check(&texts.with(part, text.clone())) {
        let mut problems = Problems::new();
        problems.add("text", t::rulebook::does_not_hold(found.len()));
        let wrong = found.into_iter().map(|one| Wrong::of(one, &text)).collect();
        return again(problems, wrong, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (actor, who) = (me.actor().clone(), format!("account {}", me.id));
    let done = once::location(&app.db, &form, &who, "rulebook.edit_text", move |tx| {
        actions::edit(tx, &actor, id, version, part, &text)?;
        Ok(format!("/admin/rules/{id}"))
    });
    match done.await {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::rulebook::part_saved(words::part_name(part)))),
        Err(Error::Conflict(why)) => {
            let mut problems = Problems::new();
            problems.add("text", why);
            again(problems, Vec::new(), StatusCode::CONFLICT)
        }
        Err(error) => Err(error),
    }
}
