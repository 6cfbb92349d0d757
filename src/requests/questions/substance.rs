//! D. What the partnership consists of.

use super::choices::Choices;
use super::conditions::Condition;
use super::nouns::{Column, Group, Kind, Question, Section};
use super::rows;

const CONTRIBUTIONS: Choices = Choices::Words(
    "contribution",
    &["money", "goods", "services", "expertise", "staff", "advocacy", "data", "visibility", "other"],
);
const EMBLEM: Condition = Condition::Any("marks", &["UN_EMBLEM"]);

pub(super) fn section() -> Section {
    let ask = Question::new;
    let group = |key, questions| Group::new("substance", key, questions);
    Section {
        key: "substance",
        groups: vec![
            group(
                "sponsor",
                vec![
                    ask("sponsor_entity", Kind::Text(200)).required_if(EMBLEM),
                    ask("sponsor_focal_point", Kind::Email).required_if(EMBLEM),
                ],
            ),
            group(
                "contribution",
                vec![
                    ask("contribution_types", Kind::Many(CONTRIBUTIONS)),
                    ask("goals", Kind::Many(Choices::Goals)),
                ],
            ),
            group(
                "sharing",
                vec![
                    ask("roles_and_responsibilities", Kind::Long(2000)),
                    ask("risks_shared", Kind::Long(2000)),
                    ask("resources_shared", Kind::Long(2000)),
                    ask("benefits_shared", Kind::Long(2000)),
                ],
            ),
            group(
                "alignment",
                vec![ask(
                    "national_alignment",
                    rows(
                        250,
                        vec![
                            Column::new("country", Kind::Country),
                            Column::new("law", Kind::Long(500)),
                            Column::new("strategy", Kind::Long(500)),
                            Column::text("contact", 200).optional(),
                        ],
                    ),
                )],
            ),
            group(
                "humanitarian",
                vec![
                    ask("humanitarian_context", Kind::YesNo),
                    ask("affected_state_consent", Kind::Long(1500))
                        .when(Condition::Any("humanitarian_context", &["yes"])),
                ],
            ),
            group(
                "effects",
                vec![
                    ask("results_indicators", Kind::Long(2000)),
                    ask("sustainability_after_end", Kind::Long(2000)),
                    ask("decent_work", Kind::Long(1500)).optional(),
                    ask("gender_effect", Kind::Long(1500)).optional(),
                    ask("environment_effect", Kind::Long(1500)).optional(),
                    ask("local_network_contacted", Kind::YesNo).optional(),
                    ask("local_network_text", Kind::Long(1000))
                        .when(Condition::Any("local_network_contacted", &["yes"]))
                        .part_of("local_network_contacted"),
                ],
            ),
        ],
    }
}
