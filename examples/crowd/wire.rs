//! One connection to a server: a request goes out, an answer comes back, nothing in between.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use super::Problem;

/// A connection that is kept.
pub struct Wire {
    stream: TcpStream,
    kept: Vec<u8>,
}

impl Wire {
    /// Connects.
    pub fn to(address: SocketAddr) -> Result<Self, Problem> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, kept: Vec::new() })
    }

    /// Sends a request and reads the whole answer: its status and its body.
    pub fn ask(&mut self, request: &[u8]) -> Result<(u16, Vec<u8>), Problem> {
        self.stream.write_all(request)?;
        let head = loop {
            if let Some(end) = self.kept.windows(4).position(|four| four == b"\r\n\r\n") {
                break self.kept.drain(..end + 4).collect::<Vec<u8>>();
            }
            self.more()?;
        };
        let head = String::from_utf8_lossy(&head).to_lowercase();
        let status =
            head.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or("an answer without a status")?;
        let value = |name: &str| head.lines().find_map(|line| line.strip_prefix(name).map(str::trim));
        if value("transfer-encoding:").is_some() {
            return Err("an answer in chunks".into());
        }
        let length: usize = value("content-length:").and_then(|length| length.parse().ok()).unwrap_or(0);
        while self.kept.len() < length {
            self.more()?;
        }
        Ok((status, self.kept.drain(..length).collect()))
    }

    fn more(&mut self) -> Result<(), Problem> {
        let mut buffer = [0_u8; 64 * 1024];
        let read = self.stream.read(&mut buffer)?;
        if read == 0 {
            return Err("the server hung up".into());
        }
        self.kept.extend_from_slice(buffer.get(..read).unwrap_or_default());
        Ok(())
    }
}
