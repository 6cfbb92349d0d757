//! Which cases are copied how often, and whose they are.

use std::collections::btree_map::Entry;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use imprimatur::access::Role;
use imprimatur::accounts::{self, AccountId};
use imprimatur::db::ids::{OrganizationId, RequestId};
use imprimatur::db::schema::{accounts as people, organizations, requests, scorecards};
use imprimatur::db::values::folded;
use imprimatur::db::{Conn, Db, Tx};
use imprimatur::error::Result;

use super::{Problem, copy, events};

/// Copies stand so far from each other, in every table.
pub const STRIDE: i64 = 100_000;
/// Members of the group.
pub const REVIEWERS: i64 = 100;
/// Organizations.
const ORGANIZATIONS: i64 = 500;
/// Ids of the crowd's people and organizations begin here.
pub const REVIEWERS_FROM: i64 = 1_000;
pub const PARTNERS_FROM: i64 = 10_000;
pub const ORGANIZATIONS_FROM: i64 = 10_000;

/// One copy of a case.
pub struct Copy {
    pub n: i64,
    pub template: i64,
    pub organization: i64,
    /// Days it lies further back.
    pub days: i64,
    pub title: String,
    /// Two words that stand in few cases.
    pub words: [String; 2],
}

/// A word that nobody uses, the same for the same number.
pub fn word(number: i64) -> String {
    const PARTS: [&str; 20] = [
        "ba", "dor", "ki", "lu", "men", "no", "pir", "qua", "ra", "sel", "tu", "vo", "wix", "ya", "zem",
        "fi", "gol", "hu", "jo", "cra",
    ];
    let part =
        |place: i64| usize::try_from(place).ok().and_then(|at| PARTS.get(at % 20)).copied().unwrap_or("x");
    format!("q{}{}{}{}", part(number), part(number / 20), part(number / 400), part(number / 8_000))
}

/// Grows the crowd; gives what stands then.
pub async fn grow(db: &Db, quick: bool) -> std::result::Result<Vec<(&'static str, i64)>, Problem> {
    let share = if quick { 10 } else { 1 };
    let grown = db.write(move |tx| {
        let members = members(tx.conn())?;
        people_and_organizations(tx.conn())?;
        // The deliberation of five members is copied once, and the copy is withdrawn.
        let of = |conn: &mut Conn, title: &str| -> Result<RequestId> {
            Ok(requests::table.filter(requests::title.eq(title)).select(requests::id).first(conn)?)
        };
        let deliberated = of(tx.conn(), "A meal with every pack")?;
        let mut titles = Titles::default();
        let first = titles.copy(tx, 1, deliberated.0, 0)?;
        copy_all(tx, &[first], members)?;
        let five = RequestId(deliberated.0 + STRIDE);
        withdraw(tx, five)?;
        Ok((members, deliberated, five))
    });
    let (members, deliberated, five) = grown.await.map_err(|error| format!("{error:?}"))?;
    let counts = db.write(move |tx| {
        let of = |conn: &mut Conn, title: &str| -> Result<i64> {
            let id: RequestId =
                requests::table.filter(requests::title.eq(title)).select(requests::id).first(conn)?;
            Ok(id.0)
        };
        let mut wanted = vec![
            (of(tx.conn(), "Water law clinic")?, 300, false),
            (of(tx.conn(), "Women who mend the nets")?, 1_200, false),
            (of(tx.conn(), "Repaired, not replaced")?, 2_000, false),
            (deliberated.0, 500, false),
            (of(tx.conn(), "Atlas of shared rivers")?, 500, false),
            (five.0, 2_050, true),
        ];
        let before: i64 = requests::table.count().get_result(tx.conn())?;
        let others: i64 = wanted.iter().map(|(_, count, _)| count).sum();
        // Most cases of ten years are decided.
        wanted.push((of(tx.conn(), "Северный знак качества")?, 20_000 - before - others, true));
        let mut titles = Titles::default();
        let mut copies = Vec::new();
        let mut n = 100_000;
        for (template, count, closed) in wanted {
            for at in 0..count / share {
                n += 2;
                let days = if closed { 30 + n * 7_919 % 1_400 } else { at % 12 };
                copies.push(titles.copy(tx, n, template, days)?);
            }
        }
        copy_all(tx, &copies, members)?;
        // What is kept of a copy is the template's, with other members.
        tx.conn().batch_execute("UPDATE case_figures SET stale = TRUE")?;
        settle(tx.conn())?;
        Ok(vec![
            ("requests", requests::table.count().get_result(tx.conn())?),
            ("scorecards", scorecards::table.count().get_result(tx.conn())?),
            ("organizations", organizations::table.count().get_result(tx.conn())?),
            ("events", imprimatur::db::schema::events::table.count().get_result(tx.conn())?),
            ("words_of_cases", imprimatur::db::schema::case_words::table.count().get_result(tx.conn())?),
        ])
    });
    Ok(counts.await.map_err(|error| format!("{error:?}"))?)
}

/// The titles of templates.
#[derive(Default)]
struct Titles(std::collections::BTreeMap<i64, String>);

impl Titles {
    fn copy(&mut self, tx: &mut Tx, n: i64, template: i64, days: i64) -> Result<Copy> {
        let title = match self.0.entry(template) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(free) => {
                let title = requests::table.find(template).select(requests::title).first(tx.conn())?;
                free.insert(title).clone()
            }
        };
        let words = [word(n / 2 % 2_000), word(n / 14 % 5_000 + 3_000)];
        Ok(Copy {
            n,
            template,
            organization: ORGANIZATIONS_FROM + n / 2 % ORGANIZATIONS,
            days,
            title: format!("{title} {} {}", words[0], words[1]),
            words,
        })
    }
}

/// The first of the demo's five reviewers, whose ids follow each other.
fn members(conn: &mut Conn) -> Result<i64> {
    let ids: Vec<AccountId> = people::table
        .filter(people::email.like("reviewer%"))
        .order(people::id)
        .select(people::id)
        .load(conn)?;
    let first = ids.first().map_or(0, |id| id.0);
    assert!(
        ids.iter().zip(first..).all(|(id, wanted)| id.0 == wanted) && ids.len() == 5,
        "reviewers: {ids:?}"
    );
    Ok(first)
}

/// People and organizations like those that are there.
fn people_and_organizations(conn: &mut Conn) -> Result<()> {
    let account = |from: i64, to: i64, mailbox: &str, like: &str| {
        format!(
            "INSERT INTO accounts (id, email, email_folded, name, sort_key, language, password_hash, state, created_at, version)
             SELECT {from} + k.n, '{mailbox}' || k.n || '@crowd.example', '{mailbox}' || k.n || '@crowd.example',
                 t.name || ' ' || k.n, t.sort_key || ' ' || k.n, t.language, t.password_hash, t.state, t.created_at, t.version
             FROM accounts t, k WHERE t.id = (SELECT min(id) FROM accounts WHERE email LIKE '{like}') AND k.n < {to};"
        )
    };
    let first_organization = "(SELECT min(id) FROM organizations)";
    let statements = [
        account(REVIEWERS_FROM, REVIEWERS, "reviewer", "reviewer%"),
        account(PARTNERS_FROM, ORGANIZATIONS, "partner", "office@northline%"),
        format!(
            "INSERT INTO account_roles (account_id, role, granted_at)
             SELECT a.id, CASE WHEN a.id < {PARTNERS_FROM} THEN 'reviewer' ELSE 'partner' END, a.created_at
             FROM accounts a WHERE a.id >= {REVIEWERS_FROM};"
        ),
        format!(
            "INSERT INTO organizations (id, name, sort_key, folded, organization_type, country, sector, profile, created_by, created_at, version)
             SELECT {ORGANIZATIONS_FROM} + k.n, t.name || ' ' || k.n, t.sort_key || ' ' || k.n, t.folded || ' ' || k.n,
                 t.organization_type, t.country, t.sector, t.profile, {PARTNERS_FROM} + k.n, t.created_at, t.version
             FROM organizations t, k WHERE t.id = {first_organization} + k.n % 13 AND k.n < {ORGANIZATIONS};"
        ),
        format!(
            "INSERT INTO memberships (organization_id, account_id, part, since)
             SELECT o.id, o.created_by, 'owner', o.created_at FROM organizations o WHERE o.id >= {ORGANIZATIONS_FROM};"
        ),
    ];
    conn.batch_execute("CREATE TABLE k (n BIGINT PRIMARY KEY)")?;
    conn.batch_execute(
        "INSERT INTO k WITH RECURSIVE r(n) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT n + 1 FROM r WHERE n < 999) SELECT n FROM r",
    )?;
    for statement in statements {
        conn.batch_execute(&statement)?;
    }
    Ok(conn.batch_execute("DROP TABLE k")?)
}

/// The partner withdraws, and the office says that nothing is to be learned.
fn withdraw(tx: &mut Tx, id: RequestId) -> Result<()> {
    let organization: OrganizationId =
        requests::table.find(id).select(requests::organization_id).first(tx.conn())?;
    use imprimatur::db::schema::{account_roles, memberships};
    let owner: AccountId = memberships::table
        .filter(memberships::organization_id.eq(organization).and(memberships::part.eq("owner")))
        .select(memberships::account_id)
        .first(tx.conn())?;
    let partner = accounts::actor_by_id(tx.conn(), owner)?;
    imprimatur::requests::actions::submission::withdraw(tx, &partner, id, "The campaign was given up.")?;
    let clerk: AccountId = account_roles::table
        .filter(account_roles::role.eq(Role::Secretariat))
        .order(account_roles::account_id)
        .select(account_roles::account_id)
        .first(tx.conn())?;
    let clerk = accounts::actor_by_id(tx.conn(), clerk)?;
    imprimatur::lessons::actions::waive(tx, &clerk, id, "A plain case; nothing that others could not know.")
}

fn copy_all(tx: &mut Tx, copies: &[Copy], members: i64) -> Result<()> {
    let conn = tx.conn();
    conn.batch_execute(
        "CREATE TABLE crowd (n BIGINT PRIMARY KEY, template BIGINT NOT NULL, organization BIGINT NOT NULL,
         days BIGINT NOT NULL, title TEXT NOT NULL, folded TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL)",
    )?;
    let quoted = |text: &str| text.replace('\'', "''");
    for batch in copies.chunks(500) {
        let rows: Vec<String> = batch
            .iter()
            .map(|one| {
                format!(
                    "({}, {}, {}, {}, '{}', '{}', '{}', '{}')",
                    one.n,
                    one.template,
                    one.organization,
                    one.days,
                    quoted(&one.title),
                    folded(&one.title),
                    one.words[0],
                    one.words[1]
                )
            })
            .collect();
        conn.batch_execute(&format!("INSERT INTO crowd VALUES {}", rows.join(", ")))?;
    }
    conn.batch_execute("CREATE INDEX crowd_by_template ON crowd(template)")?;
    copy::tables(conn, members)?;
    events::revisions(conn, copies)?;
    events::chains(conn, copies, members)?;
    copy::personal_values(conn)?;
    Ok(conn.batch_execute("DROP TABLE crowd")?)
}

#[derive(QueryableByName)]
struct Next {
    #[diesel(sql_type = BigInt)]
    #[allow(dead_code, reason = "only that the statement ran is of interest")]
    next: i64,
}

/// PostgreSQL counts its ids on from the greatest, and knows how its tables look (as its own worker would see to).
fn settle(conn: &mut Conn) -> Result<()> {
    let Conn::Pg(pg) = conn else { return Ok(()) };
    for table in copy::NUMBERED {
        let statement = format!(
            "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table})) AS next"
        );
        let _: Vec<Next> = diesel::sql_query(statement).load(pg)?;
    }
    Ok(pg.batch_execute("ANALYZE")?)
}
