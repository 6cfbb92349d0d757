//! F. What the person who sends the request confirms.

use super::nouns::{Group, Kind, Question, Section};

pub(super) fn section() -> Section {
    let ask = Question::new;
    Section {
        key: "consent",
        groups: vec![Group::new(
            "consent",
            "consent",
            vec![
                ask("truthfulness", Kind::Tick),
                ask("rules_read", Kind::Tick),
                ask("data_notice_read", Kind::Tick),
                ask("publish_in_register", Kind::Tick),
                ask("waiver_of_liability", Kind::Tick),
                ask("signature_name", Kind::Text(100)).autocomplete("name"),
                ask("signature_title", Kind::Text(100)).autocomplete("organization-title"),
                ask("signature_date", Kind::Date),
            ],
        )],
    }
}
