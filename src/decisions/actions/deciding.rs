//! An authorizing officer decides, takes back, or sends a recommendation back.

use chrono::NaiveDateTime;

use super::{event, group};
use crate::access::{Actor, Role, decisions as access};
use crate::audit::{Event, SubjectKind};
use crate::db::ids::{DecisionId, RecommendationId, RequestId};
use crate::db::{Conn, Tx};
use crate::decisions::compose::{self, Composed, Numbers, Occasion};
use crate::decisions::letters::{AuthorizationLetter, DeclineLetter, SentBack};
use crate::decisions::lifecycle::{self, DecisionAction, DecisionState};
use crate::decisions::ruling::{Paragraphs, Ruling};
use crate::decisions::store::{self, Sealed};
use crate::decisions::{Code, Recommendation, asked, conditions, recommended_outcome, rules};
use crate::error::{Error, Problems, Result};
use crate::notices::{self, About, Letter, Rendered, office};
use crate::requests::{self, Action, Case, Change, Outcome, Request};
use crate::say::{Language, with_language};
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};
use crate::{organizations, say};

/// The letter as it would go out now, and the fingerprint that [`decide`] compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The letter, with the numbers that come next.
    pub letter: Rendered,
    /// The language it is in.
    pub language: Language,
    /// The same in English, when it is in another language.
    pub english: Option<Rendered>,
    /// To be handed back as [`Ruling::shown`].
    pub fingerprint: String,
}

/// Everything that a ruling is checked and written against.
struct Bench {
    request: Request,
    recommendation: Recommendation,
    asked: asked::Asked,
    organization: organizations::Organization,
    office: notices::Office,
    wording: notices::Wording,
    upheld: bool,
}

fn bench(conn: &mut Conn, request: Request) -> Result<Bench> {
    let recommendation = store::standing_recommendation(conn, request.id)?
        .ok_or_else(|| Error::Refused(say::decisions::refused_no_recommendation()))?;
    Ok(Bench {
        asked: asked::load(conn, &request)?,
        organization: organizations::by_id(conn, request.organization_id)?,
        office: office::current(conn)?,
        wording: notices::Wording::of(conn, &[AuthorizationLetter::KIND, DeclineLetter::KIND])?,
        upheld: store::upheld_knock_outs(conn, request.id)? > 0,
        recommendation,
        request,
    })
}

impl Bench {
    fn occasion<'a>(&'a self, now: NaiveDateTime, base_url: &'a str) -> Result<Occasion<'a>> {
        Ok(Occasion {
            request: &self.request,
            organization: &self.organization,
            asked: &self.asked,
            recommendation: &self.recommendation,
            office: &self.office,
            wording: &self.wording,
            base_url,
            now,
            reference: self.request.rules()?,
        })
    }

    /// What is wrong with a ruling; the checks of the case count as well when it grants.
    fn problems(&self, conn: &mut Conn, ruling: &Ruling, now: NaiveDateTime) -> Result<Problems> {
        let marks = &self.asked.facts.marks;
        let engaged = self.asked.engagement.is_some();
        let mut problems = rules::of_ruling(
            self.request.rules()?,
            ruling,
            &self.recommendation,
            marks,
            self.upheld,
            engaged,
            now.date(),
        );
        if ruling.outcome.is_authorized() {
            let open = super::releasing::in_the_way(conn, &self.request, now)?;
            if let Some(why) = open {
                problems.add("outcome", why);
            }
        }
        if ruling.recommendation != self.recommendation.id {
            return Err(Error::Conflict(say::common::changed_meanwhile()));
        }
        Ok(problems)
    }
}

/// The letter that a ruling would send, as far as it can be written: without reasons, which do not stand in it.
///
/// # Errors
/// Invalid with what keeps the letter from being written; hidden or refused as for [`decide`].
pub fn preview(
    conn: &mut Conn,
    id: RequestId,
    ruling: &Ruling,
    now: NaiveDateTime,
    base_url: &str,
) -> Result<Preview> {
    let request = requests::by_id(conn, id)?;
    let bench = bench(conn, request)?;
    let problems = bench.problems(conn, ruling, now)?;
    let mut in_letter = Problems::new();
    for (field, message) in problems.iter() {
        if !matches!(field.as_str(), "reasons" | "departing_reasons" | "outcome") {
            in_letter.add(field.as_str(), message.clone());
        }
    }
    in_letter.into_result()?;
    let occasion = bench.occasion(now, base_url)?;
    let next = |conn: &mut Conn, kind, letter| {
        let place = store::next_of_series(conn, &compose::series(kind, now))?;
        Ok::<_, Error>(compose::number(letter, now, place))
    };
    let numbers = Numbers {
        decision: next(conn, "decisions", 'D')?,
        authorization: next(conn, "authorizations", 'A')?,
    };
    Ok(Preview {
        letter: compose::compose(&occasion, ruling, &numbers)?.letter,
        language: compose::language_of(&bench.asked),
        english: compose::in_english(&occasion, ruling, &numbers)?,
        fingerprint: compose::fingerprint(&occasion, ruling)?,
    })
}

/// Whether this person may decide here: role and relation to the case, its stage, and nobody having decided yet.
pub(super) fn may_rule(tx: &mut Tx, actor: &Actor, request: &Request, action: Action) -> Result<()> {
    requests::actions::may(tx, actor, request, action)?;
    match store::standing_decision(tx.conn(), request.id)? {
        None => Ok(access::decide(&requests::standing(tx.conn(), request, actor)?)?),
        Some(made) => Err(Error::Conflict(say::decisions::decided_already(
            made.decided_by_name,
            made.decided_at,
            made.outcome.words(),
            made.release_at,
        ))),
    }
}

/// An officer decides. The decision is sealed: it takes effect, and its letter goes out, at its release time.
///
/// # Errors
/// Refused when the person may not; a conflict that names the first when somebody decided already; invalid with
/// what is wrong, a field each (field `letter` when it is not the letter that was shown).
pub fn decide(tx: &mut Tx, actor: &Actor, id: RequestId, ruling: &Ruling) -> Result<DecisionId> {
    let request = requests::lock(tx, id)?;
    may_rule(tx, actor, &request, Action::Decide)?;
    let (now, base_url) = (tx.now, tx.base_url);
    let bench = bench(tx.conn(), request)?;
    bench.problems(tx.conn(), ruling, now)?.into_result()?;
    let occasion = bench.occasion(now, base_url)?;
    if let Some(shown) = &ruling.shown
        && *shown != compose::fingerprint(&occasion, ruling)?
    {
        let mut problems = Problems::new();
        problems.add("letter", say::decisions::not_the_letter_shown());
        return Err(Error::Invalid(problems));
    }
    let grants = ruling.outcome.is_authorized();
    let place = requests::next_number(tx, &compose::series("decisions", now))?;
    let authorization = if grants {
        compose::number('A', now, requests::next_number(tx, &compose::series("authorizations", now))?)
    } else {
        String::new()
    };
    let numbers = Numbers { decision: compose::number('D', now, place), authorization };
    let Composed { terms, letter, sheet } = compose::compose(&occasion, ruling, &numbers)?;
    let departs = rules::departs(ruling, &bench.recommendation);
    let letter_hash = compose::letter_hash(&letter);
    let sealed = Sealed {
        number: &numbers.decision,
        request: id,
        ruling,
        departs,
        terms: terms.as_ref(),
        letter: &letter,
        letter_hash: &letter_hash,
        sheet: &sheet,
        by: actor.id,
    };
    let decision = store::seal(tx, &sealed)?;
    let event = event(id, Action::Decide, Some(actor.id))
        .after("decision", decision)
        .after("number", &numbers.decision)
        .after("decided", ruling.outcome)
        .after("recommendation", bench.recommendation.id)
        .after("departs", departs)
        .after("letter", &letter_hash);
    let change = Change { event: Some(event), ..Change::default() };
    requests::advance(tx, Some(actor), &bench.request, Action::Decide, change)?;
    waiting::answer(tx, WaitKind::Decision, (WaitSubject::Request, id.0))?;
    Ok(decision)
}

/// The officer who decided takes the decision back before it is released; it is void.
///
/// # Errors
/// Refused when it is another person's, or was released; hidden when nobody decided.
pub fn take_back(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<()> {
    let request = requests::lock(tx, id)?;
    let made = store::standing_decision(tx.conn(), id)?;
    if let Some(made) = made.as_ref().filter(|made| made.state == DecisionState::Released) {
        let at = made.released_at.unwrap_or(made.release_at);
        return Err(Error::Refused(say::decisions::released_already(at)));
    }
    requests::actions::may(tx, actor, &request, Action::TakeBack)?;
    let made = made.ok_or_else(|| Error::Refused(say::decisions::nothing_to_take_back()))?;
    access::take_back(actor.id, made.decided_by)?;
    lifecycle::step(DecisionAction::TakeBack, made.state)
        .map_err(|_| Error::Refused(say::decisions::nothing_to_take_back()))?;
    store::mark_taken_back(tx, made.id)?;
    let event = event(id, Action::TakeBack, Some(actor.id))
        .before("decision", made.id)
        .before("number", &made.number)
        .after("decision_state", DecisionState::TakenBack);
    let change = Change { event: Some(event), ..Change::default() };
    requests::advance(tx, Some(actor), &request, Action::TakeBack, change)?;
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::Decision,
            subject: (WaitSubject::Request, id.0),
            request: Some(id),
            from: Whom::Role(Role::AuthorizingOfficer),
            due: request.due_on,
        },
    )?;
    Ok(())
}

/// Voids a sealed decision whose request was closed in another way (withdrawn, excluded), and ends what it waited for.
///
/// # Errors
/// When the database fails.
pub fn follow_close(tx: &mut Tx, closed: &Event) -> Result<()> {
    let id = RequestId(closed.subject.id);
    store::end_deferrals(tx, id)?;
    match store::standing_decision(tx.conn(), id)? {
        Some(made) if made.state == DecisionState::Sealed => {
            store::mark_taken_back(tx, made.id)?;
            tx.record(
                Event::new(SubjectKind::Request, id.0, "decisions.void", None)
                    .before("decision", made.id)
                    .after("decision_state", DecisionState::TakenBack),
            );
            Ok(())
        }
        _ => Ok(()),
    }
}

/// An officer sends the recommendation back with questions.
///
/// # Errors
/// As [`decide`]; invalid without questions.
pub fn send_back(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    read: RecommendationId,
    questions: &str,
) -> Result<()> {
    let request = requests::lock(tx, id)?;
    may_rule(tx, actor, &request, Action::SendBack)?;
    let recommendation = store::standing_recommendation(tx.conn(), id)?
        .filter(|one| one.id == read)
        .ok_or_else(|| Error::Conflict(say::common::changed_meanwhile()))?;
    let mut problems = Problems::new();
    if questions.trim().is_empty() {
        problems.add("questions", say::decisions::enter_questions());
    } else if questions.chars().count() > rules::LONGEST_TEXT {
        problems.add("questions", say::decisions::too_long(rules::LONGEST_TEXT));
    }
    problems.into_result()?;
    store::send_back(tx, recommendation.id, actor.id, questions.trim())?;
    let event = event(id, Action::SendBack, Some(actor.id))
        .after("recommendation", recommendation.id)
        .after("questions", questions.trim());
    let change = Change { event: Some(event), ..Change::default() };
    let request = requests::advance(tx, Some(actor), &request, Action::SendBack, change)?;
    waiting::answer(tx, WaitKind::Decision, (WaitSubject::Request, id.0))?;
    super::ask_chair(tx, &request)?;
    let to = group(tx.conn(), &request, recommendation.recommended_by)?;
    let letter = SentBack {
        id,
        case: request.number_or_draft(),
        recommendation: recommendation.number,
        questions: questions.trim().to_owned(),
    };
    notices::write(tx, About::request(id), &to, &letter)
}

/// The ruling that an officer's page begins with: what was asked for with the conditions of the group and of the
/// library, and the outcome that was recommended, or a decline. Reasons are the officer's to write.
///
/// # Errors
/// Refused when there is no recommendation.
pub fn usual_ruling(conn: &mut Conn, id: RequestId, decline: bool, release_seconds: i64) -> Result<Ruling> {
    let request = requests::by_id(conn, id)?;
    let bench = bench(conn, request)?;
    let language = compose::language_of(&bench.asked);
    let grant = with_language(language, || {
        Ok::<_, Error>(conditions::usual_grant(
            bench.request.rules()?,
            &bench.asked,
            &bench.recommendation.conditions,
        ))
    })?;
    let recommended = recommended_outcome(bench.recommendation.outcome);
    let outcome = match (decline, recommended.is_authorized()) {
        (true, _) => Outcome::Declined,
        (false, true) => recommended,
        (false, false) => Outcome::AuthorizedWithConditions,
    };
    Ok(Ruling {
        recommendation: bench.recommendation.id,
        outcome,
        reasons: String::new(),
        departing_reasons: String::new(),
        grant,
        reason_codes: Vec::new(),
        alternative: None,
        could_change: String::new(),
        paragraphs: with_language(language, || Paragraphs::usual(outcome.is_authorized())),
        code: Code::random(),
        shown: None,
        release_seconds,
    })
}

/// Whether a person may prepare a decision on this case: asked for a preview, which writes nothing.
///
/// # Errors
/// Refused with the reason.
pub fn may_prepare(case: &Case) -> Result<()> {
    if !case.can(Action::Decide) {
        return Err(Error::Refused(say::common::not_your_role()));
    }
    Ok(access::decide(&case.standing)?)
}

/// The number that the next authorization would bear.
///
/// # Errors
/// When the database fails.
pub fn next_authorization_number(conn: &mut Conn, now: NaiveDateTime) -> Result<String> {
    let place = store::next_of_series(conn, &compose::series("authorizations", now))?;
    Ok(compose::number('A', now, place))
}
