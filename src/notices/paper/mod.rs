//! Papers: what leaves the house as a file to keep. A [`Sheet`] holds the words of a letter, as they stand in its
//! mail and on its page; a [`Press`] sets them on A4 as PDF/A-2a and PDF/UA-1, the same bytes for the same sheet.
//! Setting takes tens of milliseconds: never inside a transaction, and in a blocking task.

mod blocks;
mod clean;
mod draw;
mod flow;
mod fonts;
mod outline;
pub mod qr;
mod sheet;
mod text;

use std::path::Path;

use actix_web::http::header;
use actix_web::{HttpResponse, web};

pub use sheet::{Block, Proof, Sheet};

use crate::error::{Error, Result};
use crate::say::{self as t, Language, with_language};
use crate::web::{AppData, Response};

/// Sets sheets: the fonts, read once.
#[derive(Clone)]
pub struct Press {
    fonts: fonts::Fonts,
}

impl Press {
    /// A press with the fonts on board and, when there is a path, a font for Chinese.
    ///
    /// # Errors
    /// One line that says what is wrong with the font file.
    pub fn new(cjk: Option<&Path>) -> std::result::Result<Self, String> {
        Ok(Self { fonts: fonts::Fonts::new(cjk)? })
    }

    /// The file of a sheet.
    ///
    /// # Errors
    /// Refused when it holds Chinese, Japanese or Korean letters and the server has no font for them; internal when
    /// the engine finds that the file would break its standards.
    pub fn set(&self, sheet: &Sheet) -> Result<Vec<u8>> {
        let mut sheet = sheet.clone().cleaned();
        let language = Language::parse(&sheet.language).unwrap_or(Language::En);
        let mut lacks_cjk = language == Language::Zh && self.fonts.cjk.is_none();
        let mut shown = |text: &mut String| {
            if text.chars().any(|c| !self.fonts.has(c)) {
                lacks_cjk |= self.fonts.cjk.is_none() && text.chars().any(clean::is_cjk);
                // A letter that nobody has a font for is shown as missing, not left out.
                *text = text.chars().map(|c| if self.fonts.has(c) { c } else { '\u{FFFD}' }).collect();
            }
        };
        sheet.texts_mut().into_iter().for_each(&mut shown);
        sheet.cells_mut().for_each(&mut shown);
        if lacks_cjk {
            return Err(Error::Refused(t::notices::paper_needs_chinese_font()));
        }
        with_language(language, || {
            let setter = text::Setter::new(self.fonts.clone(), language.dir() == "rtl");
            let mut flow = blocks::pages(&sheet, setter)?;
            let head = t::notices::paper_head(&sheet.number, sheet.dated).to_string();
            let along = blocks::run_along(&mut flow, &head, |page, pages| {
                t::notices::paper_page(page as u64, pages as u64).to_string()
            });
            draw::file(&sheet, flow, along)
        })
    }
}

/// Sets a sheet now and hands it out; nothing is kept.
///
/// # Errors
/// As [`Press::set`].
pub async fn hand_out(app: &AppData, sheet: Sheet) -> Response {
    let (name, press) = (sheet.number.clone(), app.press.clone());
    let pdf = web::block(move || press.set(&sheet)).await.map_err(Error::internal)??;
    Ok(answer(&name, pdf))
}

/// A paper as it is handed out: to be kept, under the number it bears.
pub fn answer(name: &str, pdf: Vec<u8>) -> HttpResponse {
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/pdf"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.pdf\"")))
        .insert_header((header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
        .body(pdf)
}
