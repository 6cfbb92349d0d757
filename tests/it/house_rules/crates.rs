//! What the product is built of: where the crates come from, under which licences, and that none is
//! older than the version that mended a known fault.

use std::process::Command;

use serde_json::Value;

/// Licences that ask for no more than naming the author, or for changes to their own files.
const LICENCES: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "PostgreSQL",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Where the crates may come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The first version without a known fault.
const FLOORS: [(&str, [u64; 3]); 8] = [
    ("lettre", [0, 11, 22]),
    ("diesel", [2, 3, 10]),
    ("zip", [2, 3, 0]),
    ("quick-xml", [0, 41, 0]),
    ("h2", [0, 4, 16]),
    ("time", [0, 3, 47]),
    ("ammonia", [4, 1, 4]),
    ("totp-rs", [1, 1, 0]),
];

/// The packages of the lock file: name, version and source.
fn locked() -> Vec<(String, String, Option<String>)> {
    let text = std::fs::read_to_string(super::root().join("Cargo.lock")).unwrap();
    let lock: toml::Table = toml::from_str(&text).unwrap();
    let word =
        |package: &toml::Value, key: &str| package.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let packages = lock["package"].as_array().unwrap();
    packages
        .iter()
        .map(|p| (word(p, "name").unwrap(), word(p, "version").unwrap(), word(p, "source")))
        .collect()
}

#[test]
fn crates_come_from_one_registry() {
    let elsewhere = |(name, version, source): (String, String, Option<String>)| match source {
        Some(source) if source == REGISTRY => None,
        None if name == env!("CARGO_PKG_NAME") => None,
        source => Some(format!("{name} {version} from {source:?}")),
    };
    super::none("only the crates registry", locked().into_iter().filter_map(elsewhere).collect());
}

#[test]
fn no_crate_is_older_than_the_version_that_mended_it() {
    let older = |(name, version, _): (String, String, Option<String>)| {
        let (_, floor) = FLOORS.iter().find(|(floor, _)| *floor == name)?;
        (numbers(&version) < *floor).then(|| format!("{name} {version}, wanted {floor:?}"))
    };
    super::none("versions with known faults", locked().into_iter().filter_map(older).collect());
}

/// `1.2.3-rc.1` as numbers; a version before its release counts as the one before.
fn numbers(version: &str) -> [u64; 3] {
    let plain = version.split('+').next().unwrap_or_default();
    let (core, before) = plain.split_once('-').map_or((plain, false), |(core, _)| (core, true));
    let mut numbers = [0u64; 3];
    for (place, part) in numbers.iter_mut().zip(core.split('.')) {
        *place = part.parse().unwrap();
    }
    if before {
        numbers[2] = numbers[2].saturating_sub(1);
    }
    numbers
}

/// Reads what cargo has at hand for this platform; nothing is fetched.
#[test]
fn licences_are_on_the_list() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let about = Command::new(rustc).arg("-vV").output().unwrap();
    let about = String::from_utf8(about.stdout).unwrap();
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let answer = Command::new(cargo)
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .args(["--filter-platform", host])
        .current_dir(super::root())
        .output()
        .unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let metadata: Value = serde_json::from_slice(&answer.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let mut found = Vec::new();
    for package in packages {
        let licence = package["license"].as_str().unwrap_or_default();
        if !is_allowed(licence) {
            found.push(format!("{} {}: “{licence}”", package["name"], package["version"]));
        }
    }
    assert!(packages.len() > 10, "cargo named only {} packages", packages.len());
    super::none("licences on the list", found);
}

/// Whether a licence expression can be met by licences on the list: `OR` (or `/`) by one side,
/// `AND` by both. An exception (`WITH`) only gives more, so it changes nothing.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let met = any_of(&mut rest);
    met == Some(true) && rest.is_empty()
}

fn any_of(rest: &mut &[&str]) -> Option<bool> {
    let mut met = all_of(rest)?;
    while rest.first() == Some(&"OR") {
        *rest = &rest[1..];
        met |= all_of(rest)?;
    }
    Some(met)
}

fn all_of(rest: &mut &[&str]) -> Option<bool> {
    let mut met = one(rest)?;
    while rest.first() == Some(&"AND") {
        *rest = &rest[1..];
        met &= one(rest)?;
    }
    Some(met)
}

fn one(rest: &mut &[&str]) -> Option<bool> {
    let (first, after) = rest.split_first()?;
    *rest = after;
    if *first == "(" {
        let met = any_of(rest)?;
        let (close, after) = rest.split_first()?;
        *rest = after;
        return (*close == ")").then_some(met);
    }
    if rest.first() == Some(&"WITH") {
        *rest = rest.get(2..)?;
    }
    Some(LICENCES.contains(first))
}

#[test]
fn licence_expressions_are_understood() {
    for good in [
        "MIT",
        "MIT/Apache-2.0",
        "Apache-2.0 OR GPL-2.0-only",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception OR GPL-3.0-only",
    ] {
        assert!(is_allowed(good), "{good}");
    }
    for bad in ["", "GPL-3.0-or-later", "AGPL-3.0", "MIT AND GPL-3.0-only", "(MIT", "MIT OR", "MIT MIT"] {
        assert!(!is_allowed(bad), "{bad}");
    }
}
