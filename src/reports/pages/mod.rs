//! The pages of figures: the group, one member, like cases decided unlike, and two things side by side.

mod balance;
mod compare;
mod figure;
mod group;
mod member;
mod portfolio;
mod statistics;
mod unlike;

use crate::web::Routes;

/// The routes of reports.
pub fn routes(routes: &mut Routes) {
    routes.get("/statistics", statistics::page);
    routes.get("/statistics/members/{id}", member::page);
    routes.get("/statistics/unlike", unlike::page);
    routes.get("/statistics/compare", compare::two_cases);
    routes.get("/cases/{id}/compare", compare::two_revisions);
}
