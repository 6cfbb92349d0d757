//! A real Chromium, driven through one chromedriver for the whole test process.

use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::chromedriver::driver;
use super::companion::{is_root, left_out};

/// How long a page may take to show what is looked for.
const PATIENCE: Duration = Duration::from_secs(10);

/// One browser with a fresh profile. Its window is closed when it is dropped.
pub struct Browser {
    /// For what the helpers here don't do.
    pub client: Client,
    session: String,
    port: u16,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// A browser whose page is `width` by `height` CSS pixels, in English and in light colours; or
    /// `None` where there is none (said once on standard error).
    ///
    /// # Panics
    /// With `CI=true` where there is no browser.
    pub async fn open(width: u32, height: u32) -> Option<Self> {
        static SAID: OnceLock<()> = OnceLock::new();
        match Self::start().await {
            Ok(browser) => {
                browser.resize(width, height).await;
                browser.colours("light").await;
                Some(browser)
            }
            Err(reason) => {
                SAID.get_or_init(|| left_out("browser tests", &reason));
                None
            }
        }
    }

    async fn start() -> Result<Self, String> {
        let driver = driver()?;
        let profile = tempfile::Builder::new()
            .prefix("profile.")
            .tempdir_in(&driver.folder)
            .map_err(|e| e.to_string())?;
        let mut arguments = vec![
            "--headless".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--hide-scrollbars".to_owned(),
            "--lang=en-GB".to_owned(),
            format!("--user-data-dir={}", profile.path().display()),
        ];
        if is_root() {
            arguments.push("--no-sandbox".to_owned());
        }
        let mut wanted = Capabilities::new();
        wanted.insert("browserName".into(), json!("chrome"));
        wanted.insert("goog:chromeOptions".into(), json!({"binary": driver.chromium, "args": arguments}));
        // axe reads a long page for more than the usual half minute where everything else is busy as well.
        wanted.insert("timeouts".into(), json!({"script": 300_000}));
        wanted.insert("goog:loggingPrefs".into(), json!({"browser": "ALL"}));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .map_err(|e| format!("Chromium did not start: {e}"))?;
        let session = client.session_id().await.ok().flatten().ok_or("no session")?;
        Ok(Self { client, session, port: driver.port, _profile: profile })
    }

    /// Opens this address and waits until it is loaded.
    pub async fn goto(&self, url: &str) {
        self.client.goto(url).await.unwrap();
    }

    /// The address that is open.
    pub async fn address(&self) -> String {
        self.client.current_url().await.unwrap().to_string()
    }

    /// Makes the page exactly so wide and high, also narrower than a window may be.
    pub async fn resize(&self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// `light` or `dark`, as the person's system would ask for.
    pub async fn colours(&self, scheme: &str) {
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.devtools("Emulation.setEmulatedMedia", media).await;
    }

    /// Clicks the link or button that reads exactly so, and waits for the page that follows.
    ///
    /// # Panics
    /// When there is none; the words that can be clicked are then shown.
    pub async fn click(&self, text: &str) {
        let quoted = quoted(text);
        let path = format!(
            "//*[self::a or self::button or self::summary][normalize-space(.)={quoted}] \
             | //input[@type='submit'][@value={quoted}]"
        );
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(&path)).await;
        let Ok(element) = found else {
            let all = self.words_of("a, button, summary").await;
            panic!("nothing to click reads “{text}”; there is {all:?}");
        };
        element.click().await.unwrap_or_else(|e| panic!("“{text}” can't be clicked: {e}"));
    }

    /// Types into the field with this label, in place of what stood there. Chooses in a select.
    pub async fn fill(&self, label: &str, value: &str) {
        let field = self.field(label).await;
        if field.tag_name().await.is_ok_and(|tag| tag == "select") {
            field.select_by_label(value).await.unwrap();
            return;
        }
        field.clear().await.unwrap();
        field.send_keys(value).await.unwrap();
    }

    /// Ticks the checkbox, or chooses the radio, with this label.
    pub async fn choose(&self, label: &str) {
        let field = self.field(label).await;
        if !field.is_selected().await.unwrap() {
            field.click().await.unwrap();
        }
    }

    /// Gives this file to the upload field with this label.
    pub async fn upload(&self, label: &str, file: &Path) {
        self.field(label).await.send_keys(&file.display().to_string()).await.unwrap();
    }

    /// The control that belongs to this label (its whole words), however the two are tied.
    ///
    /// # Panics
    /// When there is none; the labels of the page are then shown.
    pub async fn field(&self, label: &str) -> fantoccini::elements::Element {
        let quoted = quoted(label);
        let path = format!(
            "//*[@id=//label[normalize-space(.)={quoted}]/@for] \
             | //label[normalize-space(.)={quoted}]//*[self::input or self::select or self::textarea] \
             | //*[self::input or self::select or self::textarea][@aria-label={quoted}]"
        );
        match self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(&path)).await {
            Ok(element) => element,
            Err(_) => panic!("no field “{label}”; there is {:?}", self.words_of("label").await),
        }
    }

    /// Sends these keys to whatever has the focus, as someone without a mouse would.
    pub async fn press(&self, keys: &str) {
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// All the words a person sees on the page.
    pub async fn text(&self) -> String {
        self.text_of("body").await
    }

    /// The words of the first element this selector finds.
    pub async fn text_of(&self, css: &str) -> String {
        self.client.find(Locator::Css(css)).await.unwrap().text().await.unwrap()
    }

    /// Waits until the page says this.
    ///
    /// # Panics
    /// When it doesn't within ten seconds; the page's words are then shown.
    pub async fn see(&self, words: &str) {
        let until = std::time::Instant::now() + PATIENCE;
        loop {
            let now = self.client.find(Locator::Css("body")).await;
            let said = match now {
                Ok(body) => body.text().await.unwrap_or_default(),
                Err(_) => String::new(),
            };
            if said.contains(words) {
                return;
            }
            assert!(std::time::Instant::now() < until, "the page never said “{words}”:\n{said}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The result of this script (`return ...`).
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// Whether the page can be scrolled sideways, which it never should.
    pub async fn scrolls_sideways(&self) -> bool {
        let script = "const e = document.documentElement; return e.scrollWidth > e.clientWidth";
        self.run(script).await == json!(true)
    }

    /// Writes a picture of the page as far as the window shows it.
    pub async fn screenshot(&self, file: &Path) {
        std::fs::write(file, self.client.screenshot().await.unwrap()).unwrap();
    }

    /// Writes a picture of the whole page, also of what is below the window.
    pub async fn whole_page(&self, file: &Path) {
        use base64::Engine;
        let shot = json!({"captureBeyondViewport": true});
        let answer = self.devtools("Page.captureScreenshot", shot).await;
        let data = answer.get("data").and_then(Value::as_str).unwrap_or_default();
        std::fs::write(file, base64::engine::general_purpose::STANDARD.decode(data).unwrap()).unwrap();
    }

    /// What the console said since the last call, warnings and worse: blocked scripts and styles,
    /// failed loads, exceptions.
    pub async fn console(&self) -> Vec<String> {
        let entries = self.client.issue_cmd(Console).await.unwrap();
        entries
            .as_array()
            .into_iter()
            .flatten()
            .filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")))
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// A command of Chromium's own protocol.
    pub async fn devtools(&self, command: &'static str, parameters: Value) -> Value {
        self.client.issue_cmd(Devtools { command, parameters }).await.unwrap()
    }

    async fn words_of(&self, css: &str) -> Vec<String> {
        let mut all = Vec::new();
        for element in self.client.find_all(Locator::Css(css)).await.unwrap_or_default() {
            all.push(element.text().await.unwrap_or_default());
        }
        all
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        use std::io::{Read, Write};
        let Ok(mut to) = std::net::TcpStream::connect(("127.0.0.1", self.port)) else {
            return;
        };
        let _ = to.set_read_timeout(Some(PATIENCE));
        let request = format!(
            "DELETE /session/{} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
            self.session
        );
        let _ = to.write_all(request.as_bytes());
        let _ = to.read(&mut [0; 256]);
    }
}

#[derive(Debug)]
struct Console;

impl WebDriverCompatibleCommand for Console {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({"type": "browser"}).to_string()))
    }
}

#[derive(Debug)]
struct Devtools {
    command: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for Devtools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = json!({"cmd": self.command, "params": self.parameters});
        (http::Method::POST, Some(body.to_string()))
    }
}

/// The words as an XPath string, whatever quotation marks they hold.
fn quoted(text: &str) -> String {
    let parts: Vec<String> = text.split('\'').map(|part| format!("'{part}'")).collect();
    if parts.len() == 1 { parts.concat() } else { format!("concat({})", parts.join(", \"'\", ")) }
}
