//! How long the pages of the working day take: alone on one connection, and with 16 connections beside a fixed page of
//! the same size from memory, by a server of the same kind in the same process.

use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use imprimatur::accounts::actions::{Entered, sign_in};
use imprimatur::accounts::{AccountId, Lifetimes};
use imprimatur::db::schema::{account_roles, requests, scorecards};
use imprimatur::guidelines::{Reference, Track};
use imprimatur::requests::Stage;
use imprimatur::server::House;

use super::Problem;
use super::beside::{Asks, serve, together};
use super::plan::{REVIEWERS_FROM, word};
use super::wire::Wire;

/// Connections at once.
const CONNECTIONS: usize = 16;
/// How long all connections ask.
const TOGETHER: Duration = Duration::from_secs(4);
/// How often one connection asks, and how long at most.
const ALONE: (usize, Duration) = (400, Duration::from_secs(20));
/// What a page may take alone, milliseconds in the median, and what it must reach of the fixed page.
const REACH: (f64, f64) = (5.0, 0.05);

/// Somebody who is signed in.
#[derive(Clone)]
struct Person {
    cookie: String,
    token: String,
}

/// What is asked for.
#[derive(Clone)]
enum Ask {
    /// One of these pages.
    Pages(Vec<String>),
    /// A score on the card of one of these cases is saved.
    Score(Vec<i64>),
}

/// Measures everything; true when every answer was good. Figures that do not reach are marked.
pub async fn all(house: &House, listener: TcpListener) -> Result<bool, Problem> {
    let (reviewer, cases) = busiest(house).await?;
    let reviewer = enter(house, reviewer).await?;
    let clerk: AccountId = house
        .app
        .db
        .read(|conn| {
            let office = account_roles::table.filter(account_roles::role.eq("secretariat"));
            Ok(office.order(account_roles::account_id).select(account_roles::account_id).first(conn)?)
        })
        .await
        .map_err(said)?;
    let clerk = enter(house, clerk).await?;
    let chair = house.app.db.read(|conn| {
        let chairs = account_roles::table.filter(account_roles::role.eq("chair"));
        Ok(chairs.order(account_roles::account_id).select(account_roles::account_id).first(conn)?)
    });
    let chair = enter(house, chair.await.map_err(said)?).await?;
    if cases.len() < CONNECTIONS {
        println!("cards_to_score: {}", cases.len());
    }
    let (server, beside) = serve(&house.app, listener)?;
    let page = |path: String| Ask::Pages(vec![path]);
    let rare = word(77);
    let reviews = cases.iter().map(|id| format!("/cases/{id}/review")).collect();
    let asked = [
        ("desk", &clerk, page("/desk".into())),
        ("desk_of_a_reviewer", &reviewer, page("/desk".into())),
        ("list", &clerk, page("/cases".into())),
        ("filtered_list", &clerk, page("/cases?stage=review&mark=SDG_WHEEL&sort=due".into())),
        ("list_of_scorecards", &clerk, page("/scorecards".into())),
        ("list_of_authorizations", &clerk, page("/authorizations".into())),
        ("list_of_a_reviewer", &reviewer, page("/cases?stage=review".into())),
        ("title_search", &clerk, page(format!("/cases?q={rare}"))),
        ("full_text_search", &clerk, page(format!("/cases?q=text:%22water+{rare}%22"))),
        ("full_text_search_common_word", &clerk, page("/cases?q=text:water".into())),
        ("review_page", &reviewer, Ask::Pages(reviews)),
        ("saved_score", &reviewer, Ask::Score(cases)),
        ("statistics_of_a_year", &chair, page("/statistics".into())),
        ("statistics_of_all_years", &chair, page("/statistics?period=all".into())),
        ("statistics_of_a_member", &reviewer, page("/statistics?period=all".into())),
    ];
    let mut good = true;
    for (name, person, ask) in asked {
        let person = person.clone();
        let measured = std::thread::spawn(move || one(name, server, beside, &person, &ask)).join();
        match measured {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                println!("! {name}: {error}");
                good = false;
            }
            Err(_) => good = false,
        }
    }
    Ok(good)
}

/// The member of the crowd with the most cards to score, and the cases of some of them.
async fn busiest(house: &House) -> Result<(AccountId, Vec<i64>), Problem> {
    let reading = house.app.db.read(|conn| {
        let rows: Vec<(i64, i64)> = scorecards::table
            .inner_join(requests::table)
            .filter(scorecards::member_id.ge(AccountId(REVIEWERS_FROM)))
            .filter(scorecards::state.eq_any(["assigned", "open"]))
            .filter(requests::stage.eq(Stage::Review))
            .order(scorecards::id)
            .select((scorecards::member_id, scorecards::request_id))
            .load(conn)?;
        Ok(rows)
    });
    let mut cards: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (member, case) in reading.await.map_err(said)? {
        cards.entry(member).or_default().push(case);
    }
    let (member, mut cases) =
        cards.into_iter().max_by_key(|(_, cases)| cases.len()).ok_or("nobody has a card to score")?;
    cases.truncate(CONNECTIONS);
    Ok((AccountId(member), cases))
}

fn said(error: imprimatur::error::Error) -> Problem {
    format!("{error:?}").into()
}

async fn enter(house: &House, id: AccountId) -> Result<Person, Problem> {
    let from = Entered {
        lifetimes: Lifetimes::from(&house.app.limits),
        browser: "crowd".to_owned(),
        address: "127.0.0.1".to_owned(),
    };
    let opened = house.app.db.write(move |tx| sign_in(tx, id, &from)).await;
    let (cookie, token) = opened.map_err(said)?;
    Ok(Person { cookie, token })
}

fn one(
    name: &str,
    server: SocketAddr,
    beside: SocketAddr,
    person: &Person,
    ask: &Ask,
) -> Result<(), Problem> {
    let mut asker = Asker::new(server, person, ask, 0)?;
    let (size, (median, slowest)) = alone(&mut asker)?;
    drop(asker);
    let together_asked = together(CONNECTIONS, TOGETHER, |place| Asker::new(server, person, ask, place))?;
    let fixed = Ask::Pages(vec![format!("/{size}")]);
    let (_, beside_alone) = alone(&mut Asker::new(beside, person, &fixed, 0)?)?;
    let memory =
        together(CONNECTIONS, Duration::from_secs(2), |place| Asker::new(beside, person, &fixed, place))?;
    let ratio = together_asked / memory;
    println!("{name}_bytes: {size}");
    println!("{name}_alone_median_ms: {median:.2}");
    println!("{name}_alone_99th_ms: {slowest:.2}");
    println!("{name}_fixed_page_alone_median_ms: {:.2}", beside_alone.0);
    println!("{name}_fixed_page_alone_99th_ms: {:.2}", beside_alone.1);
    println!("{name}_16_connections_per_second: {together_asked:.0}");
    println!("{name}_fixed_page_per_second: {memory:.0}");
    println!("{name}_ratio: {ratio:.3}");
    if median > REACH.0 || ratio < REACH.1 {
        println!("{name}_reached: no");
    }
    Ok(())
}

/// Asks again and again on one connection: the size of the last answer, and how long answers take, in the median and in the
/// 99th of a hundred, milliseconds.
fn alone(asker: &mut Asker) -> Result<(usize, (f64, f64)), Problem> {
    let mut size = 0;
    for _ in 0..20 {
        size = asker.ask()?;
    }
    let mut times = Vec::new();
    let start = Instant::now();
    while times.len() < ALONE.0 && start.elapsed() < ALONE.1 {
        let start = Instant::now();
        asker.ask()?;
        times.push(start.elapsed());
    }
    times.sort();
    let at = |share: usize| {
        let place = (times.len() * share / 100).min(times.len().saturating_sub(1));
        times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    };
    Ok((size, (at(50), at(99))))
}

/// One connection that asks again and again.
struct Asker {
    wire: Wire,
    person: Person,
    address: SocketAddr,
    pages: Vec<Vec<u8>>,
    /// The case whose card is scored, and the card's version.
    card: Option<(i64, i64)>,
    asked: usize,
}

impl Asker {
    fn new(address: SocketAddr, person: &Person, ask: &Ask, place: usize) -> Result<Self, Problem> {
        let mut asker = Self {
            wire: Wire::to(address)?,
            person: person.clone(),
            address,
            pages: Vec::new(),
            card: None,
            asked: place,
        };
        match ask {
            Ask::Pages(paths) => asker.pages = paths.iter().map(|path| asker.get(path)).collect(),
            Ask::Score(cases) => {
                let case = *cases.get(place % cases.len().max(1)).ok_or("nobody has a card to score")?;
                let request = asker.get(&format!("/cases/{case}/review"));
                let (status, body) = asker.wire.ask(&request)?;
                let page = String::from_utf8_lossy(&body);
                let version =
                    page.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
                let version = version.and_then(|version| version.parse().ok());
                asker.card = Some((case, version.ok_or_else(|| format!("no card to score: {status}"))?));
            }
        }
        Ok(asker)
    }

    fn get(&self, path: &str) -> Vec<u8> {
        format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: imprimatur={}\r\n\r\n",
            self.address, self.person.cookie
        )
        .into()
    }

    /// The form of the whole card, one score other than before.
    fn score(&self, case: i64, version: i64) -> Result<Vec<u8>, Problem> {
        let mut fields = vec![
            ("_token".to_owned(), self.person.token.clone()),
            ("version".to_owned(), version.to_string()),
            ("private_note".to_owned(), "Ask in the meeting.".to_owned()),
        ];
        for (at, criterion) in Reference::seeded()?.rubric.criteria_of(Track::Standard).iter().enumerate() {
            let score = if at == self.asked % 7 { 2 } else { 3 };
            fields.push((criterion.id.clone(), score.to_string()));
            fields.push((format!("{}-comment", criterion.id), "Shown with figures of last year.".to_owned()));
        }
        let body = serde_html_form::to_string(&fields)?;
        Ok(format!(
            "POST /cases/{case}/review/autosave HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nSec-Fetch-Site: same-origin\r\n\
             Cookie: imprimatur={1}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {2}\r\n\r\n{body}",
            self.address,
            self.person.cookie,
            body.len()
        )
        .into())
    }
}

impl Asks for Asker {
    fn ask(&mut self) -> Result<usize, Problem> {
        self.asked += 1;
        let request = match self.card {
            None => self.pages.get(self.asked % self.pages.len().max(1)).cloned().ok_or("no page")?,
            Some((case, version)) => self.score(case, version)?,
        };
        let (status, body) = self.wire.ask(&request)?;
        if status != 200 {
            let line = String::from_utf8_lossy(&request).lines().next().unwrap_or_default().to_owned();
            return Err(format!(
                "{line} gave {status}: {}",
                String::from_utf8_lossy(&body).chars().take(300).collect::<String>()
            )
            .into());
        }
        if let Some((_, version)) = &mut self.card {
            let saved: serde_json::Value = serde_json::from_slice(&body)?;
            *version =
                saved.get("version").and_then(serde_json::Value::as_i64).ok_or("saved without a version")?;
        }
        Ok(body.len())
    }
}
