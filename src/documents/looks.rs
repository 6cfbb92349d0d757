//! What a page shows of a file: whether it may be fetched, and its pictures. A file that is locked or not yet checked is
//! named, and nothing of it can be reached.

use std::collections::HashMap;

use askama::Template;

use super::{DocumentId, Kept, Picture, Preview, Scan, store};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::say::{Msg, documents as t};

/// What is known of the contents that a page shows.
#[derive(Debug, Clone, Default)]
pub struct Looks {
    kept: HashMap<String, (Kept, Vec<Picture>)>,
}

impl Looks {
    /// Of these contents, by their SHA-256.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load(conn: &mut Conn, sha256: Vec<String>) -> Result<Looks> {
        let mut kept: HashMap<String, (Kept, Vec<Picture>)> = store::kept(conn, &sha256)?
            .into_iter()
            .map(|kept| (kept.sha256.clone(), (kept, Vec::new())))
            .collect();
        for picture in store::pictures(conn, &sha256)? {
            if let Some((_, pictures)) = kept.get_mut(&picture.sha256) {
                pictures.push(picture);
            }
        }
        Ok(Looks { kept })
    }

    /// Whether a content may be fetched.
    ///
    /// # Errors
    /// Refused with the reason: something was found in it, or it was not yet checked.
    pub fn must_be_open(&self, sha256: &str, name: &str) -> Result<()> {
        match self.kept.get(sha256).map(|(kept, _)| (kept.scan, kept.found.clone())) {
            Some((Scan::Infected, found)) => {
                Err(Error::Refused(t::file_locked(name, found.unwrap_or_default())))
            }
            Some((Scan::Unchecked, _)) => Err(Error::Refused(t::file_unchecked(name))),
            Some(_) => Ok(()),
            None => Err(Error::Hidden),
        }
    }

    /// What was found in a content.
    pub fn found(&self, sha256: &str) -> Option<&str> {
        self.kept.get(sha256).and_then(|(kept, _)| kept.found.as_deref())
    }

    /// One page's picture.
    pub fn picture(&self, sha256: &str, page: i64) -> Option<&Picture> {
        self.kept.get(sha256).and_then(|(_, pictures)| pictures.iter().find(|picture| picture.page == page))
    }

    /// How one document looks.
    pub fn of(&self, id: DocumentId, sha256: &str, name: &str, description: &str) -> Look {
        self.at(format!("/documents/{id}"), sha256, name, description)
    }

    /// How a file looks that has a path of its own: there is the file, and below it its `pages/`.
    pub fn at(&self, base: String, sha256: &str, name: &str, description: &str) -> Look {
        let open = self.must_be_open(sha256, name).is_ok();
        let kept = self.kept.get(sha256);
        let state = match kept.map(|(kept, _)| kept) {
            Some(Kept { scan: Scan::Infected, found, .. }) => {
                State::Locked(t::look_locked(found.clone().unwrap_or_default()))
            }
            Some(Kept { scan: Scan::Unchecked, .. }) => State::Note(t::look_unchecked()),
            Some(Kept { preview: Preview::Waiting, .. }) => State::Note(t::look_waiting()),
            Some(Kept { preview: Preview::Failed, .. }) => State::Note(t::look_failed()),
            Some(Kept { preview: Preview::Never, .. }) => State::Note(t::look_never()),
            Some(Kept { preview: Preview::Drawn, .. }) | None => State::Plain,
        };
        let mut sheets = Vec::new();
        let mut more = None;
        if let (true, Some((kept, pictures))) = (open, kept) {
            let count = i64::try_from(pictures.len()).unwrap_or(i64::MAX);
            let text = if description.trim().is_empty() { name } else { description };
            sheets = pictures
                .iter()
                .map(|picture| Sheet {
                    path: format!("{base}/pages/{}", picture.page),
                    text: text.to_owned(),
                    page: (kept.pages > 1).then(|| t::look_page(picture.page, kept.pages)),
                    width: picture.width,
                    height: picture.height,
                })
                .collect();
            more = (kept.pages > count).then(|| t::look_more(count, kept.pages));
        }
        Look { path: base, name: name.to_owned(), open, state, sheets, more }
    }
}

/// What there is to say beside a name.
#[derive(Debug, Clone)]
enum State {
    Plain,
    Note(Msg),
    Locked(Msg),
}

/// A picture on a page.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Where it is.
    pub path: String,
    /// For those who cannot see it.
    pub text: String,
    /// Which page it is, of several.
    pub page: Option<Msg>,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
}

/// One document on a page: its name, which leads to it where it may be fetched, and its pictures.
#[derive(Debug, Clone)]
pub struct Look {
    path: String,
    name: String,
    open: bool,
    state: State,
    sheets: Vec<Sheet>,
    more: Option<Msg>,
}

#[derive(Template)]
#[template(path = "documents/name.html")]
struct Name<'a> {
    look: &'a Look,
}

#[derive(Template)]
#[template(path = "documents/sheets.html")]
struct Sheets<'a> {
    look: &'a Look,
    large: bool,
}

/// Markup that is safe in a template.
#[derive(Debug)]
pub struct Markup(String);

impl askama::filters::HtmlSafe for Markup {}

impl std::fmt::Display for Markup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Look {
    /// The name, and what there is to say of the file.
    pub fn name(&self) -> Markup {
        Markup(Name { look: self }.render().unwrap_or_default())
    }

    /// Its pictures, small, each leading to itself; nothing when there are none.
    pub fn sheets(&self) -> Markup {
        self.drawn(false)
    }

    /// Its pictures as large as there is room.
    pub fn large(&self) -> Markup {
        self.drawn(true)
    }

    fn drawn(&self, large: bool) -> Markup {
        if self.sheets.is_empty() {
            return Markup(String::new());
        }
        Markup(Sheets { look: self, large }.render().unwrap_or_default())
    }
}
