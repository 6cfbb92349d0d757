//! B. Values and integrity: what the organization says about itself.

use super::choices::Choices;
use super::conditions::Condition;
use super::files;
use super::nouns::{Group, Kind, Question, Section};

/// The five evidence items of paragraph 14 of resolution 66/223.
pub const EVIDENCE: [&str; 5] =
    ["evidence_policy", "evidence_code", "evidence_system", "evidence_monitoring", "evidence_reporting"];
/// The answers that hold the web address, and the files, of each evidence item.
pub(super) const EVIDENCE_PARTS: [(&str, &str, &str); 5] = [
    ("evidence_policy", "evidence_policy_address", "evidence_policy_file"),
    ("evidence_code", "evidence_code_address", "evidence_code_file"),
    ("evidence_system", "evidence_system_address", "evidence_system_file"),
    ("evidence_monitoring", "evidence_monitoring_address", "evidence_monitoring_file"),
    ("evidence_reporting", "evidence_reporting_address", "evidence_reporting_file"),
];
/// Shares of revenue that checks read: the question and the name of the trade.
pub const REVENUE: [(&str, &str); 6] = [
    ("revenue_tobacco", "tobacco"),
    ("revenue_weapons", "weapons"),
    ("revenue_alcohol", "alcohol"),
    ("revenue_gambling", "gambling"),
    ("revenue_pornography", "pornography"),
    ("revenue_fossil", "fossil"),
];
/// The five declarations, and the answer that explains one that is not true.
pub const DECLARATIONS: [(&str, &str); 5] = [
    ("declares_no_conflict", "declares_no_conflict_explained"),
    ("declares_no_designated", "declares_no_designated_explained"),
    ("declares_proceedings", "declares_proceedings_explained"),
    ("declares_review", "declares_review_explained"),
    ("declares_truth", "declares_truth_explained"),
];
const GC_STATUS: Choices = Choices::Words(
    "gc-status",
    &["not_participant", "active", "learner", "non_communicating", "delisted", "withdrawn"],
);
const WEPS_STATUS: Choices = Choices::Words("weps-status", &["signed", "preparing", "not_signed"]);
const RELATIONSHIPS: Choices = Choices::Words(
    "un-relationship",
    &["vendor", "current_bid", "donor", "implementing_partner", "consultative_status", "none"],
);
const YES: &[&str] = &["yes"];
/// More than nine people: the size class micro ends there.
const NOT_MICRO: Condition = Condition::AtLeast("direct_employees", 10);
const IN_THE_COMPACT: Condition = Condition::None("gc_status", &["not_participant"]);

pub(super) fn section() -> Section {
    let ask = Question::new;
    let group = |key, questions| Group::new("values", key, questions);
    let evidence = EVIDENCE_PARTS.iter().flat_map(|&(item, address, file)| {
        [
            ask(item, Kind::YesNo),
            ask(address, Kind::Web).by_rule().when(Condition::Any(item, YES)).part_of(item),
            ask(file, files(3, false)).by_rule().when(Condition::Any(item, YES)).part_of(item),
        ]
    });
    let revenue = REVENUE.iter().map(|&(question, _)| ask(question, Kind::Percent).part_of("revenue_shares"));
    let declarations = DECLARATIONS.iter().flat_map(|&(item, explained)| {
        [
            ask(item, Kind::YesNo).part_of("declarations"),
            ask(explained, Kind::Long(1000)).when(Condition::Any(item, &["no"])).part_of("declarations"),
        ]
    });
    Section {
        key: "values",
        groups: vec![
            group(
                "memberships",
                vec![
                    ask("gc_status", Kind::One(GC_STATUS)),
                    ask("gc_joined_on", Kind::Date).when(IN_THE_COMPACT),
                    ask("last_cop_on", Kind::Date).optional().when(IN_THE_COMPACT),
                    ask("cop_url", Kind::Web).optional().when(IN_THE_COMPACT),
                    ask("weps_status", Kind::One(WEPS_STATUS)),
                    ask("weps_signed_on", Kind::Date).when(Condition::Any("weps_status", &["signed"])),
                ],
            ),
            group("evidence", evidence.collect()),
            group(
                "human_rights",
                vec![ask("human_rights_due_diligence", Kind::Long(2000)).required_if(NOT_MICRO)],
            ),
            group("revenue", revenue.collect()),
            group(
                "record",
                vec![
                    ask("legal_proceedings_last_5y", Kind::YesNo),
                    ask("legal_proceedings_text", Kind::Long(3000))
                        .when(Condition::Any("legal_proceedings_last_5y", YES))
                        .part_of("legal_proceedings_last_5y"),
                    ask("un_relationships", Kind::Many(RELATIONSHIPS)),
                    ask("un_relationships_text", Kind::Long(1000))
                        .when(Condition::None("un_relationships", &["none"]))
                        .part_of("un_relationships"),
                    ask("staff_connections", Kind::YesNo),
                    ask("staff_connections_text", Kind::Long(1000))
                        .when(Condition::Any("staff_connections", YES))
                        .part_of("staff_connections"),
                ],
            ),
            group("declarations", declarations.collect()),
        ],
    }
}
