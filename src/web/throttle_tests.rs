use super::*;
use governor::clock::FakeRelativeClock;

fn address(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[test]
fn a_budget_is_spent_and_grows_back_evenly() {
    let clock = FakeRelativeClock::default();
    let throttle = Throttle::with_clock(Quota::new(3, 60), clock.clone());
    for _ in 0..3 {
        throttle.check(&"one").unwrap();
    }
    assert_eq!(throttle.check(&"one"), Err(Wait(20)));
    throttle.check(&"another").unwrap();
    clock.advance(Duration::from_millis(19_500));
    assert_eq!(throttle.check(&"one"), Err(Wait(1)));
    clock.advance(Duration::from_millis(500));
    throttle.check(&"one").unwrap();
    assert_eq!(throttle.check(&"one"), Err(Wait(20)));
    clock.advance(Duration::from_secs(60));
    for _ in 0..3 {
        throttle.check(&"one").unwrap();
    }
    assert!(throttle.check(&"one").is_err());
}

#[test]
fn whole_budgets_are_forgotten_and_nothing_panics_at_zero() {
    let clock = FakeRelativeClock::default();
    let throttle = Throttle::with_clock(Quota::new(2, 10), clock.clone());
    for number in 0..500 {
        throttle.check(&number).unwrap();
    }
    assert_eq!(throttle.len(), 500);
    clock.advance(Duration::from_secs(11));
    for _ in 0..HOUSEKEEPING_EACH {
        let _ = throttle.check(&1);
    }
    assert_eq!(throttle.len(), 1);
    let none = Throttle::with_clock(Quota::new(0, 0), clock.clone());
    none.check(&()).unwrap();
    assert_eq!(none.check(&()), Err(Wait(1)));
    Throttle::with_clock(Quota::new(u32::MAX, 1), clock).check(&()).unwrap();
}

#[test]
fn strangers_slow_strangers_only() {
    let clock = FakeRelativeClock::default();
    let quotas = SignInQuotas {
        account: Quota::new(4, 60),
        address: Quota::new(100, 60),
        overall: Quota::new(1000, 60),
        known_browser: Quota::new(3, 60),
    };
    let throttle = SignInThrottle::with_clock(&quotas, clock.clone());
    for number in 0..4 {
        throttle.check("Maria@Example.org ", address(&format!("192.0.2.{number}")), None).unwrap();
    }
    assert_eq!(throttle.check("maria@example.org", address("198.51.100.9"), None), Err(Wait(15)));
    // Her own browser is let through, up to its own budget; another's device id is another budget.
    for _ in 0..3 {
        throttle.check("maria@example.org", address("192.0.2.1"), Some("device")).unwrap();
    }
    assert_eq!(throttle.check("maria@example.org", address("192.0.2.1"), Some("device")), Err(Wait(20)));
    throttle.check("maria@example.org", address("192.0.2.1"), Some("second device")).unwrap();
    throttle.check("joan@example.org", address("192.0.2.1"), None).unwrap();
    clock.advance(Duration::from_secs(15));
    throttle.check("maria@example.org", address("198.51.100.9"), None).unwrap();
}

#[test]
fn an_address_counts_by_its_network_and_spares_the_accounts() {
    let quotas = SignInQuotas {
        account: Quota::new(3, 60),
        address: Quota::new(2, 60),
        overall: Quota::new(3, 60),
        known_browser: Quota::new(3, 60),
    };
    let throttle = SignInThrottle::with_clock(&quotas, FakeRelativeClock::default());
    throttle.check("a", address("2001:db8:1:2::1"), None).unwrap();
    throttle.check("a", address("2001:db8:1:2:ffff::9"), None).unwrap();
    for _ in 0..50 {
        assert_eq!(throttle.check("a", address("2001:db8:1:2:3::"), None), Err(Wait(30)));
    }
    throttle.check("a", address("2001:db8:1:3::1"), None).unwrap();
    // All together is spent now, whoever asks.
    assert_eq!(throttle.check("b", address("203.0.113.5"), None), Err(Wait(20)));
    assert_eq!(network(address("::ffff:192.0.2.7")), address("192.0.2.7"));
    assert_eq!(network(address("2001:db8:1:2:3:4:5:6")), address("2001:db8:1:2::"));
}
