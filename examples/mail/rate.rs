//! The rate of the outbox beside a bare loop to the same sink, and what a page takes meanwhile.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use futures_util::{StreamExt, stream};
use imprimatur::clock::Clock;
use imprimatur::config::Limits;
use imprimatur::db::Url;
use imprimatur::notices::transport::Transport;
use imprimatur::server;
use lettre::message::MultiPart;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{AsyncSmtpTransport, PoolConfig};
use lettre::{AsyncTransport, Message, Tokio1Executor};
use tokio::net::TcpStream;

use super::sink::Sink;
use super::wire::Wire;
use super::{Problem, house};

/// As many as the house has under way.
const AT_ONCE: usize = 8;
/// Letters of the loop over lettre's pool, which sends some 25 a second.
const POOLED: usize = 500;
/// How long a page is asked for alone.
const ALONE: Duration = Duration::from_secs(5);
/// What the rate must reach of the bare loop's.
const REACH: f64 = 0.8;

pub async fn run(letters: usize) -> Result<bool, Problem> {
    let sink = Sink::start()?;
    println!("letters: {letters}");
    let pooled = bare(&sink, letters.min(POOLED), 1).await?;
    println!("bare_loop_letters_a_second: {pooled:.0}");
    let pooled_many = bare(&sink, letters.min(POOLED), AT_ONCE).await?;
    println!("bare_loop_{AT_ONCE}_at_once_letters_a_second: {pooled_many:.0}");
    let one = without_delay(&sink, letters, 1).await?;
    println!("bare_loop_without_delay_letters_a_second: {one:.0}");
    let many = without_delay(&sink, letters, AT_ONCE).await?;
    println!("bare_loop_without_delay_{AT_ONCE}_at_once_letters_a_second: {many:.0}");

    let folder = std::env::temp_dir().join(format!("imprimatur-mail-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    let listen = listener.local_addr()?;
    let mail = format!("smtp://{}?tls=none", sink.address);
    let config = house::config(&folder, Url::Sqlite(folder.join("imprimatur.db")), listen, mail.clone());
    let transport = Transport::from_url(&mail)?;
    let house = server::build_with(config, Limits::default(), Clock::System, transport)
        .await
        .map_err(|error| format!("{error:?}"))?;
    let db = house.app.db.clone();
    let cookie = house::sign_in(&db).await?;
    std::thread::spawn(move || actix_web::rt::System::new().block_on(server::run(house, listener)));
    let never = Arc::new(AtomicBool::new(false));
    let pages = tokio::task::spawn_blocking({
        let (cookie, never) = (cookie.clone(), never.clone());
        move || asked(listen, &cookie, &never, Some(ALONE))
    });
    let alone = pages.await??;
    println!("page_alone_median_ms: {:.2}", median(&alone));
    println!("page_alone_asked: {}", alone.len());

    sink.take();
    house::write(&db, letters).await?;
    let start = Instant::now();
    let over = Arc::new(AtomicBool::new(false));
    let pages = tokio::task::spawn_blocking({
        let over = over.clone();
        move || asked(listen, &cookie, &over, None)
    });
    loop {
        let queue = db.read(imprimatur::notices::queue_state).await.map_err(|error| format!("{error:?}"))?;
        if queue.unsent == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let drained = letters as f64 / start.elapsed().as_secs_f64();
    over.store(true, Ordering::SeqCst);
    let during = pages.await??;
    println!("outbox_letters_a_second: {drained:.0}");
    println!("outbox_of_bare_loop: {:.2}", drained / pooled);
    println!("outbox_of_bare_loop_{AT_ONCE}_at_once: {:.2}", drained / pooled_many);
    println!("outbox_of_bare_loop_without_delay: {:.2}", drained / one);
    println!("outbox_of_bare_loop_without_delay_{AT_ONCE}_at_once: {:.2}", drained / many);
    println!("page_during_median_ms: {:.2}", median(&during));
    println!("page_during_asked: {}", during.len());
    println!("page_during_of_alone: {:.2}", median(&during) / median(&alone));
    let mut ids: Vec<String> = sink.take().into_iter().map(|(id, _)| id).collect();
    let arrived = ids.len();
    ids.sort();
    ids.dedup();
    println!("arrived: {arrived}");
    println!("different: {}", ids.len());
    std::fs::remove_dir_all(&folder).ok();
    let good = ids.len() == letters && arrived == letters && drained / pooled >= REACH;
    if !good {
        println!("! not reached");
    }
    Ok(good)
}

/// Letters a second of a loop over lettre's own pool, as it comes: its connections hold the short end of a letter back until
/// the other side has acknowledged what came before.
async fn bare(sink: &Sink, letters: usize, at_once: usize) -> Result<f64, Problem> {
    let pool = PoolConfig::new().max_size(u32::try_from(at_once)?);
    let transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(sink.address.ip().to_string())
        .port(sink.address.port())
        .pool_config(pool)
        .build();
    let start = Instant::now();
    let sent: Vec<Result<(), Problem>> = stream::iter(0..letters)
        .map(|number| {
            let transport = &transport;
            async move {
                transport.send(letter(number)?).await?;
                Ok(())
            }
        })
        .buffer_unordered(at_once)
        .collect()
        .await;
    for one in sent {
        one?;
    }
    Ok(letters as f64 / start.elapsed().as_secs_f64())
}

/// Letters a second of a loop over lettre's connections on which nothing is held back, as the house has them.
async fn without_delay(sink: &Sink, letters: usize, connections: usize) -> Result<f64, Problem> {
    let name = ClientId::default();
    let start = Instant::now();
    let loops = (0..connections).map(async |place| -> Result<(), Problem> {
        let socket = TcpStream::connect(sink.address).await?;
        socket.set_nodelay(true)?;
        let mut connection = AsyncSmtpConnection::connect_with_transport(Box::new(socket), &name).await?;
        for number in (place..letters).step_by(connections) {
            let message = letter(number)?;
            connection.send(message.envelope(), &message.formatted()).await?;
        }
        connection.quit().await?;
        Ok(())
    });
    for ended in join_all(loops).await {
        ended?;
    }
    Ok(letters as f64 / start.elapsed().as_secs_f64())
}

/// A letter as long as those of the house.
fn letter(number: usize) -> Result<Message, Problem> {
    let text = "What was asked for stands below. – Thank you.\n\n".repeat(16);
    let html =
        format!("<html><body>{}</body></html>", "<p>What was asked for. – Thank you.</p>\n".repeat(40));
    Ok(Message::builder()
        .message_id(Some(format!("<{number}@bare.example>")))
        .from("The office <office@imprimatur.example>".parse()?)
        .to(format!("Reader <reader{number}@people.example>").parse()?)
        .subject(format!("Your request 2026-{number:05}"))
        .multipart(MultiPart::alternative_plain_html(text, html))?)
}

/// Asks for a page, one time after the other, until it is over; gives how long each took.
fn asked(
    server: SocketAddr,
    cookie: &str,
    over: &AtomicBool,
    time: Option<Duration>,
) -> Result<Vec<Duration>, Problem> {
    let mut wire = Wire::to(server)?;
    let request = format!("GET /cases HTTP/1.1\r\nHost: {server}\r\nCookie: {cookie}\r\n\r\n");
    let start = Instant::now();
    let mut took = Vec::new();
    while !over.load(Ordering::SeqCst) && time.is_none_or(|time| start.elapsed() < time) {
        let begun = Instant::now();
        let (status, _) = wire.ask(request.as_bytes())?;
        if status != 200 {
            return Err(format!("the page answered {status}").into());
        }
        took.push(begun.elapsed());
        // A person, not a flood: the machine belongs to both.
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(took)
}

/// Milliseconds.
fn median(took: &[Duration]) -> f64 {
    let mut sorted = took.to_vec();
    sorted.sort();
    sorted.get(sorted.len() / 2).map_or(0.0, |one| one.as_secs_f64() * 1000.0)
}
