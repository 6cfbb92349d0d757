use super::{Files, Part, Reference, ReferenceError, SEED};
use crate::guidelines::library::CountryGroup;
use crate::guidelines::{CheckCode, CheckEffect, Edition, Mark, ReasonCode, Region, Track, UseType};

fn seeded() -> &'static Reference {
    Reference::seeded().unwrap()
}

fn refused(files: &Files<'_>) -> String {
    match Reference::read(1, files) {
        Err(error) => error.to_string(),
        Ok(_) => panic!("it was taken"),
    }
}

#[test]
fn the_delivered_set_is_whole() {
    let all = seeded();
    assert_eq!(all.rubric.criteria.len(), 14);
    let weights: Vec<u8> = all.rubric.criteria.iter().map(|one| one.weight).collect();
    assert_eq!(weights, [10, 10, 10, 10, 9, 9, 7, 7, 4, 4, 6, 6, 4, 4]);
    let knock_outs: Vec<&str> =
        all.rubric.criteria.iter().filter(|one| one.knock_out).map(|one| one.id.as_str()).collect();
    assert_eq!(knock_outs, ["C2", "C4", "C5", "C6", "C11"]);
    assert_eq!(all.rubric.criterion("C11").unwrap().knock_out_check, Some(CheckCode::X10));
    assert_eq!(all.rubric.portfolio.len(), 2);
    assert_eq!(all.conditions.len(), 27);
    assert_eq!(all.reasons.len(), ReasonCode::ALL.len());
    assert_eq!(all.checks.len(), 22);
    assert_eq!(all.countries.len(), 249);
    assert_eq!(all.sectors.len(), 21);
    assert_eq!(all.goals.len(), 25);
    assert_eq!(all.versions.len(), 12);
    assert_eq!(all.controversy.iter().map(|one| one.level).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
}

#[test]
fn tracks_ask_for_what_the_rules_say() {
    let rubric = &seeded().rubric;
    let asked = Track::ALL.iter().map(|track| {
        let rule = rubric.track(*track).unwrap();
        (rubric.criteria_of(*track).len(), rule.scorers, rule.quorum, rule.meeting_present)
    });
    assert_eq!(asked.collect::<Vec<_>>(), [(4, 2, 2, None), (14, 3, 3, None), (14, 5, 5, Some(5))]);
    let simplified: Vec<&str> =
        rubric.criteria_of(Track::Simplified).iter().map(|one| one.id.as_str()).collect();
    assert_eq!(simplified, ["C1", "C5", "C6", "C14"]);
}

#[test]
fn checks_exclude_or_escalate_as_the_rules_say() {
    let all = seeded();
    let excluding: Vec<&str> = all
        .checks
        .iter()
        .filter(|one| one.effect == CheckEffect::Excludes)
        .map(|one| one.code.as_str())
        .collect();
    assert_eq!(excluding, ["X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8", "X9", "X10", "X11", "H3"]);
    let silent: Vec<&str> = all.checks.iter().filter(|one| !one.reply).map(|one| one.code.as_str()).collect();
    assert_eq!(silent, ["X1"]);
    assert!(all.check(CheckCode::X9).unwrap().remedial_engagement);
    assert!(all.condition(super::super::REMEDIAL_CONDITION).is_some_and(|one| one.needs_due));
    assert!(all.checks_reading(&["gc_status"]).map(|one| one.code).eq([CheckCode::X9, CheckCode::H8]));
}

#[test]
fn countries_are_found_by_each_code() {
    let all = seeded();
    for code in ["050", "BD", "BGD"] {
        assert_eq!(all.country(code).unwrap().name.en(), "Bangladesh");
    }
    assert_eq!(all.country("384").unwrap().name.en(), "Côte d’Ivoire");
    assert_eq!(all.country("GBR").unwrap().name.en(), "United Kingdom of Great Britain and Northern Ireland");
    assert_eq!(all.country("BOL").unwrap().region, Region::Americas);
    assert!(all.country("HT").unwrap().is_in(CountryGroup::Ldc));
    assert!(all.country("HT").unwrap().is_in(CountryGroup::Sids));
    assert!(!all.country("BT").unwrap().is_in(CountryGroup::Ldc));
    assert!(all.country("XX").is_none());
    assert_eq!(all.countries.iter().filter(|one| one.is_in(CountryGroup::Ldc)).count(), 44);
    assert!(all.countries.iter().all(|one| one.m49.len() == 3 && one.iso2.len() == 2 && one.iso3.len() == 3));
}

#[test]
fn goals_follow_the_edition() {
    let all = seeded();
    assert_eq!(all.goals_of(Edition::E2009).count(), 8);
    assert_eq!(all.goals_of(Edition::E2015).count(), 17);
    assert_eq!(all.goal("SDG8").unwrap().text.en().name, "Decent Work and Economic Growth");
}

#[test]
fn conditions_are_suggested_by_mark_and_use() {
    let all = seeded();
    let codes = |marks: &[Mark], use_type| -> Vec<String> {
        all.suggested_conditions(marks, use_type)
            .filter(|one| !one.always)
            .map(|one| one.code.clone())
            .collect()
    };
    assert_eq!(codes(&[Mark::UnName], UseType::Commercial), ["K14", "K16"]);
    assert_eq!(codes(&[Mark::SdgLogoV2], UseType::Fundraising), ["K09", "K10", "K11", "K12", "K15"]);
    assert_eq!(codes(&[Mark::UnEmblem], UseType::Informational), ["K09", "K10", "K13", "K14"]);
    assert!(all.condition("K20").unwrap().precedent);
    assert!(all.condition("K17").unwrap().needs_due);
}

#[test]
fn a_broken_set_is_refused_with_everything_that_is_wrong() {
    let lighter = SEED.rubric.replacen("weight = 10", "weight = 9", 1);
    assert!(refused(&Files { rubric: &lighter, ..SEED }).contains("sum to 99, not to 100"));

    let doubled = SEED.conditions.replacen("\"K02\"", "\"K01\"", 1);
    assert!(refused(&Files { conditions: &doubled, ..SEED }).contains("condition K01 stands there twice"));

    let odd = SEED.conditions.replacen("{territory}", "{somewhere}", 1);
    assert!(refused(&Files { conditions: &odd, ..SEED }).contains("{somewhere} is not a placeholder"));

    let missing = SEED.marks.replacen("commercial = \"refuse\"\n", "", 1);
    let line = 1 + SEED
        .marks
        .split("commercial = \"refuse\"")
        .next()
        .unwrap()
        .rfind("[[mark]]")
        .map_or(0, |at| SEED.marks[..at].matches('\n').count());
    let said = refused(&Files { marks: &missing, ..SEED });
    assert!(said.contains("commercial") && said.contains(&format!("line {line}:")), "{said}");

    let silent = SEED.reasons.replacen("title = \"Use has no end\"", "title = \" \"", 1);
    assert!(refused(&Files { reasons: &silent, ..SEED }).contains("title is empty"));

    let twice = SEED.calendar.replacen("2026-12-25", "2026-11-26", 1);
    assert!(refused(&Files { calendar: &twice, ..SEED }).contains("2026-11-26 stands twice"));

    let low = SEED.matching.replacen("person = 0.80", "person = 0.2", 1);
    assert!(refused(&Files { matching: &low, ..SEED }).contains("person is not between"));

    let other = SEED.marks.replacen("code = \"UN_FLAG\"", "code = \"UN_NAME\"", 1);
    let said = refused(&Files { marks: &other, ..SEED });
    assert!(
        said.contains("mark UN_NAME stands there 2 times")
            && said.contains("mark UN_FLAG stands there 0 times")
    );

    let unknown = SEED.reasons.replacen("wrong_mark", "wrong_colour", 1);
    assert!(matches!(
        Reference::read(1, &Files { reasons: &unknown, ..SEED }),
        Err(ReferenceError::Unreadable { part: Part::Reasons, .. })
    ));
}
