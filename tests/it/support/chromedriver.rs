//! One chromedriver for the whole test process.

use std::sync::OnceLock;

use super::companion::{Companion, on_path};

/// `$1` is chromedriver, `$2` the temp dir. Everything Chromium starts stands in the session of
/// this script, so all of it can be found and ended by that.
const SCRIPT: &str = r#"
folder=$(mktemp -d "$2/imprimatur-browser.XXXXXX") || { echo "no folder can be made in $2"; exit 1; }
"$1" --port=0 </dev/null >"$folder/log" 2>&1 &
driver=$!
tidy() {
  kill "$driver" 2>/dev/null
  tries=0
  while [ -e "$folder" ] && [ "$tries" -lt 20 ]; do
    for stat in /proc/[0-9]*/stat; do
      read -r line 2>/dev/null <"$stat" || continue
      pid=${line%% *}
      set -- ${line##*) }
      [ "$4" = "$$" ] && [ "$pid" != "$$" ] && kill -9 "$pid" 2>/dev/null
    done
    # What Chromium started apart from it (its crash handler) may still write as it ends.
    sleep 0.2
    rm -rf "$folder" 2>/dev/null
    sleep 0.2
    tries=$((tries + 1))
  done
}
tries=0
port=
while [ -z "$port" ] && [ "$tries" -lt 300 ] && kill -0 "$driver" 2>/dev/null; do
  port=$(sed -n 's/.*started successfully on port \([0-9]*\).*/\1/p' "$folder/log")
  [ -n "$port" ] || sleep 0.1
  tries=$((tries + 1))
done
if [ -z "$port" ]; then
  echo "chromedriver did not start: $(tail -n 3 "$folder/log" | tr '\n' ' ')"
  tidy
  exit 1
fi
echo "ready $port $folder"
cat >/dev/null
tidy
"#;

/// The running chromedriver.
pub struct Driver {
    _companion: Companion,
    pub port: u16,
    /// Goes with the test process; the profiles stand in it.
    pub folder: String,
    /// The browser to start.
    pub chromium: String,
}

/// Started when first asked for.
///
/// # Errors
/// Why there is none here, in words.
pub fn driver() -> Result<&'static Driver, String> {
    static DRIVER: OnceLock<Result<Driver, String>> = OnceLock::new();
    let start = || {
        let driver = on_path(&["chromedriver"]).ok_or("install Debian's package chromium-driver")?;
        let chromium = on_path(&["chromium", "chromium-browser", "google-chrome"])
            .ok_or("install Debian's package chromium")?;
        let (companion, said) = Companion::start(None, SCRIPT, &[driver.as_path(), &std::env::temp_dir()])?;
        let (port, folder) = said.split_once(' ').ok_or("chromedriver named no port")?;
        Ok(Driver {
            _companion: companion,
            port: port.parse().map_err(|_| format!("{port} is no port"))?,
            folder: folder.to_owned(),
            chromium: chromium.display().to_string(),
        })
    };
    DRIVER.get_or_init(start).as_ref().map_err(Clone::clone)
}
