//! What one case adds to the figures, as it is kept: nothing that its own pages do not say.

use crate::db::ids::{AccountId, OrganizationId, RequestId};
use crate::guidelines::{Band, SizeClass, UseType};
use crate::requests::Outcome;

use super::spans::Days;

/// A case, as figures read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFigures {
    /// The request.
    pub id: RequestId,
    /// Who asks.
    pub organization: OrganizationId,
    /// Kind of organization.
    pub kind: String,
    /// Country of the organization, M49; empty when not known.
    pub country: String,
    /// Sector of the organization; empty when not known.
    pub sector: String,
    /// Size of the organization, as the request says.
    pub size: Option<SizeClass>,
    /// Codes of the marks.
    pub marks: String,
    /// Kind of use.
    pub use_type: Option<UseType>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Working days of each stretch.
    pub days: Days,
    /// Score of the recommendation in force, hundredths.
    pub score: Option<i64>,
    /// What was recommended.
    pub recommended: Option<Band>,
    /// The group went another way than the band.
    pub departed_band: bool,
    /// The officer went another way than the group.
    pub departed_group: bool,
    /// The criteria on which members are far apart.
    pub apart: Vec<Criterion>,
    /// The cards that count: locked, once the deliberation was opened.
    pub cards: Vec<Card>,
}

/// A card that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Whose.
    pub member: AccountId,
    /// Working days from asked to locked.
    pub days: i64,
    /// Its score, of 100: numerator and denominator.
    pub score: (u64, u64),
    /// The score of each criterion that was scored.
    pub scores: Vec<(Criterion, u8)>,
}

/// A criterion by the number behind its letter: 5 of `C5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Criterion(pub u16);

impl Criterion {
    /// From its id.
    pub fn of(id: &str) -> Option<Self> {
        id.strip_prefix('C').and_then(|number| number.parse().ok()).map(Self)
    }
}

impl std::fmt::Display for Criterion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "C{}", self.0)
    }
}

/// What stands in the place of a criterion without a score.
const NO_SCORE: char = '-';

/// Cards as they are kept, one a line: member, days, the score as a fraction, then a sign for each criterion from the first.
pub fn write_cards(cards: &[Card]) -> String {
    let line = |card: &Card| {
        let (above, below) = card.score;
        let last = card.scores.iter().map(|(criterion, _)| criterion.0).max().unwrap_or_default();
        let sign = |number: u16| {
            let found = card.scores.iter().find(|(criterion, _)| criterion.0 == number);
            found.and_then(|(_, score)| char::from_digit(u32::from(*score), 10)).unwrap_or(NO_SCORE)
        };
        format!("{} {} {above}/{below} {}", card.member, card.days, (1..=last).map(sign).collect::<String>())
    };
    cards.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads what [`write_cards`] wrote; none when it is something else.
pub fn read_cards(kept: &str) -> Option<Vec<Card>> {
    kept.lines().map(read_card).collect()
}

fn read_card(line: &str) -> Option<Card> {
    let mut parts = line.splitn(4, ' ');
    let member = AccountId(parts.next()?.parse().ok()?);
    let days = parts.next()?.parse().ok()?;
    let (above, below) = parts.next()?.split_once('/')?;
    let score = (above.parse().ok()?, below.parse().ok().filter(|below| *below > 0)?);
    let signs = parts.next()?;
    let mut scores = Vec::with_capacity(signs.len());
    for (number, sign) in (1..).zip(signs.chars()).filter(|(_, sign)| *sign != NO_SCORE) {
        scores.push((Criterion(number), u8::try_from(sign.to_digit(10)?).ok()?));
    }
    Some(Card { member, days, score, scores })
}

#[cfg(test)]
mod tests {
    use super::{Card, Criterion, read_cards, write_cards};
    use crate::db::ids::AccountId;

    #[test]
    fn cards_are_read_as_they_were_written() {
        let card = |member, scores| Card { member: AccountId(member), days: 4, score: (205, 3), scores };
        let cards = vec![card(7, vec![(Criterion(1), 3), (Criterion(14), 0)]), card(12, Vec::new())];
        assert_eq!(write_cards(&cards), "7 4 205/3 3------------0\n12 4 205/3 ");
        assert_eq!(read_cards(&write_cards(&cards)), Some(cards));
        assert_eq!(read_cards(""), Some(Vec::new()));
        assert_eq!(read_cards("7 4 1/0 3"), None);
        assert_eq!(read_cards("7 4 1/2 3x"), None);
        assert_eq!(Criterion::of("C14"), Some(Criterion(14)));
        assert_eq!(Criterion::of("P1"), None);
    }
}
