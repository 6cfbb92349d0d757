//! The self-check: a few questions about a use, held against the Guidelines before anybody asks. It needs no account
//! and keeps nothing.

use std::sync::LazyLock;

use super::answers::Answers;
use super::questions::choices::Choices;
use super::questions::{ADJACENT, Condition, Group, Kind, Question};
use crate::guidelines::{Mark, Reference, UseType};
use crate::say::{Msg, self_check as t};

const TRADES: Choices = Choices::Words(
    "barred-trade",
    &["weapons", "tobacco", "forced_labour", "human_rights", "sanctions", "pornography", "none"],
);
const YES: &[&str] = &["yes"];

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// As the use stands, nobody would get it.
    Stops,
    /// It can be asked for, and the group will look at this closely.
    Mind,
}

/// One thing that the Guidelines say about a use.
#[derive(Debug, Clone)]
pub struct Finding {
    /// How much it weighs.
    pub weight: Weight,
    /// What it is, and what to do.
    pub text: Msg,
}

/// The questions, as one page. Not part of a request; marks and kind of use have the names they have there.
pub fn group() -> &'static Group {
    static GROUP: LazyLock<Group> = LazyLock::new(|| {
        let ask = Question::new;
        Group::new(
            "self_check",
            "self_check",
            vec![
                ask("marks", Kind::Many(Choices::Marks)),
                ask("use_type", Kind::One(Choices::UseTypes)),
                ask("mention_only", Kind::YesNo).when(Condition::Any("marks", &["UN_NAME"])),
                ask("support_display", Kind::YesNo).when(Condition::Any("marks", &["UN_FLAG"])),
                ask("organization_type", Kind::One(Choices::OrganizationTypes)),
                ask("barred_trades", Kind::Many(TRADES)),
                ask("profit_incidental", Kind::YesNo).when(Condition::Any("use_type", &["commercial"])),
                ask("adjacent_to", Kind::Many(ADJACENT)),
                ask("reads_as_endorsement", Kind::YesNo),
                ask("part_of_own_name", Kind::YesNo),
                ask("altered", Kind::YesNo),
                ask("has_an_end", Kind::YesNo),
            ],
        )
    });
    &GROUP
}

/// What the Guidelines say about the answers, the weightiest first. Who decides is said by routing, not here.
pub fn findings(answers: &Answers) -> Vec<Finding> {
    let holds =
        |key: &'static str, values: &'static [&'static str]| Condition::Any(key, values).holds(answers);
    let no = |key: &str| answers.yes(key) == Some(false);
    let mut found = Vec::new();
    let mut add = |weight, is_so: bool, text: fn() -> Msg| {
        if is_so {
            found.push(Finding { weight, text: text() });
        }
    };
    add(
        Weight::Stops,
        Condition::None("barred_trades", &["none"]).holds(answers)
            && !answers.many("barred_trades").is_empty(),
        t::finding_barred,
    );
    add(Weight::Stops, holds("reads_as_endorsement", YES), t::finding_endorsement);
    add(Weight::Stops, holds("part_of_own_name", YES), t::finding_own_name);
    add(Weight::Stops, holds("altered", YES), t::finding_altered);
    add(Weight::Stops, no("has_an_end"), t::finding_no_end);
    add(Weight::Stops, holds("use_type", &["commercial"]) && no("profit_incidental"), t::finding_profit);
    add(Weight::Mind, holds("marks", &["UN_EMBLEM"]), t::finding_sponsor);
    add(Weight::Mind, holds("use_type", &["fundraising"]), t::finding_fundraising);
    add(Weight::Mind, holds("use_type", &["commercial"]) && !no("profit_incidental"), t::finding_commercial);
    add(
        Weight::Mind,
        holds("organization_type", &["company", "state_owned_enterprise"]),
        t::finding_evidence,
    );
    if let Ok(reference) = Reference::current() {
        let language = crate::say::current_language().tag();
        let beside = answers.many("adjacent_to");
        let mut said: Vec<&String> =
            reference.marks.placements(&beside).map(|each| each.text.say(language)).collect();
        said.dedup();
        found.extend(said.into_iter().map(|text| Finding { weight: Weight::Mind, text: Msg::plain(text) }));
    }
    found
}

/// The marks and the kind of use as fields of a new request's first page; nothing else is carried over.
pub fn carried(answers: &Answers) -> Vec<(&'static str, String)> {
    let marks = answers.many("marks").into_iter().filter(|mark| Mark::parse(mark).is_some());
    let mut fields: Vec<_> = marks.map(|mark| ("marks", mark.to_owned())).collect();
    for key in ["use_type", "mention_only", "support_display"] {
        let value = answers.text(key);
        if key != "use_type" || UseType::parse(value).is_some() {
            fields.extend((!value.is_empty()).then(|| (key, value.to_owned())));
        }
    }
    fields
}
