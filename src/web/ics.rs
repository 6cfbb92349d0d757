//! Calendars for other programs (RFC 5545): days with a title, a text and an address.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate, NaiveDateTime};

/// A day that matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// What it is known by, for ever.
    pub uid: String,
    /// When it was entered, UTC.
    pub entered_at: NaiveDateTime,
    /// The day.
    pub on: NaiveDate,
    /// Its title.
    pub title: String,
    /// A text.
    pub text: String,
    /// Where more stands.
    pub address: String,
}

/// Longest line, bytes, without its end.
const LINE: usize = 75;

/// The calendar of these days.
pub fn calendar(name: &str, days: &[Day]) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Imprimatur//Calendar//EN");
    line(&mut out, "METHOD:PUBLISH");
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
    line(&mut out, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    for day in days {
        let next = day.on.checked_add_days(Days::new(1)).unwrap_or(day.on);
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}", day.uid));
        line(&mut out, &format!("DTSTAMP:{}", day.entered_at.format("%Y%m%dT%H%M%SZ")));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{}", day.on.format("%Y%m%d")));
        line(&mut out, &format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
        line(&mut out, &format!("SUMMARY:{}", escaped(&day.title)));
        line(&mut out, &format!("DESCRIPTION:{}", escaped(&day.text)));
        line(&mut out, &format!("URL:{}", day.address));
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for each in text.chars() {
        match each {
            '\\' | ';' | ',' => {
                let _ = write!(out, "\\{each}");
            }
            '\n' => out.push_str("\\n"),
            each if each.is_control() => {}
            each => out.push(each),
        }
    }
    out
}

/// One line, folded where it is too long; never inside a character.
fn line(out: &mut String, text: &str) {
    let mut room = LINE;
    for each in text.chars() {
        if each.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        room -= each.len_utf8();
        out.push(each);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{Day, calendar};

    #[test]
    fn texts_are_escaped_and_long_lines_folded() {
        let day = Day {
            uid: "1@office.example".into(),
            entered_at: "2026-11-24T09:00:00".parse().unwrap(),
            on: "2026-12-31".parse().unwrap(),
            title: "Ends; soon, \"清流\"\nnow".into(),
            text: "清".repeat(60),
            address: "https://office.example/desk".into(),
        };
        let text = calendar("Days", &[day]);
        assert!(text.contains("SUMMARY:Ends\\; soon\\, \"清流\"\\nnow\r\n"), "{text}");
        assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let whole = text.replace("\r\n ", "");
        assert!(whole.contains(&"清".repeat(60)));
    }
}
