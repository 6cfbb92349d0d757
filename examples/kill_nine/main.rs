//! What was acknowledged is there after `kill -9`: `cargo build && cargo run --example kill_nine [-- BINARY]`.
//!
//! Ten people make 200 requests over HTTP, each with a file, while the server is killed five times and started again.
//! At the end every request, title and file that was acknowledged is looked for, nothing may be left in quarantine of the
//! uploads that were cut off, and `imprimatur check` must find nothing. The
//! exit status is 1 when something is missing. Only processes started here are killed.

#[path = "../workload/browser.rs"]
mod browser;
#[path = "../../tests/it/support/html.rs"]
mod html;
#[allow(dead_code)]
#[path = "../../tests/it/support/program.rs"]
mod program;
#[allow(dead_code)]
#[path = "../../tests/it/support/steps.rs"]
mod steps;
#[allow(dead_code)]
#[path = "../workload/table.rs"]
mod table;

use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use browser::{Answer, Browser, Problem};
use html::Submission;
use imprimatur::demo::Asked;
use program::Program;
use table::Table;

const PEOPLE: usize = 10;
const EACH: usize = 20;
const KILLS: usize = 5;
const PASSWORD: &str = "seven quiet herons at dusk";

/// A request whose title and file were acknowledged: the person, its number with that person, the path, the title.
type Acknowledged = Arc<Mutex<Vec<(usize, usize, String, String)>>>;

fn main() -> ExitCode {
    match actix_web::rt::System::new().block_on(run()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("kill_nine: {error}");
            ExitCode::FAILURE
        }
    }
}

fn binary() -> Result<PathBuf, Problem> {
    if let Some(given) = std::env::args().nth(1) {
        return Ok(PathBuf::from(given));
    }
    let here = std::env::current_exe().map_err(|error| error.to_string())?;
    let folder = here.parent().and_then(Path::parent).ok_or("no folder")?;
    Ok(folder.join("imprimatur"))
}

async fn run() -> Result<bool, Problem> {
    let data = std::env::temp_dir().join(format!("imprimatur-kill-{}", std::process::id()));
    let mut server = Program::new(&binary()?, &data, &[])?;
    server.start().await?;
    let table = Arc::new(Table::default());
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        let browser = Browser::new(&server.base(), &format!("person {number}"), &table);
        let link = server.invite(&format!("Person {number}"), &format!("person{number}@killed.example"))?;
        let page = browser.get(&link).await?;
        browser.submit(&page, "Set password and sign in", &[("password", PASSWORD)]).await?;
        steps::describe_organization(&browser, &asked(number)).await?;
        people.push(Arc::new(browser));
    }
    let acknowledged = Acknowledged::default();
    let done = Arc::new(AtomicUsize::new(0));
    let working: Vec<_> = people
        .iter()
        .enumerate()
        .map(|(number, browser)| {
            tokio::task::spawn_local(work(number, browser.clone(), acknowledged.clone(), done.clone()))
        })
        .collect();
    let mut kills = 0;
    while done.load(Ordering::SeqCst) < PEOPLE {
        tokio::time::sleep(Duration::from_millis(20)).await;
        let so_far = acknowledged.lock().map(|list| list.len()).unwrap_or(0);
        if kills < KILLS && so_far >= (kills + 1) * PEOPLE * EACH / (KILLS + 1) {
            server.kill_nine()?;
            kills += 1;
            server.start().await?;
        }
    }
    let mut problems: Vec<Problem> = Vec::new();
    for one in working {
        if let Err(problem) = one.await.map_err(|error| error.to_string())? {
            problems.push(problem);
        }
    }
    let list = acknowledged.lock().map(|list| list.clone()).unwrap_or_default();
    let mut missing = 0;
    for (person, one, path, title) in &list {
        let Some(browser) = people.get(*person) else { continue };
        if !has_file(browser, path, &picture(*person, *one)?).await.unwrap_or(false) {
            missing += 1;
            problems.push(format!("the file of {path} was acknowledged and does not come back"));
        }
        if !browser.get(path).await.is_ok_and(|page| page.has_text(title)) {
            missing += 1;
            problems.push(format!("{path} “{title}” was acknowledged and is not there"));
        }
    }
    // The server clears what killed ones left when it starts, and every few seconds.
    let quarantine = data.join("documents/quarantine");
    let mut left = usize::MAX;
    for _ in 0..100 {
        left = std::fs::read_dir(&quarantine).map_or(0, Iterator::count);
        if left == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    if left > 0 {
        problems.push(format!("{left} files are left in quarantine"));
    }
    server.kill_nine()?;
    let check =
        server.command(&["check"]).stdout(Stdio::inherit()).status().map_err(|error| error.to_string())?;
    println!(
        "kills: {kills}\nacknowledged: {}\nmissing: {missing}\nproblems: {}",
        list.len(),
        problems.len()
    );
    println!("check_clean: {}", check.success());
    for problem in problems.iter().take(10) {
        println!("! {problem}");
    }
    std::fs::remove_dir_all(&data).ok();
    Ok(kills == KILLS && list.len() == PEOPLE * EACH && problems.is_empty() && check.success())
}

/// One person's requests.
async fn work(
    number: usize,
    browser: Arc<Browser>,
    acknowledged: Acknowledged,
    done: Arc<AtomicUsize>,
) -> Result<(), Problem> {
    let worked = all_of(number, &browser, &acknowledged).await;
    done.fetch_add(1, Ordering::SeqCst);
    worked
}

async fn all_of(number: usize, browser: &Browser, acknowledged: &Acknowledged) -> Result<(), Problem> {
    for one in 0..EACH {
        let page = patiently(|| browser.ask("/requests/new")).await?.page;
        // The same form again gets the same answer, whether or not the first one was lost.
        let form = page.form("Start now")?.submit("Start now")?;
        let path = patiently(|| browser.send(&form)).await?.path;
        let title = format!("Request {one} of person {number}");
        save_title(browser, &path, &title).await?;
        save_file(browser, &path, &picture(number, one)?).await?;
        if let Ok(mut list) = acknowledged.lock() {
            list.push((number, one, path, title));
        }
    }
    Ok(())
}

/// Saves the title until it is acknowledged. When the answer was lost after the change was kept, the page that
/// is opened again says so.
async fn save_title(browser: &Browser, path: &str, title: &str) -> Result<(), Problem> {
    let edit = format!("{path}/edit/activity");
    for _ in 0..20 {
        let page = patiently(|| browser.ask(&edit)).await?.page;
        let mut form = page.form("Save and continue")?;
        if form.value("activity_title") == Some(title) {
            return Ok(());
        }
        form.fill(&[
            ("activity_title", title),
            ("activity_summary", "Posters that tell how water is kept safe."),
            ("principal_purpose", "To make the message known."),
            ("priced", "no"),
        ])?;
        let sent: Submission = form.submit("Save and continue")?;
        if let Ok(answer) = browser.send(&sent).await
            && answer.status == 200
        {
            return Ok(());
        }
    }
    Err(format!("{path} could not be saved"))
}

/// A picture that nobody else has.
fn picture(person: usize, one: usize) -> Result<Vec<u8>, Problem> {
    let tone = |number: usize| u8::try_from(number * 9 % 256).unwrap_or_default();
    let drawn = image::RgbImage::from_pixel(200, 200, image::Rgb([tone(person), tone(one), 120]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    drawn.write_to(&mut bytes, image::ImageFormat::Png).map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}

/// Hands in a file until it is acknowledged, or stands on the page because only the answer was lost.
async fn save_file(browser: &Browser, path: &str, content: &[u8]) -> Result<(), Problem> {
    let files = format!("{path}/files/mock_ups");
    for _ in 0..20 {
        let page = patiently(|| browser.ask(&files)).await?.page;
        if page.link("picture.png").is_ok() {
            return Ok(());
        }
        let mut form = page.form("Add this file")?;
        form.set("description", "A picture")?.attach("file", "picture.png", "image/png", content)?;
        let sent: Submission = form.submit("Add this file")?;
        if let Ok(answer) = browser.send(&sent).await
            && answer.status == 200
        {
            return Ok(());
        }
    }
    Err(format!("the file of {path} could not be saved"))
}

/// Whether the file of a request comes back byte for byte.
async fn has_file(browser: &Browser, path: &str, content: &[u8]) -> Result<bool, Problem> {
    let page = browser.get(&format!("{path}/files/mock_ups")).await?;
    let (status, _, bytes) = browser.fetch(page.link("picture.png")?).await?;
    Ok(status == 200 && bytes == content)
}

/// Tries again while the server is away.
async fn patiently<F>(mut ask: impl FnMut() -> F) -> Result<Answer, Problem>
where
    F: Future<Output = Result<Answer, Problem>>,
{
    let mut last = String::new();
    for _ in 0..200 {
        match ask().await {
            Ok(answer) if answer.status < 500 => return Ok(answer),
            Ok(answer) => last = format!("{} gave {}", answer.path, answer.status),
            Err(problem) => last = problem,
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(last)
}

fn asked(number: usize) -> Asked {
    let today = imprimatur::clock::Clock::System.now().date();
    Asked {
        organization: format!("Killed and Risen Cooperative {number}"),
        kind: "company".into(),
        country: "BJ".into(),
        sector: "E".into(),
        employees: 40,
        person: format!("Person {number}"),
        email: format!("person{number}@killed.example"),
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
