//! A real clamd with signatures of our own: Debian's `clamav-daemon`, without any of its databases.

use std::path::PathBuf;

use super::companion::{Companion, on_path};

/// `$1` is clamd, `$2` the temp dir, `$3` the signatures.
const SCRIPT: &str = r#"
folder=$(mktemp -d "$2/imprimatur-clamd.XXXXXX") || { echo "no folder can be made in $2"; exit 1; }
mkdir "$folder/signatures"
printf '%s' "$3" >"$folder/signatures/own.ndb"
cat >"$folder/conf" <<EOF
Foreground yes
DatabaseDirectory $folder/signatures
LocalSocket $folder/socket
TemporaryDirectory $folder
StreamMaxLength 64M
MaxThreads 2
EOF
"$1" --config-file="$folder/conf" </dev/null >"$folder/log" 2>&1 &
daemon=$!
tidy() {
  kill "$daemon" 2>/dev/null
  wait "$daemon" 2>/dev/null
  rm -rf "$folder"
}
tries=0
while [ ! -S "$folder/socket" ] && [ "$tries" -lt 300 ] && kill -0 "$daemon" 2>/dev/null; do
  sleep 0.1
  tries=$((tries + 1))
done
if [ ! -S "$folder/socket" ]; then
  echo "clamd did not start: $(tail -n 3 "$folder/log" | tr '\n' ' ')"
  tidy
  exit 1
fi
echo "ready $folder/socket"
cat >/dev/null
tidy
"#;

/// A running clamd; it ends with this value.
pub struct Scanner {
    _companion: Companion,
    /// Where it listens.
    pub socket: PathBuf,
}

/// Starts one that knows these: a name, and bytes that a file has in it.
///
/// # Errors
/// Why there is none here, in words.
pub fn scanner(signatures: &[(&str, &[u8])]) -> Result<Scanner, String> {
    let aside = PathBuf::from("/usr/sbin/clamd");
    let clamd = on_path(&["clamd"])
        .or_else(|| aside.is_file().then_some(aside))
        .ok_or("install Debian's package clamav-daemon")?;
    let lines: String =
        signatures.iter().map(|(name, bytes)| format!("{name}:0:*:{}\n", hex::encode(bytes))).collect();
    let temp = std::env::temp_dir();
    let arguments = [clamd.as_os_str(), temp.as_os_str(), lines.as_ref()];
    let (companion, said) = Companion::start(None, SCRIPT, &arguments)?;
    Ok(Scanner { _companion: companion, socket: said.into() })
}
