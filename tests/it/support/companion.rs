//! A process beside the tests that cannot outlive them, however they end.
//!
//! A small shell script starts the real program, says one line, and then reads from a pipe that
//! only the test process holds. When that process is gone (finished, failed, `kill -9`) the
//! operating system closes the pipe, the script wakes, and tidies up. It stands in a session of
//! its own, so that an interrupt from the keyboard doesn't reach it before it has tidied.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// Keeps the script alive; dropping it (or the death of this process) lets the script tidy up.
pub struct Companion {
    _script: Child,
}

impl Companion {
    /// Runs `script` under `sh` and waits for the first line it says: `ready ...` gives what
    /// follows the word, anything else is the reason why it could not start.
    ///
    /// # Errors
    /// The reason in words, for a person who reads the output of the tests.
    pub fn start<S: AsRef<OsStr>>(
        user: Option<&str>,
        script: &str,
        arguments: &[S],
    ) -> Result<(Self, String), String> {
        let mut command = Command::new("setsid");
        if let Some(user) = user {
            command.arg("setpriv").arg(format!("--reuid={user}"));
            command.arg(format!("--regid={user}")).arg("--init-groups");
        }
        let whole = format!("trap '' HUP INT TERM PIPE\n{script}");
        command.args(["sh", "-c", &whole, "companion"]);
        command.args(arguments).current_dir("/");
        for name in ["PGDATA", "PGHOST", "PGPORT", "PGUSER", "PGDATABASE", "PGOPTIONS"] {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C.UTF-8");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|e| format!("setsid cannot be run ({e})"))?;
        let mut said = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut said).map_err(|e| e.to_string())?;
        }
        match said.trim_end().strip_prefix("ready") {
            Some(rest) => Ok((Self { _script: child }, rest.trim().to_owned())),
            None if said.trim().is_empty() => Err("it ended without a word".to_owned()),
            None => Err(said.trim().to_owned()),
        }
    }
}

/// A folder for the files of this test process, which goes when the process does; without `setsid`
/// the plain temp dir.
pub fn scratch() -> &'static std::path::Path {
    static FOLDER: std::sync::OnceLock<(Option<Companion>, std::path::PathBuf)> = std::sync::OnceLock::new();
    let made = FOLDER.get_or_init(|| {
        let script = r#"
folder=$(mktemp -d "$1/imprimatur-test.XXXXXX") || exit 1
echo "ready $folder"
cat >/dev/null
rm -rf "$folder"
"#;
        match Companion::start(None, script, &[std::env::temp_dir()]) {
            Ok((companion, folder)) => (Some(companion), folder.into()),
            Err(_) => (None, std::env::temp_dir()),
        }
    });
    &made.1
}

/// Says what was left out and how to get it, on the real standard error (the test harness keeps
/// what `eprintln!` writes to itself). Where `CI=true` a missing part is a failure.
///
/// # Panics
/// With `CI=true`.
pub fn left_out(what: &str, reason: &str) {
    use std::io::Write;
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{what} cannot run: {reason}");
    let _ = writeln!(std::io::stderr(), "\nleft out: {what} ({reason})");
}

/// The first of these programs that stands in a folder of `PATH`.
pub fn on_path(names: &[&str]) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |f| f.join(name))).find(|p| p.is_file())
}

/// Whether this process is root (which PostgreSQL and Chromium's sandbox refuse).
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|m| m.uid() == 0)
}
