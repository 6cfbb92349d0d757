//! A decision that was taken on paper before this house was there. Nobody recommends or decides anew: one person brought
//! it, another one says that it is so, and both stand in the log.

use chrono::{Datelike, NaiveDate};

use crate::access::Actor;
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::{AccountId, DecisionId};
use crate::decisions::compose::letter_hash;
use crate::decisions::letters::PaperRecord;
use crate::decisions::store::recorded::{self, NewRecord};
use crate::decisions::{Code, Terms};
use crate::error::{Error, Result};
use crate::notices::paper::{Proof, Sheet};
use crate::notices::{Letter, Wording, office, render};
use crate::requests::{Outcome, Request};
use crate::say::{self, Language, with_language};

/// What was decided on paper.
#[derive(Debug)]
pub struct Recorded<'a> {
    /// The case, closed.
    pub request: &'a Request,
    /// Who brought it.
    pub brought_by: AccountId,
    /// The number on the paper.
    pub reference: &'a str,
    /// The day on which it was granted.
    pub granted_on: NaiveDate,
    /// To whom letters are written.
    pub contact: &'a str,
    /// What was granted.
    pub terms: &'a Terms,
}

/// Writes the decision down. Nobody gets a letter: the holder has the one on paper.
///
/// # Errors
/// When the person who brought it is the one who records it (invariant I3), or the database fails.
pub fn record_paper(tx: &mut Tx, actor: &Actor, paper: &Recorded) -> Result<DecisionId> {
    if paper.brought_by == actor.id {
        return Err(Error::Refused(say::authorizations::refused_own_import()));
    }
    let year = paper.granted_on.year();
    let place = paper.request.number_or_draft();
    let place = place.rsplit('-').next().unwrap_or_default();
    let number = |letter: &str| format!("{letter}-{year}-{place}");
    let office = office::current(tx.conn())?;
    let letter = PaperRecord {
        reference: paper.reference.to_owned(),
        granted_on: paper.granted_on,
        terms: paper.terms.clone(),
        data: paper.request.rules()?,
    };
    let base_url = tx.base_url;
    let wording = Wording::of(tx.conn(), &[PaperRecord::KIND])?;
    let rendered = render(&letter, &wording, paper.contact, Language::En, &office, base_url)?;
    let head = (&*number("DP"), tx.today());
    let mut sheet =
        Sheet::of_letter(&letter, &wording, head, paper.contact, Language::En, (&office, base_url));
    let code = Code::parse(&paper.terms.code).map_or_else(|| paper.terms.code.clone(), |one| one.to_string());
    sheet.prove(with_language(Language::En, || Proof {
        address: format!("{base_url}/verify/{}", paper.terms.code),
        alt: say::decisions::letter_qr().to_string(),
        hint: say::decisions::letter_qr_hint().to_string(),
        code,
    }));
    let outcome = match paper.terms.conditions.is_empty() {
        true => Outcome::Authorized,
        false => Outcome::AuthorizedWithConditions,
    };
    let id = recorded::insert(
        tx,
        &NewRecord {
            request: paper.request.id,
            recommendation_number: &number("RP"),
            decision_number: &number("DP"),
            brought_by: paper.brought_by,
            recorded_by: actor.id,
            at: paper.granted_on.and_time(chrono::NaiveTime::MIN),
            outcome,
            reasons: &say::decisions::recorded_reasons(paper.reference, paper.granted_on).to_string(),
            terms: paper.terms,
            letter: &rendered,
            letter_hash: &letter_hash(&rendered),
            sheet: &sheet,
        },
    )?;
    tx.record(
        Event::new(SubjectKind::Request, paper.request.id.0, "decisions.record_paper", Some(actor.id))
            .after("decision", id)
            .after("brought_by", paper.brought_by)
            .after("reference", paper.reference),
    );
    Ok(id)
}
