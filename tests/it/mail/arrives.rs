//! Letters at somebody else's server: aiosmtpd with STARTTLS and authentication, read by Python's standard library.

use imprimatur::access::Role;
use imprimatur::db::ids::AccountId;
use imprimatur::notices::transport::{Cause, LONGEST_NAME, LONGEST_SUBJECT, Transport, clean};
use imprimatur::notices::worker::deliver_due;
use imprimatur::notices::{self, About, NoticeState, Recipient, Rendered};
use imprimatur::say::Language;

use super::{all, queue, standing};
use crate::support::app::TestApp;
use crate::support::certificates::certified;
use crate::support::companion::left_out;
use crate::support::databases::db_tests;
use crate::support::smtpd::{PASSWORD, Smtpd, USER};

/// Names as people and others type them.
fn names() -> Vec<String> {
    let mut names: Vec<String> = [
        "João Açores",
        "Søren \"the\" Ørsted",
        "O'Neill, Ann (PhD) <ann@evil.example>",
        "two\r\nBcc: victim@evil.example\r\n\r\nwords",
        "nul\0byte\u{7}bell\u{1b}[31m",
        "back\\slash \\\" quote",
        "\u{202e}elpmaxe.evil@moc\u{202c} \u{2066}x\u{2069}",
        "王小明",
        "محمد بن عبد الله",
        "=?utf-8?Q?already=20encoded?=",
        "\u{2028}line\u{2029}paragraph\u{85}next",
        "a,b;c:d@e[f]g",
        "\"",
        " ",
        "\u{feff}\u{200b}",
        "😀 e\u{301}\u{301}\u{301}",
    ]
    .map(str::to_owned)
    .to_vec();
    names.push("x".repeat(2000));
    names.push("long ".repeat(400));
    names.push("長".repeat(2000));
    names.push("\u{202e}\"\\\r\n".repeat(400));
    names
}

/// Signs alone: where a long header is folded, white space may change.
fn without_signs(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() && !c.is_whitespace() && !matches!(c, '\u{2028}' | '\u{2029}'))
        .collect()
}

/// What a header says of a name: without control characters, and cut where it is too long.
fn shown(name: &str, longest: usize) -> String {
    let name = clean(name);
    if name.chars().count() <= longest {
        return name;
    }
    name.chars().take(longest).chain(['…']).collect()
}

db_tests! {
    async fn whatever_a_name_is_the_letter_is_whole_and_goes_to_one(db) {
        let certified = certified(false);
        let server = match Smtpd::start(&certified) {
            Ok(server) => server,
            Err(reason) => return left_out("letters to aiosmtpd", &reason),
        };
        let app = TestApp::start(db).await;
        let all_names = names();
        app.data.db.write(move |tx| {
            for (number, name) in all_names.iter().enumerate() {
                let to = Recipient { account: None, name: name.clone(), address: format!("reader{number}@people.example"), language: Language::En };
                let subject: String = format!("About {name}");
                let text = format!("Dear {name}\n\n.\n.a line that begins with a dot\nFrom the office: é 長 \u{202e}x\n{}\n", "w".repeat(3000));
                let html = format!("<!DOCTYPE html><html><body><p>.</p>\n<p>{}</p></body></html>", "é".repeat(2000));
                notices::write_rendered(tx, About::account(AccountId(1)), "requests.reminder", &[to], &Rendered { subject, text, html })?;
            }
            Ok(())
        }).await.unwrap();

        // A wrong password first: the queue stops, and nothing has left.
        let wrong = format!("smtp://{USER}:wrong@127.0.0.1:{}", server.port);
        let wrong = Transport::from_url_trusting(&wrong, Some(&certified.authority)).unwrap();
        while deliver_due(&app.data.db, &wrong).await.unwrap() > 0 {}
        let pause = queue(&app).await.paused.unwrap();
        assert!(pause.reason.contains("535") && !pause.reason.contains("wrong"), "{}", pause.reason);
        assert!(all(&app).await.iter().any(|row| row.cause == Cause::SignIn.as_str()));
        assert!(server.letters().is_empty());
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        admin.submit(&admin.get("/admin/mail").await, "Let the mail go on", &[]).await;

        let password: String = url::form_urlencoded::byte_serialize(PASSWORD.as_bytes()).collect();
        let url = format!("smtp://{USER}:{password}@127.0.0.1:{}", server.port);
        let transport = Transport::from_url_trusting(&url, Some(&certified.authority)).unwrap();
        while deliver_due(&app.data.db, &transport).await.unwrap() > 0 {}
        assert_eq!(standing(&app, NoticeState::Sent).await, names().len());
        let arrived = server.letters();
        assert_eq!(arrived.len(), names().len());
        let rows = all(&app).await;
        for (number, name) in names().iter().enumerate() {
            let address = format!("reader{number}@people.example");
            let one = arrived.iter().find(|one| one["to"] == address.as_str()).unwrap_or_else(|| panic!("{name:?} is not there"));
            assert_eq!(one["defects"].as_array().unwrap().len(), 0, "{name:?}: {}", one["defects"]);
            assert_eq!(one["rcpt"], serde_json::json!([address]), "{name:?}");
            assert!(one["protected"] == true && one["signed_in"] == true, "{name:?}");
            let expected = ["message-id", "date", "from", "to", "subject", "auto-submitted", "reply-to", "mime-version", "content-type"];
            let found: Vec<&str> = one["names"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
            let (mut found_sorted, mut expected) = (found.clone(), expected.to_vec());
            found_sorted.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found_sorted, expected, "{name:?}");
            assert_eq!(one["bare"], 0, "{name:?}: line ends of one sign");
            assert!(one["longest"].as_u64().unwrap() <= 998, "{name:?}: a line of {}", one["longest"]);
            assert_eq!(one["auto"], "auto-generated");
            assert_eq!(one["message_id"], format!("<{}>", rows[number].message_id));
            let (to_name, subject) = (one["to_name"].as_str().unwrap(), one["subject"].as_str().unwrap());
            assert_eq!(without_signs(to_name), without_signs(&shown(name, LONGEST_NAME)), "the name as it was typed");
            assert_eq!(without_signs(subject), without_signs(&shown(&format!("About {name}"), LONGEST_SUBJECT)));
            assert!(!to_name.chars().chain(subject.chars()).any(char::is_control), "{name:?}");
            let text = one["text"].as_str().unwrap();
            assert!(text.contains("\n.\n.a line that begins with a dot\n") && text.contains(&"w".repeat(3000)), "{name:?}");
            assert!(one["html"].as_str().unwrap().contains(&"é".repeat(2000)), "{name:?}");
        }
        app.finish().await;
    }
}
