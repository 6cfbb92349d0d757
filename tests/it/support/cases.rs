//! A case that stands somewhere, for tests of what comes after: an organization with its person and a submitted
//! request; accepted through the same step that people take.

use std::rc::Rc;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use imprimatur::access::Actor;
use imprimatur::accounts;
use imprimatur::audit::{Event, SubjectKind};
use imprimatur::db::ids::{AccountId, RequestId};
use imprimatur::db::schema::{conflicts, requests, revisions, scorecards};
use imprimatur::db::values::JsonText;
use imprimatur::guidelines::Track;
use imprimatur::notices::{NoticeRow, of_request};
use imprimatur::organizations::{self, MemberPart};
use imprimatur::requests::actions::submission;
use imprimatur::requests::answers::Answers;
use imprimatur::requests::{Action, Change, Request, Stage, Turn, advance, by_id, lock, set_track};
use imprimatur::waiting::{self, Ask, WaitKind, WaitSubject, Whom};
use sha2::{Digest, Sha256};

use super::app::{Person, TestApp};

/// The person as the policy sees them.
pub async fn actor(person: &Person) -> Actor {
    let email = person.email.clone();
    let read = person.app.data.db.read(move |conn| {
        let account = accounts::by_email(conn, &email)?.unwrap();
        accounts::actor_by_id(conn, account.id)
    });
    read.await.unwrap()
}

/// A request of the partner's new organization, submitted and not yet accepted.
pub async fn submitted(app: &Rc<TestApp>, partner: &Person, answers: Answers) -> RequestId {
    let by = actor(partner).await.id;
    let write = app.data.db.write(move |tx| {
        let now = tx.now;
        let profile = JsonText("{}".into());
        let organization =
            organizations::insert(tx, Some(by), "Sana Vandfilter A/S", "company", "DK", "C", &profile)?;
        organizations::join(tx, organization, by, MemberPart::Owner)?;
        let number = format!("2026-{:04}", imprimatur::requests::next_number(tx, "test-cases")?);
        let id: RequestId = diesel::insert_into(requests::table)
            .values((
                (
                    requests::number.eq(&number),
                    requests::organization_id.eq(organization),
                    requests::created_by.eq(by),
                    requests::title.eq("Clean water week"),
                    requests::folded.eq("clean water week"),
                    requests::stage.eq(Stage::Submitted),
                    requests::edition.eq("2015"),
                    requests::rubric_version.eq(1),
                    requests::reference_version.eq(1),
                    requests::revision.eq(1),
                    requests::marks.eq("UN_NAME"),
                    requests::use_type.eq("informational"),
                ),
                requests::verdict.eq("authorize"),
                requests::created_at.eq(now),
                requests::submitted_at.eq(now),
                requests::stage_since.eq(now),
                requests::turn.eq(Turn::Secretariat),
                requests::version.eq(1),
            ))
            .returning(requests::id)
            .get_result(tx.conn())?;
        tx.record(
            Event::new(SubjectKind::Request, id.0, "requests.create", Some(by))
                .after("edition", "2015")
                .after("rubric_version", 1),
        );
        revise(tx.conn(), id, 1, by, now, &answers);
        Ok(id)
    });
    write.await.unwrap()
}

/// Writes a frozen revision and makes it the latest, without the step that people take.
pub fn revise(
    conn: &mut imprimatur::db::Conn,
    id: RequestId,
    number: i64,
    by: AccountId,
    now: NaiveDateTime,
    answers: &Answers,
) {
    submission::keep_words(conn, id, answers).unwrap();
    let answers = answers.to_json().unwrap();
    let mut sha = Sha256::new();
    for text in [answers.as_str(), "{}"] {
        sha.update((text.len() as u64).to_be_bytes());
        sha.update(text);
    }
    diesel::insert_into(revisions::table)
        .values((
            revisions::request_id.eq(id),
            revisions::number.eq(number),
            revisions::answers.eq(answers),
            revisions::facts.eq("{}"),
            revisions::hash.eq(hex::encode(sha.finalize())),
            revisions::submitted_by.eq(by),
            revisions::submitted_at.eq(now),
        ))
        .execute(conn)
        .unwrap();
    diesel::update(requests::table.find(id)).set(requests::revision.eq(number)).execute(conn).unwrap();
}

/// Accepts a submitted request on a track.
pub async fn accept(app: &Rc<TestApp>, id: RequestId, track: Track) {
    let write = app.data.db.write(move |tx| {
        let request = lock(tx, id)?;
        set_track(tx, id, track)?;
        advance(tx, None, &request, Action::Accept, Change::default())
    });
    write.await.unwrap();
}

/// A request in screening.
pub async fn in_screening(app: &Rc<TestApp>, partner: &Person) -> RequestId {
    let answers = Answers::new().with("legal_name", "Sana Vandfilter A/S").with("revenue_tobacco", "0");
    let id = submitted(app, partner, answers).await;
    accept(app, id, Track::Standard).await;
    id
}

/// Another request of the organization that made `first`, in screening.
pub async fn again_in_screening(app: &Rc<TestApp>, partner: &Person, first: RequestId) -> RequestId {
    let id = in_screening(app, partner).await;
    let organization = request(app, first).await.organization_id;
    let write = app.data.db.write(move |tx| {
        diesel::update(requests::table.find(id))
            .set(requests::organization_id.eq(organization))
            .execute(tx.conn())?;
        Ok(())
    });
    write.await.unwrap();
    id
}

/// The request as it stands.
pub async fn request(app: &Rc<TestApp>, id: RequestId) -> Request {
    app.data.db.read(move |conn| by_id(conn, id)).await.unwrap()
}

/// A member's card, as an assignment leaves it.
pub async fn card(app: &Rc<TestApp>, id: RequestId, member: &Person, state: &'static str) {
    let member = actor(member).await.id;
    let write = app.data.db.write(move |tx| {
        let now = tx.now;
        let due = tx.today();
        let card: i64 = diesel::insert_into(scorecards::table)
            .values((
                scorecards::request_id.eq(id),
                scorecards::member_id.eq(member),
                scorecards::state.eq(state),
                scorecards::revision.eq(1),
                scorecards::due_on.eq(due),
                scorecards::assigned_by.eq(member),
                scorecards::assigned_at.eq(now),
                scorecards::private_note.eq(""),
                scorecards::reason.eq(""),
                scorecards::version.eq(1),
            ))
            .returning(scorecards::id)
            .get_result(tx.conn())?;
        let subject = (WaitSubject::Scorecard, card);
        let from = Whom::Account(member);
        waiting::ask(
            tx,
            Ask { kind: WaitKind::Scorecard, subject, request: Some(id), from, due: Some(due) },
        )?;
        Ok(())
    });
    write.await.unwrap();
}

/// A declared conflict of interest.
pub async fn conflict(app: &Rc<TestApp>, id: RequestId, person: &Person) {
    let account = actor(person).await.id;
    let write = app.data.db.write(move |tx| {
        let now = tx.now;
        diesel::insert_into(conflicts::table)
            .values((
                conflicts::request_id.eq(id),
                conflicts::account_id.eq(account),
                conflicts::conflicted.eq(true),
                conflicts::statement.eq("My sister works there."),
                conflicts::declared_at.eq(now),
            ))
            .execute(tx.conn())?;
        Ok(())
    });
    write.await.unwrap();
}

/// Who was written to about a case, as `kind > name`, oldest first.
pub async fn letters(app: &Rc<TestApp>, id: RequestId) -> Vec<String> {
    notices(app, id).await.iter().map(|row| format!("{} > {}", row.kind, row.to_name)).collect()
}

/// The letters about a case, oldest first.
pub async fn notices(app: &Rc<TestApp>, id: RequestId) -> Vec<NoticeRow> {
    let mut rows = app.data.db.read(move |conn| of_request(conn, id)).await.unwrap();
    rows.reverse();
    rows
}
