//! Hands in real files, benign and hostile, over HTTP and says what became of each:
//! `cargo run --release --example uploads -- ../shared/data`.
//!
//! The folder has `documents/{benign,hostile,logos}`. One line a file: refused (with what the person reads), kept as
//! download only, kept though it could not be drawn, kept with a preview, or found by clamd (which is started with one
//! signature of our own; without clamd that line is expected to be drawn, and it is said). In the end every kept file
//! must come back byte for byte, nothing may be left in quarantine, and the server must be alive and have stayed under
//! 300 MB. What should become of each file stands in `expected.rs`; the exit status is 1 when anything deviates.

#[path = "../workload/browser.rs"]
mod browser;
#[path = "../../tests/it/support/clamd.rs"]
mod clamd;
#[allow(dead_code)]
#[path = "../../tests/it/support/companion.rs"]
mod companion;
mod expected;
#[path = "../../tests/it/support/html.rs"]
mod html;
mod made;
#[path = "../../tests/it/support/program.rs"]
mod program;
mod server;
#[allow(dead_code)]
#[path = "../../tests/it/support/steps.rs"]
mod steps;
#[allow(dead_code)]
#[path = "../workload/table.rs"]
mod table;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use browser::{Browser, Problem};
use clap::{Parser, Subcommand};
use expected::{Fate, SIGNATURE, TABLE};
use html::Page;
use imprimatur::commands;
use imprimatur::config::Flags;
use imprimatur::demo::Asked;
use imprimatur::documents::preview::{self, Bounds};
use server::Server;
use table::Table;

/// Most memory of the server, MB.
const MOST_MEMORY: u64 = 300;
/// Files of one request; then another one is begun.
const EACH: usize = 5;
const PASSWORD: &str = "seven quiet herons at dusk";

/// The product's own command line, so that this program can be the server, and the child that draws for it.
#[derive(Parser)]
struct Line {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Subcommand)]
enum Command {
    Serve,
    Preview {
        kind: String,
        #[command(flatten)]
        bounds: Bounds,
    },
    Accounts {
        #[command(subcommand)]
        what: commands::accounts::What,
    },
}

fn main() -> ExitCode {
    let first = std::env::args().nth(1).unwrap_or_default();
    let done = if matches!(first.as_str(), "serve" | "preview" | "accounts") {
        let line = Line::parse();
        match line.command {
            Command::Serve => {
                std::env::current_exe().map(preview::draw_with).ok();
                commands::serve(&line.flags)
            }
            Command::Preview { kind, bounds } => return preview::child::run(&kind, &bounds),
            Command::Accounts { what } => commands::accounts::run(&line.flags, what),
        }
    } else if first.is_empty() {
        Err("say where the files are: cargo run --release --example uploads -- ../shared/data".into())
    } else {
        let whole = actix_web::rt::System::new().block_on(run(Path::new(&first)));
        whole.map(|good| if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    };
    done.unwrap_or_else(|error| {
        eprintln!("uploads: {error}");
        ExitCode::FAILURE
    })
}

/// A file to hand in.
struct Sent {
    folder: &'static str,
    name: &'static str,
    content: Vec<u8>,
    expected: Fate,
}

/// A file that was taken.
struct Taken {
    path: String,
    place: usize,
    found: bool,
}

/// What the page of the files says of one that was just handed in.
enum Said {
    Refused(String),
    Taken { path: String, fate: Fate },
}

async fn run(data: &Path) -> Result<bool, Problem> {
    let scanner = clamd::scanner(&[SIGNATURE]);
    if let Err(reason) = &scanner {
        println!("left out: clamd ({reason}); what it would find is expected to be drawn");
    }
    let address = scanner.as_ref().ok().map(|scanner| format!("unix:{}", scanner.socket.display()));
    let (sent, mut strange) = collection(&data.join("documents"), scanner.is_ok())?;
    let (mut server, link) = Server::start(address).await?;
    let browser = Browser::new(&server.base, "Pia", &Arc::new(Table::default()));
    let page = browser.get(&link).await?;
    browser.submit(&page, "Set password and sign in", &[("password", PASSWORD)]).await?;
    steps::describe_organization(&browser, &asked()).await?;
    let mut taken: Vec<Taken> = Vec::new();
    let mut files = String::new();
    for (place, file) in sent.iter().enumerate() {
        if files.is_empty() {
            files = format!("/requests/{}/files/mock_ups", steps::start_request(&browser).await?);
        }
        let said = hand_in(&browser, &files, file).await?;
        let (fate, words) = match said {
            Said::Refused(words) => {
                let expected = match file.expected {
                    Fate::Refused(part) if words.contains(part) => file.expected,
                    _ => Fate::Refused(""),
                };
                (expected, format!("refused: {words}"))
            }
            Said::Taken { path, fate } => {
                taken.push(Taken { path, place, found: fate == Fate::Found });
                if taken.len().is_multiple_of(EACH) {
                    files.clear();
                }
                let words = match fate {
                    Fate::DownloadOnly => "kept as download only",
                    Fate::NotDrawn => "kept, preview failed safely",
                    Fate::Found => "found by clamd, locked",
                    Fate::Drawn | Fate::Refused(_) => "kept with preview",
                };
                (fate, words.to_owned())
            }
        };
        let (memory, _) = server.memory()?;
        let as_expected = fate == file.expected;
        let mark = if as_expected { " " } else { "!" };
        println!("{mark} {}/{}: {words} ({memory} MB)", file.folder, file.name);
        if !as_expected {
            strange += 1;
            println!("!   expected {:?}", file.expected);
        }
    }
    strange += come_back(&browser, &sent, &taken).await?;
    browser.get("/requests").await?;
    let (_, most) = server.memory()?;
    let (alive, left) = (server.is_alive(), server.in_quarantine());
    println!("files: {}  kept: {}  alive: {alive}  left in quarantine: {left}", sent.len(), taken.len());
    println!("memory of the server at most: {most} MB of {MOST_MEMORY}");
    println!("deviations: {strange}");
    Ok(strange == 0 && alive && left == 0 && most < MOST_MEMORY)
}

/// The files of the collection by the table, then those made here; and how many there are that the table does not know.
fn collection(folder: &Path, scanning: bool) -> Result<(Vec<Sent>, usize), Problem> {
    let mut sent = Vec::new();
    for (kind, name, expected) in TABLE {
        let path = folder.join(kind).join(name);
        let content = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let expected = if *expected == Fate::Found && !scanning { Fate::Drawn } else { *expected };
        sent.push(Sent { folder: kind, name, content, expected });
    }
    let mut unknown = 0;
    for kind in ["benign", "hostile", "logos"] {
        for entry in std::fs::read_dir(folder.join(kind)).map_err(|error| error.to_string())? {
            let name = entry.map_err(|error| error.to_string())?.file_name();
            if !TABLE.iter().any(|(other, known, _)| *other == kind && name == *known) {
                unknown += 1;
                println!("! {kind}/{}: not in the table", name.display());
            }
        }
    }
    for (name, content, expected) in made::files()? {
        sent.push(Sent { folder: "made here", name, content, expected });
    }
    Ok((sent, unknown))
}

/// Hands in one file and waits until it was looked at.
async fn hand_in(browser: &Browser, files: &str, file: &Sent) -> Result<Said, Problem> {
    let page = browser.get(files).await?;
    let mut form = page.form("Add this file")?;
    form.set("description", file.name)?.attach(
        "file",
        file.name,
        "application/octet-stream",
        &file.content,
    )?;
    let answer = browser.send(&form.submit("Add this file")?).await?;
    if answer.status != 200 {
        let words = answer.page.error_texts().join(" ");
        let first = answer.page.texts(".err").first().cloned().unwrap_or(words);
        return Ok(Said::Refused(first.trim_start_matches("Error: ").to_owned()));
    }
    let start = format!("{files}/");
    let newest = |page: &Page| {
        let numbers = page.forms.iter().filter_map(|form| {
            form.action.strip_prefix(&start)?.strip_suffix("/remove")?.parse::<i64>().ok()
        });
        numbers.max()
    };
    let number = newest(&answer.page).ok_or_else(|| format!("{} is not on the page", file.name))?;
    let path = format!("/documents/{number}");
    for _ in 0..1200 {
        let page = browser.get(files).await?;
        let card = page.texts(".card").pop().unwrap_or_default();
        let drawn = page.source.contains(&format!("src=\"{path}/pages/1\""));
        let fate = match &card {
            card if card.contains("Locked: ") => Some(Fate::Found),
            card if card.contains("Download only") => Some(Fate::DownloadOnly),
            card if card.contains("No preview could be drawn") => Some(Fate::NotDrawn),
            _ if drawn => Some(Fate::Drawn),
            _ => None,
        };
        if let Some(fate) = fate {
            return Ok(Said::Taken { path, fate });
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(format!("{} was never looked at", file.name))
}

/// Fetches every file that was kept, and the first page of those that were drawn; gives how many are not as they were.
async fn come_back(browser: &Browser, sent: &[Sent], taken: &[Taken]) -> Result<usize, Problem> {
    let mut wrong = 0;
    for one in taken {
        let Some(file) = sent.get(one.place) else { continue };
        let (status, headers, bytes) = browser.fetch(&one.path).await?;
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let good = if one.found {
            status == 403
        } else {
            status == 200
                && bytes == file.content
                && header("content-disposition").starts_with("attachment;")
                && header("x-content-type-options") == "nosniff"
                && header("content-security-policy").starts_with("sandbox")
        };
        let drawn = file.expected != Fate::Drawn || {
            let (status, headers, bytes) = browser.fetch(&format!("{}/pages/1", one.path)).await?;
            let kind = headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
            status == 200 && kind.starts_with("image/") && image::load_from_memory(&bytes).is_ok()
        };
        if !good || !drawn {
            wrong += 1;
            println!("! {}/{}: does not come back as it was (status {status})", file.folder, file.name);
        }
    }
    println!(
        "kept files that come back byte for byte, locked ones that do not come at all: {}",
        taken.len() - wrong
    );
    Ok(wrong)
}

fn asked() -> Asked {
    let today = imprimatur::clock::Clock::System.now().date();
    Asked {
        organization: "Many Files Cooperative".into(),
        kind: "company".into(),
        country: "BJ".into(),
        sector: "E".into(),
        employees: 40,
        person: "Pia Partner".into(),
        email: "pia@uploads.example".into(),
        mark: "UN_NAME".into(),
        use_type: "informational".into(),
        mention_only: false,
        title: String::new(),
        medium: "print".into(),
        wording: String::new(),
        starts_on: today,
        ends_on: today,
        today,
    }
}
