//! axe-core in the browser: what it finds wrong with a page for people who see, hear or move otherwise.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::json;

use super::browser::Browser;
use super::companion::left_out;

/// The version that is installed by `.ci/run`; by hand: `npm install --prefix target/axe axe-core@4.14.1`.
const WHERE: &str = "axe/node_modules/axe-core/axe.min.js";

fn script() -> Option<&'static str> {
    static SCRIPT: OnceLock<Option<String>> = OnceLock::new();
    let read = || {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?;
        let file = std::env::var_os("AXE_CORE").map_or_else(|| target.join(WHERE), PathBuf::from);
        let read = std::fs::read_to_string(&file).ok();
        if read.is_none() {
            left_out("axe", &format!("{} is not there; see the README", file.display()));
        }
        read
    };
    SCRIPT.get_or_init(read).as_deref()
}

/// What axe finds on the page that is shown, a line each; nothing where axe is not installed (said once).
pub async fn complaints(browser: &Browser) -> Vec<String> {
    let Some(script) = script() else { return Vec::new() };
    browser.client.execute(script, vec![]).await.unwrap();
    let run = r#"
        const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(
            found => done(found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.target.join(' ') + ' ' + (node.any[0]?.message || '')).slice(0, 3).join('; '))),
            error => done(['axe failed: ' + error]));
    "#;
    let found = browser.client.execute_async(run, vec![]).await.unwrap();
    let url = json!(browser.address().await);
    found
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| format!("{url} {}", one.as_str().unwrap_or_default()))
        .collect()
}
