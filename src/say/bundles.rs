//! The words on board and how one message of them is formatted.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Language, SOURCES, render};

type Bundle = FluentBundle<FluentResource>;

/// One file of words, parsed when its first message is asked for.
pub(crate) struct Source {
    pub(crate) language: Language,
    tag: &'static str,
    module: &'static str,
    text: &'static str,
    bundle: OnceLock<Bundle>,
    /// The same words in other letters, see [`Language::Pseudo`].
    pseudo: OnceLock<Bundle>,
}

impl Source {
    pub(crate) const fn new(
        language: Language,
        tag: &'static str,
        module: &'static str,
        text: &'static str,
    ) -> Self {
        Self { language, tag, module, text, bundle: OnceLock::new(), pseudo: OnceLock::new() }
    }

    fn bundle(&self, pseudo: bool) -> &Bundle {
        let kept = if pseudo { &self.pseudo } else { &self.bundle };
        kept.get_or_init(|| {
            let language: LanguageIdentifier = self.tag.parse().unwrap_or_default();
            let mut bundle = Bundle::new_concurrent(vec![language]);
            // The marks are invisible in pages, but not in mail, in PDF and in what people copy; pages use <bdi>.
            bundle.set_use_isolating(false);
            bundle.set_transform(pseudo.then_some(in_other_letters));
            bundle.set_formatter(Some(|value, _| match value {
                FluentValue::Number(number) if number.value.fract() == 0.0 => {
                    Some(render::number(number.value as i64))
                }
                _ => None,
            }));
            // The build has parsed every file, so there is nothing left to refuse.
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(self.text.to_owned());
            bundle.add_resource_overriding(resource);
            bundle
        })
    }

    fn format(&self, id: &str, arguments: &FluentArgs<'_>, pseudo: bool) -> Option<String> {
        let bundle = self.bundle(pseudo);
        let pattern = bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

/// Letters that a person still reads, and that no English word is written with. Tags of marked-up messages stay.
fn in_other_letters(text: &str) -> Cow<'_, str> {
    let mut in_tag = false;
    let other = |letter: char| {
        in_tag = (in_tag || letter == '<') && letter != '>';
        if in_tag || !letter.is_ascii_alphabetic() {
            return letter;
        }
        let place = (letter.to_ascii_lowercase() as usize).saturating_sub('a' as usize);
        let row = if letter.is_ascii_uppercase() {
            "ÅβÇÐÉƑĜĤÎĴĶĻϺŇÖÞǪŔŠŢÛѴŴӾÝŽ"
        } else {
            "åƀçðéƒĝĥîĵķļɱňöþǫŕšţûṽŵӿýž"
        };
        row.chars().nth(place).unwrap_or(letter)
    };
    Cow::Owned(text.chars().map(other).collect())
}

/// The text of a message in a language, or in English where that language does not have it.
pub(super) fn format(language: Language, module: &str, id: &str, arguments: &FluentArgs<'_>) -> String {
    let pseudo = language == Language::Pseudo;
    let language = if pseudo { Language::En } else { language };
    let said = |language: Language| {
        let place = SOURCES
            .binary_search_by(|source| (source.tag, source.module).cmp(&(language.tag(), module)))
            .ok()?;
        SOURCES.get(place)?.format(id, arguments, pseudo)
    };
    said(language)
        .or_else(|| (language != Language::En).then(|| said(Language::En)).flatten())
        .unwrap_or_else(|| format!("{module}/{id}"))
}
