//! The whole application in process, with people in it. A test is a few lines: who does what, and what a
//! person then sees or gets by letter.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use actix_http::Request;
use actix_web::body::to_bytes;
use actix_web::dev::Service;
use actix_web::test as in_process;
use chrono::{NaiveDate, NaiveDateTime};
use imprimatur::access::Role;
use imprimatur::clock::Clock;
use imprimatur::config::{Config, Limits};
use imprimatur::documents::clamd::Clamd;
use imprimatur::notices::transport::{Outgoing, Transport};
use imprimatur::server::{self, House};
use imprimatur::web::AppData;
use imprimatur::web::throttle::Quota;

use super::companion::scratch;
use super::databases::TestDb;
use super::html::{Form, Page, Submission};
use super::steps::{File, Surfer};

/// The address the application believes to have.
pub const BASE: &str = "http://127.0.0.1:8080";
/// Everybody's password.
pub const PASSWORD: &str = "seven quiet herons at dusk";

type Call = dyn Fn(Request) -> Pin<Box<dyn Future<Output = Answer>>>;

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: actix_web::http::header::HeaderMap,
    pub body: Vec<u8>,
    /// The path that was asked for.
    pub path: String,
}

impl Answer {
    /// The page as a person reads it.
    pub fn page(&self) -> Page {
        Page::parse(&self.path, &String::from_utf8_lossy(&self.body))
    }

    /// Where a redirect leads.
    pub fn location(&self) -> Option<&str> {
        self.headers.get("location").and_then(|value| value.to_str().ok())
    }
}

/// The application, its database, its clock and its mail.
pub struct TestApp {
    pub data: AppData,
    pub clock: Clock,
    pub transport: Transport,
    call: Rc<Call>,
    finished: Cell<bool>,
    people: Cell<i64>,
    _files: tempfile::TempDir,
    _db: TestDb,
}

/// Limits that let tests run fast: cheap password hashes, no wait before a decision goes out, wide brakes.
pub fn limits() -> Limits {
    let wide = Quota::new(100_000, 60);
    let mut limits = Limits {
        hash_memory_kib: 64,
        hash_passes: 1,
        hash_queue: 1024,
        release_seconds: 0,
        ..Limits::default()
    };
    limits.letters_by_strangers = wide;
    limits.verification = wide;
    limits.misuse_reports = wide;
    limits.sign_in.account = wide;
    limits.sign_in.address = wide;
    limits.sign_in.overall = wide;
    limits.sign_in.known_browser = wide;
    limits
}

/// Where the clock of every test stands at first: a Tuesday.
pub fn the_day() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(9, 0, 0).unwrap()
}

impl TestApp {
    /// The application on this database.
    pub async fn start(db: TestDb) -> Rc<Self> {
        Self::start_with(db, limits()).await
    }

    /// The same with limits of one's own.
    pub async fn start_with(db: TestDb, limits: Limits) -> Rc<Self> {
        Self::start_as(db, limits, None).await
    }

    /// The same with a scanner of uploads.
    pub async fn start_as(db: TestDb, limits: Limits, clamd: Option<Clamd>) -> Rc<Self> {
        // A test that fails says why a page answered 500.
        let _ = tracing_subscriber::fmt().with_env_filter("error").with_test_writer().try_init();
        let files = tempfile::Builder::new().prefix("files.").tempdir_in(scratch()).unwrap();
        let config = Config {
            base_url: BASE.to_owned(),
            workers: 1,
            clamd,
            preview_program: Some(env!("CARGO_BIN_EXE_imprimatur").into()),
            ..Config::on_loopback(files.path().to_owned(), db.parsed(), "127.0.0.1:8080".parse().unwrap())
        };
        let clock = Clock::standing(the_day());
        let transport = Transport::memory();
        let House { app: data, .. } =
            server::build_with(config, limits, clock.clone(), transport.clone()).await.unwrap();
        let service = Rc::new(in_process::init_service(imprimatur::web::app(data.clone())).await);
        let call: Rc<Call> = Rc::new(move |request: Request| {
            let service = service.clone();
            Box::pin(async move {
                let path = request.uri().to_string();
                let response = service.call(request).await.unwrap();
                let status = response.status().as_u16();
                let headers = response.headers().clone();
                let Ok(body) = to_bytes(response.into_body()).await else { panic!("{path} broke off") };
                Answer { status, headers, body: body.to_vec(), path }
            })
        });
        Rc::new(Self {
            data,
            clock,
            transport,
            call,
            finished: Cell::new(false),
            people: Cell::new(0),
            _files: files,
            _db: db,
        })
    }

    /// A visitor without an account.
    pub fn visitor(self: &Rc<Self>) -> Person {
        Person {
            app: self.clone(),
            name: "Visitor".into(),
            email: String::new(),
            cookies: RefCell::default(),
            seen: RefCell::default(),
        }
    }

    /// A new person with these roles, signed in.
    pub async fn person(self: &Rc<Self>, name: &str, roles: &[Role]) -> Person {
        self.person_at(name, "people.example", roles).await
    }

    /// The same with an address at this domain.
    pub async fn person_at(self: &Rc<Self>, name: &str, domain: &str, roles: &[Role]) -> Person {
        let number = self.people.get() + 1;
        self.people.set(number);
        let word = name.to_lowercase().replace(' ', ".");
        let email = format!("{word}.{number}@{domain}");
        self.account(name, &email, roles).await;
        let person = self.visitor_named(name, &email);
        person.sign_in().await;
        person
    }

    /// Somebody who has an account but is not signed in.
    pub fn visitor_named(self: &Rc<Self>, name: &str, email: &str) -> Person {
        Person {
            app: self.clone(),
            name: name.into(),
            email: email.into(),
            cookies: RefCell::default(),
            seen: RefCell::default(),
        }
    }

    /// An active account, as an invitation that was followed leaves it.
    async fn account(&self, name: &str, email: &str, roles: &[Role]) {
        use diesel::prelude::*;
        use imprimatur::accounts::{AccountId, AccountState};
        use imprimatur::db::schema::{account_roles, accounts};
        let hash = self.data.hasher.hash(PASSWORD.to_owned()).await.unwrap();
        let (name, email, roles) = (name.to_owned(), email.to_owned(), roles.to_vec());
        self.data
            .db
            .write(move |tx| {
                let now = tx.now;
                let id: AccountId = diesel::insert_into(accounts::table)
                    .values((
                        accounts::email.eq(&email),
                        accounts::email_folded.eq(email.to_lowercase()),
                        accounts::name.eq(&name),
                        accounts::sort_key.eq(name.to_lowercase()),
                        accounts::language.eq("en"),
                        accounts::password_hash.eq(hash),
                        accounts::state.eq(AccountState::Active),
                        accounts::created_at.eq(now),
                        accounts::version.eq(1),
                    ))
                    .returning(accounts::id)
                    .get_result(tx.conn())?;
                for role in roles {
                    diesel::insert_into(account_roles::table)
                        .values((
                            account_roles::account_id.eq(id),
                            account_roles::role.eq(role),
                            account_roles::granted_at.eq(now),
                        ))
                        .execute(tx.conn())?;
                }
                Ok(())
            })
            .await
            .unwrap();
    }

    /// Moves the clock on and lets the calendar do its work.
    pub async fn pass_days(&self, days: i64) {
        self.clock.advance(days * 24 * 60 * 60);
        self.sweep().await;
    }

    /// Lets the calendar do its work.
    pub async fn sweep(&self) {
        imprimatur::sweep::run(&self.data.db).await.unwrap();
        self.look_up().await;
    }

    /// Lets names be looked up in the lists, as it goes on in the background.
    pub async fn look_up(&self) {
        imprimatur::screening::matches::look_up::run(&self.data).await.unwrap();
    }

    /// Delivers every letter that is due.
    pub async fn deliver(&self) {
        while imprimatur::notices::worker::deliver_due(&self.data.db, &self.transport).await.unwrap() > 0 {}
    }

    /// The letters that arrived at an address, oldest first.
    pub async fn letters_to(&self, email: &str) -> Vec<Outgoing> {
        self.deliver().await;
        let all = self.transport.sent();
        all.into_iter().map(|sent| sent.letter).filter(|letter| letter.to_address == email).collect()
    }

    /// The newest letter to a person whose subject has these words.
    pub async fn letter(&self, to: &Person, words: &str) -> Outgoing {
        let letters = self.letters_to(&to.email).await;
        let subjects: Vec<_> = letters.iter().map(|letter| letter.subject.clone()).collect();
        letters
            .into_iter()
            .rev()
            .find(|letter| letter.subject.contains(words))
            .unwrap_or_else(|| panic!("{} got no letter “{words}”, but {subjects:?}", to.name))
    }

    /// The end of every test: all letters delivered, every invariant and chain whole.
    pub async fn finish(&self) {
        self.deliver().await;
        let wrong = self.data.db.read(imprimatur::check::everything).await.unwrap();
        assert!(wrong.is_empty(), "the check found: {wrong:#?}");
        let queue = self.data.db.read(imprimatur::notices::queue_state).await.unwrap();
        assert_eq!((queue.unsent, queue.failed), (0, 0), "letters left over");
        self.finished.set(true);
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        assert!(
            self.finished.get() || std::thread::panicking(),
            "the test did not end with app.finish().await"
        );
    }
}

/// A person at a browser of their own.
pub struct Person {
    pub app: Rc<TestApp>,
    pub name: String,
    pub email: String,
    cookies: RefCell<BTreeMap<String, String>>,
    seen: RefCell<String>,
}

impl Person {
    /// Signs in with everybody's password.
    pub async fn sign_in(&self) {
        let page = self.get("/sign-in").await;
        let mut form = page.form("Sign in").unwrap();
        form.fill(&[("E-mail address", &self.email), ("Password", PASSWORD)]).unwrap();
        let answer = self.send(&form.submit("Sign in").unwrap()).await;
        assert_eq!(answer.status, 303, "{} cannot sign in: {:?}", self.name, answer.page().error_texts());
    }

    /// The person's cookies as a browser sends them.
    pub fn cookies(&self) -> String {
        let all: Vec<_> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        all.join("; ")
    }

    /// Asks for a path; gives what came back, whatever it is.
    pub async fn ask(&self, path: &str) -> Answer {
        let request = in_process::TestRequest::get().uri(path);
        self.call(request).await
    }

    /// Opens a page and follows redirects; it must be there.
    pub async fn get(&self, path: &str) -> Page {
        let answer = self.follow(self.ask(path).await).await;
        assert_eq!(answer.status, 200, "{} asked for {path} and got {}", self.name, answer.status);
        answer.page()
    }

    /// Sends a form as it stands; gives what came back.
    pub async fn send(&self, form: &Submission) -> Answer {
        let action = if form.action.is_empty() { self.seen.borrow().clone() } else { form.action.clone() };
        if form.method.eq_ignore_ascii_case("GET") {
            let query = serde_html_form::to_string(&form.fields).unwrap();
            return self.ask(&format!("{action}?{query}")).await;
        }
        let (media_type, body) = if form.multipart {
            super::app_files::multipart(form)
        } else {
            (
                "application/x-www-form-urlencoded".to_owned(),
                serde_html_form::to_string(&form.fields).unwrap().into_bytes(),
            )
        };
        self.post(&action, &media_type, body).await
    }

    /// Sends a body to a path, as our own pages do.
    pub async fn post(&self, path: &str, media_type: &str, body: Vec<u8>) -> Answer {
        let request = in_process::TestRequest::post()
            .uri(path)
            .insert_header(("content-type", media_type))
            .insert_header(("origin", BASE))
            .insert_header(("sec-fetch-site", "same-origin"))
            .insert_header(("referer", format!("{BASE}{}", self.seen.borrow())))
            .set_payload(body);
        self.call(request).await
    }

    /// Fills a form of a page by labels, presses its button, follows, and gives the page that comes.
    pub async fn submit(&self, page: &Page, button: &str, values: &[(&str, &str)]) -> Page {
        let answer = self.try_submit(page, button, values).await;
        assert!(
            answer.status == 200,
            "{} pressed “{button}” on {} and got {}: {} {:?}",
            self.name,
            page.title,
            answer.status,
            answer.page().h1,
            answer.page().error_texts(),
        );
        answer.page()
    }

    /// The same, whatever comes.
    pub async fn try_submit(&self, page: &Page, button: &str, values: &[(&str, &str)]) -> Answer {
        let mut form = page.form(button).unwrap_or_else(|e| panic!("{} on {}: {e}", self.name, page.title));
        form.fill(values).unwrap_or_else(|e| panic!("{} on {}: {e}", self.name, page.title));
        let answer = self.send(&form.submit(button).unwrap()).await;
        self.follow(answer).await
    }

    /// Follows redirects.
    pub async fn follow(&self, mut answer: Answer) -> Answer {
        for _ in 0..5 {
            if answer.status != 303 {
                break;
            }
            let to = answer.location().unwrap().to_owned();
            answer = self.ask(&to).await;
        }
        answer
    }

    /// Opens the first link in a letter, which must lead to this house.
    pub async fn open_link(&self, letter: &Outgoing) -> Page {
        let start = letter.text.find(BASE).unwrap_or_else(|| panic!("no link in: {}", letter.text));
        let link = letter.text[start..].split_whitespace().next().unwrap();
        self.get(link.trim_start_matches(BASE)).await
    }

    /// Sends a request with headers of its own, as no page of ours would.
    pub async fn call_for_test(&self, request: in_process::TestRequest) -> Answer {
        self.call(request).await
    }

    async fn call(&self, request: in_process::TestRequest) -> Answer {
        let request = request
            .insert_header(("cookie", self.cookies()))
            .peer_addr("127.0.0.1:50000".parse().unwrap())
            .to_request();
        let get = request.method() == actix_web::http::Method::GET;
        let answer = (self.app.call)(request).await;
        for cookie in answer.headers.get_all("set-cookie").filter_map(|value| value.to_str().ok()) {
            let cookie = actix_web::cookie::Cookie::parse_encoded(cookie.to_owned()).unwrap();
            let gone = cookie.max_age().is_some_and(|age| age.is_zero());
            if gone {
                self.cookies.borrow_mut().remove(cookie.name());
            } else {
                self.cookies.borrow_mut().insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
        if get {
            *self.seen.borrow_mut() = answer.path.clone();
        }
        answer
    }
}

impl Surfer for Person {
    async fn open(&self, path: &str) -> Result<Page, String> {
        let answer = self.follow(self.ask(path).await).await;
        match answer.status {
            200 => Ok(answer.page()),
            status => Err(format!("{} asked for {path} and got {status}: {}", self.name, answer.page().h1)),
        }
    }

    async fn press(
        &self,
        page: &Page,
        button: &str,
        values: &[(&str, &str)],
    ) -> Result<(String, Page), String> {
        let answer = self.try_submit(page, button, values).await;
        match answer.status {
            200 => Ok((answer.path.clone(), answer.page())),
            status => Err(format!(
                "{} pressed “{button}” on “{}” and got {status}: {} {:?} {:?}",
                self.name,
                page.h1,
                answer.page().h1,
                answer.page().error_texts(),
                answer.page().texts("main p"),
            )),
        }
    }

    async fn press_in(
        &self,
        form: &Form,
        button: &str,
        values: &[(&str, &str)],
    ) -> Result<(String, Page), String> {
        let mut form = form.clone();
        form.fill(values)?;
        let answer = self.follow(self.send(&form.submit(button)?).await).await;
        match answer.status {
            200 => Ok((answer.path.clone(), answer.page())),
            status => Err(format!(
                "{} pressed “{button}” and got {status}: {:?}",
                self.name,
                answer.page().error_texts()
            )),
        }
    }

    async fn hand_in(
        &self,
        page: &Page,
        button: &str,
        values: &[(&str, &str)],
        file: File<'_>,
    ) -> Result<Page, String> {
        let mut form = page.form(button)?;
        form.fill(values)?;
        form.attach("file", file.name, file.media_type, file.content)?;
        let answer = self.follow(self.send(&form.submit(button)?).await).await;
        match answer.status {
            200 => Ok(answer.page()),
            status => Err(format!(
                "{} handed in {} and got {status}: {:?}",
                self.name,
                file.name,
                answer.page().error_texts()
            )),
        }
    }
}
