//! A year of real requests: `cargo run --release --example workload -- DATA [SHARE] [DATABASE-URL]`.
//!
//! Starts the server on an empty database (SQLite in a folder that goes with it, or the address given) and
//! drives it over HTTP as browsers would: organizations from the lists in DATA sign up and ask, the house's
//! people work every request to its end. Prints answer times by page, figures as `name: value`, and ends with
//! the check of every invariant; the exit status is 1 when anything failed. SHARE is how much of the year, in
//! percent (100 without it).

#[path = "../../tests/it/support/html.rs"]
mod html;
#[allow(dead_code)]
#[path = "../../tests/it/support/steps.rs"]
mod steps;

mod browser;
mod cases;
mod crew;
mod files;
mod letters;
mod plan;
mod run;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(data) = arguments.next().map(PathBuf::from) else {
        eprintln!(
            "workload: say where the data is: cargo run --release --example workload -- DATA [SHARE] [DATABASE-URL]"
        );
        return ExitCode::from(2);
    };
    let share = arguments.next().and_then(|share| share.parse().ok()).unwrap_or(100);
    let done = actix_web::rt::System::new().block_on(run::run(&data, share, arguments.next()));
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("workload: {error}");
            ExitCode::FAILURE
        }
    }
}
