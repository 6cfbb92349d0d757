//! Making the message of a letter: plain text and page side by side, headers that nobody can break out of.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDateTime;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};

use super::failures::{Cause, Failure, Next};
use super::transport::Outgoing;

/// Longest name before an address, in characters.
pub const LONGEST_NAME: usize = 200;
/// Bytes of text in one encoded word of a header, which may have 75 signs in all.
const ENCODED_BYTES: usize = 42;
/// Longest subject line, in characters.
pub const LONGEST_SUBJECT: usize = 250;

/// The message and its bytes.
pub(super) fn build(letter: &Outgoing) -> Result<(Message, Vec<u8>), Failure> {
    // The builder panics on some texts instead of saying no; one odd letter must not stop the queue.
    catch_unwind(AssertUnwindSafe(|| {
        let message = compose(letter)?;
        let raw = message.formatted();
        Ok((message, raw))
    }))
    .unwrap_or_else(|_| Err(Failure::unmade("no letter can be made of this")))
}

fn compose(letter: &Outgoing) -> Result<Message, Failure> {
    let mut builder = Message::builder()
        .message_id(Some(format!("<{}>", identifier(&letter.message_id)?)))
        .date(moment(letter.date))
        .from(mailbox(&letter.from.0, &letter.from.1, true)?)
        .to(mailbox(&letter.to_name, &letter.to_address, false)?)
        .raw_header(subject(&shortened(&letter.subject, LONGEST_SUBJECT))?)
        .raw_header(raw_header("Auto-Submitted", "auto-generated")?);
    if let Some((name, address)) = &letter.reply_to {
        builder = builder.reply_to(mailbox(name, address, true)?);
    }
    if let Some(address) = &letter.list_unsubscribe {
        let address = clean(address).replace(['<', '>', ' '], "");
        builder = builder.raw_header(raw_header("List-Unsubscribe", &format!("<{address}>"))?);
    }
    builder
        .multipart(MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone()))
        .map_err(|error| Failure::unmade(error.to_string()))
}

/// Control characters become spaces: nothing typed by a person may end a header line.
#[must_use]
pub fn clean(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Clean, and no longer than this: a line of a mail holds 998 bytes, and one word cannot be broken. The letter itself
/// says all of it.
fn shortened(text: &str, longest: usize) -> String {
    let text = clean(text);
    match text.char_indices().nth(longest) {
        None => text,
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}

/// A wrong address of the house itself stops everything; a wrong one of the recipient only this letter.
fn mailbox(name: &str, address: &str, own: bool) -> Result<Mailbox, Failure> {
    let name = shortened(name, LONGEST_NAME);
    let address: Address = ascii_domain(&clean(address)).parse().map_err(|error| {
        let text = format!("{:?} is no mail address: {error}", clean(address));
        if own {
            Failure::new(Next::Stop, Cause::Service, text)
        } else {
            Failure::new(Next::GiveUp, Cause::Recipient, text)
        }
    })?;
    Ok(Mailbox::new(Some(name).filter(|name| !name.is_empty()), address))
}

/// A domain of other letters than ASCII as every mail server knows it (`xn--...`).
fn ascii_domain(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((user, domain)) if !domain.is_ascii() => match url::Host::parse(domain) {
            Ok(url::Host::Domain(domain)) => format!("{user}@{domain}"),
            _ => address.to_owned(),
        },
        _ => address.to_owned(),
    }
}

fn identifier(text: &str) -> Result<&str, Failure> {
    let text = text.trim_start_matches('<').trim_end_matches('>');
    let good = |c: char| {
        c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '(' | ')' | ',' | ';' | ':' | '\\' | '[' | ']')
    };
    if text.len() <= 200
        && text.split('@').filter(|part| !part.is_empty()).count() == 2
        && text.matches('@').count() == 1
        && text.chars().all(good)
    {
        Ok(text)
    } else {
        Err(Failure::unmade("no usable message id"))
    }
}

fn raw_header(name: &str, value: &str) -> Result<HeaderValue, Failure> {
    let name =
        HeaderName::new_from_ascii(name.to_owned()).map_err(|error| Failure::unmade(error.to_string()))?;
    Ok(HeaderValue::new(name, value.to_owned()))
}

/// A subject that looks encoded already is encoded as it stands, or mail programs would decode what nobody encoded.
fn subject(text: &str) -> Result<HeaderValue, Failure> {
    if !text.contains("=?") {
        return raw_header("Subject", text);
    }
    let mut words = vec![String::new()];
    for c in text.chars() {
        match words.last_mut() {
            Some(word) if word.len() + c.len_utf8() <= ENCODED_BYTES => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    let words: Vec<_> = words.iter().map(|word| format!("=?utf-8?b?{}?=", STANDARD.encode(word))).collect();
    let name = HeaderName::new_from_ascii("Subject".to_owned());
    let name = name.map_err(|error| Failure::unmade(error.to_string()))?;
    Ok(HeaderValue::dangerous_new_pre_encoded(name, text.to_owned(), words.join("\r\n ")))
}

fn moment(at: NaiveDateTime) -> SystemTime {
    let seconds = u64::try_from(at.and_utc().timestamp()).unwrap_or(0);
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).unwrap_or(SystemTime::UNIX_EPOCH)
}
