//! What staff reads, and where an officer answers.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use crate::access::{Actor, Refusal, reconsiderations as access};
use crate::accounts;
use crate::authorizations::actions::Edited;
use crate::authorizations::{self, Condition, ConditionState};
use crate::db::Conn;
use crate::db::ids::{ReconsiderationId, RequestId};
use crate::decisions::{self, Decision};
use crate::error::{Error, Problems, Result};
use crate::reconsiderations::actions::{self, Change};
use crate::reconsiderations::{
    Kind, Reconsideration, ReconsiderationAction as A, ReconsiderationState, by_id, of_request,
};
use crate::requests::answers::DateParts;
use crate::requests::questions::dates;
use crate::requests::{Case, Stage, must_know};
use crate::say::{self as t, Msg};
use crate::waiting::{self, WaitKind};
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// One of them, with what stands round it.
struct Shown {
    row: Reconsideration,
    decided_by: String,
    handled_by: Option<String>,
    asked_by: String,
    decision: Option<Decision>,
    stop_reason: Option<String>,
    conditions: Vec<Condition>,
    due: Option<NaiveDate>,
    /// Why the reader does not answer it; none when it is theirs to answer.
    why_not: Option<Msg>,
    mine: bool,
}

#[derive(Template)]
#[template(path = "reconsiderations/case.html")]
struct CasePage<'a> {
    page: &'a Page,
    case: &'a Case,
    all: Vec<Shown>,
    f: Filled,
}

impl CasePage<'_> {
    fn answers(&self, one: &Shown) -> Field {
        let words = [
            (A::Refuse, t::reconsiderations::answer_refuse()),
            (A::Uphold, t::reconsiderations::answer_uphold()),
            (A::Change, t::reconsiderations::answer_change()),
        ];
        let choices = words.into_iter().map(|(action, words)| (action.to_string(), words)).collect();
        self.f
            .radios("answer", t::reconsiderations::answer(), choices)
            .choice_hint(A::Refuse.as_str(), t::reconsiderations::answer_refuse_hint())
            .choice_hint(A::Change.as_str(), one.row.kind.change_words())
    }

    fn stages(&self) -> Field {
        let choices = [Stage::Review, Stage::Deliberation].map(|one| (one.to_string(), one.words())).to_vec();
        self.f.radios("stage", t::reconsiderations::stage(), choices).hint(t::reconsiderations::stage_hint())
    }

    /// Conditions that can still be edited.
    fn editable<'a>(&self, one: &'a Shown) -> Vec<&'a Condition> {
        let is_open = |state| matches!(state, ConditionState::Open | ConditionState::Breached);
        one.conditions.iter().filter(|condition| is_open(condition.state)).collect()
    }

    fn words_of(&self, condition: &Condition) -> Field {
        let label = t::reconsiderations::condition_words(condition.position, &condition.code);
        self.f.area(&format!("condition-{}", condition.position), label).rows(3)
    }

    fn due_of(&self, condition: &Condition) -> Field {
        let name = format!("due-{}", condition.position);
        self.f.date(&name, t::reconsiderations::condition_due(condition.position)).optional()
    }

    fn let_go(&self, condition: &Condition) -> Field {
        let name = format!("let_go-{}", condition.position);
        self.f.tick(&name, t::reconsiderations::let_go(condition.position))
    }

    fn is_declined(&self, one: &Shown) -> bool {
        one.row.kind == Kind::Decline
    }

    fn has_conditions(&self, one: &Shown) -> bool {
        one.row.kind == Kind::Conditions
    }

    fn is_open(&self, one: &Shown) -> bool {
        one.row.state == ReconsiderationState::Asked
    }
}

fn load(conn: &mut Conn, actor: &Actor, id: RequestId) -> Result<(Case, Vec<Shown>)> {
    let case = Case::load_as_staff(conn, actor, id)?;
    let waits = waiting::open_for_request(conn, id)?;
    let mut all = Vec::new();
    for row in of_request(conn, id)? {
        let refusal = access::answer(actor, &case.standing, row.first()).err();
        let officer = actor.has(crate::access::Role::AuthorizingOfficer);
        let is_wait =
            |wait: &&waiting::Wait| wait.kind == WaitKind::Reconsideration && wait.subject_id == row.id.0;
        let granted = match row.authorization_id {
            Some(id) => Some(authorizations::by_id(conn, id)?),
            None => None,
        };
        all.push(Shown {
            decided_by: accounts::by_id(conn, row.decided_by)?.name,
            asked_by: accounts::by_id(conn, row.asked_by)?.name,
            handled_by: match row.handled_by {
                Some(person) => Some(accounts::by_id(conn, person)?.name),
                None => None,
            },
            decision: match row.decision_id {
                Some(id) => Some(decisions::by_id(conn, id)?),
                None => None,
            },
            stop_reason: granted.as_ref().and_then(|row| row.stop_reason.clone()),
            conditions: match (row.kind, row.authorization_id) {
                (Kind::Conditions, Some(id)) => authorizations::conditions_of(conn, id)?,
                _ => Vec::new(),
            },
            due: waits.iter().find(is_wait).and_then(|wait| wait.due_on),
            mine: refusal.is_none() && row.state == ReconsiderationState::Asked,
            why_not: match refusal {
                Some(Refusal::Because(why)) if officer => Some(why),
                _ => None,
            },
            row,
        });
    }
    if all.is_empty() {
        return Err(Error::Hidden);
    }
    Ok((case, all))
}

/// The form as it begins: the conditions as they stand.
fn first(all: &[Shown]) -> Filled {
    let mut f = Filled::new();
    for condition in all.iter().filter(|one| one.mine).flat_map(|one| &one.conditions) {
        f = f
            .with(&format!("condition-{}", condition.position), &condition.text)
            .with_date(&format!("due-{}", condition.position), condition.due_on);
    }
    f
}

async fn show(app: &AppData, page: &Page, me: &SignedIn, id: RequestId, f: Option<Filled>) -> Response {
    let actor = me.actor().clone();
    let (case, all) = app.db.read(move |conn| load(conn, &actor, id)).await?;
    let is_first = f.is_none();
    let f = f.unwrap_or_else(|| first(&all));
    let shown = CasePage { page, case: &case, all, f };
    if is_first { page.show(&shown) } else { page.show_problems(&shown) }
}

pub(super) async fn page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    show(&app, &page, &me, RequestId(path.into_inner()), None).await
}

/// The conditions as they were typed.
fn edited(form: &Form, problems: &mut Problems) -> Vec<Edited> {
    let mut all = Vec::new();
    for (name, text) in form.fields() {
        let Some(position) = name.strip_prefix("condition-").and_then(|number| number.parse().ok()) else {
            continue;
        };
        let field = format!("due-{position}");
        let part = |part: &str| form.text(&format!("{field}-{part}")).to_owned();
        let parts = DateParts { day: part("day"), month: part("month"), year: part("year") };
        let due_on = match parts.day.is_empty() && parts.month.is_empty() && parts.year.is_empty() {
            true => None,
            false => problems.take(&field, dates::read(&parts).map_err(|_| t::reconsiderations::enter_day())),
        };
        let let_go = form.ticked(&format!("let_go-{position}"));
        all.push(Edited { position, text: text.clone(), due_on, let_go });
    }
    all
}

pub(super) async fn answer(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
    form: Form,
) -> Response {
    let (id, row) = path.into_inner();
    let (id, row) = (RequestId(id), ReconsiderationId(row));
    must_know(&app.db, &me, id).await?;
    form.only(&["answer", "stage", "reasons", "condition-*", "due-*", "let_go-*"])?;
    let mut problems = Problems::new();
    let action = A::parse(form.text("answer")).ok_or_else(t::reconsiderations::choose_answer);
    let action = problems.take("answer", action);
    let change = Change { stage: Stage::parse(form.text("stage")), conditions: edited(&form, &mut problems) };
    let done = match action {
        Some(action) if problems.is_empty() => {
            let (actor, reasons) = (me.actor().clone(), form.text("reasons").to_owned());
            let who = format!("account {}", me.id);
            once::location(&app.db, &form, &who, "reconsiderations.answer", move |tx| {
                if by_id(tx.conn(), row)?.request_id != id {
                    return Err(Error::Hidden);
                }
                actions::answer(tx, &actor, row, action, &reasons, &change)?;
                Ok(format!("/cases/{id}/reconsideration"))
            })
            .await
        }
        _ => Err(Error::Invalid(problems)),
    };
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reconsiderations::answered_banner())),
        Err(Error::Invalid(problems)) => {
            show(&app, &page, &me, id, Some(Filled::from_form(&form, problems))).await
        }
        Err(error) => Err(error),
    }
}
