//! A. Who asks. Kept on the organization's profile and confirmed for each request.

use super::choices::{Choices, OFFICIAL_LANGUAGES};
use super::conditions::Condition;
use super::nouns::{Column, Group, Kind, Question, Section};
use super::{LEGAL_NAME_LIMIT, files, rows};

/// Kinds of organization whose owners must be named.
pub(super) const OWNED: Condition =
    Condition::Any("organization_type", &["company", "state_owned_enterprise"]);
/// Kinds of organization whose statutes must be attached.
pub(super) const WITH_STATUTES: Condition =
    Condition::Any("organization_type", &["ngo", "foundation", "corporate_foundation"]);
const OWNERSHIP: Choices = Choices::Words(
    "ownership",
    &["private", "listed", "state", "state_share", "cooperative", "members", "non_profit", "public", "other"],
);

pub(super) fn section() -> Section {
    let ask = Question::new;
    let group = |key, questions| Group::new("organization", key, questions);
    Section {
        key: "organization",
        groups: vec![
            group(
                "identity",
                vec![
                    ask("legal_name", Kind::Text(LEGAL_NAME_LIMIT)).autocomplete("organization"),
                    ask("trading_names", rows(10, vec![Column::text("name", LEGAL_NAME_LIMIT)])).optional(),
                    ask("organization_type", Kind::One(Choices::OrganizationTypes)),
                    ask("registration_number", Kind::Text(100)),
                    ask("registration_country", Kind::Country),
                    ask("website", Kind::Web).autocomplete("url"),
                ],
            )
            .on_profile(),
            group(
                "size",
                vec![
                    ask("direct_employees", Kind::Whole { min: 0, max: 10_000_000 }),
                    ask("headquarters_country", Kind::Country),
                    ask("countries_of_operation", Kind::Countries { global: false }),
                    ask("sector", Kind::One(Choices::Sectors)),
                ],
            )
            .on_profile(),
            group(
                "owners",
                vec![
                    ask("ownership_type", Kind::One(OWNERSHIP)),
                    ask("parent_name", Kind::Text(LEGAL_NAME_LIMIT)).optional(),
                    ask("subsidiaries", rows(50, vec![Column::text("name", LEGAL_NAME_LIMIT)])).optional(),
                    ask(
                        "beneficial_owners",
                        rows(
                            12,
                            vec![
                                Column::text("name", LEGAL_NAME_LIMIT),
                                Column::new("born", Kind::Year).optional(),
                                Column::new("country", Kind::Country),
                                Column::new("share", Kind::Percent),
                            ],
                        ),
                    )
                    .by_rule(),
                    ask("no_large_owner", Kind::Tick).optional().when(OWNED).part_of("beneficial_owners"),
                    ask(
                        "key_officers",
                        rows(
                            20,
                            vec![
                                Column::text("name", LEGAL_NAME_LIMIT),
                                Column::new("born", Kind::Year).optional(),
                                Column::text("office", 100),
                            ],
                        ),
                    ),
                ],
            )
            .on_profile(),
            group(
                "contact_person",
                vec![
                    ask("contact_name", Kind::Text(100)).autocomplete("name"),
                    ask("contact_title", Kind::Text(100)).optional().autocomplete("organization-title"),
                    ask("contact_email", Kind::Email).autocomplete("email"),
                    ask("contact_phone", Kind::Text(40)).optional().autocomplete("tel"),
                    ask("contact_language", Kind::One(OFFICIAL_LANGUAGES)),
                ],
            )
            .on_profile(),
            group("statutes", vec![ask("statutes_files", files(3, false))]).when(WITH_STATUTES),
        ],
    }
}
