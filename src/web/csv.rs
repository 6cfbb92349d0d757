//! Lists as files: every field quoted, and none that a spreadsheet would take for a formula.

use actix_web::HttpResponse;
use actix_web::http::header;

use crate::say::Msg;

/// Spreadsheets read a file as UTF-8 when it begins with this sign.
const MARK: &str = "\u{feff}";

/// A list to be kept as a file of this name: its heads, and as many cells in each line.
pub fn file<const CELLS: usize>(
    name: &str,
    heads: [Msg; CELLS],
    lines: impl IntoIterator<Item = [String; CELLS]>,
) -> HttpResponse {
    let mut text = String::from(MARK);
    line(&mut text, &heads.map(|head| head.to_string()));
    for cells in lines {
        line(&mut text, &cells);
    }
    answer(name, text)
}

/// Lines that were made, to be kept as a file of this name.
pub fn answer(name: &str, text: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(text)
}

/// Adds one line (RFC 4180: quoted fields, CRLF at the end).
pub fn line(out: &mut String, cells: &[impl AsRef<str>]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        out.push('"');
        let cell = cell.as_ref();
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn formulas_and_quotes_are_harmless() {
        let mut out = String::new();
        line(&mut out, &["=1+1", "a \"b\"", "c,d\ne", "-2", "@x", "清流"]);
        assert_eq!(out, "\"'=1+1\",\"a \"\"b\"\"\",\"c,d\ne\",\"'-2\",\"'@x\",\"清流\"\r\n");
    }
}
