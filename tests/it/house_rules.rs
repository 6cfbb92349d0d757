//! The rules of the house that no compiler knows: how long a file may be, who may import whom,
//! where SQL, time and transactions may stand, and what a template may hold. The crates have
//! `house_rules/crates.rs`.

mod crates;
mod source;
mod templates;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use source::Source;

/// Lines a file may have, and from where on it is named in the output.
const STOP: usize = 500;
const HABIT: usize = 300;

/// From low to high: a concept imports itself and what stands before it.
const CONCEPTS: [&str; 18] = [
    "audit",
    "waiting",
    "notices",
    "accounts",
    "organizations",
    "guidelines",
    "documents",
    "requests",
    "rulebook",
    "opinions",
    "screening",
    "reviews",
    "decisions",
    "authorizations",
    "reconsiderations",
    "matters",
    "lessons",
    "reports",
];

/// The files that know values alone: pure decisions, whoever asks.
const PURE: [&str; 3] = ["rules.rs", "lifecycle.rs", "scoring.rs"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files under this folder of the repository whose name ends so, sorted.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        let Ok(entries) = std::fs::read_dir(folder) else {
            return;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found.sort();
    found
}

fn sources() -> Vec<Source> {
    let found: Vec<Source> = files("src", ".rs").iter().map(|path| Source::read(path)).collect();
    assert!(!found.is_empty(), "no source was found, so nothing was checked");
    found
}

/// # Panics
/// When there are findings; each on a line.
fn none(rule: &str, findings: Vec<String>) {
    assert!(findings.is_empty(), "{rule}:\n  {}", findings.join("\n  "));
}

/// Every line of code (comments and texts apart) that holds one of these words.
fn lines_with(source: &Source, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in source.code.lines().enumerate() {
        for word in words.iter().filter(|word| line.contains(**word)) {
            found.push(format!("{}:{}: {word}", source.path, number + 1));
        }
    }
    found
}

#[test]
fn no_file_is_too_long() {
    let mut too_long = Vec::new();
    for path in [files("src", ".rs"), files("tests", ".rs"), files("examples", ".rs")].concat() {
        let source = Source::read(&path);
        let lines = source.text.lines().count();
        if source.path == "src/db/schema.rs" {
            continue;
        }
        if lines > STOP {
            too_long.push(format!("{}: {lines} lines", source.path));
        } else if lines > HABIT {
            println!("longer than the habit of {HABIT}: {} has {lines} lines", source.path);
        }
    }
    none(&format!("a file may have {STOP} lines"), too_long);
}

#[test]
fn imports_run_downwards() {
    let height = |name: &str| CONCEPTS.iter().position(|concept| *concept == name);
    let mut upwards = Vec::new();
    for source in sources() {
        let Some(own) = source.room().and_then(height) else {
            continue;
        };
        for (line, name) in source.crate_imports() {
            if height(&name).is_some_and(|other| other > own) {
                let room = CONCEPTS[own];
                upwards.push(format!("{}:{line}: {room} imports {name}", source.path));
            }
        }
    }
    none("a concept imports only what stands below it (see HOUSE order in CONCEPTS)", upwards);
}

#[test]
fn shared_rooms_know_no_concept_they_carry() {
    let mut found = Vec::new();
    for source in sources() {
        let low = matches!(source.room(), Some("db" | "say" | "clock" | "error"));
        if !low {
            continue;
        }
        for (line, name) in source.crate_imports() {
            if CONCEPTS.contains(&name.as_str()) && name != "audit" {
                found.push(format!("{}:{line}: {name}", source.path));
            }
        }
    }
    none("db, say, clock and error lie below the concepts", found);
}

#[test]
fn rules_and_access_know_neither_database_nor_web() {
    let mut found = Vec::new();
    for source in sources() {
        if PURE.contains(&source.file_name()) || source.room() == Some("access") {
            found.extend(lines_with(&source, &["diesel", "actix", "crate::web", "db::Tx", "db::Conn"]));
        }
    }
    none("rules, lifecycle, scoring and access decide from values alone", found);
}

#[test]
fn sql_stands_in_stores() {
    let words = [
        "diesel::insert_into",
        "diesel::update",
        "diesel::delete",
        "diesel::sql_query",
        "insert_into(",
        "sql_query(",
        "db::schema",
        "schema::",
    ];
    let mut found = Vec::new();
    for source in sources() {
        let store = source.file_name() == "store.rs" || source.path.contains("/store/");
        if !store && !source.is_test() && source.room() != Some("db") {
            found.extend(lines_with(&source, &words));
        }
    }
    none("SQL stands in store.rs, store/ or src/db", found);
}

#[test]
fn stores_are_private() {
    let mut found = Vec::new();
    for source in sources() {
        found.extend(lines_with(&source, &["pub mod store", "pub(crate) mod store"]));
    }
    none("a store is its concept's own", found);
}

#[test]
fn only_the_clock_reads_the_clock() {
    let words = ["Utc::now", "Local::now", "SystemTime::now", "now_utc(", "CURRENT_TIMESTAMP"];
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.path != "src/clock.rs" && !source.is_test()) {
        found.extend(lines_with(source, &words));
    }
    none("time is handed in", found);
}

#[test]
fn only_db_opens_a_transaction() {
    let words = [".transaction(", ".immediate_transaction(", ".test_transaction(", "begin_transaction"];
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.room() != Some("db")) {
        found.extend(lines_with(source, &words));
    }
    none("Db::write opens the transaction", found);
}

#[test]
fn cases_are_measured_by_rules_that_can_change() {
    let at_home = ["guidelines", "rulebook"];
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test() && source.path != "src/server.rs") {
        let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
        if !source.room().is_some_and(|room| at_home.contains(&room)) && code.contains("Reference::seeded") {
            found.push(format!("{}: ask for Reference::current() or the request's rules()", source.path));
        }
    }
    none("what the product was delivered with is not what is in force", found);
}

#[test]
fn nothing_is_left_undone() {
    let words = ["TO\u{44}O", "FIX\u{4d}E", "todo\u{21}(", "unimplemented\u{21}("];
    let mut found = Vec::new();
    let all = ["src", "tests", "examples", "migrations", "templates", "static", "locales"];
    for path in all.iter().flat_map(|folder| files(folder, "")) {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let path = path.strip_prefix(root()).unwrap().display().to_string();
        for (number, line) in text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    none("what is begun is finished", found);
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |kind: &str| -> BTreeSet<String> {
        let folder = root().join("migrations").join(kind);
        let Ok(entries) = std::fs::read_dir(&folder) else {
            return BTreeSet::new();
        };
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    };
    let (sqlite, postgres) = (names("sqlite"), names("postgres"));
    assert!(!sqlite.is_empty(), "no migrations were found");
    assert_eq!(sqlite, postgres);
}
