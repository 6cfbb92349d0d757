//! From a ruling to the letter that goes out: one function for the preview and for the decision itself, so that
//! what an officer sees is what is sent.

use chrono::{Datelike, Days, Duration, NaiveDateTime};
use sha2::{Digest, Sha256};

use super::asked::Asked;
use super::conditions::{self, Filling};
use super::letters::{AuthorizationLetter, DeclineLetter, Head};
use super::ruling::{Paragraphs, Ruling};
use super::{Code, Recommendation, Terms};
use crate::error::{Error, Problems, Result};
use crate::guidelines::Reference;
use crate::guidelines::placeholders::Placeholder;
use crate::notices::paper::{Proof, Sheet};
use crate::notices::{Letter, Office, Rendered, Wording, render};
use crate::organizations::Organization;
use crate::requests::Request;
use crate::say::{self, Language, with_language};

/// The numbers that a decision gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// "D-2026-0001".
    pub decision: String,
    /// "A-2026-0001"; empty for a decline.
    pub authorization: String,
}

/// Everything a letter is made from.
pub(super) struct Occasion<'a> {
    pub request: &'a Request,
    pub organization: &'a Organization,
    pub asked: &'a Asked,
    pub recommendation: &'a Recommendation,
    pub office: &'a Office,
    pub wording: &'a Wording,
    pub base_url: &'a str,
    pub now: NaiveDateTime,
    pub reference: &'static Reference,
}

/// Series of this year, as `number_series` names them.
pub(super) fn series(kind: &str, now: NaiveDateTime) -> String {
    format!("{kind}-{}", now.year())
}

/// A number of a series: letter, year, four digits or more.
pub(super) fn number(letter: char, now: NaiveDateTime, place: i64) -> String {
    format!("{letter}-{}-{place:04}", now.year())
}

/// What a ruling comes to.
pub(super) struct Composed {
    /// What is granted; none for a decline.
    pub terms: Option<Terms>,
    /// The letter as mail and as page.
    pub letter: Rendered,
    /// The letter as a paper, to be set when it has gone out.
    pub sheet: Sheet,
}

/// The language of the partner's contact.
pub(super) fn language_of(asked: &Asked) -> Language {
    Language::parse(&asked.facts.organization.contact.language).unwrap_or(Language::En)
}

/// The terms (none for a decline) and the letter, in the language of the partner's contact.
///
/// # Errors
/// Invalid when words in braces cannot be filled; internal when a template fails.
pub(super) fn compose(occasion: &Occasion, ruling: &Ruling, numbers: &Numbers) -> Result<Composed> {
    compose_in(occasion, ruling, numbers, language_of(occasion.asked))
}

/// The letter in English, to be read beside the one that goes out; none when that is English.
///
/// # Errors
/// As [`compose`].
pub(super) fn in_english(
    occasion: &Occasion,
    ruling: &Ruling,
    numbers: &Numbers,
) -> Result<Option<Rendered>> {
    let language = language_of(occasion.asked);
    if language == Language::En {
        return Ok(None);
    }
    let ruling = ruling.in_english(occasion.reference, language);
    Ok(Some(compose_in(occasion, &ruling, numbers, Language::En)?.letter))
}

fn compose_in(
    occasion: &Occasion,
    ruling: &Ruling,
    numbers: &Numbers,
    language: Language,
) -> Result<Composed> {
    let head = head(occasion, numbers);
    let out = occasion.now + Duration::seconds(ruling.release_seconds.max(0));
    let days = &occasion.reference.terms.terms;
    if !ruling.outcome.is_authorized() {
        let title = &occasion.asked.facts.title;
        let filled = paragraphs(ruling, |field, text| {
            let only = |word| (word == Placeholder::Activity).then(|| title.clone());
            conditions::filled_paragraph(field, text, only)
        })?;
        let letter = DeclineLetter {
            head,
            paragraphs: filled,
            asked: occasion.asked.clone(),
            reasons: ruling.reason_codes.clone(),
            could_change: ruling.could_change.clone(),
            reconsider_by: days.reconsider_by(out.date()),
            alternative: ruling.alternative.clone(),
            request: occasion.request.id,
            reference: occasion.reference,
        };
        return written(occasion, &letter, &numbers.decision, language, None);
    }
    let (terms, filled) = with_language(language, || {
        let filling = filling(occasion, ruling)?;
        let filled = paragraphs(ruling, |field, text| filling.paragraph(field, text))?;
        Ok::<_, Error>((terms(occasion, ruling, numbers)?, filled))
    })?;
    let letter = AuthorizationLetter {
        head,
        paragraphs: filled,
        terms: terms.clone(),
        fundraising: occasion.asked.facts.fundraising.clone(),
        alternative: ruling.alternative.clone(),
        request: occasion.request.id,
        reconsider_by: days.reconsider_by(out.date()),
        accept_by: out.date() + Days::new(u64::from(days.acceptance_days)),
        reference: occasion.reference,
    };
    written(occasion, &letter, &numbers.decision, language, Some(terms))
}

/// A letter in all its forms, from the same parts.
fn written<L: Letter>(
    occasion: &Occasion,
    letter: &L,
    number: &str,
    language: Language,
    terms: Option<Terms>,
) -> Result<Composed> {
    let (office, base_url) = (occasion.office, occasion.base_url);
    let name = &occasion.asked.facts.organization.contact.name;
    let rendered = render(letter, occasion.wording, name, language, office, base_url)?;
    let head = (number, occasion.now.date());
    let mut sheet = Sheet::of_letter(letter, occasion.wording, head, name, language, (office, base_url));
    if let Some(terms) = &terms {
        let code = Code::parse(&terms.code).map_or_else(|| terms.code.clone(), |code| code.to_string());
        sheet.prove(with_language(language, || Proof {
            address: format!("{base_url}/verify/{}", terms.code),
            alt: say::decisions::letter_qr().to_string(),
            hint: say::decisions::letter_qr_hint().to_string(),
            code,
        }));
    }
    Ok(Composed { terms, letter: rendered, sheet })
}

fn head(occasion: &Occasion, numbers: &Numbers) -> Head {
    let phone = &occasion.office.contact_phone;
    let contact = match phone.is_empty() {
        true => occasion.office.contact_email.clone(),
        false => format!("{}, {phone}", occasion.office.contact_email),
    };
    Head {
        number: numbers.decision.clone(),
        date: occasion.now.date(),
        addressee: occasion.asked.facts.organization.contact.name.clone(),
        organization: occasion.organization.name.clone(),
        case: occasion.request.number_or_draft(),
        asked_on: occasion.asked.revision.submitted_at.date(),
        recommendation: occasion.recommendation.number.clone(),
        edition: occasion.request.edition.clone(),
        contact,
    }
}

/// The paragraphs that the officer worded, filled.
fn paragraphs(
    ruling: &Ruling,
    fill: impl Fn(&str, &str) -> std::result::Result<String, Problems>,
) -> Result<Paragraphs> {
    Ok(Paragraphs {
        opening: fill("opening", &ruling.paragraphs.opening).map_err(Error::Invalid)?,
        closing: fill("closing", &ruling.paragraphs.closing).map_err(Error::Invalid)?,
    })
}

fn filling<'a>(occasion: &Occasion<'a>, ruling: &'a Ruling) -> Result<Filling<'a>> {
    let grant = &ruling.grant;
    let (Some(starts_on), Some(ends_on)) = (grant.starts_on, grant.ends_on) else {
        return Err(Error::internal("a grant without dates was not checked"));
    };
    Ok(Filling {
        reference: occasion.reference,
        asked: occasion.asked,
        marks: &grant.marks,
        territory: &grant.territory,
        media: &grant.media,
        starts_on,
        ends_on,
    })
}

fn terms(occasion: &Occasion, ruling: &Ruling, numbers: &Numbers) -> Result<Terms> {
    let (facts, grant) = (&occasion.asked.facts, &ruling.grant);
    let filling = filling(occasion, ruling)?;
    let (starts_on, ends_on) = (filling.starts_on, filling.ends_on);
    let conditions = filling.granted(&grant.conditions).map_err(Error::Invalid)?;
    Ok(Terms {
        authorization_number: numbers.authorization.clone(),
        code: ruling.code.as_str().to_owned(),
        holder: occasion.organization.name.clone(),
        marks: grant.marks.clone(),
        use_type: facts.use_type,
        activity: facts.title.clone(),
        purpose: facts.principal_purpose.clone(),
        wording: facts.exact_wording.iter().map(|one| (one.language.clone(), one.text.clone())).collect(),
        artwork: occasion.asked.artwork.clone(),
        goals: facts.goals.clone(),
        territory: grant.territory.clone(),
        media: grant.media.clone(),
        languages: grant.languages.clone(),
        starts_on,
        ends_on,
        conditions,
        in_register: occasion.asked.in_register(),
    })
}

/// SHA-256 of a letter: subject, text and HTML, each with its length before it.
pub fn letter_hash(letter: &Rendered) -> String {
    let mut sha = Sha256::new();
    for part in [&letter.subject, &letter.text, &letter.html] {
        sha.update((part.len() as u64).to_be_bytes());
        sha.update(part);
    }
    hex::encode(sha.finalize())
}

/// A fingerprint of a letter without its numbers, which are only given when a decision is written: the letter that
/// an officer was shown and the one that goes out must have the same.
pub(super) fn fingerprint(occasion: &Occasion, ruling: &Ruling) -> Result<String> {
    let blank = Numbers { decision: "D".into(), authorization: "A".into() };
    compose(occasion, ruling, &blank).map(|composed| letter_hash(&composed.letter))
}
