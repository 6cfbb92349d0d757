//! The words that rules, routing and lists decide by.

use crate::text_enum;

text_enum! {
    /// A mark of the United Nations that somebody may ask to use.
    pub enum Mark {
        /// The name and its abbreviations.
        UnName = "UN_NAME",
        /// The emblem, alone or with words.
        UnEmblem = "UN_EMBLEM",
        /// The flag.
        UnFlag = "UN_FLAG",
        /// The Sustainable Development Goals logo with the emblem.
        SdgLogoV1 = "SDG_LOGO_V1",
        /// The Sustainable Development Goals logo without the emblem.
        SdgLogoV2 = "SDG_LOGO_V2",
        /// The colour wheel of the Goals.
        SdgWheel = "SDG_WHEEL",
        /// The icons of the single Goals.
        SdgIcons = "SDG_ICONS",
        /// The Global Compact logo.
        UngcLogo = "UNGC_LOGO",
        /// The Global Compact endorser logo.
        UngcEndorser = "UNGC_ENDORSER",
        /// The Women's Empowerment Principles logo.
        WepsLogo = "WEPS_LOGO",
        /// The logo of one United Nations entity.
        EntityLogo = "ENTITY_LOGO",
        /// The logo of a year, decade or day.
        CampaignLogo = "CAMPAIGN_LOGO",
    }
}

text_enum! {
    /// What a mark is used for; asked first, because fields, track, conditions and letter follow from it.
    pub enum UseType {
        /// To inform, without money in view.
        Informational = "informational",
        /// To raise funds for a United Nations purpose.
        Fundraising = "fundraising",
        /// In connection with goods, services or profit.
        Commercial = "commercial",
        /// Inside the organization only; read as informational.
        Internal = "internal",
    }
}

text_enum! {
    /// What the table says about one mark in one use, from the mildest to the strictest.
    pub enum Verdict {
        /// Needs no authorization.
        Free = "free",
        /// Needs none, but a disclaimer must be shown.
        FreeWithDisclaimer = "free_with_disclaimer",
        /// Needs an authorization.
        Authorize = "authorize",
        /// Needs an authorization that is given by exception only.
        AuthorizeExceptional = "authorize_exceptional",
        /// Another office decides.
        Refer = "refer",
        /// Refused unless a strong reason is shown.
        RefuseByDefault = "refuse_by_default",
        /// Open to United Nations entities only.
        UnEntitiesOnly = "un_entities_only",
        /// Never given.
        Refuse = "refuse",
    }
}

text_enum! {
    /// Who decides about a mark.
    pub enum Authority {
        /// The Secretary-General, through Legal Affairs.
        LegalAffairs = "legal_affairs",
        /// The flag code and its regulations.
        FlagCode = "flag_code",
        /// The Department of Global Communications.
        GlobalCommunications = "global_communications",
        /// The Global Compact Office.
        GlobalCompact = "global_compact",
        /// UN-Women together with the Global Compact Office.
        UnWomenAndGlobalCompact = "un_women_and_global_compact",
        /// The entity whose logo it is.
        Entity = "entity",
        /// The department that leads the campaign.
        LeadDepartment = "lead_department",
    }
}

text_enum! {
    /// How deeply a case is looked at.
    pub enum Track {
        /// Informational, no emblem, low risk.
        Simplified = "simplified",
        /// The usual one.
        Standard = "standard",
        /// High risk, commercial, the emblem for a company, or a check that escalates.
        Enhanced = "enhanced",
    }
}

text_enum! {
    /// What a case score speaks for.
    pub enum Band {
        /// Recommend.
        Recommend = "recommend",
        /// Recommend with conditions.
        RecommendWithConditions = "recommend_with_conditions",
        /// Recommend a decline.
        RecommendDecline = "recommend_decline",
    }
}

text_enum! {
    /// How high a risk is, from likelihood (1-5) times impact (1-5).
    pub enum RiskLevel {
        /// 1 to 4.
        Low = "low",
        /// 5 to 9.
        Moderate = "moderate",
        /// 10 to 14.
        Substantial = "substantial",
        /// 15 to 25.
        High = "high",
    }
}

text_enum! {
    /// Why a request is declined.
    pub enum ReasonCode {
        /// The purpose is not one of the United Nations.
        PurposeNotUnAims = "purpose_not_un_aims",
        /// Profit is not incidental.
        ProfitNotIncidental = "profit_not_incidental",
        /// The use implies an endorsement.
        EndorsementImplied = "endorsement_implied",
        /// The use is exclusive.
        Exclusivity = "exclusivity",
        /// The use has no end.
        PermanentUse = "permanent_use",
        /// The mark is to stand on goods or packaging.
        MerchandiseOrPackaging = "merchandise_or_packaging",
        /// The mark is altered.
        AlteredMark = "altered_mark",
        /// The surroundings mislead.
        MisleadingContext = "misleading_context",
        /// The record of the organization.
        IntegrityConcern = "integrity_concern",
        /// The law of a country of use.
        NationalLaw = "national_law",
        /// What was sent does not suffice.
        InsufficientInformation = "insufficient_information",
        /// Another mark is the right one.
        WrongMark = "wrong_mark",
        /// It came too late.
        LateRequest = "late_request",
        /// The neutrality of the United Nations.
        NeutralityRisk = "neutrality_risk",
        /// A current bid or contract.
        ProcurementConflict = "procurement_conflict",
    }
}

text_enum! {
    /// The screening checks: X1-X11 on exclusion, H1-H11 on heightened risk.
    pub enum CheckCode {
        /// Security Council sanctions.
        X1 = "X1",
        /// Vendor ineligibility on ethical grounds.
        X2 = "X2",
        /// Complicity in human-rights abuse.
        X3 = "X3",
        /// Forced labour.
        X4 = "X4",
        /// Child labour.
        X5 = "X5",
        /// Landmines and cluster munitions.
        X6 = "X6",
        /// Nuclear, chemical and biological weapons.
        X7 = "X7",
        /// Tobacco production.
        X8 = "X8",
        /// Systematic failure on the Compact's principles.
        X9 = "X9",
        /// Unlawful in a country of use.
        X10 = "X10",
        /// False or withheld material fact.
        X11 = "X11",
        /// Other arms, components, replicas.
        H1 = "H1",
        /// Alcohol or gambling above a share of revenue.
        H2 = "H2",
        /// Pornography.
        H3 = "H3",
        /// The breast-milk substitutes code.
        H4 = "H4",
        /// Banned substances, wildlife.
        H5 = "H5",
        /// Sectors of high risk.
        H6 = "H6",
        /// Development-bank debarment.
        H7 = "H7",
        /// Global Compact status.
        H8 = "H8",
        /// Adverse media.
        H9 = "H9",
        /// Current vendor or bidder.
        H10 = "H10",
        /// Politically exposed owner or state control.
        H11 = "H11",
    }
}

text_enum! {
    /// What a confirmed check does.
    pub enum CheckEffect {
        /// Excludes, once a second person confirms.
        Excludes = "EX",
        /// Escalates: enhanced track, hold.
        Escalates = "ES",
    }
}

text_enum! {
    /// What a screener found.
    pub enum CheckOutcome {
        /// Nobody has looked yet.
        NotChecked = "not_checked",
        /// Looked, nothing found.
        Clear = "clear",
        /// A lead that a person must adjudicate.
        PossibleMatch = "possible_match",
        /// The lead is true.
        Confirmed = "confirmed",
        /// The lead was another person or organization.
        FalsePositive = "false_positive",
        /// The check does not concern this case.
        NotApplicable = "not_applicable",
    }
}

text_enum! {
    /// An edition of the Guidelines on Cooperation between the United Nations and the Business Sector.
    pub enum Edition {
        /// Of July 2000.
        E2000 = "2000",
        /// Of November 2009.
        E2009 = "2009",
        /// Of 2015.
        E2015 = "2015",
    }
}

text_enum! {
    /// What kind of organization asks.
    pub enum OrganizationType {
        /// A company.
        Company = "company",
        /// A company that a state owns or controls.
        StateOwnedEnterprise = "state_owned_enterprise",
        /// An association of companies.
        BusinessAssociation = "business_association",
        /// A foundation that a company set up.
        CorporateFoundation = "corporate_foundation",
        /// Another foundation.
        Foundation = "foundation",
        /// A non-governmental organization.
        Ngo = "ngo",
        /// A university, school or institute.
        Academic = "academic",
        /// A ministry, city or agency.
        PublicBody = "public_body",
        /// An entity of the United Nations system.
        UnEntity = "un_entity",
        /// A newspaper, station or other medium.
        Media = "media",
        /// Anything else.
        Other = "other",
    }
}

text_enum! {
    /// The size class of an organization, from its direct employees.
    pub enum SizeClass {
        /// 0 to 9.
        Micro = "micro",
        /// 10 to 249.
        SmallMedium = "small_medium",
        /// 250 and more.
        Large = "large",
    }
}

text_enum! {
    /// The region of the world a country lies in (the M49 continents).
    pub enum Region {
        /// Africa.
        Africa = "africa",
        /// The Americas.
        Americas = "americas",
        /// Asia.
        Asia = "asia",
        /// Europe.
        Europe = "europe",
        /// Oceania.
        Oceania = "oceania",
        /// Antarctica, which M49 puts in no region.
        None = "none",
    }
}

impl Verdict {
    /// True when this office takes a request for it.
    pub const fn takes_a_request(self) -> bool {
        matches!(self, Self::Authorize | Self::AuthorizeExceptional | Self::RefuseByDefault)
    }

    /// True when nothing has to be asked for.
    pub const fn is_free(self) -> bool {
        matches!(self, Self::Free | Self::FreeWithDisclaimer)
    }

    /// True when the form stops with an explaining page and alternatives.
    pub const fn is_closed_door(self) -> bool {
        matches!(self, Self::UnEntitiesOnly | Self::Refuse)
    }
}

impl CheckOutcome {
    /// True while somebody still has to look or adjudicate (invariant I1).
    pub const fn is_unresolved(self) -> bool {
        matches!(self, Self::NotChecked | Self::PossibleMatch)
    }
}

impl RiskLevel {
    /// The level for a likelihood and an impact, each 1 to 5; `None` outside of that.
    pub const fn of(likelihood: u8, impact: u8) -> Option<Self> {
        if likelihood < 1 || likelihood > 5 || impact < 1 || impact > 5 {
            return None;
        }
        Some(match likelihood * impact {
            0..=4 => Self::Low,
            5..=9 => Self::Moderate,
            10..=14 => Self::Substantial,
            _ => Self::High,
        })
    }
}

impl SizeClass {
    /// The class for a number of direct employees.
    pub const fn of(direct_employees: u64) -> Self {
        match direct_employees {
            0..=9 => Self::Micro,
            10..=249 => Self::SmallMedium,
            _ => Self::Large,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{RiskLevel, SizeClass, Verdict};

    #[test]
    fn risk_is_likelihood_times_impact() {
        assert_eq!(RiskLevel::of(2, 2), Some(RiskLevel::Low));
        assert_eq!(RiskLevel::of(1, 5), Some(RiskLevel::Moderate));
        assert_eq!(RiskLevel::of(2, 5), Some(RiskLevel::Substantial));
        assert_eq!(RiskLevel::of(3, 5), Some(RiskLevel::High));
        assert_eq!(RiskLevel::of(0, 5), None);
        assert_eq!(RiskLevel::of(5, 6), None);
    }

    #[test]
    fn size_follows_employees() {
        assert_eq!(
            [9, 10, 249, 250].map(SizeClass::of),
            [SizeClass::Micro, SizeClass::SmallMedium, SizeClass::SmallMedium, SizeClass::Large]
        );
    }

    #[test]
    fn verdicts_are_ordered_from_mild_to_strict() {
        assert!(Verdict::Free < Verdict::FreeWithDisclaimer);
        assert!(Verdict::AuthorizeExceptional < Verdict::RefuseByDefault);
        assert!(Verdict::UnEntitiesOnly < Verdict::Refuse);
    }
}
