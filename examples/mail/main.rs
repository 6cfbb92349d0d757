//! How fast letters leave, and what a kill costs: `cargo run --release --example mail -- [rate|kill] [LETTERS] [BINARY]`.
//!
//! `rate` (the default) sends letters to a sink on loopback: with a bare loop over lettre's own pool (one after the other,
//! then as many at once as the house sends), with one over connections of lettre on which nothing is held back, then 10,000
//! by a whole house with its outbox; a signed-in person asks for a page meanwhile, as before. `kill` drains the outbox with the real program and kills it (SIGKILL) at 30 moments that
//! a printed seed draws: every letter must arrive, with one extra copy a kill at most, all with the same Message-ID. Prints
//! figures as `name: value`; the exit status is 1 when a letter is missing or a kill made more copies than one.
//! Only processes started here are killed.

mod house;
mod kill;
#[allow(dead_code)]
#[path = "../../tests/it/support/program.rs"]
mod program;
mod rate;
mod sink;
#[allow(dead_code)]
#[path = "../crowd/wire.rs"]
mod wire;

use std::process::ExitCode;

/// What can go wrong, in words.
pub type Problem = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let kills = arguments.first().is_some_and(|word| word == "kill");
    if arguments.first().is_some_and(|word| matches!(word.as_str(), "kill" | "rate")) {
        arguments.remove(0);
    }
    let letters = arguments.first().and_then(|word| word.parse().ok()).unwrap_or(10_000);
    let binary = arguments.get(1).cloned();
    let done = actix_web::rt::System::new()
        .block_on(async { if kills { kill::run(letters, binary).await } else { rate::run(letters).await } });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("mail: {error}");
            ExitCode::FAILURE
        }
    }
}
