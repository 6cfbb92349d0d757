//! Reading one delivery report.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};
use sha2::{Digest, Sha256};

use crate::notices::transport::clean;

/// Longest answer of another server that is kept, in characters.
const MOST_TEXT: usize = 400;

/// A letter that did not arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// SHA-256 of the report, so that the same one counts once.
    pub digest: String,
    /// Message-ID of the letter, without brackets.
    pub message_id: String,
    /// Status of RFC 3463, such as 5.1.1.
    pub status: String,
    /// What the other server said, one line.
    pub said: String,
}

/// Reads a mail; none when it is no report of a letter that failed for good. A delayed letter has not come back.
pub(super) fn read(mail: &[u8]) -> Option<Report> {
    let message = MessageParser::default().parse(mail)?;
    let whole = message.content_type()?;
    let is_report = whole.ctype().eq_ignore_ascii_case("multipart")
        && whole.subtype().is_some_and(|subtype| subtype.eq_ignore_ascii_case("report"));
    if !is_report {
        return None;
    }
    let status = message.parts.iter().find(|part| is(*part, "message", "delivery-status"))?;
    let failed = groups(&String::from_utf8_lossy(status.contents()))
        .into_iter()
        .find(|group| field(group, "action").is_some_and(|action| action.eq_ignore_ascii_case("failed")))?;
    let said = field(&failed, "diagnostic-code").unwrap_or_default();
    let said = said.split_once(';').map_or(said, |(_, said)| said);
    let status = field(&failed, "status").unwrap_or_default();
    Some(Report {
        digest: hex::encode(Sha256::digest(mail)),
        message_id: message_id_of(&message)?,
        status: status.chars().filter(|c| c.is_ascii_digit() || *c == '.').take(12).collect(),
        said: clean(said).chars().take(MOST_TEXT).collect(),
    })
}

fn is<'a>(part: &impl MimeHeaders<'a>, kind: &str, subkind: &str) -> bool {
    part.content_type().is_some_and(|content| {
        content.ctype().eq_ignore_ascii_case(kind)
            && content.subtype().is_some_and(|subtype| subtype.eq_ignore_ascii_case(subkind))
    })
}

/// The Message-ID of the letter that the report gives back, whole or its head alone.
fn message_id_of(report: &Message<'_>) -> Option<String> {
    report.parts.iter().find_map(|part| match &part.body {
        PartType::Message(letter) => letter.message_id().map(str::to_owned),
        _ if is(part, "text", "rfc822-headers") => {
            let head = MessageParser::default().parse_headers(part.contents())?;
            head.message_id().map(str::to_owned)
        }
        _ => None,
    })
}

/// Groups of fields with an empty line between them; a line that begins with a blank goes on with the one before.
fn groups(text: &str) -> Vec<Vec<(String, String)>> {
    let mut groups = vec![Vec::new()];
    for line in text.lines() {
        let Some(group) = groups.last_mut() else { break };
        if line.trim().is_empty() {
            if !group.is_empty() {
                groups.push(Vec::new());
            }
        } else if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = group.last_mut() {
                let value: &mut String = value;
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            group.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    groups
}

fn field<'a>(group: &'a [(String, String)], name: &str) -> Option<&'a str> {
    group.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A report as Postfix writes it, in our own words.
    fn of_postfix(message_id: &str, action: &str, third: &str) -> String {
        let letter = match third {
            "message/rfc822" => format!(
                "From: office@imprimatur.example\r\nTo: ann@gone.example\r\nMessage-ID: <{message_id}>\r\nSubject: x\r\n\r\nDear Ann\r\n"
            ),
            _ => format!("Message-ID: <{message_id}>\r\nSubject: x\r\n"),
        };
        format!(
            "Return-Path: <>\r\nFrom: MAILER-DAEMON@relay.example\r\nTo: office@imprimatur.example\r\n\
             Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\nMessage-ID: <report@relay.example>\r\n\
             Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"edge/1\"\r\n\r\n\
             --edge/1\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nSorry.\r\n\r\n\
             --edge/1\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; relay.example\r\nArrival-Date: Tue, 24 Nov 2026 09:00:00 +0000\r\n\r\n\
             Final-Recipient: rfc822; ann@gone.example\r\nOriginal-Recipient: rfc822;ann@gone.example\r\n\
             Action: {action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <ann@gone.example>:\r\n    no such mailbox\r\n\r\n\
             --edge/1\r\nContent-Type: {third}\r\n\r\n{letter}\r\n--edge/1--\r\n"
        )
    }

    #[test]
    fn a_report_names_the_letter_and_says_why() {
        for third in ["message/rfc822", "text/rfc822-headers"] {
            let report = read(of_postfix("abc@house.example", "failed", third).as_bytes()).unwrap();
            assert_eq!(report.message_id, "abc@house.example");
            assert_eq!(report.status, "5.1.1");
            assert_eq!(report.said, "550 5.1.1 <ann@gone.example>: no such mailbox");
        }
    }

    #[test]
    fn what_is_no_failure_is_none() {
        for action in ["delayed", "delivered", "relayed", ""] {
            assert_eq!(read(of_postfix("abc@house.example", action, "message/rfc822").as_bytes()), None);
        }
        let whole = of_postfix("abc@house.example", "failed", "message/rfc822");
        for bad in [
            whole.replace("multipart/report", "multipart/mixed"),
            whole.replace("message/delivery-status", "text/plain"),
            whole.replace("message/rfc822", "text/plain"),
            "From: a@b.example\r\n\r\nHello".to_owned(),
            String::new(),
            "\0\r\n\u{7f}".to_owned(),
        ] {
            assert_eq!(read(bad.as_bytes()), None, "{bad}");
        }
        // Cut anywhere, it is read or it is not; nothing panics.
        for cut in 0..whole.len() {
            read(whole.get(..cut).unwrap_or_default().as_bytes());
        }
    }

    #[test]
    fn what_another_server_says_stays_one_short_line() {
        let long = format!("550 no\u{7}\u{1b}[31m {}", "x".repeat(5000));
        let whole = of_postfix("abc@house.example", "failed", "message/rfc822")
            .replace("550 5.1.1 <ann@gone.example>:", &long);
        let report = read(whole.as_bytes()).unwrap();
        assert!(report.said.chars().count() <= MOST_TEXT && !report.said.chars().any(char::is_control));
    }
}
