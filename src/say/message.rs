//! Messages: words that wait for a language.

use std::cell::RefCell;
use std::fmt::{self, Display};

use chrono::{NaiveDate, NaiveDateTime};
use fluent_bundle::{FluentArgs, FluentValue};

use super::{Language, bundles, current_language, render, with_language};

/// A message with its arguments. Displays in the language of the thread.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Msg(Words);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Words {
    Message {
        module: &'static str,
        id: &'static str,
        arguments: Vec<(&'static str, Value)>,
    },
    /// Words of the house instead of those on board, with the names of arguments in braces.
    Reworded {
        text: String,
        arguments: Vec<(&'static str, Value)>,
    },
    Plain(String),
}

/// A message of markup, or escaped text. Displays as HTML and is not escaped again by a template.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Html {
    msg: Msg,
    is_markup: bool,
}

/// An argument of a message. Numbers, dates and messages are put into words when the whole is displayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text as it is.
    Text(String),
    /// A message within a message.
    Msg(Box<Msg>),
    /// An address for `href`.
    Link(String),
    /// A whole number.
    Number(i64),
    /// A date.
    Date(NaiveDate),
    /// A date shown with its weekday.
    Weekday(NaiveDate),
    /// A moment in UTC, shown in the display zone.
    DateTime(NaiveDateTime),
}

thread_local! {
    /// Set while [`Value::text`] looks whether the thing it displays is a message.
    static CAUGHT: RefCell<Option<Vec<Msg>>> = const { RefCell::new(None) };
}

/// What a message displays as while it is caught. Letters in it, so that a change of case does not go unnoticed.
const CAUGHT_MARK: &str = "\u{1}Msg";

/// Displays `thing`, with the messages in it caught instead of shown.
fn catch(thing: &dyn Display) -> (String, Vec<Msg>) {
    struct Former(Option<Vec<Msg>>);
    impl Drop for Former {
        fn drop(&mut self) {
            CAUGHT.set(self.0.take());
        }
    }
    let _former = Former(CAUGHT.replace(Some(Vec::new())));
    let text = thing.to_string();
    (text, CAUGHT.take().unwrap_or_default())
}

impl Value {
    /// Text from anything that displays. What displays as a message stays one, so that a reason made on a thread
    /// without a language is read in the right one.
    #[must_use]
    pub fn text(thing: &dyn Display) -> Self {
        let (text, mut messages) = catch(thing);
        match (messages.pop(), messages.is_empty()) {
            (None, _) => Self::Text(text),
            (Some(message), true) if text == CAUGHT_MARK => Self::Msg(Box::new(message)),
            _ => Self::Text(uncaught(|| thing.to_string())),
        }
    }

    /// An address for `href`. One that is neither of this site nor of the web nor of mail leads nowhere.
    #[must_use]
    pub fn link(thing: &dyn Display) -> Self {
        let address = uncaught(|| thing.to_string());
        let known = ["/", "#", "?", "https://", "http://", "mailto:"];
        Self::Link(if known.iter().any(|start| address.starts_with(start)) { address } else { "#".into() })
    }

    /// As it stands among words.
    fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Link(text) => text.clone(),
            Self::Msg(message) => message.to_string(),
            Self::Number(number) => render::number(*number),
            Self::Date(date) => render::date(*date),
            Self::Weekday(date) => render::weekday_date(*date),
            Self::DateTime(at) => render::datetime(*at),
        }
    }

    fn fluent(&self, is_markup: bool) -> FluentValue<'_> {
        let isolated = |text: &str| match is_markup {
            true => FluentValue::from(format!("<bdi>{}</bdi>", Escaped(text))),
            false => FluentValue::from(text.to_owned()),
        };
        match self {
            Self::Text(text) => isolated(text),
            Self::Msg(message) => isolated(&message.to_string()),
            Self::Link(address) => FluentValue::from(Escaped(address).to_string()),
            Self::Number(number) => FluentValue::from(*number),
            Self::Date(date) => FluentValue::from(render::date(*date)),
            Self::Weekday(date) => FluentValue::from(render::weekday_date(*date)),
            Self::DateTime(at) => FluentValue::from(render::datetime(*at)),
        }
    }
}

/// Runs `work` with messages shown, not caught.
fn uncaught<T>(work: impl FnOnce() -> T) -> T {
    struct Former(Option<Vec<Msg>>);
    impl Drop for Former {
        fn drop(&mut self) {
            CAUGHT.set(self.0.take());
        }
    }
    let _former = Former(CAUGHT.take());
    work()
}

impl Msg {
    pub(super) fn new(module: &'static str, id: &'static str, arguments: Vec<(&'static str, Value)>) -> Self {
        Self(Words::Message { module, id, arguments })
    }

    /// Text that is already words, the same in every language: what a person typed, a name, a reference.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(Words::Plain(text.into()))
    }

    /// Its text in one language, whatever the thread speaks.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        with_language(language, || self.to_string())
    }

    /// The module and id of the message; None for plain text.
    #[must_use]
    pub fn key(&self) -> Option<(&'static str, &'static str)> {
        match &self.0 {
            Words::Message { module, id, .. } => Some((module, id)),
            Words::Reworded { .. } | Words::Plain(_) => None,
        }
    }

    /// The names of its arguments: what may stand in braces in other words for it.
    #[must_use]
    pub fn placeholders(&self) -> Vec<&'static str> {
        match &self.0 {
            Words::Message { arguments, .. } | Words::Reworded { arguments, .. } => {
                arguments.iter().map(|(name, _)| *name).collect()
            }
            Words::Plain(_) => Vec::new(),
        }
    }

    /// Its words on board, in the language of the thread, with the name of each argument in braces instead of its
    /// value. Where the words depend on a number, those for many.
    #[must_use]
    pub fn with_placeholders(&self) -> String {
        match &self.0 {
            Words::Message { module, id, arguments } => {
                let mut names = FluentArgs::with_capacity(arguments.len());
                for (name, _) in arguments {
                    names.set(*name, format!("{{{name}}}"));
                }
                bundles::format(current_language(), module, id, &names)
            }
            Words::Reworded { text, .. } | Words::Plain(text) => text.clone(),
        }
    }

    /// Other words with the same arguments, whose names stand in braces. What is filled in is never read again, so a
    /// person's braces do no harm.
    pub fn reworded(self, text: &str) -> Self {
        match self.0 {
            Words::Message { arguments, .. } | Words::Reworded { arguments, .. } => {
                Self(Words::Reworded { text: text.to_owned(), arguments })
            }
            Words::Plain(_) => self,
        }
    }

    fn render(&self, is_markup: bool) -> String {
        match &self.0 {
            Words::Plain(text) => text.clone(),
            Words::Reworded { text, arguments } => uncaught(|| filled(text, arguments)),
            Words::Message { module, id, arguments } => uncaught(|| {
                let mut values = FluentArgs::with_capacity(arguments.len());
                for (name, value) in arguments {
                    values.set(*name, value.fluent(is_markup));
                }
                bundles::format(current_language(), module, id, &values)
            }),
        }
    }
}

fn filled(text: &str, arguments: &[(&'static str, Value)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let known = after.split_once('}').and_then(|(name, tail)| {
            let (_, value) = arguments.iter().find(|(known, _)| *known == name)?;
            Some((value, tail))
        });
        match known {
            Some((value, tail)) => {
                out.push_str(&value.shown());
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

impl Display for Msg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let caught = CAUGHT.with_borrow_mut(|caught| caught.as_mut().map(|caught| caught.push(self.clone())));
        match caught {
            Some(()) => f.write_str(CAUGHT_MARK),
            None => f.write_str(&self.render(false)),
        }
    }
}

impl Html {
    pub(super) fn new(module: &'static str, id: &'static str, arguments: Vec<(&'static str, Value)>) -> Self {
        Self { msg: Msg::new(module, id, arguments), is_markup: true }
    }
}

/// Plain words where markup could stand; escaped.
impl From<Msg> for Html {
    fn from(msg: Msg) -> Self {
        Self { msg, is_markup: false }
    }
}

impl Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_markup {
            true => f.write_str(&self.msg.render(true)),
            false => Escaped(&self.msg.render(false)).fmt(f),
        }
    }
}

/// Messages of markup hold only tags that the build has checked and arguments that are escaped.
impl askama::filters::HtmlSafe for Html {}

/// Text made safe for the content and the quoted attributes of HTML.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        self.0.chars().try_for_each(|each| match each {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            _ => f.write_char(each),
        })
    }
}

/// What a message counts. Sizes too large for the sixty-four bits of a number are shown as the largest.
pub trait IntoNumber {
    /// The number as messages hold it.
    fn into_number(self) -> i64;
}

macro_rules! into_number {
    ($($kind:ty)*) => {$(
        impl IntoNumber for $kind {
            fn into_number(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        }
    )*};
}

into_number!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize);
