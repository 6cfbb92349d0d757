//! A mail server that takes everything: it reads as fast as it can, keeps the Message-IDs in their order, and nothing else.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// A letter that arrived: its Message-ID, and the round in which it did.
pub type Arrival = (String, usize);

/// The sink; a thread for each connection.
#[derive(Clone)]
pub struct Sink {
    /// Where it listens.
    pub address: SocketAddr,
    kept: Arc<Mutex<Kept>>,
}

#[derive(Default)]
struct Kept {
    arrivals: Vec<Arrival>,
    round: usize,
}

impl Sink {
    /// Starts one on loopback.
    pub fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let sink = Self { address: listener.local_addr()?, kept: Arc::default() };
        let kept = sink.kept.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let kept = kept.clone();
                std::thread::spawn(move || talk(&stream, &kept));
            }
        });
        Ok(sink)
    }

    /// How many letters have arrived.
    pub fn count(&self) -> usize {
        self.look(|kept| kept.arrivals.len())
    }

    /// Takes out what arrived so far.
    pub fn take(&self) -> Vec<Arrival> {
        self.look(|kept| std::mem::take(&mut kept.arrivals))
    }

    /// What arrives from now on arrives in the next round.
    pub fn next_round(&self) {
        self.look(|kept| kept.round += 1);
    }

    fn look<T>(&self, f: impl FnOnce(&mut Kept) -> T) -> T {
        f(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// One conversation; it ends when the other side does.
fn talk(stream: &TcpStream, kept: &Mutex<Kept>) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut out = stream;
    let mut lines = BufReader::with_capacity(64 * 1024, stream);
    let mut line = Vec::new();
    out.write_all(b"220 sink\r\n").ok()?;
    loop {
        read(&mut lines, &mut line)?;
        let word = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        match word.as_slice() {
            b"EHLO" => out.write_all(b"250-sink\r\n250 8BITMIME\r\n").ok()?,
            b"DATA" => {
                out.write_all(b"354 go on\r\n").ok()?;
                let mut id = String::new();
                loop {
                    read(&mut lines, &mut line)?;
                    if line == b".\r\n" {
                        break;
                    }
                    if let Some(rest) = line.strip_prefix(b"Message-ID: ") {
                        id = String::from_utf8_lossy(rest).trim().trim_matches(['<', '>']).to_owned();
                    }
                }
                // Taken before it is said: whoever does not hear it may send the letter again.
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                let round = kept.round;
                kept.arrivals.push((id, round));
                drop(kept);
                out.write_all(b"250 taken\r\n").ok()?;
            }
            b"QUIT" => return out.write_all(b"221 bye\r\n").ok(),
            _ => out.write_all(b"250 ok\r\n").ok()?,
        }
    }
}

fn read(lines: &mut BufReader<&TcpStream>, line: &mut Vec<u8>) -> Option<()> {
    line.clear();
    (lines.read_until(b'\n', line).ok()? > 0).then_some(())
}
