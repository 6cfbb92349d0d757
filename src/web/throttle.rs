//! Slowing down whoever tries too often: sign-in, sign-up, password reset, guessing at the verification page.
//!
//! Budgets are kept in this process only; they are gone after a restart, which gives an attacker one more burst.

use std::hash::Hash;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use governor::RateLimiter;
use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// How many attempts at once, and in how many seconds that budget is whole again. It grows back evenly:
/// 10 in 600 seconds means one more attempt each minute after the first ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// Attempts; 0 counts as 1.
    pub attempts: u32,
    /// Seconds; 0 counts as 1.
    pub seconds: u32,
}

impl Quota {
    /// `attempts` in `seconds`.
    #[must_use]
    pub const fn new(attempts: u32, seconds: u32) -> Quota {
        Quota { attempts, seconds }
    }

    fn governor(self) -> governor::Quota {
        let attempts = NonZeroU32::new(self.attempts).unwrap_or(NonZeroU32::MIN);
        let period = Duration::from_secs(u64::from(self.seconds.max(1))) / attempts.get();
        match governor::Quota::with_period(period) {
            Some(quota) => quota.allow_burst(attempts),
            // More than one attempt each nanosecond: as good as no limit.
            None => governor::Quota::per_second(NonZeroU32::MAX),
        }
    }
}

/// Refused for now; try again after so many seconds (at least 1), which go into `Retry-After`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many attempts, wait {0} seconds")]
pub struct Wait(pub u64);

/// After so many checks, budgets that are whole again are forgotten.
const HOUSEKEEPING_EACH: u32 = 1024;

/// One budget for each key: an address, an account, a reference being guessed at. `()` makes one for all.
pub struct Throttle<K: Hash + Eq + Clone, C: Clock = DefaultClock> {
    limiter: RateLimiter<K, DashMapStateStore<K>, C, NoOpMiddleware<C::Instant>>,
    clock: C,
    checks: AtomicU32,
}

impl<K: Hash + Eq + Clone> Throttle<K> {
    /// With the machine's monotonic clock.
    #[must_use]
    pub fn new(quota: Quota) -> Throttle<K> {
        Throttle::with_clock(quota, DefaultClock::default())
    }
}

impl<K: Hash + Eq + Clone, C: Clock + Clone> Throttle<K, C> {
    /// With a clock of one's own, for tests.
    #[must_use]
    pub fn with_clock(quota: Quota, clock: C) -> Throttle<K, C> {
        Throttle {
            limiter: RateLimiter::dashmap_with_clock(quota.governor(), clock.clone()),
            clock,
            checks: AtomicU32::new(0),
        }
    }

    /// Takes one attempt from the key's budget.
    ///
    /// # Errors
    /// [`Wait`] when it is spent; a refused attempt costs nothing more.
    pub fn check(&self, key: &K) -> Result<(), Wait> {
        if self.checks.fetch_add(1, Ordering::Relaxed) % HOUSEKEEPING_EACH == HOUSEKEEPING_EACH - 1 {
            self.housekeep();
        }
        self.limiter.check_key(key).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            Wait((wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(1))
        })
    }

    /// Forgets the budgets that are whole again. Happens by itself now and then.
    pub fn housekeep(&self) {
        self.limiter.retain_recent();
        self.limiter.shrink_to_fit();
    }

    /// How many keys are remembered.
    #[must_use]
    pub fn len(&self) -> usize {
        self.limiter.len()
    }

    /// Whether no key is remembered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.limiter.is_empty()
    }
}

/// The address a budget is kept for: IPv4 whole, IPv6 by its /64 (one household or one machine has all of
/// it), IPv4 written as IPv6 as IPv4.
#[must_use]
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => IpAddr::V4(v4),
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64))),
    }
}

/// The address to count someone under whose address is not known: all such share one budget.
pub const UNKNOWN_ADDRESS: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// The four budgets of signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInQuotas {
    /// Strangers' attempts on one account.
    pub account: Quota,
    /// Attempts from one address or IPv6 /64.
    pub address: Quota,
    /// All strangers' attempts together.
    pub overall: Quota,
    /// Attempts of one browser that has signed in to the account before.
    pub known_browser: Quota,
}

impl Default for SignInQuotas {
    fn default() -> Self {
        SignInQuotas {
            account: Quota::new(10, 900),
            address: Quota::new(30, 900),
            overall: Quota::new(600, 600),
            known_browser: Quota::new(10, 900),
        }
    }
}

/// Slows sign-in by account, by address and overall. A browser known to the account (it holds a device
/// cookie with a good tag) spends from a budget of its own instead, so strangers can only slow strangers.
pub struct SignInThrottle<C: Clock = DefaultClock> {
    account: Throttle<[u8; 32], C>,
    address: Throttle<IpAddr, C>,
    overall: Throttle<(), C>,
    known_browser: Throttle<[u8; 32], C>,
}

impl SignInThrottle {
    /// With the machine's monotonic clock.
    #[must_use]
    pub fn new(quotas: &SignInQuotas) -> SignInThrottle {
        SignInThrottle::with_clock(quotas, DefaultClock::default())
    }
}

impl<C: Clock + Clone> SignInThrottle<C> {
    /// With a clock of one's own, for tests.
    #[must_use]
    pub fn with_clock(quotas: &SignInQuotas, clock: C) -> SignInThrottle<C> {
        SignInThrottle {
            account: Throttle::with_clock(quotas.account, clock.clone()),
            address: Throttle::with_clock(quotas.address, clock.clone()),
            overall: Throttle::with_clock(quotas.overall, clock.clone()),
            known_browser: Throttle::with_clock(quotas.known_browser, clock),
        }
    }

    /// Takes one attempt. `account` is the address as typed (any case, whether or not it exists: the answer
    /// must not tell); `known_browser` the id of the device cookie, once its tag has been checked for this account.
    ///
    /// # Errors
    /// [`Wait`] of the first budget that is spent. The narrowest is asked first: a flood from one address
    /// is stopped there and spends neither the account's budget nor everybody's.
    pub fn check(&self, account: &str, address: IpAddr, known_browser: Option<&str>) -> Result<(), Wait> {
        if let Some(browser) = known_browser {
            return self.known_browser.check(&key(account, browser));
        }
        self.address.check(&network(address))?;
        self.account.check(&key(account, ""))?;
        self.overall.check(&())
    }

    /// Forgets the budgets that are whole again.
    pub fn housekeep(&self) {
        self.account.housekeep();
        self.address.housekeep();
        self.known_browser.housekeep();
    }
}

/// Keys of one size, however long the text that was typed.
fn key(account: &str, browser: &str) -> [u8; 32] {
    let account = account.trim().to_lowercase();
    let mut hash = Sha256::new();
    hash.update((account.len() as u64).to_be_bytes());
    hash.update(account.as_bytes());
    hash.update(browser.as_bytes());
    hash.finalize().into()
}

#[cfg(test)]
#[path = "throttle_tests.rs"]
mod tests;
