//! What a paragraph may say: plain text of some length, with no other braces than the paragraph's own.

use crate::say::{Msg, letterbook as t, list};

/// Most characters of a paragraph.
pub const LONGEST: usize = 2_000;
/// Most characters of what is said to whoever approves.
pub const LONGEST_WHY: usize = 500;

/// The words as they are kept: one paragraph, its blanks single.
///
/// # Errors
/// What to tell the person.
pub fn words(text: &str, placeholders: &[&str]) -> Result<String, Msg> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(t::enter_words());
    }
    if text.chars().count() > LONGEST {
        return Err(t::words_too_long(LONGEST));
    }
    match unknown(&text, placeholders) {
        None => Ok(text),
        Some(name) if name.is_empty() => Err(t::words_brace_alone()),
        Some(name) if placeholders.is_empty() => Err(t::words_no_placeholder_here(name)),
        Some(name) => {
            let all: Vec<String> = placeholders.iter().map(|one| format!("{{{one}}}")).collect();
            Err(t::words_unknown_placeholder(name, list(&all)))
        }
    }
}

/// What is said to whoever approves.
///
/// # Errors
/// What to tell the person.
pub fn why(text: &str) -> Result<String, Msg> {
    match text.chars().count() {
        0 => Err(t::enter_why()),
        1..=LONGEST_WHY => Ok(text.to_owned()),
        _ => Err(t::why_too_long(LONGEST_WHY)),
    }
}

/// The first word in braces that is not on the list, or an empty one for a brace without its partner.
pub fn unknown(text: &str, placeholders: &[&str]) -> Option<String> {
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (_, from) = rest.split_at(at);
        let Some((name, tail)) = from.strip_prefix('{').and_then(|after| after.split_once('}')) else {
            return Some(String::new());
        };
        if name.contains('{') {
            return Some(String::new());
        }
        if !placeholders.contains(&name) {
            return Some(if name.is_empty() { " ".to_owned() } else { name.to_owned() });
        }
        rest = tail;
    }
    None
}

/// The placeholders that these words leave out.
pub fn left_out<'a>(text: &str, placeholders: &[&'a str]) -> Vec<&'a str> {
    placeholders.iter().copied().filter(|name| !text.contains(&format!("{{{name}}}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_placeholders_of_the_list_are_taken() {
        let names = ["due", "number"];
        let kept = words(" Answer {number}\n by {due}. ", &names);
        assert_eq!(kept.unwrap(), "Answer {number} by {due}.");
        for (odd, found) in
            [("{day}", "day"), ("{ due }", " due "), ("{}", " "), ("{due", ""), ("due}", ""), ("{{due}", "")]
        {
            assert_eq!(unknown(odd, &names).as_deref(), Some(found), "{odd}");
            assert!(words(odd, &names).is_err(), "{odd}");
        }
        let said = words("by {day}", &names).unwrap_err().to_string();
        assert!(said.contains("{day}") && said.contains("{due} and {number}"), "{said}");
        assert!(words(" \n", &names).is_err() && words(&"x".repeat(LONGEST + 1), &names).is_err());
        assert_eq!(left_out("by {due}", &names), ["number"]);
    }
}
