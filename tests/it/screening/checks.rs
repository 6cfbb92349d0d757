//! Recording what was found, one by one and the rest at once, and who may not.

use imprimatur::access::Role;
use imprimatur::guidelines::{CheckCode, CheckOutcome, Track};
use imprimatur::requests::Turn;

use super::{cast, found, refusal};
use crate::support::cases;
use crate::support::databases::db_tests;

db_tests! {
    async fn a_screener_works_the_list_to_its_end(db) {
        let cast = cast(db).await;
        let letter = cast.app.letter(&cast.noor, "To screen").await;
        assert!(letter.text.contains("22 checks wait"), "{}", letter.text);
        let page = cast.noor.get(&cast.path("")).await;
        assert!(page.has_text("22 left") && page.has_text("Tobacco production"));

        // Nothing typed is lost when something is missing.
        let page = cast.noor.get(&cast.path("/checks/X1")).await;
        assert!(page.has_text("Sana Vandfilter A/S"), "the answers it rests on stand there");
        let answer = cast
            .noor
            .try_submit(&page, "Record this finding", &[("What did you find?", "clear"), ("What shows it", "Looked up both owners.")])
            .await;
        assert_eq!(answer.status, 422);
        let page = answer.page();
        assert!(page.title.starts_with("Error:"));
        let form = page.form("Record this finding").unwrap();
        assert_eq!(form.value("What shows it"), Some("Looked up both owners."));
        assert!(form.error("List looked at").is_some());
        let page = cast
            .noor
            .submit(&page, "Record this finding", &[("List looked at", "Consolidated list of 23 November 2026")])
            .await;
        assert!(page.has_text("X1 is recorded.") && page.has_text("21 left"));
        assert!(page.row("Security Council sanctions").unwrap().iter().any(|cell| cell.contains("Noor Screener")));

        // Adverse media carry a grade, and a serious one is not clear.
        let page = cast.noor.get(&cast.path("/checks/H9")).await;
        let values = [("What did you find?", "clear"), ("What shows it", "Two articles."), ("How serious are the reports?", "3")];
        let answer = cast.noor.try_submit(&page, "Record this finding", &values).await;
        assert_eq!(answer.page().error_texts().len(), 1);
        let page = cast.noor.submit(&answer.page(), "Record this finding", &[("How serious are the reports?", "1")]).await;
        assert!(page.has_text("20 left") && page.has_text("Controversy 1"));

        // The rest at once: first which, then the deed.
        let answer = cast.noor.try_submit(&page, "Show which", &[("What shows it", "Registers and press.")]).await;
        assert_eq!(answer.status, 422, "lists were looked at, but not which");
        let answer = cast
            .noor
            .try_submit(&answer.page(), "Show which", &[("List looked at", "Vendor and debarment lists of 23 November")])
            .await;
        let sure = answer.page();
        assert_eq!(sure.h1, "Record these as clear?");
        assert!(sure.has_text("20 checks are still"));
        assert_eq!(cast.settled().await.left(), 20, "nothing is recorded yet");
        let page = cast.noor.submit(&sure, "Record as clear", &[]).await;
        assert!(page.has_text("20 checks are recorded as clear.") && page.has_text("All checks are settled"));
        assert!(cast.settled().await.allows_review());
        assert_eq!(cases::request(&cast.app, cast.id).await.turn, Turn::Secretariat);
        cast.app.letter(&cast.secretary, "Screening finished").await;

        // Others read it; whoever has no part in the case does not know of it.
        let page = cast.secretary.get(&cast.path("")).await;
        assert!(page.has_text("Consolidated list of 23 November 2026") && page.form("Show which").is_err());
        assert!(cast.secretary.get(&cast.path("/checks/X1")).await.form("Record this finding").is_err());
        let reviewer = cast.app.person("Rosa Reviewer", &[Role::Reviewer]).await;
        for person in [&reviewer, &cast.partner] {
            assert_eq!(person.ask(&cast.path("")).await.status, 404, "{}", person.name);
        }
        cast.app.finish().await;
    }

    async fn whoever_is_late_keeps_what_they_typed(db) {
        let cast = cast(db).await;
        let page = cast.noor.get(&cast.path("/checks/X8")).await;
        let list = cast.noor.get(&cast.path("")).await;
        let values = [("What shows it", "Registers and press."), ("List looked at", "Lists of 23 November")];
        let sure = cast.noor.try_submit(&list, "Show which", &values).await.page();
        cast.record(&cast.olga, CheckCode::X8, found(CheckOutcome::PossibleMatch, "A cigarette brand.")).await.unwrap();

        let values = [("What did you find?", "clear"), ("What shows it", "No tobacco in the annual report.")];
        let answer = cast.noor.try_submit(&page, "Record this finding", &values).await;
        assert_eq!(answer.status, 409);
        let page = answer.page();
        assert!(page.has_text("A cigarette brand."), "what stands there now");
        let form = page.form("Record this finding").unwrap();
        assert_eq!(form.value("What shows it"), Some("No tobacco in the annual report."));

        let answer = cast.noor.try_submit(&sure, "Record as clear", &[]).await;
        assert_eq!(answer.status, 409);
        assert_eq!(answer.page().form("Show which").unwrap().value("What shows it"), Some("Registers and press."));
        let settled = cast.settled().await;
        assert_eq!((settled.not_checked.len(), settled.possible.as_slice()), (21, &[CheckCode::X8][..]));
        cast.app.finish().await;
    }

    async fn who_scores_or_has_a_conflict_does_not_judge(db) {
        let cast = cast(db).await;
        let finding = || found(CheckOutcome::Clear, "Nothing found.");
        for (person, why) in [(&cast.secretary, "Your role"), (&cast.chair, "Your role")] {
            assert!(refusal(cast.record(person, CheckCode::X3, finding()).await).contains(why));
        }
        cases::card(&cast.app, cast.id, &cast.olga, "assigned").await;
        assert!(refusal(cast.record(&cast.olga, CheckCode::X3, finding()).await).contains("You score this case"));
        let page = cast.olga.get(&cast.path("")).await;
        assert!(page.has_text("You score this case") && page.form("Show which").is_err());
        cases::conflict(&cast.app, cast.id, &cast.noor).await;
        let answer = cast.record(&cast.noor, CheckCode::X3, finding()).await;
        assert!(matches!(answer, Err(imprimatur::error::Error::Hidden)), "{answer:?}");
        assert_eq!(cast.noor.ask(&cast.path("")).await.status, 404);
        cast.app.finish().await;
    }

    async fn the_log_remembers_who_judged_before(db) {
        let cast = cast(db).await;
        cast.record(&cast.noor, CheckCode::X3, found(CheckOutcome::PossibleMatch, "A court case.")).await.unwrap();
        cast.record(&cast.olga, CheckCode::X3, found(CheckOutcome::Clear, "Acquitted.")).await.unwrap();
        let (actor, id) = (cases::actor(&cast.noor).await, cast.id);
        let standing = cast.app.data.db.read(move |conn| {
            let request = imprimatur::requests::by_id(conn, id)?;
            imprimatur::requests::standing(conn, &request, &actor)
        }).await.unwrap();
        assert!(standing.adjudicated, "the row names the second screener alone");
        cast.app.finish().await;
    }

    async fn a_confirmed_check_that_escalates_sets_the_enhanced_track(db) {
        let cast = cast(db).await;
        cast.record(&cast.noor, CheckCode::H8, found(CheckOutcome::Confirmed, "Delisted in March.")).await.unwrap();
        assert_eq!(cases::request(&cast.app, cast.id).await.track, Some(Track::Enhanced));
        cast.rest_is_clear().await;
        assert!(cast.settled().await.allows_review(), "it escalates, it does not stop");
        cast.app.finish().await;
    }
}
