//! The real program, killed at moments that a seed draws while it drains the outbox.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use imprimatur::db::Url;
use sha2::{Digest, Sha256};

use super::program::Program;
use super::sink::Sink;
use super::{Problem, house};

const KILLS: usize = 30;

/// Numbers that a seed draws: SHA-256 of the seed and a counter.
struct Drawn {
    seed: u64,
    count: u64,
}

impl Drawn {
    /// Below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.count += 1;
        let hash = Sha256::digest([self.seed.to_be_bytes(), self.count.to_be_bytes()].concat());
        let bytes: [u8; 8] = hash.get(..8).and_then(|eight| eight.try_into().ok()).unwrap_or_default();
        u64::from_be_bytes(bytes) % end.max(1)
    }
}

fn binary(given: Option<String>) -> Result<PathBuf, Problem> {
    if let Some(given) = given {
        return Ok(PathBuf::from(given));
    }
    let here = std::env::current_exe()?;
    let folder = here.parent().and_then(Path::parent).ok_or("no folder")?;
    Ok(folder.join("imprimatur"))
}

pub async fn run(letters: usize, given: Option<String>) -> Result<bool, Problem> {
    let seed = match std::env::var("SEED") {
        Ok(seed) => seed.parse()?,
        Err(_) => rand::random::<u32>().into(),
    };
    println!("seed: {seed}");
    println!("letters: {letters}");
    let mut drawn = Drawn { seed, count: 0 };
    let folder = std::env::temp_dir().join(format!("imprimatur-mail-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let database = Url::Sqlite(folder.join("imprimatur.db"));
    let db = house::open(&database).await?;
    house::write(&db, letters).await?;
    let sink = Sink::start()?;
    let smtp = format!("smtp://{}?tls=none", sink.address);
    let mut program = Program::new(&binary(given)?, &folder, &["--smtp-url", &smtp])?;
    let each = letters / (KILLS + 1);
    for kill in 0..KILLS {
        program.start().await?;
        // Somewhere in the next letters, and not at the moment at which one has just arrived.
        let until = kill * each + usize::try_from(drawn.below(each as u64 * 2))?;
        while sink.count() < until.min(letters) {
            if program.alive().is_none() {
                return Err("the program ended by itself".into());
            }
            tokio::time::sleep(Duration::from_micros(500)).await;
        }
        tokio::time::sleep(Duration::from_micros(drawn.below(3000))).await;
        program.kill_nine()?;
        sink.next_round();
    }
    program.start().await?;
    let mut still = 0;
    loop {
        let queue = db.read(imprimatur::notices::queue_state).await.map_err(|error| format!("{error:?}"))?;
        if queue.unsent == 0 {
            break;
        }
        still += 1;
        if still > 3000 {
            return Err(format!("letters still wait: {queue:?}").into());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    program.kill_nine()?;
    let arrivals = sink.take();
    let mut rounds: HashMap<&str, Vec<usize>> = HashMap::new();
    for (id, round) in &arrivals {
        rounds.entry(id).or_default().push(*round);
    }
    // An extra copy belongs to the kill that ended the round in which the copy before it arrived.
    let mut of_kill: HashMap<usize, usize> = HashMap::new();
    for rounds in rounds.values() {
        for round in rounds.iter().take(rounds.len() - 1) {
            *of_kill.entry(*round).or_default() += 1;
        }
    }
    let missing = letters - rounds.len().min(letters);
    let most = of_kill.values().copied().max().unwrap_or(0);
    println!("kills: {KILLS}");
    println!("arrived: {}", arrivals.len());
    println!("different: {}", rounds.len());
    println!("missing: {missing}");
    println!("extra_copies: {}", arrivals.len() - rounds.len());
    println!("kills_with_an_extra_copy: {}", of_kill.len());
    println!("most_extra_copies_of_one_kill: {most}");
    println!("most_copies_of_one_letter: {}", rounds.values().map(Vec::len).max().unwrap_or(0));
    std::fs::remove_dir_all(&folder).ok();
    Ok(missing == 0 && most <= 1)
}
