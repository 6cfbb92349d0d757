//! What time it is: UTC, whole seconds, handed down as an argument. The only reader of the system clock. And which days
//! the administrator closed the office on: those go along with the work of a database.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Timelike, Utc};

/// Days on which the office is closed, beyond what its reference data says.
pub type ClosedDays = Arc<BTreeSet<NaiveDate>>;

thread_local! {
    static CLOSED: RefCell<ClosedDays> = RefCell::default();
}

/// Runs `f` while these days count as closed on this thread: what the administrator set, as the database has it.
pub fn with_closed_days<T>(days: ClosedDays, f: impl FnOnce() -> T) -> T {
    struct Before(ClosedDays);
    impl Drop for Before {
        fn drop(&mut self) {
            let before = std::mem::take(&mut self.0);
            CLOSED.with(|closed| *closed.borrow_mut() = before);
        }
    }
    let _before = Before(CLOSED.with(|closed| closed.replace(days)));
    f()
}

/// Whether this day counts as closed on this thread.
pub fn is_closed(day: NaiveDate) -> bool {
    CLOSED.with(|closed| closed.borrow().contains(&day))
}

/// The days after one and up to another that count as closed on this thread.
pub fn closed_after(day: NaiveDate, to: NaiveDate) -> BTreeSet<NaiveDate> {
    CLOSED.with(|closed| closed.borrow().iter().filter(|one| **one > day && **one <= to).copied().collect())
}

/// Where the time comes from. The product runs on the system clock; a test holds the hands itself.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A clock that stands until somebody moves it: seconds since 1970, shared by all its copies.
    Standing(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at` (UTC).
    pub fn standing(at: NaiveDateTime) -> Self {
        Self::Standing(Arc::new(AtomicI64::new(at.and_utc().timestamp())))
    }

    /// The time now, UTC, cut to whole seconds.
    #[allow(clippy::disallowed_methods)]
    pub fn now(&self) -> NaiveDateTime {
        match self {
            Self::System => {
                let now = Utc::now().naive_utc();
                now.with_nanosecond(0).unwrap_or(now)
            }
            Self::Standing(at) => {
                DateTime::from_timestamp(at.load(Ordering::SeqCst), 0).unwrap_or_default().naive_utc()
            }
        }
    }

    /// Moves a standing clock on by `seconds`; the system clock stays as it is.
    pub fn advance(&self, seconds: i64) {
        if let Self::Standing(at) = self {
            at.fetch_add(seconds, Ordering::SeqCst);
        }
    }
}
