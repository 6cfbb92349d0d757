//! Written procedure: silence agrees, any member may break it.

use imprimatur::decisions::written::Basis;
use imprimatur::decisions::{Proposal, actions, standing_recommendation};
use imprimatur::error::{Error, Result};
use imprimatur::requests::Stage;

use crate::support::app::TestApp;
use crate::support::cases;
use crate::support::cases_decisions::{DecisionCase, in_deliberation, proposal, read, write};
use crate::support::databases::{TestDb, db_tests};

impl DecisionCase {
    async fn put(&self, proposal: Proposal) -> Result<()> {
        let (actor, id) = (cases::actor(&self.chair).await, self.id);
        write(&self.app, move |tx| actions::put_to_members(tx, &actor, id, &proposal)).await
    }
}

async fn put(db: TestDb) -> DecisionCase {
    let case = in_deliberation(&TestApp::start(db).await).await;
    case.put(proposal()).await.unwrap();
    case
}

fn reason(result: Result<()>) -> String {
    match result {
        Err(Error::Refused(reason)) => reason.to_string(),
        other => panic!("{other:?}"),
    }
}

db_tests! {
    async fn silence_agrees_and_the_chair_issues_the_draft(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        let page = case.chair.get(&case.path()).await;
        let draft = [("outcome", "recommend"), ("text", "The words help schools and no seller.")];
        let page = case.chair.submit(&page, "Put it to the members first", &draft).await;
        assert!(page.has_text("The draft is before the members") && page.has_text("Wednesday 2 December 2026"), "{page:?}");
        assert!(page.form("Record the recommendation").is_err());
        for member in &case.members {
            assert!(case.app.letter(member, "silence agrees").await.text.contains("> The words help schools"));
            let page = member.get(&case.path()).await;
            assert!(page.has_text("The words help schools and no seller."), "{page:?}");
        }
        assert!(reason(case.recommend(proposal()).await).contains("before the members"));
        assert!(reason(case.put(proposal()).await).contains("before the members"));

        // The day before and on the last day they are reminded; on the day after, silence has agreed.
        case.app.pass_days(8).await;
        case.app.letter(&case.members[0], "silence ends soon").await;
        assert_eq!(case.stage().await, Stage::Deliberation);
        case.app.pass_days(1).await;
        case.app.letter(&case.chair, "silence has agreed").await;
        assert!(reason(case.recommend(Proposal { text: "Other words.".into(), ..proposal() }).await).contains("another text"));
        case.chair.sign_in().await;
        let page = case.chair.get(&case.path()).await;
        case.chair.submit(&page, "Issue as agreed", &[]).await;
        assert_eq!(case.stage().await, Stage::Recommended);
        let id = case.id;
        let made = read(&case.app, move |conn| standing_recommendation(conn, id)).await.unwrap();
        assert_eq!((made.basis, made.basis_on.unwrap().to_string().as_str()), (Basis::WrittenProcedure, "2026-12-02"));
        case.officer.sign_in().await;
        assert!(case.officer.get(&case.path()).await.has_text("By written procedure"));
        case.app.finish().await;
    }

    async fn a_member_breaks_it_and_the_group_meets(db) {
        let case = put(db).await;
        let page = case.members[1].get(&case.path()).await;
        let answer = case.members[1].try_submit(&page, "Break the silence", &[]).await;
        assert!(answer.status == 422 && answer.page().has_text("Enter why the group has to meet"));
        let page = case.members[1].submit(&answer.page(), "Break the silence", &[("reasons", "The second poster worries me.")]).await;
        assert!(page.has_text("Lars Member broke the silence"), "{page:?}");
        for person in [&case.chair, &case.members[0]] {
            assert!(case.app.letter(person, "the silence is broken").await.text.contains("> The second poster"));
        }
        assert!(reason(case.recommend(proposal()).await).contains("has to meet"));
        assert!(reason(case.put(proposal()).await).contains("has to meet"));
        let (actor, id) = (cases::actor(&case.chair).await, case.id);
        let (there, day) = (cases::actor(&case.members[0]).await.id, "2026-11-24".parse().unwrap());
        write(&case.app, move |tx| {
            imprimatur::reviews::actions::record_meeting(tx, &actor, id, day, "We talked.", &[there])
        })
        .await
        .unwrap();
        case.recommend(proposal()).await.unwrap();
        let made = read(&case.app, move |conn| standing_recommendation(conn, id)).await.unwrap();
        assert_eq!((made.basis, made.basis_on), (Basis::Meeting, Some(day)));
        case.app.finish().await;
    }

    async fn who_may_not(db) {
        let case = put(db).await;
        let id = case.id;
        for person in [&case.secretary, &case.officer, &case.chair] {
            let actor = cases::actor(person).await;
            let broken = write(&case.app, move |tx| actions::break_silence(tx, &actor, id, "No.")).await;
            assert!(matches!(broken, Err(Error::Refused(_))), "{broken:?}");
        }
        // A member who declares a conflict is asked no longer, and may not say a word.
        let actor = cases::actor(&case.members[1]).await;
        let own = actor.clone();
        write(&case.app, move |tx| imprimatur::reviews::actions::declare(tx, &own, id, true, "")).await.unwrap();
        let broken = write(&case.app, move |tx| actions::break_silence(tx, &actor, id, "No.")).await;
        assert!(matches!(broken, Err(Error::Hidden)), "{broken:?}");
        let dissent = Proposal { dissents: vec![(cases::actor(&case.members[0]).await.id, "No.".into())], ..proposal() };
        let page = case.chair.get(&case.path()).await;
        let page = case.chair.submit(&page, "Withdraw the draft", &[]).await;
        assert!(page.has_text("The draft is withdrawn"), "{page:?}");
        case.app.letter(&case.members[0], "draft is withdrawn").await;
        assert!(reason(case.put(dissent).await).contains("scorecard"), "the quorum is lost with that member");
        case.app.finish().await;
    }

    async fn an_enhanced_case_needs_a_meeting(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        let id = case.id;
        let track = |track| write(&case.app, move |tx| imprimatur::requests::set_track(tx, id, track));
        track(imprimatur::guidelines::Track::Enhanced).await.unwrap();
        assert!(reason(case.put(proposal()).await).contains("silence cannot agree"));
        assert!(case.chair.get(&case.path()).await.form("Put it to the members first").is_err());
        // The case was scored for the simplified track, and the check would find that.
        track(imprimatur::guidelines::Track::Simplified).await.unwrap();
        case.app.finish().await;
    }
}
