//! A browser without a screen: its own cookies, the Origin of our pages, forms found in the pages it was
//! shown. It notes how long every answer took.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use reqwest::header;

use super::html::{Form, Page, Submission, Upload};
use super::table::Table;

/// What came back, after redirects were followed.
pub struct Answer {
    pub status: u16,
    /// Path of the page that was shown at last.
    pub path: String,
    pub page: Page,
}

/// One person's browser.
pub struct Browser {
    client: reqwest::Client,
    base: String,
    who: String,
    seen: Mutex<String>,
    table: Arc<Table>,
}

/// What went wrong, in words for the person who reads the output.
pub type Problem = String;

impl Browser {
    /// A fresh browser.
    pub fn new(base: &str, who: &str, table: &Arc<Table>) -> Self {
        let client = reqwest::Client::builder()
            .cookie_store(true)
            // Shorter than the server keeps a quiet connection, so that none is used in the moment it is closed.
            .pool_idle_timeout(std::time::Duration::from_secs(2))
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap_or_default();
        Self {
            client,
            base: base.to_owned(),
            who: who.to_owned(),
            seen: Mutex::default(),
            table: table.clone(),
        }
    }

    /// Opens a page; it must be there.
    pub async fn get(&self, path: &str) -> Result<Page, Problem> {
        let answer = self.ask(path).await?;
        self.good(answer, path)
    }

    /// Opens a page, whatever comes.
    pub async fn ask(&self, path: &str) -> Result<Answer, Problem> {
        let request = self.client.get(format!("{}{path}", self.base));
        self.follow(request, "GET", path).await
    }

    /// Fetches what is no page: status, headers, bytes.
    #[allow(dead_code, reason = "the workload looks at pages alone")]
    pub async fn fetch(&self, path: &str) -> Result<(u16, header::HeaderMap, Vec<u8>), Problem> {
        let request = self.client.get(format!("{}{path}", self.base));
        let failed = |error: reqwest::Error| format!("{}: GET {path}: {error}", self.who);
        let response = request.send().await.map_err(failed)?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Ok((status, headers, response.bytes().await.map_err(failed)?.to_vec()))
    }

    /// Fills the form that has this button, by labels, presses it, follows; the answer must be a page (2xx).
    pub async fn submit(
        &self,
        page: &Page,
        button: &str,
        values: &[(&str, &str)],
    ) -> Result<Answer, Problem> {
        let answer = self.try_submit(page, button, values).await?;
        if answer.status == 200 {
            return Ok(answer);
        }
        Err(format!(
            "{}: “{button}” on “{}” gave {} “{}” {:?}",
            self.who,
            page.h1.clone(),
            answer.status,
            answer.page.h1.clone(),
            answer.page.error_texts()
        ))
    }

    /// The same, whatever comes.
    pub async fn try_submit(
        &self,
        page: &Page,
        button: &str,
        values: &[(&str, &str)],
    ) -> Result<Answer, Problem> {
        let mut form = page.form(button).map_err(|error| format!("{}: {error}", self.who))?;
        form.fill(values).map_err(|error| format!("{}: on “{}”: {error}", self.who, page.h1.clone()))?;
        let form = form.submit(button).map_err(|error| format!("{}: {error}", self.who))?;
        self.send(&form).await
    }

    /// Fills a form with a file and sends it.
    pub async fn upload(
        &self,
        page: &Page,
        button: &str,
        values: &[(&str, &str)],
        file: (&str, &str, &str, Vec<u8>),
    ) -> Result<Answer, Problem> {
        let mut form = page.form(button).map_err(|error| format!("{}: {error}", self.who))?;
        form.fill(values).map_err(|error| format!("{}: {error}", self.who))?;
        let (field, name, media_type, content) = file;
        form.attach(field, name, media_type, &content).map_err(|error| format!("{}: {error}", self.who))?;
        let form = form.submit(button).map_err(|error| format!("{}: {error}", self.who))?;
        let answer = self.send(&form).await?;
        if answer.status == 200 {
            Ok(answer)
        } else {
            Err(format!(
                "{}: upload of {name} gave {} {:?}",
                self.who,
                answer.status,
                answer.page.error_texts()
            ))
        }
    }

    /// Sends a form as it stands.
    pub async fn send(&self, form: &Submission) -> Result<Answer, Problem> {
        let seen = self.seen.lock().map(|seen| seen.clone()).unwrap_or_default();
        let path = if form.action.is_empty() { seen.clone() } else { form.action.clone() };
        if form.method.eq_ignore_ascii_case("GET") {
            let query = serde_html_form::to_string(&form.fields).map_err(|error| error.to_string())?;
            return self.ask(&format!("{path}?{query}")).await;
        }
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .header(header::ORIGIN, &self.base)
            .header("sec-fetch-site", "same-origin")
            .header(header::REFERER, format!("{}{seen}", self.base));
        let request = if form.multipart {
            request.multipart(multipart(&form.fields, &form.files)?)
        } else {
            let body = serde_html_form::to_string(&form.fields).map_err(|error| error.to_string())?;
            request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(body)
        };
        self.follow(request, "POST", &path).await
    }

    fn good(&self, answer: Answer, path: &str) -> Result<Page, Problem> {
        if answer.status == 200 {
            Ok(answer.page)
        } else {
            Err(format!(
                "{} asked for {path} and got {}: {}",
                self.who,
                answer.status,
                answer.page.h1.clone()
            ))
        }
    }

    async fn follow(
        &self,
        first: reqwest::RequestBuilder,
        method: &str,
        path: &str,
    ) -> Result<Answer, Problem> {
        let (mut request, mut method, mut path) = (first, method.to_owned(), path.to_owned());
        for _ in 0..6 {
            let start = Instant::now();
            let response =
                request.send().await.map_err(|error| format!("{}: {method} {path}: {error}", self.who))?;
            let status = response.status().as_u16();
            let location =
                response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
            let body =
                response.text().await.map_err(|error| format!("{}: {method} {path}: {error}", self.who))?;
            self.table.note(&method, &path, status, start.elapsed());
            match location {
                Some(to) if status == 303 => {
                    request = self.client.get(format!("{}{to}", self.base));
                    (method, path) = ("GET".to_owned(), to);
                }
                _ => {
                    if method == "GET"
                        && let Ok(mut seen) = self.seen.lock()
                    {
                        seen.clone_from(&path);
                    }
                    let page = Page::parse(&path, &body);
                    return Ok(Answer { status, path, page });
                }
            }
        }
        Err(format!("{}: {path} goes round in circles", self.who))
    }
}

fn multipart(fields: &[(String, String)], files: &[Upload]) -> Result<reqwest::multipart::Form, Problem> {
    let mut form = reqwest::multipart::Form::new();
    for (name, value) in fields {
        form = form.text(name.clone(), value.clone());
    }
    for file in files {
        let part = reqwest::multipart::Part::bytes(file.content.clone())
            .file_name(file.file_name.clone())
            .mime_str(&file.media_type)
            .map_err(|error| error.to_string())?;
        form = form.part(file.field.clone(), part);
    }
    Ok(form)
}

/// Numbers of a path become `{id}`, so that pages of one kind are counted together.
pub fn pattern(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    path.split('/')
        .map(|part| {
            let id = part.chars().all(|c| c.is_ascii_digit()) && !part.is_empty();
            let code = part.len() > 24 || part.starts_with("A-2");
            if id {
                "{id}"
            } else if code {
                "{code}"
            } else {
                part
            }
        })
        .collect::<Vec<_>>()
        .join("/")
}

impl super::steps::Surfer for Browser {
    async fn open(&self, path: &str) -> Result<Page, String> {
        self.get(path).await
    }

    async fn press(
        &self,
        page: &Page,
        button: &str,
        values: &[(&str, &str)],
    ) -> Result<(String, Page), String> {
        let answer = self.submit(page, button, values).await?;
        Ok((answer.path, answer.page))
    }

    async fn press_in(
        &self,
        form: &Form,
        button: &str,
        values: &[(&str, &str)],
    ) -> Result<(String, Page), String> {
        let mut form = form.clone();
        form.fill(values)?;
        let answer = self.send(&form.submit(button)?).await?;
        if answer.status == 200 {
            return Ok((answer.path, answer.page));
        }
        Err(format!("{}: “{button}” gave {} {:?}", self.who, answer.status, answer.page.error_texts()))
    }

    async fn hand_in(
        &self,
        page: &Page,
        button: &str,
        values: &[(&str, &str)],
        file: super::steps::File<'_>,
    ) -> Result<Page, String> {
        let file = ("file", file.name, file.media_type, file.content.to_vec());
        Ok(self.upload(page, button, values, file).await?.page)
    }
}
