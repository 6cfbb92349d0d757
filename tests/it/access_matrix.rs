//! Who may do what, as a table that a person who writes no code can read: each role, each relation to a case,
//! each step. A change of the policy shows as a change of the snapshot.

use imprimatur::access::organizations::{self, Act};
use imprimatur::access::requests::{Sight, Standing, act, mark_mail, see};
use imprimatur::access::{Actor, Refusal, Role};
use imprimatur::access::{
    accounts, authorizations, decisions, lessons, matters, notices, opinions, reconsiderations, reports,
    reviews, rulebook, screening,
};
use imprimatur::db::ids::{AccountId, OrganizationId};
use imprimatur::requests::lifecycle::TABLE;
use imprimatur::say::Language;

const ASKS: OrganizationId = OrganizationId(7);

fn actor(role: Role, belongs: bool) -> Actor {
    let organizations = if belongs { vec![ASKS] } else { Vec::new() };
    Actor {
        id: AccountId(1),
        name: "Somebody".into(),
        roles: vec![role],
        organizations,
        language: Language::En,
    }
}

/// How a person can stand to a case.
fn relations() -> Vec<(&'static str, bool, Standing)> {
    let case = Standing { organization: ASKS, submitted: true, ..Standing::default() };
    vec![
        ("a draft of others", false, Standing { submitted: false, ..case }),
        ("no relation", false, case),
        ("own organization", true, case),
        ("entered on behalf, a draft", false, Standing { submitted: false, on_behalf: true, ..case }),
        ("entered on behalf, sent", false, Standing { on_behalf: true, ..case }),
        ("conflict declared", false, Standing { conflicted: true, ..case }),
        ("has a card", false, Standing { has_card: true, ..case }),
        ("locked a card", false, Standing { has_card: true, card_locked: true, ..case }),
        ("adjudicated", false, Standing { adjudicated: true, ..case }),
        ("recommended", false, Standing { recommended: true, ..case }),
        ("decided", false, Standing { decided: true, ..case }),
    ]
}

fn mark(answer: &Result<(), Refusal>) -> &'static str {
    match answer {
        Ok(()) => "yes",
        Err(Refusal::Because(_)) => "no",
        Err(Refusal::Hidden) => "-",
    }
}

/// What a person may do in a case beyond the lifecycle's own steps.
fn other_steps(actor: &Actor, standing: &Standing) -> Vec<(&'static str, &'static str)> {
    let some = Some(AccountId(2));
    let first = reconsiderations::First { by: AccountId(2), on_request: true };
    vec![
        ("put on hold for a matter", mark(&screening::hold_for_matter(actor, standing))),
        ("adjudicate a check", mark(&screening::adjudicate(actor, standing))),
        ("second a check", mark(&screening::second_on_check(actor, standing, some))),
        ("second a release", mark(&screening::second_on_release(actor, standing, some))),
        ("exclude", mark(&screening::exclude(actor, standing))),
        ("answer an engagement", mark(&screening::answer_engagement(actor, standing, some))),
        ("mark a letter as come back", mark(&mark_mail(actor, standing))),
        ("assign members", mark(&reviews::assign(actor, standing))),
        ("replace a member", mark(&reviews::replace(actor, standing))),
        ("score", mark(&reviews::score(actor, standing))),
        ("speak in the thread", mark(&reviews::speak(actor, standing))),
        ("object", mark(&reviews::object(actor, standing))),
        ("resolve a knock-out", mark(&reviews::resolve(actor, standing))),
        ("record a meeting", mark(&reviews::record_meeting(actor, standing))),
        ("answer a reported change", mark(&authorizations::answer_change(actor, standing))),
        ("check a condition", mark(&authorizations::check_condition(actor, false, standing))),
        ("end what an agent does", mark(&authorizations::stop_agent(actor, standing))),
        ("waive a condition", mark(&authorizations::check_condition(actor, true, standing))),
        ("break the silence on a draft", mark(&decisions::break_silence(actor, standing))),
        ("ask for a reconsideration", mark(&reconsiderations::ask(actor, standing))),
        ("answer a reconsideration", mark(&reconsiderations::answer(actor, standing, first))),
        ("ask for an opinion", mark(&opinions::ask(actor, standing))),
        ("say there is no lesson", mark(&lessons::waive(actor, standing))),
    ]
}

#[test]
fn the_policy_of_cases() {
    let mut text = String::from("yes = may; no = refused with a reason; - = may not know of it\n");
    for (relation, belongs, standing) in relations() {
        text += &format!("\n== {relation}\n");
        for role in Role::ALL {
            let actor = actor(*role, belongs);
            let sight = match see(&actor, &standing) {
                Ok(Sight::Partner) => "sees it as partner",
                Ok(Sight::Staff) => "sees it as staff",
                Err(_) => "does not know of it",
            };
            let mut may: Vec<String> = Vec::new();
            for row in TABLE {
                let mut answer = act(&actor, row.who, &standing);
                if answer.is_ok() && row.action.as_str() == "recommend" {
                    answer = decisions::recommend(&standing);
                }
                if answer.is_ok() && row.action.as_str() == "decide" {
                    answer = decisions::decide(&standing);
                }
                if answer.is_ok() {
                    may.push(row.action.as_str().to_owned());
                }
            }
            may.extend(
                other_steps(&actor, &standing)
                    .iter()
                    .filter(|(_, mark)| *mark == "yes")
                    .map(|(what, _)| (*what).to_owned()),
            );
            let may = if may.is_empty() { "nothing".to_owned() } else { may.join(", ") };
            text += &format!("{:<20} {sight}; may: {may}\n", role.as_str());
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_policy_of_the_house() {
    let mut text = String::new();
    for role in Role::ALL {
        let actor = actor(*role, false);
        let people = accounts::may(&actor, accounts::Act::Invite, None);
        let office = accounts::may_run_the_office(&actor);
        let (rules, approves) = (rulebook::write(&actor), rulebook::approve(&actor, false));
        let (reads, own_rules) = (rulebook::see(&actor), rulebook::approve(&actor, true));
        let words = notices::approve_words(&actor, false);
        let own_words = notices::approve_words(&actor, true);
        let validate = lessons::validate(&actor, false);
        let own = lessons::validate(&actor, true);
        let editing = lessons::see_editing(&actor);
        text += &format!(
            "{:<20} sees all authorizations: {:<3} brings what is on paper: {:<3} records it: {:<3} also the own: {:<3} people: {:<3} office and mail: {:<3} writes rules: {:<3} approves others': {:<3} approves own: {:<3} reads drafts of rules: {:<3} approves words of letters: {:<3} approves own words: {:<3} sees lessons in validation: {:<3} publishes others': {:<3} publishes own: {:<3} sees the directory: {:<3} keeps it: {:<3} answers what it was asked: {:<3} answers what others were asked: {:<3} looks at the group: {:<3} at the portfolio: {:<3} at own scores: {}\n",
            role.as_str(),
            mark(&authorizations::see_all(&actor)),
            mark(&authorizations::bring_paper(&actor)),
            mark(&authorizations::record_paper(&actor, AccountId(2))),
            mark(&authorizations::record_paper(&actor, actor.id)),
            mark(&people),
            mark(&office),
            mark(&rules),
            mark(&approves),
            mark(&own_rules),
            mark(&reads),
            mark(&words),
            mark(&own_words),
            mark(&editing),
            mark(&validate),
            mark(&own),
            mark(&opinions::see_directory(&actor)),
            mark(&opinions::keep_directory(&actor)),
            mark(&opinions::answer(&actor, true)),
            mark(&opinions::answer(&actor, false)),
            mark(&reports::see_group(&actor)),
            mark(&reports::see_portfolio(&actor)),
            mark(&reports::see_member(&actor, actor.id)),
        );
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_policy_of_organizations() {
    let mut text = String::from("yes = may; no = refused with a reason; - = may not know of it\n");
    let relations = [
        ("no relation", organizations::Standing::default()),
        ("no relation, nobody owns it", organizations::Standing { ownerless: true, ..Default::default() }),
        ("member", organizations::Standing { member: true, ..Default::default() }),
        ("owner", organizations::Standing { member: true, owner: true, ownerless: false }),
    ];
    for (relation, standing) in relations {
        text += &format!("\n== {relation}\n");
        for role in Role::ALL {
            let actor = actor(*role, standing.member);
            let row: Vec<String> = Act::ALL
                .iter()
                .map(|act| format!("{act:?}: {}", mark(&organizations::may(&actor, *act, &standing))))
                .collect();
            text += &format!("{:<20} {}\n", role.as_str(), row.join("  "));
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_policy_of_matters() {
    use imprimatur::matters::lifecycle;
    let known = matters::Standing { organization: Some(ASKS), ..matters::Standing::default() };
    let relations = [
        ("a bare name", false, matters::Standing::default()),
        ("no relation", false, known),
        ("own organization, not asked", true, known),
        ("own organization, asked", true, matters::Standing { told: true, ..known }),
        ("conflict declared in the case", false, matters::Standing { conflicted: true, ..known }),
    ];
    let mut text = String::from("yes = may; no = refused with a reason; - = may not know of it\n");
    for (relation, belongs, standing) in relations {
        text += &format!("\n== {relation}\n");
        for role in Role::ALL {
            let actor = actor(*role, belongs);
            let sight = match matters::see(&actor, &standing) {
                Ok(matters::Sight::Partner) => "reads what was asked",
                Ok(matters::Sight::Staff) => "reads all",
                Err(_) => "does not know of it",
            };
            let mut may: Vec<&str> = lifecycle::TABLE
                .iter()
                .filter(|row| matters::act(&actor, row.who, &standing).is_ok())
                .map(|row| row.action.as_str())
                .collect();
            if matters::erase(&actor, &standing).is_ok() {
                may.push("erase the reporter");
            }
            if matters::enter(&actor).is_ok() {
                may.push("enter another");
            }
            let may = if may.is_empty() { "nothing".to_owned() } else { may.join(", ") };
            text += &format!("{:<20} {sight}; may: {may}\n", role.as_str());
        }
    }
    insta::assert_snapshot!(text);
}
