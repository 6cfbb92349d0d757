//! The real program as a process of its own, on a free port of loopback: started, asked, killed, started again.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A program and how it is called; what runs of it ends with this value.
pub struct Program {
    binary: PathBuf,
    flags: Vec<String>,
    listen: String,
    child: Option<Child>,
}

impl Program {
    /// The program with its data in this folder and more flags; nothing runs yet.
    ///
    /// # Errors
    /// When no port is free.
    pub fn new(binary: &Path, data: &Path, flags: &[&str]) -> Result<Self, String> {
        let free = std::net::TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
        let listen = free.local_addr().map_err(|error| error.to_string())?.to_string();
        let mut all =
            vec!["--data".to_owned(), data.display().to_string(), "--listen".into(), listen.clone()];
        all.extend(flags.iter().map(|flag| (*flag).to_owned()));
        Ok(Self { binary: binary.to_owned(), flags: all, listen, child: None })
    }

    /// Where it listens.
    pub fn base(&self) -> String {
        format!("http://{}", self.listen)
    }

    /// One of its commands, with the same flags.
    pub fn command(&self, what: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command.args(what).args(&self.flags).stdin(Stdio::null());
        command
    }

    /// Starts the server and waits until it listens.
    ///
    /// # Errors
    /// When it cannot be run or does not listen within twenty seconds.
    pub async fn start(&mut self) -> Result<(), String> {
        let mut serve = self.command(&["serve"]);
        let child = serve.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        self.child = Some(child.map_err(|error| format!("{}: {error}", self.binary.display()))?);
        for _ in 0..400 {
            if std::net::TcpStream::connect(&self.listen).is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err("the server did not start".into())
    }

    /// SIGKILL: nothing is finished, nothing is flushed.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn kill_nine(&mut self) -> Result<(), String> {
        let Some(mut child) = self.child.take() else { return Ok(()) };
        child.kill().map_err(|error| error.to_string())?;
        child.wait().map_err(|error| error.to_string())?;
        Ok(())
    }

    /// The id of the process that serves, while it runs.
    pub fn alive(&mut self) -> Option<u32> {
        let child = self.child.as_mut()?;
        matches!(child.try_wait(), Ok(None)).then(|| child.id())
    }

    /// Invites a partner on the command line; gives the path of the set-up link.
    ///
    /// # Errors
    /// When no link is printed.
    pub fn invite(&self, name: &str, email: &str) -> Result<String, String> {
        let what = ["accounts", "invite", "--roles", "partner", "--name", name, "--email", email];
        let said = self.command(&what).output().map_err(|error| error.to_string())?;
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        let link = said.split_whitespace().find_map(|word| word.strip_prefix(self.base().as_str()));
        link.map(str::to_owned).ok_or_else(|| format!("no set-up link in: {said}"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Nobody is left to be told.
        self.kill_nine().ok();
    }
}
