//! Exact fractions. Scores are never rounded before they are compared; rounding is for display only.

use std::cmp::Ordering;
use std::fmt;

/// A fraction of two whole numbers, in lowest terms, never negative: scores, means and shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    num: u128,
    den: u128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { num: 0, den: 1 };

    /// `num / den`; `None` when `den` is 0.
    pub fn new(num: u128, den: u128) -> Option<Self> {
        (den != 0).then(|| Self::reduced(num, den))
    }

    /// A whole number.
    pub fn whole(number: u128) -> Self {
        Self { num: number, den: 1 }
    }

    fn reduced(num: u128, den: u128) -> Self {
        let by = gcd(num, den).max(1);
        Self { num: num / by, den: den / by }
    }

    /// The numerator, in lowest terms.
    pub const fn numerator(self) -> u128 {
        self.num
    }

    /// The denominator, in lowest terms; never 0.
    pub const fn denominator(self) -> u128 {
        self.den
    }

    /// The mean of some fractions; `None` of none, or in the case (out of reach for scores) that the sum does not fit
    /// into 128 bits.
    pub fn mean(of: &[Self]) -> Option<Self> {
        let mut sum = Self::ZERO;
        for one in of {
            sum = sum.checked_add(*one)?;
        }
        let count = u128::try_from(of.len()).ok().filter(|count| *count > 0)?;
        Some(Self::reduced(sum.num, sum.den.checked_mul(count)?))
    }

    /// The sum; `None` when it does not fit into 128 bits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let common = gcd(self.den, other.den).max(1);
        let left = self.num.checked_mul(other.den / common)?;
        let right = other.num.checked_mul(self.den / common)?;
        Some(Self::reduced(left.checked_add(right)?, self.den.checked_mul(other.den / common)?))
    }

    /// True when it is at least a whole number.
    pub fn is_at_least(self, number: u8) -> bool {
        self >= Self::whole(u128::from(number))
    }

    /// The number of hundredths, rounded half up: for display and for columns that only sort a list.
    pub fn hundredths(self) -> u128 {
        let whole = (self.num / self.den).saturating_mul(100);
        let rest = (self.num % self.den).saturating_mul(200);
        whole.saturating_add((rest / self.den).div_ceil(2))
    }
}

const fn gcd(mut left: u128, mut right: u128) -> u128 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let whole = (self.num / self.den).cmp(&(other.num / other.den));
        whole.then_with(|| {
            let left = (self.num % self.den).saturating_mul(other.den);
            let right = (other.num % other.den).saturating_mul(self.den);
            left.cmp(&right)
        })
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Two decimals, rounded half up: "67.50".
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = self.hundredths();
        f.pad(&format!("{}.{:02}", hundredths / 100, hundredths % 100))
    }
}

#[cfg(test)]
mod tests {
    use super::Ratio;

    fn ratio(num: u128, den: u128) -> Ratio {
        Ratio::new(num, den).unwrap()
    }

    #[test]
    fn rounds_half_up_for_display_only() {
        let shown =
            [(1, 3), (2, 3), (1, 200), (1, 201), (3, 200), (199, 200), (1999, 2000), (135, 2), (0, 7)];
        let shown = shown.map(|(num, den)| ratio(num, den).to_string());
        assert_eq!(shown, ["0.33", "0.67", "0.01", "0.00", "0.02", "1.00", "1.00", "67.50", "0.00"]);
        assert_eq!(ratio(69_996, 1000).to_string(), "70.00");
        assert!(!ratio(69_996, 1000).is_at_least(70));
        assert_eq!(format!("{:>7}", ratio(1, 2)), "   0.50");
    }

    #[test]
    fn sums_and_means_are_exact() {
        assert_eq!(Ratio::mean(&[ratio(1, 3), ratio(1, 6), ratio(1, 2)]), Some(ratio(1, 3)));
        assert_eq!(Ratio::mean(&[]), None);
        assert_eq!(ratio(50, 100), ratio(1, 2));
        assert_eq!(Ratio::new(1, 0), None);
        assert!(ratio(1, 3) < ratio(34, 100));
        assert!(ratio(2, 1) > ratio(199, 100));
        assert_eq!(ratio(u128::MAX, 1).checked_add(ratio(1, 1)), None);
    }
}
