//! A mail server that goes wrong at each step: nothing is lost, nothing is sent twice but a letter whose last answer was
//! cut off, and nothing is said in the clear.

use std::collections::BTreeMap;
use std::time::Duration;

use imprimatur::access::Role;
use imprimatur::notices::transport::{Cause, Failure, Next, Outgoing, Transport};
use imprimatur::notices::worker::deliver_due;
use imprimatur::notices::{self, NoticeState};

use super::{all, queue, standing, write};
use crate::support::app::TestApp;
use crate::support::bad_smtp::{BadSmtp, Fault, Step};
use crate::support::certificates::{Certified, certified};
use crate::support::databases::db_tests;
use crate::support::smtpd::{PASSWORD, USER};

/// Long enough for an answer that comes, short enough to wait for one that does not.
const LIMIT: Duration = Duration::from_millis(1500);

fn transport(server: &BadSmtp, certified: &Certified, scheme: &str) -> Transport {
    let password: String = url::form_urlencoded::byte_serialize(PASSWORD.as_bytes()).collect();
    let url = format!("{scheme}://{USER}:{password}@127.0.0.1:{}", server.port);
    Transport::from_url_trusting(&url, Some(&certified.authority)).unwrap().answering_within(LIMIT)
}

fn outgoing() -> Outgoing {
    Outgoing {
        message_id: "one.1@house.example".to_owned(),
        from: ("The office".to_owned(), "office@house.example".to_owned()),
        reply_to: None,
        to_name: "Ann".to_owned(),
        to_address: "ann@people.example".to_owned(),
        subject: "A decision".to_owned(),
        text: "Dear Ann\n".to_owned(),
        html: "<p>Dear Ann</p>".to_owned(),
        list_unsubscribe: None,
        date: crate::support::app::the_day(),
    }
}

/// Nothing but the greeting and the wish for protection is said in the clear.
fn nothing_in_the_clear(server: &BadSmtp, what: &str) {
    let clear = server.heard(|heard| heard.clear.clone());
    let harmless = |line: &String| line.starts_with("EHLO ") || line == "STARTTLS" || line == "QUIT";
    assert!(clear.iter().all(harmless), "{what}: {clear:?}");
}

/// What each step means when it goes wrong: for now, for good, and by silence.
fn expected(step: Step) -> [(Fault, Next, Cause); 4] {
    use Cause::{Connection, Letter, PutOff, Recipient, Service, SignIn, Tls};
    let (later, cause, never, next, for_good) = match step {
        Step::Greeting => ("421 too busy", Connection, "554 no service for you", Next::Stop, Service),
        Step::Ehlo => ("451 not now", Connection, "550 who are you", Next::Stop, Service),
        Step::StartTls => ("454 not now", Connection, "554 never", Next::Stop, Tls),
        Step::Auth => ("454 not now", Connection, "535 wrong password", Next::Stop, SignIn),
        Step::Mail => ("451 not now", PutOff, "550 this sender may not", Next::Stop, Service),
        Step::Rcpt => ("450 greylisted, come back", PutOff, "550 no such user", Next::GiveUp, Recipient),
        Step::Data => ("451 not now", PutOff, "554 no", Next::GiveUp, Letter),
        Step::End => ("452 disk full", PutOff, "554 looks like spam", Next::GiveUp, Letter),
    };
    [
        (Fault::Says(later), Next::Again, cause),
        (Fault::Says(never), next, for_good),
        (Fault::Hangs, Next::Again, Connection),
        (Fault::Cuts, Next::Again, Connection),
    ]
}

#[actix_web::test]
async fn each_step_that_goes_wrong_means_what_it_means() {
    let certified = certified(false);
    for step in Step::ALL {
        for (fault, next, cause) in expected(step) {
            let what = format!("{step:?} {fault:?}");
            let server = BadSmtp::start(Some(&certified)).await;
            let transport = transport(&server, &certified, "smtp");
            server.next(step, fault);
            let failure = transport.send(outgoing()).await.unwrap_err();
            assert_eq!((failure.next, failure.cause), (next, cause), "{what}: {failure}");
            assert!(!failure.text.contains(PASSWORD) && !failure.text.contains('\n'), "{what}: {failure}");
            // Cut after it was taken: the server has it, and nobody here can know.
            let copies = usize::from((step, fault) == (Step::End, Fault::Cuts));
            assert_eq!(server.message_ids().len(), copies, "{what}");
            transport.send(outgoing()).await.unwrap_or_else(|failure| panic!("{what}, then {failure}"));
            let ids = server.message_ids();
            assert_eq!(ids.len(), copies + 1, "{what}");
            assert!(ids.iter().all(|id| id == "<one.1@house.example>"), "{what}: {ids:?}");
            nothing_in_the_clear(&server, &what);
        }
    }
}

#[actix_web::test]
async fn a_line_that_cannot_be_protected_carries_nothing() {
    let (good, expired) = (certified(false), certified(true));
    let refused = |failure: Failure, what: &str| {
        assert_eq!((failure.next, failure.cause), (Next::Stop, Cause::Tls), "{what}: {failure}");
    };
    // Its last day has passed.
    let server = BadSmtp::start(Some(&expired)).await;
    refused(transport(&server, &expired, "smtp").send(outgoing()).await.unwrap_err(), "expired");
    nothing_in_the_clear(&server, "expired");
    // Somebody else's authority gave it out.
    let server = BadSmtp::start(Some(&good)).await;
    refused(transport(&server, &expired, "smtp").send(outgoing()).await.unwrap_err(), "a stranger");
    nothing_in_the_clear(&server, "a stranger");
    // It offers no protection at all.
    let server = BadSmtp::start(None).await;
    refused(transport(&server, &good, "smtp").send(outgoing()).await.unwrap_err(), "no STARTTLS");
    nothing_in_the_clear(&server, "no STARTTLS");
    // TLS from the first byte, and the server speaks in the clear.
    let server = BadSmtp::start(None).await;
    refused(transport(&server, &good, "smtps").send(outgoing()).await.unwrap_err(), "smtps");
    let clear = server.heard(|heard| heard.clear.concat());
    assert!(!clear.contains("MAIL") && !clear.contains("AUTH"), "{clear}");
    assert!(server.message_ids().is_empty());
}

#[actix_web::test]
async fn nobody_there_is_a_matter_of_time() {
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let transport = Transport::from_url(&format!("smtp://127.0.0.1:{closed}?tls=none")).unwrap();
    let failure = transport.send(outgoing()).await.unwrap_err();
    assert_eq!((failure.next, failure.cause), (Next::Again, Cause::Connection));
}

/// Delivers until nothing waits any more; time passes between.
async fn drain(app: &TestApp, transport: &Transport) {
    for _ in 0..40 {
        // What is kept open would not come to the first steps again.
        transport.close().await;
        while deliver_due(&app.data.db, transport).await.unwrap() > 0 {}
        if queue(app).await.unsent == 0 {
            return;
        }
        app.clock.advance(2 * 60 * 60);
    }
    panic!("letters still wait: {:?}", queue(app).await);
}

db_tests! {
    async fn nothing_is_lost_and_nothing_but_a_cut_off_answer_makes_a_copy(db) {
        let certified = certified(false);
        let server = BadSmtp::start(Some(&certified)).await;
        let transport = transport(&server, &certified, "smtp");
        let app = TestApp::start(db).await;
        write(&app, 40).await;
        for (step, fault) in [
            (Step::Greeting, Fault::Says("421 too busy")),
            (Step::Rcpt, Fault::Says("450 greylisted")),
            (Step::Rcpt, Fault::Says("550 no such user")),
            (Step::Data, Fault::Says("451 later")),
            (Step::End, Fault::Says("452 disk full")),
            (Step::End, Fault::Cuts),
            (Step::Ehlo, Fault::Cuts),
            (Step::End, Fault::Says("554 looks like spam")),
            (Step::Mail, Fault::Cuts),
            (Step::StartTls, Fault::Says("454 later")),
            (Step::Data, Fault::Cuts),
            (Step::Auth, Fault::Cuts),
            (Step::Rcpt, Fault::Says("421 closing")),
            (Step::End, Fault::Cuts),
        ] {
            server.next(step, fault);
        }
        drain(&app, &transport).await;
        while server.faults_left() > 0 {
            write(&app, 1).await;
            drain(&app, &transport).await;
        }
        let rows = all(&app).await;
        let failed: Vec<_> = rows.iter().filter(|row| row.state == NoticeState::Failed).collect();
        let causes: Vec<_> = failed.iter().map(|row| row.cause.as_str()).collect();
        assert!(causes.len() == 2 && causes.contains(&"recipient") && causes.contains(&"letter"), "{causes:?}");
        assert_eq!(standing(&app, NoticeState::Sent).await, rows.len() - 2);

        // What was given up is sent again by hand.
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        for row in failed {
            let page = admin.get(&format!("/admin/mail/{}", row.id)).await;
            admin.submit(&page, "Send again", &[]).await;
        }
        drain(&app, &transport).await;
        let mut copies: BTreeMap<String, usize> = BTreeMap::new();
        for id in server.message_ids() {
            *copies.entry(id).or_default() += 1;
        }
        for row in all(&app).await {
            assert_eq!(row.state, NoticeState::Sent, "{}", row.subject);
            assert!(copies.contains_key(&format!("<{}>", row.message_id)), "{} is lost", row.subject);
        }
        let letters = all(&app).await.len();
        assert_eq!(copies.len(), letters);
        assert_eq!(copies.values().sum::<usize>(), letters + 2, "one copy more for each answer that was cut off");
        nothing_in_the_clear(&server, "all of it");
        app.finish().await;
    }

    async fn a_fault_of_the_house_stops_the_queue_and_costs_no_letter(db) {
        let certified = certified(false);
        let server = BadSmtp::start(Some(&certified)).await;
        let transport = transport(&server, &certified, "smtp");
        let app = TestApp::start(db).await;
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        let reviewer = app.person("Rosa Reviewer", &[Role::Reviewer]).await;
        let mut sent = 0;
        for (step, says, words) in [
            (Step::Greeting, "554 no service for you", "does not serve this office"),
            (Step::Auth, "535 wrong password", "refuses the user or password"),
            (Step::Mail, "550 this sender may not", "does not serve this office"),
            (Step::StartTls, "554 never", "cannot be protected"),
        ] {
            write(&app, 12).await;
            sent += 12;
            server.always(Some((step, Fault::Says(says))));
            // What is kept open would not notice.
            transport.close().await;
            while deliver_due(&app.data.db, &transport).await.unwrap() > 0 {}
            let waiting = queue(&app).await;
            assert!(waiting.unsent == 12 && waiting.failed == 0, "{says}: {waiting:?}");
            let pause = waiting.paused.unwrap();
            assert!(pause.reason.contains(says.get(..3).unwrap()) && pause.paused_by.is_none(), "{}", pause.reason);
            let untouched = all(&app).await.iter().filter(|row| row.state == NoticeState::Queued).count();
            assert!(untouched >= 8, "{says}: only what was under way was tried, {untouched} were not");

            // Every page tells the administrator, and nobody else.
            assert!(admin.get("/account").await.has_text("The mail stands still"));
            assert!(!reviewer.get("/account").await.has_text("The mail stands still"));
            let page = admin.get("/admin/mail").await;
            assert!(page.has_text("A fault of the configuration stops every letter") && page.has_text(words), "{}", page.text);

            // Time alone mends nothing; the administrator does.
            app.clock.advance(20 * 60);
            server.always(None);
            assert_eq!(deliver_due(&app.data.db, &transport).await.unwrap(), 0);
            admin.submit(&admin.get("/admin/mail").await, "Let the mail go on", &[]).await;
            drain(&app, &transport).await;
            assert_eq!(server.message_ids().len(), sent, "{says}");
        }
        let events = app.data.db.read(|conn| {
            let settings = imprimatur::audit::Subject { kind: imprimatur::audit::SubjectKind::Settings, id: 0 };
            imprimatur::audit::actions_of(conn, settings)
        }).await.unwrap();
        assert_eq!(events.iter().filter(|event| event.action == "notices.pause").count(), 4);
        nothing_in_the_clear(&server, "all of it");
        app.finish().await;
    }

    async fn a_server_that_is_away_costs_each_letter_at_most_a_wait(db) {
        let app = TestApp::start(db).await;
        write(&app, 30).await;
        let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
        let away = Transport::from_url(&format!("smtp://127.0.0.1:{closed}?tls=none")).unwrap();
        let tried = deliver_due(&app.data.db, &away).await.unwrap();
        assert!((1..30).contains(&tried), "the others are not tried once nobody answers: {tried}");
        let rows = all(&app).await;
        let retrying: Vec<_> = rows.iter().filter(|row| row.state == NoticeState::Retrying).collect();
        assert_eq!(retrying.len(), tried);
        assert!(retrying.iter().all(|row| row.next_at > app.clock.now() && row.cause == "connection"));
        let untried = rows.iter().filter(|row| row.state == NoticeState::Queued && row.attempts == 0).count();
        assert_eq!(untried, 30 - tried);
        let counts = app.data.db.read(notices::counts).await.unwrap();
        assert_eq!(counts.len(), 1);
        assert_eq!((counts[0].cause, counts[0].letters), (Cause::Connection, tried as i64));

        // After four days of trying a letter is given up, loudly; an administrator can send all of them again.
        for _ in 0..24 {
            app.clock.advance(5 * 60 * 60);
            while deliver_due(&app.data.db, &away).await.unwrap() > 0 {}
        }
        assert_eq!(standing(&app, NoticeState::Failed).await, 30);
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        let page = admin.get("/admin/mail").await;
        assert!(page.has_text("The mail server cannot be reached"), "{}", page.text);
        let page = admin.submit(&page, "Send these again", &[]).await;
        assert!(page.has_text("30 letters are in the queue again."), "{}", page.text);
        app.finish().await;
    }
}
