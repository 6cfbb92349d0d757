//! Lists: versions and their differences, broken and older files, and what a screener sees of them.

use imprimatur::screening::lists::read::Format;
use imprimatur::screening::lists::{VersionState, all, current_entries, versions_of};

use super::{cast, refusal};
use crate::support::databases::db_tests;
use crate::support::lists::{bring, council, entity};

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
}
