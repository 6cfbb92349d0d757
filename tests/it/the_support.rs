//! The tests' own tools, tested: what stands here must hold before any other test can be believed.

use std::io::{Read, Write};
use std::net::TcpListener;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection};

use crate::support::browser::Browser;
use crate::support::companion::scratch;
use crate::support::databases::{Kind, TestDb, db_tests, fresh};
use crate::support::html::Page;

fn run(db: &TestDb, sql: &str) {
    match db.kind {
        Kind::Sqlite => {
            let file = db.url.strip_prefix("sqlite:").unwrap();
            SqliteConnection::establish(file).unwrap().batch_execute(sql).unwrap();
        }
        Kind::Postgres => PgConnection::establish(&db.url).unwrap().batch_execute(sql).unwrap(),
    }
}

db_tests! {
    async fn each_test_has_a_database_of_its_own(db) {
        let Some(other) = fresh(db.kind) else { return };
        assert_ne!(db.url, other.url);
        run(&db, "CREATE TABLE mine (id BIGINT)");
        run(&other, "CREATE TABLE mine (id BIGINT)");
    }

    async fn a_fresh_database_is_migrated(db) {
        run(&db, "INSERT INTO __diesel_schema_migrations (version) VALUES ('99999999999999')");
    }
}

#[derive(diesel::QueryableByName)]
struct Setting {
    #[diesel(sql_type = diesel::sql_types::Text)]
    value: String,
}

#[test]
fn postgres_speaks_utf8_and_sorts_by_bytes() {
    let Some(db) = fresh(Kind::Postgres) else {
        return;
    };
    let mut connection = PgConnection::establish(&db.url).unwrap();
    let mut one = |sql: &str| -> String {
        diesel::sql_query(sql).get_result::<Setting>(&mut connection).unwrap().value
    };
    assert_eq!(one("SELECT current_setting('server_encoding') AS value"), "UTF8");
    assert_eq!(one("SELECT current_setting('listen_addresses') AS value"), "");
    assert_eq!(one("SELECT upper('é')::text AS value"), "É");
}

const QUESTION: &str = r##"<!doctype html><html lang="en"><head><title>Error: The use</title>
<style>h1 { color: red }</style></head><body><main>
<div class="errs"><h2>There is a problem</h2><ul><li><a href="#m">Start date must include a month</a></li></ul></div>
<h1><span class="over">Part 3 of 5</span>From when until when?</h1>
<p hidden>Not to be read</p><p>Due <bdi>“Öko”</bdi>, 4&nbsp;December</p>
<dl class="sum"><dt>Name</dt><dd><bdi>Sana AB</bdi></dd><dd><a href="change?x=1">Change</a></dd></dl>
<table><tr><th>Year</th><td>2026</td></tr><tr><th>Count</th><td>62</td></tr></table>
<form method="post" enctype="multipart/form-data">
<input type="hidden" name="once" value="k-1">
<fieldset aria-describedby="se"><legend>Start date</legend><span class="err" id="se"><span>Error: </span>Start date must include a month</span>
<label for="d">Day</label><input id="d" name="start_day" value="1"><label for="m">Month</label><input id="m" name="start_month"></fieldset>
<fieldset><legend>End date</legend><label for="e">Day</label><input id="e" name="end_day" value="31"></fieldset>
<label for="why">What happens?</label><textarea id="why" name="why">
a
b</textarea>
<fieldset><legend>Score</legend><label><input type="radio" name="C1" value="0" checked><b>0</b> none</label><label><input type="radio" name="C1" value="4"><b>4</b> full</label></fieldset>
<fieldset><legend>Media</legend><label><input type="checkbox" name="media" value="web" checked> Web</label><label><input type="checkbox" name="media" value="print"> Print</label></fieldset>
<label>Country <select name="country"><option value="">Choose</option><option value="PE" selected>Peru</option><option value="FI">Finland</option></select></label>
<label for="f">Picture</label><input type="file" id="f" name="file"><input name="never" disabled value="x">
<button>Save and continue</button> <button name="do" value="remove" formaction="/gone">Remove</button>
</form></main></body></html>"##;

#[test]
fn a_page_is_read_as_a_person_reads_it() {
    let page = Page::parse("/requests/7/when", QUESTION);
    assert_eq!(page.title, "Error: The use");
    assert_eq!(page.h1, "From when until when?");
    assert!(page.has_text("Due “Öko”, 4 December"));
    assert!(!page.has_text("Not to be read") && !page.has_text("color"));
    assert_eq!(page.error_texts(), ["Start date must include a month"]);
    assert_eq!(page.link("Change").unwrap(), "/requests/7/change?x=1");
    assert_eq!(page.answer("Name").as_deref(), Some("Sana AB"));
    assert_eq!(page.row("Count").unwrap(), ["Count", "62"]);
    assert!(page.link("Remove").unwrap_err().contains("Change"));
}

#[test]
fn a_form_is_sent_as_a_browser_sends_it() {
    let page = Page::parse("/requests/7/when", QUESTION);
    let mut form = page.form("Save and continue").unwrap();
    assert_eq!(form.error("Start date"), Some("Start date must include a month"));
    assert_eq!(form.error("What happens?"), None);
    assert_eq!(form.value("country"), Some("PE"));
    assert!(form.set("Day", "2").is_err(), "two fields have this label");
    form.fill(&[
        ("Start date / Day", "2"),
        ("Month", "May"),
        ("Score", "4"),
        ("Media", "print"),
        ("Country", "Finland"),
    ])
    .unwrap();
    form.uncheck("Web").unwrap();
    form.attach("Picture", "a.png", "image/png", b"\x89PNG").unwrap();
    let sent = form.submit("Save and continue").unwrap();
    assert_eq!((sent.method.as_str(), sent.action.as_str()), ("POST", "/requests/7/when"));
    let fields: Vec<(&str, &str)> = sent.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(
        fields,
        [
            ("once", "k-1"),
            ("start_day", "2"),
            ("start_month", "May"),
            ("end_day", "31"),
            ("why", "a\r\nb"),
            ("C1", "4"),
            ("media", "print"),
            ("country", "FI"),
        ]
    );
    assert!(sent.multipart);
    assert_eq!(sent.files.len(), 1);
    assert_eq!(sent.files[0].file_name, "a.png");

    let removed = form.submit("Remove").unwrap();
    assert_eq!(removed.action, "/gone");
    assert_eq!(removed.fields.last().unwrap().0, "do");
    assert!(form.set("Country", "Atlantis").unwrap_err().contains("Peru"));
}

/// A server of one fixed page, for as long as the test runs.
fn serve(page: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let mut connection = connection;
            let _ = connection.read(&mut [0; 4096]);
            let _ = write!(
                connection,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\
                 Content-Length: {}\r\nConnection: close\r\n\r\n{page}",
                page.len()
            );
        }
    });
    address
}

#[actix_web::test]
async fn a_real_browser_reads_fills_and_measures_a_page() {
    let address = serve(
        "<!doctype html><meta name=viewport content='width=device-width'><link rel=icon href='data:,'>\
         <h1>It's open</h1><label for=n>Your name</label><input id=n>\
         <label><input type=checkbox id=c> I agree</label>\
         <button onclick=\"document.title=n.value;document.querySelector('h1').textContent='Done'\">Go</button>\
         <div style='width:600px'>wide</div><script>console.error('seen by the test')</script>",
    );
    let Some(browser) = Browser::open(1280, 900).await else {
        return;
    };
    browser.goto(&address).await;
    browser.see("It's open").await;
    assert!(!browser.scrolls_sideways().await);
    browser.fill("Your name", "Åse 山田").await;
    browser.choose("I agree").await;
    browser.click("Go").await;
    browser.see("Done").await;
    assert_eq!(browser.run("return document.title").await, "Åse 山田");
    let said = browser.console().await;
    assert!(said.len() == 1 && said[0].contains("seen by the test"), "{said:?}");
    assert!(browser.console().await.is_empty());

    browser.resize(390, 800).await;
    assert_eq!(browser.run("return innerWidth").await, 390);
    assert!(browser.scrolls_sideways().await);
    browser.colours("dark").await;
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    assert_eq!(browser.run(dark).await, true);

    let folder = tempfile::tempdir_in(scratch()).unwrap();
    let picture = folder.path().join("page.png");
    browser.whole_page(&picture).await;
    assert!(std::fs::read(&picture).unwrap().starts_with(b"\x89PNG"));
    browser.screenshot(&picture).await;
    assert!(std::fs::read(&picture).unwrap().starts_with(b"\x89PNG"));
}

#[actix_web::test]
async fn axe_is_there_and_finds_what_is_wrong() {
    let Some(browser) = Browser::open(320, 640).await else { return };
    browser
        .goto("data:text/html,<title>A</title><h1>A</h1><img src=x><p style='color:%23bbb'>pale</p>")
        .await;
    let found = crate::support::axe::complaints(&browser).await.join("\n");
    let installed = std::env::var("CI").as_deref() == Ok("true") || !found.is_empty();
    assert!(!installed || (found.contains("image-alt") && found.contains("color-contrast")), "{found}");
}
