//! C. The use that is asked for.

use super::choices::{Choices, LANGUAGES};
use super::conditions::Condition;
use super::nouns::{Column, Group, Kind, Question, Section};
use super::{files, rows};

const MEDIA: Choices = Choices::Words(
    "medium",
    &[
        "print",
        "web",
        "social",
        "broadcast",
        "packaging",
        "merchandise",
        "signage",
        "event",
        "app",
        "stationery",
        "report",
        "other",
    ],
);
/// What may stand beside the mark.
pub const ADJACENT: Choices =
    Choices::Words("adjacent", &["own_logo", "other_company_logo", "government_symbol", "nothing"]);
const YES: &[&str] = &["yes"];

/// A use with money in it: commercial, or something is sold.
fn for_money() -> Condition {
    Condition::Any("use_type", &["commercial"]).or(Condition::Any("priced", YES))
}

pub(super) fn section() -> Section {
    let ask = Question::new;
    let group = |key, questions| Group::new("use", key, questions);
    Section {
        key: "use",
        groups: vec![
            group(
                "mark",
                vec![
                    ask("marks", Kind::Many(Choices::Marks)),
                    ask("whose_logo", Kind::Text(200))
                        .when(Condition::Any("marks", &["ENTITY_LOGO", "CAMPAIGN_LOGO"])),
                    ask("use_type", Kind::One(Choices::UseTypes)),
                    ask("mention_only", Kind::YesNo).when(Condition::Any("marks", &["UN_NAME"])),
                    ask("support_display", Kind::YesNo).when(Condition::Any("marks", &["UN_FLAG"])),
                ],
            ),
            group(
                "activity",
                vec![
                    ask("activity_title", Kind::Text(150)),
                    ask("activity_summary", Kind::Long(2000)),
                    ask("principal_purpose", Kind::Long(2000)),
                    ask("priced", Kind::YesNo),
                    ask("repeats_case", Kind::Text(40)).optional(),
                ],
            ),
            group(
                "profit",
                vec![
                    ask("how_profit_arises", Kind::Long(2000)),
                    ask("expected_profit_share", Kind::Percent),
                    ask("profit_incidental", Kind::YesNo),
                ],
            )
            .when(for_money()),
            group(
                "words",
                vec![
                    ask(
                        "exact_wording",
                        rows(
                            80,
                            vec![
                                Column::new("language", Kind::One(LANGUAGES)),
                                Column::new("text", Kind::Long(1000)),
                            ],
                        ),
                    ),
                    ask("material_languages", Kind::Many(LANGUAGES)),
                ],
            ),
            group(
                "channels",
                vec![
                    ask("media", Kind::Many(MEDIA)),
                    ask("media_other", Kind::Text(200))
                        .when(Condition::Any("media", &["other"]))
                        .part_of("media"),
                    ask("adjacent_to", Kind::Many(ADJACENT)),
                    ask("audience_size", Kind::Whole { min: 0, max: 9_000_000_000 }).optional(),
                    ask("public_access", Kind::YesNo).optional(),
                ],
            ),
            group("looks", vec![ask("mock_ups", files(10, true))]),
            group("countries", vec![ask("territory", Kind::Countries { global: true })]),
            group("dates", vec![ask("start_on", Kind::Date), ask("end_on", Kind::Date)]),
        ],
    }
}
