//! A year of twenty authorizations, swept by two nodes at once that are stopped at random: every letter is written
//! once, and reaches everybody.

use std::collections::BTreeMap;
use std::time::Duration;

use diesel::prelude::*;
use imprimatur::authorizations::AuthorizationState as S;
use imprimatur::db::Db;
use imprimatur::db::schema::notices;
use imprimatur::notices::worker::deliver_due;
use imprimatur::sweep;

use crate::support::app::{BASE, TestApp};
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::read;
use crate::support::databases::db_tests;

/// Runs the sweep and drops it somewhere on the way.
async fn swept_for_a_while(db: &Db) {
    let patience = Duration::from_millis(u64::from(rand::random::<u8>() / 8));
    tokio::time::timeout(patience, sweep::run(db)).await.ok();
}

db_tests! {
    async fn twenty_authorizations_and_two_nodes(db) {
        let url = db.parsed();
        let app = TestApp::start(db).await;
        let mut cases = Vec::new();
        for number in 0..20 {
            let case = offered(&app).await;
            if number % 5 != 0 {
                case.accepted().await;
            }
            cases.push(case);
        }
        let one = app.data.db.clone();
        let two = Db::open(&url, app.clock.clone(), imprimatur::effects::HOOKS, BASE).unwrap();
        for _ in 0..222 {
            app.clock.advance(2 * 24 * 60 * 60);
            futures_util::future::join(swept_for_a_while(&one), swept_for_a_while(&two)).await;
            let (first, second) = futures_util::future::join(sweep::run(&one), sweep::run(&two)).await;
            first.unwrap();
            second.unwrap();
        }
        for (number, case) in cases.iter().enumerate() {
            let expected = if number % 5 == 0 { S::Lapsed } else { S::Expired };
            assert_eq!(case.authorization().await.state, expected, "{number}");
        }
        let rows: Vec<(String, i64, String, String)> = read(&app, |conn| {
            let columns = (notices::kind, notices::subject_id, notices::to_address, notices::message_id);
            let of_authorizations = notices::table.filter(notices::subject_kind.eq("authorization"));
            Ok(of_authorizations.select(columns).load(conn)?)
        })
        .await;
        let mut counts: BTreeMap<(&str, i64, &str), usize> = BTreeMap::new();
        for (kind, id, to, _) in &rows {
            *counts.entry((kind, *id, to)).or_default() += 1;
        }
        for ((kind, id, to), count) in &counts {
            let expected = match *kind {
                "authorizations.ends_soon" => 3,
                "authorizations.accept_soon" | "authorizations.condition_soon" => 2,
                _ => 1,
            };
            assert_eq!(*count, expected, "{kind} of {id} to {to}");
        }
        let holders = |kind: &str| counts.keys().filter(|(known, ..)| *known == kind).count();
        assert_eq!((holders("authorizations.ends_soon"), holders("authorizations.expired")), (16, 16));
        // What was owed is reminded of as well: the acceptance, and the report on the use before and after its day.
        assert_eq!((holders("authorizations.accept_soon"), holders("authorizations.report_soon")), (4, 16));
        assert_eq!((holders("authorizations.report_overdue"), holders("authorizations.report_overdue_note")), (16, 320));
        assert_eq!((holders("authorizations.in_force"), holders("authorizations.lapsed")), (16, 4));
        loop {
            let (first, second) =
                futures_util::future::join(deliver_due(&one, &app.transport), deliver_due(&two, &app.transport)).await;
            if first.unwrap() + second.unwrap() == 0 {
                break;
            }
        }
        let mut arrived: BTreeMap<String, String> = BTreeMap::new();
        for sent in app.transport.sent() {
            let before = arrived.insert(sent.letter.message_id.clone(), sent.letter.text.clone());
            assert!(before.is_none_or(|text| text == sent.letter.text), "two letters with one Message-ID");
        }
        for (kind, id, to, message) in &rows {
            assert!(arrived.contains_key(message), "{kind} of {id} to {to} never arrived");
        }
        app.finish().await;
    }
}
