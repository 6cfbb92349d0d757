use chrono::{Duration, NaiveDateTime};

use super::super::Wording;
use super::super::keys::{PublishedKey, PublishedKeys, SigningKey};
use super::{Checked, PublicState, Unproven, check, write};
use crate::authorizations::proof::Proof;
use crate::guidelines::{Mark, UseType};

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn proof(as_of: NaiveDateTime) -> Proof {
    Proof {
        address: "https://office.example/verify/0".into(),
        as_of,
        check_again_after: as_of + Duration::days(7),
        number: "A-2026-0001".into(),
        state: PublicState::Valid,
        holder: "Åse \"清流\" A/S".into(),
        marks: vec![Mark::UnName],
        use_type: UseType::Informational,
        activity: "Clean water week".into(),
        goals: vec![],
        wording: vec![Wording { language: "en".into(), text: "In support".into() }],
        territory: vec!["DK".into()],
        media: vec!["print".into()],
        languages: vec!["en".into()],
        starts_on: "2026-11-01".parse().unwrap(),
        ends_on: "2026-12-05".parse().unwrap(),
        stopped_on: None,
        stop_by: None,
        conditions: vec![],
    }
}

fn published(key: &SigningKey, retired_at: Option<NaiveDateTime>) -> PublishedKey {
    PublishedKey::new(key.public(), at("2026-01-01T00:00:00"), retired_at)
}

fn keys(keys: Vec<PublishedKey>) -> PublishedKeys {
    PublishedKeys::new("https://office.example", keys)
}

#[test]
fn it_holds_until_it_is_stale() {
    let key = SigningKey::of_seed(&[7; 32]).unwrap();
    let now = at("2026-11-24T09:00:00");
    let file = write(&proof(now), &key).unwrap();
    let keys = keys(vec![published(&key, None)]);
    assert_eq!(PublishedKeys::read(&serde_json::to_vec(&keys).unwrap()), Some(keys.clone()));
    let at_day = |days| check(file.as_bytes(), &keys, now + Duration::days(days)).unwrap();
    let Checked { proof: read, key: id, stale, state } = at_day(7);
    assert_eq!((read, id.as_str(), stale, state), (proof(now), key.id(), false, PublicState::Valid));
    assert!(at_day(8).stale);
    assert!(at_day(-1).stale, "from the future");
    assert_eq!(at_day(12).state, PublicState::Expired, "its last day has passed meanwhile");
}

#[test]
fn no_byte_can_be_changed_left_out_or_added() {
    let key = SigningKey::of_seed(&[7; 32]).unwrap();
    let now = at("2026-11-24T09:00:00");
    let file = write(&proof(now), &key).unwrap().into_bytes();
    let keys = keys(vec![published(&key, None)]);
    for place in 0..file.len() {
        for with in [b' ', b'0', b'a', b'A', file[place] ^ 1, file[place] ^ 0x20] {
            if with != file[place] {
                let mut other = file.clone();
                other[place] = with;
                assert!(check(&other, &keys, now).is_err(), "byte {place} as {with}");
            }
        }
        let mut shorter = file.clone();
        shorter.remove(place);
        assert!(check(&shorter, &keys, now).is_err(), "without byte {place}");
        let mut longer = file.clone();
        longer.insert(place, b' ');
        assert!(check(&longer, &keys, now).is_err(), "a blank before byte {place}");
    }
}

#[test]
fn an_older_key_still_proves_what_it_signed_and_nothing_later() {
    let (old, new) = (SigningKey::of_seed(&[7; 32]).unwrap(), SigningKey::of_seed(&[8; 32]).unwrap());
    let retired = at("2026-11-25T00:00:00");
    let keys = keys(vec![published(&new, None), published(&old, Some(retired))]);
    let before = write(&proof(at("2026-11-24T09:00:00")), &old).unwrap();
    assert!(check(before.as_bytes(), &keys, retired).is_ok());
    let after = write(&proof(at("2026-11-26T09:00:00")), &old).unwrap();
    assert_eq!(check(after.as_bytes(), &keys, retired), Err(Unproven::KeyRetired(retired)));
    let stranger = SigningKey::of_seed(&[9; 32]).unwrap();
    let forged = write(&proof(retired), &stranger).unwrap();
    assert_eq!(check(forged.as_bytes(), &keys, retired), Err(Unproven::UnknownKey(stranger.id().into())));
    let renamed = forged.replace(stranger.id(), new.id());
    assert_eq!(check(renamed.as_bytes(), &keys, retired), Err(Unproven::DoesNotHold));
    for odd in ["", "{}", "[]", "{\"format\":\"imprimatur-proof/1\"}"] {
        assert_eq!(check(odd.as_bytes(), &keys, retired), Err(Unproven::NotAProof), "{odd}");
    }
}
