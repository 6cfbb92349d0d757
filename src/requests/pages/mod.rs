//! The pages of requests: the partner's own, the desk and the cases of staff, and the organization's profile.

mod answers_view;
mod case;
mod cases;
mod copy;
mod desk;
mod edit;
pub(crate) mod fetch;
pub(crate) mod files;
mod home;
mod intake;
pub(crate) mod keeping;
mod list;
mod mail;
mod office_days;
mod on_behalf;
mod profile;
mod profile_changes;
pub(crate) mod rows;
mod self_check;
mod send;

use crate::access::Actor;
use crate::db::Conn;
use crate::error::Result;
use crate::requests::{Case, RequestId};
use crate::web::Routes;

/// The routes of requests.
pub fn routes(routes: &mut Routes) {
    profile::routes(routes);
    list::routes(routes);
    copy::routes(routes);
    home::routes(routes);
    edit::routes(routes);
    files::routes(routes);
    fetch::routes(routes);
    send::routes(routes);
    self_check::routes(routes);
    desk::routes(routes);
    cases::routes(routes);
    case::routes(routes);
    mail::routes(routes);
    intake::routes(routes);
    on_behalf::routes(routes);
    office_days::routes(routes);
}

/// A request for the people who asked; hidden from everybody else.
fn own(conn: &mut Conn, actor: &Actor, id: i64) -> Result<Case> {
    Case::load_as_partner(conn, actor, RequestId(id))
}

/// The title of a request, or words that stand in for it.
fn title_of(request: &crate::requests::Request) -> String {
    match request.title.trim() {
        "" => crate::say::requests::untitled().to_string(),
        title => title.to_owned(),
    }
}
