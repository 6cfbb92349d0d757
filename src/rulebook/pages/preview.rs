//! What a version set would change for drafts that were not sent yet. A draft is its partner's own until it is sent: it is
//! named by its number and the day it was begun, nothing more.

use actix_web::web;
use askama::Template;

use super::id_of;
use crate::access::rulebook as access;
use crate::error::Error;
use crate::guidelines::{Authority, Reference, Verdict};
use crate::rulebook::preview::{Changed, MOST, Preview, What, preview};
use crate::rulebook::{RuleSet, by_id, texts_of};
use crate::say::{self as t, Msg};
use crate::web::{AppData, Page, Response, SignedIn};

#[derive(Template)]
#[template(path = "rulebook/preview.html")]
struct PreviewPage<'a> {
    page: &'a Page,
    set: RuleSet,
    found: Preview,
    in_force: &'static Reference,
    after: Reference,
    most: i64,
}

impl PreviewPage<'_> {
    fn verdicts(rules: &Reference, all: &[(Authority, Verdict)]) -> String {
        let language = t::current_language().tag();
        let name = |(_, verdict): &(Authority, Verdict)| {
            rules
                .marks
                .verdict(*verdict)
                .map_or_else(|| verdict.to_string(), |entry| entry.text.say(language).title.clone())
        };
        if all.is_empty() {
            t::rulebook::nothing_said().to_string()
        } else {
            t::list(&all.iter().map(name).collect::<Vec<_>>())
        }
    }

    fn words(&self, what: &What) -> Msg {
        match what {
            What::Verdict(before, after) => t::rulebook::preview_verdict(
                Self::verdicts(self.in_force, before),
                Self::verdicts(&self.after, after),
            ),
            What::Track(before, after) => {
                t::rulebook::preview_track(track(self.in_force, *before), track(&self.after, *after))
            }
            What::Gaps(before, after) => t::rulebook::preview_gaps(*before, *after),
        }
    }

    fn changed(&self) -> &[Changed] {
        &self.found.changed
    }
}

fn track(rules: &Reference, track: crate::guidelines::Track) -> String {
    let language = t::current_language().tag();
    rules.rubric.track(track).map_or_else(|| track.to_string(), |rule| rule.text.say(language).title.clone())
}

/// The page.
pub(super) async fn page(app: AppData, page: Page, me: SignedIn, path: web::Path<String>) -> Response {
    access::see(me.actor())?;
    let id = id_of(&path)?;
    let today = app.db.clock().now().date();
    let (set, found, in_force, after) = app
        .db
        .read_long(move |conn| {
            let set = by_id(conn, id)?;
            let after = texts_of(conn, id)?.read(0).map_err(Error::internal)?;
            let in_force = Reference::current().map_err(Error::internal)?;
            let found = preview(conn, in_force, &after, today)?;
            Ok((set, found, in_force, after))
        })
        .await?;
    page.show(&PreviewPage { page: &page, set, found, in_force, after, most: MOST })
}
