//! The pages of lessons: for everybody, on a case, and for the editors.

mod case;
mod editing;
mod public;

use super::store::Lesson;
use crate::guidelines::Reference;
use crate::say::{Msg, current_language, lessons as t};
use crate::web::Routes;

/// The routes of lessons.
pub fn routes(routes: &mut Routes) {
    routes.get("/lessons/editing", editing::list);
    routes.get("/lessons/editing/{id}", editing::one);
    routes.post("/lessons/editing/{id}/publish", editing::publish);
    routes.post("/lessons/editing/{id}/give-back", editing::give_back);
    routes.post("/lessons/editing/{id}/archive", editing::archive);
    routes.public_get("/lessons", public::list);
    routes.public_get("/lessons/{id}", public::one);
    routes.get("/cases/{id}/lesson", case::page);
    routes.post("/cases/{id}/lesson", case::write);
    routes.post("/cases/{id}/lesson/none", case::none);
}

/// The case that a lesson comes from, in words that name nobody.
struct Context {
    facts: Vec<(Msg, String)>,
}

impl Context {
    fn of(lesson: &Lesson) -> Self {
        let mut facts = vec![
            (t::context_mark(), marks(&lesson.marks)),
            (t::context_use(), use_type(&lesson.use_type)),
            (t::context_organization(), organization_type(&lesson.organization_type)),
            (t::context_sector(), sector(&lesson.sector)),
            (t::context_edition(), lesson.edition.clone()),
        ];
        if !lesson.criteria.is_empty() {
            facts.push((t::context_criteria(), criteria(&lesson.criteria)));
        }
        facts.retain(|(_, value)| !value.is_empty());
        Self { facts }
    }
}

fn reference() -> Option<&'static Reference> {
    Reference::current().ok()
}

/// Marks by name; a lesson of one case has few.
fn marks(codes: &str) -> String {
    crate::authorizations::words::marks(&crate::requests::marks_of(codes))
}

fn use_type(code: &str) -> String {
    crate::guidelines::UseType::parse(code).map(crate::authorizations::words::use_type).unwrap_or_default()
}

fn organization_type(code: &str) -> String {
    crate::guidelines::OrganizationType::parse(code)
        .and_then(|code| reference()?.organization_type(code))
        .map(|entry| entry.text.say(current_language().tag()).clone())
        .unwrap_or_default()
}

fn sector(code: &str) -> String {
    reference()
        .and_then(|reference| reference.sector(code))
        .map(|sector| sector.text.say(current_language().tag()).clone())
        .unwrap_or_default()
}

fn criteria(codes: &str) -> String {
    crate::say::list(&codes.split_whitespace().collect::<Vec<_>>())
}
