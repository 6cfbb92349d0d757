//! Keeping a list that was searched under a name: the same for every list of the house.

use actix_web::HttpResponse;

use crate::access;
use crate::error::{Error, Problems, Result};
use crate::requests::actions::views;
use crate::say::requests as t;
use crate::web::{AppData, Form, Page, SignedIn};

/// Keeps the list at this address under the name in the form; the problems when it cannot be kept so.
///
/// # Errors
/// Hidden for people without a list; when the form or the database fails.
pub(crate) async fn keep(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    form: &Form,
    list: String,
) -> Result<std::result::Result<HttpResponse, Problems>> {
    access::requests::lists(me)?;
    form.only(&["name", "query"])?;
    let (actor, name, kept) = (me.actor().clone(), form.text("name").to_owned(), list.clone());
    match app.db.write(move |tx| views::save(tx, &actor, &name, &kept)).await {
        Ok(()) => Ok(Ok(page.go_saying(app, &list, &t::view_saved(form.text("name"))))),
        Err(Error::Invalid(problems)) => Ok(Err(problems)),
        Err(error) => Err(error),
    }
}
