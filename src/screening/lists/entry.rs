//! What a list says of one listed person or organization, whatever the form of the file.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::screening::matching::{Bearer, Birth};
use crate::text_enum;

text_enum! {
    /// How a listed name is meant.
    pub enum NameQuality {
        /// The name under which it is listed.
        Main = "main",
        /// An alias that is sure, or not graded.
        Good = "good",
        /// An alias that is common or unsure.
        Low = "low",
        /// A former name.
        Former = "former",
        /// The name in its own script.
        Original = "original",
    }
}

/// A name of a listed entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedName {
    /// As it is written in the list, spaces mended.
    pub text: String,
    /// How it is meant.
    pub quality: NameQuality,
}

/// One listed person or organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What the list knows it by; stays the same from version to version.
    pub reference: String,
    /// What it is; none when the list does not say.
    pub bearer: Option<Bearer>,
    /// Its names, the main one first; at least one.
    pub names: Vec<ListedName>,
    /// Countries as the list writes them.
    pub countries: Vec<String>,
    /// Dates of birth.
    pub births: Vec<Birth>,
    /// The regime or programme it is listed under, or the status it has.
    pub programme: String,
    /// What else the list says.
    pub remarks: String,
}

impl Entry {
    /// An entry without names.
    pub fn new(reference: String, bearer: Option<Bearer>) -> Self {
        Self {
            reference,
            bearer,
            names: Vec::new(),
            countries: Vec::new(),
            births: Vec::new(),
            programme: String::new(),
            remarks: String::new(),
        }
    }

    /// The name it is listed under.
    pub fn main_name(&self) -> &str {
        self.names.first().map_or("", |name| name.text.as_str())
    }

    /// Adds the names that stand in one field: several are parted by semicolons, another spelling stands in brackets,
    /// remarks in brackets are no names.
    pub fn add_names(&mut self, field: &str, quality: NameQuality) {
        let field = mended(field);
        let field = field.split_once(", born ").map_or(field.as_str(), |(name, _)| name);
        let mut outside = String::new();
        let mut inside: Vec<String> = Vec::new();
        let mut deep = 0_usize;
        for letter in field.chars() {
            match letter {
                '(' | '[' => {
                    deep += 1;
                    if deep == 1 {
                        inside.push(String::new());
                    }
                }
                ')' | ']' => deep = deep.saturating_sub(1),
                other if deep > 0 => {
                    if let Some(last) = inside.last_mut() {
                        last.push(other);
                    }
                }
                other => outside.push(other),
            }
        }
        for part in outside.split(';') {
            self.add_name(part, quality);
        }
        if self.bearer == Some(Bearer::Organization) && !inside.is_empty() {
            let whole: String = field.chars().filter(|one| !matches!(one, '(' | ')' | '[' | ']')).collect();
            self.add_name(&whole, quality);
        }
        let within = if quality == NameQuality::Main { NameQuality::Good } else { quality };
        for part in inside.iter().flat_map(|text| text.split(';')) {
            let text = part.trim();
            let text = text.strip_prefix("original script:").unwrap_or(text).trim();
            if is_remark(text) {
                continue;
            }
            self.add_name(text, within);
        }
    }

    /// Adds one name, unless it is empty or there already.
    pub fn add_name(&mut self, text: &str, quality: NameQuality) {
        let text = mended(text);
        let text = text.trim_matches(|one: char| matches!(one, '"' | ',' | ';' | '“' | '”'));
        if text.chars().filter(|one| one.is_alphanumeric()).count() >= 2
            && !self.names.iter().any(|name| name.text == text)
        {
            self.names.push(ListedName { text: text.to_owned(), quality });
        }
    }

    /// Adds a country, unless it is empty or there already.
    pub fn add_country(&mut self, text: &str) {
        let text = mended(text);
        if !text.is_empty() && !self.countries.contains(&text) {
            self.countries.push(text);
        }
    }

    /// Adds a date of birth as lists write it: `1964-07-17`, `17 Jul 1964`, `1964`, `circa 1964`.
    pub fn add_birth(&mut self, text: &str) {
        if let Some(birth) = birth(text)
            && !self.births.contains(&birth)
        {
            self.births.push(birth);
        }
    }

    /// One text that is the same as long as the list says the same of this entry.
    pub fn canonical(&self) -> String {
        let names = self.names.iter().map(|name| format!("{}:{}", name.quality, name.text));
        let births =
            self.births.iter().map(|birth| format!("{}{}", birth.date, if birth.exact { "" } else { "~" }));
        let mut lines: Vec<String> = names.collect();
        lines.extend(self.countries.iter().map(|country| format!("c:{country}")));
        lines.extend(births.map(|birth| format!("b:{birth}")));
        lines.sort();
        let bearer = self.bearer.map_or("", Bearer::as_str);
        format!("{bearer}\n{}\n{}\n{}", lines.join("\n"), self.programme, self.remarks)
    }
}

/// Words in brackets that say something about a name.
fn is_remark(text: &str) -> bool {
    const REMARKS: [&str; 14] = [
        "listed",
        "birth name",
        "combat name",
        "nickname",
        "former",
        "formerly",
        "previously",
        "born",
        "transliteration",
        "nom de guerre",
        "permanent",
        "reference",
        "known as",
        "title",
    ];
    let small = text.to_lowercase();
    text.chars().filter(|one| one.is_alphabetic()).count() < 3
        || REMARKS.iter().any(|word| small.contains(word))
}

/// A text with single spaces.
pub(super) fn mended(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn birth(text: &str) -> Option<Birth> {
    let text = text.trim();
    for pattern in ["%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%d/%m/%Y"] {
        if let Ok(date) = NaiveDate::parse_from_str(text, pattern) {
            return Some(Birth { date, exact: true });
        }
    }
    let year = text
        .split(|one: char| !one.is_ascii_digit())
        .find(|part| part.len() == 4)
        .and_then(|part| part.parse::<i32>().ok())
        .filter(|year| (1850..=2100).contains(year))?;
    Some(Birth { date: NaiveDate::from_ymd_opt(year, 1, 1)?, exact: false })
}
