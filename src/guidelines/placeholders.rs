//! The closed list of words in braces that a condition's or a letter's text may hold, and their filling.

use crate::text_enum;

text_enum! {
    /// A word in braces.
    pub enum Placeholder {
        /// The title of the activity.
        Activity = "activity",
        /// The first day of validity.
        ValidFrom = "valid_from",
        /// The last day of validity.
        ValidUntil = "valid_until",
        /// The countries, or "worldwide".
        Territory = "territory",
        /// The kinds of media.
        Media = "media",
        /// The disclaimer to show.
        Disclaimer = "disclaimer",
        /// The supporting sentence or link.
        SupportingText = "supporting_text",
        /// The due date of the condition.
        Due = "due",
        /// The entity or purpose that receives money.
        Beneficiary = "beneficiary",
        /// The cap on profit.
        ProfitCap = "profit_cap",
        /// The remedial milestones.
        Milestones = "milestones",
        /// The alternative wordmark.
        Wordmark = "wordmark",
    }
}

/// Why a text cannot be used or filled.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceholderError {
    /// A word in braces that is not on the list.
    #[error("{{{0}}} is not a placeholder")]
    Unknown(String),
    /// A brace without its partner.
    #[error("a brace is open or closed without its partner")]
    Unbalanced,
    /// A placeholder for which nothing was given.
    #[error("nothing was given for {{{0}}}")]
    Missing(Placeholder),
}

enum Piece<'a> {
    Text(&'a str),
    Placeholder(Placeholder),
}

fn pieces(text: &str) -> Result<Vec<Piece<'_>>, PlaceholderError> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').ok_or(PlaceholderError::Unbalanced)?;
        if before.contains('}') || name.contains('{') {
            return Err(PlaceholderError::Unbalanced);
        }
        found.push(Piece::Text(before));
        found.push(Piece::Placeholder(
            Placeholder::parse(name).ok_or_else(|| PlaceholderError::Unknown(name.to_owned()))?,
        ));
        rest = tail;
    }
    if rest.contains('}') {
        return Err(PlaceholderError::Unbalanced);
    }
    found.push(Piece::Text(rest));
    Ok(found)
}

/// The placeholders of a text, each once, in order of first use.
///
/// # Errors
/// A brace stands alone, or holds a word that is not on the list.
pub fn placeholders(text: &str) -> Result<Vec<Placeholder>, PlaceholderError> {
    let mut found = Vec::new();
    for piece in pieces(text)? {
        if let Piece::Placeholder(placeholder) = piece
            && !found.contains(&placeholder)
        {
            found.push(placeholder);
        }
    }
    Ok(found)
}

/// The text with every placeholder filled. What is filled in is never read again, so a person's braces do no harm.
///
/// # Errors
/// As [`placeholders`]; also when `value` has nothing for one of them.
pub fn fill(text: &str, value: impl Fn(Placeholder) -> Option<String>) -> Result<String, PlaceholderError> {
    let mut filled = String::new();
    for piece in pieces(text)? {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Placeholder(one) => filled.push_str(&value(one).ok_or(PlaceholderError::Missing(one))?),
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::{Placeholder, PlaceholderError, fill, placeholders};

    #[test]
    fn fills_once_and_does_not_read_what_it_filled() {
        let text = "For {activity}, until {valid_until}; {activity} only.";
        assert_eq!(placeholders(text).unwrap(), [Placeholder::Activity, Placeholder::ValidUntil]);
        let filled = fill(text, |one| match one {
            Placeholder::Activity => Some("{due} & co".to_owned()),
            Placeholder::ValidUntil => Some("1 May".to_owned()),
            _ => None,
        });
        assert_eq!(filled.unwrap(), "For {due} & co, until 1 May; {due} & co only.");
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(placeholders("{nothing}"), Err(PlaceholderError::Unknown("nothing".to_owned())));
        for odd in ["{due", "due}", "{due}}", "{{due}"] {
            assert_eq!(placeholders(odd), Err(PlaceholderError::Unbalanced), "{odd}");
        }
        assert_eq!(fill("{due}", |_| None), Err(PlaceholderError::Missing(Placeholder::Due)));
    }
}
