//! The queue: several workers share it, what was left on its way is found, an administrator stops it, and one bad letter
//! never stops the others.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::TimeDelta;
use diesel::prelude::*;
use imprimatur::access::Role;
use imprimatur::db::Db;
use imprimatur::db::schema::notices as rows;
use imprimatur::notices::transport::Transport;
use imprimatur::notices::worker::{self, deliver_due};
use imprimatur::notices::{NoticeId, NoticeState};

use super::{all, queue, standing, write};
use crate::support::app::{BASE, TestApp};
use crate::support::bad_smtp::{BadSmtp, Fault, Step};
use crate::support::databases::db_tests;

fn plain(server: &BadSmtp) -> Transport {
    Transport::from_url(&format!("smtp://127.0.0.1:{}?tls=none", server.port)).unwrap()
}

/// Another worker's claim on a letter.
async fn claimed(app: &TestApp, id: NoticeId, tries: i64, seconds: i64) {
    let until = app.clock.now() + TimeDelta::seconds(seconds);
    app.data
        .db
        .write(move |tx| {
            diesel::update(rows::table.find(id))
                .set((
                    rows::state.eq(NoticeState::Sending),
                    rows::attempts.eq(tries),
                    rows::lease.eq("another worker"),
                    rows::lease_until.eq(until),
                ))
                .execute(tx.conn())?;
            Ok(())
        })
        .await
        .unwrap();
}

db_tests! {
    async fn two_nodes_share_one_queue_and_each_letter_leaves_once(db) {
        const LETTERS: usize = 250;
        let url = db.parsed();
        let app = TestApp::start(db).await;
        write(&app, LETTERS).await;
        let server = BadSmtp::start(None).await;
        let clock = app.clock.clone();
        let node = tokio::task::spawn_blocking(move || Db::open(&url, clock, imprimatur::effects::HOOKS, BASE));
        let node = node.await.unwrap().unwrap();
        let (one, other) = (plain(&server), plain(&server));
        let (mut by_one, mut by_other) = (0, 0);
        loop {
            let (a, b) = futures_util::future::join(deliver_due(&app.data.db, &one), deliver_due(&node, &other)).await;
            let (a, b) = (a.unwrap(), b.unwrap());
            by_one += a;
            by_other += b;
            if a + b == 0 {
                break;
            }
        }
        assert!(by_one > 0 && by_other > 0 && by_one + by_other == LETTERS, "{by_one} and {by_other}");
        let ids = server.message_ids();
        assert_eq!(ids.len(), LETTERS);
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), LETTERS, "each letter once");
        assert_eq!(standing(&app, NoticeState::Sent).await, LETTERS);
        app.finish().await;
    }

    async fn what_a_worker_left_behind_is_taken_up_when_its_claim_has_run_out(db) {
        let app = TestApp::start(db).await;
        write(&app, 3).await;
        let ids: Vec<NoticeId> = all(&app).await.iter().map(|row| row.id).collect();
        claimed(&app, ids[0], 1, 60).await;
        claimed(&app, ids[1], 9, 60).await;
        app.deliver().await;
        let states: Vec<_> = all(&app).await.iter().map(|row| row.state).collect();
        assert_eq!(states, [NoticeState::Sending, NoticeState::Sending, NoticeState::Sent], "a claim is respected");
        assert_eq!(queue(&app).await.unsent, 2);
        app.clock.advance(61);
        app.deliver().await;
        let rows = all(&app).await;
        assert_eq!(rows[0].state, NoticeState::Sent);
        // Left again and again: it may be the letter that ends the program, so it waits.
        assert_eq!((rows[1].state, rows[1].cause.as_str()), (NoticeState::Retrying, "stuck"));
        assert!(rows[1].next_at > app.clock.now());
        app.clock.advance(60 * 60);
        app.deliver().await;
        assert_eq!(standing(&app, NoticeState::Sent).await, 3);
        assert_eq!(app.transport.sent().len(), 3);
        app.finish().await;
    }

    async fn a_letter_that_cannot_be_made_does_not_stop_the_others(db) {
        let app = TestApp::start(db).await;
        write(&app, 20).await;
        let ids: Vec<NoticeId> = all(&app).await.iter().map(|row| row.id).collect();
        let (no_address, no_id) = (ids[0], ids[7]);
        app.data.db.write(move |tx| {
            diesel::update(rows::table.find(no_address)).set(rows::to_address.eq("nobody\r\nRCPT TO:<x@y.example>")).execute(tx.conn())?;
            diesel::update(rows::table.find(no_id)).set(rows::message_id.eq("no id at all")).execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        app.deliver().await;
        assert_eq!(standing(&app, NoticeState::Sent).await, 18);
        let failed: Vec<_> = all(&app).await.into_iter().filter(|row| row.state == NoticeState::Failed).collect();
        assert_eq!(failed.iter().map(|row| row.cause.as_str()).collect::<Vec<_>>(), ["recipient", "unmade"]);
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        let page = admin.get("/admin/mail?cause=unmade").await;
        assert_eq!(page.texts("tbody th a").iter().filter(|text| text.starts_with("Letter ")).count(), 1, "{}", page.text);
        app.data.db.write(move |tx| {
            diesel::update(rows::table.find(no_address)).set(rows::to_address.eq("somebody@people.example")).execute(tx.conn())?;
            diesel::update(rows::table.find(no_id)).set(rows::message_id.eq("seven@house.example")).execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        for id in [no_address, no_id] {
            admin.submit(&admin.get(&format!("/admin/mail/{id}")).await, "Send again", &[]).await;
        }
        app.finish().await;
    }

    async fn an_administrator_stops_the_mail_and_lets_it_go_on(db) {
        let app = TestApp::start(db).await;
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        let page = admin.get("/admin/mail").await;
        let page = admin.submit(&page, "Stop the mail", &[("Why (optional)", "The relay moves house.")]).await;
        assert!(page.has_text("An administrator stopped it on") && page.has_text("The relay moves house."), "{}", page.text);
        assert!(page.form("Stop the mail").is_err());
        write(&app, 5).await;
        app.deliver().await;
        assert_eq!(queue(&app).await.unsent, 5);
        app.clock.advance(25 * 60);
        app.deliver().await;
        assert!(admin.get("/admin/mail").await.has_text("25 minutes"), "the age of the oldest letter that waits");
        assert!(all(&app).await.iter().all(|row| row.attempts == 0));
        admin.submit(&admin.get("/admin/mail").await, "Let the mail go on", &[]).await;
        app.deliver().await;
        assert_eq!(standing(&app, NoticeState::Sent).await, 5);
        app.finish().await;
    }

    async fn a_worker_that_is_told_to_stop_gives_back_what_it_did_not_try(db) {
        let app = TestApp::start(db).await;
        write(&app, 60).await;
        let server = BadSmtp::start(None).await;
        server.always(Some((Step::Rcpt, Fault::Hangs)));
        let transport = plain(&server).answering_within(Duration::from_millis(700));
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let running = tokio::spawn(worker::run(app.data.db.clone(), transport, stopped));
        while server.heard(|heard| heard.clear.iter().all(|line| !line.starts_with("RCPT"))) {
            tokio::task::yield_now().await;
        }
        stop.send_replace(true);
        running.await.unwrap();
        assert_eq!(standing(&app, NoticeState::Sending).await, 0, "no claim is left");
        let rows = all(&app).await;
        assert!(rows.iter().filter(|row| row.attempts == 0 && row.state == NoticeState::Queued).count() >= 50);
        app.clock.advance(60 * 60);
        app.deliver().await;
        assert_eq!(standing(&app, NoticeState::Sent).await, 60);
        app.finish().await;
    }

    async fn letters_are_found_by_words_state_and_cause(db) {
        let app = TestApp::start(db).await;
        write(&app, 12).await;
        app.deliver().await;
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        let id = all(&app).await[3].message_id.clone();
        for (query, found) in [
            ("q=reader11%40people", 1),
            ("q=LETTER+1", 3),
            (&*format!("q={id}"), 1),
            ("q=50%25", 0),
            ("state=sent", 12),
            ("state=failed", 0),
            ("cause=recipient", 0),
            ("came_back=yes", 0),
        ] {
            let page = admin.get(&format!("/admin/mail?{query}")).await;
            assert_eq!(page.texts("table tbody th a").len(), found, "{query}: {}", page.text);
        }
        app.finish().await;
    }
}
