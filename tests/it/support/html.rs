//! A page as a person reads it: its title, its words, its links, its forms. A form is found by the
//! words on its button, its fields by their labels, and it is sent with everything a browser would
//! send. Used by the tests in process and by the workload over HTTP.

#![allow(dead_code, reason = "shared; no single user needs all of it")]

use scraper::{ElementRef, Html, Node, Selector};

#[path = "html_form.rs"]
mod form;
#[allow(unused_imports, reason = "the names of what a form gives; not every user writes them")]
pub use form::{Choice, Field, FieldKind, Form, Submission, Upload};

/// A parsed page. Holds only plain values, so it may wait across an `await`.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it was found: a path, or a whole address.
    pub address: String,
    /// The page as it was sent.
    pub source: String,
    pub title: String,
    /// The words of the first `h1`, without the small line above the title; empty when there is
    /// none.
    pub h1: String,
    /// All visible words, every run of white space as one space.
    pub text: String,
    pub links: Vec<Link>,
    pub forms: Vec<Form>,
    /// The lines of the summary of errors, in order.
    pub errors: Vec<Link>,
}

/// A link: what it says and where it leads (resolved against the page).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub text: String,
    pub href: String,
}

impl Page {
    /// Reads a page that was found at `address` (a path such as `/requests`, or a whole address).
    pub fn parse(address: &str, source: &str) -> Self {
        let html = Html::parse_document(source);
        let links_in = |css: &str| -> Vec<Link> {
            select(&html, css)
                .into_iter()
                .map(|a| Link {
                    text: words(a),
                    href: resolve(address, a.value().attr("href").unwrap_or_default()),
                })
                .collect()
        };
        Self {
            address: address.to_owned(),
            source: source.to_owned(),
            title: select(&html, "title").into_iter().next().map(words).unwrap_or_default(),
            h1: select(&html, "h1").into_iter().next().map(heading).unwrap_or_default(),
            text: select(&html, "body").into_iter().next().map(words).unwrap_or_default(),
            links: links_in("a[href]"),
            errors: links_in(".errs a[href]"),
            forms: form::all(&html, address),
        }
    }

    /// Whether the page says this, whatever its white space.
    pub fn has_text(&self, needle: &str) -> bool {
        self.text.contains(&squeezed(needle))
    }

    /// Where the link that reads exactly so leads.
    ///
    /// # Errors
    /// When there is none; the words of all links are then named.
    pub fn link(&self, text: &str) -> Result<&str, String> {
        let wanted = squeezed(text);
        let found = self.links.iter().find(|link| link.text == wanted);
        found.map(|link| link.href.as_str()).ok_or_else(|| {
            let all: Vec<&str> = self.links.iter().map(|link| link.text.as_str()).collect();
            format!("{}: no link “{text}”; there is {all:?}", self.place())
        })
    }

    /// Where the first link whose words hold this leads.
    ///
    /// # Errors
    /// As [`Page::link`].
    pub fn link_with(&self, part: &str) -> Result<&str, String> {
        let wanted = squeezed(part);
        let found = self.links.iter().find(|link| link.text.contains(&wanted));
        found.map(|link| link.href.as_str()).ok_or_else(|| {
            let all: Vec<&str> = self.links.iter().map(|link| link.text.as_str()).collect();
            format!("{}: no link with “{part}”; there is {all:?}", self.place())
        })
    }

    /// The form with a button that reads exactly so, ready to be filled in.
    ///
    /// # Errors
    /// When there is none; the buttons of the page are then named.
    pub fn form(&self, button: &str) -> Result<Form, String> {
        let wanted = squeezed(button);
        let has = |form: &&Form| form.buttons.iter().any(|b| b.text == wanted);
        self.forms.iter().find(has).cloned().ok_or_else(|| {
            let all: Vec<&str> =
                self.forms.iter().flat_map(|f| &f.buttons).map(|b| b.text.as_str()).collect();
            format!("{}: no button “{button}”; there is {all:?}", self.place())
        })
    }

    /// The form that is sent to this path.
    ///
    /// # Errors
    /// When there is none; where the forms of the page lead is then named.
    pub fn form_to(&self, path: &str) -> Result<Form, String> {
        self.forms.iter().find(|form| form.action == path).cloned().ok_or_else(|| {
            let all: Vec<&str> = self.forms.iter().map(|f| f.action.as_str()).collect();
            format!("{}: no form to {path}; there is {all:?}", self.place())
        })
    }

    /// The words of each line of the summary of errors.
    pub fn error_texts(&self) -> Vec<&str> {
        self.errors.iter().map(|error| error.text.as_str()).collect()
    }

    /// The words of every element this selector finds.
    pub fn texts(&self, css: &str) -> Vec<String> {
        select(&Html::parse_document(&self.source), css).into_iter().map(words).collect()
    }

    /// The words of the first element this selector finds.
    pub fn text_of(&self, css: &str) -> Option<String> {
        self.texts(css).into_iter().next()
    }

    /// This attribute of the first element this selector finds.
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let html = Html::parse_document(&self.source);
        let found = select(&html, css).into_iter().next()?;
        found.value().attr(name).map(str::to_owned)
    }

    /// The value beside this term in a summary list (`dt` and the first `dd` after it).
    pub fn answer(&self, term: &str) -> Option<String> {
        let html = Html::parse_document(&self.source);
        let wanted = squeezed(term);
        let dt = select(&html, "dt").into_iter().find(|dt| words(*dt) == wanted)?;
        dt.next_siblings().filter_map(ElementRef::wrap).find(|e| e.value().name() == "dd").map(words)
    }

    /// The cells of the first table row whose words hold this.
    pub fn row(&self, part: &str) -> Option<Vec<String>> {
        let html = Html::parse_document(&self.source);
        let wanted = squeezed(part);
        let row = select(&html, "tr").into_iter().find(|row| words(*row).contains(&wanted))?;
        let cells = row.children().filter_map(ElementRef::wrap);
        Some(cells.filter(|c| matches!(c.value().name(), "td" | "th")).map(words).collect())
    }

    /// The page in a few words, for messages.
    fn place(&self) -> String {
        format!("{} (“{}”)", self.address, self.h1)
    }
}

/// The elements this selector finds, in the order of the page.
fn select<'a>(html: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    match Selector::parse(css) {
        Ok(selector) => html.select(&selector).collect(),
        Err(why) => panic!("{css} is no selector: {why}"),
    }
}

/// The words of a heading without its line above (`.over`).
fn heading(element: ElementRef<'_>) -> String {
    let over = element.children().filter_map(ElementRef::wrap).find(|e| is_over(*e)).map(words);
    let all = words(element);
    over.and_then(|over| all.strip_prefix(&over)).unwrap_or(&all).trim().to_owned()
}

fn is_over(element: ElementRef<'_>) -> bool {
    element.value().classes().any(|class| class == "over")
}

/// What a person reads of this element: hidden parts left out, blocks set apart by a space. What
/// stands in the controls of a form is not part of it.
fn words(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    collect(element, &mut text);
    squeezed(&text)
}

fn collect(element: ElementRef<'_>, text: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(piece) => text.push_str(piece),
            Node::Element(inner) => {
                let Some(child) = ElementRef::wrap(child) else {
                    continue;
                };
                let unseen = matches!(
                    inner.name(),
                    "script" | "style" | "template" | "noscript" | "select" | "textarea"
                );
                if unseen || inner.attr("hidden").is_some() {
                    continue;
                }
                let inline = matches!(
                    inner.name(),
                    "a" | "abbr"
                        | "b"
                        | "bdi"
                        | "bdo"
                        | "cite"
                        | "code"
                        | "em"
                        | "i"
                        | "mark"
                        | "q"
                        | "span"
                        | "strong"
                        | "sub"
                        | "sup"
                        | "time"
                );
                if inline && !is_over(child) {
                    collect(child, text);
                } else {
                    text.push(' ');
                    collect(child, text);
                    text.push(' ');
                }
            }
            _ => {}
        }
    }
}

/// Every run of white space (no-break spaces too) as one space, none at the ends.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a reference on a page leads: a path while it stays on the same site, else the address.
fn resolve(page: &str, reference: &str) -> String {
    let Ok(site) = url::Url::parse("http://page.invalid/") else {
        return reference.to_owned();
    };
    let base = site.join(page).unwrap_or_else(|_| site.clone());
    match base.join(reference) {
        Ok(found) if found.origin() == base.origin() => {
            let mut path = found.path().to_owned();
            if let Some(query) = found.query() {
                path = format!("{path}?{query}");
            }
            if let Some(fragment) = found.fragment() {
                path = format!("{path}#{fragment}");
            }
            path
        }
        Ok(found) => found.into(),
        Err(_) => reference.to_owned(),
    }
}
