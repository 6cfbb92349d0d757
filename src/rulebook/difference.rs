//! What one version set says otherwise than another: value by value, each entry known by its code, so that a line that
//! only moved is no difference. Comments do not count.

use std::collections::BTreeMap;

use super::Texts;
use super::leaves::{Entry, Leaf, leaves};
use crate::guidelines::Part;

/// One difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The part.
    pub part: Part,
    /// The entry that it is in.
    pub entry: Option<Entry>,
    /// The keys of the value; none when the whole entry came or went.
    pub keys: Vec<String>,
    /// What stood there; none when it is new.
    pub before: Option<String>,
    /// What stands there; none when it went.
    pub after: Option<String>,
}

/// A value by what it is known by, not by where it stands.
type Known = BTreeMap<(usize, String), Leaf>;

fn known(all: Vec<Leaf>, order: &mut BTreeMap<String, usize>) -> Known {
    let mut known = Known::new();
    for leaf in all {
        let owner =
            leaf.entry.as_ref().map_or_else(String::new, |entry| format!("{}[{}]", entry.list, entry.code));
        let next = order.len();
        let place = *order.entry(owner).or_insert(next);
        known.insert((place, leaf.keys.join(".")), leaf);
    }
    known
}

/// The differences of one part. What cannot be read has none.
pub fn of_part(part: Part, before: &str, after: &str) -> Vec<Change> {
    let (Ok(before), Ok(after)) = (leaves(before), leaves(after)) else { return Vec::new() };
    let mut order = BTreeMap::new();
    let (before, after) = (known(before, &mut order), known(after, &mut order));
    let mut found: Vec<Change> = Vec::new();
    let mut keys: Vec<&(usize, String)> = before.keys().chain(after.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        let (was, is) = (before.get(key), after.get(key));
        if was.map(|leaf| &leaf.value) == is.map(|leaf| &leaf.value) {
            continue;
        }
        let Some(leaf) = is.or(was) else { continue };
        let whole = leaf.entry.is_some()
            && (was.is_none() && !before.keys().any(|(place, _)| *place == key.0)
                || is.is_none() && !after.keys().any(|(place, _)| *place == key.0));
        let change = Change {
            part,
            entry: leaf.entry.clone(),
            keys: if whole { Vec::new() } else { leaf.keys.clone() },
            before: was.map(|leaf| if whole { title(leaf) } else { leaf.value.to_string() }),
            after: is.map(|leaf| if whole { title(leaf) } else { leaf.value.to_string() }),
        };
        if !(whole && found.last().is_some_and(|last| last.keys.is_empty() && last.entry == change.entry)) {
            found.push(change);
        }
    }
    found
}

fn title(leaf: &Leaf) -> String {
    leaf.entry.as_ref().map(|entry| entry.title.clone()).unwrap_or_default()
}

/// The differences of two sets, part by part.
pub fn of_sets(before: &Texts, after: &Texts) -> Vec<Change> {
    let changed = after.changed_from(before);
    changed.into_iter().flat_map(|part| of_part(part, before.of(part), after.of(part))).collect()
}

#[cfg(test)]
mod tests {
    use super::of_sets;
    use crate::guidelines::Part;
    use crate::rulebook::Texts;

    #[test]
    fn differences_are_told_by_code_not_by_place() {
        let delivered = Texts::delivered();
        let moved = {
            let (head, tail) = delivered.of(Part::Reasons).split_once("[[reason]]").unwrap();
            let mut entries: Vec<&str> = tail.split("[[reason]]").collect();
            entries.rotate_left(1);
            format!("{head}[[reason]]{}", entries.join("\n[[reason]]"))
        };
        assert!(of_sets(&delivered, &delivered.clone().with(Part::Reasons, moved)).is_empty());

        let rubric = delivered.of(Part::Rubric).replacen("weight = 9", "weight = 8", 1);
        let found = of_sets(&delivered, &delivered.clone().with(Part::Rubric, rubric));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].entry.as_ref().unwrap().code, "C5");
        assert_eq!(found[0].keys, ["weight"]);
        assert_eq!((found[0].before.as_deref(), found[0].after.as_deref()), (Some("9"), Some("8")));

        let more = format!(
            "{}\n[[holiday]]\ndate = \"2027-12-29\"\ntext.en = \"Closed\"\n",
            delivered.of(Part::Calendar)
        );
        let found = of_sets(&delivered, &delivered.clone().with(Part::Calendar, more));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].before.as_deref(), found[0].after.as_deref()), (None, Some("Closed")));
        assert!(found[0].keys.is_empty());
    }
}
