//! The digest: one letter that says what several would have said. Each letter is written when something happens, as ever;
//! for a person who wants fewer it is kept, and at the time of the digest all that is due becomes one letter, in one
//! transaction: nothing is lost, and nothing is said twice.

use chrono::NaiveDateTime;

use super::sample::{Sample, at};
use super::store::{paces, queue};
use super::{About, Letter, NoticeRow, Part, Wording, letter, office, overtaken, store};
use crate::db::Tx;
use crate::db::ids::{AccountId, RequestId};
use crate::error::{Error, Result};
use crate::say::{self, Language, Msg, notices as t, with_language};

/// Its kind.
pub(super) const KIND: &str = <Digest as Letter>::KIND;
/// Letters in one digest; when there are more, another one follows.
const MOST: i64 = 100;
/// Where the person says how often.
pub(super) const SETTING: &str = "/account/mail";

/// One letter, as the digest repeats it.
struct Item {
    subject: String,
    written: NaiveDateTime,
    text: String,
    path: Option<String>,
}

struct Digest {
    items: Vec<Item>,
}

impl Letter for Digest {
    const KIND: &'static str = "notices.digest";
    fn subject(&self) -> Msg {
        match self.items.as_slice() {
            [one] => Msg::plain(one.subject.clone()),
            many => t::digest_subject(many.len()),
        }
    }
    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::Text(t::digest_intro(self.items.len()))];
        for item in &self.items {
            parts.push(Part::Heading(Msg::plain(item.subject.clone())));
            parts.push(Part::Text(t::digest_written(item.written)));
            parts.push(Part::Quote(item.text.clone()));
            parts.extend(item.path.clone().map(|path| Part::Link(t::digest_open(), path)));
        }
        parts.push(Part::Text(t::digest_why()));
        parts.push(Part::Link(t::digest_change(), SETTING.to_owned()));
        parts
    }
}

impl Item {
    fn of(row: &NoticeRow, base_url: &str) -> Self {
        let language = Language::parse(&row.language).unwrap_or_default();
        let (text, path) = gist(&row.body_text, language, base_url);
        Self { subject: row.subject.clone(), written: row.created_at, text, path }
    }
}

/// What a letter says between its greeting and its sign-off, and the first path of ours in it. Lines that hold nothing but
/// an address of ours go, with the words that announce it: the digest has a link of its own there.
fn gist(text: &str, language: Language, base_url: &str) -> (String, Option<String>) {
    let sign_off = with_language(language, || format!("\n{}\n", t::sign_off()));
    let body = text.split_once('\n').map_or(text, |(_, rest)| rest);
    let body = body.rfind(&sign_off).and_then(|at| body.get(..at)).unwrap_or(body);
    let own = |line: &str| {
        line.trim().strip_prefix(base_url).filter(|path| path.starts_with('/')).map(str::to_owned)
    };
    let mut lines: Vec<&str> = Vec::new();
    let mut path = None;
    for line in body.lines() {
        let Some(found) = own(line).filter(|path| !path.contains(char::is_whitespace)) else {
            lines.push(line);
            continue;
        };
        if lines.last().is_some_and(|before| before.ends_with(':')) {
            lines.pop();
        }
        path.get_or_insert(found);
    }
    (lines.join("\n").trim().to_owned(), path)
}

/// It with sample values.
pub fn samples() -> Vec<Sample> {
    let item = |subject: &str, written, text: &str, path: &str| Item {
        subject: subject.into(),
        written,
        text: text.into(),
        path: Some(path.into()),
    };
    let card = item(
        "Scorecard due on 8 December 2026: case 2026-0117",
        at(12, 3),
        "Your scorecard for 2026-0117, Books on wheels for rural schools, is due on 8 December 2026.",
        "/cases/117/review",
    );
    let lesson = item(
        "A lesson stands beside case 2026-0117",
        at(12, 4),
        "A lesson of an earlier case was found to fit this one.",
        "/cases/117",
    );
    vec![Sample::of(Digest { items: vec![card, lesson] })]
}

/// Makes the digest of one person whose time has come; gives how many. For the sweep.
///
/// # Errors
/// When the database fails.
pub fn gather_due(tx: &mut Tx) -> Result<usize> {
    let now = tx.now;
    let Some(account) = queue::next_digest(tx.conn(), now)? else { return Ok(0) };
    let Some(reader) = paces::reader(tx.conn(), account)? else {
        // The account was closed: nobody is there to read it.
        return queue::void_kept(tx, account, None);
    };
    let kept = queue::kept_of(tx.conn(), account, now, MOST)?;
    let kept = overtaken::still_true(tx, kept)?;
    if kept.is_empty() {
        return Ok(1);
    }
    let ids: Vec<_> = kept.iter().map(|row| row.id).collect();
    let items = kept.iter().map(|row| Item::of(row, tx.base_url)).collect();
    let office = office::current(tx.conn())?;
    let digest = Digest { items };
    let wording = Wording::of(tx.conn(), &[KIND])?;
    let rendered = letter::render(&digest, &wording, &reader.name, reader.language, &office, tx.base_url)?;
    let into = store::insert(tx, KIND, About::account(account), &reader, &rendered, &office)?;
    let marked = queue::mark_gathered(tx, ids.clone(), into)?;
    if marked != ids.len() {
        return Err(Error::Conflict(say::common::changed_meanwhile()));
    }
    tx.letter_written();
    Ok(1)
}

/// What is kept for a person about one request is not said any more: the person may know nothing of it from now on.
///
/// # Errors
/// When the database fails.
pub fn void_kept(tx: &mut Tx, account: AccountId, request: RequestId) -> Result<()> {
    queue::void_kept(tx, account, Some(request)).map(|_| ())
}
