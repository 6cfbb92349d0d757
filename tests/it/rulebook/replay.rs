//! Each case is scored by its own version, whatever was changed since.

use std::rc::Rc;

use diesel::prelude::*;
use imprimatur::access::{Actor, Role};
use imprimatur::audit::{Event, SubjectKind};
use imprimatur::db::Tx;
use imprimatur::db::ids::{AccountId, OrganizationId};
use imprimatur::db::schema::{checks, requests, revisions, scorecards};
use imprimatur::db::values::JsonText;
use imprimatur::guidelines::{CheckCode, Part, Reference, Track};
use imprimatur::organizations;
use imprimatur::requests::actions::submission;
use imprimatur::requests::answers::Answers;
use imprimatur::requests::{RequestId, Stage, Turn, by_id};
use imprimatur::reviews::actions::{self as reviews, Draft};
use imprimatur::reviews::reading::deliberation;
use imprimatur::reviews::scoring::Entry;

use super::Admins;
use crate::support::app::{Person, TestApp};
use crate::support::cases::actor;
use crate::support::cases_decisions::facts;
use crate::support::databases::db_tests;

/// Everybody whom the cases need.
struct Group {
    app: Rc<TestApp>,
    secretariat: Actor,
    members: Vec<Actor>,
    judge: AccountId,
    owner: AccountId,
    organization: OrganizationId,
    chair: Person,
}

impl Group {
    async fn of(app: &Rc<TestApp>) -> Self {
        let mut members = Vec::new();
        for name in ["Amina", "Lars", "Yifan"] {
            members.push(actor(&app.person(&format!("{name} Member"), &[Role::Reviewer]).await).await);
        }
        let owner = actor(&app.person("Pat Partner", &[Role::Partner]).await).await.id;
        let write = app.data.db.write(move |tx| {
            let profile = JsonText("{}".into());
            let id = organizations::insert(
                tx,
                Some(owner),
                "Sana Vandfilter A/S",
                "company",
                "DK",
                "C",
                &profile,
            )?;
            organizations::join(tx, id, owner, organizations::MemberPart::Owner)?;
            Ok(id)
        });
        Self {
            organization: write.await.unwrap(),
            secretariat: actor(&app.person("Sara Secretariat", &[Role::Secretariat]).await).await,
            judge: actor(&app.person("Sam Screener", &[Role::Screener]).await).await.id,
            chair: app.person("Chris Chair", &[Role::Chair]).await,
            members,
            owner,
            app: app.clone(),
        }
    }

    /// A case that was sent today, screened, and scored by its members with scores drawn from `seed`.
    async fn scored(&self, seed: u32) -> RequestId {
        let track = if seed.is_multiple_of(4) { Track::Standard } else { Track::Simplified };
        let members = self.members.iter().take(if track == Track::Standard { 3 } else { 2 });
        let members: Vec<Actor> = members.cloned().collect();
        let (secretariat, judge, owner) = (self.secretariat.clone(), self.judge, self.owner);
        let organization = self.organization;
        let work = move |tx: &mut Tx| {
            let id = sent(tx, organization, owner, judge, track, seed)?;
            let people: Vec<AccountId> = members.iter().map(|one| one.id).collect();
            reviews::assign(tx, &secretariat, id, &people)?;
            for member in &members {
                reviews::declare(tx, member, id, false, "")?;
            }
            reviews::open_review(tx, &secretariat, id)?;
            let rubric = by_id(tx.conn(), id)?.rubric()?;
            let mut draw = seed.wrapping_mul(2_654_435_761) | 1;
            for member in &members {
                let entries = rubric.criteria_of(track).into_iter().map(|criterion| {
                    draw = draw.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let score = u8::try_from(1 + (draw >> 20) % 4).unwrap();
                    Entry::score(&criterion.id, score, "As documented")
                });
                let entries: Vec<Entry> = entries.collect();
                let version = scorecards::table
                    .filter(scorecards::request_id.eq(id).and(scorecards::member_id.eq(member.id)))
                    .select(scorecards::version)
                    .first(tx.conn())?;
                let draft = Draft { version, entries, private_note: String::new(), lessons: Vec::new() };
                let saved = reviews::save(tx, member, id, &draft)?;
                reviews::lock_card(tx, member, id, saved.version)?;
            }
            Ok(id)
        };
        self.app.data.db.write(work).await.unwrap()
    }

    /// All that scoring says of a case: score, band, and each criterion with its mean and spread, to the last digit.
    async fn reading(&self, id: RequestId) -> String {
        let read = self.app.data.db.read(move |conn| {
            let request = by_id(conn, id)?;
            let read = deliberation(conn, &request)?;
            let means = read.case.criteria.iter().map(|one| {
                let mean = one.mean.map(|mean| mean.to_string());
                format!("{} {mean:?} {} {}", one.criterion, one.spread, one.flagged)
            });
            Ok(format!(
                "{:?} {:?} quorum {} | {}",
                read.case.score.map(|score| score.to_string()),
                read.case.band,
                read.rule.quorum,
                means.collect::<Vec<_>>().join(", ")
            ))
        });
        read.await.unwrap()
    }
}

/// The rows of a request that was sent under the rules in force, with every check clear.
fn sent(
    tx: &mut Tx,
    organization: OrganizationId,
    owner: AccountId,
    judge: AccountId,
    track: Track,
    seed: u32,
) -> imprimatur::error::Result<RequestId> {
    let rules = Reference::current().unwrap();
    let (rubric, number) = (i64::from(rules.rubric.version), rules.number);
    let now = tx.now;
    let id: RequestId = diesel::insert_into(requests::table)
        .values((
            (
                requests::number.eq(format!("2026-{:04}", 1000 + seed)),
                requests::organization_id.eq(organization),
                requests::created_by.eq(owner),
                requests::title.eq("Clean water week"),
                requests::folded.eq("clean water week"),
                requests::stage.eq(Stage::Screening),
                requests::edition.eq("2015"),
                requests::rubric_version.eq(rubric),
                requests::reference_version.eq(number),
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
    let answers = Answers::new().with("activity_title", "Clean water week");
    submission::keep_words(tx.conn(), id, &answers)?;
    let (answers, facts) = (answers.to_json()?, facts("en").to_string());
    diesel::insert_into(revisions::table)
        .values((
            revisions::request_id.eq(id),
            revisions::number.eq(1),
            revisions::answers.eq(&answers),
            revisions::facts.eq(&facts),
            revisions::hash.eq(submission::revision_hash(&answers, &facts)),
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
                checks::evidence.eq("Looked it up, no entry"),
                checks::checked_by.eq(judge),
                checks::checked_at.eq(now),
                checks::revision.eq(1),
                checks::version.eq(1),
            ))
            .execute(tx.conn())?;
    }
    tx.record(
        Event::new(SubjectKind::Request, id.0, "requests.create", Some(owner))
            .after("edition", "2015")
            .after("rubric_version", rubric)
            .after("rules", number),
    );
    Ok(id)
}

/// Ten changes, one after the other, each to what the one before left.
const TEN: [(Part, &str, &str); 10] = [
    (Part::Rubric, "id = \"C1\"\nweight = 10", "id = \"C1\"\nweight = 12"),
    (Part::Terms, "review = 10", "review = 12"),
    (Part::Rubric, "recommend = 70", "recommend = 75"),
    (Part::Rubric, "spread_flagged_from = 2", "spread_flagged_from = 3"),
    (Part::Calendar, "date = \"2027-01-01\"", "date = \"2026-12-28\""),
    (Part::Rubric, "criteria = [\"C1\", \"C5\", \"C6\", \"C14\"]", "criteria = [\"C1\", \"C5\", \"C14\"]"),
    (Part::Conditions, "Use the mark only in these countries.", "Use the mark in these countries only."),
    (Part::Rubric, "id = \"C5\"\nweight = 9", "id = \"C5\"\nweight = 5"),
    (Part::Rubric, "title = \"Common purpose\"", "title = \"A purpose in common\""),
    (Part::Rubric, "recommend_with_conditions = 55", "recommend_with_conditions = 65"),
];

/// A change of one weight takes as much from, or gives it to, another criterion.
fn balanced(text: &str) -> &'static [(&'static str, &'static str)] {
    match text {
        "id = \"C1\"\nweight = 12" => &[("id = \"C2\"\nweight = 10", "id = \"C2\"\nweight = 8")],
        "id = \"C5\"\nweight = 5" => &[("id = \"C14\"\nweight = 4", "id = \"C14\"\nweight = 8")],
        _ => &[],
    }
}

impl Admins {
    async fn change_in_balance(&self, (part, from, to): (Part, &str, &str)) -> i64 {
        let id = self
            .write(&self.ada, |tx, by| {
                imprimatur::rulebook::actions::begin(tx, by, imprimatur::rulebook::actions::From::Latest)
            })
            .await
            .unwrap();
        let mut text = self.texts(id).await.of(part).to_owned();
        for (from, to) in [(from, to)].iter().chain(balanced(to)) {
            let changed = text.replacen(from, to, 1);
            assert_ne!(changed, text, "{from} does not stand in {part}");
            text = changed;
        }
        let said = imprimatur::rulebook::actions::Description {
            title: format!("{part}"),
            reasons: "Agreed.".to_owned(),
            valid_from: Some(self.app.clock.now().date()),
        };
        self.write(&self.ada, move |tx, by| {
            use imprimatur::rulebook::actions;
            actions::edit(tx, by, id, 1, part, &text)?;
            actions::describe(tx, by, id, 2, &said)?;
            actions::propose(tx, by, id, 3)
        })
        .await
        .unwrap();
        self.approve(id).await
    }
}

db_tests! {
    async fn two_hundred_cases_keep_every_score_through_ten_changes(db) {
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let group = Group::of(&app).await;
        let mut known: Vec<(RequestId, String)> = Vec::new();
        for (round, change) in TEN.iter().enumerate() {
            for place in 0..20 {
                let id = group.scored(u32::try_from(round * 20 + place).unwrap()).await;
                known.push((id, group.reading(id).await));
            }
            let number = admins.change_in_balance(*change).await;
            assert_eq!(number, i64::try_from(round).unwrap() + 2);
            app.clock.advance(60 * 60);
        }
        assert_eq!(known.len(), 200);
        for (id, reading) in &known {
            assert_eq!(group.reading(*id).await, *reading, "case {id} reads otherwise after the changes");
        }
        // The changes do change something: the same scores read by the latest rules are not the same.
        let latest = app.data.db.read(|_| Ok(Reference::current().unwrap())).await.unwrap();
        assert_eq!(latest.number, 11);
        let mut otherwise = 0;
        for (id, reading) in &known {
            let id = *id;
            let by_latest = app.data.db.read(move |conn| {
                let mut request = by_id(conn, id)?;
                request.reference_version = latest.number;
                Ok(deliberation(conn, &request)?.case.score.map(|score| score.to_string()))
            });
            let by_latest = format!("{:?}", by_latest.await.unwrap());
            otherwise += usize::from(!reading.starts_with(&by_latest));
        }
        assert!(otherwise > 100, "only {otherwise} of 200 would have read otherwise");
        app.finish().await;
    }

    async fn a_rubric_edited_between_two_cases_scores_each_by_its_own(db) {
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let group = Group::of(&app).await;
        let before = group.scored(1).await;
        admins.change_in_balance(TEN[0]).await;
        admins.change_in_balance(TEN[2]).await;
        let after = group.scored(1 + 4096).await;
        let rubrics = app.data.db.read(move |conn| {
            let (one, other) = (by_id(conn, before)?, by_id(conn, after)?);
            let weight = |request: &imprimatur::requests::Request| {
                request.rubric().unwrap().criterion("C1").unwrap().weight
            };
            Ok(((one.reference_version, weight(&one)), (other.reference_version, weight(&other))))
        });
        assert_eq!(rubrics.await.unwrap(), ((1, 10), (3, 12)));

        let page = group.chair.get(&format!("/cases/{before}/reviews")).await;
        assert!(page.has_text("Common purpose"), "{page:?}");
        let page = group.chair.get(&format!("/cases/{after}")).await;
        assert!(page.has_text("rules 3, rubric version 3"), "{page:?}");
        let page = group.chair.get(&format!("/cases/{before}")).await;
        assert!(page.has_text("rules 1, rubric version 1"), "{page:?}");
        app.finish().await;
    }
}
