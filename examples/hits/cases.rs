//! Organizations that ask in names near listed ones.

use diesel::prelude::*;
use imprimatur::accounts;
use imprimatur::audit::{Event, SubjectKind};
use imprimatur::db::Tx;
use imprimatur::db::ids::RequestId;
use imprimatur::db::schema::{requests, revisions};
use imprimatur::db::values::{JsonText, folded};
use imprimatur::demo;
use imprimatur::error::Result;
use imprimatur::guidelines::Track;
use imprimatur::organizations;
use imprimatur::requests::actions::submission;
use imprimatur::requests::answers::{Answers, Value};
use imprimatur::requests::{Action, Change, Stage, Turn, advance, lock, next_number, set_track};
use imprimatur::screening::lists::{Entry, all, current_entries};
use imprimatur::screening::matching::Bearer;
use imprimatur::web::AppData;
use sha2::{Digest, Sha256};

/// Makes requests in screening, half of organizations named like a listed one, half with such an owner; gives how many.
pub async fn make(app: &AppData, count: usize) -> Result<usize> {
    let list = |conn: &mut imprimatur::db::Conn| {
        let standing = all(conn)?.into_iter().find(|one| one.list.code == "Security Council");
        standing.map_or_else(|| Ok(Vec::new()), |one| current_entries(conn, &one.list))
    };
    let entries = app.db.read_long(list).await?;
    let of = |bearer| entries.iter().map(|one| &one.entry).filter(move |one| one.bearer == Some(bearer));
    let (organizations, people): (Vec<&Entry>, Vec<&Entry>) =
        (of(Bearer::Organization).collect(), of(Bearer::Person).collect());
    let mut made = 0;
    for place in 0..count {
        let from = if place % 2 == 0 { &organizations } else { &people };
        let Some(entry) = from.get(place * from.len() / count.max(1)) else { continue };
        let name =
            respelled(entry.names.get(place % entry.names.len()).map_or("", |name| name.text.as_str()));
        let own = if place % 2 == 0 { format!("{name} Ltd") } else { format!("Marwenholt Works {place}") };
        let owner = (place % 2 == 1).then_some(name);
        app.db.write(move |tx| insert(tx, &own, owner.as_deref())).await?;
        made += 1;
    }
    Ok(made)
}

/// Two letters of the longest word swapped, where it has a middle.
fn respelled(name: &str) -> String {
    let longest = name.split_whitespace().max_by_key(|word| word.chars().count()).unwrap_or_default();
    let mut letters: Vec<char> = longest.chars().collect();
    let middle = letters.len() / 2;
    if letters.len() > 5 {
        letters.swap(middle, middle - 1);
    }
    name.replacen(longest, &letters.into_iter().collect::<String>(), 1)
}

fn insert(tx: &mut Tx, own: &str, owner: Option<&str>) -> Result<()> {
    let by = accounts::by_email(tx.conn(), &demo::address("secretariat"))?.map(|account| account.id);
    let Some(by) = by else { return Ok(()) };
    let mut answers = Answers::new().with("legal_name", own).with("registration_country", "DK");
    if let Some(owner) = owner {
        let cells = [("name", owner), ("share", "40"), ("country", "DK")];
        let row = cells.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        answers.set("beneficial_owners", Value::Rows(vec![row]));
    }
    let now = tx.now;
    let organization = organizations::insert(tx, None, own, "company", "DK", "C", &JsonText("{}".into()))?;
    let number = format!("2026-{:04}", 9000 + next_number(tx, "hits")?);
    let id: RequestId = diesel::insert_into(requests::table)
        .values((
            (
                requests::number.eq(&number),
                requests::organization_id.eq(organization),
                requests::created_by.eq(by),
                requests::title.eq("Clean water week"),
                requests::folded.eq(folded("clean water week")),
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
    let created = Event::new(SubjectKind::Request, id.0, "requests.create", Some(by));
    tx.record(created.after("edition", "2015").after("rubric_version", 1));
    submission::keep_words(tx.conn(), id, &answers)?;
    let answers = answers.to_json()?;
    let mut sha = Sha256::new();
    for text in [answers.as_str(), "{}"] {
        sha.update((text.len() as u64).to_be_bytes());
        sha.update(text);
    }
    diesel::insert_into(revisions::table)
        .values((
            revisions::request_id.eq(id),
            revisions::number.eq(1_i64),
            revisions::answers.eq(answers),
            revisions::facts.eq("{}"),
            revisions::hash.eq(hex::encode(sha.finalize())),
            revisions::submitted_by.eq(by),
            revisions::submitted_at.eq(now),
        ))
        .execute(tx.conn())?;
    let request = lock(tx, id)?;
    set_track(tx, id, Track::Standard)?;
    advance(tx, None, &request, Action::Accept, Change::default())?;
    Ok(())
}
