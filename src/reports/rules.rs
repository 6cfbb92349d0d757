//! Which numbers may be shown to whom: pure decisions from values alone.

/// Numbers below this are kept from whoever is outside the group.
pub const FEWEST: usize = 5;

/// From so many others on, what stands beside a member's own scores tells nothing of one of them.
pub const OTHERS: usize = 5;

/// A number as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As it is.
    Number(usize),
    /// Too few to be told.
    Few,
}

/// The numbers of one column as they may be shown. With `hidden`, small ones are kept back; when it is a single one, the
/// next smallest is as well, since the total would tell it.
pub fn shown(column: &[usize], hidden: bool) -> Vec<Shown> {
    let mut all: Vec<Shown> = column
        .iter()
        .map(|number| if hidden && *number < FEWEST { Shown::Few } else { Shown::Number(*number) })
        .collect();
    let few: Vec<usize> = column
        .iter()
        .zip(&all)
        .filter(|(_, shown)| **shown == Shown::Few)
        .map(|(number, _)| *number)
        .collect();
    if let [only] = few.as_slice()
        && *only > 0
    {
        let next = column
            .iter()
            .enumerate()
            .filter(|(_, number)| **number >= FEWEST)
            .min_by_key(|(_, number)| **number);
        if let Some(shown) = next.and_then(|(place, _)| all.get_mut(place)) {
            *shown = Shown::Few;
        }
    }
    all
}

/// Whether what others scored may stand beside a member's own scores: always for whoever looks at the group, and for the
/// member when enough others stand behind it.
pub const fn others_may_be_shown(sees_group: bool, others: usize) -> bool {
    sees_group || others >= OTHERS
}

#[cfg(test)]
mod tests {
    use super::{Shown, others_may_be_shown, shown};
    use Shown::{Few, Number};

    #[test]
    fn small_numbers_are_hidden_and_cannot_be_worked_out() {
        assert_eq!(shown(&[41, 3, 2, 9], true), [Number(41), Few, Few, Number(9)]);
        assert_eq!(shown(&[41, 3, 12, 9], true), [Number(41), Few, Number(12), Few]);
        assert_eq!(shown(&[41, 0, 12, 9], true), [Number(41), Few, Number(12), Number(9)]);
        assert_eq!(shown(&[4], true), [Few]);
        assert_eq!(shown(&[41, 3, 0, 1], false), [Number(41), Number(3), Number(0), Number(1)]);
    }

    #[test]
    fn the_others_are_five_or_more() {
        assert!(others_may_be_shown(true, 1) && others_may_be_shown(false, 5));
        assert!(!others_may_be_shown(false, 4));
    }
}
