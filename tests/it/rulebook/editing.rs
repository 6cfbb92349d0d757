//! Writing a version through its pages: the form, the text, a file, and what everybody reads.

use imprimatur::access::Role;
use imprimatur::guidelines::Part;

use super::Admins;
use crate::support::app::{Person, TestApp};
use crate::support::databases::db_tests;
use crate::support::steps::start_request;

async fn begun(admin: &Person) -> String {
    let page = admin.get("/admin/rules").await;
    let form = page.form("Begin a new version").unwrap();
    let answer = admin.send(&form.submit("Begin a new version").unwrap()).await;
    answer.location().unwrap().to_owned()
}

db_tests! {
    async fn weights_are_changed_in_a_form_and_the_difference_is_shown(db) {
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let at = begun(&admins.ada).await;
        let page = admins.ada.get(&format!("{at}/rubric")).await;
        assert!(page.has_text("The weights come to 100 of 100"), "{page:?}");
        let answer = admins.ada.try_submit(&page, "Save", &[("v.criterion.3.weight", "12")]).await;
        assert_eq!(answer.status, 422);
        let shown = answer.page();
        assert!(shown.has_text("They come to 102"), "{:?}", shown.error_texts());
        assert_eq!(shown.form("Save").unwrap().value("v.criterion.3.weight"), Some("12"), "what was typed is lost");
        let answer = admins.ada.try_submit(&page, "Save", &[("v.criterion.3.weight", "many")]).await;
        assert_eq!(answer.page().form("Save").unwrap().value("v.criterion.3.weight"), Some("many"));
        assert_eq!(
            answer.page().form("Save").unwrap().error("v.criterion.3.weight"),
            Some("Enter a whole number")
        );
        let values = [("v.criterion.3.weight", "12"), ("v.criterion.0.weight", "8")];
        let page = admins.ada.submit(&page, "Save", &values).await;
        let row = page.row("C4 Integrity record").unwrap();
        assert_eq!(row[1..], ["Weight Changed", "10", "12"], "{row:?}");
        assert!(page.row("C1 Common purpose").is_some());
        app.finish().await;
    }

    async fn holidays_are_added_and_removed(db) {
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let at = begun(&admins.ada).await;
        let page = admins.ada.get(&format!("{at}/calendar")).await;
        let days = page.form("Save").unwrap().value("n.holiday").unwrap().parse::<usize>().unwrap();
        let page = admins.ada.submit(&page, "Add another Holidays", &[]).await;
        let (date, name) = (format!("v.holiday.{days}.date"), format!("v.holiday.{days}.text.en"));
        let twice = [(date.as_str(), "2026-12-25"), (name.as_str(), "Office closed")];
        let answer = admins.ada.try_submit(&page, "Save", &twice).await;
        assert!(answer.page().has_text("25 December 2026 stands twice"), "{:?}", answer.page().error_texts());
        let values = [(date.as_str(), "2026-12-28"), (name.as_str(), "Office closed")];
        let page = admins.ada.submit(&page, "Save", &values).await;
        let row = page.row("2026-12-28").unwrap();
        assert!(row.join(" ").contains("New") && row.join(" ").contains("Office closed"), "{row:?}");
        let page = admins.ada.get(&format!("{at}/calendar")).await;
        let page = admins.ada.submit(&page, "Remove 2026-12-28 Office closed", &[]).await;
        let page = admins.ada.submit(&page, "Save", &[]).await;
        assert!(page.has_text("Nothing changes yet"), "{page:?}");
        app.finish().await;
    }

    async fn the_text_names_the_line_of_what_is_wrong_and_loses_nothing(db) {
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let at = begun(&admins.ada).await;
        let path = format!("{at}/marks/text");
        let page = admins.ada.get(&path).await;
        let text = page.form("Save").unwrap().value("text").unwrap().to_owned();
        let line = text.lines().position(|line| line.contains("commercial = \"refuse\"")).unwrap() + 1;
        for (from, to, words) in [
            ("commercial = \"refuse\"", "commercial = \"refuse", format!("Line {line}.")),
            ("commercial = \"refuse\"\n", "", "“commercial” is missing here".to_owned()),
            ("code = \"UN_FLAG\"", "code = \"UN_NAME\"", "Mark UN_FLAG must stand there once".to_owned()),
        ] {
            let typed = text.replacen(from, to, 1);
            let answer = admins.ada.try_submit(&page, "Save", &[("text", &typed)]).await;
            assert_eq!(answer.status, 422, "{from}");
            let shown = answer.page();
            assert!(shown.has_text(&words), "{from}: {shown:?}");
            assert_eq!(shown.form("Save").unwrap().value("text").unwrap().trim(), typed.trim(), "{from}");
        }
        let typed = text.replacen("commercial = \"refuse\"", "commercial = \"refuse_by_default\"", 1);
        let page = admins.ada.submit(&page, "Save", &[("text", &typed)]).await;
        assert!(page.has_text("refuse_by_default"), "{page:?}");
        // Somebody else saved it meanwhile: said, and nothing is lost.
        let (mine, yours) = (admins.ada.get(&path).await, admins.ben.get(&path).await);
        admins.ben.submit(&yours, "Save", &[("text", &text)]).await;
        let answer = admins.ada.try_submit(&mine, "Save", &[("text", &format!("{typed}# mine\n"))]).await;
        assert_eq!(answer.status, 409);
        assert!(answer.page().form("Save").unwrap().value("text").unwrap().contains("# mine"));
        app.finish().await;
    }

    async fn a_file_goes_out_and_comes_in_with_its_differences(db) {
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let answer = admins.ada.ask("/admin/rules/1/file").await;
        let file = String::from_utf8(answer.body).unwrap();
        assert!(file.starts_with("# Rules 1, in force from 1 January 2026") || file.starts_with("# Rules 1, in force from 1\u{a0}January\u{a0}2026"), "{}", &file[..60]);
        let page = admins.ada.get("/admin/rules/bring-in").await;
        let bring = async |content: &str| {
            let mut form = page.form("Bring it in").unwrap();
            form.attach("File", "rules.toml", "application/toml", content.as_bytes()).unwrap();
            let answer = admins.ada.send(&form.submit("Bring it in").unwrap()).await;
            admins.ada.follow(answer).await
        };
        assert!(bring(&file).await.page().has_text("says the same as the latest rules"));
        assert!(bring("[weather]\nrain = 1\n").await.page().has_text("“weather”, which is no part of the rules"));
        let broken = bring(&file.replacen("weight = 10", "weight = 9", 1)).await;
        assert_eq!(broken.status, 422);
        assert!(broken.page().has_text("They come to 99"), "{:?}", broken.page());
        let page = bring(&file.replacen("quorum = 3", "quorum = 2", 1)).await.page();
        assert!(page.has_text("brought in as a new draft"), "{page:?}");
        let row = page.row("quorum").unwrap();
        assert_eq!(row[1..], ["Locked cards that make a quorum Changed", "3", "2"], "{row:?}");
        app.finish().await;
    }

    async fn everybody_reads_the_rules_in_force_and_those_that_were(db) {
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let visitor = app.visitor();
        let page = visitor.get("/how-requests-are-decided").await;
        assert!(page.has_text("Rules 1, since") && page.has_text("70 of 100 and more"), "{page:?}");
        admins.change(Part::Rubric, "recommend = 70", "recommend = 75").await;
        let page = visitor.get("/how-requests-are-decided").await;
        assert!(page.has_text("Rules 2, since") && page.has_text("75 of 100 and more"), "{page:?}");
        let page = visitor.get(page.link("Rules 1, first day 1 January 2026").unwrap()).await;
        assert!(page.has_text("70 of 100 and more") && page.has_text("until"), "{page:?}");
        assert!(!page.has_text("83"), "thresholds of the comparison with listed names are nobody's business");
        app.finish().await;
    }

    async fn drafts_follow_the_rules_in_force_and_the_preview_says_what_changes(db) {
        use crate::support::cases::actor;
        use imprimatur::db::values::JsonText;
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        let by = actor(&partner).await;
        app.data
            .db
            .write(move |tx| {
                let organization = imprimatur::organizations::insert(
                    tx, Some(by.id), "Sana Vandfilter A/S", "company", "DK", "C", &JsonText("{}".into()),
                )?;
                imprimatur::organizations::join(tx, organization, by.id, imprimatur::organizations::MemberPart::Owner)?;
                Ok(())
            })
            .await
            .unwrap();
        let draft = start_request(&partner).await.unwrap();
        let page = partner.get(&format!("/requests/{draft}/edit/mark")).await;
        partner.submit(&page, "Save and continue", &[("marks", "UN_FLAG"), ("use_type", "fundraising"), ("support_display", "no")]).await;
        let id = admins
            .draft(
                Part::Marks,
                "fundraising = \"refer\"\ncommercial = \"refuse\"",
                "fundraising = \"authorize\"\ncommercial = \"refuse\"",
                0,
            )
            .await;
        let page = admins.ben.get(&format!("/admin/rules/{id}/preview")).await;
        assert!(page.has_text("1 of 1 drafts would change") && page.has_text(&format!("Draft {draft}")), "{page:?}");
        assert!(!page.has_text("Sana Vandfilter"), "a draft is its partner's own");
        admins.propose(id).await;
        admins.approve(id).await;
        let page = partner.get(&format!("/requests/{draft}/routing")).await;
        assert!(!page.has_text("Another office decides"), "{page:?}");
        app.finish().await;
    }
}
