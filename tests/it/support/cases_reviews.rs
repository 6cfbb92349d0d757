//! A request that stands in screening with every check settled, and people around it: where reviews begin.

use std::rc::Rc;

use diesel::prelude::*;
use imprimatur::access::{Actor, Role};
use imprimatur::accounts;
use imprimatur::audit::{Event, SubjectKind};
use imprimatur::db::schema::{checks, memberships, requests, revisions};
use imprimatur::db::values::JsonText;
use imprimatur::guidelines::{CheckCode, Reference, Track};
use imprimatur::organizations::{self, MemberPart};
use imprimatur::requests::actions::submission;
use imprimatur::requests::answers::Answers;
use imprimatur::requests::{RequestId, Stage, Turn};
use imprimatur::reviews::actions::{self, Draft};
use imprimatur::reviews::scoring::{Answer, Entry};
use sha2::{Digest, Sha256};

use super::app::{Person, TestApp};
use super::cases_decisions::facts;

/// A case and its people.
pub struct ReviewCase {
    pub app: Rc<TestApp>,
    pub id: RequestId,
    pub secretariat: Person,
    pub chair: Person,
    pub partner: Person,
    pub screener: Person,
    pub members: Vec<Person>,
}

fn answers(title: &str) -> String {
    imprimatur::requests::answers::Answers::new().with("activity_title", title).to_json().unwrap()
}

fn hash(answers: &str) -> String {
    let mut sha = Sha256::new();
    for text in [answers, &facts("en").to_string()] {
        sha.update((text.len() as u64).to_be_bytes());
        sha.update(text);
    }
    hex::encode(sha.finalize())
}

/// The person as the policy sees them.
pub async fn actor(app: &TestApp, person: &Person) -> Actor {
    let email = person.email.clone();
    app.data
        .db
        .read(move |conn| {
            let account = accounts::by_email(conn, &email)?.unwrap();
            accounts::actor_by_id(conn, account.id)
        })
        .await
        .unwrap()
}

/// A request in screening with every check settled.
async fn put_in_screening(
    app: &Rc<TestApp>,
    track: Track,
    number: &'static str,
    partner: &Person,
    screener: &Person,
) -> RequestId {
    let owner = actor(app, partner).await.id;
    let judge = actor(app, screener).await.id;
    app.data
        .db
        .write(move |tx| {
            let organization = organizations::insert(
                tx,
                Some(owner),
                "Coopérative Moréna",
                "ngo",
                "FR",
                "A",
                &JsonText("{}".into()),
            )?;
            organizations::join(tx, organization, owner, MemberPart::Owner)?;
            let now = tx.now;
            let id: RequestId = diesel::insert_into(requests::table)
                .values((
                    (
                        requests::number.eq(number),
                        requests::organization_id.eq(organization),
                        requests::created_by.eq(owner),
                        requests::title.eq("Nets for tomorrow"),
                        requests::folded.eq("nets for tomorrow"),
                        requests::stage.eq(Stage::Screening),
                        requests::edition.eq("2009"),
                        requests::rubric_version.eq(1),
                        requests::reference_version.eq(1),
                        requests::track.eq(track),
                    ),
                    (
                        requests::revision.eq(1),
                        requests::marks.eq("UN_NAME"),
                        requests::use_type.eq("informational"),
                        requests::created_at.eq(now),
                        requests::submitted_at.eq(now),
                        requests::stage_since.eq(now),
                        requests::turn.eq(Turn::Secretariat),
                        requests::version.eq(1),
                    ),
                ))
                .returning(requests::id)
                .get_result(tx.conn())?;
            let answers = answers("Nets for tomorrow");
            submission::keep_words(tx.conn(), id, &Answers::from_json(&answers)?)?;
            diesel::insert_into(revisions::table)
                .values((
                    revisions::request_id.eq(id),
                    revisions::number.eq(1),
                    revisions::answers.eq(&answers),
                    revisions::facts.eq(facts("en").to_string()),
                    revisions::hash.eq(hash(&answers)),
                    revisions::submitted_by.eq(owner),
                    revisions::submitted_at.eq(now),
                ))
                .execute(tx.conn())?;
            for code in CheckCode::ALL {
                diesel::insert_into(checks::table)
                    .values((
                        checks::request_id.eq(id),
                        checks::code.eq(*code),
                        checks::outcome.eq("clear"),
                        checks::evidence.eq("List of 23 November, no entry"),
                        checks::checked_by.eq(judge),
                        checks::checked_at.eq(now),
                        checks::revision.eq(1),
                        checks::version.eq(1),
                    ))
                    .execute(tx.conn())?;
            }
            tx.record(
                Event::new(SubjectKind::Request, id.0, "requests.create", Some(owner))
                    .after("edition", "2009")
                    .after("rubric_version", 1),
            );
            Ok(id)
        })
        .await
        .unwrap()
}

/// A case in screening on this track, with so many members to choose from.
pub async fn screened(app: &Rc<TestApp>, track: Track, members: usize) -> ReviewCase {
    const NAMES: [&str; 6] = ["Amina", "Lars", "Yifan", "Anahit", "Sofia", "Mateus"];
    let secretariat = app.person("Sara Secretariat", &[Role::Secretariat]).await;
    let chair = app.person("Chris Chair", &[Role::Chair]).await;
    let partner = app.person("Pat Partner", &[Role::Partner]).await;
    let screener = app.person("Sam Screener", &[Role::Screener]).await;
    let mut group = Vec::new();
    for name in NAMES.iter().take(members) {
        group.push(app.person(&format!("{name} Member"), &[Role::Reviewer]).await);
    }
    let id = put_in_screening(app, track, "2026-0163", &partner, &screener).await;
    ReviewCase { app: app.clone(), id, secretariat, chair, partner, screener, members: group }
}

/// The same in review: all members are assigned and have declared that there is no conflict.
pub async fn in_review(app: &Rc<TestApp>, track: Track, members: usize) -> ReviewCase {
    let case = screened(app, track, members).await;
    case.open_review().await;
    case
}

/// Another case in review among the same people.
pub async fn in_review_too(first: &ReviewCase, number: &'static str) -> ReviewCase {
    in_review_with(first, number, &first.members.iter().collect::<Vec<_>>()).await
}

/// Another case in screening around the same office, with nobody assigned.
pub async fn screened_too(first: &ReviewCase, number: &'static str) -> ReviewCase {
    let app = &first.app;
    let id = put_in_screening(app, Track::Simplified, number, &first.partner, &first.screener).await;
    let same = |person: &Person| app.visitor_named(&person.name, &person.email);
    ReviewCase {
        app: app.clone(),
        id,
        secretariat: same(&first.secretariat),
        chair: same(&first.chair),
        partner: same(&first.partner),
        screener: same(&first.screener),
        members: Vec::new(),
    }
}

/// Another case in review around the same office, with these members.
pub async fn in_review_with(first: &ReviewCase, number: &'static str, members: &[&Person]) -> ReviewCase {
    let mut case = screened_too(first, number).await;
    case.members = members.iter().map(|one| first.app.visitor_named(&one.name, &one.email)).collect();
    case.open_review().await;
    case
}

/// A card on which every criterion of the track has this score, but for some.
pub fn all(track: Track, score: u8, but: &[(&str, Option<u8>)]) -> Vec<Entry> {
    let rubric = &Reference::seeded().unwrap().rubric;
    rubric
        .criteria_of(track)
        .into_iter()
        .map(|one| {
            let other = but.iter().find(|(id, _)| *id == one.id).map(|(_, other)| *other);
            match other {
                Some(None) => Entry {
                    criterion: one.id.clone(),
                    answer: Some(Answer::NotApplicable),
                    comment: String::new(),
                },
                Some(Some(other)) => Entry::score(&one.id, other, &format!("Because of {}", one.id)),
                None => Entry::score(&one.id, score, "As documented"),
            }
        })
        .collect()
}

impl ReviewCase {
    async fn open_review(&self) {
        let by = actor(&self.app, &self.secretariat).await;
        let mut people = Vec::new();
        for member in &self.members {
            people.push(actor(&self.app, member).await);
        }
        let id = self.id;
        self.app
            .data
            .db
            .write(move |tx| {
                actions::assign(tx, &by, id, &people.iter().map(|one| one.id).collect::<Vec<_>>())?;
                for member in &people {
                    actions::declare(tx, member, id, false, "")?;
                }
                actions::open_review(tx, &by, id)
            })
            .await
            .unwrap();
    }

    /// A page of the case.
    pub fn path(&self, part: &str) -> String {
        format!("/cases/{}/{part}", self.id)
    }

    /// A member saves all of a card and gives the version that was left.
    pub async fn save(&self, member: &Person, entries: Vec<Entry>) -> i64 {
        let (actor, id) = (actor(&self.app, member).await, self.id);
        self.app
            .data
            .db
            .write(move |tx| {
                use imprimatur::db::schema::scorecards as s;
                let version = s::table
                    .filter(s::request_id.eq(id).and(s::member_id.eq(actor.id)))
                    .select(s::version)
                    .first(tx.conn())?;
                let draft = Draft { version, entries, private_note: String::new(), lessons: Vec::new() };
                actions::save(tx, &actor, id, &draft).map(|saved| saved.version)
            })
            .await
            .unwrap()
    }

    /// A member scores and locks.
    pub async fn lock(&self, member: &Person, entries: Vec<Entry>) {
        let version = self.save(member, entries).await;
        let (actor, id) = (actor(&self.app, member).await, self.id);
        self.app.data.db.write(move |tx| actions::lock_card(tx, &actor, id, version)).await.unwrap();
    }

    /// Where the request stands.
    pub async fn stage(&self) -> Stage {
        let id = self.id;
        self.app.data.db.read(move |conn| imprimatur::requests::by_id(conn, id)).await.unwrap().stage
    }

    /// How often an event stands in the log of the case.
    pub async fn events(&self, action: &'static str) -> usize {
        let subject = imprimatur::audit::Subject { kind: SubjectKind::Request, id: self.id.0 };
        let all =
            self.app.data.db.read(move |conn| imprimatur::audit::actions_of(conn, subject)).await.unwrap();
        all.iter().filter(|event| event.action == action).count()
    }

    /// The partner sends another version of the request, as a revision leaves it.
    pub async fn revise(&self) {
        let (id, owner) = (self.id, actor(&self.app, &self.partner).await.id);
        self.app
            .data
            .db
            .write(move |tx| {
                let now = tx.now;
                let answers = answers("Nets for the day after");
                submission::keep_words(tx.conn(), id, &Answers::from_json(&answers)?)?;
                diesel::insert_into(revisions::table)
                    .values((
                        revisions::request_id.eq(id),
                        revisions::number.eq(2),
                        revisions::answers.eq(&answers),
                        revisions::facts.eq(facts("en").to_string()),
                        revisions::hash.eq(hash(&answers)),
                        revisions::submitted_by.eq(owner),
                        revisions::submitted_at.eq(now),
                    ))
                    .execute(tx.conn())?;
                diesel::update(requests::table.find(id)).set(requests::revision.eq(2)).execute(tx.conn())?;
                tx.record(
                    Event::new(SubjectKind::Request, id.0, "requests.revise", Some(owner))
                        .after("changed", ["activity_title"]),
                );
                Ok(())
            })
            .await
            .unwrap();
    }

    /// Makes a person act for the organization that asks.
    pub async fn join_organization(&self, person: &Person) {
        let (id, account) = (self.id, actor(&self.app, person).await.id);
        self.app
            .data
            .db
            .write(move |tx| {
                let request = imprimatur::requests::by_id(tx.conn(), id)?;
                let now = tx.now;
                diesel::insert_into(memberships::table)
                    .values((
                        memberships::organization_id.eq(request.organization_id),
                        memberships::account_id.eq(account),
                        memberships::part.eq(MemberPart::Member),
                        memberships::since.eq(now),
                    ))
                    .execute(tx.conn())?;
                Ok(())
            })
            .await
            .unwrap();
    }
}
