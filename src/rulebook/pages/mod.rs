//! The pages of the rulebook: for administrators, who write and approve, and for everybody, who may read what is or was in
//! force.

mod fields;
mod list;
mod part;
mod preview;
mod public;
mod set;
mod text;

use super::difference::Change;
use super::words::{entry_name, keys_name, list_name};
use super::{RuleSetId, words};
use crate::error::{Error, Result};
use crate::guidelines::Part;
use crate::say::{Msg, rulebook as t};
use crate::web::Routes;

/// The routes of the rulebook.
pub fn routes(routes: &mut Routes) {
    routes.get("/admin/rules", list::page);
    routes.post("/admin/rules", list::begin);
    routes.get("/admin/rules/bring-in", list::bring_in_page);
    routes.post("/admin/rules/bring-in", list::bring_in);
    routes.get("/admin/rules/{id}", set::page);
    routes.get("/admin/rules/{id}/file", set::file);
    routes.get("/admin/rules/{id}/preview", preview::page);
    routes.post("/admin/rules/{id}/describe", set::describe);
    routes.post("/admin/rules/{id}/catch-up", set::catch_up);
    routes.post("/admin/rules/{id}/propose", set::propose);
    routes.post("/admin/rules/{id}/send-back", set::send_back);
    routes.post("/admin/rules/{id}/approve", set::approve);
    routes.post("/admin/rules/{id}/withdraw", set::withdraw);
    routes.get("/admin/rules/{id}/{part}", part::page);
    routes.post("/admin/rules/{id}/{part}", part::save);
    routes.get("/admin/rules/{id}/{part}/text", text::page);
    routes.post("/admin/rules/{id}/{part}/text", text::save);
    routes.public_get("/how-requests-are-decided", public::in_force);
    routes.public_get("/how-requests-are-decided/{number}", public::numbered);
}

fn id_of(text: &str) -> Result<RuleSetId> {
    text.parse().map(RuleSetId).map_err(|_| Error::Hidden)
}

fn part_of(text: &str) -> Result<Part> {
    Part::parse(text).ok_or(Error::Hidden)
}

/// A difference as a row of a table.
struct ChangeRow {
    part: Msg,
    entry: String,
    what: Msg,
    before: Option<String>,
    after: Option<String>,
}

impl ChangeRow {
    fn of(change: &Change) -> Self {
        let list = change.entry.as_ref().map(|entry| list_name(&entry.list));
        let whole = change.keys.is_empty();
        Self {
            part: words::part_name(change.part),
            entry: change.entry.as_ref().map(entry_name).unwrap_or_default(),
            what: match (whole, list) {
                (true, Some(list)) => list,
                _ => keys_name(&change.keys),
            },
            before: change.before.clone(),
            after: change.after.clone(),
        }
    }

    fn tag(&self) -> (Msg, &'static str) {
        match (&self.before, &self.after) {
            (None, _) => (t::tag_new(), "ok"),
            (_, None) => (t::tag_gone(), "line"),
            _ => (t::tag_changed(), "info"),
        }
    }
}
