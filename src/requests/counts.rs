//! What a figure of the group counts, as a filter of the list of cases: every figure leads to the cases behind it, by a
//! key that anybody can type into the search as well.

use crate::db::ids::AccountId;
use crate::guidelines::terms::Targets;
use crate::guidelines::{CountryGroup, Reference, Region, SizeClass};
use crate::text_enum;

text_enum! {
    /// A stretch of a case that has a target (section 10 of the domain).
    pub enum Span {
        /// From sent to accepted or returned.
        Completeness = "completeness",
        /// Screening.
        Screening = "screening",
        /// Review and deliberation.
        Review = "review",
        /// From recommended to decided.
        Decision = "decision",
        /// From sent to decided.
        Overall = "overall",
    }
}

text_enum! {
    /// Who went another way than what lay before them.
    pub enum Departed {
        /// The group recommended something else than the band of the scores speaks for.
        Band = "band",
        /// The officer decided something else than the group recommended.
        Recommendation = "recommendation",
    }
}

/// What a figure counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counts {
    /// The organization's country is in this group; none: in none of them.
    Group(Option<CountryGroup>),
    /// The organization's country lies in this region; none: in none that is known.
    Region(Option<Region>),
    /// The organization works in this sector; none: in none that is known.
    Sector(Option<String>),
    /// The organization is of this size; none: it is not known.
    Size(Option<SizeClass>),
    /// It was authorized, with conditions or without.
    Granted,
    /// The group recommended on it.
    Recommended,
    /// A card that counts has a score on this criterion.
    Scored(String),
    /// The card of this member counts and has a score on this criterion.
    ScoredBy(String, AccountId),
    /// Members are far apart on this criterion.
    Apart(String),
    /// This member's card counts in it.
    Member(AccountId),
    /// Somebody went another way.
    Departed(Departed),
    /// It went through this stretch.
    Took(Span),
    /// It went through it in more working days than the target.
    Late(Span),
}

/// What stands for "none of them" and for "not known".
const OTHER: &str = "other";
const UNKNOWN: &str = "unknown";

/// A key of the search and the values it takes; none where they are open.
type Key = (&'static str, fn() -> Vec<&'static str>);

/// The keys of the search.
pub(super) const KEYS: &[Key] = &[
    ("group", || words(CountryGroup::ALL.iter().map(|one| one.as_str()), OTHER)),
    ("region", || words(regions().map(Region::as_str), UNKNOWN)),
    ("sector", || words(sectors(), UNKNOWN)),
    ("size", || words(SizeClass::ALL.iter().map(|one| one.as_str()), UNKNOWN)),
    ("scored", criteria),
    ("apart", criteria),
    ("member", Vec::new),
    ("departed", || Departed::ALL.iter().map(|one| one.as_str()).collect()),
    ("took", || Span::ALL.iter().map(|one| one.as_str()).collect()),
    ("late", || Span::ALL.iter().map(|one| one.as_str()).collect()),
];

fn words(known: impl Iterator<Item = &'static str>, last: &'static str) -> Vec<&'static str> {
    known.chain([last]).collect()
}

/// The regions that people know.
pub fn regions() -> impl Iterator<Item = Region> {
    Region::ALL.iter().copied().filter(|region| *region != Region::None)
}

fn sectors() -> impl Iterator<Item = &'static str> {
    let all = Reference::current().map(|reference| reference.sectors.as_slice()).unwrap_or_default();
    all.iter().map(|sector| sector.code.as_str())
}

fn criteria() -> Vec<&'static str> {
    let all = Reference::current().map(|reference| reference.rubric.criteria.as_slice()).unwrap_or_default();
    all.iter().map(|criterion| criterion.id.as_str()).collect()
}

impl Span {
    /// Its target, working days.
    pub const fn target(self, targets: &Targets) -> u32 {
        match self {
            Self::Completeness => targets.completeness,
            Self::Screening => targets.screening,
            Self::Review => targets.review,
            Self::Decision => targets.decision,
            Self::Overall => targets.overall,
        }
    }
}

/// One of the known values, or none for the word that stands for none of them.
fn one_of<T>(value: &str, none: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if value == none { Some(None) } else { parse(value).map(Some) }
}

impl Counts {
    /// Reads a key of the search and its value; none when the value is not one of the key's, or the key is another's.
    pub(super) fn read(key: &str, value: &str) -> Option<Self> {
        let small = value.to_lowercase();
        let known = |id: &str| Some(id.to_uppercase()).filter(|id| criteria().contains(&id.as_str()));
        let member = |id: &str| id.parse().ok().map(AccountId);
        Some(match key {
            "group" => Self::Group(one_of(&small, OTHER, CountryGroup::parse)?),
            "region" => {
                let known = |word: &str| Region::parse(word).filter(|region| *region != Region::None);
                Self::Region(one_of(&small, UNKNOWN, known)?)
            }
            "sector" => {
                let known =
                    |word: &str| sectors().find(|code| code.eq_ignore_ascii_case(word)).map(str::to_owned);
                Self::Sector(one_of(&small, UNKNOWN, known)?)
            }
            "size" => Self::Size(one_of(&small, UNKNOWN, SizeClass::parse)?),
            "scored" => match value.split_once('/') {
                Some((id, by)) => Self::ScoredBy(known(id)?, member(by)?),
                None => Self::Scored(known(value)?),
            },
            "apart" => Self::Apart(known(value)?),
            "member" => Self::Member(member(value)?),
            "departed" => Self::Departed(Departed::parse(&small)?),
            "took" => Self::Took(Span::parse(&small)?),
            "late" => Self::Late(Span::parse(&small)?),
            _ => return None,
        })
    }

    /// The term that is typed into the search for it.
    pub fn term(&self) -> String {
        match self {
            Self::Group(group) => format!("group:{}", group.map_or(OTHER, CountryGroup::as_str)),
            Self::Region(region) => format!("region:{}", region.map_or(UNKNOWN, Region::as_str)),
            Self::Sector(sector) => format!("sector:{}", sector.as_deref().unwrap_or(UNKNOWN)),
            Self::Size(size) => format!("size:{}", size.map_or(UNKNOWN, SizeClass::as_str)),
            Self::Granted => "is:granted".to_owned(),
            Self::Recommended => "is:recommended".to_owned(),
            Self::Scored(criterion) => format!("scored:{criterion}"),
            Self::ScoredBy(criterion, member) => format!("scored:{criterion}/{member}"),
            Self::Apart(criterion) => format!("apart:{criterion}"),
            Self::Member(member) => format!("member:{member}"),
            Self::Departed(departed) => format!("departed:{departed}"),
            Self::Took(span) => format!("took:{span}"),
            Self::Late(span) => format!("late:{span}"),
        }
    }
}
