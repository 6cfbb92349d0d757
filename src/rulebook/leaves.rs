//! A part as a tree of single values: each has a path by which a form names it, and belongs to an entry of a list that is
//! known by its code. What a person changes in a form goes back into the same text, whose comments and order stay.

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

/// A single value of a part.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// Where it stands: keys and places from the root, separated by dots.
    pub path: String,
    /// The entry of a list that it belongs to, the innermost one.
    pub entry: Option<Entry>,
    /// The keys below that entry, or from the root.
    pub keys: Vec<String>,
    /// What stands there.
    pub value: Scalar,
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The path of the list.
    pub list: String,
    /// Its place, from 0.
    pub place: usize,
    /// What it is known by: a code, a level, a date.
    pub code: String,
    /// Its name in English, where it has one.
    pub title: String,
}

/// What stands in a leaf.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// A text, or a word of a closed list.
    Text(String),
    /// Several words.
    Words(Vec<String>),
    /// Several whole numbers.
    Numbers(Vec<i64>),
    /// A whole number.
    Number(i64),
    /// A number with decimals.
    Decimal(f64),
    /// Yes or no.
    Yes(bool),
}

impl std::fmt::Display for Scalar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let joined = |all: Vec<String>| all.join(", ");
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Words(words) => f.write_str(&joined(words.clone())),
            Self::Numbers(all) => f.write_str(&joined(all.iter().map(ToString::to_string).collect())),
            Self::Number(number) => number.fmt(f),
            Self::Decimal(number) => number.fmt(f),
            Self::Yes(yes) => yes.fmt(f),
        }
    }
}

impl Scalar {
    /// The same kind of value from what was typed; none when it is not of that kind.
    pub fn typed(&self, text: &str) -> Option<Self> {
        let words = || text.split([',', '\n']).map(str::trim).filter(|word| !word.is_empty());
        Some(match self {
            Self::Text(_) => Self::Text(text.to_owned()),
            Self::Words(_) => Self::Words(words().map(str::to_owned).collect()),
            Self::Numbers(_) => Self::Numbers(words().map(str::parse).collect::<Result<_, _>>().ok()?),
            Self::Number(_) => Self::Number(text.parse().ok()?),
            Self::Decimal(_) => Self::Decimal(text.parse().ok().filter(|number: &f64| number.is_finite())?),
            Self::Yes(_) => Self::Yes(text == "yes"),
        })
    }

    /// The same kind of value with nothing in it.
    fn blank(&self) -> Self {
        match self {
            Self::Text(_) => Self::Text(String::new()),
            Self::Words(_) => Self::Words(Vec::new()),
            Self::Numbers(_) => Self::Numbers(Vec::new()),
            Self::Number(_) => Self::Number(0),
            Self::Decimal(_) => Self::Decimal(0.0),
            Self::Yes(_) => Self::Yes(false),
        }
    }

    fn to_toml(&self) -> Value {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Words(words) => Value::Array(words.iter().map(String::as_str).collect()),
            Self::Numbers(all) => Value::Array(all.iter().copied().collect()),
            Self::Number(number) => (*number).into(),
            Self::Decimal(number) => (*number).into(),
            Self::Yes(yes) => (*yes).into(),
        }
    }

    fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::String(text) => Self::Text(text.value().clone()),
            Value::Integer(number) => Self::Number(*number.value()),
            Value::Float(number) => Self::Decimal(*number.value()),
            Value::Boolean(yes) => Self::Yes(*yes.value()),
            Value::Datetime(at) => Self::Text(at.value().to_string()),
            Value::Array(array) if !array.is_empty() && array.iter().all(Value::is_integer) => {
                Self::Numbers(array.iter().filter_map(Value::as_integer).collect())
            }
            Value::Array(array) if array.iter().all(Value::is_str) => {
                Self::Words(array.iter().filter_map(Value::as_str).map(str::to_owned).collect())
            }
            Value::Array(_) | Value::InlineTable(_) => return None,
        })
    }
}

/// Keys that head a part and are kept by the house, not by a person.
const HEAD: [&str; 2] = ["version", "valid_from"];
/// What an entry is known by, the first that it has.
const CODES: [&str; 8] = ["code", "id", "track", "beside", "level", "score", "date", "m49"];
/// The list of sentences that is read one by one.
const SENTENCES: &str = "anchors";

/// Every value of a part, in the order in which it is written.
///
/// # Errors
/// When the text is no TOML.
pub fn leaves(text: &str) -> Result<Vec<Leaf>, toml_edit::TomlError> {
    let document: DocumentMut = text.parse()?;
    let mut found = Vec::new();
    walk(document.as_table(), "", None, &[], &mut found);
    found.retain(|leaf| leaf.entry.is_some() || !HEAD.contains(&leaf.path.as_str()));
    Ok(found)
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn walk(table: &dyn TableLike, path: &str, entry: Option<&Entry>, keys: &[String], found: &mut Vec<Leaf>) {
    for (key, item) in table.iter() {
        let path = join(path, key);
        let keys = [keys, &[key.to_owned()]].concat();
        if let Some(all) = item.as_array_of_tables() {
            for (place, one) in all.iter().enumerate() {
                let entry = entry_of(one, &path, place);
                walk(one, &join(&path, &place.to_string()), Some(&entry), &[], found);
            }
        } else if let Some(all) = item.as_array().filter(|all| all.iter().any(Value::is_inline_table)) {
            for (place, one) in all.iter().filter_map(Value::as_inline_table).enumerate() {
                let entry = entry_of(one, &path, place);
                walk(one, &join(&path, &place.to_string()), Some(&entry), &[], found);
            }
        } else if let Some(all) = item.as_array().filter(|_| key == SENTENCES) {
            for (place, one) in all.iter().enumerate() {
                let (path, keys) =
                    (join(&path, &place.to_string()), [&keys[..], &[place.to_string()]].concat());
                found.extend(Scalar::of(one).map(|value| Leaf { path, entry: entry.cloned(), keys, value }));
            }
        } else if let Some(inner) = item.as_table_like() {
            walk(inner, &path, entry, &keys, found);
        } else if let Some(value) = item.as_value().and_then(Scalar::of) {
            found.push(Leaf { path, entry: entry.cloned(), keys, value });
        }
    }
}

fn entry_of(table: &dyn TableLike, list: &str, place: usize) -> Entry {
    let said = |item: &Item| item.as_value().and_then(Scalar::of).map(|value| value.to_string());
    let code = CODES.iter().find_map(|key| said(table.get(key)?)).unwrap_or_else(|| (place + 1).to_string());
    let english = ["text", "name"].iter().find_map(|key| table.get(key)?.as_table_like()?.get("en"));
    let title = english.and_then(|english| match english.as_table_like() {
        Some(texts) => ["title", "name"].iter().find_map(|key| said(texts.get(key)?)),
        None => said(english),
    });
    Entry { list: list.to_owned(), place, code, title: title.unwrap_or_default() }
}

/// A part whose values are being changed.
pub struct Written(DocumentMut);

impl Written {
    /// Opens a part.
    ///
    /// # Errors
    /// When the text is no TOML.
    pub fn open(text: &str) -> Result<Self, toml_edit::TomlError> {
        text.parse().map(Self)
    }

    /// The part as text.
    pub fn text(&self) -> String {
        self.0.to_string()
    }

    /// Puts a value where the path leads; false when it leads nowhere.
    pub fn set(&mut self, path: &str, value: &Scalar) -> bool {
        let steps: Vec<&str> = path.split('.').collect();
        set_in(self.0.as_table_mut(), &steps, value)
    }

    /// Puts the version and the first day at the head of the part.
    pub fn set_head(&mut self, version: u32, valid_from: chrono::NaiveDate) {
        self.set("version", &Scalar::Number(version.into()));
        self.set("valid_from", &Scalar::Text(valid_from.to_string()));
    }

    /// Takes a value out, where the path leads to one.
    pub fn take_out(&mut self, path: &str) {
        let steps: Vec<&str> = path.split('.').collect();
        let Some((last, way)) = steps.split_last() else { return };
        if let Some(table) = table_at(self.0.as_table_mut(), way) {
            table.remove(last);
        }
    }

    /// The lists that can grow and shrink, with how many entries each has.
    pub fn lists(&self) -> Vec<(String, usize)> {
        fn walk(table: &dyn TableLike, path: &str, found: &mut Vec<(String, usize)>) {
            for (key, item) in table.iter() {
                if let Some(all) = item.as_array_of_tables() {
                    found.push((join(path, key), all.len()));
                } else if let Some(inner) = item.as_table_like() {
                    walk(inner, &join(path, key), found);
                }
            }
        }
        let mut found = Vec::new();
        walk(self.0.as_table(), "", &mut found);
        found
    }

    /// Makes a list so long: what is too much goes from its end, what is missing is made after its last entry, blank.
    pub fn resize(&mut self, list: &str, length: usize) {
        let steps: Vec<&str> = list.split('.').collect();
        let Some((last, way)) = steps.split_last() else { return };
        let all = table_at(self.0.as_table_mut(), way)
            .and_then(|table| table.get_mut(last))
            .and_then(Item::as_array_of_tables_mut);
        let Some(all) = all else { return };
        while all.len() > length {
            all.remove(all.len() - 1);
        }
        while all.len() < length {
            let Some(mut blank) = all.len().checked_sub(1).and_then(|last| all.get(last)).cloned() else {
                return;
            };
            blank_out(&mut blank);
            all.push(blank);
        }
    }

    /// Takes one entry out of a list.
    pub fn remove(&mut self, list: &str, place: usize) {
        let steps: Vec<&str> = list.split('.').collect();
        let Some((last, way)) = steps.split_last() else { return };
        let all = table_at(self.0.as_table_mut(), way)
            .and_then(|table| table.get_mut(last))
            .and_then(Item::as_array_of_tables_mut);
        if let Some(all) = all.filter(|all| place < all.len()) {
            all.remove(place);
        }
    }
}

/// Empties a copied entry. It is written where it stands, not where the one it was copied from stood.
fn blank_out(table: &mut Table) {
    table.set_position(None);
    for (key, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => blank_out(inner),
            Item::Value(Value::InlineTable(inner)) => {
                inner.iter_mut().for_each(|(_, value)| empty(value));
            }
            Item::Value(Value::Array(array)) if key.get() == SENTENCES => {
                array.iter_mut().for_each(empty);
            }
            Item::Value(value) => empty(value),
            Item::None | Item::ArrayOfTables(_) => {}
        }
    }
}

fn empty(value: &mut Value) {
    if let Some(one) = Scalar::of(value) {
        put(value, &one.blank());
    }
}

fn table_at<'a>(table: &'a mut dyn TableLike, way: &[&str]) -> Option<&'a mut dyn TableLike> {
    let Some((step, rest)) = way.split_first() else { return Some(table) };
    let item = table.get_mut(step)?;
    if item.is_array_of_tables() {
        let (place, rest) = rest.split_first()?;
        let one = item.as_array_of_tables_mut()?.get_mut(place.parse().ok()?)?;
        return table_at(one, rest);
    }
    table_at(item.as_table_like_mut()?, rest)
}

fn set_in(table: &mut dyn TableLike, steps: &[&str], value: &Scalar) -> bool {
    let Some((last, way)) = steps.split_last() else { return false };
    // A sentence of a list is named by its place behind the list.
    if let (Ok(place), Some((list, way))) = (last.parse::<usize>(), way.split_last()) {
        let array = table_at(table, way).and_then(|table| table.get_mut(list)).and_then(Item::as_array_mut);
        return array.and_then(|array| array.get_mut(place)).is_some_and(|old| {
            put(old, value);
            true
        });
    }
    let Some(table) = table_at(table, way) else { return false };
    match table.get_mut(last) {
        Some(Item::Value(old)) => put(old, value),
        Some(_) => return false,
        None => {
            table.insert(last, Item::Value(value.to_toml()));
        }
    }
    true
}

/// Puts a value in the place of another, with the comments and blanks round it; nothing when it says the same.
fn put(old: &mut Value, value: &Scalar) {
    let same = Scalar::of(old).is_some_and(|was| was == *value)
        || matches!((&*old, value), (Value::Array(array), Scalar::Numbers(all)) if array.is_empty() && all.is_empty());
    if same {
        return;
    }
    let decor = old.decor().clone();
    *old = value.to_toml();
    *old.decor_mut() = decor;
    if let Value::Array(array) = old {
        array.fmt();
    }
}

#[cfg(test)]
mod tests {
    use super::{Scalar, Written, leaves};
    use crate::guidelines::Part;
    use crate::rulebook::Texts;

    fn delivered(part: Part) -> String {
        Texts::delivered().of(part).to_owned()
    }

    #[test]
    fn every_value_has_a_path_that_leads_back_to_it() {
        for part in Part::ALL.iter().filter(|part| **part != Part::Countries) {
            let text = delivered(*part);
            let all = leaves(&text).unwrap();
            let mut paths: Vec<&str> = all.iter().map(|leaf| leaf.path.as_str()).collect();
            let count = paths.len();
            paths.sort_unstable();
            paths.dedup();
            assert_eq!(paths.len(), count, "{part}: a path is used twice");
            let mut written = Written::open(&text).unwrap();
            for leaf in &all {
                assert!(written.set(&leaf.path, &leaf.value), "{part}: {}", leaf.path);
            }
            assert_eq!(written.text(), text, "{part}: putting the same back changed the text");
        }
    }

    #[test]
    fn a_change_keeps_what_stands_round_it() {
        let text = delivered(Part::Rubric);
        let weight = leaves(&text)
            .unwrap()
            .into_iter()
            .find(|leaf| leaf.keys == ["weight"] && leaf.entry.as_ref().is_some_and(|one| one.code == "C4"))
            .unwrap();
        assert_eq!(weight.entry.as_ref().unwrap().title, "Integrity record");
        let mut written = Written::open(&text).unwrap();
        assert!(written.set(&weight.path, &Scalar::Number(12)));
        let (before, after): (Vec<&str>, String) = (text.lines().collect(), written.text());
        let changed: Vec<(&str, &str)> =
            before.into_iter().zip(after.lines()).filter(|(one, other)| one != other).collect();
        assert_eq!(changed, [("weight = 10", "weight = 12")]);
    }

    #[test]
    fn lists_grow_and_shrink() {
        let mut written = Written::open(&delivered(Part::Calendar)).unwrap();
        let days = written.lists()[0].1;
        written.resize("holiday", days + 1);
        assert!(written.set(&format!("holiday.{days}.date"), &Scalar::Text("2027-12-24".into())));
        assert!(written.set(&format!("holiday.{days}.text.en"), &Scalar::Text("Office closed".into())));
        assert!(written.text().ends_with("date = \"2027-12-24\"\ntext.en = \"Office closed\"\n"));
        written.remove("holiday", 0);
        assert_eq!(written.lists(), [("holiday".to_owned(), days)]);

        let mut rubric = Written::open(&delivered(Part::Rubric)).unwrap();
        rubric.resize("criterion", 15);
        assert!(rubric.set("criterion.14.id", &Scalar::Text("C15".into())));
        assert!(rubric.set("criterion.14.text.en.anchors.2", &Scalar::Text("Adequate".into())));
        let codes: Vec<String> = leaves(&rubric.text())
            .unwrap()
            .into_iter()
            .filter(|leaf| leaf.keys == ["id"])
            .map(|leaf| leaf.value.to_string())
            .collect();
        assert_eq!(codes[12..16], ["C13", "C14", "C15", "P1"]);
    }

    #[test]
    fn what_is_typed_keeps_its_kind() {
        assert_eq!(Scalar::Number(1).typed("12"), Some(Scalar::Number(12)));
        assert_eq!(Scalar::Number(1).typed("twelve"), None);
        assert_eq!(Scalar::Numbers(vec![]).typed("60, 30,7"), Some(Scalar::Numbers(vec![60, 30, 7])));
        assert_eq!(
            Scalar::Words(vec![]).typed("C1,\nC2"),
            Some(Scalar::Words(vec!["C1".into(), "C2".into()]))
        );
        assert_eq!(Scalar::Decimal(0.8).typed("NaN"), None);
    }
}
