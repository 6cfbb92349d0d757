use super::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the little server answers, and where it hangs up.
#[derive(Clone, Copy)]
struct Answers {
    greeting: &'static str,
    offers: &'static [&'static str],
    auth: &'static str,
    rcpt: &'static str,
    data: &'static str,
    /// Hangs up instead of answering this command.
    drops_at: &'static str,
}

const GOOD: Answers = Answers {
    greeting: "220 here",
    offers: &[],
    auth: "235 welcome",
    rcpt: "250 ok",
    data: "250 taken",
    drops_at: "-",
};

struct Server {
    port: u16,
    letters: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    async fn start(answers: Answers) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let letters = Arc::new(Mutex::new(Vec::new()));
        let connections = Arc::new(AtomicUsize::new(0));
        let (kept, count) = (letters.clone(), connections.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(talk(stream, answers, kept.clone()));
            }
        });
        Server { port, letters, connections }
    }

    fn transport(&self, user: &str, query: &str) -> Transport {
        Transport::from_url(&format!("smtp://{user}127.0.0.1:{}{query}", self.port)).unwrap()
    }
}

async fn talk(stream: TcpStream, answers: Answers, letters: Arc<Mutex<Vec<String>>>) -> Option<()> {
    let (reading, mut writing) = stream.into_split();
    let mut lines = BufReader::new(reading).lines();
    let mut say = async |text: &str| writing.write_all(format!("{text}\r\n").as_bytes()).await.ok();
    say(answers.greeting).await?;
    while let Some(line) = lines.next_line().await.ok()? {
        let word = line.split_ascii_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        if word == answers.drops_at {
            return None;
        }
        match word.as_str() {
            "EHLO" => {
                for offer in answers.offers {
                    say(&format!("250-{offer}")).await?;
                }
                say("250 HELP").await?;
            }
            "AUTH" => say(answers.auth).await?,
            "MAIL" | "RSET" | "NOOP" => say("250 ok").await?,
            "RCPT" => say(answers.rcpt).await?,
            "QUIT" => return say("221 bye").await,
            "DATA" => {
                say("354 go on").await?;
                let mut letter = String::new();
                while let Some(line) = lines.next_line().await.ok()? {
                    if line == "." {
                        break;
                    }
                    letter.push_str(&line);
                    letter.push('\n');
                }
                if answers.drops_at == "." {
                    return None;
                }
                if answers.data.starts_with('2') {
                    letters.lock().unwrap().push(letter);
                }
                say(answers.data).await?;
            }
            _ => say("502 what?").await?,
        }
    }
    None
}

fn letter() -> Outgoing {
    Outgoing {
        message_id: "letter-17.1@house.example.org".to_owned(),
        from: ("Conselho de Marca".to_owned(), "brand@house.example.org".to_owned()),
        reply_to: Some((String::new(), "desk@house.example.org".to_owned())),
        to_name: "João Açores".to_owned(),
        to_address: "joao@example.org".to_owned(),
        subject: "Your request was approved — nº 17".to_owned(),
        text: "Good day,\n\n.a line that begins with a dot\nÉ tudo.\n".to_owned(),
        html: "<p>Good day, <b>é tudo</b>.</p>".to_owned(),
        list_unsubscribe: Some("https://house.example.org/notices".to_owned()),
        date: chrono::NaiveDate::from_ymd_opt(2026, 2, 3).unwrap().and_hms_opt(4, 5, 6).unwrap(),
    }
}

#[tokio::test]
async fn a_letter_arrives_with_its_headers_and_the_connection_is_kept() {
    let server = Server::start(GOOD).await;
    let transport = server.transport("", "?tls=none");
    transport.send(letter()).await.unwrap();
    let got = server.letters.lock().unwrap()[0].clone();
    for line in [
        "Message-ID: <letter-17.1@house.example.org>",
        "Date: Tue, 03 Feb 2026 04:05:06 +0000",
        "Auto-Submitted: auto-generated",
        "List-Unsubscribe: <https://house.example.org/notices>",
        "Reply-To: desk@house.example.org",
        "Content-Type: multipart/alternative;",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/html; charset=utf-8",
    ] {
        assert!(got.lines().any(|one| one.starts_with(line)), "{line} in\n{got}");
    }
    assert!(got.is_ascii());
    for _ in 0..50 {
        tokio::time::sleep(Duration::from_millis(10)).await;
        transport.send(letter()).await.unwrap();
    }
    assert_eq!(server.letters.lock().unwrap().len(), 51);
    assert!(server.connections.load(Ordering::SeqCst) < 10, "connections are reused");
}

#[tokio::test]
async fn answers_are_sorted_into_three_kinds() {
    let sign_in: &[&str] = &["AUTH PLAIN LOGIN"];
    let user = "me:wrong@";
    for (what, answers, user, query) in [
        ("temporary", Answers { rcpt: "450 mailbox busy", ..GOOD }, "", "?tls=none"),
        ("temporary", Answers { data: "451 later", ..GOOD }, "", "?tls=none"),
        ("temporary", Answers { greeting: "421 too many", ..GOOD }, "", "?tls=none"),
        ("temporary", Answers { drops_at: "RCPT", ..GOOD }, "", "?tls=none"),
        ("temporary", Answers { drops_at: ".", ..GOOD }, "", "?tls=none"),
        ("temporary", Answers { greeting: "nonsense", ..GOOD }, "", "?tls=none"),
        ("temporary", Answers { offers: sign_in, auth: "454 try later", ..GOOD }, user, "?tls=none"),
        ("permanent", Answers { rcpt: "550 no such user", ..GOOD }, "", "?tls=none"),
        ("permanent", Answers { data: "554 looks like spam", ..GOOD }, "", "?tls=none"),
        ("configuration", Answers { greeting: "554 no service for you", ..GOOD }, "", "?tls=none"),
        ("configuration", Answers { offers: sign_in, auth: "535 wrong password", ..GOOD }, user, "?tls=none"),
        ("configuration", Answers { offers: sign_in, auth: "550 account locked", ..GOOD }, user, "?tls=none"),
        ("configuration", Answers { rcpt: "530 sign in first", ..GOOD }, "", "?tls=none"),
        ("configuration", GOOD, user, "?tls=none"),
        ("configuration", GOOD, "", "?tls=required"),
    ] {
        let server = Server::start(answers).await;
        let failure = server.transport(user, query).send(letter()).await.unwrap_err();
        let line = failure.to_string();
        assert!(
            line.starts_with(what),
            "expected {what} of {:?} {:?} {:?} {query}: {line}",
            answers.greeting,
            answers.auth,
            answers.rcpt
        );
        assert!(!line.contains("wrong@") && !line.contains('\n'), "{line}");
        assert!(server.letters.lock().unwrap().is_empty());
    }
}

#[tokio::test]
async fn nobody_there_is_temporary_and_no_tls_is_configuration() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let transport = Transport::from_url(&format!("smtp://127.0.0.1:{closed}?tls=none")).unwrap();
    assert_eq!(transport.send(letter()).await.unwrap_err().next, Next::Again);
    let server = Server::start(GOOD).await;
    let transport = Transport::from_url(&format!("smtps://127.0.0.1:{}", server.port)).unwrap();
    let failure = transport.send(letter()).await.unwrap_err();
    assert_eq!((failure.next, failure.cause), (Next::Stop, Cause::Tls), "{failure}");
}

#[tokio::test]
async fn a_refused_recipient_does_not_spoil_the_next_letter() {
    let server = Server::start(GOOD).await;
    let transport = server.transport("", "?tls=none");
    let mut odd = letter();
    odd.to_address = "jo\u{e3}o@example.org".to_owned();
    let failure = transport.send(odd).await.unwrap_err();
    assert_eq!(failure.next, Next::GiveUp, "the server cannot take such an address");
    transport.send(letter()).await.unwrap();
    assert_eq!(server.letters.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn nothing_typed_ends_a_header_line() {
    let evil = "x\r\nBcc: victim@example.org\r\n\r\nbody\0\n\u{2028}y";
    let transport = Transport::memory();
    let mut one = letter();
    one.subject = evil.to_owned();
    one.to_name = evil.to_owned();
    one.from.0 = evil.to_owned();
    one.reply_to = Some((evil.to_owned(), "desk@house.example.org".to_owned()));
    one.list_unsubscribe = Some(format!("https://house.example.org/{evil}"));
    transport.send(one).await.unwrap();
    let raw = transport.sent()[0].raw.clone();
    let head = raw.split("\r\n\r\n").next().unwrap();
    assert!(!head.lines().any(|line| line.to_ascii_lowercase().starts_with("bcc")), "{head}");
    assert!(head.contains("Auto-Submitted: auto-generated"), "the header is whole: {head}");
    let mut one = letter();
    one.to_address = "joao@bücher.example".to_owned();
    transport.send(one).await.unwrap();
    assert!(transport.sent()[1].raw.contains("<joao@xn--bcher-kva.example>"));
    for text in [
        "\r\n",
        "\"",
        "\\",
        "\u{7f}",
        "\u{85}",
        "名前",
        "a\"b\\c,<d>",
        &"long ".repeat(300),
        &"長".repeat(900),
        " ",
    ] {
        let mut one = letter();
        one.to_name = text.to_owned();
        one.subject = text.to_owned();
        transport.send(one).await.unwrap();
    }
}

#[tokio::test]
async fn what_cannot_be_a_letter_is_refused_and_nothing_panics() {
    let transport = Transport::memory();
    let change = |change: &dyn Fn(&mut Outgoing)| {
        let mut one = letter();
        change(&mut one);
        one
    };
    for bad in [
        change(&|one| one.to_address = "nobody".to_owned()),
        change(&|one| one.to_address = "a@b.org\r\nRCPT TO:<victim@example.org>".to_owned()),
        change(&|one| one.to_address = "a@b.org, c@d.org".to_owned()),
        change(&|one| one.message_id = "a b@c\r\nX: y".to_owned()),
        change(&|one| one.message_id = String::new()),
        change(&|one| {
            one.date = chrono::NaiveDate::from_ymd_opt(12_000, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap()
        }),
    ] {
        assert_eq!(transport.send(bad.clone()).await.unwrap_err().next, Next::GiveUp, "{bad:?}");
    }
    let own = change(&|one| one.from.1 = "not an address".to_owned());
    assert_eq!(transport.send(own).await.unwrap_err().next, Next::Stop);
    assert!(transport.sent().is_empty());
}

#[tokio::test]
async fn a_folder_holds_each_letter_once() {
    let folder = tempfile::tempdir().unwrap();
    let transport = Transport::from_url(&format!("folder:{}/out/box", folder.path().display())).unwrap();
    transport.send(letter()).await.unwrap();
    transport.send(letter()).await.unwrap();
    let names: Vec<_> = fs::read_dir(folder.path().join("out/box"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["letter-17.1@house.example.org.eml"]);
    let text = fs::read_to_string(folder.path().join("out/box").join(&names[0])).unwrap();
    assert!(text.contains("Message-ID: <letter-17.1@house.example.org>\r\n"));
    let blocked = folder.path().join("a file");
    fs::write(&blocked, "x").unwrap();
    assert_eq!(Transport::Folder(blocked).send(letter()).await.unwrap_err().next, Next::Again);
}

#[test]
fn file_names_stay_in_the_folder_and_apart() {
    assert_eq!(file_name("a-1@b.org"), "a-1@b.org.eml");
    let odd = file_name("../../etc/passwd");
    assert!(!odd.contains('/') && !odd.starts_with('.'), "{odd}");
    assert_ne!(file_name("a/b@c"), file_name("a_b@c"));
    assert_ne!(file_name(&"x".repeat(300)), file_name(&"x".repeat(301)));
}
