use super::*;

fn quick() -> Hasher {
    Hasher::with_params(1, 4, 64, 1).unwrap()
}

#[tokio::test]
async fn a_password_is_recognised_and_another_is_not() {
    let hasher = quick();
    let stored = hasher.hash("correct horse battery".to_owned()).await.unwrap();
    assert!(stored.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{stored}");
    assert!(hasher.verify("correct horse battery".to_owned(), Some(&stored)).await.unwrap());
    assert!(!hasher.verify("correct horse battery ".to_owned(), Some(&stored)).await.unwrap());
    assert!(!hasher.verify("correct horse battery".to_owned(), None).await.unwrap());
    let again = hasher.hash("correct horse battery".to_owned()).await.unwrap();
    assert_ne!(stored, again, "every hash has its own salt");
}

#[tokio::test]
async fn the_text_is_standard_and_older_costs_still_verify() {
    let hasher = quick();
    let other = Hasher::with_params(1, 4, 256, 2).unwrap();
    let stored = other.hash("an older password".to_owned()).await.unwrap();
    assert!(hasher.verify("an older password".to_owned(), Some(&stored)).await.unwrap());
    assert!(hasher.is_outdated(&stored));
    assert!(!other.is_outdated(&stored));
    use argon2::PasswordVerifier;
    let hash = PasswordHash::new(&stored).unwrap();
    assert!(
        PasswordVerifier::<PasswordHash>::verify_password(&Argon2::default(), b"an older password", &hash)
            .is_ok()
    );
}

#[tokio::test]
async fn damaged_foreign_and_costly_rows_are_named() {
    let hasher = quick();
    for stored in [
        "",
        "plain",
        "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ",
        "$argon2id$v=19$m=4000000,t=1,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ] {
        assert_eq!(
            hasher.verify("x".to_owned(), Some(stored)).await,
            Err(HashFailure::Unreadable),
            "{stored}"
        );
    }
    assert!(hasher.hash("still working".to_owned()).await.is_ok());
}

#[tokio::test]
async fn a_full_queue_says_so_at_once() {
    let hasher = Hasher::with_params(1, 1, 19_456, 2).unwrap();
    let asked: Vec<_> = (0..12)
        .map(|_| {
            tokio::spawn({
                let hasher = hasher.clone();
                async move { hasher.hash("many at once".to_owned()).await }
            })
        })
        .collect();
    let mut busy = 0;
    let mut done = 0;
    for one in asked {
        match one.await.unwrap() {
            Ok(_) => done += 1,
            Err(HashFailure::Busy) => busy += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert!(busy > 0 && done > 0, "{busy} busy, {done} done");
    assert!(hasher.hash("room again".to_owned()).await.is_ok());
}

#[test]
fn an_unknown_account_does_the_same_work() {
    let params = Params::new(64, 1, 1, None).unwrap();
    let mut memory = vec![Block::new(); params.block_count()];
    let answer = perform("a wrong password", &Task::Verify(None), &params, &mut memory);
    assert!(matches!(answer, Ok(Outcome::Verified(false))));
    let untouched = memory.iter().filter(|block| block.as_ref().iter().all(|word| *word == 0)).count();
    assert_eq!(untouched, 0, "blocks that the pretended check left out");
}
