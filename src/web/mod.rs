//! What all pages share: the application, its middleware, forms, fields, pages, once-keys.

pub mod assets;
pub mod csv;
mod error_pages;
pub mod field;
pub mod form;
pub mod give_back;
mod headers;
pub mod ics;
pub mod listing;
mod navigation;
pub mod once;
pub mod page;
pub mod paging;
pub mod public_cache;
mod routes;
pub mod signed_in;
pub mod state;
pub mod throttle;
pub mod xml;

pub use field::Filled;
pub use form::Form;
pub(crate) use headers::is_loopback;
pub use page::Page;
pub use routes::{Guard, Route, Routes, all_routes};
pub use signed_in::SignedIn;
pub use state::{App, AppData};

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web;

/// What a handler gives back.
pub type Response = crate::error::Result<actix_web::HttpResponse>;

/// The whole application, for the server and for tests in process.
pub fn app(
    data: AppData,
) -> actix_web::App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    actix_web::App::new()
        .app_data(data)
        .wrap(Compress::default())
        .wrap(from_fn(give_back::keep_what_was_typed))
        .wrap(from_fn(error_pages::show))
        .wrap(from_fn(signed_in::load))
        .wrap(from_fn(headers::guard))
        .configure(routes::configure)
        .default_service(web::to(async || Response::Err(crate::error::Error::Hidden)))
}
