//! Every page of the demo as a picture: `cargo run --example shots [-- FOLDER [PERSON]]`.
//!
//! Builds the demo's world, signs in as each kind of person, follows every link that leads to a page of the
//! house, and takes it at 1280 and 390 px, light and dark. Writes an `index.html` beside the pictures. Fails
//! on sideways scroll, on console errors, on a page without exactly one h1, and on an answer of 5xx.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "an example may panic")]

#[allow(dead_code)]
#[path = "../../tests/it/support/browser.rs"]
mod browser;
#[allow(dead_code)]
#[path = "../../tests/it/support/chromedriver.rs"]
mod chromedriver;
#[allow(dead_code)]
#[path = "../../tests/it/support/companion.rs"]
mod companion;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use browser::Browser;
use imprimatur::{demo, server};

/// Who looks, and at most how many pages of one kind.
const PEOPLE: &[(&str, usize)] = &[
    ("", 2),
    ("morena", 3),
    ("sidr", 2),
    ("northline", 2),
    ("secretariat", 2),
    ("screener", 2),
    ("reviewer", 2),
    ("chair", 2),
    ("officer", 2),
    ("lessons", 2),
    ("admin", 2),
];
/// Width, height, scheme.
const VIEWS: &[(u32, u32, &str)] =
    &[(1280, 900, "light"), (1280, 900, "dark"), (390, 844, "light"), (390, 844, "dark")];

struct Shot {
    name: String,
    who: String,
    path: String,
    title: String,
}

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/shots".to_owned()));
    std::fs::create_dir_all(&folder).unwrap();
    let only = std::env::args().nth(2);
    // The product's own program beside this one draws, when it was built.
    if let Some(program) = beside("imprimatur") {
        imprimatur::documents::preview::draw_with(program);
    }
    let failed = actix_web::rt::System::new().block_on(run(&folder, only.as_deref()));
    for line in &failed {
        println!("{line}");
    }
    println!("pictures in {}, {} problems", folder.display(), failed.len());
    std::process::exit(i32::from(!failed.is_empty()));
}

async fn run(folder: &Path, only: Option<&str>) -> Vec<String> {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let world = demo::build(address, 2).await.unwrap();
    let base = format!("http://{address}");
    actix_web::rt::spawn(server::run(world.house, listener));
    let (mut shots, mut problems) = (Vec::new(), Vec::new());
    for (who, most) in PEOPLE.iter().filter(|(who, _)| only.is_none_or(|only| only == *who)) {
        let browser = Browser::open(1280, 900).await.expect("Chromium is needed for pictures");
        if !who.is_empty() {
            browser.goto(&format!("{base}/sign-in")).await;
            browser.fill("E-mail address", &demo::address(who)).await;
            browser.fill("Password", demo::PASSWORD).await;
            browser.press("\u{E007}").await;
            browser.see("Sign out").await;
        }
        browser.console().await;
        walk(&browser, &base, who, *most, folder, &mut shots, &mut problems).await;
    }
    write_index(folder, &shots);
    problems
}

async fn walk(
    browser: &Browser,
    base: &str,
    who: &str,
    most: usize,
    folder: &Path,
    shots: &mut Vec<Shot>,
    problems: &mut Vec<String>,
) {
    let mut open = VecDeque::from(["/".to_owned()]);
    if who.is_empty() {
        open.extend(["/sign-up", "/reset", "/no-such-page", "/demo/mailbox", "/verify"].map(str::to_owned));
    }
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    let mut linked_from: BTreeMap<String, String> = BTreeMap::new();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(path) = open.pop_front() {
        let kind = kind(&path);
        let count = kinds.entry(kind.clone()).or_default();
        if *count >= most {
            continue;
        }
        *count += 1;
        browser.goto(&format!("{base}{path}")).await;
        let name = format!(
            "{:03}-{}-{}",
            shots.len() + 1,
            if who.is_empty() { "visitor" } else { who },
            file_name(&kind)
        );
        let from = linked_from.get(&path).cloned().unwrap_or_default();
        let told = |what: &str| format!("{who} {path} (linked from {from}): {what}");
        let h1 = browser.run("return document.querySelectorAll('h1').length").await;
        if h1 != 1 {
            problems.push(told(&format!("{h1} h1")));
        }
        for (width, height, scheme) in VIEWS {
            browser.resize(*width, *height).await;
            browser.colours(scheme).await;
            if browser.scrolls_sideways().await {
                problems.push(told(&format!("scrolls sideways at {width}")));
            }
            browser.whole_page(&folder.join(format!("{name}-{width}-{scheme}.png"))).await;
        }
        browser.resize(1280, 900).await;
        for line in browser.console().await {
            // The page that is not there is asked for on purpose.
            if !path.starts_with("/no-such-page") {
                problems.push(told(&format!("console: {line}")));
            }
        }
        let title = browser.client.title().await.unwrap_or_default();
        let links = browser
            .run("return [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && !a.hasAttribute('download') && !a.closest('.paper')).map(a => a.pathname + a.search)")
            .await;
        for link in links.as_array().into_iter().flatten().filter_map(|link| link.as_str()) {
            // Files for programs and for the desk are no pages.
            let ends =
                ["/download", ".json", ".ics", ".zip", ".xml", ".txt"].iter().any(|end| link.ends_with(end));
            let file = ends || link.contains("format=") || link.starts_with("/documents/");
            if !file && !link.starts_with("/demo/mailbox/") && seen.insert(link.to_owned()) {
                linked_from.insert(link.to_owned(), path.clone());
                open.push_back(link.to_owned());
            }
        }
        shots.push(Shot { name, who: who.to_owned(), path, title });
    }
}

/// The path with numbers and codes left out, and without its query.
fn kind(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    // The pages about one letter or one paragraph are alike.
    if let Some(rest) = path.strip_prefix("/admin/letters/") {
        return format!("/admin/letters/id{}", "/id".repeat(rest.matches('/').count()));
    }
    let path: Vec<&str> = path
        .split('/')
        .map(|part| if part.chars().any(|c| c.is_ascii_digit()) { "id" } else { part })
        .collect();
    let names: Vec<&str> =
        query.split('&').filter_map(|pair| pair.split('=').next()).filter(|n| !n.is_empty()).collect();
    if names.is_empty() { path.join("/") } else { format!("{}?{}", path.join("/"), names.join("&")) }
}

fn file_name(kind: &str) -> String {
    let name: String = kind.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "first-page".to_owned() } else { name.chars().take(60).collect() }
}

fn write_index(folder: &Path, shots: &[Shot]) {
    let mut html = String::from(
        "<!doctype html><meta charset=utf-8><title>Pages of the demo</title><h1>Pages of the demo</h1>",
    );
    for shot in shots {
        let who = if shot.who.is_empty() { "visitor" } else { &shot.who };
        html += &format!("<h2>{} · {} · {}</h2><p>", escape(who), escape(&shot.path), escape(&shot.title));
        for (width, _, scheme) in VIEWS {
            html += &format!(
                "<a href=\"{0}-{width}-{scheme}.png\"><img src=\"{0}-{width}-{scheme}.png\" alt=\"{width} {scheme}\" height=300 loading=lazy></a> ",
                shot.name
            );
        }
        html += "</p>";
    }
    std::fs::write(folder.join("index.html"), html).unwrap();
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A program of this package that was built.
fn beside(name: &str) -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?.parent()?.parent()?.join(name);
    program.is_file().then_some(program)
}
