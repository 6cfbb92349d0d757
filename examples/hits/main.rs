//! Real hits, worked as a screener works them: `cargo run --release --example hits -- LIST.xml [COUNT] [ADDRESS]`.
//!
//! Tells the demo's story, brings the Security Council's list in, and lets COUNT (50) organizations ask whose own name or
//! owner's name is one of the list's, spelled a little otherwise. Then a screener signs in over HTTP, begins with the first
//! match of all and goes from one to the next as the pages lead; every fifth is found to be the listed one. Prints the
//! answer times of every page and what one hit costs in pages; the exit status is 1 when a page fails, a match stays or an
//! invariant does not hold. With an ADDRESS on loopback nothing is worked: the house stays there, to be looked at.

#[allow(dead_code)]
#[path = "../workload/browser.rs"]
mod browser;
mod cases;
#[path = "../../tests/it/support/html.rs"]
mod html;
#[allow(dead_code)]
#[path = "../../tests/it/support/steps.rs"]
mod steps;
#[allow(dead_code)]
#[path = "../workload/table.rs"]
mod table;

use std::net::TcpListener;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use browser::{Browser, Problem};
use imprimatur::config::{Config, Limits};
use imprimatur::db::Url;
use imprimatur::screening::lists::import::{Import, import};
use imprimatur::screening::lists::read::Format;
use imprimatur::screening::matches::look_up;
use imprimatur::server::{self, House};
use imprimatur::{check, demo};
use table::Table;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(list) = arguments.first() else {
        eprintln!(
            "hits: say where the list is: cargo run --release --example hits -- LIST.xml [COUNT] [ADDRESS]"
        );
        return ExitCode::from(2);
    };
    let count = arguments.get(1).and_then(|count| count.parse().ok()).unwrap_or(50);
    let stay = arguments.get(2).map(String::as_str);
    match actix_web::rt::System::new().block_on(run(Path::new(list), count, stay)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("hits: {error}");
            ExitCode::FAILURE
        }
    }
}

fn told(error: impl std::fmt::Debug) -> Problem {
    format!("{error:?}")
}

async fn run(list: &Path, count: usize, stay: Option<&str>) -> Result<bool, Problem> {
    let folder = std::env::temp_dir().join(format!("imprimatur-hits-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(told)?;
    let done = within(&folder, list, count, stay).await;
    std::fs::remove_dir_all(&folder).ok();
    done
}

async fn within(folder: &Path, list: &Path, count: usize, stay: Option<&str>) -> Result<bool, Problem> {
    let listener = TcpListener::bind(stay.unwrap_or("127.0.0.1:0")).map_err(told)?;
    let listen = listener.local_addr().map_err(told)?;
    if !listen.ip().is_loopback() {
        return Err("the demo listens on loopback only".into());
    }
    let base = format!("http://{listen}");
    let config = Config {
        demo: true,
        ..Config::on_loopback(folder.to_owned(), Url::Sqlite(folder.join("hits.db")), listen)
    };
    let house = demo::fill(config, Limits::default()).await.map_err(told)?;
    let app = house.app.clone();
    let asked = Import {
        file: list.to_owned(),
        code: "Security Council".into(),
        format: Format::SecurityCouncil,
        checks: "X1".into(),
        source: list.display().to_string(),
        dated: None,
        force: false,
        by: None,
    };
    let report = import(&app.db, asked).await.map_err(told)?;
    println!("list_entries: {}", report.counts.map_or(0, |counts| counts.entries));
    let made = cases::make(&app, count).await.map_err(told)?;
    println!("requests_made: {made}");
    let start = std::time::Instant::now();
    println!("requests_looked_up: {}", look_up::run(&app).await.map_err(told)?);
    println!("look_up_ms: {}", start.elapsed().as_millis());
    if stay.is_some() {
        demo::introduce(listen);
        server::run(house, listener).await.map_err(told)?;
        return Ok(true);
    }
    let good = worked(house, listener, &base).await?;
    let wrong = app.db.read_long(check::everything).await.map_err(told)?;
    println!("check_found: {}", wrong.len());
    wrong.iter().take(20).for_each(|line| println!("! {line}"));
    Ok(good && wrong.is_empty())
}

/// Works every match that waits; true when none is left and every page was answered well.
async fn worked(house: House, listener: TcpListener, base: &str) -> Result<bool, Problem> {
    actix_web::rt::spawn(server::run(house, listener));
    let table = Arc::new(Table::default());
    let screener = Browser::new(base, "the screener", &table);
    let page = screener.get("/sign-in").await?;
    let who = [("E-mail address", demo::address("screener")), ("Password", demo::PASSWORD.to_owned())];
    let who: Vec<(&str, &str)> = who.iter().map(|(label, value)| (*label, value.as_str())).collect();
    screener.submit(&page, "Sign in", &who).await?;
    let list = screener.get("/matches").await?;
    let Some(first) = list.links.iter().find(|link| link.href.contains("/screening/matches/")) else {
        return Err("no match waits".into());
    };
    let (mut path, mut hits, mut pages) = (first.href.clone(), 0, 1);
    while path.contains("/matches/") {
        let page = screener.get(&path).await?;
        hits += 1;
        let same = hits % 5 == 0;
        let last = page.has_text("The last match of this check");
        let state = if same { "the_same" } else { "not_the_same" };
        let button = if last && !same { "Record, and X1 as a false match" } else { "Record and go on" };
        let values = [("state", state), ("reason", "Read beside the register of its country and the entry.")];
        let answer = screener.submit(&page, button, &values).await?;
        pages += 2;
        path = answer.path;
        if !path.contains("/matches/") {
            if answer.page.form("Record this finding").is_ok() {
                let values = [("What shows it", "The same number and the same people.")];
                screener.submit(&answer.page, "Record this finding", &values).await?;
                pages += 2;
            }
            let list = screener.get("/matches").await?;
            pages += 1;
            let next = list.links.iter().find(|link| link.href.contains("/screening/matches/"));
            path = next.map_or_else(String::new, |link| link.href.clone());
        }
    }
    let (answers, not_good, broken) = table.print();
    println!("hits_worked: {hits}");
    println!("pages_a_hit: {:.2}", f64::from(pages) / f64::from(hits));
    println!("answers: {answers}");
    println!("answers_not_good: {not_good}");
    println!("answers_broken: {broken}");
    let left = !screener.get("/matches").await?.has_text("No match waits for you");
    println!("matches_left: {}", if left { "yes" } else { "none" });
    Ok(!left && not_good == 0)
}
