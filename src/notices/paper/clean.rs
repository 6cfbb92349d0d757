//! What a person typed, made harmless on paper: no text can end a line, turn the reading direction of what follows
//! or hide itself.

/// One line: every run of white space and controls is one space; what no-break spaces hold together stays together.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if is_dropped(c) {
            continue;
        }
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || (c.is_whitespace() && !is_fixed(c)) {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}

/// Several lines, none of them empty.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(line).filter(|one| !one.is_empty()).collect()
}

/// Spaces that hold two words together.
const fn is_fixed(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

/// Overrides, embeddings and isolates turn what follows; the rest is seen by nobody. The joiners and the two marks
/// of direction stay: scripts need them, and they turn nothing but themselves.
const fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Letters that only a font for Chinese, Japanese or Korean has.
pub const fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{303F}' | '\u{3040}'..='\u{33FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Letters of scripts that are written from right to left and need more room above and below.
pub const fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// The two marks of direction, which nobody sees.
pub const fn is_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}')
}

/// In words that run from right to left a number such as 2026-0118 would fall apart and be read from its end: a mark
/// before each number or address that has signs inside keeps it whole.
pub fn codes_kept(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
        let (before, word) = rest.split_at(start);
        let end = word.find(|c: char| !c.is_ascii_graphic()).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        out.push_str(before);
        if word.trim_end_matches(|c: char| c.is_ascii_punctuation()).contains(['-', '/', '.', ':', '@']) {
            out.push('\u{200E}');
        }
        out.push_str(word);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_on_its_line_and_turns_nothing() {
        assert_eq!(line("  A\r\nB\0C\u{202E}D\u{2066} \t E\u{2028}F  "), "A B CD E F");
        assert_eq!(line("24\u{A0}November\u{A0}2026"), "24\u{A0}November\u{A0}2026");
        assert_eq!(codes_kept("في 2026-0118: 24"), "في \u{200E}2026-0118: 24");
        assert_eq!(lines("one\r\n\r\n two \u{200B}\n"), ["one", "two"]);
    }
}
