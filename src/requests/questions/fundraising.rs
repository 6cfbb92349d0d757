//! E. The money, asked for fundraising only.

use super::choices::Choices;
use super::conditions::Condition;
use super::nouns::{Group, Kind, Question, Section};

const CURRENCIES: Choices = Choices::Words(
    "currency",
    &[
        "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "BRL", "ZAR", "AED", "ARS", "AUD", "BDT", "CAD",
        "CLP", "COP", "DKK", "EGP", "GHS", "IDR", "KES", "KRW", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN",
        "PHP", "PKR", "PLN", "QAR", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "UAH", "VND", "XAF", "XOF",
        "other",
    ],
);

pub(super) fn section() -> Section {
    let ask = Question::new;
    let money = || Kind::Whole { min: 1, max: 1_000_000_000_000 };
    let groups = vec![
        Group::new(
            "fundraising",
            "target",
            vec![
                ask("beneficiary_entity", Kind::Text(200)),
                ask("target_amount", money()),
                ask("target_currency", Kind::One(CURRENCIES)),
                ask("target_in_usd", money()).when(Condition::None("target_currency", &["USD"])),
                ask("share_to_un", Kind::Percent),
                ask("costs_share", Kind::Percent),
            ],
        ),
        Group::new(
            "fundraising",
            "accounts",
            vec![
                ask("account_holder", Kind::Text(200)),
                ask("accounting_date", Kind::Date),
                ask("auditor", Kind::Text(200)),
                ask("public_statement_text", Kind::Long(1000)),
            ],
        ),
    ];
    let only = || Condition::Any("use_type", &["fundraising"]);
    Section { key: "fundraising", groups: groups.into_iter().map(|group| group.when(only())).collect() }
}
