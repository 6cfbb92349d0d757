//! The lists to choose from. Short lists have their words in `locales/*/choices.ftl`; marks, kinds of use and of
//! organization, sectors, countries and goals come from the reference data with their own words.

use crate::guidelines::{Edition, Mark, OrganizationType, Reference, Region, UseType};
use crate::say::{self, Msg};

/// A list to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choices {
    /// Words: the list's name, which its messages begin with, and its values.
    Words(&'static str, &'static [&'static str]),
    /// The marks.
    Marks,
    /// The kinds of use.
    UseTypes,
    /// The kinds of organization.
    OrganizationTypes,
    /// Sections of the industrial classification.
    Sectors,
    /// Countries and areas, by M49 code.
    Countries,
    /// The goals of the current edition.
    Goals,
}

/// Everywhere in the world, where countries are chosen.
pub const GLOBAL: &str = "global";
/// Languages a material can be in: the six of the United Nations first, then others by their ISO 639-1 code.
pub const LANGUAGES: Choices = Choices::Words(
    "language",
    &[
        "ar", "zh", "en", "fr", "ru", "es", "am", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el",
        "et", "fa", "fi", "ha", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "ko",
        "lo", "lt", "lv", "mk", "mn", "ms", "my", "ne", "nl", "no", "pl", "ps", "pt", "ro", "si", "sk", "sl",
        "so", "sq", "sr", "sv", "sw", "ta", "th", "tr", "uk", "ur", "uz", "vi", "zu", "other",
    ],
);
/// The six languages of the United Nations.
pub const OFFICIAL_LANGUAGES: Choices = Choices::Words("language", &["ar", "zh", "en", "fr", "ru", "es"]);

/// One choice, before anything is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent and stored.
    pub value: String,
    /// What is read.
    pub label: Msg,
    /// A line under it.
    pub hint: Option<Msg>,
    /// The part of a long list it belongs to: its place among the parts, and its title.
    pub part: Option<(usize, Msg)>,
}

impl Choices {
    /// All choices, with words in the language of the thread.
    pub fn all(self) -> Vec<Choice> {
        match self {
            Self::Words(list, values) => values.iter().map(|value| word_choice(list, value)).collect(),
            _ => reference().map_or_else(Vec::new, |reference| self.of_reference(reference)),
        }
    }

    fn of_reference(self, reference: &Reference) -> Vec<Choice> {
        let language = say::current_language().tag();
        let plain = |value: &str, label: &str| Choice {
            value: value.to_owned(),
            label: Msg::plain(label),
            hint: None,
            part: None,
        };
        match self {
            Self::Words(..) => Vec::new(),
            Self::Marks => reference
                .marks
                .marks
                .iter()
                .map(|entry| {
                    let text = entry.text.say(language);
                    Choice { hint: Some(Msg::plain(&text.hint)), ..plain(entry.code.as_str(), &text.name) }
                })
                .collect(),
            Self::UseTypes => reference
                .use_types
                .iter()
                .map(|entry| {
                    let text = entry.text.say(language);
                    Choice { hint: Some(Msg::plain(&text.hint)), ..plain(entry.code.as_str(), &text.title) }
                })
                .collect(),
            Self::OrganizationTypes => reference
                .organization_types
                .iter()
                .map(|entry| plain(entry.code.as_str(), entry.text.say(language)))
                .collect(),
            Self::Sectors => {
                reference.sectors.iter().map(|entry| plain(&entry.code, entry.text.say(language))).collect()
            }
            Self::Countries => reference
                .countries
                .iter()
                .map(|entry| Choice {
                    part: Some((entry.region as usize, region(entry.region))),
                    ..plain(&entry.m49, entry.name.say(language))
                })
                .collect(),
            Self::Goals => reference
                .goals_of(Edition::E2015)
                .map(|entry| {
                    let text = entry.text.say(language);
                    Choice { hint: Some(Msg::plain(&text.aim)), ..plain(&entry.code, &text.name) }
                })
                .collect(),
        }
    }

    /// True for lists that are too long to be shown whole and come in parts.
    pub fn has_parts(self) -> bool {
        self == Self::Countries || self == LANGUAGES
    }

    /// True when the value is one of the list.
    pub fn has(self, value: &str) -> bool {
        match self {
            Self::Words(_, values) => values.contains(&value),
            Self::Marks => Mark::parse(value).is_some(),
            Self::UseTypes => UseType::parse(value).is_some(),
            Self::OrganizationTypes => OrganizationType::parse(value).is_some(),
            Self::Sectors => reference().is_some_and(|all| all.sector(value).is_some()),
            Self::Countries => {
                reference().is_some_and(|all| all.countries.iter().any(|entry| entry.m49 == value))
            }
            Self::Goals => reference().is_some_and(|all| all.goal(value).is_some()),
        }
    }

    /// The words for a value; the value itself when it is not of the list.
    pub fn label(self, value: &str) -> Msg {
        let found = match self {
            Self::Words(list, _) => say::by_id("choices", &id(list, value)),
            _ if value == GLOBAL => Some(say::choices::country_global()),
            _ => self.reference_label(value),
        };
        found.unwrap_or_else(|| Msg::plain(value))
    }

    fn reference_label(self, value: &str) -> Option<Msg> {
        let all = reference()?;
        let language = say::current_language().tag();
        let text = match self {
            Self::Words(..) => None,
            Self::Marks => all.marks.mark(Mark::parse(value)?).map(|entry| &entry.text.say(language).name),
            Self::UseTypes => {
                all.use_type(UseType::parse(value)?).map(|entry| &entry.text.say(language).title)
            }
            Self::OrganizationTypes => {
                all.organization_type(OrganizationType::parse(value)?).map(|entry| entry.text.say(language))
            }
            Self::Sectors => all.sector(value).map(|entry| entry.text.say(language)),
            Self::Countries => all.country(value).map(|entry| entry.name.say(language)),
            Self::Goals => all.goal(value).map(|entry| &entry.text.say(language).name),
        };
        text.map(Msg::plain)
    }
}

fn reference() -> Option<&'static Reference> {
    Reference::current().ok()
}

fn word_choice(list: &str, value: &str) -> Choice {
    let id = id(list, value);
    Choice {
        value: value.to_owned(),
        label: say::by_id("choices", &id).unwrap_or_else(|| Msg::plain(value)),
        hint: say::by_id("choices", &format!("{id}-hint")),
        part: (list == "language").then(|| match OFFICIAL_LANGUAGES {
            Choices::Words(_, six) if six.contains(&value) => (0, say::choices::languages_official()),
            _ => (1, say::choices::languages_other()),
        }),
    }
}

fn id(list: &str, value: &str) -> String {
    super::nouns::kebab(&format!("{list}-{}", value.to_lowercase()))
}

fn region(region: Region) -> Msg {
    match region {
        Region::Africa => say::choices::region_africa(),
        Region::Americas => say::choices::region_americas(),
        Region::Asia => say::choices::region_asia(),
        Region::Europe => say::choices::region_europe(),
        Region::Oceania => say::choices::region_oceania(),
        Region::None => say::choices::region_none(),
    }
}
