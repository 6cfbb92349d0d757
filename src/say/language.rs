//! The languages, and which of them is spoken now.

use std::cell::Cell;

/// A language of the interface: the six official ones of the United Nations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English, which stands in where another language has no words yet.
    #[default]
    En,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Russian.
    Ru,
    /// Arabic, written from right to left.
    Ar,
    /// Chinese.
    Zh,
    /// English in other letters, never offered: what still reads as English on its pages did not come from
    /// `locales/`.
    Pseudo,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::En, Self::Fr, Self::Es, Self::Ru, Self::Ar, Self::Zh];

    /// The tag of BCP 47, for `lang` attributes, addresses and the database.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::Ru => "ru",
            Self::Ar => "ar",
            Self::Zh => "zh",
            Self::Pseudo => "qps",
        }
    }

    /// The direction of its script, for `dir` attributes.
    #[must_use]
    pub const fn dir(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::En | Self::Fr | Self::Es | Self::Ru | Self::Zh | Self::Pseudo => "ltr",
        }
    }

    /// Its name in itself, as a person who reads it looks for it.
    #[must_use]
    pub const fn native_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Es => "Español",
            Self::Ru => "Русский",
            Self::Ar => "العربية",
            Self::Zh => "中文",
            Self::Pseudo => "Ëñğļïšħ",
        }
    }

    /// Reads a tag by its first part, in either case: `fr`, `fr-CA` and `FR` are French.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_']).next()?;
        let mut known = Self::ALL.into_iter().chain([Self::Pseudo]);
        known.find(|language| language.tag().eq_ignore_ascii_case(first))
    }

    /// Whether any words of this language are on board; the others are not worth offering.
    #[must_use]
    pub fn is_spoken(self) -> bool {
        super::SOURCES.iter().any(|source| source.language == self)
    }
}

thread_local! {
    static CURRENT: Cell<Language> = const { Cell::new(Language::En) };
}

/// The language in which messages are shown on this thread; English outside of [`with_language`].
#[must_use]
pub fn current_language() -> Language {
    CURRENT.get()
}

/// Runs `work` with another language on this thread. May be nested; the former language returns in every case, also
/// after a panic. Only for work that does not await: a future may go on in another thread.
pub fn with_language<T>(language: Language, work: impl FnOnce() -> T) -> T {
    struct Former(Language);
    impl Drop for Former {
        fn drop(&mut self) {
            CURRENT.set(self.0);
        }
    }
    let _former = Former(CURRENT.replace(language));
    work()
}
