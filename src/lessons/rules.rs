//! Partner names must not stand in what is public (section 9 of the domain); when a lesson is still asked for.

use chrono::NaiveDateTime;

/// Legal forms that stand at the end of a name and are often left out.
const FORMS: &[&str] = &[
    "ab",
    "ag",
    "as",
    "asa",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "cv",
    "ev",
    "gmbh",
    "inc",
    "kk",
    "kg",
    "lda",
    "limited",
    "llc",
    "llp",
    "ltd",
    "ltda",
    "nv",
    "oao",
    "ooo",
    "oy",
    "oyj",
    "plc",
    "pte",
    "pty",
    "pvt",
    "sa",
    "sarl",
    "sas",
    "se",
    "spa",
    "srl",
    "zao",
];

/// Whether a name occurs in a text, both folded. Legal forms at the end of the name do not count.
pub fn names(text: &str, name: &str) -> bool {
    let mut words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    while words.len() > 1 && words.last().is_some_and(|word| FORMS.contains(word) || word.len() == 1) {
        words.pop();
    }
    !words.is_empty() && format!(" {text} ").contains(&format!(" {} ", words.join(" ")))
}

/// Whether a lesson, or a reason for none, is still asked of a case: nothing was written, or it was asked for again after
/// the last that was.
pub fn still_asked(asked_at: Option<NaiveDateTime>, answers: &[NaiveDateTime]) -> bool {
    match answers.iter().max() {
        None => true,
        Some(last) => asked_at.is_some_and(|at| at > *last),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_answer_ends_the_asking_until_it_is_asked_again() {
        let at = |day| chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let asked = super::still_asked;
        assert!(asked(None, &[]) && asked(Some(at(1)), &[]));
        assert!(!asked(None, &[at(2)]) && !asked(Some(at(1)), &[at(2)]));
        assert!(asked(Some(at(3)), &[at(2), at(1)]));
    }

    use super::names;
    use crate::db::values::folded;

    #[test]
    fn a_name_is_found_whatever_its_form() {
        let found = |text: &str, name: &str| names(&folded(text), &folded(name));
        assert!(found("We asked NORTHLINE friluftsklader twice", "Northline Friluftskläder AB"));
        assert!(found("Acme, S.A., was late", "Acme S.A."));
        assert!(found("清流环境教育基金会 asked", "清流环境教育基金会"));
        assert!(!found("The northern line was late", "Northline Friluftskläder AB"));
        assert!(!found("Watermark", "Water Ltd"));
        assert!(!found("Nothing", ""));
    }
}
