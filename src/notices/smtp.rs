//! Speaking with a mail server, one step after the other: each step has its own meaning when it fails, and the last one -
//! the whole letter and the answer to it - is taken apart from those before it, so that as few letters as possible
//! stand between "sent" and "known to be sent".

use std::future::Future;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use lettre::Message;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use tokio::net::TcpStream;

use super::failures::{Cause, Failure, Next, Phase, sort};

/// Longest wait for one answer of the mail server; for the answer to a whole letter, twice as long.
const ANSWER: Duration = Duration::from_secs(30);
/// The longest that one letter can take, every step at its limit.
pub(super) const LETTER_SECONDS: i64 = 300;
/// A connection that was not used for this long is opened anew: servers close idle ones.
const IDLE: Duration = Duration::from_secs(20);
/// Connections that are kept open.
const KEPT: usize = 16;

/// How the connection is protected.
#[derive(Clone)]
pub(super) enum Protection {
    /// TLS from the first byte.
    FromStart(TlsParameters),
    /// STARTTLS, or nothing is said.
    Required(TlsParameters),
    /// STARTTLS where it is offered.
    Opportunistic(TlsParameters),
    /// In the clear.
    None,
}

/// A mail server.
pub struct Smtp {
    host: String,
    port: u16,
    protection: Protection,
    credentials: Option<Credentials>,
    name: ClientId,
    /// Longest wait for one answer.
    pub(super) answer: Duration,
    idle: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
    /// One letter at a time takes the last step, see [`super::worker`].
    pub(super) last_step: tokio::sync::Mutex<()>,
}

/// A letter that the server is ready to read.
pub struct Open<'a> {
    smtp: &'a Smtp,
    connection: AsyncSmtpConnection,
}

impl Smtp {
    pub(super) fn new(
        host: String,
        port: u16,
        protection: Protection,
        credentials: Option<Credentials>,
    ) -> Self {
        Self {
            host,
            port,
            protection,
            credentials,
            name: ClientId::default(),
            answer: ANSWER,
            idle: Mutex::default(),
            last_step: tokio::sync::Mutex::default(),
        }
    }

    /// `host:port`, without credentials.
    pub(super) fn server(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// Everything before the letter itself: who writes, to whom, may I.
    pub(super) async fn open(&self, message: &Message) -> Result<Open<'_>, Failure> {
        // A kept connection may have been closed meanwhile; nothing was said yet, so another one does as well.
        while let Some(mut connection) = self.kept() {
            match self.address(&mut connection, message).await {
                Ok(()) => return Ok(Open { smtp: self, connection }),
                Err(failure) if failure.cause == Cause::Connection => connection.abort().await,
                Err(failure) => return Err(self.over(connection, failure).await),
            }
        }
        let mut connection = self.connect().await?;
        match self.address(&mut connection, message).await {
            Ok(()) => Ok(Open { smtp: self, connection }),
            Err(failure) => Err(self.over(connection, failure).await),
        }
    }

    /// One step with its limit of time.
    async fn step<T>(
        &self,
        phase: Phase,
        limit: Duration,
        doing: impl Future<Output = Result<T, lettre::transport::smtp::Error>>,
    ) -> Result<T, Failure> {
        match tokio::time::timeout(limit, doing).await {
            Ok(done) => done.map_err(|error| sort(phase, &error, &self.server())),
            Err(_) => Err(self.unreached("no answer in time")),
        }
    }

    fn unreached(&self, why: impl std::fmt::Display) -> Failure {
        Failure::new(Next::Again, Cause::Connection, format!("{}: {why}", self.server()))
    }

    /// A connection of which every piece leaves at once: a letter ends with a short line by itself, which would otherwise wait
    /// until the server's kernel has acknowledged the letter, 40 ms on most.
    async fn reach(&self) -> Result<TcpStream, Failure> {
        let opening = TcpStream::connect((self.host.as_str(), self.port));
        let stream = tokio::time::timeout(self.answer, opening)
            .await
            .map_err(|_| self.unreached("no answer in time"))?
            .map_err(|error| self.unreached(format!("Connection error: {error}")))?;
        stream.set_nodelay(true).map_err(|error| self.unreached(error))?;
        Ok(stream)
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Failure> {
        let mut connection = match &self.protection {
            Protection::FromStart(parameters) => {
                let address = (self.host.as_str(), self.port);
                let (limit, parameters) = (Some(self.answer), Some(parameters.clone()));
                let opening =
                    AsyncSmtpConnection::connect_tokio1(address, limit, &self.name, parameters, None);
                self.step(Phase::Protect, self.answer, opening).await?
            }
            _ => {
                let stream = self.reach().await?;
                let greeting = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.name);
                self.step(Phase::Connect, self.answer, greeting).await?
            }
        };
        let started = match &self.protection {
            Protection::Required(parameters) => Some(parameters.clone()),
            Protection::Opportunistic(parameters) if connection.can_starttls() => Some(parameters.clone()),
            _ => None,
        };
        if let Some(parameters) = started {
            self.step(Phase::Protect, self.answer, connection.starttls(parameters, &self.name)).await?;
        }
        if let Some(credentials) = &self.credentials {
            let ways = [Mechanism::Plain, Mechanism::Login];
            self.step(Phase::SignIn, self.answer, connection.auth(&ways, credentials)).await?;
        }
        Ok(connection)
    }

    async fn address(&self, connection: &mut AsyncSmtpConnection, message: &Message) -> Result<(), Failure> {
        let envelope = message.envelope();
        let mut options = Vec::new();
        let is_ascii = |address: &lettre::Address| AsRef::<str>::as_ref(address).is_ascii();
        if !envelope.to().iter().chain(envelope.from()).all(is_ascii) {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Failure::unmade("the mail server takes no address with letters beyond ASCII"));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        let mail = Mail::new(envelope.from().cloned(), options);
        self.step(Phase::Sender, self.answer, connection.command(mail)).await?;
        for to in envelope.to() {
            let rcpt = Rcpt::new(to.clone(), Vec::new());
            self.step(Phase::Recipient, self.answer, connection.command(rcpt)).await?;
        }
        self.step(Phase::Letter, self.answer, connection.command(Data)).await.map(|_| ())
    }

    /// Gives a connection back after a no, when it can still be used.
    async fn over(&self, mut connection: AsyncSmtpConnection, failure: Failure) -> Failure {
        let usable = failure.cause != Cause::Connection
            && self.step(Phase::Connect, self.answer, connection.command(Rset)).await.is_ok();
        if usable {
            self.keep(connection);
        }
        failure
    }

    fn kept(&self) -> Option<AsyncSmtpConnection> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|(connection, since)| since.elapsed() < IDLE && !connection.has_broken());
        idle.pop().map(|(connection, _)| connection)
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT {
            idle.push((connection, Instant::now()));
        }
    }

    /// Says goodbye to the server on every connection that is kept.
    pub(super) async fn close(&self) {
        let idle = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for (mut connection, _) in idle {
            self.step(Phase::Connect, Duration::from_secs(2), connection.quit()).await.ok();
        }
    }
}

impl Open<'_> {
    /// The letter itself, up to the server's answer to it.
    pub(super) async fn send(mut self, raw: &[u8]) -> Result<(), Failure> {
        match self.smtp.step(Phase::Letter, self.smtp.answer * 2, self.connection.message(raw)).await {
            Ok(_) => {
                self.smtp.keep(self.connection);
                Ok(())
            }
            Err(failure) => Err(self.smtp.over(self.connection, failure).await),
        }
    }
}
