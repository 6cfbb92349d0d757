//! A letter says its parts once; the plain text, the HTML and the page that previews it are made from them.

use askama::Template;

use super::{Office, Wording};
use crate::error::Result;
use crate::say as t;
use crate::say::{Language, Msg, with_language};

/// One part of a letter, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A heading inside the letter.
    Heading(Msg),
    /// A paragraph of ours.
    Text(Msg),
    /// Words that a person typed, set off from ours.
    Quote(String),
    /// Label and value, one a row.
    Facts(Vec<(Msg, String)>),
    /// Points without numbers.
    Points(Vec<String>),
    /// Numbered clauses: the clause and a plain explanation (which may be empty).
    Numbered(Vec<(String, String)>),
    /// The one thing to do: its words and a path that starts with `/`.
    Button(Msg, String),
    /// Other addresses: words and a path.
    Link(Msg, String),
    /// A placeholder of the template, such as the signature block.
    Placeholder(Msg),
}

/// A letter: a struct in its concept with the values it needs.
pub trait Letter {
    /// Its name, as `concept.letter`.
    const KIND: &'static str;
    /// The subject line.
    fn subject(&self) -> Msg;
    /// The parts between greeting and sign-off.
    fn parts(&self) -> Vec<Part>;
}

/// Declares letters: name, kind, values, then subject line and parts by those values.
#[macro_export]
macro_rules! letters {
    ($( $(#[$doc:meta])* $name:ident $kind:literal { $($field:ident: $type:ty),* $(,)? } |$l:ident| $subject:expr => $parts:expr; )+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone)]
            pub(super) struct $name { $(pub $field: $type),* }

            impl $crate::notices::Letter for $name {
                const KIND: &'static str = $kind;
                fn subject(&self) -> $crate::say::Msg {
                    let $l = self;
                    $subject
                }
                fn parts(&self) -> Vec<$crate::notices::Part> {
                    let $l = self;
                    $parts
                }
            }
        )+
    };
}

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Subject line, one line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// HTML, whole document.
    pub html: String,
}

#[derive(Template)]
#[template(path = "letters/frame.txt", escape = "none")]
struct TextFrame<'a> {
    name: &'a str,
    parts: &'a [Part],
    office: &'a Office,
    base_url: &'a str,
}

#[derive(Template)]
#[template(path = "letters/frame.html")]
struct HtmlFrame<'a> {
    subject: &'a str,
    language: Language,
    name: &'a str,
    parts: &'a [Part],
    office: &'a Office,
    base_url: &'a str,
}

/// Renders a letter for one recipient, in the words of the office where it has its own.
///
/// # Errors
/// When a template fails, which is a fault of ours.
pub fn render<L: Letter>(
    letter: &L,
    wording: &Wording,
    name: &str,
    language: Language,
    office: &Office,
    base_url: &str,
) -> Result<Rendered> {
    let words = || wording.apply(L::KIND, language, (letter.subject(), letter.parts()));
    render_words(words, name, language, office, base_url)
}

/// The same of a subject line and parts, which are asked for in the language of the letter.
pub(super) fn render_words(
    words: impl FnOnce() -> (Msg, Vec<Part>),
    name: &str,
    language: Language,
    office: &Office,
    base_url: &str,
) -> Result<Rendered> {
    with_language(language, || {
        let (subject, parts) = words();
        let subject = one_line(&subject.to_string());
        let name = one_line(name);
        let text = TextFrame { name: &name, parts: &parts, office, base_url }.render();
        let html =
            HtmlFrame { subject: &subject, language, name: &name, parts: &parts, office, base_url }.render();
        match (text, html) {
            (Ok(text), Ok(html)) => Ok(Rendered { subject, text, html }),
            (Err(error), _) | (_, Err(error)) => Err(crate::error::Error::internal(error)),
        }
    })
}

/// A rendered letter as it stands on a page: what lies between the greeting and the address of the office,
/// without the styles that only mail programs need. What people typed is escaped in it.
pub fn on_paper(html: &str) -> String {
    const OPEN: &str = " style=\"";
    let inner = html
        .split_once("<div style=\"max-width")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(_, rest)| rest.rsplit_once("</div></body>"))
        .map_or("", |(inner, _)| inner);
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    // A quotation mark that a person typed is escaped, so the attribute can only be one of the frame's.
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        rest = after.split_once('"').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}

/// Control characters (CR and LF in a header would start another one) become spaces.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Letter, Part, on_paper, render};
    use crate::notices::{Office, Wording};
    use crate::say::{Language, Msg};

    struct Odd;
    impl Letter for Odd {
        const KIND: &'static str = "test.odd";
        fn subject(&self) -> Msg {
            Msg::plain("Odd")
        }
        fn parts(&self) -> Vec<Part> {
            vec![
                Part::Quote("a \" style=\"color:red\"><script>".into()),
                Part::Numbered(vec![("clause".into(), "plain".into())]),
                Part::Placeholder(Msg::plain("block")),
            ]
        }
    }

    #[test]
    fn paper_keeps_the_words_and_drops_the_styles() {
        let (words, office) = (Wording::default(), Office::default());
        let letter = render(&Odd, &words, "Ann <b>", Language::En, &office, "http://x.example").unwrap();
        let paper = on_paper(&letter.html);
        assert!(!paper.contains(" style=\"") && !paper.contains("<script"), "{paper}");
        assert!(paper.contains("color:red") && paper.contains("&#60;script&#62;"), "{paper}");
        assert!(paper.contains("<ol class=\"num\">") && paper.contains("class=\"hold\""), "{paper}");
        assert!(paper.starts_with("\n<p>") && !paper.contains("</body>"), "{paper}");
    }
}
