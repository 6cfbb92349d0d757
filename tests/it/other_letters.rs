//! Every word of the interface comes from `locales/`: with English written in other letters, no page that people
//! reach holds a word in plain ones, but for what people typed and what the reference data says.

use std::collections::{BTreeSet, VecDeque};

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;
use imprimatur::access::Role;
use imprimatur::decisions::Code;
use scraper::{ElementRef, Html, Node, Selector};

use crate::story::{People, asked, to_recommendation};
use crate::support::app::{Person, TestApp};
use crate::support::databases::{Kind, fresh};
use crate::support::steps;

const SEEDS: [&str; 10] = [
    "checks-v1",
    "conditions-v1",
    "countries",
    "goals-v1",
    "lists-v1",
    "marks-v1",
    "reasons-v1",
    "rubric-v1",
    "sectors-v1",
    "terms-v1",
];
/// Words that are the same in every language.
const NAMES: [&str; 12] =
    ["Imprimatur", "SHA-256", "PDF", "PNG", "JPEG", "JPG", "DOCX", "UTC", "English", "noopener", "KB", "MB"];
/// How many pages of one kind are looked at.
const OF_A_KIND: usize = 2;

#[derive(QueryableByName)]
struct Value {
    #[diesel(sql_type = Text)]
    value: String,
}

fn rows(db: &mut SqliteConnection, sql: &str) -> Vec<String> {
    sql_query(sql).load::<Value>(db).unwrap().into_iter().map(|row| row.value).collect()
}

fn leaves(json: &serde_json::Value, found: &mut BTreeSet<String>) {
    match json {
        serde_json::Value::String(text) => _ = found.insert(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| leaves(item, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| leaves(field, found)),
        _ => {}
    }
}

fn seed_texts(value: &toml::Value, found: &mut BTreeSet<String>) {
    match value {
        toml::Value::String(text) => _ = found.insert(text.clone()),
        toml::Value::Array(items) => items.iter().for_each(|item| seed_texts(item, found)),
        toml::Value::Table(fields) => fields.values().for_each(|field| seed_texts(field, found)),
        _ => {}
    }
}

/// Everything that was typed or stands in the reference data, the longest first.
fn data(db: &mut SqliteConnection) -> Vec<String> {
    let mut found = BTreeSet::new();
    for table in rows(db, "SELECT name AS value FROM sqlite_master WHERE type = 'table'") {
        for column in rows(db, &format!("SELECT name AS value FROM pragma_table_info('{table}')")) {
            // Letters are made of messages; only their subjects stand in lists, as they were sent.
            if table == "notices" && column != "subject" {
                continue;
            }
            let sql = format!(
                "SELECT DISTINCT \"{column}\" AS value FROM \"{table}\" WHERE typeof(\"{column}\") = 'text'"
            );
            for value in rows(db, &sql) {
                if let Ok(json @ (serde_json::Value::Object(_) | serde_json::Value::Array(_))) =
                    serde_json::from_str(&value)
                {
                    leaves(&json, &mut found);
                }
                found.extend(value.lines().map(str::to_owned));
                found.insert(value);
            }
        }
    }
    // A code is shown in groups, in which shorter data would leave letters behind.
    let grouped: Vec<String> =
        found.iter().filter_map(|value| Code::parse(value)).map(|code| code.to_string()).collect();
    found.extend(grouped);
    for seed in SEEDS {
        let file = format!("{}/src/guidelines/seed/{seed}.toml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(file).unwrap();
        seed_texts(&toml::from_str(&text).unwrap(), &mut found);
    }
    found.extend(NAMES.map(str::to_owned));
    let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found: Vec<String> = found.into_iter().map(squeezed).filter(|text| text.len() > 1).collect();
    found.sort_by_key(|text| std::cmp::Reverse(text.len()));
    found
}

/// The texts of a page that a person reads or hears, without what people wrote.
fn texts(body: &str) -> Vec<String> {
    let html = Html::parse_document(body);
    let mut found = Vec::new();
    let all = Selector::parse("body *, title").unwrap();
    let skipped = |element: ElementRef| {
        element.ancestors().filter_map(ElementRef::wrap).chain([element]).any(|one| {
            matches!(one.value().name(), "script" | "style" | "bdi" | "textarea" | "pre" | "code")
                || one.value().classes().any(|class| matches!(class, "paper" | "hash" | "letter"))
        })
    };
    for element in html.select(&all).filter(|element| !skipped(*element)) {
        for attribute in ["aria-label", "title", "alt", "placeholder", "data-l", "data-restore"] {
            found.extend(element.value().attr(attribute).map(str::to_owned));
        }
        found.extend(element.children().filter_map(|child| match child.value() {
            Node::Text(text) => Some(text.to_string()),
            _ => None,
        }));
    }
    found
}

/// Words of three plain letters and more that are left when the data is taken away.
fn plain(text: &str, data: &[String]) -> bool {
    let has = |text: &str| text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word.len() > 2);
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !has(&text) {
        return false;
    }
    for known in data {
        if text.contains(known.as_str()) {
            text = text.replace(known.as_str(), " ");
            if !has(&text) {
                return false;
            }
        }
    }
    // Addresses and codes are the same in every language.
    let code = |word: &str| word.chars().any(|c| c.is_ascii_digit());
    text.split_whitespace().any(|word| {
        !code(word) && !word.contains("://") && !word.contains('@') && !word.contains('/') && has(word)
    })
}

fn kind(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    // The pages about one letter or one paragraph are alike.
    if let Some(rest) = path.strip_prefix("/admin/letters/") {
        return format!("/admin/letters/N{}", "/N".repeat(rest.matches('/').count()));
    }
    path.split('/')
        .map(|part| if part.chars().any(|c| c.is_ascii_digit()) { "N" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

async fn walk(person: &Person, data: &[String], left: &mut BTreeSet<String>) -> usize {
    let mut open = VecDeque::from(["/".to_owned(), "/start".into(), "/self-check?marks=UN_NAME".into()]);
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    let mut kinds = std::collections::BTreeMap::<String, usize>::new();
    let mut count = 0;
    while let Some(path) = open.pop_front() {
        let of_kind = kinds.entry(kind(&path)).or_default();
        *of_kind += 1;
        if *of_kind > OF_A_KIND && !path.contains("/edit/") {
            continue;
        }
        let answer = person.follow(person.ask(&path).await).await;
        let is_page = answer
            .headers
            .get("content-type")
            .is_some_and(|kind| kind.to_str().unwrap_or_default().contains("html"));
        if !is_page {
            continue;
        }
        count += 1;
        for text in texts(&String::from_utf8_lossy(&answer.body)) {
            if plain(&text, data) {
                left.insert(format!(
                    "{}: {}",
                    kind(&path),
                    text.split_whitespace().collect::<Vec<_>>().join(" ")
                ));
            }
        }
        for link in answer.page().links {
            // A letter as a file is what was sent, in the language it was written in.
            let sent = link.href.starts_with("/documents/") || link.href.contains("/letter/");
            let own = link.href.starts_with('/') && !sent;
            if own && !link.href.ends_with("/download") && seen.insert(link.href.clone()) {
                open.push_back(link.href);
            }
        }
    }
    count
}

/// Two matters: one that nobody has looked at, and one about which the partner is asked.
async fn a_question_to_the_partner(app: &std::rc::Rc<TestApp>, people: &People) {
    use imprimatur::matters::{Report, actions};
    let secretary = crate::support::cases::actor(&people.secretariat).await;
    let write = app.data.db.write(move |tx| {
        let report = Report { code: "A-2026-0001".into(), place: "Osvald".into(), ..Report::default() };
        let matter = actions::report(tx, &report, None)?;
        actions::open_dialogue(tx, &secretary, matter.id, matter.version, "Quid novi?")?;
        actions::report(
            tx,
            &Report { who: "Quux".into(), description: "Lorem ipsum.".into(), ..report },
            None,
        )
    });
    write.await.unwrap();
}

#[actix_web::test]
async fn no_word_of_the_interface_is_left_in_templates_or_code() {
    let db = fresh(Kind::Sqlite).unwrap();
    let file = db.url.strip_prefix("sqlite:").unwrap().to_owned();
    let app = TestApp::start(db).await;
    let people = People::come_together(&app).await;
    let admin = app.person("Ada Admin", &[Role::Admin]).await;
    let asked = asked(&app, &people.partner);
    let id = to_recommendation(&people, &asked, "3", "recommend").await.unwrap();
    let mut connection = SqliteConnection::establish(&file).unwrap();
    let speak = |connection: &mut SqliteConnection, language: &str| {
        sql_query(format!("UPDATE accounts SET language = '{language}'")).execute(connection).unwrap();
    };
    let mut left = BTreeSet::new();
    let mut count = 0;
    // Once while the officer decides, once with an authorization in hand and a second request begun.
    for decided in [false, true] {
        if decided {
            steps::authorize(&people.officer, &id).await.unwrap();
            app.sweep().await;
            steps::accept_offer(&people.partner, &id, "Pia Partner").await.unwrap();
            app.pass_days(31).await;
            for person in [
                &people.partner,
                &people.secretariat,
                &people.screener,
                &people.members[0],
                &people.chair,
                &people.officer,
                &people.editor,
                &admin,
            ] {
                person.sign_in().await;
            }
            steps::start_request(&people.partner).await.unwrap();
            a_question_to_the_partner(&app, &people).await;
        }
        let data = data(&mut connection);
        speak(&mut connection, "qps");
        for person in [
            &people.partner,
            &people.secretariat,
            &people.screener,
            &people.members[0],
            &people.chair,
            &people.officer,
            &people.editor,
            &admin,
        ] {
            count += walk(person, &data, &mut left).await;
        }
        speak(&mut connection, "en");
    }
    assert!(count > 150, "{count} pages only");
    assert!(left.is_empty(), "{} texts:\n{}", left.len(), left.into_iter().collect::<Vec<_>>().join("\n"));
    app.finish().await;
}
