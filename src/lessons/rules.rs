//! Partner names must not stand in what is public (section 9 of the domain).

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

#[cfg(test)]
mod tests {
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
