//! A mail server that goes wrong where it is told to, and keeps all that it hears, in the clear or not.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::certificates::Certified;

/// A step of the conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Greeting,
    Ehlo,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// The answer to the whole letter.
    End,
}

impl Step {
    pub const ALL: [Self; 8] = [
        Self::Greeting,
        Self::Ehlo,
        Self::StartTls,
        Self::Auth,
        Self::Mail,
        Self::Rcpt,
        Self::Data,
        Self::End,
    ];
}

/// What goes wrong there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This is said instead.
    Says(&'static str),
    /// Nothing is said any more.
    Hangs,
    /// The line is cut. At the end of a letter: after it was taken.
    Cuts,
}

/// What it heard.
#[derive(Default)]
pub struct Heard {
    /// Lines before the line was protected.
    pub clear: Vec<String>,
    /// Lines after that, letters left out.
    pub protected: Vec<String>,
    /// Letters that it took: the raw text.
    pub letters: Vec<String>,
    faults: VecDeque<(Step, Fault)>,
    always: Option<(Step, Fault)>,
}

/// The server; it listens on loopback while this value lives.
#[derive(Clone)]
pub struct BadSmtp {
    pub port: u16,
    heard: Arc<Mutex<Heard>>,
}

impl BadSmtp {
    /// One with STARTTLS and AUTH, or without both.
    pub async fn start(certified: Option<&Certified>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let tls = certified.map(acceptor);
        let heard = Arc::new(Mutex::new(Heard::default()));
        let kept = heard.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, tls.clone(), kept.clone()));
            }
        });
        Self { port, heard }
    }

    /// The next time it comes to this step, it goes wrong so.
    pub fn next(&self, step: Step, fault: Fault) {
        self.heard.lock().unwrap().faults.push_back((step, fault));
    }

    /// It goes wrong so every time; none mends it.
    pub fn always(&self, fault: Option<(Step, Fault)>) {
        self.heard.lock().unwrap().always = fault;
    }

    /// How many faults have not come yet.
    pub fn faults_left(&self) -> usize {
        self.heard(|heard| heard.faults.len())
    }

    /// Looks at what it heard.
    pub fn heard<T>(&self, look: impl FnOnce(&Heard) -> T) -> T {
        look(&self.heard.lock().unwrap())
    }

    /// The Message-IDs of the letters that it took, in their order.
    pub fn message_ids(&self) -> Vec<String> {
        let of = |letter: &String| {
            letter.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap_or_default().to_owned()
        };
        self.heard(|heard| heard.letters.iter().map(of).collect())
    }
}

fn acceptor(certified: &Certified) -> TlsAcceptor {
    let chain = vec![CertificateDer::from_pem_slice(certified.certificate.as_bytes()).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(certified.key.as_bytes()).unwrap();
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

trait Line: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Line for T {}

/// One conversation; none when the line is over.
async fn talk(stream: TcpStream, tls: Option<TlsAcceptor>, heard: Arc<Mutex<Heard>>) -> Option<()> {
    let mut line: BufReader<Box<dyn Line>> = BufReader::new(Box::new(stream));
    let mut protected = false;
    answer(&mut line, &heard, Step::Greeting, "220 here").await?;
    loop {
        let mut command = String::new();
        if line.read_line(&mut command).await.ok()? == 0 {
            return None;
        }
        let command = command.trim_end().to_owned();
        {
            let mut heard = heard.lock().unwrap();
            if protected { heard.protected.push(command.clone()) } else { heard.clear.push(command.clone()) }
        }
        let word = command.split_ascii_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        match word.as_str() {
            "EHLO" if tls.is_some() && !protected => {
                answer(&mut line, &heard, Step::Ehlo, "250-here\r\n250 STARTTLS").await?
            }
            "EHLO" if protected => {
                answer(&mut line, &heard, Step::Ehlo, "250-here\r\n250 AUTH PLAIN LOGIN").await?
            }
            "EHLO" => answer(&mut line, &heard, Step::Ehlo, "250 here").await?,
            "STARTTLS" => {
                let good = answer(&mut line, &heard, Step::StartTls, "220 go on").await;
                let (Some(tls), true) = (&tls, good?) else { continue };
                let plain = line.into_inner();
                line = BufReader::new(Box::new(tls.accept(plain).await.ok()?));
                protected = true;
                continue;
            }
            "AUTH" => answer(&mut line, &heard, Step::Auth, "235 welcome").await?,
            "MAIL" => answer(&mut line, &heard, Step::Mail, "250 ok").await?,
            "RCPT" => answer(&mut line, &heard, Step::Rcpt, "250 ok").await?,
            "DATA" => {
                if !answer(&mut line, &heard, Step::Data, "354 go on").await? {
                    continue;
                }
                let mut letter = String::new();
                loop {
                    let mut one = String::new();
                    if line.read_line(&mut one).await.ok()? == 0 {
                        return None;
                    }
                    if one == ".\r\n" {
                        break;
                    }
                    letter.push_str(&one);
                }
                let fault = due(&heard, Step::End);
                if matches!(fault, None | Some(Fault::Cuts)) {
                    heard.lock().unwrap().letters.push(letter);
                }
                go(&mut line, fault, "250 taken").await?
            }
            "QUIT" => {
                line.write_all(b"221 bye\r\n").await.ok()?;
                return None;
            }
            _ => go(&mut line, None, "250 ok").await?,
        };
    }
}

/// The fault that is due at this step.
fn due(heard: &Mutex<Heard>, step: Step) -> Option<Fault> {
    let mut heard = heard.lock().unwrap();
    if let Some((at, fault)) = heard.always
        && at == step
    {
        return Some(fault);
    }
    heard.faults.front().filter(|(at, _)| *at == step)?;
    heard.faults.pop_front().map(|(_, fault)| fault)
}

async fn answer(
    line: &mut BufReader<Box<dyn Line>>,
    heard: &Mutex<Heard>,
    step: Step,
    good: &str,
) -> Option<bool> {
    go(line, due(heard, step), good).await
}

/// Whether it went well; none when the line is over.
async fn go(line: &mut BufReader<Box<dyn Line>>, fault: Option<Fault>, good: &str) -> Option<bool> {
    let says = match fault {
        None => good,
        Some(Fault::Says(says)) => says,
        Some(Fault::Hangs) => return std::future::pending().await,
        Some(Fault::Cuts) => return None,
    };
    line.write_all(format!("{says}\r\n").as_bytes()).await.ok()?;
    line.flush().await.ok()?;
    // Who closes says so.
    if says.starts_with("421") { None } else { Some(fault.is_none()) }
}
