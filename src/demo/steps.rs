//! Each step of the demo by the action that people take it with.

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::Asked;
use super::cast::{Cast, group};
use super::plan::{Hand, Learned, Plan, Step};
use crate::access::Actor;
use crate::authorizations::actions::{self as authorizing, NewAgent};
use crate::authorizations::{self, ConditionState, Signature};
use crate::db::Tx;
use crate::decisions::{self, ChosenCondition, Proposal, Ruling, actions as deciding};
use crate::documents::actions::New;
use crate::error::{Error, Result};
use crate::guidelines::{Authority, Band, Reference};
use crate::lessons::{self, LessonState, Written, actions as learning};
use crate::requests::actions::{drafts, files, intake, submission};
use crate::requests::answers::{Answers, Value};
use crate::requests::draft::Draft;
use crate::requests::{self, RequestId, questions};
use crate::reviews::Audience;
use crate::reviews::actions as reviewing;
use crate::reviews::scoring::Entry;
use crate::screening::actions as checking;
use crate::web::Form;

/// The list that screeners looked at.
pub(super) const LIST: &str = "Consolidated list, edition of the day";

/// Everything around one step.
pub(super) struct Scene<'a> {
    pub cast: &'a Cast,
    /// Place of the case in the demo: who of several people takes part follows from it.
    pub number: usize,
    pub plan: &'a Plan,
    pub asked: &'a Asked,
    /// Files that were stored for it.
    pub files: &'a [(&'static str, New)],
    pub limits: &'a crate::config::Limits,
    /// The machine's today.
    pub now: NaiveDateTime,
}

/// Who plays which part in one case.
pub(super) struct Players {
    pub partner: Actor,
    pub secretary: Actor,
    pub screener: Actor,
    pub second: Actor,
    pub chair: Actor,
    pub officer: Actor,
}

impl Scene<'_> {
    fn players(&self, tx: &mut Tx) -> Result<Players> {
        let mut of = |people: &[&'static str], shift: usize| {
            let place = (self.number + shift) % people.len().max(1);
            let who = people.get(place).ok_or_else(|| Error::internal("nobody plays this part"))?;
            self.cast.actor(tx.conn(), who)
        };
        Ok(Players {
            partner: of(&[self.plan.partner], 0)?,
            secretary: of(&["secretariat", "secretariat2"], 0)?,
            screener: of(&["screener", "screener2"], 0)?,
            second: of(&["screener", "screener2"], 1)?,
            chair: of(&["chair", "chair2"], 0)?,
            officer: of(&["officer", "officer2", "officer3"], 0)?,
        })
    }

    fn member(&self, tx: &mut Tx, place: usize) -> Result<Actor> {
        let who = self.plan.members.get(place).ok_or_else(|| Error::internal("no such member"))?;
        self.cast.actor(tx.conn(), who)
    }

    /// Takes a step in the case; the first one gives it.
    ///
    /// # Errors
    /// What the action says.
    pub fn take(&self, tx: &mut Tx, case: Option<RequestId>, step: &Step) -> Result<RequestId> {
        let by = &self.players(tx)?;
        if let Step::Begin { half } = step {
            return self.begin(tx, by, *half);
        }
        let id = case.ok_or_else(|| Error::internal("the case was not begun"))?;
        match step {
            Step::Begin { .. } => {}
            Step::Rewrite(question, text) => self.rewrite(tx, by, id, question, text)?,
            Step::Send(note) => send(tx, &by.partner, id, note)?,
            Step::Withdraw(reason) => drop(submission::withdraw(tx, &by.partner, id, reason)?),
            Step::AnswerHold(text) => checking::answer_hold(tx, &by.partner, id, text)?,
            Step::Return(gaps) => {
                let gaps: Vec<intake::Asked> = gaps
                    .iter()
                    .map(|(question, text)| intake::Asked {
                        question: Some((*question).to_owned()),
                        text: (*text).to_owned(),
                    })
                    .collect();
                let days = self.limits.return_days;
                intake::return_for_information(tx, &by.secretary, id, &gaps, days)?;
            }
            Step::NotRequired(reason, advice) => {
                intake::close_not_required(tx, &by.secretary, id, reason, advice)?;
            }
            Step::Refer(reason) => self.refer(tx, by, id, reason)?,
            Step::Accept => drop(intake::accept(tx, &by.secretary, id, self.plan.track, "")?),
            Step::CheckSome(..)
            | Step::CheckRest
            | Step::Find(..)
            | Step::SecondFinding(..)
            | Step::Hold(..)
            | Step::Weigh(..)
            | Step::Risk(..)
            | Step::Remedy(..)
            | Step::Exclude(..) => self.screen(tx, by, id, step)?,
            Step::Assign
            | Step::Declare
            | Step::OpenReview
            | Step::BeginCard(..)
            | Step::Lock(..)
            | Step::Remark(..) => self.review(tx, by, id, step)?,
            Step::Recommend(..)
            | Step::SendBack(..)
            | Step::Decide(..)
            | Step::Decline(..)
            | Step::Seal(..)
            | Step::Defer(..) => self.decide(tx, by, id, step)?,
            Step::Sign
            | Step::Meet
            | Step::GiveUp
            | Step::Suspend(..)
            | Step::Revoke(..)
            | Step::Report(..)
            | Step::Accepted(..)
            | Step::Agent(..) => self.use_it(tx, by, id, step)?,
            Step::Learn(..) | Step::Publish | Step::Waive(..) => self.learn(tx, by, id, step)?,
        }
        Ok(id)
    }

    fn begin(&self, tx: &mut Tx, by: &Players, half: bool) -> Result<RequestId> {
        let actor = &by.partner;
        let organization =
            *actor.organizations.first().ok_or_else(|| Error::internal("a partner without organization"))?;
        let id = drafts::create(tx, actor, organization)?;
        let mut groups = self.asked.request();
        if half {
            groups.retain(|(key, _)| {
                ["memberships", "evidence", "human_rights", "mark", "activity"].contains(key)
            });
        }
        for (key, fields) in groups {
            let group = group(key)?;
            let answers = Answers::read(group, &Form::from_fields(fields)?);
            let version = Draft::load(tx.conn(), id)?.version(key);
            drafts::save(tx, actor, id, group, version, &answers, true)?;
        }
        let files = if half { &[][..] } else { self.files };
        for (question, file) in files {
            files::add(tx, actor, id, question, file, self.limits)?;
        }
        Ok(id)
    }

    fn rewrite(&self, tx: &mut Tx, by: &Players, id: RequestId, question: &str, text: &str) -> Result<()> {
        let actor = &by.partner;
        let (group, _) = questions::question(question)
            .ok_or_else(|| Error::internal(format!("the form does not ask {question}")))?;
        let draft = Draft::load(tx.conn(), id)?;
        let mut answers = draft.answers().of_group(group);
        answers.set(question, Value::Text(text.to_owned()));
        drafts::save(tx, actor, id, group, draft.version(group.key), &answers, true)?;
        Ok(())
    }

    fn refer(&self, tx: &mut Tx, by: &Players, id: RequestId, reason: &str) -> Result<()> {
        let authority = Authority::GlobalCompact;
        let contact = reference()?
            .marks
            .authority(authority)
            .map(|one| one.text.say("en").contact.clone())
            .unwrap_or_default();
        intake::refer(tx, &by.secretary, id, authority, &contact, reason)?;
        Ok(())
    }

    fn review(&self, tx: &mut Tx, by: &Players, id: RequestId, step: &Step) -> Result<()> {
        match step {
            Step::Assign => {
                let members = self.cast.ids(self.plan.members)?;
                reviewing::assign(tx, &by.secretary, id, &members)
            }
            Step::Declare => {
                for place in 0..self.plan.members.len() {
                    let member = self.member(tx, place)?;
                    reviewing::declare(tx, &member, id, false, "")?;
                }
                Ok(())
            }
            Step::OpenReview => reviewing::open_review(tx, &by.secretary, id),
            Step::BeginCard(place) => self.score(tx, id, *place, Hand::Careful, Some(5)),
            Step::Lock(place, hand) => self.score(tx, id, *place, *hand, None),
            Step::Remark(place, kind, criterion, text) => {
                let member = self.member(tx, *place)?;
                reviewing::remark(tx, &member, id, (*kind, Audience::Group), *criterion, text).map(|_| ())
            }
            _ => Err(Error::internal("no step of the review")),
        }
    }

    fn score(&self, tx: &mut Tx, id: RequestId, place: usize, hand: Hand, only: Option<usize>) -> Result<()> {
        let member = self.member(tx, place)?;
        let request = requests::by_id(tx.conn(), id)?;
        let card = requests_card(tx, &request, &member)?;
        let criteria = reference()?.rubric.criteria_of(self.plan.track);
        let entries: Vec<Entry> = criteria
            .iter()
            .enumerate()
            .take(only.unwrap_or(usize::MAX))
            .map(|(at, criterion)| {
                let score = score_of(hand, at + place, &criterion.id);
                Entry::score(&criterion.id, score, comment(score))
            })
            .collect();
        let private_note = "Ask in the meeting how the words will stand beside the logo.".to_owned();
        let draft = reviewing::Draft { version: card, entries, private_note, lessons: Vec::new() };
        let saved = reviewing::save(tx, &member, id, &draft)?;
        if only.is_some() {
            return Ok(());
        }
        reviewing::lock_card(tx, &member, id, saved.version)
    }

    fn decide(&self, tx: &mut Tx, by: &Players, id: RequestId, step: &Step) -> Result<()> {
        match step {
            Step::Recommend(band, text) => self.recommend(tx, by, id, *band, text),
            Step::SendBack(questions) => {
                let read = decisions::standing_recommendation(tx.conn(), id)?
                    .ok_or_else(|| Error::internal("nothing was recommended"))?;
                deciding::send_back(tx, &by.officer, id, read.id, questions)
            }
            Step::Defer(awaited, days) => {
                let until = self.now.date() + Duration::days(*days);
                deciding::defer(tx, &by.officer, id, awaited, Some(until))
            }
            Step::Decide(reasons) => self.rule(tx, by, id, None, self.limits.release_seconds, reasons),
            Step::Decline(code, could_change, reasons) => {
                let decline = Some((*code, *could_change));
                self.rule(tx, by, id, decline, self.limits.release_seconds, reasons)
            }
            Step::Seal(reasons, days) => {
                let release = self.now + Duration::days(*days);
                self.rule(tx, by, id, None, (release - tx.now).num_seconds(), reasons)
            }
            _ => Err(Error::internal("no step of the decision")),
        }
    }

    fn recommend(&self, tx: &mut Tx, by: &Players, id: RequestId, outcome: Band, text: &str) -> Result<()> {
        let mut conditions = Vec::new();
        if outcome == Band::RecommendWithConditions {
            let clause = reference()?.condition("K14");
            let text = clause.map(|one| one.text.say("en").text.clone()).unwrap_or_default();
            conditions.push(ChosenCondition { code: "K14".into(), text, ..ChosenCondition::default() });
        }
        let proposal = Proposal {
            outcome,
            text: text.to_owned(),
            departing_reasons: String::new(),
            conditions,
            dissents: Vec::new(),
        };
        deciding::recommend(tx, &by.chair, id, &proposal).map(|_| ())
    }

    fn rule(
        &self,
        tx: &mut Tx,
        by: &Players,
        id: RequestId,
        decline: Option<(crate::guidelines::ReasonCode, &str)>,
        release_seconds: i64,
        reasons: &str,
    ) -> Result<()> {
        let usual = deciding::usual_ruling(tx.conn(), id, decline.is_some(), release_seconds)?;
        let mut ruling = Ruling { reasons: reasons.to_owned(), ..usual };
        if let Some((code, could_change)) = decline {
            ruling.reason_codes = vec![code];
            ruling.could_change = could_change.to_owned();
            let read = decisions::standing_recommendation(tx.conn(), id)?;
            if read.is_some_and(|read| read.outcome != Band::RecommendDecline) {
                ruling.departing_reasons = reasons.to_owned();
            }
        }
        deciding::decide(tx, &by.officer, id, &ruling).map(|_| ())
    }

    fn use_it(&self, tx: &mut Tx, by: &Players, id: RequestId, step: &Step) -> Result<()> {
        let granted = authorizations::of_request(tx.conn(), id)?;
        let authorization = granted.ok_or_else(|| Error::internal("nothing was granted"))?.id;
        match step {
            Step::Sign => {
                let name = &self.asked.person;
                let signature = Signature::new(name, "Head of partnerships", true).map_err(Error::Invalid)?;
                authorizing::accept(tx, &by.partner, authorization, &signature)
            }
            Step::Meet => {
                let secretary = &by.secretary;
                for condition in authorizations::conditions_of(tx.conn(), authorization)? {
                    if condition.precedent && condition.state == ConditionState::Open {
                        let evidence = "Final artwork received and compared with what was authorized.";
                        let to = ConditionState::Met;
                        let place = condition.position;
                        authorizing::check_condition(tx, secretary, authorization, place, to, evidence)?;
                    }
                }
                Ok(())
            }
            Step::GiveUp => authorizing::give_up(tx, &by.partner, authorization),
            Step::Suspend(reasons) => authorizing::suspend(tx, &by.officer, authorization, reasons),
            Step::Revoke(reasons, days) => {
                let stop_by = tx.today() + Duration::days(*days);
                authorizing::revoke(tx, &by.officer, authorization, reasons, stop_by)
            }
            Step::Report(report) => authorizing::report_use(tx, &by.partner, authorization, report, None),
            Step::Accepted(remarks) => {
                let report = authorizations::reports_of_request(tx.conn(), id)?;
                let report = report.first().ok_or_else(|| Error::internal("no report to look at"))?.id;
                authorizing::look_at_report(tx, &by.secretary, authorization, report, true, remarks)
            }
            Step::Agent(name, scope, days) => {
                let until = tx.today() + Duration::days(*days);
                let agent = NewAgent::new(name, scope, Some(until)).map_err(Error::Invalid)?;
                authorizing::name_agent(tx, &by.partner, authorization, &agent).map(|_| ())
            }
            _ => Err(Error::internal("no step of an authorization")),
        }
    }

    fn learn(&self, tx: &mut Tx, by: &Players, id: RequestId, step: &Step) -> Result<()> {
        match step {
            Step::Learn(learned) => {
                let secretary = &by.secretary;
                let lesson = learning::write(tx, secretary, id, None, &written(learned))?;
                learning::send_for_validation(tx, secretary, lesson)
            }
            Step::Publish => {
                let editor = self.cast.actor(tx.conn(), "lessons")?;
                let waiting = lessons::of_request(tx.conn(), id)?;
                let lesson = waiting.iter().find(|one| one.state == LessonState::InValidation);
                let lesson = lesson.ok_or_else(|| Error::internal("no lesson waits"))?;
                learning::publish(tx, &editor, lesson.id)
            }
            Step::Waive(reason) => learning::waive(tx, &by.secretary, id, reason),
            _ => Err(Error::internal("no step of a lesson")),
        }
    }
}

/// Sends what stands in the draft; says what is missing, where a page would show it.
fn send(tx: &mut Tx, partner: &Actor, id: RequestId, note: &str) -> Result<()> {
    let draft = Draft::load(tx.conn(), id)?;
    let problems = questions::all_problems(&draft.answers(), &draft.context_of(tx.today()));
    let problems: Vec<_> = problems.iter().map(|(group, problems)| (group.key, problems)).collect();
    if !problems.is_empty() {
        return Err(Error::internal(format!("not complete: {problems:?}")));
    }
    submission::send(tx, partner, id, note).map(|_| ())
}

fn reference() -> Result<&'static Reference> {
    Reference::current().map_err(Error::internal)
}

/// The version of the member's card.
fn requests_card(tx: &mut Tx, request: &requests::Request, member: &Actor) -> Result<i64> {
    let all = crate::reviews::reading::deliberation(tx.conn(), request)?;
    all.members
        .iter()
        .find(|one| one.card.member_id == member.id)
        .map(|one| one.card.version)
        .ok_or_else(|| Error::internal("the member has no card"))
}

/// What a member of this hand gives; members and criteria differ a little.
fn score_of(hand: Hand, at: usize, criterion: &str) -> u8 {
    let row: [u8; 5] = match hand {
        Hand::Warm => [3, 4, 3, 3, 4],
        Hand::Careful => [3, 2, 3, 2, 2],
        Hand::Cold | Hand::Blocking => [1, 2, 1, 2, 1],
    };
    if matches!(hand, Hand::Blocking) && criterion == "C6" {
        return 0;
    }
    row.get(at % row.len()).copied().unwrap_or(2)
}

fn comment(score: u8) -> &'static str {
    match score {
        0 => {
            "The poster reads as if the seller had been chosen by the United Nations. Nobody else would get this."
        }
        1 => "Said in general words; nothing shows that it is done.",
        2 => "A beginning, with a person named; no figures yet.",
        3 => "",
        _ => "Shown with documents of the last year.",
    }
}

fn written(learned: &Learned) -> Written {
    Written {
        kind: learned.kind,
        title: learned.title.to_owned(),
        intended: learned.intended.to_owned(),
        happened: learned.happened.to_owned(),
        effect: learned.effect.to_owned(),
        recommendation: learned.recommendation.to_owned(),
        owner: Some(learned.owner),
        criteria: learned.criteria.iter().map(|one| (*one).to_owned()).collect(),
        confidentiality: learned.readers,
    }
}

/// The day that lies so many days from another.
pub(super) fn day(from: NaiveDate, days: i64) -> NaiveDate {
    from + Duration::days(days)
}
