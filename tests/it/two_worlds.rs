//! Two worlds that differ only in what somebody may not know are the same for that person, byte for byte: on every
//! page, list, order, export, search, and in every letter. Numbers that are drawn at random are masked.

use std::rc::Rc;

use imprimatur::access::Role;
use imprimatur::db::ids::RequestId;
use imprimatur::db::schema::{
    accounts, authorizations, checks, decisions, organizations, recommendations, requests, scorecards,
    title_words,
};
use imprimatur::guidelines::Track;
use imprimatur::web::all_routes;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use crate::support::app::{Person, TestApp};
use crate::support::cases_authorizations::offered;
use crate::support::cases_reviews::{ReviewCase, all, in_review};
use crate::support::databases::{TestDb, db_tests, fresh};

/// Lists, orders, exports and searches, beside the routes as they stand.
const ASKED: &[&str] = &[
    "/desk?view=mine",
    "/desk?view=overdue",
    "/desk?view=new",
    "/desk?view=unassigned",
    "/desk?view=holds",
    "/cases?q=nets",
    "/cases?q=anchors",
    "/cases?q=score%3C55",
    "/cases?q=score%3E54",
    "/cases?q=stage%3Areview",
    "/cases?q=waiting%3Ame",
    "/cases?q=scored:C5",
    "/cases?q=apart:C6",
    "/cases?q=member:1",
    "/cases?q=member:2",
    "/cases?q=member:3",
    "/cases?q=took:screening",
    "/cases?q=is:recommended",
    "/statistics?period=all",
    "/cases?q=text%3Anets",
    "/cases?q=2026-0163",
    "/cases?sort=due",
    "/cases?sort=-due",
    "/cases?sort=since",
    "/cases?sort=-since",
    "/cases?sort=sent",
    "/cases?sort=organization",
    "/cases?sort=-organization",
    "/cases?after=1&sort=organization",
    "/cases?format=csv",
    "/cases?format=csv&q=score%3C55",
    "/scorecards?whose=all&state=any",
    "/scorecards?whose=all&state=any&sort=-due",
    "/scorecards?whose=all&state=any&sort=-asked",
    "/scorecards?whose=all&state=locked&after=1",
    "/scorecards?whose=all&state=any&q=score%3C55",
    "/scorecards?whose=all&state=any&member=amina",
    "/scorecards?whose=all&state=any&format=csv",
    "/authorizations?state=any",
    "/authorizations?state=any&q=nets",
    "/authorizations?state=any&sort=-holder&after=1",
    "/authorizations?state=any&format=csv",
    "/register?q=nets",
    "/lessons?q=nets",
];

/// People who have no part in a case, beside those whom the case brings.
async fn others(app: &Rc<TestApp>) -> Vec<Person> {
    let mut people = Vec::new();
    for (name, role) in [
        ("Ada Admin", Role::Admin),
        ("Odile Officer", Role::AuthorizingOfficer),
        ("Owen Oversight", Role::Oversight),
        ("Edda Editor", Role::LessonsEditor),
        ("Rosa Reviewer", Role::Reviewer),
        ("Fay Focal", Role::FocalPoint),
        ("Stan Stranger", Role::Partner),
    ] {
        people.push(app.person(name, &[role]).await);
    }
    people.push(app.visitor());
    people
}

/// What a person gets from every GET route and every list, masked, one block each.
async fn seen(person: &Person, case: &ReviewCase) -> Vec<(String, String)> {
    let id = case.id.to_string();
    let routes = all_routes().into_iter().filter(|route| route.method == "GET").map(|route| {
        let filled =
            route.path.replace("{question}", "mock_ups").replace("{group}", "mark").replace("{code}", "X1");
        let filled = filled.replacen("{id}", &id, 1);
        filled
            .split('/')
            .map(|part| if part.contains('{') { "1" } else { part })
            .collect::<Vec<_>>()
            .join("/")
    });
    let mut paths: Vec<String> = routes.chain(ASKED.iter().map(|path| (*path).to_owned())).collect();
    paths.sort();
    paths.dedup();
    let mut out = Vec::new();
    for path in paths {
        let answer = person.ask(&path).await;
        let to = answer.location().unwrap_or_default().to_owned();
        let body = String::from_utf8_lossy(&answer.body).into_owned();
        out.push((path, masked(&format!("{} {to}\n{body}", answer.status))));
    }
    for letter in case.app.letters_to(&person.email).await {
        out.push((letter.subject.clone(), masked(&letter.text)));
    }
    out
}

/// What stands for whatever is drawn at random.
const DRAWN: &str = "(drawn)";

/// Without what is drawn at random: whatever is long, has no blank and is no word of ours (those are in small letters).
/// A code ends in a check symbol, which may be a sign (`*`, `~`, `$`, `=`), and a signature in base 64 in `=`: they go too.
fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    let flush = |word: &mut String, out: &mut String| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let mixed = digits > 0 || word.chars().any(|one| one.is_ascii_uppercase());
        let random = (word.len() >= 20 && mixed) || (word.len() >= 16 && digits >= 3);
        out.push_str(if random { DRAWN } else { word });
        word.clear();
    };
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '+') {
            word.push(letter);
        } else {
            flush(&mut word, &mut out);
            if !(out.ends_with(DRAWN) && matches!(letter, '*' | '~' | '$' | '=')) {
                out.push(letter);
            }
        }
    }
    flush(&mut word, &mut out);
    out
}

#[test]
fn codes_and_signatures_are_masked_whatever_they_end_in() {
    let code = "0F3K9T2M7QXA5B8C1D6E4G";
    for end in ["", "U", "*", "~", "$", "=", "=="] {
        assert_eq!(masked(&format!("/verify/{code}{end}/proof.json")), format!("/verify/{DRAWN}/proof.json"));
    }
    assert_eq!(masked("a~b = c, drawn-up-in-small-letters"), "a~b = c, drawn-up-in-small-letters");
}

/// Where two worlds differ for one person.
fn differences(who: &str, one: &[(String, String)], other: &[(String, String)]) -> Vec<String> {
    assert_eq!(one.len(), other.len(), "{who} has more letters in one world");
    let pairs = one.iter().zip(other).filter(|(a, b)| a != b);
    pairs
        .map(|((path, a), (_, b))| {
            let at = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
            let near = |text: &str| text.chars().skip(at.saturating_sub(60)).take(160).collect::<String>();
            format!("{who}, {path}:\n  {}\n  {}", near(a), near(b))
        })
        .collect()
}

/// Two members have cards to lock; the first has locked hers with these scores.
async fn world(db: TestDb, scores: (u8, &[(&str, Option<u8>)])) -> (Rc<TestApp>, ReviewCase) {
    let app = TestApp::start(db).await;
    let case = in_review(&app, Track::Standard, 3).await;
    case.lock(&case.members[0], all(Track::Standard, scores.0, scores.1)).await;
    case.save(&case.members[1], all(Track::Standard, 2, &[])).await;
    (app, case)
}

async fn everybody(app: &Rc<TestApp>, case: &ReviewCase) -> Vec<(String, Vec<(String, String)>)> {
    let others = others(app).await;
    let of_case =
        [&case.members[1], &case.members[2], &case.partner, &case.secretariat, &case.chair, &case.screener];
    let mut out = Vec::new();
    for person in of_case.into_iter().chain(&others) {
        out.push((person.name.clone(), seen(person, case).await));
    }
    out
}

/// Other evidence, notes, reasons, scores and officers: nothing that the public may know.
async fn change_what_is_internal(app: &Rc<TestApp>, id: RequestId) {
    app.data
        .db
        .write(move |tx| {
            diesel::update(checks::table.filter(checks::request_id.eq(id)))
                .set(checks::evidence.eq("Quite another evidence"))
                .execute(tx.conn())?;
            diesel::update(scorecards::table.filter(scorecards::request_id.eq(id)))
                .set(scorecards::private_note.eq("A note of one's own"))
                .execute(tx.conn())?;
            diesel::update(recommendations::table.filter(recommendations::request_id.eq(id)))
                .set((recommendations::text.eq("Other words"), recommendations::case_score.eq("99.99")))
                .execute(tx.conn())?;
            diesel::update(decisions::table.filter(decisions::request_id.eq(id)))
                .set(decisions::reasons.eq("Other reasons"))
                .execute(tx.conn())?;
            diesel::update(authorizations::table.filter(authorizations::request_id.eq(id)))
                .set((
                    authorizations::signed_name.eq("Somebody Else"),
                    authorizations::signed_title.eq("Clerk"),
                ))
                .execute(tx.conn())?;
            diesel::update(accounts::table.filter(accounts::name.eq("Odile Officer")))
                .set(accounts::name.eq("Olivia Officer"))
                .execute(tx.conn())?;
            diesel::update(requests::table.find(id)).set(requests::folded.eq("other")).execute(tx.conn())?;
            Ok(())
        })
        .await
        .unwrap();
}

db_tests! {
    async fn the_scores_of_others_change_nothing_for_whoever_may_not_know_them(db) {
        let kind = db.kind;
        let (app, case) = world(db, (3, &[])).await;
        let (other_app, other_case) =
            world(fresh(kind).unwrap(), (2, &[("C1", Some(4)), ("C6", Some(0)), ("C13", None)])).await;
        let (one, other) = (everybody(&app, &case).await, everybody(&other_app, &other_case).await);
        let mut wrong = Vec::new();
        for ((who, a), (_, b)) in one.iter().zip(&other) {
            assert!(a.len() > 60, "{who} was asked too little");
            wrong.extend(differences(who, a, b));
        }
        // Nothing is asked for that nobody gets: an address that is gone would compare nothing.
        for path in ASKED {
            let got = one.iter().any(|(_, all)| all.iter().any(|(asked, answer)| {
                asked == path && (answer.starts_with("200") || answer.starts_with("303 /cases/"))
            }));
            assert!(got, "nobody gets {path}");
        }
        // Whoever locked knows: the comparison does find a difference where there is one.
        let knows = [seen(&case.members[0], &case).await, seen(&other_case.members[0], &other_case).await];
        assert!(!differences("Amina Member", &knows[0], &knows[1]).is_empty());
        assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
        app.finish().await;
        other_app.finish().await;
    }

    async fn nothing_of_a_case_reaches_its_recused_member(db) {
        let kind = db.kind;
        let mut worlds = Vec::new();
        for (db, changed) in [(db, false), (fresh(kind).unwrap(), true)] {
            let (app, case) = world(db, (3, &[])).await;
            let recused = &case.members[2];
            let page = recused.get(&case.path("conflict")).await;
            let values = [("statement", "My sister leads the cooperative.")];
            recused.try_submit(&page, "I have a conflict", &values).await;
            app.letters_to(&recused.email).await;
            if changed {
                let id = case.id;
                let organization = crate::support::cases::request(&app, id).await.organization_id;
                app.data.db.write(move |tx| {
                    diesel::update(requests::table.find(id))
                        .set((requests::title.eq("Anchors for ever"), requests::folded.eq("anchors for ever")))
                        .execute(tx.conn())?;
                    // Its words are kept for the search.
                    let words = title_words::table.filter(title_words::request_id.eq(id));
                    diesel::delete(words.filter(title_words::word.eq_any(["nets", "for", "tomorrow"]))).execute(tx.conn())?;
                    for word in ["anchors", "for", "ever"] {
                        diesel::insert_into(title_words::table)
                            .values((title_words::word.eq(word), title_words::request_id.eq(id)))
                            .execute(tx.conn())?;
                    }
                    diesel::update(organizations::table.find(organization))
                        .set(organizations::name.eq("Another cooperative"))
                        .execute(tx.conn())?;
                    Ok(())
                }).await.unwrap();
                case.lock(&case.members[1], all(Track::Standard, 4, &[])).await;
            }
            let seen = seen(recused, &case).await;
            worlds.push(seen);
            app.finish().await;
        }
        let wrong = differences("the recused member", &worlds[0], &worlds[1]);
        assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
    }

    async fn register_and_proof_are_made_of_what_the_public_may_know(db) {
        let kind = db.kind;
        let mut worlds = Vec::new();
        for (db, changed) in [(db, false), (fresh(kind).unwrap(), true)] {
            let app = TestApp::start(db).await;
            let case = offered(&app).await;
            case.in_force().await;
            if changed {
                change_what_is_internal(&app, case.id).await;
            }
            let row = case.authorization().await;
            let visitor = app.visitor();
            let mut seen = Vec::new();
            for path in [
                "/".to_owned(), "/register".into(), "/register?q=sana".into(), "/register?format=csv".into(),
                "/register?format=json".into(), "/register?format=atom".into(), "/sitemap.xml".into(),
                format!("/register/{}.pdf", row.number),
                format!("/register/{}", row.number), format!("/register/{}/proof.json", row.number),
                format!("/verify/{}", row.code), format!("/verify/{}/proof.json", row.code),
            ] {
                let answer = visitor.ask(&path).await;
                assert_eq!(answer.status, 200, "{path}");
                // The QR picture shows the code, which is drawn at random.
                let body = String::from_utf8_lossy(&answer.body).into_owned();
                let body: String = body.split("<svg").map(|part| part.rsplit("</svg>").next().unwrap()).collect();
                seen.push((path.replace(&row.code, "CODE"), masked(&format!("{} {body}", answer.status))));
            }
            worlds.push(seen);
            app.finish().await;
        }
        assert!(worlds[0].iter().filter(|(_, body)| body.contains("Sana Vandfilter")).count() >= 5);
        let wrong = differences("a visitor", &worlds[0], &worlds[1]);
        assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
    }
}
