//! What holds for every rubric score, tried on thousands of cards that are drawn from a seed; a failure names its seed.

use std::cmp::Ordering;

use super::super::ratio::Ratio;
use super::{Answer, CardReading, Entry, read_card, read_case};
use crate::guidelines::{Criterion, Reference, Rubric, Track};

const SEEDS: u64 = 4000;

/// A generator of our own: the same numbers on every machine and in every year.
struct Drawn(u64);

impl Drawn {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for place in (1..all.len()).rev() {
            let other = usize::try_from(self.below(place as u64 + 1)).unwrap();
            all.swap(place, other);
        }
    }
}

fn rubric() -> &'static Rubric {
    &Reference::seeded().unwrap().rubric
}

fn asked(track: Track) -> Vec<&'static Criterion> {
    rubric().criteria_of(track)
}

/// A complete card: a score on everything, and now and then "does not apply" where that may be said.
fn card(drawn: &mut Drawn, track: Track) -> Vec<Entry> {
    asked(track)
        .into_iter()
        .map(|criterion| match criterion.na_allowed && drawn.one_in(3) {
            true => Entry::not_applicable(&criterion.id),
            false => Entry::score(&criterion.id, u8::try_from(drawn.below(5)).unwrap(), "because"),
        })
        .collect()
}

fn tracks() -> [Track; 3] {
    [Track::Simplified, Track::Standard, Track::Enhanced]
}

fn each(mut holds: impl FnMut(&mut Drawn, Track)) {
    for seed in 0..SEEDS {
        let track = tracks()[usize::try_from(seed % 3).unwrap()];
        let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| holds(&mut Drawn(seed), track)));
        assert!(told.is_ok(), "seed {seed}, {track}");
    }
}

fn read(track: Track, entries: &[Entry]) -> CardReading {
    read_card(rubric(), track, entries)
}

/// The definition of section 5, written out once more: sum of weight x score / 4, x 100 / sum of the weights that apply.
fn by_definition(track: Track, entries: &[Entry]) -> Option<Ratio> {
    let (mut points, mut weights) = (0_u128, 0_u128);
    for criterion in asked(track) {
        let entry = entries.iter().find(|entry| entry.criterion == criterion.id)?;
        if let Some(Answer::Score(score)) = entry.answer {
            points += u128::from(criterion.weight) * u128::from(score);
            weights += u128::from(criterion.weight);
        }
    }
    Ratio::new(points * 100, weights * 4)
}

#[test]
fn weights_sum_to_a_hundred_and_every_score_is_the_definition() {
    assert_eq!(asked(Track::Standard).iter().map(|one| u32::from(one.weight)).sum::<u32>(), 100);
    each(|drawn, track| {
        let entries = card(drawn, track);
        let reading = read(track, &entries);
        assert!(reading.is_complete());
        assert_eq!(reading.score, by_definition(track, &entries));
        let score = reading.score.unwrap();
        assert!(score >= Ratio::whole(0) && score <= Ratio::whole(100));
    });
}

#[test]
fn what_does_not_apply_neither_helps_nor_harms() {
    each(|drawn, track| {
        let mut entries = card(drawn, track);
        let Some(place) = entries.iter().position(|one| one.answer == Some(Answer::NotApplicable)) else {
            return;
        };
        let without = read(track, &entries).score.unwrap();
        // A score equal to the rest changes nothing; a higher one lifts, a lower one sinks.
        let id = entries[place].criterion.clone();
        for score in 0..=4_u8 {
            entries[place] = Entry::score(&id, score, "because");
            let with = read(track, &entries).score.unwrap();
            assert_eq!(with.cmp(&without), Ratio::whole(u128::from(score) * 25).cmp(&without));
        }
    });
}

#[test]
fn a_higher_score_never_lowers_the_whole() {
    each(|drawn, track| {
        let mut entries = card(drawn, track);
        let before = read(track, &entries).score.unwrap();
        let place = usize::try_from(drawn.below(entries.len() as u64)).unwrap();
        let id = entries[place].criterion.clone();
        if let Some(Answer::Score(score @ 0..=3)) = entries[place].answer {
            entries[place] = Entry::score(&id, score + 1, "because");
            assert_eq!(read(track, &entries).score.unwrap().cmp(&before), Ordering::Greater);
        }
    });
}

#[test]
fn neither_the_order_of_members_nor_of_lines_matters() {
    each(|drawn, track| {
        let count = usize::try_from(2 + drawn.below(5)).unwrap();
        let mut cards: Vec<Vec<Entry>> = (0..count).map(|_| card(drawn, track)).collect();
        let readings =
            |cards: &[Vec<Entry>]| -> Vec<CardReading> { cards.iter().map(|one| read(track, one)).collect() };
        let before = read_case(rubric(), track, &readings(&cards));
        drawn.shuffle(&mut cards);
        for one in &mut cards {
            drawn.shuffle(one);
        }
        let after = read_case(rubric(), track, &readings(&cards));
        assert_eq!((before.score, before.band, before.cards), (after.score, after.band, after.cards));
        for (one, other) in before.criteria.iter().zip(&after.criteria) {
            assert_eq!(
                (&one.criterion, one.mean, one.range, one.spread, one.flagged, one.knock_outs),
                (&other.criterion, other.mean, other.range, other.spread, other.flagged, other.knock_outs)
            );
        }
    });
}

#[test]
fn the_mean_lies_between_the_cards_and_the_spread_is_theirs() {
    each(|drawn, track| {
        let count = usize::try_from(1 + drawn.below(6)).unwrap();
        let cards: Vec<CardReading> = (0..count).map(|_| read(track, &card(drawn, track))).collect();
        let case = read_case(rubric(), track, &cards);
        let scores: Vec<Ratio> = cards.iter().filter_map(|one| one.score).collect();
        let mean = case.score.unwrap();
        assert!(*scores.iter().min().unwrap() <= mean && mean <= *scores.iter().max().unwrap());
        for one in &case.criteria {
            let given: Vec<u8> = cards
                .iter()
                .flat_map(|card| &card.lines)
                .filter_map(|(id, answer)| match answer {
                    Some(Answer::Score(score)) if *id == one.criterion => Some(*score),
                    _ => None,
                })
                .collect();
            let spread = given.iter().max().zip(given.iter().min()).map_or(0, |(most, least)| most - least);
            assert_eq!((one.spread, one.flagged), (spread, spread >= 2));
        }
    });
}

#[test]
fn a_knock_out_never_passes_however_good_the_rest() {
    each(|drawn, track| {
        let knocking: Vec<&Criterion> = asked(track).into_iter().filter(|one| one.knock_out).collect();
        let which = usize::try_from(drawn.below(knocking.len() as u64)).unwrap();
        let fatal = &knocking[which].id;
        let count = usize::try_from(1 + drawn.below(5)).unwrap();
        let mut cards: Vec<Vec<Entry>> = (0..count)
            .map(|_| asked(track).iter().map(|one| Entry::score(&one.id, 4, "because")).collect())
            .collect();
        let whose = usize::try_from(drawn.below(count as u64)).unwrap();
        for entry in &mut cards[whose] {
            if entry.criterion == *fatal {
                *entry = Entry::score(fatal, 0, "because");
            }
        }
        let case = read_case(rubric(), track, &cards.iter().map(|one| read(track, one)).collect::<Vec<_>>());
        assert!(case.is_blocked(|_| false));
        assert!(case.is_blocked(|resolved| resolved != fatal), "resolving others does not help");
        assert!(!case.is_blocked(|resolved| resolved == fatal));
        assert_eq!(
            case.knocked_out().map(|one| one.criterion.as_str()).collect::<Vec<_>>(),
            [fatal.as_str()]
        );
    });
}
