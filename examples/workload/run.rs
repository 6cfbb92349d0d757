//! The whole year, in waves: sign up, ask, work, accept, look.

use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::{StreamExt, stream};
use imprimatur::clock::Clock;
use imprimatur::config::{Config, Limits};
use imprimatur::db::Url;
use imprimatur::notices::transport::Transport;
use imprimatur::server;
use imprimatur::web::throttle::Quota;

use super::browser::{Browser, Problem};
use super::cases::{self, Case, Partner};
use super::crew::Crew;
use super::files::Files;
use super::letters::Letters;
use super::plan::{self, End, Request};
use super::steps::{self, Surfer};
use super::table::Table;

/// People at work at once.
const AT_ONCE: usize = 6;

/// Runs it; true when nothing failed.
pub async fn run(data: &Path, share: usize, database: Option<String>) -> Result<bool, Problem> {
    let plan = plan::make(data, share)?;
    let files = Files::read(data)?;
    let folder = std::env::temp_dir().join(format!("imprimatur-workload-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    let listen = listener.local_addr().map_err(|error| error.to_string())?;
    let base = format!("http://{listen}");
    let database = match database {
        Some(url) => Url::parse(&url)?,
        None => Url::Sqlite(folder.join("workload.db")),
    };
    let config = Config {
        preview_program: preview_program(),
        ..Config::on_loopback(folder.clone(), database, listen)
    };
    let transport = Transport::memory();
    let house = server::build_with(config, limits(), Clock::System, transport.clone())
        .await
        .map_err(|error| error.to_string())?;
    let (table, letters) = (Arc::new(Table::default()), Letters::new(transport, &base));
    let today = Clock::System.now().date();
    let start = Instant::now();
    let db = house.app.db.clone();
    let crew_house = server::House { app: house.app.clone(), transport: house.transport.clone() };
    std::thread::spawn(move || actix_web::rt::System::new().block_on(server::run(house, listener)));
    let crew = Crew::come_in(&crew_house, &base, &letters, &table).await?;
    let mut failed: Vec<Problem> = Vec::new();

    let signed_up = stream::iter(plan.organizations.iter().cloned().enumerate())
        .map(|(number, organization)| {
            let browser = Browser::new(&base, &format!("person {number}"), &table);
            cases::sign_up(browser, &letters, organization, number, today)
        })
        .buffered(AT_ONCE)
        .collect::<Vec<_>>()
        .await;
    let partners: Vec<Option<Partner>> = signed_up.into_iter().map(|one| keep(one, &mut failed)).collect();
    eprintln!("{} organizations after {} s", partners.iter().flatten().count(), start.elapsed().as_secs());

    let (partners, files, crew) = (&partners, &files, &crew);
    let worked = stream::iter(plan.requests.iter().enumerate())
        .map(|(number, request)| one_case(partners, crew, files, number, request, today))
        .buffer_unordered(AT_ONCE)
        .collect::<Vec<_>>()
        .await;
    let worked: Vec<(usize, Case)> = worked.into_iter().filter_map(|one| keep(one, &mut failed)).collect();
    eprintln!("{} requests worked after {} s", worked.len(), start.elapsed().as_secs());

    // Sealed decisions go out with the next round of the sweep.
    tokio::time::sleep(Duration::from_secs(7)).await;
    let ended = stream::iter(worked.iter())
        .map(|(number, case)| {
            let request = plan.requests.get(*number);
            let partner =
                request.and_then(|request| partners.get(request.organization)).and_then(Option::as_ref);
            end_of(partner, crew, case, request, *number)
        })
        .buffer_unordered(AT_ONCE)
        .collect::<Vec<_>>()
        .await;
    let ended: Vec<Ended> = ended.into_iter().filter_map(|one| keep(one, &mut failed)).collect();
    // What waited for a condition comes into force with the next round of the sweep.
    tokio::time::sleep(Duration::from_secs(7)).await;
    let queue = delivered(&db).await?;
    let visitor = Browser::new(&base, "a visitor", &table);
    let mut in_register = 0;
    for one in &ended {
        let Ended::Granted(number, authorization) = one else { continue };
        let partner = plan.requests.get(*number).and_then(|request| partners.get(request.organization));
        let case = worked.iter().find(|(place, _)| place == number).map(|(_, case)| case);
        let (Some(Some(partner)), Some(case)) = (partner, case) else { continue };
        in_register += usize::from(
            keep(look(&visitor, partner, crew, case, authorization, &letters).await, &mut failed).is_some(),
        );
    }
    let found = db.read_long(imprimatur::check::everything).await.map_err(|error| error.to_string())?;

    let (answers, not_good, broken) = table.print();
    let count = |what: fn(&Ended) -> bool| ended.iter().filter(|end| what(end)).count();
    let figures = [
        ("organizations", partners.iter().flatten().count()),
        ("names_shortened", partners.iter().flatten().filter(|partner| partner.shortened).count()),
        ("requests", worked.len()),
        ("clarified", worked.iter().filter(|(_, case)| case.asked).count()),
        ("granted", count(|end| matches!(end, Ended::Granted(..)))),
        ("declined", count(|end| matches!(end, Ended::Declined))),
        ("referred", count(|end| matches!(end, Ended::Referred))),
        ("open", count(|end| matches!(end, Ended::Open))),
        ("names_whole_in_page_letter_register", in_register),
        ("letters", letters.count()),
        ("letters_unsent", usize::try_from(queue.unsent).unwrap_or(usize::MAX)),
        ("letters_failed", usize::try_from(queue.failed).unwrap_or(usize::MAX)),
        ("answers", answers),
        ("answers_not_2xx_3xx", not_good),
        ("answers_5xx", broken),
        ("steps_failed", failed.len()),
        ("check_found", found.len()),
        ("seconds", usize::try_from(start.elapsed().as_secs()).unwrap_or(usize::MAX)),
    ];
    for (name, value) in figures {
        println!("{name}: {value}");
    }
    for line in failed.iter().take(20).chain(found.iter().take(20)) {
        println!("! {line}");
    }
    std::fs::remove_dir_all(&folder).ok();
    Ok(broken == 0 && failed.is_empty() && found.is_empty() && queue.unsent == 0 && queue.failed == 0)
}

/// Notes a failure, or gives what was made.
fn keep<T>(one: Result<T, Problem>, failed: &mut Vec<Problem>) -> Option<T> {
    match one {
        Ok(made) => Some(made),
        Err(problem) => {
            failed.push(problem);
            None
        }
    }
}

async fn one_case(
    partners: &[Option<Partner>],
    crew: &Crew,
    files: &Files,
    number: usize,
    request: &Request,
    today: chrono::NaiveDate,
) -> Result<(usize, Case), Problem> {
    let partner =
        partners.get(request.organization).and_then(Option::as_ref).ok_or("its organization is not there")?;
    let id = cases::ask(partner, request.mark, request.media, files, number, today).await?;
    let mut case = Case { id, end: request.end, track: "", asked: false };
    if request.mark == "UNGC_LOGO" {
        let clerk = crew.secretariat.get(number % crew.secretariat.len().max(1)).ok_or("no secretariat")?;
        steps::refer(&clerk.browser, &case.id).await?;
    } else {
        let steps = cases::steps_of(request.end, number);
        cases::work(crew, partner, &mut case, number, steps, today).await?;
    }
    Ok((number, case))
}

/// How a case ended.
enum Ended {
    /// With the place of its request and the number of the authorization.
    Granted(usize, String),
    Declined,
    Referred,
    Open,
}

/// The end of one case: the partner accepts, what must come first is met, the lesson task is answered.
async fn end_of(
    partner: Option<&Partner>,
    crew: &Crew,
    case: &Case,
    request: Option<&Request>,
    number: usize,
) -> Result<Ended, Problem> {
    let (Some(partner), Some(request)) = (partner, request) else {
        return Err("its partner is not there".into());
    };
    let clerk =
        &crew.secretariat.get(number % crew.secretariat.len().max(1)).ok_or("no secretariat")?.browser;
    let id = &case.id;
    if request.mark == "UNGC_LOGO" {
        steps::no_lesson(clerk, id).await?;
        return Ok(Ended::Referred);
    }
    match request.end {
        End::Open => Ok(Ended::Open),
        End::Declined => {
            partner.browser.open(&format!("/requests/{id}/letter")).await?;
            steps::no_lesson(clerk, id).await?;
            Ok(Ended::Declined)
        }
        End::Granted => {
            let page = steps::accept_offer(&partner.browser, id, "Person who signs").await?;
            let over = page.texts("h1 .over").join(" ");
            let Some(authorization) = over.split_whitespace().find(|word| word.starts_with("A-")) else {
                return Err(format!("no number of the authorization in “{over}”"));
            };
            if page.texts("h1 .tag").iter().all(|state| state != "In force") {
                steps::meet_conditions(clerk, id).await?;
            }
            steps::no_lesson(clerk, id).await?;
            Ok(Ended::Granted(number, authorization.to_owned()))
        }
    }
}

/// The name stands whole in the register, on the page of the case and in a letter.
async fn look(
    visitor: &Browser,
    partner: &Partner,
    crew: &Crew,
    case: &Case,
    authorization: &str,
    letters: &Letters,
) -> Result<(), Problem> {
    let clerk = &crew.secretariat.first().ok_or("no secretariat")?.browser;
    let entry = visitor.get(&format!("/register/{authorization}")).await?;
    let sheet = clerk.open(&format!("/cases/{}", case.id)).await?;
    let letter = letters.to(&partner.email).iter().any(|one| squeezed(&one.text).contains(&partner.name));
    let places = [
        (entry.has_text(&partner.name), "register"),
        (sheet.has_text(&partner.name), "case"),
        (letter, "letter"),
    ];
    match places.iter().find(|(there, _)| !there) {
        Some((_, place)) => Err(format!("the name “{}” does not stand whole in the {place}", partner.name)),
        None => Ok(()),
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Waits until the outbox is empty, but not for ever.
async fn delivered(db: &imprimatur::db::Db) -> Result<imprimatur::notices::QueueState, Problem> {
    for _ in 0..600 {
        let queue = db.read(imprimatur::notices::queue_state).await.map_err(|error| error.to_string())?;
        if queue.unsent == 0 {
            return Ok(queue);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    db.read(imprimatur::notices::queue_state).await.map_err(|error| error.to_string())
}

fn limits() -> Limits {
    let wide = Quota::new(1_000_000, 60);
    let mut limits = Limits {
        release_seconds: 0,
        hash_queue: 4096,
        letters_by_strangers: wide,
        verification: wide,
        ..Limits::default()
    };
    limits.sign_in.account = wide;
    limits.sign_in.address = wide;
    limits.sign_in.overall = wide;
    limits.sign_in.known_browser = wide;
    limits
}

/// The product's own binary beside this example, when it was built: it draws the previews.
fn preview_program() -> Option<std::path::PathBuf> {
    let here = std::env::current_exe().ok()?;
    Some(here.parent()?.parent()?.join("imprimatur")).filter(|program| program.is_file())
}
