use super::super::ratio::Ratio;
use super::{CardProblem, CardReading, Entry, read_card, read_case};
use crate::guidelines::{Band, Reference, Rubric, Track};

fn rubric() -> &'static Rubric {
    &Reference::seeded().unwrap().rubric
}

/// A card of the standard track: the same score everywhere, but for those named.
fn card(all: u8, but: &[(&str, Option<u8>)]) -> Vec<Entry> {
    let one = |id: &str| match but.iter().find(|(other, _)| *other == id) {
        Some((_, None)) => Entry::not_applicable(id),
        Some((_, Some(score))) => Entry::score(id, *score, "because"),
        None => Entry::score(id, all, "because"),
    };
    rubric().criteria.iter().map(|criterion| one(&criterion.id)).collect()
}

fn read(entries: &[Entry]) -> CardReading {
    read_card(rubric(), Track::Standard, entries)
}

fn shown(reading: &CardReading) -> String {
    reading.score.unwrap().to_string()
}

#[test]
fn the_six_exact_values() {
    assert_eq!(shown(&read(&card(2, &[]))), "50.00");
    assert_eq!(shown(&read(&card(3, &[]))), "75.00");

    let knocked = read(&card(3, &[("C2", Some(0))]));
    assert_eq!(shown(&knocked), "67.50");
    assert_eq!(knocked.knock_outs, ["C2"]);
    assert!(read_case(rubric(), Track::Standard, &[knocked]).is_blocked(|_| false));

    assert_eq!(shown(&read(&card(3, &[("C13", None)]))), "75.00");

    let strong = card(2, &[("C1", Some(4)), ("C2", Some(4)), ("C3", Some(4)), ("C4", Some(4))]);
    assert_eq!(shown(&read(&strong)), "70.00");

    let case = read_case(rubric(), Track::Standard, &[read(&card(2, &[])), read(&card(4, &[]))]);
    assert_eq!(case.score.unwrap().to_string(), "75.00");
    assert!(
        case.criteria
            .iter()
            .all(|one| one.spread == 2 && one.flagged && one.mean.unwrap().to_string() == "3.00")
    );
}

#[test]
fn bands_are_read_from_the_exact_score() {
    let band = |entries: &[Entry]| read_case(rubric(), Track::Standard, &[read(entries)]).band;
    let four = ["C1", "C2", "C3", "C4"].map(|id| (id, Some(4)));
    assert_eq!(band(&card(2, &four)), Some(Band::Recommend));
    assert_eq!(band(&card(3, &[("C2", Some(0))])), Some(Band::RecommendWithConditions));
    assert_eq!(band(&card(2, &[])), Some(Band::RecommendDecline));
    // 55 exactly.
    assert_eq!(band(&card(2, &[("C1", Some(4))])), Some(Band::RecommendWithConditions));
    let short =
        card(2, &[("C1", Some(4)), ("C2", Some(4)), ("C3", Some(4)), ("C4", Some(4)), ("C14", Some(1))]);
    assert_eq!(shown(&read(&short)), "69.00");
    assert_eq!(band(&short), Some(Band::RecommendWithConditions));
    assert_eq!(read_case(rubric(), Track::Standard, &[]).band, None);
}

#[test]
fn a_mean_that_only_looks_like_a_band_is_not_one() {
    let four = ["C1", "C2", "C3", "C4"].map(|id| (id, Some(4)));
    let mut full = four.to_vec();
    full.push(("C14", Some(1)));
    let seventy_and_more =
        card(2, &[("C1", Some(4)), ("C2", Some(4)), ("C3", Some(4)), ("C5", Some(4)), ("C13", None)]);
    let hardly_more = card(
        2,
        &[("C1", Some(4)), ("C2", Some(4)), ("C3", Some(4)), ("C5", Some(3)), ("C9", Some(4)), ("C13", None)],
    );
    // 69, three times 270/384 and once 269/384 of 100: the mean is 70 - 1/480.
    let mut cards = vec![read(&card(2, &full)), read(&hardly_more)];
    cards.extend(vec![read(&seventy_and_more); 3]);
    let case = read_case(rubric(), Track::Standard, &cards);
    assert_eq!(case.score.unwrap().to_string(), "70.00");
    assert_eq!(case.score.unwrap(), Ratio::new(70 * 480 - 1, 480).unwrap());
    assert_eq!(case.band, Some(Band::RecommendWithConditions));
}

#[test]
fn what_does_not_apply_is_left_out_of_weights() {
    // All 3 and C13 = 0 counts; C13 not applicable does not.
    assert_eq!(shown(&read(&card(3, &[("C13", Some(0))]))), "72.00");
    let reading = read(&card(3, &[("C1", None)]));
    assert_eq!(reading.problems, [CardProblem::AlwaysApplies { criterion: "C1".to_owned() }]);
    // 2 on weight 10, 3 on 86, C13 left out: (20 + 258) * 100 / (4 * 96).
    assert_eq!(shown(&read(&card(3, &[("C13", None), ("C1", Some(2))]))), "72.40");
}

#[test]
fn comments_are_asked_for_the_extremes() {
    let bare = |score| {
        let mut entries = card(2, &[]);
        entries[6] = Entry::score("C7", score, "  \n");
        read(&entries).problems
    };
    for score in [0, 1, 4] {
        assert_eq!(bare(score), [CardProblem::CommentMissing { criterion: "C7".to_owned(), score }]);
    }
    assert!(bare(2).is_empty() && bare(3).is_empty());
    assert_eq!(bare(5), [CardProblem::OffTheScale { criterion: "C7".to_owned(), score: 5 }]);
}

#[test]
fn an_unfinished_card_says_what_is_left_and_a_running_total() {
    let nothing = read(&[]);
    assert_eq!((nothing.left, nothing.score, nothing.is_complete()), (14, None, false));
    let begun = read(&[Entry::score("C1", 4, "why"), Entry::score("C14", 2, "")]);
    assert_eq!(begun.left, 12);
    assert_eq!(begun.score.unwrap().to_string(), "85.71");
    assert_eq!(begun.problems.len(), 12);
    let blank = Entry { criterion: "C1".to_owned(), answer: None, comment: "later".to_owned() };
    assert_eq!(read(&[blank]).left, 14);
    assert!(read(&card(3, &[])).is_complete());
}

#[test]
fn a_card_holds_only_what_its_track_asks_for() {
    let simple = ["C1", "C5", "C6", "C14"].map(|id| Entry::score(id, 3, ""));
    let reading = read_card(rubric(), Track::Simplified, &simple);
    assert!(reading.is_complete());
    assert_eq!(shown(&reading), "75.00");
    assert_eq!(reading.lines.len(), 4);

    let more = read_card(rubric(), Track::Simplified, &card(3, &[]));
    assert_eq!(more.problems.len(), 10);
    assert_eq!(shown(&more), "75.00");

    let mut twice = simple.to_vec();
    twice.push(Entry::score("C1", 0, "again"));
    let reading = read_card(rubric(), Track::Simplified, &twice);
    assert_eq!(reading.problems, [CardProblem::NotAsked { criterion: "C1".to_owned() }]);
    assert!(reading.knock_outs.is_empty());
}

#[test]
fn weights_of_a_subset_are_measured_against_themselves() {
    // C1 4 (10), C5 2 (9), C6 3 (9), C14 1 (4): (40 + 18 + 27 + 4) * 100 / (4 * 32).
    let entries =
        [("C1", 4), ("C5", 2), ("C6", 3), ("C14", 1)].map(|(id, score)| Entry::score(id, score, "why"));
    let reading = read_card(rubric(), Track::Simplified, &entries);
    assert_eq!(shown(&reading), "69.53");
}

#[test]
fn each_knock_out_blocks_until_resolved() {
    for id in ["C2", "C4", "C5", "C6", "C11"] {
        let case =
            read_case(rubric(), Track::Standard, &[read(&card(3, &[(id, Some(0))])), read(&card(3, &[]))]);
        assert_eq!(
            case.knocked_out().map(|one| (one.criterion.as_str(), one.knock_outs)).collect::<Vec<_>>(),
            [(id, 1)]
        );
        assert!(case.is_blocked(|_| false));
        assert!(!case.is_blocked(|resolved| resolved == id));
    }
    for id in ["C1", "C3", "C7", "C8", "C9", "C10", "C12", "C13", "C14"] {
        assert!(read(&card(3, &[(id, Some(0))])).knock_outs.is_empty(), "{id}");
    }
}

#[test]
fn spread_and_mean_count_only_the_cards_that_scored() {
    let cards = [
        read(&card(3, &[("C13", None)])),
        read(&card(3, &[("C13", Some(4))])),
        read(&card(3, &[("C1", Some(2))])),
    ];
    let case = read_case(rubric(), Track::Standard, &cards);
    let of = |id: &str| case.criteria.iter().find(|one| one.criterion == id).unwrap().clone();
    let gender = of("C13");
    assert_eq!((gender.scored, gender.range, gender.spread, gender.flagged), (2, Some((3, 4)), 1, false));
    assert_eq!(gender.mean.unwrap().to_string(), "3.50");
    assert_eq!(of("C1").mean.unwrap().to_string(), "2.67");
    assert_eq!(case.cards, 3);
}

#[test]
fn nobody_scored_gives_no_mean() {
    let all = [read(&card(3, &[("C13", None)])), read(&card(2, &[("C13", None)]))];
    let case = read_case(rubric(), Track::Standard, &all);
    let gender = case.criteria.iter().find(|one| one.criterion == "C13").unwrap();
    assert_eq!((gender.mean, gender.range, gender.spread), (None, None, 0));
}

#[test]
fn quorum_is_the_tracks() {
    let one = read(&card(3, &[]));
    let case = |count: usize| read_case(rubric(), Track::Standard, &vec![one.clone(); count]);
    assert!(!case(2).has_quorum(rubric(), Track::Standard));
    assert!(case(3).has_quorum(rubric(), Track::Standard));
    assert!(case(2).has_quorum(rubric(), Track::Simplified));
    assert!(!case(4).has_quorum(rubric(), Track::Enhanced));
    assert!(case(5).has_quorum(rubric(), Track::Enhanced));
}

#[test]
fn every_card_score_stays_between_0_and_100_and_follows_its_scores() {
    for all in 0..=4u8 {
        let reading = read(&card(all, &[]));
        assert_eq!(reading.score.unwrap().to_string(), format!("{}.00", u32::from(all) * 25));
        for criterion in &rubric().criteria {
            for score in 0..=4u8 {
                let changed = read(&card(all, &[(criterion.id.as_str(), Some(score))])).score.unwrap();
                assert_eq!(changed.cmp(&reading.score.unwrap()), score.cmp(&all), "{} {score}", criterion.id);
            }
        }
    }
}
