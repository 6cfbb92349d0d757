//! The pages of reconsiderations: the partner's, and that of the case for staff.

mod officer;
mod partner;

use crate::web::Routes;

/// The routes of reconsiderations.
pub fn routes(routes: &mut Routes) {
    routes.get("/requests/{id}/reconsideration", partner::page);
    routes.post("/requests/{id}/reconsideration", partner::ask);
    routes.get("/cases/{id}/reconsideration", officer::page);
    routes.post("/cases/{id}/reconsideration/{reconsideration}", officer::answer);
}
