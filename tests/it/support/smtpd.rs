//! aiosmtpd in a process of its own, with STARTTLS and authentication: what a letter looks like to somebody else's reader.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::certificates::Certified;
use super::companion::{Companion, scratch};

/// The version that `.ci/run` installs; by hand: see the README.
const WHERE: &str = "aiosmtpd/bin/python";
/// User and password that the server takes.
pub const USER: &str = "house";
pub const PASSWORD: &str = "p@ss:w%rd/7";

/// `$1` is Python, `$2` the server, `$3` its folder, then user and password.
const SCRIPT: &str = r#"
"$1" "$2" "$3" "$4" "$5" </dev/null >"$3/log" 2>&1 &
daemon=$!
tries=0
while [ ! -f "$3/port" ] && [ "$tries" -lt 300 ] && kill -0 "$daemon" 2>/dev/null; do
  sleep 0.1
  tries=$((tries + 1))
done
if [ -f "$3/port" ]; then
  echo "ready $(cat "$3/port")"
  cat >/dev/null
else
  echo "aiosmtpd did not start: $(tail -n 3 "$3/log" | tr '\n' ' ')"
fi
kill "$daemon" 2>/dev/null
wait "$daemon" 2>/dev/null
"#;

/// A running server; it ends with this value.
pub struct Smtpd {
    _companion: Companion,
    folder: tempfile::TempDir,
    /// Where it listens on loopback.
    pub port: u16,
}

impl Smtpd {
    /// Starts one with this certificate.
    ///
    /// # Errors
    /// Why there is none here, in words.
    pub fn start(certified: &Certified) -> Result<Self, String> {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().ok_or("no target folder")?;
        let python = std::env::var_os("AIOSMTPD").map_or_else(|| target.join(WHERE), PathBuf::from);
        if !python.exists() {
            return Err(format!("{} is not there; see the README", python.display()));
        }
        let folder = tempfile::Builder::new().prefix("smtpd.").tempdir_in(scratch()).unwrap();
        std::fs::write(folder.path().join("cert.pem"), &certified.certificate).unwrap();
        std::fs::write(folder.path().join("key.pem"), &certified.key).unwrap();
        let server = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/support/smtpd.py");
        let arguments = [
            python.as_os_str(),
            server.as_os_str(),
            folder.path().as_os_str(),
            USER.as_ref(),
            PASSWORD.as_ref(),
        ];
        let (companion, port) = Companion::start(None, SCRIPT, &arguments)?;
        let port = port.parse().map_err(|_| format!("no port: {port}"))?;
        Ok(Self { _companion: companion, folder, port })
    }

    /// What it took, in its order, as Python's standard library reads it.
    pub fn letters(&self) -> Vec<Value> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "json"))
            .collect();
        files.sort();
        files.iter().map(|file| serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()).collect()
    }
}
