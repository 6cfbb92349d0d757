use super::*;

#[test]
fn short_long_common_and_guessable_passwords_are_refused() {
    assert_eq!(judge("short", &[]), Err(PasswordProblem::TooShort));
    assert_eq!(judge("elevenchars", &[]), Err(PasswordProblem::TooShort));
    assert_eq!(judge(&"é".repeat(513), &[]), Err(PasswordProblem::TooLong));
    for common in [
        "Password1234",
        "passwordpassword",
        "123456789012",
        "QWERTYUIOP123",
        "iloveyou2024!!",
        "correcthorsebatterystaple",
    ] {
        assert_eq!(judge(common, &[]), Err(PasswordProblem::Common), "{common}");
    }
    assert_eq!(judge("aaaaaaaaaaaaaaaa", &[]), Err(PasswordProblem::Guessable));
    assert_eq!(judge("Oliveira.maria.1987", &["Maria Oliveira"]), Err(PasswordProblem::Guessable));
    assert_eq!(judge("maria likes her violet kettle", &["Maria Oliveira"]), Ok(()));
    assert_eq!(
        judge("maria.oliveira1", &["Maria Oliveira", "maria.oliveira@example.org"]),
        Err(PasswordProblem::Guessable)
    );
}

#[test]
fn good_passwords_of_any_make_are_taken() {
    for good in [
        "violet kettle under rain",
        "  leading spaces count too ",
        "пурпурный чайник под дождём",
        "xK9#mQ2$vL7pR4",
        "zebra7-lantern",
    ] {
        assert_eq!(judge(good, &["Maria Oliveira"]), Ok(()), "{good}");
    }
    // The longest one allowed is judged quickly.
    let long: String = ('a'..='z').cycle().step_by(7).take(MAX_BYTES).collect();
    let start = std::time::Instant::now();
    let _ = judge(&long, &[]);
    assert!(start.elapsed().as_secs() < 5);
}
