//! Lists as files: every field quoted, and none that a spreadsheet would take for a formula.

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
