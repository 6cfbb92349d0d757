//! The first page and the pages that explain.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::access::{Actor, Role};
use crate::authorizations::{RegisterEntry, latest_in_register, numbers_in_register};
use crate::say as t;
use crate::web::public_cache::Asked;
use crate::web::xml::Xml;
use crate::web::{AppData, Page, Response, Routes};

/// Rows of the register that the first page shows.
const LATEST: i64 = 5;

/// The routes of the public pages.
pub fn routes(routes: &mut Routes) {
    routes.public_get("/", home);
    routes.public_get("/start", start);
    routes.public_get("/rules", rules);
    routes.public_get("/data-notice", data_notice);
    routes.public_get("/accessibility", accessibility);
    routes.public_get("/contact", contact);
    routes.public_get("/sitemap.xml", sitemap);
    routes.public_get("/robots.txt", robots);
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    page: &'a Page,
    latest: Vec<RegisterEntry>,
}

#[derive(Template)]
#[template(path = "info/start.html")]
struct StartPage<'a> {
    page: &'a Page,
    asks_as: AsksAs,
}

#[derive(Template)]
#[template(path = "info/rules.html")]
struct RulesPage<'a> {
    page: &'a Page,
}

#[derive(Template)]
#[template(path = "info/data_notice.html")]
struct DataNoticePage<'a> {
    page: &'a Page,
}

#[derive(Template)]
#[template(path = "info/accessibility.html")]
struct AccessibilityPage<'a> {
    page: &'a Page,
}

#[derive(Template)]
#[template(path = "info/contact.html")]
struct ContactPage<'a> {
    page: &'a Page,
}

/// What the one who reads "before you start" can do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AsksAs {
    /// A visitor: open an account or sign in.
    Visitor,
    /// A partner: start a request.
    Partner,
    /// People of the office and the group do not ask.
    Other,
}

/// The page where a person's work begins; none for those whose work begins on the public page.
fn desk_of(actor: &Actor) -> Option<&'static str> {
    match actor.roles.as_slice() {
        [Role::Admin] => Some("/admin/accounts"),
        _ if actor.is_staff() => Some("/desk"),
        _ if actor.has(Role::Partner) => Some("/requests"),
        _ if actor.has_any(&[Role::FocalPoint, Role::LocalNetwork]) => Some("/opinions"),
        _ => None,
    }
}

async fn home(app: AppData, page: Page) -> Response {
    // What the last action said is shown once, on the page that the person gets to see.
    if let Some(desk) = page.me().and_then(desk_of) {
        return Ok(page.go(desk));
    }
    let today = app.db.clock().now().date();
    let latest = app.db.read(move |conn| latest_in_register(conn, LATEST, today)).await?;
    page.show(&HomePage { page: &page, latest })
}

async fn start(page: Page) -> Response {
    let asks_as = match page.me() {
        None => AsksAs::Visitor,
        Some(me) if me.has(Role::Partner) => AsksAs::Partner,
        Some(_) => AsksAs::Other,
    };
    page.show(&StartPage { page: &page, asks_as })
}

async fn rules(page: Page) -> Response {
    page.show(&RulesPage { page: &page })
}

async fn data_notice(page: Page) -> Response {
    page.show(&DataNoticePage { page: &page })
}

async fn accessibility(page: Page) -> Response {
    page.show(&AccessibilityPage { page: &page })
}

/// Pages that a search engine may show, beside the entries of the register.
const MAPPED: &[&str] = &[
    "/",
    "/start",
    "/rules",
    "/how-requests-are-decided",
    "/data-notice",
    "/accessibility",
    "/contact",
    "/report-misuse",
    "/register",
    "/verify",
    "/lessons",
];

/// Most addresses in one site map (its format allows 50,000).
const MOST_ADDRESSES: i64 = 49_000;

async fn sitemap(app: AppData, request: HttpRequest, page: Page) -> Response {
    let today = app.db.clock().now().date();
    let (media_type, depends_on) = ("application/xml; charset=utf-8", today.to_string());
    let asked = Asked { app: &app, request: &request, page: &page, media_type, depends_on };
    let answer = asked.answer(
        move |conn| Ok(Some(numbers_in_register(conn, MOST_ADDRESSES, today)?)),
        |numbers| {
            let mut map = Xml::new();
            map.open("urlset", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
            let entries = numbers.iter().map(|number| format!("/register/{number}"));
            for path in MAPPED.iter().map(|path| (*path).to_owned()).chain(entries) {
                map.open("url", &[]);
                map.text("loc", &format!("{}{path}", page.base_url));
                map.close("url");
            }
            map.close("urlset");
            Ok(map.done())
        },
    );
    answer.await?.ok_or(crate::error::Error::Hidden)
}

/// What search engines are asked to leave alone: codes that prove a permission are for those who were given them.
async fn robots(page: Page) -> Response {
    let text = format!(
        "User-agent: *\nDisallow: /verify/\nDisallow: /requests\nDisallow: /cases\nDisallow: /desk\n\nSitemap: {}/sitemap.xml\n",
        page.base_url
    );
    Ok(HttpResponse::Ok().insert_header((header::CONTENT_TYPE, "text/plain; charset=utf-8")).body(text))
}

async fn contact(page: Page) -> Response {
    page.show(&ContactPage { page: &page })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::ids::AccountId;
    use crate::say::Language;

    #[test]
    fn everybody_begins_where_their_work_is() {
        let desk = |roles: &[Role]| {
            desk_of(&Actor {
                id: AccountId(1),
                name: "Ana".into(),
                roles: roles.to_vec(),
                organizations: vec![],
                language: Language::En,
            })
        };
        assert_eq!(desk(&[Role::Admin]), Some("/admin/accounts"));
        assert_eq!(desk(&[Role::Secretariat, Role::Admin]), Some("/desk"));
        assert_eq!(desk(&[Role::Oversight]), Some("/desk"));
        assert_eq!(desk(&[Role::Partner]), Some("/requests"));
        assert_eq!(desk(&[Role::LocalNetwork]), Some("/opinions"));
        assert_eq!(desk(&[]), None);
    }
}
