//! Every list is read through an index: each statement that the lists send, with their filters, orders and searches, is
//! recorded as it is sent, and the database is asked how it would answer. A walk through a whole table that grows with the
//! years is a finding.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use diesel::connection::{
    Instrumentation, InstrumentationEvent, SimpleConnection, set_default_instrumentation,
};
use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection};
use imprimatur::access::Role;

use crate::support::app::{Person, TestApp};
use crate::support::cases_authorizations::offered;
use crate::support::databases::{Kind, TestDb, db_tests};

/// Tables that grow with the years.
const GROWING: &[&str] = &[
    "accounts",
    "authorizations",
    "case_figures",
    "case_words",
    "chains",
    "change_reports",
    "checks",
    "conflicts",
    "controversies",
    "decisions",
    "delegated_agents",
    "documents",
    "draft_groups",
    "events",
    "gaps",
    "holder_checks",
    "holds",
    "knock_outs",
    "lessons",
    "list_entries",
    "mail_returns",
    "matches",
    "matters",
    "member_questions",
    "memberships",
    "notices",
    "opinions",
    "organizations",
    "paper_lines",
    "paper_records",
    "recommendations",
    "remarks",
    "requests",
    "revisions",
    "saved_views",
    "scorecards",
    "scores",
    "sessions",
    "stored_files",
    "title_words",
    "use_reports",
    "waits",
];

/// Table, part of the statement, why the whole table may be walked there.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "organizations",
        "folded",
        "a part of a name is looked for, which no order helps with; there are hundreds",
    ),
    ("matters", "LIKE", "a part of a text is looked for, by the few who read matters; there are hundreds"),
    ("accounts", "LIKE", "a part of a name is looked for, by administrators; there are hundreds"),
    ("requests", "1=0", "nothing is read at all: no case is among those that are asked for"),
    (
        "requests",
        "ORDER BY `organizations`.`sort_key`",
        "SQLite sorts all cases by the names of those who ask, whatever index there is; PostgreSQL walks the names",
    ),
    ("matters", "1 = 0", "nothing is read at all: nobody's matters are asked for"),
    ("requests", "recommended", "figures count every case there is, in one walk"),
];

/// Connections that are listened to, by the address of their database, with what they sent.
static HEARD: Mutex<BTreeMap<String, BTreeSet<String>>> = Mutex::new(BTreeMap::new());

/// Listens to one connection, when its database was asked for.
#[derive(Default)]
struct Listener {
    address: Option<String>,
}

impl Instrumentation for Listener {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => {
                self.address = HEARD.lock().unwrap().contains_key(url).then(|| url.to_owned());
            }
            InstrumentationEvent::StartQuery { query, .. } => {
                let Some(address) = &self.address else { return };
                let text = query.to_string();
                let statement = text.split(" -- binds: ").next().unwrap_or_default().to_owned();
                HEARD.lock().unwrap().entry(address.clone()).or_default().insert(statement);
            }
            _ => {}
        }
    }
}

/// The address that connections to this database are opened with.
fn address(db: &TestDb) -> String {
    db.url.strip_prefix("sqlite:").unwrap_or(&db.url).to_owned()
}

/// Listens from now on to connections of this database that are opened later.
fn listen(db: &TestDb) {
    HEARD.lock().unwrap().insert(address(db), BTreeSet::new());
    set_default_instrumentation(|| Some(Box::new(Listener::default()))).unwrap();
}

/// What was sent since the last time.
fn heard(address: &str) -> BTreeSet<String> {
    HEARD.lock().unwrap().get_mut(address).map(std::mem::take).unwrap_or_default()
}

#[derive(diesel::QueryableByName)]
struct Detail {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[derive(diesel::QueryableByName)]
struct Plan {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

/// Asks a database how it would answer.
enum Asked {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Asked {
    fn open(kind: Kind, address: &str) -> Self {
        match kind {
            Kind::Sqlite => Self::Sqlite(SqliteConnection::establish(address).unwrap()),
            Kind::Postgres => {
                let mut pg = PgConnection::establish(address).unwrap();
                // A plan for whatever is asked, and a whole table only where no index helps at all.
                pg.batch_execute("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan")
                    .unwrap();
                Self::Postgres(pg)
            }
        }
    }

    fn run(&mut self, statement: &str) {
        match self {
            Self::Sqlite(lite) => lite.batch_execute(statement).unwrap(),
            Self::Postgres(pg) => pg.batch_execute(statement).unwrap(),
        }
    }

    /// The tables that a statement walks from end to end.
    fn walked(&mut self, statement: &str) -> Vec<String> {
        match self {
            Self::Sqlite(lite) => {
                let plan: Vec<Detail> =
                    diesel::sql_query(format!("EXPLAIN QUERY PLAN {statement}")).load(lite).unwrap();
                plan.iter().filter_map(|line| walked_by_sqlite(&line.detail)).collect()
            }
            Self::Postgres(pg) => {
                let places = (1..100).take_while(|place| statement.contains(&format!("${place}"))).count();
                let given = vec!["NULL"; places].join(", ");
                let given = if places == 0 { String::new() } else { format!("({given})") };
                pg.batch_execute(&format!("PREPARE asked AS {statement}"))
                    .unwrap_or_else(|e| panic!("{statement}: {e}"));
                let plan: Vec<Plan> =
                    diesel::sql_query(format!("EXPLAIN EXECUTE asked{given}")).load(pg).unwrap();
                pg.batch_execute("DEALLOCATE asked").unwrap();
                plan.iter().filter_map(|line| walked_by_postgres(&line.line)).collect()
            }
        }
    }
}

/// `SCAN requests` is a walk; with an index it goes in an order that was asked for, or reads the index alone. An index that
/// is made for one statement is a walk as well.
fn walked_by_sqlite(detail: &str) -> Option<String> {
    let mut words = detail.split_whitespace();
    let (verb, table) = (words.next()?, words.next()?);
    let walk = verb == "SCAN" && !detail.contains("USING") && !detail.contains("VIRTUAL");
    (walk || detail.contains("AUTOMATIC")).then(|| table.to_owned())
}

fn walked_by_postgres(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("Seq Scan on ")?;
    rest.split_whitespace().next().map(str::to_owned)
}

/// What is found in everything that was sent: the table, and the statement.
fn findings(asked: &mut Asked, sent: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    for statement in sent.iter().filter(|statement| statement.starts_with("SELECT")) {
        for name in asked.walked(statement) {
            let table = table_of(statement, &name);
            let allowed = |(of, part, _): &&(&str, &str, &str)| *of == table && statement.contains(part);
            if GROWING.contains(&table.as_str())
                && !in_its_own_order(statement, &table)
                && !EXCEPTIONS.iter().any(|one| allowed(&one))
            {
                found.push(format!("{table} is walked by {statement}"));
            }
        }
    }
    found
}

/// The table behind a name that a statement gives it.
fn table_of(statement: &str, name: &str) -> String {
    let statement = statement.replace('`', "\"");
    let renamed = format!("\" AS \"{name}\"");
    let before = statement.split(&renamed).next().filter(|before| before.len() < statement.len());
    before.and_then(|before| before.rsplit('"').next()).unwrap_or(name).to_owned()
}

/// SQLite keeps a table in the order of its ids: a walk in that order, to a limit, is as good as one of an index.
fn in_its_own_order(statement: &str, table: &str) -> bool {
    statement.contains(&format!("ORDER BY `{table}`.`id`")) && statement.contains(" LIMIT ")
}

const DESK: &[&str] = &["mine", "overdue", "new", "unassigned", "expiring", "holds"];
const ORDERS: &[&str] = &["sent", "-sent", "since", "-since", "due", "-due", "organization", "-organization"];
const SEARCHES: &[&str] = &[
    "water",
    "stage:review",
    "outcome:declined",
    "mark:emblem",
    "use:fundraising",
    "track:enhanced",
    "turn:partner",
    "org:lake",
    "country:KE",
    "due:<2027-01-01",
    "due:>2026-01-01",
    "sent:>2026-06-30",
    "sent:<2027-01-01",
    "score<55",
    "score>54",
    "waiting:me",
    "is:held",
    "is:overdue",
    "is:new",
    "is:unassigned",
    "is:expiring",
    "text:water",
    "text:water stage:review",
    "group:ldc",
    "region:africa",
    "sector:C",
    "size:micro",
    "is:granted",
    "is:recommended",
    "scored:C5",
    "apart:C5",
    "member:3",
    "departed:band",
    "departed:recommendation",
    "took:review",
    "late:overall",
    "2026-0001",
];
const OF_THE_OFFICE: &[&str] = &[
    "/cases?stage=review&mark=UN_NAME&use=informational&track=standard",
    "/matters",
    "/matters?state=waiting",
    "/matters?state=closed",
    "/matters?q=water",
    "/matters?organization=1",
    "/matters/new",
    "/assignment",
    "/lessons/editing",
    "/lists",
    "/matches",
    "/matches?after=900-5",
    "/directory",
    "/directory?kind=focal_point&country=208",
    "/opinions",
    "/authorizations",
    "/authorizations/next?view=waiting",
    "/authorizations/next?view=ending",
    "/authorizations/next?view=owed",
    "/authorizations/next?view=over&after=2026-11-24~1",
    "/authorizations/paper",
    "/statistics",
    "/statistics?period=all",
    "/statistics/unlike",
    "/statistics/compare?one=2026-0001&other=2026-0002",
];
/// Other lists that can be sorted: their addresses, and their orders.
const LISTS: &[(&str, &[&str])] = &[
    ("/scorecards?whose=all&", &["due", "-due", "asked", "-asked"]),
    ("/scorecards?whose=mine&", &["due", "-due", "asked", "-asked"]),
    ("/scorecards?whose=all&member=amina&late=yes&", &["due", "-asked"]),
    ("/authorizations?", &["until", "-until", "from", "-from", "holder", "-holder", "number", "-number"]),
    ("/authorizations?q=water&mark=UN_NAME&use=informational&", &["until", "holder"]),
    ("/authorizations?ends=30&", &["until", "-from"]),
    ("/authorizations?ends=passed&", &["until"]),
];
const PUBLIC: &[&str] = &[
    "/register",
    "/register?q=water",
    "/register?mark=UN_NAME",
    "/register?country=208",
    "/register?goal=SDG6",
    "/register?state=ended",
    "/register?on=2027-02-01",
    "/register?sort=holder",
    "/register?sort=-start",
    "/lessons",
    "/lessons?q=water",
    "/lessons?kind=lesson&mark=UN_NAME&use=informational&sector=C",
];
const OF_ADMINISTRATION: &[&str] = &[
    "/admin/mail",
    "/admin/mail?state=failed",
    "/admin/mail?q=people.example",
    "/admin/mail?cause=connection",
    "/admin/mail?came_back=yes",
    "/admin/mail?before=100",
    "/admin/letters",
    "/admin/letters/requests.arrived",
    "/admin/letters/requests.arrived/requests.letter-arrived",
    "/admin/accounts",
    "/admin/accounts?q=odile",
    "/admin/accounts?role=reviewer&state=active",
    "/admin/accounts?after=2",
];
const OF_A_PARTNER: &[&str] =
    &["/requests", "/organization", "/organization/people", "/organization/matters", "/account"];

fn in_address(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// Opens every list as this person of the house.
async fn open_all(person: &Person, case: i64) {
    for view in DESK {
        person.ask(&format!("/desk?view={view}")).await;
    }
    for search in SEARCHES {
        person.ask(&format!("/cases?q={}", in_address(search))).await;
    }
    for order in ORDERS {
        person.ask(&format!("/cases?sort={order}")).await;
        person.ask(&format!("/cases?sort={order}&after={case}")).await;
        person.ask(&format!("/cases?stage=review&sort={order}&format=csv")).await;
    }
    for path in OF_THE_OFFICE {
        person.ask(path).await;
    }
    person.ask(&format!("/cases/{case}/mail")).await;
    for search in SEARCHES {
        person.ask(&format!("/scorecards?whose=all&state=any&q={}", in_address(search))).await;
    }
    for (list, orders) in LISTS {
        for order in *orders {
            person.ask(&format!("{list}sort={order}")).await;
            person.ask(&format!("{list}sort={order}&after=1")).await;
            person.ask(&format!("{list}state=any&sort={order}")).await;
            person.ask(&format!("{list}state=any&sort={order}&format=csv")).await;
        }
    }
}

db_tests! {
    async fn every_list_is_read_through_an_index(db) {
        listen(&db);
        let (kind, address) = (db.kind, address(&db));
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        let overseer = app.person("Olga Overseer", &[Role::Oversight]).await;
        let editor = app.person("Edda Editor", &[Role::LessonsEditor]).await;
        heard(&address);
        for person in [&case.secretary, &case.chair, &case.officer, &case.screener, &case.members[0], &overseer, &editor] {
            open_all(person, case.id.0).await;
        }
        for path in PUBLIC {
            app.visitor().ask(path).await;
        }
        for path in OF_ADMINISTRATION {
            admin.ask(path).await;
        }
        for path in OF_A_PARTNER {
            case.partner.ask(path).await;
        }
        // What the mail asks for every few seconds.
        app.deliver().await;
        app.data.db.write(imprimatur::notices::gather_due).await.unwrap();
        // Words that stand in very many cases are sought in another way.
        let mut asked = Asked::open(kind, &address);
        for table in ["case_words", "title_words"] {
            asked.run(&format!(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
                 INSERT INTO {table} (word, request_id) SELECT 'common' || i, {} FROM n",
                case.id.0
            ));
        }
        for search in ["common", "text:common", "common stage:review sent:>2026-06-30"] {
            case.secretary.ask(&format!("/cases?q={}", in_address(search))).await;
            case.secretary.ask(&format!("/scorecards?whose=all&q={}", in_address(search))).await;
        }
        let sent = heard(&address);
        assert!(sent.len() > 150, "only {} statements were heard", sent.len());
        let found = findings(&mut asked, &sent);
        assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
        for table in ["case_words", "title_words"] {
            asked.run(&format!("DELETE FROM {table} WHERE word LIKE 'common%'"));
        }

        // It would be seen: without its indexes, what waits is sought in the whole table.
        for index in
            ["waits_open_by_account", "waits_open_by_request", "waits_open_by_due", "waits_open_by_role", "waits_by_subject"]
         {
            asked.run(&format!("DROP INDEX {index}"));
        }
        let found = findings(&mut asked, &sent);
        assert!(found.iter().any(|line| line.starts_with("waits is walked")), "nothing was found: {found:?}");
        app.finish().await;
    }
}

#[test]
fn a_walk_is_told_from_a_search() {
    let walked = |line| walked_by_sqlite(line).is_some();
    assert!(walked("SCAN requests") && walked("SEARCH waits USING AUTOMATIC COVERING INDEX (account_id=?)"));
    assert!(
        !walked("SCAN requests USING INDEX requests_by_sent")
            && !walked("SEARCH requests USING INTEGER PRIMARY KEY (rowid=?)")
    );
    assert_eq!(walked_by_postgres("        ->  Seq Scan on requests  (cost=1)"), Some("requests".into()));
    assert_eq!(walked_by_postgres("  ->  Index Scan using requests_by_sent on requests"), None);
}
