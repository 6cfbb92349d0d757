//! Asks clamd about a file: `INSTREAM`, one connection a file. Whatever goes wrong is an error and never a verdict, so
//! that a file without an answer stays "not yet checked".

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::path::PathBuf;
use std::time::Duration;

/// Bytes sent at once.
const CHUNK: usize = 64 * 1024;
const CONNECT: Duration = Duration::from_secs(5);
/// Longest silence while a file is sent or looked at.
const SILENCE: Duration = Duration::from_secs(60);
/// Longest answer.
const MOST_ANSWER: u64 = 4096;

/// Where clamd listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clamd {
    /// A host and a port.
    Tcp(String),
    /// A socket of this machine.
    Unix(PathBuf),
}

/// What clamd says of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was found.
    Clean,
    /// Something was; its name.
    Found(String),
}

trait Line: Read + Write {}
impl<T: Read + Write> Line for T {}

impl Clamd {
    /// `tcp:HOST:PORT` or `unix:PATH`.
    ///
    /// # Errors
    /// What to write instead.
    pub fn parse(text: &str) -> Result<Clamd, String> {
        let wrong = || format!("'{text}' must be tcp:HOST:PORT or unix:PATH");
        match text.split_once(':') {
            Some(("unix", path)) if path.starts_with('/') => Ok(Clamd::Unix(path.into())),
            Some(("tcp", address)) => match address.rsplit_once(':') {
                Some((host, port)) if !host.is_empty() && port.parse::<u16>().is_ok() => {
                    Ok(Clamd::Tcp(address.to_owned()))
                }
                _ => Err(wrong()),
            },
            _ => Err(wrong()),
        }
    }

    /// Sends a file and waits for the verdict. Blocks.
    ///
    /// # Errors
    /// When clamd cannot be reached, breaks off, or answers anything but a verdict.
    pub fn scan(&self, mut file: impl Read) -> io::Result<Verdict> {
        let mut line = self.connect()?;
        line.write_all(b"zINSTREAM\0")?;
        let mut buffer = vec![0_u8; CHUNK];
        let sent = loop {
            let read = file.read(&mut buffer)?;
            let length = u32::try_from(read).map_err(io::Error::other)?.to_be_bytes();
            let sent =
                line.write_all(&length).and_then(|()| line.write_all(buffer.get(..read).unwrap_or_default()));
            if sent.is_err() || read == 0 {
                break sent.and_then(|()| line.flush());
            }
        };
        // A file that is too large for clamd is answered before it was sent whole: the answer says more than the error.
        let mut answer = Vec::new();
        let heard = line.take(MOST_ANSWER).read_to_end(&mut answer);
        if answer.is_empty() {
            sent?;
            heard?;
        }
        verdict(&answer)
    }

    fn connect(&self) -> io::Result<Box<dyn Line>> {
        match self {
            Clamd::Tcp(address) => {
                let mut last = io::Error::new(io::ErrorKind::NotFound, "no such host");
                for address in address.to_socket_addrs()? {
                    match TcpStream::connect_timeout(&address, CONNECT) {
                        Ok(stream) => {
                            stream.set_read_timeout(Some(SILENCE))?;
                            stream.set_write_timeout(Some(SILENCE))?;
                            return Ok(Box::new(stream));
                        }
                        Err(error) => last = error,
                    }
                }
                Err(last)
            }
            #[cfg(unix)]
            Clamd::Unix(path) => {
                let stream = std::os::unix::net::UnixStream::connect(path)?;
                stream.set_read_timeout(Some(SILENCE))?;
                stream.set_write_timeout(Some(SILENCE))?;
                Ok(Box::new(stream))
            }
            #[cfg(not(unix))]
            Clamd::Unix(_) => Err(io::ErrorKind::Unsupported.into()),
        }
    }
}

fn verdict(answer: &[u8]) -> io::Result<Verdict> {
    let text = String::from_utf8_lossy(answer);
    let text = text.trim_end_matches(['\0', '\n']);
    let said = text.strip_prefix("stream: ").unwrap_or(text);
    match said.strip_suffix(" FOUND") {
        Some(name) => {
            let plain: String = name.chars().filter(|c| c.is_ascii_graphic()).take(120).collect();
            Ok(Verdict::Found(plain))
        }
        None if said == "OK" => Ok(Verdict::Clean),
        None => Err(io::Error::other(format!("clamd answered {said:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read() {
        assert_eq!(Clamd::parse("tcp:127.0.0.1:3310"), Ok(Clamd::Tcp("127.0.0.1:3310".into())));
        assert_eq!(Clamd::parse("unix:/run/clamd.ctl"), Ok(Clamd::Unix("/run/clamd.ctl".into())));
        for wrong in ["", "127.0.0.1:3310", "tcp:3310", "tcp:host:x", "unix:clamd.ctl", "tcp::3310"] {
            assert!(Clamd::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_a_verdict_is_a_verdict() {
        assert_eq!(verdict(b"stream: OK\0").unwrap(), Verdict::Clean);
        assert_eq!(verdict(b"stream: Eicar-Test FOUND\0").unwrap(), Verdict::Found("Eicar-Test".into()));
        for other in
            [&b""[..], b"INSTREAM size limit exceeded. ERROR\0", b"stream: OKAY\0", b"UNKNOWN COMMAND\0"]
        {
            assert!(verdict(other).is_err());
        }
    }

    #[test]
    fn nobody_there_is_no_verdict() {
        assert!(Clamd::Unix("/nowhere/clamd.ctl".into()).scan(&b"x"[..]).is_err());
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        assert!(Clamd::Tcp(free.to_string()).scan(&b"x"[..]).is_err());
    }
}
