//! The page of the office: who writes, and from where.

use askama::Template;
use chrono_tz::Tz;

use crate::access::accounts::may_run_the_office;
use crate::error::{Error, Problems};
use crate::notices::{Office, office, rules};
use crate::say::{self as t, Language, Msg, set_display_zone};
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/admin/office", office_page);
    routes.post("/admin/office", change_office);
}

#[derive(Template)]
#[template(path = "notices/office.html")]
struct OfficePage<'a> {
    page: &'a Page,
    f: Filled,
}

/// The languages that have words, to choose from.
fn languages() -> Vec<(String, Msg)> {
    let spoken = Language::ALL.into_iter().filter(|language| language.is_spoken());
    spoken.map(|language| (language.tag().to_owned(), Msg::plain(language.native_name()))).collect()
}

async fn office_page(app: AppData, page: Page, me: SignedIn) -> Response {
    may_run_the_office(&me)?;
    let now = app.db.read(office::current).await?;
    let f = Filled::new()
        .with("name", now.name)
        .with("address", now.address)
        .with("contact_email", now.contact_email)
        .with("contact_phone", now.contact_phone)
        .with("mail_from", now.mail_from)
        .with("mail_reply_to", now.mail_reply_to)
        .with("time_zone", now.time_zone)
        .with("language", now.language);
    page.show(&OfficePage { page: &page, f })
}

/// The settings that were typed and their time zone, or what is wrong with them.
fn typed_office(form: &Form) -> Result<(Office, Tz), Problems> {
    let mut problems = Problems::new();
    let name = problems.take("name", rules::office_name(form.text("name")));
    let address = problems.take("address", rules::postal_address(form.text("address")));
    let contact_email = problems.take("contact_email", rules::address(form.text("contact_email")));
    let contact_phone = problems.take("contact_phone", rules::telephone(form.text("contact_phone")));
    let mail_from = problems.take("mail_from", rules::address(form.text("mail_from")));
    let reply_to = form.text("mail_reply_to");
    let mail_reply_to = if reply_to.is_empty() {
        Some(String::new())
    } else {
        problems.take("mail_reply_to", rules::address(reply_to))
    };
    let zone = form.text("time_zone").parse::<Tz>().map_err(|_| t::notices::enter_time_zone());
    let zone = problems.take("time_zone", zone);
    let spoken = languages().into_iter().map(|(tag, _)| tag).find(|tag| tag == form.text("language"));
    let language = problems.take("language", spoken.ok_or_else(t::notices::select_language));
    let office = (|| {
        Some(Office {
            name: name?,
            address: address?,
            contact_email: contact_email?,
            contact_phone: contact_phone?,
            mail_from: mail_from?,
            mail_reply_to: mail_reply_to?,
            time_zone: zone?.name().to_owned(),
            language: language?,
        })
    })();
    office.zip(zone).ok_or(problems)
}

async fn change_office(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    may_run_the_office(&me)?;
    form.only(&[
        "name",
        "address",
        "contact_email",
        "contact_phone",
        "mail_from",
        "mail_reply_to",
        "time_zone",
        "language",
    ])?;
    let (office, zone) = match typed_office(&form) {
        Ok(typed) => typed,
        Err(problems) => {
            return page.show_problems(&OfficePage { page: &page, f: Filled::from_form(&form, problems) });
        }
    };
    let id = me.id;
    let done = once::write_as(&app.db, &form, &me, "notices.change_office", move |tx| {
        office::change(tx, id, &office)?;
        Ok("/admin/office".to_owned())
    });
    let mut response = done.await?;
    set_display_zone(zone);
    let banner = t::notices::office_saved().in_language(page.language);
    response.add_cookie(&crate::web::page::banner_cookie(&app, &banner)).map_err(Error::internal)?;
    Ok(response)
}
