//! The list of all routes. A concept adds its own in `pages::routes`; the list is also what a test walks to
//! prove that every route has a refused case.

use actix_web::dev::Handler;
use actix_web::http::Method;
use actix_web::{FromRequest, Responder, web};

/// Who may come as far as the handler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Anybody.
    Public,
    /// Whoever is signed in; the handler and its action decide the rest.
    SignedIn,
}

/// One route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// The path with its parameters, as `/cases/{id}`.
    pub path: &'static str,
    /// Who may come as far as the handler.
    pub guard: Guard,
}

/// Which routes the application tries first: one after the other, until one fits. A path as it stands is compared in no time, a
/// pattern is not; of these the pages that anybody may ask for come first, because the most ask for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Plain,
    PublicPatterns,
    Patterns,
}

impl Turn {
    const ALL: [Self; 3] = [Self::Plain, Self::PublicPatterns, Self::Patterns];

    fn of(path: &str, guard: Guard) -> Self {
        match (path.contains('{'), guard) {
            (false, _) => Self::Plain,
            (true, Guard::Public) => Self::PublicPatterns,
            (true, Guard::SignedIn) => Self::Patterns,
        }
    }
}

/// Collects routes into the application (or only into the list).
pub struct Routes<'a> {
    config: Option<(&'a mut web::ServiceConfig, Turn)>,
    list: Vec<Route>,
}

impl Routes<'_> {
    /// A page for anybody.
    pub fn public_get<F, A>(&mut self, path: &'static str, handler: F)
    where
        F: Handler<A>,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::GET, path, Guard::Public, handler);
    }

    /// A form for anybody.
    pub fn public_post<F, A>(&mut self, path: &'static str, handler: F)
    where
        F: Handler<A>,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::POST, path, Guard::Public, handler);
    }

    /// A page for people who are signed in.
    pub fn get<F, A>(&mut self, path: &'static str, handler: F)
    where
        F: Handler<A>,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::GET, path, Guard::SignedIn, handler);
    }

    /// A form for people who are signed in.
    pub fn post<F, A>(&mut self, path: &'static str, handler: F)
    where
        F: Handler<A>,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::POST, path, Guard::SignedIn, handler);
    }

    fn add<F, A>(&mut self, method: Method, path: &'static str, guard: Guard, handler: F)
    where
        F: Handler<A>,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        if let Some((config, turn)) = &mut self.config
            && *turn == Turn::of(path, guard)
        {
            let route = web::route().method(method.clone()).to(handler);
            config.route(
                path,
                match guard {
                    Guard::Public => route,
                    Guard::SignedIn => route.wrap(actix_web::middleware::from_fn(super::signed_in::require)),
                },
            );
        }
        self.list.push(Route { method, path, guard });
    }
}

fn collect(routes: &mut Routes) {
    super::assets::routes(routes);
    crate::info::pages::routes(routes);
    crate::accounts::pages::routes(routes);
    crate::organizations::pages::routes(routes);
    crate::requests::pages::routes(routes);
    crate::rulebook::pages::routes(routes);
    crate::opinions::pages::routes(routes);
    crate::reconsiderations::pages::routes(routes);
    crate::authorizations::pages::routes(routes);
    crate::matters::pages::routes(routes);
    crate::lessons::pages::routes(routes);
    crate::screening::pages::routes(routes);
    crate::reviews::pages::routes(routes);
    crate::decisions::pages::routes(routes);
    crate::reports::pages::routes(routes);
    crate::notices::pages::routes(routes);
    crate::letterbook::pages::routes(routes);
    crate::demo::pages::routes(routes);
}

/// Registers every route.
pub(super) fn configure(config: &mut web::ServiceConfig) {
    for turn in Turn::ALL {
        collect(&mut Routes { config: Some((&mut *config, turn)), list: Vec::new() });
    }
}

/// Every route of the application.
pub fn all_routes() -> Vec<Route> {
    let mut routes = Routes { config: None, list: Vec::new() };
    collect(&mut routes);
    routes.list
}
