use chrono::NaiveDate;

use super::Search;
use crate::guidelines::{Mark, Track, UseType};
use crate::requests::{CaseFilter, Outcome, Stage, Turn};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn read(text: &str) -> Search {
    Search::read(text, day("2026-11-24"))
}

#[test]
fn keys_and_words_filter() {
    let search = read(
        r#"stage:review mark:emblem org:"Lake trust" country:KE due:<2027-01-01 score<55 waiting:me water"#,
    );
    assert_eq!(search.unknown, []);
    assert_eq!(
        search.filter,
        CaseFilter {
            stage: Some(Stage::Review),
            mark: Some(Mark::UnEmblem),
            organization: Some("Lake trust".into()),
            country: Some("KE".into()),
            due: (None, Some(day("2026-12-31"))),
            score: (None, Some(5499)),
            waiting_me: true,
            words: vec!["water".into()],
            ..CaseFilter::default()
        }
    );
    let other = read(
        "outcome:declined use:commercial track:enhanced turn:chair sent:>2026-01-31 score:>69.5 is:held",
    );
    assert_eq!(
        other.filter,
        CaseFilter {
            outcome: Some(Outcome::Declined),
            use_type: Some(UseType::Commercial),
            track: Some(Track::Enhanced),
            turn: Some(Turn::Chair),
            sent: (Some(day("2026-02-01")), None),
            score: (Some(6951), None),
            held: true,
            ..CaseFilter::default()
        }
    );
}

#[test]
fn a_bare_number_is_gone_to() {
    assert_eq!(read(" 2026-0014 ").number.as_deref(), Some("2026-0014"));
    assert_eq!(read("2026-0014 water").number, None);
    assert_eq!(read("2026-14").number, None);
}

#[test]
fn what_is_not_understood_is_said_and_filters_nothing() {
    for (typed, said) in [
        (
            "stage:reviwe",
            "“stage:reviwe” filters nothing. It can be submitted, returned, screening, review, deliberation, recommended, deferred, closed",
        ),
        ("mark:sdg", "“mark:sdg” filters nothing. It can be UN_NAME"),
        ("due:soon", "“due:soon” must name a day, such as due:<2027-01-31"),
        ("score<high", "“score<high” must name a score, such as score<55"),
        ("country:Atlantis", "There is no country “Atlantis”"),
        ("colour:blue", "“colour:blue” has no key that is known here"),
        ("waiting:you", "“waiting:you” filters nothing. It can be me"),
    ] {
        let search = read(typed);
        assert_eq!(search.filter, CaseFilter::default(), "{typed}");
        assert!(search.unknown[0].to_string().starts_with(said), "{}", search.unknown[0]);
    }
}

#[test]
fn terms_can_be_dropped_one_by_one() {
    let search = read(r#"stage:review org:"Lake trust" water"#);
    assert_eq!(search.without(0), r#"org:"Lake trust" water"#);
    assert_eq!(search.without(1), "stage:review water");
}

#[test]
fn the_words_of_a_text_are_sought_each_by_itself() {
    let search = read("text:\"Clean  Wäter\" text:школ");
    assert_eq!(search.unknown, []);
    assert_eq!(search.filter.text, ["clean", "water", "shkol"]);
    assert_eq!(read("text:").filter.text, Vec::<String>::new());
    assert_eq!(read("text:").unknown.len(), 1);
}

#[test]
fn what_figures_count_is_typed_as_it_is_written() {
    use crate::db::ids::AccountId;
    use crate::guidelines::{CountryGroup, Region, SizeClass};
    use crate::requests::{Counts, Departed, Span};
    let mut all = vec![
        Counts::Group(Some(CountryGroup::Lldc)),
        Counts::Group(None),
        Counts::Region(Some(Region::Oceania)),
        Counts::Region(None),
        Counts::Sector(Some("A".into())),
        Counts::Sector(None),
        Counts::Size(Some(SizeClass::SmallMedium)),
        Counts::Size(None),
        Counts::Granted,
        Counts::Recommended,
        Counts::Scored("C14".into()),
        Counts::ScoredBy("C5".into(), AccountId(12)),
        Counts::Apart("C5".into()),
        Counts::Member(AccountId(12)),
        Counts::Departed(Departed::Band),
        Counts::Departed(Departed::Recommendation),
    ];
    all.extend(Span::ALL.iter().flat_map(|span| [Counts::Took(*span), Counts::Late(*span)]));
    for counts in all {
        let search = read(&counts.term());
        assert_eq!(search.unknown, [], "{}", counts.term());
        assert_eq!(search.filter.counts, [counts]);
    }
    for term in [
        "group:rich",
        "region:none",
        "sector:9",
        "size:small",
        "scored:P1",
        "scored:C5/x",
        "apart:C99",
        "member:Amina",
        "late:x",
    ] {
        let search = read(term);
        assert_eq!((search.unknown.len(), search.filter.counts.len()), (1, 0), "{term}");
    }
}
