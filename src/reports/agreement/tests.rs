use super::{Alpha, Distances, LEVELS, Marginals, Units, Votes, distances};

/// What each observer said of each unit; a point where nothing was said.
fn units(observers: &[&str], lowest: u8) -> Units {
    let mut units = Units::default();
    for unit in 0..observers[0].len() {
        let mut votes = Votes::default();
        for observer in observers {
            let value = observer.as_bytes()[unit].checked_sub(lowest).map(usize::from);
            if let Some(value) = value.filter(|value| *value < LEVELS) {
                votes[value] += 1;
            }
        }
        units.add(votes);
    }
    units
}

fn nominal(_: &Marginals) -> Distances {
    distances(|_, _| 1.0)
}

fn interval(_: &Marginals) -> Distances {
    distances(|low, high| (high - low) as f64)
}

/// Of values that begin with 1.
fn ratio(_: &Marginals) -> Distances {
    distances(|low, high| (high - low) as f64 / (high + low + 2) as f64)
}

fn shown(alpha: Option<Alpha>) -> String {
    format!("{:.3}", alpha.unwrap().value)
}

/// K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections C to E: four observers, twelve units,
/// values 1 to 5, some missing; the last unit has one value and pairs with nothing.
#[test]
fn four_observers_and_twelve_units_of_krippendorff_2011() {
    let observers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
    let four = units(&observers, b'1');
    assert_eq!(shown(four.alpha_by(nominal)), "0.743");
    assert_eq!(shown(four.alpha()), "0.815");
    assert_eq!(shown(four.alpha_by(interval)), "0.849");
    assert_eq!(shown(four.alpha_by(ratio)), "0.797");
    assert_eq!(four.alpha().unwrap().units, 11);
}

/// The same paper, sections A and B: two observers, nothing missing.
#[test]
fn two_observers_of_krippendorff_2011() {
    assert_eq!(shown(units(&["0100000010", "1110010000"], b'0').alpha_by(nominal)), "0.095");
    assert_eq!(shown(units(&["aabbdcccedda", "babbbccceddd"], b'a').alpha_by(nominal)), "0.692");
}

/// A. F. Hayes's example of three coders and fifteen units, as handbooks give it: 0.691 nominal, 0.811 interval.
#[test]
fn three_coders_and_fifteen_units() {
    let three = units(&[".....34121133.3", "1.213343.......", "..21344.21133.4"], b'1');
    assert_eq!(shown(three.alpha_by(nominal)), "0.691");
    assert_eq!(shown(three.alpha_by(interval)), "0.811");
}

/// Numbers as if drawn, the same in every run.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    /// Two to six observers, some of whom say nothing of some units.
    fn observers(&mut self) -> Vec<String> {
        let (observers, length) = (2 + self.below(5), 1 + self.below(30));
        let mut say = |_| if self.below(5) == 0 { '.' } else { char::from(b'0' + self.below(5) as u8) };
        (0..observers).map(|_| (0..length).map(&mut say).collect()).collect()
    }
}

fn alpha_of(observers: &[String]) -> Option<f64> {
    let observers: Vec<&str> = observers.iter().map(String::as_str).collect();
    units(&observers, b'0').alpha().map(|alpha| alpha.value)
}

#[test]
fn the_order_of_observers_and_of_units_does_not_matter() {
    let mut drawn = Drawn(20_261_129);
    let mut compared = 0;
    for _ in 0..300 {
        let observers = drawn.observers();
        let Some(alpha) = alpha_of(&observers) else { continue };
        let turned: Vec<String> = observers.iter().rev().map(|said| said.chars().rev().collect()).collect();
        assert!((alpha_of(&turned).unwrap() - alpha).abs() < 1e-12, "{observers:?}");
        assert!(alpha <= 1.0 + 1e-12, "{observers:?}");
        compared += 1;
    }
    assert!(compared > 200, "{compared}");
}

#[test]
fn perfect_agreement_is_one_and_no_variation_is_nothing() {
    let mut drawn = Drawn(7);
    let mut compared = 0;
    for _ in 0..300 {
        let said = drawn.observers().swap_remove(0);
        let same = vec![said.clone(); 2 + drawn.below(4) as usize];
        let values: std::collections::BTreeSet<char> = said.chars().filter(|value| *value != '.').collect();
        match alpha_of(&same) {
            Some(alpha) => {
                assert!((alpha - 1.0).abs() < 1e-12, "{said}: {alpha}");
                compared += 1;
            }
            None => assert!(values.len() < 2, "{said}"),
        }
    }
    assert!(compared > 200, "{compared}");
}

#[test]
fn a_unit_with_one_value_changes_nothing() {
    let with = units(&["0123441203", "0122431303"], b'0').alpha().unwrap();
    let and_one = units(&["01234412030", "0122431303."], b'0').alpha().unwrap();
    assert_eq!(with, and_one);
}

#[test]
fn the_interval_is_the_same_each_time_and_narrows_with_more_units() {
    let one = ["0123441203", "0122431303"];
    let few = units(&one, b'0').alpha().unwrap();
    assert_eq!(units(&one, b'0').alpha().unwrap(), few);
    let (low, high) = few.interval.unwrap();
    assert!(low < few.value && few.value <= high && high <= 1.0, "{few:?}");
    let (twenty, again) = (one[0].repeat(20), one[1].repeat(20));
    let many = units(&[&twenty, &again], b'0').alpha().unwrap();
    let (narrow_low, narrow_high) = many.interval.unwrap();
    assert!(narrow_high - narrow_low < (high - low) / 3.0, "{few:?} {many:?}");
}

/// The interval against one reckoned by leaving out each unit by hand.
#[test]
fn the_jackknife_leaves_out_each_unit() {
    let (one, other) = ("012344120341", "012243130340");
    let whole = units(&[one, other], b'0').alpha().unwrap();
    let without = |at: usize| {
        let cut = |said: &str| said.chars().enumerate().filter(|(n, _)| *n != at).map(|(_, c)| c).collect();
        alpha_of(&[cut(one), cut(other)]).unwrap()
    };
    let each: Vec<f64> = (0..one.len()).map(without).collect();
    let count = each.len() as f64;
    let mean = each.iter().sum::<f64>() / count;
    let error = ((count - 1.0) / count * each.iter().map(|a| (a - mean).powi(2)).sum::<f64>()).sqrt();
    let (low, high) = whole.interval.unwrap();
    assert!((low - (whole.value - 1.96 * error)).abs() < 1e-3);
    assert!((high - (whole.value + 1.96 * error).min(1.0)).abs() < 1e-3);
}
