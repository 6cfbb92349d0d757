//! The version sets that lie at hand during a piece of work. They never change once approved, so they are read once and
//! kept by the process; what is looked up anew for every transaction is only whether there are others. `rulebook` puts
//! them at hand at the outset of a transaction; a request that is being answered carries them through its handler.

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use chrono::NaiveDate;

use super::Reference;

/// One approved version set.
#[derive(Debug, Clone, Copy)]
pub struct Approved {
    /// The first day on which it is in force.
    pub valid_from: NaiveDate,
    /// What it says.
    pub reference: &'static Reference,
}

/// All approved version sets of one database, and the day.
#[derive(Debug, Clone)]
pub struct AtHand {
    /// The sets, by number.
    pub sets: Arc<[Approved]>,
    /// The day on which the work is done, UTC.
    pub today: NaiveDate,
}

thread_local! {
    static HERE: RefCell<Option<AtHand>> = const { RefCell::new(None) };
}

tokio::task_local! {
    static DURING: AtHand;
}

/// Keeps a version set at hand on this thread until it is dropped.
pub struct Held(Option<AtHand>);

impl Drop for Held {
    fn drop(&mut self) {
        HERE.set(self.0.take());
    }
}

/// Puts version sets at hand for what runs on this thread.
pub fn hold(at_hand: AtHand) -> Held {
    Held(HERE.replace(Some(at_hand)))
}

/// Puts version sets at hand for a piece of work that awaits.
pub async fn during<F: Future>(at_hand: AtHand, work: F) -> F::Output {
    DURING.scope(at_hand, work).await
}

/// What lies at hand.
pub fn now() -> Option<AtHand> {
    HERE.with_borrow(Clone::clone).or_else(|| DURING.try_with(Clone::clone).ok())
}

fn with<T>(look: impl Fn(&AtHand) -> Option<T>) -> Option<T> {
    match HERE.with_borrow(|here| here.as_ref().map(&look)) {
        Some(found) => found,
        None => DURING.try_with(|during| look(during)).ok().flatten(),
    }
}

impl AtHand {
    /// The set in force on its day: of those whose day has come the latest one.
    pub fn in_force(&self) -> Option<&'static Reference> {
        let come = self.sets.iter().filter(|set| set.valid_from <= self.today);
        come.max_by_key(|set| (set.valid_from, set.reference.number)).map(|set| set.reference)
    }

    /// The set with this number, over the calendar in force.
    pub fn numbered(&self, number: i64) -> Option<&'static Reference> {
        let pinned = self.sets.iter().find(|set| set.reference.number == number)?.reference;
        let in_force = self.in_force()?;
        if std::ptr::eq(pinned, in_force) || pinned.terms.calendar == in_force.terms.calendar {
            return Some(pinned);
        }
        Some(pinned_over(pinned, in_force))
    }
}

/// The set in force for the work at hand.
pub fn in_force() -> Option<&'static Reference> {
    with(AtHand::in_force)
}

/// A set by its number.
pub fn numbered(number: i64) -> Option<&'static Reference> {
    with(|at_hand| at_hand.numbered(number))
}

type Kept<K> = LazyLock<RwLock<HashMap<K, &'static Reference>>>;

/// Version sets by the hash of their texts and their number. Few are ever made (one a change of the rules), so each is
/// kept as long as the process lives.
static READ: Kept<(String, i64)> = LazyLock::new(RwLock::default);
/// A pinned set over a later calendar, by the addresses of the two that it is made of.
static OVER: Kept<(usize, usize)> = LazyLock::new(RwLock::default);

fn keep<K: std::hash::Hash + Eq, E>(
    kept: &Kept<K>,
    key: K,
    make: impl FnOnce() -> Result<Reference, E>,
) -> Result<&'static Reference, E> {
    if let Some(found) = kept.read().unwrap_or_else(PoisonError::into_inner).get(&key).copied() {
        return Ok(found);
    }
    let made = make()?;
    let mut all = kept.write().unwrap_or_else(PoisonError::into_inner);
    Ok(*all.entry(key).or_insert_with(|| &*Box::leak(Box::new(made))))
}

/// The version set with these texts: read by `make` the first time.
///
/// # Errors
/// What `make` fails with.
pub fn once_read<E>(
    hash: &str,
    number: i64,
    make: impl FnOnce() -> Result<Reference, E>,
) -> Result<&'static Reference, E> {
    keep(&READ, (hash.to_owned(), number), make)
}

fn pinned_over(pinned: &'static Reference, in_force: &'static Reference) -> &'static Reference {
    let key = (std::ptr::from_ref(pinned).addr(), std::ptr::from_ref(in_force).addr());
    let made = keep::<_, std::convert::Infallible>(&OVER, key, || Ok(pinned.over(&in_force.terms.calendar)));
    match made {
        Ok(found) => found,
        Err(never) => match never {},
    }
}
