//! The demo: its world is whole, every stage and outcome stands in it, and its post was delivered.

use std::collections::BTreeSet;

use imprimatur::authorizations::{self, AuthorizationState};
use imprimatur::db::ids::RequestId;
use imprimatur::lessons::{self, LessonState};
use imprimatur::notices::{self, Filter, NoticeState};
use imprimatur::requests::{self, Outcome, Stage};
use imprimatur::{check, demo};

/// More requests than the demo has.
const MANY: i64 = 200;

#[actix_web::test]
async fn every_stage_and_outcome_stands_in_the_demo() {
    let world = demo::build("127.0.0.1:0".parse().unwrap(), 1).await.unwrap();
    let read = world.house.app.db.read_long(|conn| {
        assert_eq!(check::everything(conn)?, Vec::<String>::new());
        for state in [NoticeState::Queued, NoticeState::Sending, NoticeState::Retrying, NoticeState::Failed] {
            let filter = Filter { state: Some(state), ..Filter::default() };
            assert!(notices::page(conn, &filter, 5)?.is_empty(), "letters that are {}", state.as_str());
        }
        let (mut stages, mut outcomes) = (BTreeSet::new(), BTreeSet::new());
        let (mut states, mut written) = (BTreeSet::new(), Vec::new());
        for id in (1..MANY).map(RequestId) {
            let Ok(request) = requests::by_id(conn, id) else { break };
            stages.insert(request.stage.as_str());
            outcomes.extend(request.outcome.map(|outcome| outcome.as_str()));
            let granted = authorizations::of_request(conn, id)?;
            states.extend(granted.map(|granted| granted.state.as_str()));
            written.extend(lessons::of_request(conn, id)?.into_iter().map(|lesson| lesson.state));
        }
        for stage in Stage::ALL {
            assert!(stages.contains(stage.as_str()), "no request is {}", stage.as_str());
        }
        for outcome in Outcome::ALL {
            assert!(outcomes.contains(outcome.as_str()), "no request was {}", outcome.as_str());
        }
        use AuthorizationState as S;
        for state in [S::Offered, S::Accepted, S::Active, S::Suspended, S::Revoked, S::Expired, S::Ended] {
            assert!(states.contains(state.as_str()), "no authorization is {}", state.as_str());
        }
        assert_eq!(written.iter().filter(|state| **state == LessonState::Published).count(), 3);
        assert_eq!(written.iter().filter(|state| **state == LessonState::InValidation).count(), 1);
        Ok(())
    });
    read.await.unwrap();
}

#[actix_web::test]
async fn the_demo_is_for_loopback_only() {
    assert!(demo::build("0.0.0.0:8080".parse().unwrap(), 1).await.is_err());
}
