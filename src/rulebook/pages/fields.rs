//! A part as a form: one field a value, grouped by entry, with what is typed put back into the same text.

use crate::error::Problems;
use crate::guidelines::{Authority, CheckCode, CheckEffect, Verdict};
use crate::rulebook::leaves::{Entry, Leaf, Scalar, Written, leaves};
use crate::rulebook::words::{entry_name, key_name, keys_name, list_name};
use crate::say::{Msg, rulebook as t};
use crate::text_enum::TextEnum;
use crate::web::field::Field;
use crate::web::{Filled, Form};

/// What the name of a field begins with; the path of its value follows.
const VALUE: &str = "v.";
/// What the name of the field begins with that says how many entries a list has.
const COUNT: &str = "n.";
/// Most entries of a list.
const MOST: usize = 400;
/// Texts that are longer than a line.
const LONG: [&str; 14] = [
    "question",
    "text",
    "plain",
    "sentence",
    "could_change",
    "says",
    "hint",
    "instead",
    "contact",
    "aim",
    "when",
    "disclaimer",
    "source",
    "anchors",
];

/// Values that may be missing in an entry: its list, the keys, and what it means when it is missing.
fn optional() -> [(&'static str, &'static str, Scalar); 18] {
    let (yes, no) = (Scalar::Yes(true), Scalar::Yes(false));
    let (text, words) = (Scalar::Text(String::new()), Scalar::Words(Vec::new()));
    [
        ("criterion", "knock_out", no.clone()),
        ("criterion", "na_allowed", no.clone()),
        ("criterion", "knock_out_check", text.clone()),
        ("track", "meeting_present", Scalar::Number(0)),
        ("condition", "always", no.clone()),
        ("condition", "precedent", no.clone()),
        ("condition", "needs_due", no.clone()),
        ("condition", "marks", words.clone()),
        ("condition", "uses", words),
        ("condition", "text.en.evidence", text.clone()),
        ("mark", "text.en.disclaimer", text),
        ("check", "against_list", no.clone()),
        ("check", "reply", yes),
        ("check", "remedial_engagement", no.clone()),
        ("check", "procurement_firewall", no.clone()),
        ("sector", "high_risk", no.clone()),
        ("organization_type", "owners_required", no.clone()),
        ("organization_type", "statutes_required", no),
    ]
}

fn missing_means(leaf: &Leaf) -> Option<Scalar> {
    let entry = leaf.entry.as_ref()?;
    let keys = leaf.keys.join(".");
    optional()
        .into_iter()
        .find(|(list, key, _)| *list == entry.list && *key == keys)
        .map(|(_, _, means)| means)
}

/// Every value that a form of this part shows: those that stand there, and those that may.
fn shown(text: &str) -> Vec<Leaf> {
    let mut all = leaves(text).unwrap_or_default();
    let mut places: Vec<Entry> = all.iter().filter_map(|leaf| leaf.entry.clone()).collect();
    places.dedup();
    for entry in places {
        let beginning = format!("{}.{}.", entry.list, entry.place);
        let last = all.iter().rposition(|leaf| leaf.path.starts_with(&beginning));
        for (_, keys, means) in optional().into_iter().filter(|(list, _, _)| *list == entry.list).rev() {
            let path = format!("{beginning}{keys}");
            if all.iter().all(|leaf| leaf.path != path)
                && let Some(last) = last
            {
                let keys = keys.split('.').map(str::to_owned).collect();
                all.insert(last + 1, Leaf { path, entry: Some(entry.clone()), keys, value: means });
            }
        }
    }
    all
}

/// The fields of one entry, or of what belongs to none.
pub(super) struct Block {
    /// Its name.
    pub title: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// It is shown open: it is new, or something in it is wrong.
    pub open: bool,
    /// What the button sends that takes it out; none when it must stay.
    pub remove: Option<String>,
}

/// A list with its entries, or values that belong to no list.
pub(super) struct Section {
    /// Its name.
    pub title: Msg,
    /// The path of the list; none for values that belong to none.
    pub list: Option<String>,
    /// How many entries it has.
    pub count: usize,
    /// Its entries.
    pub blocks: Vec<Block>,
    /// Values that stand by themselves.
    pub loose: Vec<Field>,
}

impl Section {
    fn new(title: Msg, list: Option<String>, count: usize) -> Self {
        Self { title, list, count, blocks: Vec::new(), loose: Vec::new() }
    }
}

fn words_of<T: TextEnum>() -> Vec<&'static str> {
    T::ALL.iter().map(TextEnum::as_str).collect()
}

/// The words that a value must be one of.
fn choices(leaf: &Leaf) -> Option<Vec<&'static str>> {
    let key = leaf.keys.last()?;
    let list = leaf.entry.as_ref().map(|entry| entry.list.as_str());
    match (list, key.as_str()) {
        (Some("mark"), "authority") => Some(words_of::<Authority>()),
        (
            Some("mark"),
            "informational"
            | "fundraising"
            | "commercial"
            | "verdict"
            | "factual_text"
            | "support_display"
            | "profit_not_incidental"
            | "for_un_entities",
        ) => Some(words_of::<Verdict>()),
        (_, "knock_out_check") => Some(words_of::<CheckCode>()),
        (Some("check"), "effect") => Some(words_of::<CheckEffect>()),
        _ => None,
    }
}

fn field(f: &Filled, leaf: &Leaf) -> Field {
    let name = format!("{VALUE}{}", leaf.path);
    let label = keys_name(&leaf.keys);
    let may_miss = missing_means(leaf).is_some();
    let key = leaf.keys.iter().rev().find(|key| key.parse::<usize>().is_err());
    let long = key.is_some_and(|key| LONG.contains(&key.as_str()));
    let field = match &leaf.value {
        Scalar::Yes(_) => return f.tick(&name, label),
        Scalar::Number(_) | Scalar::Decimal(_) => f.number(&name, label),
        Scalar::Words(_) | Scalar::Numbers(_) => f.text(&name, label).hint(t::hint_list()),
        Scalar::Text(_) => match choices(leaf) {
            Some(words) => {
                let all = words.into_iter().map(|word| (word.to_owned(), Msg::plain(word))).collect();
                f.select(&name, label, all)
            }
            None if long => f.area(&name, label).rows(2),
            None => f.text(&name, label),
        },
    };
    if may_miss { field.optional() } else { field }
}

/// The form of a part.
pub(super) fn sections(text: &str, f: &Filled, new: Option<&str>) -> Vec<Section> {
    let Ok(written) = Written::open(text) else { return Vec::new() };
    let lists = written.lists();
    let count = |list: &str| lists.iter().find(|(path, _)| path == list).map_or(0, |(_, count)| *count);
    let mut all: Vec<Section> = Vec::new();
    for leaf in shown(text) {
        let one = field(f, &leaf);
        let wrong = f.problems.of(&format!("{VALUE}{}", leaf.path)).is_some();
        let Some(entry) = &leaf.entry else {
            let group =
                leaf.keys.first().filter(|_| leaf.keys.len() > 1).map(String::as_str).unwrap_or_default();
            let title = if group.is_empty() { t::values_of_the_part() } else { key_name(group) };
            match all.iter_mut().find(|section| section.list.is_none() && section.title == title) {
                Some(section) => section.loose.push(one),
                None => {
                    let mut section = Section::new(title, None, 0);
                    section.loose.push(one);
                    all.push(section);
                }
            }
            continue;
        };
        let place = match all.iter().position(|section| section.list.as_ref() == Some(&entry.list)) {
            Some(place) => place,
            None => {
                let size = count(&entry.list);
                all.push(Section::new(list_name(&entry.list), Some(entry.list.clone()), size));
                all.len() - 1
            }
        };
        let Some(section) = all.get_mut(place) else { continue };
        if section.blocks.len() <= entry.place {
            let last = entry.place + 1 == section.count;
            let name = entry_name(entry);
            section.blocks.push(Block {
                title: if name.trim().is_empty() { t::new_entry().to_string() } else { name },
                fields: Vec::new(),
                open: last && new == Some(entry.list.as_str()),
                remove: (section.count > 1).then(|| format!("{}.{}", entry.list, entry.place)),
            });
        }
        if let Some(block) = section.blocks.last_mut() {
            block.fields.push(one);
            block.open |= wrong;
        }
    }
    all
}

/// The form as it begins: with what stands there.
pub(super) fn filled(text: &str) -> Filled {
    shown(text).into_iter().fold(Filled::new(), |f, leaf| {
        let value = match &leaf.value {
            Scalar::Yes(true) => "yes".to_owned(),
            Scalar::Yes(false) => String::new(),
            Scalar::Number(0) if missing_means(&leaf).is_some() => String::new(),
            other => other.to_string(),
        };
        f.with(&format!("{VALUE}{}", leaf.path), value)
    })
}

/// The name of the field that an entry's problem is shown at.
pub(super) fn field_about(text: &str, about: &str, taken: &Problems) -> Option<String> {
    let all = shown(text);
    let of_entry = |leaf: &&Leaf| {
        leaf.entry.as_ref().is_some_and(|entry| entry.code == about)
            || leaf.keys.last().is_some_and(|key| key == about)
    };
    let mut names = all.iter().filter(of_entry).map(|leaf| format!("{VALUE}{}", leaf.path));
    names.find(|name| taken.of(name).is_none())
}

/// Fields that the form of a part may hold.
pub(super) const FIELDS: [&str; 5] = ["v.*", "n.*", "version", "add", "remove"];

/// Puts what was typed into the text. Gives the new text and what is not of its kind.
pub(super) fn typed_into(text: &str, form: &Form) -> (String, Problems) {
    let mut problems = Problems::new();
    let Ok(mut written) = Written::open(text) else { return (text.to_owned(), problems) };
    for (list, _) in written.lists() {
        if let Some(count) = form.value::<usize>(&format!("{COUNT}{list}")) {
            written.resize(&list, count.clamp(1, MOST));
        }
    }
    for leaf in shown(&written.text()) {
        let name = format!("{VALUE}{}", leaf.path);
        let is_box = matches!(leaf.value, Scalar::Yes(_));
        if !is_box && !form.has(&name) {
            continue;
        }
        let said = if is_box && form.ticked(&name) { "yes" } else { form.text(&name) };
        let means = missing_means(&leaf);
        let empty = match &leaf.value {
            Scalar::Yes(_) => None,
            _ => means.as_ref().filter(|_| said.is_empty()),
        };
        if empty.is_some() {
            written.take_out(&leaf.path);
            continue;
        }
        match leaf.value.typed(said) {
            Some(value) if means.as_ref() == Some(&value) => written.take_out(&leaf.path),
            Some(value) => {
                written.set(&leaf.path, &value);
            }
            None => problems.add(
                name,
                match leaf.value {
                    Scalar::Decimal(_) => t::enter_decimal(),
                    Scalar::Numbers(_) => t::enter_numbers(),
                    _ => t::enter_number(),
                },
            ),
        }
    }
    (written.text(), problems)
}

/// The text with one more entry, or one less, as a button asked for; gives the list that grew.
pub(super) fn grown(text: &str, form: &Form) -> Option<(String, Option<String>)> {
    let mut written = Written::open(text).ok()?;
    let lists = written.lists();
    let add = form.text("add");
    if let Some((list, count)) = lists.iter().find(|(list, _)| list == add) {
        written.resize(list, (count + 1).min(MOST));
        return Some((written.text(), Some(list.clone())));
    }
    let (list, place) = form.text("remove").rsplit_once('.')?;
    let place: usize = place.parse().ok()?;
    let (list, _) = lists.iter().find(|(known, count)| known == list && *count > 1)?;
    written.remove(list, place);
    Some((written.text(), None))
}

#[cfg(test)]
mod tests {
    use super::{filled, sections, shown, typed_into};
    use crate::guidelines::Part;
    use crate::rulebook::Texts;
    use crate::web::Form;

    fn sent(text: &str, change: impl Fn(&str) -> Option<&'static str>) -> Form {
        let f = filled(text);
        let fields = f.names().filter_map(|name| {
            let value = change(name).unwrap_or(f.value(name));
            // A browser sends no box that is not ticked.
            let is_box = shown(text).iter().any(|leaf| {
                name.ends_with(&format!(".{}", leaf.path))
                    && matches!(leaf.value, crate::rulebook::leaves::Scalar::Yes(_))
            });
            (!is_box || value == "yes").then(|| (name.to_owned(), value.to_owned()))
        });
        Form::from_fields(fields.collect()).unwrap()
    }

    #[test]
    fn a_form_sent_as_it_came_changes_nothing() {
        for part in Part::ALL.iter().filter(|part| **part != Part::Countries) {
            let texts = Texts::delivered();
            let text = texts.of(*part);
            let (typed, problems) = typed_into(text, &sent(text, |_| None));
            assert!(problems.is_empty(), "{part}: {problems}");
            assert_eq!(typed, text, "{part}");
            assert!(!sections(text, &filled(text), None).is_empty(), "{part}");
        }
    }

    #[test]
    fn boxes_and_optional_values_come_and_go() {
        let texts = Texts::delivered();
        let text = texts.of(Part::Rubric);
        let (typed, problems) = typed_into(
            text,
            &sent(text, |name| match name {
                "v.criterion.0.knock_out" => Some("yes"),
                "v.criterion.1.knock_out" => Some(""),
                "v.track.2.meeting_present" => Some(""),
                "v.criterion.3.weight" => Some("ten"),
                _ => None,
            }),
        );
        assert_eq!(
            problems.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(),
            ["v.criterion.3.weight"]
        );
        assert!(
            typed.contains("weight = 10\nknock_out = true\n[criterion.text.en]\ntitle = \"Common purpose\"")
        );
        assert!(typed.contains("id = \"C2\"\nweight = 10\n[criterion.text.en]"));
        assert!(!typed.contains("meeting_present"));
    }
}
