//! The pages of integrity matters: the public form, the list and the page of one for staff, what the organization reads.

mod acts;
mod list;
mod partner;
mod picture;
mod report;
mod staff;

use crate::web::Routes;

/// The routes of integrity matters.
pub fn routes(routes: &mut Routes) {
    routes.public_get("/report-misuse", report::form);
    routes.public_post("/report-misuse", report::send);
    routes.public_get("/report-misuse/sent", report::sent);
    routes.get("/matters", list::page);
    routes.get("/matters/new", report::new);
    routes.post("/matters/new", report::enter);
    routes.get("/matters/{id}", staff::page);
    routes.post("/matters/{id}/link", acts::link);
    routes.post("/matters/{id}/dismiss", acts::dismiss);
    routes.post("/matters/{id}/dialogue", acts::dialogue);
    routes.post("/matters/{id}/refer", acts::refer);
    routes.post("/matters/{id}/hold", acts::hold);
    routes.post("/matters/{id}/resolve", acts::resolve);
    routes.post("/matters/{id}/sanction", acts::sanction);
    routes.post("/matters/{id}/forget-reporter", acts::forget);
    routes.get("/matters/{id}/picture", picture::fetch);
    routes.get("/matters/{id}/picture/pages/{page}", picture::page);
    routes.get("/organization/matters", partner::list);
    routes.get("/organization/matters/{id}", partner::page);
    routes.post("/organization/matters/{id}", partner::comment);
}

/// Where staff read a matter.
fn path(id: i64) -> String {
    format!("/matters/{id}")
}
