//! `imprimatur verify FILE`: checks a signed proof by the office's published keys, without a connection.

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDateTime;

use crate::authorizations::PublicState;
use crate::authorizations::proof::check::{self, Checked, Unproven};
use crate::authorizations::proof::keys::PublishedKeys;
use crate::authorizations::words;
use crate::clock::Clock;
use crate::say::authorizations as t;

/// The name under which the keys are looked for beside the file.
const KEYS: &str = "imprimatur-keys.json";

/// The signature does not hold, or there is nothing to check.
const PROVES_NOTHING: u8 = 1;
/// It holds, and is to be fetched anew.
const STALE: u8 = 2;
/// It holds, and says that nobody may use the mark.
const NOT_VALID: u8 = 3;

/// Checks a file and says what it proves.
///
/// # Errors
/// Never: what cannot be read proves nothing.
pub fn run(file: &Path, keys: Option<&Path>) -> Result<ExitCode, String> {
    let beside = file.with_file_name(KEYS);
    let keys = keys.unwrap_or(&beside);
    let (code, lines) = match (std::fs::read(file), std::fs::read(keys)) {
        (Err(error), _) => (PROVES_NOTHING, vec![format!("{}: {error}", file.display())]),
        (_, Err(error)) => (PROVES_NOTHING, vec![format!("{}: {error}", keys.display())]),
        (Ok(file), Ok(keys)) => verdict(&file, &keys, Clock::System.now()),
    };
    for line in lines {
        println!("{line}");
    }
    Ok(ExitCode::from(code))
}

/// The exit code and what is printed.
pub fn verdict(file: &[u8], keys: &[u8], now: NaiveDateTime) -> (u8, Vec<String>) {
    let Some(keys) = PublishedKeys::read(keys) else {
        return (PROVES_NOTHING, vec![format!("{KEYS}?")]);
    };
    match check::check(file, &keys, now) {
        Ok(checked) => holds(&checked),
        Err(why) => {
            let line = match why {
                Unproven::NotAProof => t::verify_not_a_proof(),
                Unproven::UnknownKey(id) => t::verify_unknown_key(id),
                Unproven::DoesNotHold => t::verify_does_not_hold(),
                Unproven::KeyRetired(at) => t::verify_key_retired(at),
            };
            (PROVES_NOTHING, vec![line.to_string()])
        }
    }
}

fn holds(checked: &Checked) -> (u8, Vec<String>) {
    let proof = &checked.proof;
    let fact = |label: crate::say::Msg, value: String| format!("{label}: {value}");
    let zone = crate::say::display_zone();
    let mut lines = vec![
        t::verify_holds(&checked.key).to_string(),
        t::verify_state(&proof.number, words::public_state(checked.state)).to_string(),
        fact(t::fact_holder(), proof.holder.clone()),
        fact(t::fact_mark(), words::marks(&proof.marks)),
        fact(t::fact_activity(), proof.activity.clone()),
        fact(t::fact_use(), words::use_type(proof.use_type)),
        fact(t::fact_where(), words::territory(&proof.territory, usize::MAX)),
        fact(t::fact_media(), words::media(&proof.media)),
        fact(t::fact_from_until(), t::span(proof.starts_on, proof.ends_on).to_string()),
    ];
    lines.extend(proof.wording.iter().map(|one| fact(t::fact_words(), format!("“{}”", one.text))));
    lines.extend(proof.conditions.iter().map(|one| fact(t::fact_conditions(), one.clone())));
    lines.push(t::verify_as_of(proof.as_of, zone).to_string());
    lines.push(t::verify_again(proof.check_again_after, zone).to_string());
    if checked.stale {
        lines.push(t::verify_stale(&proof.address).to_string());
        return (STALE, lines);
    }
    (if checked.state == PublicState::Valid { 0 } else { NOT_VALID }, lines)
}
