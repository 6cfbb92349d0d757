//! A request that the group has scored and can recommend on, and people around it: where decisions begin.

use std::rc::Rc;

use diesel::prelude::*;
use imprimatur::access::{Actor, Role};
use imprimatur::db::ids::RequestId;
use imprimatur::db::schema::{requests, revisions, scorecards};
use imprimatur::db::{Conn, Tx};
use imprimatur::decisions::actions as decisions;
use imprimatur::decisions::{Decision, Proposal, Ruling, standing_decision};
use imprimatur::documents::Scan;
use imprimatur::documents::actions::New;
use imprimatur::error::Result;
use imprimatur::guidelines::{Band, CheckOutcome, Reference, Track};
use imprimatur::requests::answers::Answers;
use imprimatur::requests::{Stage, by_id};
use imprimatur::reviews::actions::{self as reviews, Draft};
use imprimatur::reviews::scoring::Entry;
use imprimatur::screening;
use sha2::{Digest, Sha256};

use super::app::{Person, TestApp};
use super::cases;

/// The bytes of the artwork that the case asks for.
pub const POSTER: &[u8] = b"%PDF-1.7 a poster, print 0";

/// A case in deliberation and its people.
pub struct DecisionCase {
    pub app: Rc<TestApp>,
    pub id: RequestId,
    pub partner: Person,
    pub secretary: Person,
    pub screener: Person,
    pub members: Vec<Person>,
    pub chair: Person,
    pub officer: Person,
    pub other: Person,
}

/// What the answers of the sample case come to.
pub fn facts(language: &str) -> serde_json::Value {
    serde_json::json!({
        "organization": {
            "name": "Sana Vandfilter A/S", "organization_type": "company", "direct_employees": 120,
            "size": "small_medium", "sector": "C", "registration_country": "208", "headquarters_country": "208",
            "countries_of_operation": ["208"], "ownership_type": "private", "other_names": [], "people": [],
            "contact": { "name": "Åse Contact", "email": "aase@sana.example", "language": language }
        },
        "values": {
            "gc_status": "active", "weps_status": "none", "evidence": [], "revenue_shares": {},
            "declarations": {}, "legal_proceedings": false, "un_relationships": []
        },
        "marks": ["UN_NAME"], "whose_logo": null, "use_type": "informational", "mention_only": false,
        "support_display": false, "internal_only": false, "title": "Clean water week",
        "summary": "A week of talks at schools.", "principal_purpose": "To tell pupils about Goal 6.",
        "priced": false, "profit": null, "media": ["print", "web"],
        "exact_wording": [{ "language": "en", "text": "In support of the United Nations" }],
        "material_languages": ["en", "da"], "adjacent_to": ["nothing"],
        "territory": { "countries": ["208", "752"] }, "starts_on": "2027-01-01", "ends_on": "2027-12-31",
        "repeats_case": null, "sponsor_entity": null, "sponsor_focal_point": null,
        "contribution_types": ["money"], "goals": ["SDG6"], "local_network_contacted": null, "fundraising": null
    })
}

/// A case in deliberation: two members scored 3 on everything, so the scores speak for "recommend".
pub async fn in_deliberation(app: &Rc<TestApp>) -> DecisionCase {
    in_deliberation_of(app, "en").await
}

/// The same, with a contact who reads another language.
pub async fn in_deliberation_of(app: &Rc<TestApp>, language: &'static str) -> DecisionCase {
    let partner = app.person("Pat Partner", &[Role::Partner]).await;
    let secretary = app.person("Sara Secretary", &[Role::Secretariat]).await;
    let screener = app.person("Sam Screener", &[Role::Screener]).await;
    let chair = app.person("Chris Chair", &[Role::Chair]).await;
    let officer = app.person("Odile Officer", &[Role::AuthorizingOfficer]).await;
    let other = app.person("Otto Officer", &[Role::AuthorizingOfficer]).await;
    let mut members = Vec::new();
    for name in ["Amina Member", "Lars Member"] {
        members.push(app.person(name, &[Role::Reviewer]).await);
    }
    let answers = Answers::new()
        .with("legal_name", "Sana Vandfilter A/S")
        .with("activity_title", "Clean water week")
        .with("publish_in_register", "yes");
    let id = cases::submitted(app, &partner, answers.clone()).await;
    let by = cases::actor(&partner).await.id;
    let sha256 = app.data.files.store(POSTER, 1000).unwrap().sha256;
    write(app, move |tx| {
        let (answers, facts) = (answers.to_json()?, facts(language).to_string());
        let mut sha = Sha256::new();
        for text in [&answers, &facts] {
            sha.update((text.len() as u64).to_be_bytes());
            sha.update(text);
        }
        diesel::update(revisions::table.filter(revisions::request_id.eq(id)))
            .set((revisions::facts.eq(facts), revisions::hash.eq(hex::encode(sha.finalize()))))
            .execute(tx.conn())?;
        let poster = New {
            sha256,
            name: "poster.pdf".into(),
            description: "A poster".into(),
            kind: "pdf".into(),
            bytes: i64::try_from(POSTER.len()).unwrap(),
            scan: Scan::Off,
        };
        imprimatur::documents::actions::add(tx, by, id, "mock_ups", &poster)?;
        Ok(())
    })
    .await
    .unwrap();
    cases::accept(app, id, Track::Simplified).await;
    clear_checks(app, id, &screener).await;
    review(app, id, &secretary, &members).await;
    assert_eq!(app.data.db.read(move |conn| by_id(conn, id)).await.unwrap().stage, Stage::Deliberation);
    DecisionCase { app: app.clone(), id, partner, secretary, screener, members, chair, officer, other }
}

/// Everything that nobody has looked at is clear.
async fn clear_checks(app: &Rc<TestApp>, id: RequestId, screener: &Person) {
    let actor = cases::actor(screener).await;
    write(app, move |tx| {
        let seen: Vec<_> = screening::checks_of(tx.conn(), id)?
            .iter()
            .filter(|check| check.outcome == CheckOutcome::NotChecked)
            .map(|check| (check.code, check.version))
            .collect();
        screening::actions::record_rest(tx, &actor, id, &seen, "Looked through.", "Lists of 23 November")
    })
    .await
    .unwrap();
}

/// Assigns, declares, opens, scores 3 on everything and locks.
async fn review(app: &Rc<TestApp>, id: RequestId, secretary: &Person, members: &[Person]) {
    let by = cases::actor(secretary).await;
    let mut people: Vec<Actor> = Vec::new();
    for member in members {
        people.push(cases::actor(member).await);
    }
    let group = people.clone();
    write(app, move |tx| {
        reviews::assign(tx, &by, id, &group.iter().map(|one| one.id).collect::<Vec<_>>())?;
        for member in &group {
            reviews::declare(tx, member, id, false, "")?;
        }
        reviews::open_review(tx, &by, id)
    })
    .await
    .unwrap();
    for member in people {
        write(app, move |tx| {
            let rubric = &Reference::seeded().unwrap().rubric;
            let entries = rubric.criteria_of(Track::Simplified).into_iter();
            let entries = entries.map(|one| Entry::score(&one.id, 3, "As documented")).collect();
            let version = scorecards::table
                .filter(scorecards::request_id.eq(id).and(scorecards::member_id.eq(member.id)))
                .select(scorecards::version)
                .first(tx.conn())?;
            let draft = Draft { version, entries, private_note: String::new(), lessons: Vec::new() };
            let saved = reviews::save(tx, &member, id, &draft)?;
            reviews::lock_card(tx, &member, id, saved.version)
        })
        .await
        .unwrap();
    }
}

/// One write transaction.
pub async fn write<T, F>(app: &Rc<TestApp>, f: F) -> Result<T>
where
    T: Send + 'static,
    F: FnOnce(&mut Tx) -> Result<T> + Send + 'static,
{
    app.data.db.write(f).await
}

/// One read.
pub async fn read<T, F>(app: &Rc<TestApp>, f: F) -> T
where
    T: Send + 'static,
    F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
{
    app.data.db.read(f).await.unwrap()
}

/// The recommendation that the scores speak for.
pub fn proposal() -> Proposal {
    Proposal {
        outcome: Band::Recommend,
        text: "The words help schools and no seller.".into(),
        departing_reasons: String::new(),
        conditions: Vec::new(),
        dissents: Vec::new(),
    }
}

impl DecisionCase {
    /// A page of the case.
    pub fn path(&self) -> String {
        format!("/cases/{}/decision", self.id)
    }

    pub async fn recommend(&self, proposal: Proposal) -> Result<()> {
        let (actor, id) = (cases::actor(&self.chair).await, self.id);
        write(&self.app, move |tx| decisions::recommend(tx, &actor, id, &proposal).map(|_| ())).await
    }

    /// The ruling an officer's page begins with, with reasons.
    pub async fn ruling(&self, decline: bool) -> Ruling {
        let (id, seconds) = (self.id, self.app.data.limits.release_seconds);
        let usual = read(&self.app, move |conn| decisions::usual_ruling(conn, id, decline, seconds)).await;
        Ruling { reasons: "I follow the group.".into(), ..usual }
    }

    pub async fn decide(&self, officer: &Person, ruling: &Ruling) -> Result<()> {
        let (actor, id, ruling) = (cases::actor(officer).await, self.id, ruling.clone());
        write(&self.app, move |tx| decisions::decide(tx, &actor, id, &ruling).map(|_| ())).await
    }

    pub async fn take_back(&self, officer: &Person) -> Result<()> {
        let (actor, id) = (cases::actor(officer).await, self.id);
        write(&self.app, move |tx| decisions::take_back(tx, &actor, id)).await
    }

    pub async fn standing(&self) -> Option<Decision> {
        let id = self.id;
        read(&self.app, move |conn| standing_decision(conn, id)).await
    }

    pub async fn stage(&self) -> Stage {
        let id = self.id;
        read(&self.app, move |conn| by_id(conn, id)).await.stage
    }

    /// Changes the role that an account holds besides its own, for cases of two roles.
    pub async fn also(&self, person: &Person, role: Role) {
        use imprimatur::db::schema::account_roles as r;
        let account = cases::actor(person).await.id;
        write(&self.app, move |tx| {
            let now = tx.now;
            diesel::insert_into(r::table)
                .values((r::account_id.eq(account), r::role.eq(role), r::granted_at.eq(now)))
                .execute(tx.conn())?;
            Ok(())
        })
        .await
        .unwrap();
    }

    /// Row of the request, for changes that no step makes.
    pub async fn upheld_knock_out(&self) {
        use imprimatur::db::schema::knock_outs as k;
        let (id, chair) = (self.id, cases::actor(&self.chair).await.id);
        write(&self.app, move |tx| {
            let now = tx.now;
            let card: i64 = scorecards::table
                .filter(scorecards::request_id.eq(id))
                .select(scorecards::id)
                .first(tx.conn())?;
            diesel::insert_into(k::table)
                .values((
                    k::request_id.eq(id),
                    k::scorecard_id.eq(card),
                    k::criterion.eq("C5"),
                    k::resolution.eq("upheld"),
                    k::reasons.eq("It stands."),
                    k::resolved_by.eq(chair),
                    k::resolved_at.eq(now),
                ))
                .execute(tx.conn())?;
            diesel::update(requests::table.find(id))
                .set(requests::version.eq(requests::version + 1))
                .execute(tx.conn())?;
            Ok(())
        })
        .await
        .unwrap();
    }
}
