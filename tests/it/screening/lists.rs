//! Lists: versions and their differences, broken and older files, and what a screener sees of them.

use imprimatur::screening::lists::import::{Import, import};
use imprimatur::screening::lists::read::Format;
use imprimatur::screening::lists::{VersionState, all, current_entries, versions_of};

use super::{cast, refusal};
use crate::support::app::{Answer, Person};
use crate::support::databases::db_tests;
use crate::support::lists::{bring, council, entity, file as scratch_file};

/// Brings a list in through the page of lists.
async fn bring_in(who: &Person, values: &[(&str, &str)], text: &str) -> Answer {
    let page = who.get("/lists").await;
    let mut form = page.form("Bring it in").unwrap();
    form.fill(values).unwrap();
    form.attach("file", "list.xml", "text/xml", text.as_bytes()).unwrap();
    who.follow(who.send(&form.submit("Bring it in").unwrap()).await).await
}

db_tests! {
    async fn versions_say_what_changed_and_older_ones_are_refused(db) {
        let cast = cast(db).await;
        let db = &cast.app.data.db;
        let form = Format::SecurityCouncil;
        let first = council("2026-11-01", &[entity("T.1", "Marwenholt", "MWH"), entity("T.2", "Oskavel", "")]);
        let second = council("2026-11-20", &[entity("T.1", "Marwenholt", "Marvenholt"), entity("T.3", "Tarnowia", "")]);
        let report = bring(db, form, &first, false).await.unwrap();
        assert_eq!((report.added.len(), report.changed.len(), report.removed.len()), (2, 0, 0));
        let report = bring(db, form, &second, false).await.unwrap();
        assert_eq!((report.added, report.changed, report.removed), (vec!["T.3".into()], vec!["T.1".into()], vec!["T.2".into()]));
        assert!(bring(db, form, &second, false).await.unwrap().counts.is_none(), "the same file is no new version");
        assert!(refusal(bring(db, form, &first, false).await).contains("older than the one in force"));
        let back = bring(db, form, &first, true).await.unwrap();
        assert_eq!((back.added, back.removed), (vec!["T.2".to_owned()], vec!["T.3".to_owned()]));
        let entries = db.read(|conn| {
            let one = all(conn)?.remove(0);
            current_entries(conn, &one.list)
        }).await.unwrap();
        let mut names: Vec<&str> = entries.iter().map(|one| one.entry.main_name()).collect();
        names.sort_unstable();
        assert_eq!(names, ["Marwenholt", "Oskavel"]);
        cast.app.finish().await;
    }

    async fn screeners_are_told_once_that_a_list_grows_old(db) {
        let cast = cast(db).await;
        let db = &cast.app.data.db;
        bring(db, Format::Plain, "name,country\nMarwenholt,DK\n", false).await.unwrap();
        let told = async || {
            cast.app.deliver().await;
            let all = cast.app.letters_to(&cast.noor.email).await;
            all.into_iter().filter(|letter| letter.subject.contains("grows old")).count()
        };
        cast.app.pass_days(4).await;
        assert_eq!(told().await, 0, "four days are no age");
        cast.app.pass_days(1).await;
        assert_eq!(told().await, 1);
        cast.app.pass_days(5).await;
        assert_eq!(told().await, 1, "told once");
        cast.noor.sign_in().await;
        let page = cast.noor.get("/lists").await;
        assert!(page.has_text("Stale"), "{page:?}");
        let list = db.read(|conn| Ok(all(conn)?.remove(0).list.id)).await.unwrap();
        let page = cast.noor.get(&format!("/lists/{list}")).await;
        cast.noor.submit(&page, "I looked: no newer list", &[]).await;
        cast.app.pass_days(5).await;
        assert_eq!(told().await, 2, "and once more after the next look");
        cast.app.finish().await;
    }

    async fn a_broken_file_changes_nothing_and_says_where(db) {
        let cast = cast(db).await;
        let db = &cast.app.data.db;
        bring(db, Format::Plain, "name,country\nMarwenholt,DK\n", false).await.unwrap();
        let council = council("2026-11-20", &[entity("T.1", "Marwenholt", "")]);
        for (form, text, where_) in [
            (Format::SecurityCouncil, council.replace("</ENTITIES>", ""), "line 4"),
            (Format::SecurityCouncil, format!("<!DOCTYPE a [<!ENTITY b \"c\">]>\n{council}"), "document type"),
            (Format::SecurityCouncil, council.replace("Marwenholt", "&unknown;"), "is not known"),
            (Format::Plain, "title\nMarwenholt\n".into(), "no column \"name\""),
            (Format::Plain, "name,country\nA b,DK\nOskavel\n".into(), "line 3"),
            (Format::Ofac, "12,\"MARWENHOLT\",-0-\r\n".into(), "line 1"),
            (Format::OpenSanctions, "id,schema,name\nT.1,Company,\n".into(), "line 2"),
            (Format::Plain, "name\n".into(), "no entry"),
        ] {
            let why = refusal(bring(db, form, &text, false).await);
            assert!(why.contains(where_) && why.contains("Nothing was imported"), "{why}");
        }
        let (versions, entries) = db.read(|conn| {
            let one = all(conn)?.remove(0);
            Ok((versions_of(conn, one.list.id)?, current_entries(conn, &one.list)?.len()))
        }).await.unwrap();
        assert_eq!((versions.len(), versions[0].state, entries), (1, VersionState::Complete, 1));
        cast.app.finish().await;
    }

    async fn every_form_of_file_is_read(db) {
        let cast = cast(db).await;
        let db = &cast.app.data.db;
        let ofac = "7,\"MARWENHOLT TRADING\",-0- ,\"TEST\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"a.k.a. 'MWH'.\"\r\n\
                    8,\"VOLOSHIN, Arkadii\",\"individual\",\"TEST\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 03 May 1960; nationality Denmark.\"\r\n\u{1a}";
        let compact = "id,name,country,country_code,active,delisted,removal_reason\n1,Oskavel,Denmark,DK,True,,Not applicable\n2,Tarnowia,Denmark,DK,False,2009-01-01,Failure\n";
        let open = "id,schema,name,aliases,birth_date,countries\nT.1,Person,Arkadii Voloshin,A. Voloshin;Arkady,1960-05-03,dk\nT.2,Vessel,Nobody,,,\n";
        for (form, text, count) in [(Format::Ofac, ofac, 2), (Format::Compact, compact, 2), (Format::OpenSanctions, open, 1)] {
            let report = bring(db, form, text, true).await.unwrap();
            assert_eq!(report.counts.unwrap().entries, count, "{form}");
        }
        cast.app.finish().await;
    }

    async fn a_screener_sees_the_leads_and_whether_the_list_is_stale(db) {
        let cast = cast(db).await;
        let list = council("2026-11-23", &[entity("T.9", "SANA WANDFILTER", "Sana Filters"), entity("T.2", "Oskavel", "")]);
        bring(&cast.app.data.db, Format::SecurityCouncil, &list, false).await.unwrap();
        let page = cast.noor.get(&cast.path("/checks/X1")).await;
        assert!(page.has_text("are being looked up") && !page.has_text("SANA WANDFILTER"));
        cast.app.look_up().await;
        let page = cast.noor.get(&cast.path("/checks/X1")).await;
        assert!(page.has_text("SANA WANDFILTER") && page.has_text("T.9") && page.has_text("To be judged"));
        assert!(!page.has_text("Oskavel"));
        let form = page.form("Record this finding").unwrap();
        assert_eq!(form.value("List looked at"), Some("the list, 2026-11-23"));
        // Who does not judge does not read leads, and the partner reads nothing of it.
        let page = cast.chair.get(&cast.path("/checks/X1")).await;
        assert!(!page.has_text("SANA WANDFILTER"));
        cast.app.pass_days(8).await;
        cast.noor.sign_in().await;
        let page = cast.noor.get(&cast.path("/checks/X1")).await;
        assert!(page.has_text("It counts as not checked"));
        assert_eq!(page.form("Record this finding").unwrap().value("List looked at"), Some(""));
        cast.app.finish().await;
    }

    async fn a_list_is_brought_in_through_the_browser(db) {
        let cast = cast(db).await;
        let new = [
            ("list", "new"), ("code", "Security Council"), ("format", "security_council"), ("checks", "X1"),
            ("source", "The public address of the list"),
        ];
        let first = council("2026-11-20", &[entity("T.1", "Marwenholt", ""), entity("T.2", "Oskavel", "")]);
        let answer = bring_in(&cast.noor, &new, &first.replace("</ENTITIES>", "")).await;
        assert_eq!(answer.status, 422);
        let page = answer.page();
        assert!(page.error_texts().iter().any(|text| text.contains("breaks at line")), "{:?}", page.error_texts());
        assert_eq!(page.form("Bring it in").unwrap().value("code"), Some("Security Council"));
        let page = bring_in(&cast.noor, &new, &first).await.page();
        assert!(page.has_text("2 new, 0 changed, 0 gone") && page.has_text("Oskavel"));
        // The next version says what it changed; an older one is refused, unless somebody wants it.
        let again = [("list", "1"), ("source", "By hand")];
        let second = council("2026-11-23", &[entity("T.1", "Marwenholt", "MWH"), entity("T.3", "Tarnowia", "")]);
        let page = bring_in(&cast.olga, &again, &second).await.page();
        assert!(page.has_text("1 new, 1 changed, 1 gone"));
        assert!(page.row("T.2").unwrap().iter().any(|cell| cell.contains("Gone")));
        let answer = bring_in(&cast.olga, &again, &first).await;
        assert!(answer.page().error_texts().iter().any(|text| text.contains("older than the one in force")));
        let force = [("list", "1"), ("source", "By hand"), ("force", "yes")];
        assert!(bring_in(&cast.olga, &force, &first).await.page().has_text("1 new, 1 changed, 1 gone"));
        // Who brings no lists in sees them, and has no form.
        assert!(cast.chair.get("/lists").await.form("Bring it in").is_err());
        assert_eq!(cast.partner.ask("/lists").await.status, 404);
        cast.app.finish().await;
    }

    async fn a_killed_import_leaves_the_list_in_force_and_the_next_one_is_whole(db) {
        let cast = cast(db).await;
        let db = &cast.app.data.db;
        let names = |from: usize, to: usize| {
            let rows: Vec<String> = (from..to).map(|n| format!("R{n},Marwenholt number {n}\n")).collect();
            format!("reference,name\n{}", rows.concat())
        };
        bring(db, Format::Plain, names(0, 250), false).await.unwrap();
        let count = || async {
            db.read(|conn| {
                let one = all(conn)?.remove(0);
                Ok((current_entries(conn, &one.list)?.len(), versions_of(conn, one.list.id)?.len()))
            }).await.unwrap()
        };
        // Stopped after so many steps, wherever that is.
        for steps in [2, 5, 9, 14] {
            let mut import = Box::pin(bring(db, Format::Plain, names(100, 700), false));
            for _ in 0..steps {
                if futures_util::poll!(&mut import).is_ready() {
                    break;
                }
                tokio::task::spawn_blocking(|| ()).await.unwrap();
                db.read(|_| Ok(())).await.unwrap();
            }
            drop(import);
            let (entries, _) = count().await;
            assert!(entries == 250 || entries == 600, "{entries} entries are half an import");
        }
        let report = bring(db, Format::Plain, names(100, 701), false).await.unwrap();
        assert_eq!(report.counts.unwrap().entries, 601);
        assert_eq!(count().await.0, 601);
        cast.app.finish().await;
    }

    async fn of_two_imports_at_once_one_is_in_force_and_whole(db) {
        let cast = cast(db).await;
        let db = &cast.app.data.db;
        let names = |from: usize, to: usize| {
            let rows: Vec<String> = (from..to).map(|n| format!("R{n},Marwenholt number {n}\n")).collect();
            format!("reference,name\n{}", rows.concat())
        };
        let in_force = || async {
            db.read(|conn| {
                let one = all(conn)?.remove(0);
                let mut all: Vec<String> = current_entries(conn, &one.list)?.into_iter().map(|one| one.entry.reference).collect();
                all.sort();
                Ok(all)
            }).await.unwrap()
        };
        let of = |from: usize, to: usize| {
            let mut all: Vec<String> = (from..to).map(|n| format!("R{n}")).collect();
            all.sort();
            all
        };
        // One is held up after so many steps, wherever that is; the other runs through.
        for steps in 0..12 {
            bring(db, Format::Plain, names(0, 30), true).await.unwrap();
            let mut slow = Box::pin(bring(db, Format::Plain, names(20, 160), true));
            let mut was_first = false;
            for _ in 0..steps {
                was_first = futures_util::poll!(&mut slow).is_ready();
                if was_first {
                    break;
                }
                tokio::task::spawn_blocking(|| ()).await.unwrap();
                db.read(|_| Ok(())).await.unwrap();
            }
            bring(db, Format::Plain, names(10, 40), true).await.unwrap();
            assert_eq!(in_force().await, of(10, 40), "after {steps} steps");
            if was_first {
                continue;
            }
            match slow.await {
                Ok(_) => assert_eq!(in_force().await, of(20, 160), "after {steps} steps"),
                Err(_) => assert_eq!(in_force().await, of(10, 40), "after {steps} steps"),
            }
        }
        cast.app.finish().await;
    }

    async fn a_file_that_lacks_most_of_a_list_is_taken_only_when_somebody_means_it(db) {
        let cast = cast(db).await;
        let db = &cast.app.data.db;
        let names = |to: usize| {
            let rows: Vec<String> = (0..to).map(|n| format!("R{n},Marwenholt number {n}\n")).collect();
            format!("reference,name\n{}", rows.concat())
        };
        bring(db, Format::Plain, names(40), false).await.unwrap();
        let why = refusal(bring(db, Format::Plain, names(19), false).await);
        assert!(why.contains("21 of the 40 entries") && why.contains("cut short"), "{why}");
        assert_eq!(bring(db, Format::Plain, names(20), false).await.unwrap().removed.len(), 20);
        assert_eq!(bring(db, Format::Plain, names(3), true).await.unwrap().removed.len(), 17);
        cast.app.finish().await;
    }

    async fn a_status_among_participants_is_evidence_and_no_match(db) {
        let cast = cast(db).await;
        let file = "id,name,country,country_code,active,delisted,removal_reason\n\
                    1,Sana Vandfilter,Denmark,DK,False,,Not applicable\n";
        let asked = Import {
            file: scratch_file(file.as_bytes()),
            code: "participants".into(),
            format: Format::Compact,
            checks: "H8".into(),
            source: "by hand".into(),
            dated: None,
            force: false,
            by: None,
        };
        import(&cast.app.data.db, asked).await.unwrap();
        cast.app.look_up().await;
        let page = cast.noor.get(&cast.path("/checks/H8")).await;
        assert!(page.has_text("Sana Vandfilter") && page.has_text("Non-communicating"));
        assert!(page.form("Record this finding").is_ok());
        assert!(!cast.noor.get(&cast.path("")).await.has_text("to judge"));
        cast.app.finish().await;
    }
}
