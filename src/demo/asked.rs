//! A whole request as somebody types it: the fields of every group of the form. The demo, the tests and the
//! workload ask with it; what differs from case to case is a field of [`Asked`].

use chrono::{Datelike, NaiveDate};

/// Fields of one group: the group's key, then name and value as the form sends them.
pub type GroupFields = (&'static str, Vec<(String, String)>);

/// What one request asks for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Legal name.
    pub organization: String,
    /// `organization_type`.
    pub kind: String,
    /// ISO 3166-1 (two or three letters) or M49; the form is sent the M49 code.
    pub country: String,
    /// ISIC section.
    pub sector: String,
    /// Direct employees.
    pub employees: u32,
    /// Who signs and answers.
    pub person: String,
    /// Their address.
    pub email: String,
    /// Code of the mark.
    pub mark: String,
    /// `use_type`.
    pub use_type: String,
    /// True for a text that only mentions the name as a fact.
    pub mention_only: bool,
    /// Title of the activity.
    pub title: String,
    /// Medium.
    pub medium: String,
    /// Words, in English.
    pub wording: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// The day of signing.
    pub today: NaiveDate,
}

impl Asked {
    /// The groups of the profile: section A.
    pub fn profile(&self) -> Vec<GroupFields> {
        let mut identity = fields(&[
            ("legal_name", &self.organization),
            ("organization_type", &self.kind),
            ("registration_number", &self.registration_number()),
            ("registration_country", &self.m49()),
            ("website", "https://www.organization.example/about"),
        ]);
        identity.push(("trading_names-0-name".into(), String::new()));
        vec![
            ("identity", identity),
            (
                "size",
                fields(&[
                    ("direct_employees", &self.employees.to_string()),
                    ("headquarters_country", &self.m49()),
                    ("countries_of_operation", &self.m49()),
                    ("sector", &self.sector),
                ]),
            ),
            ("owners", self.owners()),
            (
                "contact_person",
                fields(&[
                    ("contact_name", &self.person),
                    ("contact_title", "Head of partnerships"),
                    ("contact_email", &self.email),
                    ("contact_phone", "+41 22 555 0100"),
                    ("contact_language", "en"),
                ]),
            ),
        ]
    }

    /// A number as a register gives it: another one for each organization.
    fn registration_number(&self) -> String {
        let sum = format!("{} {}", self.organization, self.email)
            .bytes()
            .fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
        format!("REG-{:05}-{:02}", sum % 100_000, sum / 100_000 % 100)
    }

    /// The country as the form's lists hold it.
    fn m49(&self) -> String {
        let reference = crate::guidelines::Reference::current().ok();
        let country = reference.and_then(|reference| reference.country(&self.country));
        country.map_or_else(|| self.country.clone(), |country| country.m49.clone())
    }

    fn owners(&self) -> Vec<(String, String)> {
        let owned = matches!(self.kind.as_str(), "company" | "state_owned_enterprise");
        let ownership = match self.kind.as_str() {
            "company" => "private",
            "state_owned_enterprise" => "state",
            "public_body" => "public",
            _ => "non_profit",
        };
        let mut all = fields(&[
            ("ownership_type", ownership),
            ("key_officers-0-name", &self.person),
            ("key_officers-0-office", "Managing director"),
        ]);
        if owned {
            all.extend(fields(&[("no_large_owner", "yes")]));
        }
        all
    }

    /// All other groups that are shown for this request, in the order of the form. Files are handed in apart:
    /// `mock_ups` always, `statutes_files` for foundations and NGOs.
    pub fn request(&self) -> Vec<GroupFields> {
        let mut all = self.values();
        all.extend(self.wanted_use());
        all.extend(self.substance());
        if self.use_type == "fundraising" {
            all.extend(self.fundraising());
        }
        let mut consent = fields(&[
            ("truthfulness", "yes"),
            ("rules_read", "yes"),
            ("data_notice_read", "yes"),
            ("publish_in_register", "yes"),
            ("waiver_of_liability", "yes"),
            ("signature_name", &self.person),
            ("signature_title", "Head of partnerships"),
        ]);
        consent.extend(date("signature_date", self.today));
        all.push(("consent", consent));
        all
    }

    fn values(&self) -> Vec<GroupFields> {
        let evidence = fields(&[
            ("evidence_policy", "yes"),
            ("evidence_policy_address", "https://www.organization.example/policy"),
            ("evidence_code", "yes"),
            ("evidence_code_address", "https://www.organization.example/code"),
            ("evidence_system", "yes"),
            ("evidence_system_address", "https://www.organization.example/system"),
            ("evidence_monitoring", "no"),
            ("evidence_reporting", "no"),
        ]);
        let revenue: Vec<(String, String)> =
            ["tobacco", "weapons", "alcohol", "gambling", "pornography", "fossil"]
                .iter()
                .map(|what| (format!("revenue_{what}"), "0".to_owned()))
                .collect();
        let declarations: Vec<(String, String)> =
            ["no_conflict", "no_designated", "proceedings", "review", "truth"]
                .iter()
                .map(|what| (format!("declares_{what}"), "yes".to_owned()))
                .collect();
        vec![
            ("memberships", fields(&[("gc_status", "not_participant"), ("weps_status", "not_signed")])),
            ("evidence", evidence),
            (
                "human_rights",
                fields(&[(
                    "human_rights_due_diligence",
                    "Suppliers are visited every year; grievances reach the board within a month.",
                )]),
            ),
            ("revenue", revenue),
            (
                "record",
                fields(&[
                    ("legal_proceedings_last_5y", "no"),
                    ("un_relationships", "none"),
                    ("staff_connections", "no"),
                ]),
            ),
            ("declarations", declarations),
        ]
    }

    fn wanted_use(&self) -> Vec<GroupFields> {
        let mut mark = fields(&[("marks", &self.mark), ("use_type", &self.use_type)]);
        if self.mark == "UN_NAME" {
            mark.extend(fields(&[("mention_only", if self.mention_only { "yes" } else { "no" })]));
        }
        let mut all = vec![
            ("mark", mark),
            (
                "activity",
                fields(&[
                    ("activity_title", &self.title),
                    (
                        "activity_summary",
                        "Posters and a page tell families at the lake how safe water is kept safe. Two schools and the health post take part; nothing is sold.",
                    ),
                    (
                        "principal_purpose",
                        "To make the message of clean water and sanitation known in the villages that the programme reaches.",
                    ),
                    ("priced", "no"),
                ]),
            ),
        ];
        if self.use_type == "commercial" {
            all.push((
                "profit",
                fields(&[
                    ("how_profit_arises", "A small share of each sale stays with the shop that sells it; the rest goes to the programme."),
                    ("expected_profit_share", "5"),
                    ("profit_incidental", "yes"),
                ]),
            ));
        }
        let mut dates = date("start_on", self.starts_on);
        dates.extend(date("end_on", self.ends_on));
        all.extend([
            (
                "words",
                fields(&[
                    ("exact_wording-0-language", "en"),
                    ("exact_wording-0-text", &self.wording),
                    ("material_languages", "en"),
                ]),
            ),
            ("channels", {
                let mut channels = fields(&[
                    ("media", &self.medium),
                    ("adjacent_to", "own_logo"),
                    ("audience_size", "12000"),
                    ("public_access", "yes"),
                ]);
                if self.medium == "other" {
                    channels.extend(fields(&[("media_other", "Training material")]));
                }
                channels
            }),
            ("countries", fields(&[("territory", &self.m49())])),
            ("dates", dates),
        ]);
        all
    }

    fn substance(&self) -> Vec<GroupFields> {
        let emblem = self.mark == "UN_EMBLEM";
        let sponsor = if emblem {
            fields(&[
                ("sponsor_entity", "Programme for Lakes and Rivers"),
                ("sponsor_focal_point", "focal.point@entity.example"),
            ])
        } else {
            fields(&[("sponsor_entity", ""), ("sponsor_focal_point", "")])
        };
        vec![
            ("sponsor", sponsor),
            ("contribution", fields(&[("contribution_types", "expertise"), ("goals", "SDG6")])),
            (
                "sharing",
                fields(&[
                    (
                        "roles_and_responsibilities",
                        "We print and pay; the health post answers for what is said.",
                    ),
                    ("risks_shared", "Wrong use is corrected within five days at our cost."),
                    ("resources_shared", "Two designers and the printing; rooms of the schools."),
                    ("benefits_shared", "Families know where water is safe; we learn how to tell it."),
                ]),
            ),
            (
                "alignment",
                fields(&[
                    ("national_alignment-0-country", &self.m49()),
                    ("national_alignment-0-law", "The public health act, section on water"),
                    ("national_alignment-0-strategy", "National plan for water and sanitation"),
                    ("national_alignment-0-contact", "District health office"),
                ]),
            ),
            ("humanitarian", fields(&[("humanitarian_context", "no")])),
            (
                "effects",
                fields(&[
                    (
                        "results_indicators",
                        "Households that treat water: from 40 to 60 of 100 within a year.",
                    ),
                    (
                        "sustainability_after_end",
                        "The posters stay with the schools; the page is kept by the health post.",
                    ),
                    (
                        "gender_effect",
                        "Women fetch the water: half of those who plan the campaign are women.",
                    ),
                    ("decent_work", "Two people of each village are paid for the teaching."),
                    ("environment_effect", "Posters are printed on paper from waste; nothing is flown."),
                    ("local_network_contacted", "no"),
                ]),
            ),
        ]
    }

    fn fundraising(&self) -> Vec<GroupFields> {
        let mut accounts = fields(&[
            ("account_holder", "Lake trust account"),
            ("auditor", "Independent Audit Cooperative"),
            (
                "public_statement_text",
                "Of each ten, nine go to the programme; accounts are published within 90 days.",
            ),
        ]);
        accounts.extend(date("accounting_date", self.ends_on));
        vec![
            (
                "target",
                fields(&[
                    ("beneficiary_entity", "Programme for Lakes and Rivers"),
                    ("target_amount", "40000"),
                    ("target_currency", "USD"),
                    ("share_to_un", "90"),
                    ("costs_share", "10"),
                ]),
            ),
            ("accounts", accounts),
        ]
    }
}

fn fields(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn date(name: &str, date: NaiveDate) -> Vec<(String, String)> {
    vec![
        (format!("{name}-day"), date.day().to_string()),
        (format!("{name}-month"), date.month().to_string()),
        (format!("{name}-year"), date.year().to_string()),
    ]
}
