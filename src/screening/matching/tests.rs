//! Names are fictional or plain words; what is tested is the kind of difference.

use chrono::NaiveDate;

use super::index::{Builder, Index, Scratch};
use super::{Bearer, Birth, Evidence, Name, PartKind, is_lead, score_of, with_evidence};

const ORGANIZATION: Bearer = Bearer::Organization;
const PERSON: Bearer = Bearer::Person;

#[track_caller]
fn same(bearer: Bearer, one: &str, other: &str) {
    let score = score_of(bearer, one, other);
    assert!(score.is_lead(bearer), "{one} | {other}: {score:?}");
}

#[track_caller]
fn different(bearer: Bearer, one: &str, other: &str) {
    let score = score_of(bearer, one, other);
    assert!(!score.is_lead(bearer), "{one} | {other}: {score:?}");
}

#[test]
fn legal_forms_in_many_languages_say_little() {
    same(ORGANIZATION, "Quellwerk Gesellschaft mit beschränkter Haftung", "Quellwerk GmbH");
    same(ORGANIZATION, "ООО Вымпелин", "Vympelin LLC");
    same(ORGANIZATION, "Aguas Doradas S.A. de C.V.", "Aguas Doradas");
    same(ORGANIZATION, "Nordlys Fiske A/S", "NORDLYS FISKE AS");
    same(ORGANIZATION, "Tarnowia Sp. z o.o.", "Tarnowia");
    same(ORGANIZATION, "Halden Rope Companny", "Halden Rope Company");
    let forms = score_of(ORGANIZATION, "Quellwerk AG", "Quellwerk GmbH");
    assert!(forms.parts.iter().any(|part| part.kind == PartKind::LegalForm), "{forms:?}");
    assert!(forms.value < 1.0);
}

#[test]
fn scripts_and_romanizations_meet() {
    same(PERSON, "Аркадий Волошин", "Arkadii Voloshin");
    same(PERSON, "Muhammad Qasim Rahimi", "Mohammed Kasim Rahimi");
    same(PERSON, "Husayn al-Tariqi", "Hussein El Tariki");
    same(PERSON, "Łukasz Żółtowski", "Lukasz Zoltowski");
    same(ORGANIZATION, "Crédit Épargne Rivière", "Credit Epargne Riviere");
    same(PERSON, "محمد قاسم", "Muhammad Qasim");
}

#[test]
fn order_initials_titles_and_gaps_do_not_hide_a_person() {
    same(PERSON, "Voloshin, Arkadii", "Arkadii Voloshin");
    same(PERSON, "A. Voloshin", "Arkadii Voloshin");
    same(PERSON, "Dr. Arkadii Voloshin", "Arkadii Voloshin");
    same(PERSON, "ArkadiiVoloshin", "Arkadii Voloshin");
    same(PERSON, "Arkadii Voloshin", "Arkadii Pavlovich Voloshin");
    same(PERSON, "Arkadii Volsohin", "Arkadii Voloshin");
    different(PERSON, "B. Voloshin", "Arkadii Voloshin");
    different(PERSON, "Arkadii Voloshin", "Arkadii Terekhov");
    different(PERSON, "Arkadii", "Arkadii Pavlovich Voloshin");
    different(PERSON, "A. V.", "Arkadii Voloshin");
}

#[test]
fn rare_words_decide_common_ones_do_not() {
    same(ORGANIZATION, "The Marwenholt Trading Company", "Marwenholt Trading");
    same(ORGANIZATION, "Marwenholt Intl.", "Marwenholt International Ltd");
    same(ORGANIZATION, "Marwen Holt & Co.", "Marwenholt");
    same(ORGANIZATION, "Marwenhold Trading", "Marwenholt Trading");
    different(ORGANIZATION, "Marwenholt Trading", "Oskavel Trading");
    different(ORGANIZATION, "National Bank of Peru", "National Bank of Chile");
    different(ORGANIZATION, "International Trading Group", "General Trading Group");
    different(ORGANIZATION, "ABC", "ADC");
    same(ORGANIZATION, "Brigade Forty-Four", "Brigade 44");
}

#[test]
fn every_score_says_where_it_comes_from() {
    let score = score_of(PERSON, "A. Pavlovich Volochin", "Arkadii Voloshin");
    let kinds: Vec<PartKind> = score.parts.iter().map(|part| part.kind).collect();
    assert_eq!(kinds, [PartKind::Spelling, PartKind::Initial, PartKind::More], "{score:?}");
    let exact = score_of(ORGANIZATION, "Marwenholt", "MARWENHOLT");
    assert!((exact.value - 1.0).abs() < f32::EPSILON, "{exact:?}");
    assert_eq!(score_of(ORGANIZATION, "...", "Marwenholt").value, 0.0);
}

#[test]
fn birth_and_country_speak_for_or_against() {
    let born = |year, exact| Birth { date: NaiveDate::from_ymd_opt(year, 1, 1).unwrap(), exact };
    let known = |country: &str, birth| Evidence { countries: vec![country.to_owned()], births: vec![birth] };
    let name = || score_of(PERSON, "Arkady Volochin", "Arkadii Voloshin");
    let for_it = with_evidence(name(), &known("RU", born(1960, true)), &known("RU", born(1960, false)));
    let against = with_evidence(name(), &known("RU", born(1960, true)), &known("PE", born(1990, true)));
    let unknown = with_evidence(name(), &Evidence::default(), &known("PE", born(1990, true)));
    assert!(for_it.value > unknown.value && against.value < unknown.value, "{for_it:?} {against:?}");
    assert_eq!(unknown, name());
    assert!(against.parts.iter().any(|part| part.kind == PartKind::OtherBirth));
}

#[test]
fn titles_are_told_from_names_that_sound_like_them() {
    // "Cain" sounds like "queen" once vowels are brought together, "Said" like "Sayyid".
    assert_eq!(Name::read("Oresk Cain", PERSON).plain(), "oresk cain");
    assert_eq!(Name::read("Said Tariqov", PERSON).plain(), "said tariqov");
    assert_eq!(Name::read("Shaikh Tariqov", PERSON).plain(), "tariqov");
    // In a name of two words the last one is more often a name.
    assert_eq!(Name::read("Tarik Sayed", PERSON).plain(), "tarik sayed");
    same(PERSON, "Alsharef El-Sheikh", "El-Sheikh Alsharef");
}

#[test]
fn gaps_may_be_anywhere_when_the_letters_are_the_same() {
    same(ORGANIZATION, "ORKACORP", "Orka Corp");
    same(ORGANIZATION, "Foreign Tradebank", "Foreign Trade Bank");
    same(PERSON, "Haj jaj Tariqov", "Hajjaj Tariqov");
    different(ORGANIZATION, "ABST", "ABS Trading");
}

#[test]
fn a_typing_error_in_a_form_or_title_does_not_make_a_new_word_of_it() {
    same(ORGANIZATION, "Orka TLTD", "Orka Ltd");
    same(ORGANIZATION, "Ficrst Orka Co", "First Orka Co");
    same(PERSON, "Mulah Oreskov", "Mullah Oreskov");
    same(PERSON, "Muhammam Oresk", "Muhammad Oresk");
    // In the name itself it weighs as before, however long the form behind it.
    different(ORGANIZATION, "ABC Limited Liability Company", "ADC Limited Liability Company");
}

#[test]
fn swapped_and_doubled_letters_are_slips_even_in_short_words() {
    same(ORGANIZATION, "MARK", "MAKR");
    same(ORGANIZATION, "QXT", "QTX");
    same(ORGANIZATION, "QXXT", "QXT");
    different(ORGANIZATION, "QXT", "XQT");
    different(ORGANIZATION, "QXT", "QXV");
    same(ORGANIZATION, "Al Orkam", "Al Okam");
    different(ORGANIZATION, "Orkam", "Okam");
}

#[test]
fn an_initial_is_no_word_and_may_stand_for_a_name_with_its_particle() {
    // "i" alone is "and" in some languages.
    same(ORGANIZATION, "Marwenholt I. Foundation", "Marwenholt International Foundation");
    same(PERSON, "Oresk A. Tariqov", "Oresk al-Samman Tariqov");
    same(PERSON, "A. Oresk Tariqov", "Aw-Mahun, Oresk Tariqov");
}

#[test]
fn a_word_less_hides_no_name_of_two_that_tell_and_a_form_may_stand_in_front() {
    same(ORGANIZATION, "Oskavel Marwen International Shipping", "Marwen International Shipping");
    same(ORGANIZATION, "Company Marwenholt", "Marwenholt Company");
    // Nothing tells these from strangers.
    different(ORGANIZATION, "Korea Trading Bank", "Korea Oskavel Trading Bank");
}

fn index(bearer: Bearer, names: &[&str]) -> Index {
    let mut builder = Builder::new(bearer);
    for (label, name) in names.iter().enumerate() {
        builder.add(u32::try_from(label).unwrap(), name);
    }
    builder.build()
}

#[test]
fn an_index_finds_what_a_comparison_would() {
    let names = [
        "Marwenholt Trading Ltd",
        "Oskavel Shipping",
        "Brightwater Trading House",
        "ООО Вымпелин",
        "Tarnowia",
    ];
    let index = index(ORGANIZATION, &names);
    let mut scratch = Scratch::default();
    for asked in [
        "MARWENHOLT",
        "Marwen Holt Trading",
        "Oskavle Shipping",
        "Vimpelin",
        "Tarn owia",
        "Nothing of the kind",
    ] {
        let found: Vec<u32> = index.find(asked, &mut scratch, None).iter().map(|found| found.label).collect();
        let compared: Vec<u32> = (0..5_u32)
            .filter(|at| is_lead(ORGANIZATION, score_of(ORGANIZATION, asked, names[*at as usize]).value))
            .collect();
        assert_eq!(found, compared, "{asked}");
    }
}

#[test]
fn an_index_finds_other_gaps_and_initials_among_many() {
    let mut names: Vec<String> = (0..400).map(|at| format!("Trading House {at}a")).collect();
    names.extend(["Orka Corp".to_owned(), "Q. Marwenholt Trading".to_owned()]);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let index = index(ORGANIZATION, &names);
    let found =
        |asked: &str| index.find(asked, &mut Scratch::default(), None).first().map(|found| found.label);
    assert_eq!(found("ORKACORP"), Some(400));
    assert_eq!(found("Quent Marwenholt Trading"), Some(401));
}

#[test]
fn an_index_finds_slips_in_short_words_among_many_of_their_letters() {
    // Far more words share two of the three letters than are looked at for one key.
    let letters = || ('a'..='z').chain('0'..='9');
    let mut names: Vec<String> =
        letters().flat_map(|one| letters().map(move |two| format!("q{one}{two}"))).collect();
    names.retain(|name| !["qxt", "qtx"].contains(&name.as_str()));
    names.extend(["QTX".to_owned(), "QXXT".to_owned(), "قكسم".to_owned()]);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let index = index(ORGANIZATION, &names);
    let found = |asked: &str| -> Vec<&str> {
        let found = index.find(asked, &mut Scratch::default(), None);
        found.iter().map(|found| names[found.label as usize]).collect()
    };
    let of_qxt = found("QXT");
    assert!(of_qxt.contains(&"QTX") && of_qxt.contains(&"QXXT"), "{of_qxt:?}");
    assert!(found("Qaksim").contains(&"قكسم"), "{:?}", found("Qaksim"));
}

#[test]
fn one_label_is_found_once_by_its_best_name() {
    let mut builder = Builder::new(PERSON);
    builder.add(7, "Arkadii Voloshin");
    builder.add(7, "Arkady Volochin");
    let found = builder.build().find("Arkady Volochin", &mut Scratch::default(), None);
    assert_eq!(found.len(), 1);
    assert!((found[0].score.value - 1.0).abs() < f32::EPSILON);
}

#[test]
fn odd_texts_are_read_without_harm() {
    for text in [
        "",
        " ",
        "...",
        "A",
        "ß",
        "🦀🦀🦀",
        "\u{202e}abc",
        "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x",
        "۱۲۳",
    ] {
        for bearer in [ORGANIZATION, PERSON] {
            let _ = score_of(bearer, text, text);
            let _ = index(bearer, &[text]).find(text, &mut Scratch::default(), None);
        }
    }
    let long = "wort".repeat(200);
    assert!(score_of(ORGANIZATION, &long, &long).value > 0.99);
    assert_eq!(Name::read("Dr. al-Tariqi", PERSON).plain(), "al tariqi");
}
