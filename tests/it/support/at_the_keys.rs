//! A person who uses the keyboard alone: Tab to a field, type, arrows, Space and Enter. Only the file dialog, which
//! belongs to the operating system, is stepped over.

use std::cell::Cell;

use serde_json::{Value, json};

use super::at_a_browser::At;
use super::browser::Browser;
use super::html::{Form, Page};
use super::steps::{File, Surfer};

const ENTER: &str = "\u{E007}";
const DOWN: &str = "\u{E015}";
const SPACE: &str = " ";
/// Control and A, then released.
const ALL: &str = "\u{E009}a\u{E000}";
/// No page has more stops.
const MOST_STOPS: usize = 700;

/// Whether the focus stands where it should: on this field (and this choice of it), on the summary of the part in
/// which it is folded away, or on this button. Says what stands there.
const STANDS: &str = r#"
const [key, value] = arguments;
const squeeze = text => text.replace(/\s+/g, ' ').trim();
const one = document.activeElement;
if (!one || one === document.body) return null;
if (key === null) return one.tagName === 'BUTTON' && squeeze(one.textContent) === value ? { kind: 'button' } : null;
const named = field => field.name === key || (field.labels && [...field.labels].some(label => squeeze(label.textContent) === key));
const is = field => named(field) && (field.type !== 'checkbox' || field.value === value || [...field.labels].some(label => squeeze(label.textContent) === value));
if (one.tagName === 'SUMMARY' && !one.parentElement.open && [...one.parentElement.querySelectorAll('input, select, textarea')].some(is)) return { kind: 'summary' };
if (!one.form || !is(one)) return null;
const chosen = one.type === 'radio' && (one.value === value || [...one.labels].some(label => squeeze(label.textContent) === value));
const label = one.tagName === 'SELECT' ? ([...one.options].find(option => option.value === value)?.textContent || value) : '';
return { kind: one.type || one.tagName, checked: one.checked, chosen, label: squeeze(label), now: one.value };
"#;

/// By Chromium's own protocol: keys that are sent to an upload field are taken for the name of a file.
async fn tab(browser: &Browser) {
    for kind in ["rawKeyDown", "keyUp"] {
        let key = json!({ "type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9 });
        browser.devtools("Input.dispatchKeyEvent", key).await;
    }
}

/// The words of what has the focus: those of its label, or its own.
const FOCUS: &str = r#"
const squeeze = text => text.replace(/\s+/g, ' ').trim();
const one = document.activeElement;
return one ? squeeze(one.labels?.length ? one.labels[0].textContent : one.textContent) : '';
"#;

/// Somebody without a mouse whose keys are counted; texts that are typed are not.
pub struct Counted<'a> {
    browser: &'a Browser,
    keys: Cell<usize>,
}

impl<'a> Counted<'a> {
    /// Begins to count.
    pub fn at(browser: &'a Browser) -> Self {
        Self { browser, keys: Cell::new(0) }
    }

    /// The keys so far.
    pub fn count(&self) -> usize {
        self.keys.get()
    }

    /// Presses keys one after the other.
    pub async fn press(&self, keys: &str) {
        self.keys.set(self.keys.get() + keys.chars().count());
        self.browser.press(keys).await;
    }

    /// Types a text of one's own.
    pub async fn types(&self, text: &str) {
        self.browser.press(text).await;
    }

    /// Presses Tab until this has the focus.
    pub async fn tab_to(&self, words: &str) {
        let mut passed = Vec::new();
        for _ in 0..20 {
            self.keys.set(self.keys.get() + 1);
            tab(self.browser).await;
            let now = self.browser.run(FOCUS).await;
            if now == words {
                return;
            }
            passed.push(now);
        }
        panic!("no stop at {words}: {passed:?}");
    }

    /// Goes past what stands on top of every page.
    pub async fn skip(&self) {
        self.tab_to("Skip to main content").await;
        self.press(ENTER).await;
    }

    /// Presses Enter.
    pub async fn enter(&self) {
        self.press(ENTER).await;
    }

    /// Presses Escape.
    pub async fn escape(&self) {
        self.press("\u{E00C}").await;
    }
}

/// A person of the house at the keys of the one browser.
pub struct AtTheKeys<'a>(pub At<'a>);

impl AtTheKeys<'_> {
    async fn keys(&self, keys: &str) {
        self.0.browser.press(keys).await;
    }

    async fn tab(&self) {
        tab(self.0.browser).await;
    }

    async fn stands(&self, key: Value, value: &str) -> Value {
        self.0.browser.client.execute(STANDS, vec![key, json!(value)]).await.unwrap()
    }

    /// Tabs until the focus stands there.
    async fn go_to(&self, key: Value, value: &str) -> Result<Value, String> {
        for _ in 0..MOST_STOPS {
            let there = self.stands(key.clone(), value).await;
            if there["kind"] == "summary" {
                self.keys(ENTER).await;
            } else if !there.is_null() {
                return Ok(there);
            }
            self.tab().await;
        }
        Err(format!("no stop at {key} {value} on {}", self.0.browser.address().await))
    }

    async fn fill(&self, key: &str, value: &str) -> Result<(), String> {
        let field = self.go_to(json!(key), value).await?;
        match field["kind"].as_str().unwrap_or_default() {
            "checkbox" if field["checked"] == true => {}
            "checkbox" => self.keys(SPACE).await,
            "radio" => {
                let mut field = field;
                for _ in 0..40 {
                    if field["chosen"] == true {
                        break;
                    }
                    self.keys(DOWN).await;
                    field = self.stands(json!(key), value).await;
                }
                if field["checked"] != true {
                    self.keys(SPACE).await;
                }
            }
            "select-one" => self.keys(field["label"].as_str().unwrap_or_default()).await,
            _ => {
                self.keys(ALL).await;
                self.keys(if value.is_empty() { "\u{E017}" } else { value }).await;
            }
        }
        let filled = self.stands(json!(key), value).await;
        let stays = filled["now"].as_str().unwrap_or_default().replace("\r\n", "\n");
        let is_so = filled["checked"] == true || stays == value || filled["label"] == value;
        if is_so { Ok(()) } else { Err(format!("{key} reads {stays} instead of {value}")) }
    }

    async fn fill_and_enter(&self, button: &str, values: &[(&str, &str)]) -> Result<(String, Page), String> {
        for (key, value) in values {
            self.fill(key, value).await?;
        }
        self.go_to(Value::Null, button).await?;
        self.0.leave("").await?;
        self.keys(ENTER).await;
        self.0.arrive(button).await
    }
}

impl Surfer for AtTheKeys<'_> {
    async fn open(&self, path: &str) -> Result<Page, String> {
        self.0.open(path).await
    }

    async fn press(
        &self,
        _page: &Page,
        button: &str,
        values: &[(&str, &str)],
    ) -> Result<(String, Page), String> {
        self.fill_and_enter(button, values).await
    }

    async fn press_in(
        &self,
        _form: &Form,
        button: &str,
        values: &[(&str, &str)],
    ) -> Result<(String, Page), String> {
        self.fill_and_enter(button, values).await
    }

    async fn hand_in(
        &self,
        _page: &Page,
        button: &str,
        values: &[(&str, &str)],
        file: File<'_>,
    ) -> Result<Page, String> {
        self.0.choose(file).await?;
        Ok(self.fill_and_enter(button, values).await?.1)
    }
}
