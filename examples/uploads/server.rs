//! The server under test: this same program, started as a child, so that its memory is its own.

use std::path::PathBuf;

use super::program::Program;

/// A server with a folder of its own; it ends, and the folder goes, with this value.
pub struct Server {
    program: Program,
    data: PathBuf,
    /// Where it listens.
    pub base: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.program.kill_nine().ok();
        std::fs::remove_dir_all(&self.data).ok();
    }
}

impl Server {
    /// Starts it; `clamd` is the scanner's address. Gives the set-up link of a partner as well.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn start(clamd: Option<String>) -> Result<(Server, String), String> {
        let data = std::env::temp_dir().join(format!("imprimatur-uploads-{}", std::process::id()));
        let binary = std::env::current_exe().map_err(|error| error.to_string())?;
        let mut flags = vec!["--workers", "2"];
        if let Some(clamd) = &clamd {
            flags.extend(["--clamd", clamd]);
        }
        let mut program = Program::new(&binary, &data, &flags)?;
        program.start().await?;
        let link = program.invite("Pia Partner", "pia@uploads.example")?;
        let base = program.base();
        Ok((Server { program, data, base }, link))
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        self.program.alive().is_some()
    }

    /// Resident memory now, and the most there ever was, MB of 1,000,000 bytes.
    ///
    /// # Errors
    /// When it does not run, or the system does not say.
    pub fn memory(&mut self) -> Result<(u64, u64), String> {
        let id = self.program.alive().ok_or("the server is gone")?;
        let status =
            std::fs::read_to_string(format!("/proc/{id}/status")).map_err(|error| error.to_string())?;
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
