//! The steps of the story in a real Chromium: pages are read as they stand there, fields are filled and
//! buttons pressed in them.

use std::time::Duration;

use serde_json::{Value, json};

use super::app::{PASSWORD, Person};
use super::browser::Browser;
use super::companion::scratch;
use super::html::{Form, Page};
use super::steps::{File, Surfer};

/// Finds the form with a button, fills its fields by name or label, and marks the button.
const FILL: &str = r#"
const [words, action, values] = arguments;
const squeeze = text => text.replace(/\s+/g, ' ').trim();
const button = [...document.querySelectorAll('form button')].find(one =>
    squeeze(one.textContent) === words && (!action || one.form.getAttribute('action') === action));
if (!button) return 'no button “' + words + '” on ' + document.title;
const form = button.form;
for (const [key, value] of values) {
  let fields = [...form.elements].filter(one => one.name === key && one.type !== 'submit');
  if (!fields.length) fields = [...form.elements].filter(one => one.labels && [...one.labels].some(label => squeeze(label.textContent) === key));
  if (!fields.length) return 'no field “' + key + '” on ' + document.title;
  if (['radio', 'checkbox'].includes(fields[0].type)) {
    const one = fields.find(one => one.value === value || [...one.labels].some(label => squeeze(label.textContent) === value));
    if (!one) return 'no choice “' + value + '” of “' + key + '”';
    one.checked = true;
    one.dispatchEvent(new Event('change', { bubbles: true }));
  } else {
    const field = fields[0];
    if (field.tagName === 'SELECT') {
      const option = [...field.options].find(one => one.value === value || squeeze(one.textContent) === value);
      if (!option) return 'no choice “' + value + '” of “' + key + '”';
      field.value = option.value;
    } else field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
button.closest('details')?.setAttribute('open', '');
window.pressed = button;
return '';
"#;

/// A person of the house at the one browser of the test.
pub struct At<'a> {
    pub browser: &'a Browser,
    pub person: &'a Person,
    pub base: &'a str,
}

impl At<'_> {
    /// Leaves whoever sat there before signed out, and signs in.
    pub async fn sign_in(&self) {
        self.browser.client.delete_all_cookies().await.unwrap();
        self.browser.goto(&format!("{}/sign-in", self.base)).await;
        let values = [("email", self.person.email.as_str()), ("password", PASSWORD)];
        self.fill_and_press(Value::Null, "Sign in", &values).await.unwrap();
    }

    pub(super) async fn page(&self) -> (String, Page) {
        let address = self.browser.address().await;
        let path = address.trim_start_matches(self.base).to_owned();
        let source = self.browser.client.source().await.unwrap();
        let page = Page::parse(&path, &source);
        (path, page)
    }

    async fn fill_and_press(
        &self,
        action: Value,
        button: &str,
        values: &[(&str, &str)],
    ) -> Result<(String, Page), String> {
        let said = self
            .browser
            .client
            .execute(FILL, vec![json!(button), action, json!(values)])
            .await
            .map_err(|error| error.to_string())?;
        match said.as_str() {
            Some("") => {}
            other => return Err(format!("{}: {other:?}", self.person.name)),
        }
        self.leave("window.pressed.click()").await?;
        self.arrive(button).await
    }

    /// Gives a file to the upload field of the page, as the dialog of the operating system would.
    pub(super) async fn choose(&self, file: File<'_>) -> Result<(), String> {
        let folder = tempfile::tempdir_in(scratch()).map_err(|error| error.to_string())?.keep();
        let on_disk = folder.join(file.name);
        std::fs::write(&on_disk, file.content).map_err(|error| error.to_string())?;
        let field = self.browser.client.find(fantoccini::Locator::Css("input[type=file]")).await;
        let field = field.map_err(|error| error.to_string())?;
        field.send_keys(&on_disk.display().to_string()).await.map_err(|error| error.to_string())
    }

    /// The page that is shown, which must not scroll sideways.
    async fn fits(&self) -> Result<(), String> {
        if self.browser.scrolls_sideways().await {
            return Err(format!("{} scrolls sideways", self.browser.address().await));
        }
        Ok(())
    }

    /// Marks this page, so that the next one can be told from it, and runs what leaves it.
    pub(super) async fn leave(&self, script: &str) -> Result<(), String> {
        let script = format!("window.here = true; {script}");
        self.browser.client.execute(&script, vec![]).await.map_err(|error| error.to_string())?;
        Ok(())
    }

    /// Waits for the page that comes after a button.
    pub(super) async fn arrive(&self, button: &str) -> Result<(String, Page), String> {
        let run = |script: &'static str| self.browser.client.execute(script, vec![]);
        // The next page has its own window object and is loaded when it says so.
        for _ in 0..400 {
            let there = run("return !window.here && document.readyState === 'complete'").await;
            if there.is_ok_and(|there| there == true) {
                self.fits().await?;
                let (path, page) = self.page().await;
                return if page.errors.is_empty() {
                    Ok((path, page))
                } else {
                    Err(format!("{} pressed “{button}”: {:?}", self.person.name, page.error_texts()))
                };
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        Err(format!("{} pressed “{button}” and nothing came", self.person.name))
    }
}

impl Surfer for At<'_> {
    async fn open(&self, path: &str) -> Result<Page, String> {
        self.browser.goto(&format!("{}{path}", self.base)).await;
        self.fits().await?;
        Ok(self.page().await.1)
    }

    async fn press(
        &self,
        _page: &Page,
        button: &str,
        values: &[(&str, &str)],
    ) -> Result<(String, Page), String> {
        self.fill_and_press(Value::Null, button, values).await
    }

    async fn press_in(
        &self,
        form: &Form,
        button: &str,
        values: &[(&str, &str)],
    ) -> Result<(String, Page), String> {
        self.fill_and_press(json!(form.action), button, values).await
    }

    async fn hand_in(
        &self,
        _page: &Page,
        button: &str,
        values: &[(&str, &str)],
        file: File<'_>,
    ) -> Result<Page, String> {
        self.choose(file).await?;
        Ok(self.fill_and_press(Value::Null, button, values).await?.1)
    }
}
