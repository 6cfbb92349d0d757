//! A year of twenty authorizations, swept by two nodes at once that are stopped at random: every letter is written
//! once, and reaches everybody. Once in process on both databases, and once by two processes on PostgreSQL that are
//! killed.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use chrono::DateTime;
use diesel::prelude::*;
use imprimatur::authorizations::AuthorizationState as S;
use imprimatur::clock::Clock;
use imprimatur::db::schema::notices;
use imprimatur::db::{Db, Url};
use imprimatur::notices::transport::Transport;
use imprimatur::notices::worker::deliver_due;
use imprimatur::sweep;

use crate::support::app::{BASE, TestApp};
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{DecisionCase, read};
use crate::support::databases::{Kind, db_tests, fresh};
use crate::support::sink::Sink;

/// The year is walked through in steps of two days: to the end of the last authorization, and on until its report is
/// overdue.
const STEPS: usize = 222;
const STEP: i64 = 2 * 24 * 60 * 60;
/// What a process that is a node is told by.
const DATABASE: &str = "IMPRIMATUR_TEST_NODE_DATABASE";
const MAIL: &str = "IMPRIMATUR_TEST_NODE_MAIL";

/// Twenty authorizations, four of which nobody accepts.
async fn twenty(app: &Rc<TestApp>) -> Vec<DecisionCase> {
    let mut cases = Vec::new();
    for number in 0..20 {
        let case = offered(app).await;
        if number % 5 != 0 {
            case.accepted().await;
        }
        cases.push(case);
    }
    cases
}

/// Every letter about an authorization: kind, authorization, address, Message-ID.
type Row = (String, i64, String, String);

/// Where each stands after the year, and that each letter was written exactly once.
async fn each_letter_once(app: &Rc<TestApp>, cases: &[DecisionCase]) -> Vec<Row> {
    for (number, case) in cases.iter().enumerate() {
        let expected = if number % 5 == 0 { S::Lapsed } else { S::Expired };
        assert_eq!(case.authorization().await.state, expected, "{number}");
    }
    let rows: Vec<Row> = read(app, |conn| {
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
    let overdue = (holders("authorizations.report_overdue"), holders("authorizations.report_overdue_note"));
    assert_eq!(overdue, (16, 320));
    assert_eq!((holders("authorizations.in_force"), holders("authorizations.lapsed")), (16, 4));
    rows
}

/// Both nodes deliver until nothing is due: what is written for a day leaves on that day.
async fn delivered(app: &Rc<TestApp>, one: &Db, two: &Db) {
    loop {
        let (first, second) =
            futures_util::future::join(deliver_due(one, &app.transport), deliver_due(two, &app.transport))
                .await;
        if first.unwrap() + second.unwrap() == 0 {
            break;
        }
    }
}

/// Runs the sweep and drops it somewhere on the way.
async fn swept_for_a_while(db: &Db) {
    let patience = Duration::from_millis(u64::from(rand::random::<u8>() / 8));
    tokio::time::timeout(patience, sweep::run(db)).await.ok();
}

db_tests! {
    async fn twenty_authorizations_and_two_nodes(db) {
        let url = db.parsed();
        let app = TestApp::start(db).await;
        let cases = twenty(&app).await;
        let one = app.data.db.clone();
        let two = Db::open(&url, app.clock.clone(), imprimatur::effects::HOOKS, BASE).unwrap();
        for _ in 0..STEPS {
            app.clock.advance(STEP);
            futures_util::future::join(swept_for_a_while(&one), swept_for_a_while(&two)).await;
            let (first, second) = futures_util::future::join(sweep::run(&one), sweep::run(&two)).await;
            first.unwrap();
            second.unwrap();
            delivered(&app, &one, &two).await;
        }
        let rows = each_letter_once(&app, &cases).await;
        delivered(&app, &one, &two).await;
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

/// A process that sweeps and delivers whenever it is told what time it is.
struct Node {
    child: Child,
    told: ChildStdin,
    /// What it has finished: seconds since 1970.
    done: Receiver<i64>,
}

impl Node {
    fn start(database: &str, mail: &str) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["authorizations::a_year::a_node", "--exact", "--ignored", "--nocapture"])
            .env(DATABASE, database)
            .env(MAIL, mail)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (told, out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (says, done) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                let seconds = line.rsplit_once("done ").and_then(|(_, seconds)| seconds.parse().ok());
                if seconds.is_some_and(|seconds| says.send(seconds).is_err()) {
                    return;
                }
            }
        });
        Self { child, told, done }
    }

    fn tell(&mut self, seconds: i64) {
        self.told.write_all(format!("{seconds}\n").as_bytes()).unwrap();
    }

    /// Waits until all that was due at this time is done; false when it took longer than `patience`.
    fn is_done(&self, seconds: i64, patience: Duration) -> bool {
        loop {
            match self.done.recv_timeout(patience) {
                Ok(done) if done == seconds => return true,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // SIGKILL: nothing is finished, nothing is given back.
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// No test: what a process does that is a node. It reads the time from its standard input, one line each.
#[actix_web::test]
#[ignore = "a process of another test"]
async fn a_node() {
    let (Ok(database), Ok(mail)) = (std::env::var(DATABASE), std::env::var(MAIL)) else { return };
    let clock = Clock::standing(DateTime::UNIX_EPOCH.naive_utc());
    let url = Url::parse(&database).unwrap();
    let db = Db::open(&url, clock.clone(), imprimatur::effects::HOOKS, BASE).unwrap();
    let transport = Transport::from_url(&mail).unwrap();
    for line in std::io::stdin().lines() {
        let seconds: i64 = line.unwrap().parse().unwrap();
        clock.advance(seconds - clock.now().and_utc().timestamp());
        loop {
            let swept = sweep::run(&db).await.unwrap();
            if swept + deliver_due(&db, &transport).await.unwrap() == 0 {
                break;
            }
        }
        println!("done {seconds}");
    }
}

/// How many of the steps kill a node.
const KILLED_IN_A_HUNDRED: u8 = 40;
/// Longest time until a node is killed, milliseconds.
const KILLED_AFTER: u64 = 40;
/// A node that has not answered after so long never will.
const TOO_LONG: Duration = Duration::from_secs(120);

#[actix_web::test]
async fn two_processes_that_are_killed() {
    let Some(db) = fresh(Kind::Postgres) else { return };
    let (database, sink) = (db.url.clone(), Sink::start());
    let app = TestApp::start(db).await;
    let cases = twenty(&app).await;
    let mut nodes: Vec<Node> = (0..2).map(|_| Node::start(&database, &sink.url())).collect();
    let mut kills = 0;
    for step in 0..=STEPS {
        app.clock.advance(STEP);
        let now = app.clock.now().and_utc().timestamp();
        for node in &mut nodes {
            node.tell(now);
        }
        if step < STEPS && rand::random::<u8>() % 100 < KILLED_IN_A_HUNDRED {
            let which = usize::from(rand::random::<bool>());
            let patience = Duration::from_millis(rand::random::<u64>() % KILLED_AFTER);
            if !nodes[which].is_done(now, patience) {
                kills += 1;
            }
            nodes[which] = Node::start(&database, &sink.url());
            nodes[which].tell(now);
        }
        for node in &nodes {
            // One that was killed when it was done says so again, and one that says it once is waited for once.
            assert!(node.is_done(now, TOO_LONG), "step {step}: a node did not answer");
        }
    }
    drop(nodes);
    assert!(kills > 10, "only {kills} were killed in the middle");
    let rows = each_letter_once(&app, &cases).await;
    let mut arrived: BTreeMap<String, usize> = BTreeMap::new();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for letter in sink.letters() {
        *arrived.entry(letter.message_id.clone()).or_default() += 1;
        let before = texts.insert(letter.message_id, letter.text.clone());
        assert!(before.is_none_or(|text| text == letter.text), "two letters with one Message-ID");
    }
    for (kind, id, to, message) in &rows {
        assert!(arrived.contains_key(message), "{kind} of {id} to {to} never arrived");
    }
    let twice = arrived.values().filter(|count| **count > 1).count();
    println!("killed in the middle: {kills}; letters: {}; of which came twice: {twice}", rows.len());
    app.finish().await;
}
