//! The code of the page that proves an authorization: 25 characters of Crockford's base 32 (125 random bits)
//! and one check symbol over them, shown in groups of five with hyphens. Read without regard to case; I and
//! L read as 1, O as 0; hyphens and blanks are left out.

use std::fmt;

/// The 32 digits, and behind them the five further check symbols of modulo 37.
const SYMBOLS: &[u8; 37] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";
/// Digits without the check symbol.
const DIGITS: usize = 25;

/// A code whose check symbol is right.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Code(String);

impl Code {
    /// A new code of 125 random bits.
    pub fn random() -> Self {
        let bytes: [u8; DIGITS] = rand::random();
        Self::of(bytes.map(|byte| byte & 31))
    }

    fn of(digits: [u8; DIGITS]) -> Self {
        let mut text: String = digits.iter().filter_map(|digit| symbol(*digit)).collect();
        text.extend(symbol(check_of(&digits)));
        Self(text)
    }

    /// Reads a code as people type it: any case, with or without hyphens and blanks.
    pub fn parse(text: &str) -> Option<Self> {
        let mut values = Vec::with_capacity(DIGITS + 1);
        for each in text.chars().filter(|each| !matches!(each, '-' | '–' | ' ' | '\u{a0}')) {
            values.push(value(each)?);
        }
        let (check, digits) = values.split_last()?;
        let digits: [u8; DIGITS] = digits.try_into().ok()?;
        (digits.iter().all(|digit| *digit < 32) && check_of(&digits) == *check).then(|| Self::of(digits))
    }

    /// The code without hyphens: what is stored and stands in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// In groups of five, the check symbol at the end.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, each) in self.0.chars().enumerate() {
            if place > 0 && place % 5 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{each}")?;
        }
        Ok(())
    }
}

fn symbol(value: u8) -> Option<char> {
    SYMBOLS.get(usize::from(value)).map(|byte| char::from(*byte))
}

fn value(symbol: char) -> Option<u8> {
    let symbol = match symbol.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    let place = SYMBOLS.iter().position(|known| char::from(*known) == symbol)?;
    u8::try_from(place).ok()
}

/// The number that the digits write, modulo 37: finds every single wrong digit and every swap of two.
fn check_of(digits: &[u8; DIGITS]) -> u8 {
    let rest = digits.iter().fold(0_u32, |rest, digit| (rest * 32 + u32::from(*digit)) % 37);
    u8::try_from(rest).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Code, DIGITS, SYMBOLS};

    fn some() -> Code {
        Code::of(std::array::from_fn(|place| u8::try_from(place * 7 % 32).unwrap()))
    }

    #[test]
    fn is_read_as_people_type_it() {
        let code = some();
        let shown = code.to_string();
        assert_eq!(shown.matches('-').count(), 5);
        assert_eq!(shown.len(), DIGITS + 1 + 5);
        let typed = shown.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
        for each in [shown.as_str(), typed.as_str(), code.as_str(), &shown.replace('1', "I")] {
            assert_eq!(Code::parse(each).as_ref(), Some(&code), "{each}");
        }
        for odd in ["", "-", "0", &shown[1..], &format!("{shown}0"), "é", &shown.replace('0', "U")] {
            assert_eq!(Code::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn every_single_slip_and_every_swap_is_found() {
        for code in [some(), Code::random(), Code::random()] {
            let right: Vec<u8> = code.as_str().bytes().collect();
            for place in 0..DIGITS + 1 {
                for symbol in SYMBOLS.iter().filter(|symbol| **symbol != right[place]) {
                    let mut slip = right.clone();
                    slip[place] = *symbol;
                    assert_eq!(Code::parse(std::str::from_utf8(&slip).unwrap()), None);
                }
            }
            for place in 0..DIGITS {
                let mut swapped = right.clone();
                swapped.swap(place, place + 1);
                if swapped != right {
                    assert_eq!(Code::parse(std::str::from_utf8(&swapped).unwrap()), None);
                }
            }
        }
    }

    #[test]
    fn random_codes_differ() {
        let codes: std::collections::BTreeSet<String> =
            (0..500).map(|_| Code::random().as_str().to_owned()).collect();
        assert_eq!(codes.len(), 500);
    }
}
