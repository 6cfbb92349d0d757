//! Another mark is offered, and the partner takes it up.

use imprimatur::decisions::{Alternative, Ruling};
use imprimatur::error::Error;
use imprimatur::guidelines::{Mark, ReasonCode};
use imprimatur::requests::Stage;

use crate::support::app::TestApp;
use crate::support::cases;
use crate::support::cases_decisions::{in_deliberation, proposal};
use crate::support::databases::db_tests;

db_tests! {
    async fn a_decline_offers_another_mark_of_the_same_authority(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        case.recommend(proposal()).await.unwrap();
        let offer = |mark, reasons: &str| Some(Alternative { mark, reasons: reasons.into() });
        let ruling = Ruling {
            reason_codes: vec![ReasonCode::WrongMark],
            departing_reasons: "The name says too much.".into(),
            alternative: offer(Mark::SdgWheel, "It fits."),
            ..case.ruling(true).await
        };
        let other_authority = case.decide(&case.officer, &ruling).await;
        let Err(Error::Invalid(problems)) = other_authority else { panic!("{other_authority:?}") };
        assert!(problems.of("alternative").is_some());
        let without = Ruling { alternative: offer(Mark::UnEmblem, " "), ..ruling.clone() };
        assert!(matches!(case.decide(&case.officer, &without).await, Err(Error::Invalid(_))));

        let page = case.officer.get(&format!("{}?as=decline", case.path())).await;
        let values = [
            ("reason_codes", "wrong_mark"),
            ("alternative", "UN_EMBLEM"),
            ("alternative_reasons", "The emblem on the poster alone would do."),
            ("reasons", "The name says too much."),
            ("departing_reasons", "The group did not see the banner."),
        ];
        let page = case.officer.submit(&page, "Show the letter", &values).await;
        assert!(page.has_text("What we offer instead"), "{page:?}");
        case.officer.submit(&page, "Decline and send", &[]).await;
        case.app.sweep().await;
        let letter = case.app.letter(&case.partner, "Decision on").await;
        assert!(letter.text.contains("> The emblem on the poster alone would do."), "{}", letter.text);
        assert!(case.chair.get(&case.path()).await.has_text("The emblem on the poster alone"));

        let path = format!("/requests/{}/letter", case.id);
        assert!(case.secretary.get(&path).await.form("Begin a request with this mark").is_err());
        let page = case.partner.get(&path).await;
        let draft = case.partner.submit(&page, "Begin a request with this mark", &[]).await;
        assert!(draft.has_text("Clean water week") || draft.has_text("Came from"), "{draft:?}");
        let id: i64 = draft.address.rsplit('/').next().unwrap().parse().unwrap();
        let new = cases::request(&case.app, imprimatur::db::ids::RequestId(id)).await;
        assert_eq!((new.stage, new.link_kind.as_deref()), (Stage::Draft, Some("alternative")));
        assert!(new.marks.contains("UN_EMBLEM") && !new.marks.contains("UN_NAME"), "{:?}", new.marks);
        let again = case.partner.get(&path).await;
        let again = case.partner.submit(&again, "Begin a request with this mark", &[]).await;
        assert_eq!(again.address, draft.address, "the one that is open");
        case.app.finish().await;
    }
}
