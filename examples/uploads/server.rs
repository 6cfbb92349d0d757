//! The server under test: this same program, started as a child, so that its memory is its own.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server with a folder of its own; it ends, and the folder goes, with this value.
pub struct Server {
    child: Child,
    data: PathBuf,
    /// Where it listens.
    pub base: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
        std::fs::remove_dir_all(&self.data).ok();
    }
}

impl Server {
    /// Starts it; `clamd` is the scanner's address.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn start(clamd: Option<String>) -> Result<(Server, String), String> {
        let data = std::env::temp_dir().join(format!("imprimatur-uploads-{}", std::process::id()));
        let free = std::net::TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
        let listen = free.local_addr().map_err(|error| error.to_string())?.to_string();
        drop(free);
        let program = std::env::current_exe().map_err(|error| error.to_string())?;
        let command = |what: &[&str]| {
            let mut command = Command::new(&program);
            command.args(what).arg("--data").arg(&data).args(["--listen", &listen, "--workers", "2"]);
            if let Some(clamd) = &clamd {
                command.args(["--clamd", clamd]);
            }
            command.stdin(Stdio::null());
            command
        };
        let child = command(&["serve"]).stdout(Stdio::null()).spawn().map_err(|error| error.to_string())?;
        let server = Server { child, data: data.clone(), base: format!("http://{listen}") };
        for _ in 0..400 {
            if std::net::TcpStream::connect(&listen).is_ok() {
                let invite = [
                    "accounts",
                    "invite",
                    "--roles",
                    "partner",
                    "--name",
                    "Pia Partner",
                    "--email",
                    "pia@uploads.example",
                ];
                let said = command(&invite).output().map_err(|error| error.to_string())?;
                let said = String::from_utf8_lossy(&said.stdout).into_owned();
                let link = said.split_whitespace().find_map(|word| word.strip_prefix(server.base.as_str()));
                return Ok((server, link.ok_or_else(|| format!("no set-up link in: {said}"))?.to_owned()));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err("the server did not start".into())
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Resident memory now, and the most there ever was, MB of 1,000,000 bytes.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn memory(&self) -> Result<(u64, u64), String> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
        let of = |key: &str| -> Option<u64> {
            let line = status.lines().find(|line| line.starts_with(key))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        };
        match (of("VmRSS:"), of("VmHWM:")) {
            (Some(now), Some(most)) => Ok((now * 1024 / 1_000_000, most * 1024 / 1_000_000)),
            _ => Err("the system does not tell the server's memory".into()),
        }
    }

    /// What is left in quarantine.
    pub fn in_quarantine(&self) -> usize {
        std::fs::read_dir(self.data.join("documents/quarantine")).map_or(0, Iterator::count)
    }
}
