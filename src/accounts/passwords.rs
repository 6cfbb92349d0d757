//! Passwords, hashed in a few threads of their own. Judging new ones is done in [`super::strength`].
//!
//! argon2id takes 19 MiB for each password. Run from a request thread, every thread would keep such a
//! block; so `max(1, cores - 1)` threads own their memory and reuse it, behind a bounded queue. When the
//! queue is full the caller is told at once ([`HashFailure::Busy`]) instead of waiting without end.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use tokio::sync::oneshot;
use zeroize::Zeroizing;

pub use super::strength::{MIN_CHARACTERS, PasswordProblem, judge};

/// Most bytes of any password, new or typed at sign-in.
pub const MAX_BYTES: usize = 1024;
/// Seconds to name in `Retry-After` when the queue is full.
pub const RETRY_AFTER_SECONDS: u64 = 5;

/// Memory of one hash in KiB (OWASP: argon2id, 19 MiB, two passes, one lane).
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
/// What a stored hash may ask for at most; a row that asks for more is not ours.
const MOST_MEMORY_KIB: u32 = 262_144;
const MOST_PASSES: u32 = 16;
const MOST_LANES: u32 = 8;
/// The salt an unknown account is hashed with: the time is spent, the result thrown away.
const DUMMY_SALT: &[u8] = b"no such account.";

/// Why a password could not be hashed or compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HashFailure {
    /// The queue is full: answer 503 with `Retry-After`.
    #[error("every password thread is busy and the queue is full")]
    Busy,
    /// The stored text is no argon2id hash of acceptable cost.
    #[error("the stored password hash cannot be read")]
    Unreadable,
    /// The hashing thread gave up; nothing is known about the password.
    #[error("the password thread failed")]
    Failed,
}

enum Task {
    Hash,
    /// `None`: no such account, spend the same time and say no.
    Verify(Option<Box<PasswordHash>>),
}

enum Outcome {
    Hashed(String),
    Verified(bool),
}

struct Job {
    password: Zeroizing<String>,
    task: Task,
    reply: oneshot::Sender<Result<Outcome, HashFailure>>,
}

/// The hashing threads. Cheap to clone; the threads end when the last clone is dropped.
#[derive(Clone)]
pub struct Hasher {
    queue: SyncSender<Job>,
    params: Params,
}

impl Hasher {
    /// `max(1, cores - 1)` threads with the full cost, and room for `queue` waiting passwords.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn new(queue: usize) -> io::Result<Hasher> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Hasher::with_params(cores.saturating_sub(1).max(1), queue, MEMORY_KIB, PASSES)
    }

    /// The same with a chosen number of threads and cost. Tests use a low cost; nothing else should.
    ///
    /// # Errors
    /// When the cost is outside what argon2 allows or a thread cannot be started.
    pub fn with_params(threads: usize, queue: usize, memory_kib: u32, passes: u32) -> io::Result<Hasher> {
        let params = Params::new(memory_kib, passes, 1, Some(Params::DEFAULT_OUTPUT_LEN))
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error.to_string()))?;
        let (sender, receiver) = sync_channel(queue.max(1));
        let receiver = Arc::new(Mutex::new(receiver));
        for number in 0..threads.max(1) {
            let receiver = Arc::clone(&receiver);
            let params = params.clone();
            std::thread::Builder::new()
                .name(format!("password-{number}"))
                .spawn(move || work(&receiver, &params))?;
        }
        Ok(Hasher { queue: sender, params })
    }

    /// Hashes a password with a fresh salt; the result is a PHC string to store.
    ///
    /// # Errors
    /// [`HashFailure::Busy`] when the queue is full.
    pub async fn hash(&self, password: String) -> Result<String, HashFailure> {
        match self.ask(Zeroizing::new(password), Task::Hash).await? {
            Outcome::Hashed(text) => Ok(text),
            Outcome::Verified(_) => Err(HashFailure::Failed),
        }
    }

    /// Whether the password is the one behind the stored PHC string. `None` (unknown, invited or disabled
    /// account) takes as long as a comparison and is always false. So is a password above [`MAX_BYTES`],
    /// whichever account it was typed for.
    ///
    /// # Errors
    /// [`HashFailure::Busy`] when the queue is full, [`HashFailure::Unreadable`] for a damaged row.
    pub async fn verify(&self, password: String, stored: Option<&str>) -> Result<bool, HashFailure> {
        let password = Zeroizing::new(password);
        if password.len() > MAX_BYTES {
            return Ok(false);
        }
        let stored = match stored {
            Some(text) => Some(Box::new(PasswordHash::new(text).map_err(|_| HashFailure::Unreadable)?)),
            None => None,
        };
        match self.ask(password, Task::Verify(stored)).await? {
            Outcome::Verified(same) => Ok(same),
            Outcome::Hashed(_) => Err(HashFailure::Failed),
        }
    }

    /// Whether a stored hash was made at another cost than today's: hash anew at the next good sign-in.
    #[must_use]
    pub fn is_outdated(&self, stored: &str) -> bool {
        let Ok(hash) = PasswordHash::new(stored) else {
            return true;
        };
        let Ok(params) = Params::try_from(&hash) else {
            return true;
        };
        hash.algorithm != Algorithm::Argon2id.ident()
            || params.m_cost() != self.params.m_cost()
            || params.t_cost() != self.params.t_cost()
            || params.p_cost() != self.params.p_cost()
    }

    async fn ask(&self, password: Zeroizing<String>, task: Task) -> Result<Outcome, HashFailure> {
        let (reply, answer) = oneshot::channel();
        let job = Job { password, task, reply };
        self.queue.try_send(job).map_err(|error| match error {
            TrySendError::Full(_) => HashFailure::Busy,
            TrySendError::Disconnected(_) => HashFailure::Failed,
        })?;
        answer.await.map_err(|_| HashFailure::Failed)?
    }
}

impl std::fmt::Debug for Hasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hasher").field("memory_kib", &self.params.m_cost()).finish_non_exhaustive()
    }
}

/// One thread: takes jobs until every [`Hasher`] is gone.
fn work(queue: &Mutex<Receiver<Job>>, params: &Params) {
    let own = params.block_count();
    let mut memory = vec![Block::new(); own];
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        let Job { password, task, reply } = job;
        // The person has gone: their answer is not worth the time of those who wait.
        if reply.is_closed() {
            continue;
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| perform(&password, &task, params, &mut memory)))
            .unwrap_or(Err(HashFailure::Failed));
        drop(password);
        let _ = reply.send(outcome);
        memory.truncate(own);
        memory.shrink_to(own);
        memory.fill(Block::new());
    }
}

fn perform(
    password: &str,
    task: &Task,
    params: &Params,
    memory: &mut Vec<Block>,
) -> Result<Outcome, HashFailure> {
    match task {
        Task::Hash => {
            let salt = Salt::generate();
            let hash = Output::new(fill(password, &salt, Version::V0x13, params, memory)?.as_slice())
                .map_err(|_| HashFailure::Failed)?;
            let stored = PasswordHash {
                algorithm: Algorithm::Argon2id.ident(),
                version: Some(Version::V0x13.into()),
                params: ParamsString::try_from(params).map_err(|_| HashFailure::Failed)?,
                salt: Some(salt),
                hash: Some(hash),
            };
            Ok(Outcome::Hashed(stored.to_string()))
        }
        Task::Verify(None) => {
            fill(password, DUMMY_SALT, Version::V0x13, params, memory)?;
            Ok(Outcome::Verified(false))
        }
        Task::Verify(Some(stored)) => {
            let (Some(salt), Some(expected)) = (&stored.salt, &stored.hash) else {
                return Err(HashFailure::Unreadable);
            };
            if stored.algorithm != Algorithm::Argon2id.ident() {
                return Err(HashFailure::Unreadable);
            }
            let asked = Params::try_from(stored.as_ref()).map_err(|_| HashFailure::Unreadable)?;
            if asked.m_cost() > MOST_MEMORY_KIB || asked.t_cost() > MOST_PASSES || asked.p_cost() > MOST_LANES
            {
                return Err(HashFailure::Unreadable);
            }
            let version = match stored.version {
                Some(number) => Version::try_from(number).map_err(|_| HashFailure::Unreadable)?,
                None => Version::V0x13,
            };
            let computed = fill(password, salt, version, &asked, memory)?;
            let computed = Output::new(&computed).map_err(|_| HashFailure::Unreadable)?;
            // `Output` compares in constant time.
            Ok(Outcome::Verified(computed == *expected))
        }
    }
}

fn fill(
    password: &str,
    salt: &[u8],
    version: Version,
    params: &Params,
    memory: &mut Vec<Block>,
) -> Result<Zeroizing<Vec<u8>>, HashFailure> {
    let blocks = params.block_count();
    if memory.len() < blocks {
        memory.resize(blocks, Block::new());
    }
    let mut out = Zeroizing::new(vec![0_u8; params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN)]);
    Argon2::new(Algorithm::Argon2id, version, params.clone())
        .hash_password_into_with_memory(password.as_bytes(), salt, &mut out, memory.as_mut_slice())
        .map_err(|_| HashFailure::Failed)?;
    Ok(out)
}

#[cfg(test)]
#[path = "passwords_tests.rs"]
mod tests;
