//! A mail server that takes everything and forgets nothing.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A letter as it came over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub message_id: String,
    pub text: String,
}

/// Listens on a free port of loopback as long as the test process lives.
pub struct Sink {
    port: u16,
    letters: Arc<Mutex<Vec<Taken>>>,
}

impl Sink {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let letters = Arc::new(Mutex::new(Vec::new()));
        let kept = letters.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let kept = kept.clone();
                // Whoever is killed hangs up in the middle: then nothing is kept.
                std::thread::spawn(move || talk(stream, &kept));
            }
        });
        Self { port, letters }
    }

    /// What the product is given as its mail address.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}?tls=none", self.port)
    }

    pub fn letters(&self) -> Vec<Taken> {
        self.letters.lock().unwrap().clone()
    }
}

fn talk(stream: TcpStream, kept: &Mutex<Vec<Taken>>) -> Option<()> {
    let mut out = stream.try_clone().ok()?;
    let mut lines = BufReader::new(stream).lines();
    let mut say = |text: &str| out.write_all(format!("{text}\r\n").as_bytes()).ok();
    say("220 here")?;
    while let Some(Ok(line)) = lines.next() {
        match line.split_whitespace().next().unwrap_or_default().to_ascii_uppercase().as_str() {
            "EHLO" => say("250 HELP")?,
            "MAIL" | "RCPT" | "RSET" | "NOOP" => say("250 ok")?,
            "QUIT" => return say("221 bye"),
            "DATA" => {
                say("354 go on")?;
                let mut text = String::new();
                loop {
                    let line = lines.next()?.ok()?;
                    if line == "." {
                        break;
                    }
                    text.push_str(&line);
                    text.push('\n');
                }
                let id = text.lines().find_map(|line| line.strip_prefix("Message-ID: "))?;
                let message_id = id.trim().trim_matches(['<', '>']).to_owned();
                kept.lock().ok()?.push(Taken { message_id, text });
                say("250 taken")?;
            }
            _ => say("502 what?")?,
        }
    }
    None
}
