//! What is asked for: organizations from the real lists, requests in the real proportions of one year.

use std::path::Path;

use serde::Deserialize;

/// A small fixed generator, so that two runs plan the same.
pub struct Seed(u64);

impl Seed {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below `below`.
    pub fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (below.max(1) as u64)).unwrap_or(0)
    }

    /// Puts a list in another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in (1..list.len()).rev() {
            list.swap(place, self.below(place + 1));
        }
    }
}

/// An organization as it signs up.
#[derive(Debug, Clone)]
pub struct Organization {
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// `organization_type` of the form.
    pub kind: &'static str,
    /// ISIC section.
    pub sector: &'static str,
    pub employees: u32,
}

/// How a request is to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Granted,
    Declined,
    Open,
}

/// One request to be made.
#[derive(Debug, Clone)]
pub struct Request {
    /// Place of its organization in the plan.
    pub organization: usize,
    pub mark: &'static str,
    pub media: &'static str,
    pub end: End,
}

/// The whole plan.
pub struct Plan {
    pub organizations: Vec<Organization>,
    pub requests: Vec<Request>,
}

#[derive(Deserialize)]
struct Aggregates {
    requests_per_org: std::collections::BTreeMap<String, usize>,
    publication_type: std::collections::BTreeMap<String, usize>,
    status_codes: std::collections::BTreeMap<String, usize>,
}

#[derive(Deserialize)]
struct Participant {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    sector: String,
    country_code: String,
    employees: String,
}

#[derive(Deserialize)]
struct Entity {
    name: String,
    country: String,
    sectors: String,
}

/// Reads the data and makes the plan; `share` of all (in percent) is planned.
pub fn make(data: &Path, share: usize) -> Result<Plan, String> {
    let mut seed = Seed::new(66_223);
    let text =
        std::fs::read_to_string(data.join("organizations/ungc_logo_request_workload_2009_AGGREGATES.json"))
            .map_err(|error| format!("the workload: {error}"))?;
    let aggregates: Aggregates = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let mut per_organization: Vec<usize> = Vec::new();
    for (count, organizations) in &aggregates.requests_per_org {
        let count: usize = count.parse().map_err(|_| format!("'{count}' requests"))?;
        per_organization.extend(std::iter::repeat_n(count, *organizations));
    }
    seed.shuffle(&mut per_organization);
    let all: usize = per_organization.iter().sum();
    let wanted = (all * share).div_ceil(100);
    let mut organizations = Vec::new();
    let mut requests = Vec::new();
    let names = names(data, per_organization.len(), &mut seed)?;
    let (mut media, mut ends) =
        (spread(&aggregates.publication_type, all, media), ends(&aggregates.status_codes, all));
    seed.shuffle(&mut media);
    seed.shuffle(&mut ends);
    let mut marks = marks(all);
    seed.shuffle(&mut marks);
    for (place, (count, organization)) in per_organization.into_iter().zip(names).enumerate() {
        if requests.len() >= wanted {
            break;
        }
        organizations.push(organization);
        for _ in 0..count {
            if requests.len() >= wanted {
                break;
            }
            let (Some(mark), Some(media), Some(end)) = (marks.pop(), media.pop(), ends.pop()) else { break };
            requests.push(Request { organization: place, mark, media, end });
        }
    }
    Ok(Plan { organizations, requests })
}

/// Organizations: the Compact's participants, every tenth from the register of legal entities.
fn names(data: &Path, count: usize, seed: &mut Seed) -> Result<Vec<Organization>, String> {
    let read = |name: &str| {
        csv::Reader::from_path(data.join("organizations").join(name))
            .map_err(|error| format!("{name}: {error}"))
    };
    let mut participants: Vec<Participant> = read("ungc_participants_2009-12.csv")?
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|e| e.to_string())?;
    let mut entities: Vec<Entity> =
        read("gleif_lei_sample.csv")?.deserialize().collect::<Result<_, _>>().map_err(|e| e.to_string())?;
    participants.retain(|one| known(&one.country_code));
    entities.retain(|one| known(&one.country));
    seed.shuffle(&mut participants);
    // Longest names first among the first few, so that limits are met.
    seed.shuffle(&mut entities);
    entities.sort_by_key(|entity| std::cmp::Reverse(entity.name.chars().count() > 200));
    let (mut participants, mut entities) = (participants.into_iter(), entities.into_iter());
    let mut organizations = Vec::with_capacity(count);
    for place in 0..count {
        let next = if place % 10 == 9 {
            entities.next().map(|entity| Organization {
                name: entity.name,
                country: entity.country,
                kind: "company",
                sector: sector(entity.sectors.split(';').next().unwrap_or_default()),
                employees: 50,
            })
        } else {
            participants.next().map(|participant| Organization {
                kind: kind(&participant.kind),
                sector: sector(&participant.sector),
                employees: participant.employees.parse().unwrap_or(1).max(1),
                name: participant.name,
                country: participant.country_code,
            })
        };
        organizations.extend(next);
    }
    Ok(organizations)
}

/// Countries that the house's list has; the old lists name some that it does not (dissolved or without M49 code).
fn known(country: &str) -> bool {
    imprimatur::guidelines::Reference::seeded().is_ok_and(|reference| reference.country(country).is_some())
}

fn kind(of: &str) -> &'static str {
    match of {
        kind if kind.starts_with("NGO") => "ngo",
        kind if kind.starts_with("Business Association") => "business_association",
        "Academic" => "academic",
        "Foundation" => "foundation",
        "City" | "Public Sector Organization" | "Government" => "public_body",
        "Media Organization" => "media",
        "Company" | "SME" | "Micro Entreprise" => "company",
        _ => "other",
    }
}

/// The ISIC section of a sector as the lists name it.
fn sector(of: &str) -> &'static str {
    let of = of.to_lowercase();
    let has = |word: &str| of.contains(word);
    match () {
        () if has("food") || has("beverage") || has("automob") || has("industrial") || has("manufact") => "C",
        () if has("oil") || has("mining") || has("basic resources") => "B",
        () if has("electric") || has("utilit") || has("energy") || has("gas") => "D",
        () if has("construct") => "F",
        () if has("retail") => "G",
        () if has("transport") => "H",
        () if has("travel") || has("leisure") => "I",
        () if has("media") || has("tele") || has("tech") || has("software") => "J",
        () if has("bank") || has("insur") || has("financ") || has("equity") => "K",
        () if has("real estate") => "L",
        () if has("health") || has("pharma") => "Q",
        () if has("support") => "N",
        () => "S",
    }
}

fn media(publication: &str) -> &'static str {
    let of = publication.to_lowercase();
    let has = |word: &str| of.contains(word);
    match () {
        () if has("website") || has("extranet") => "web",
        () if has("report") || has("communication on progress") => "report",
        () if has("letterhead") || has("business card") || has("office supplies") || has("writing") => {
            "stationery"
        }
        () if has("brochure")
            || has("flyer")
            || has("newsletter")
            || has("advertisement")
            || has("press") =>
        {
            "print"
        }
        () if has("banner") || has("poster") => "signage",
        () if has("event") || has("invitation") || has("agenda") || has("training") => "event",
        () if has("giveaway") => "merchandise",
        () if has("interactive") || has("cd-rom") => "app",
        () => "other",
    }
}

fn spread(
    counts: &std::collections::BTreeMap<String, usize>,
    all: usize,
    of: fn(&str) -> &'static str,
) -> Vec<&'static str> {
    let mut list: Vec<&'static str> =
        counts.iter().flat_map(|(name, count)| std::iter::repeat_n(of(name), *count)).collect();
    list.resize(all.max(list.len()), "other");
    list
}

fn ends(counts: &std::collections::BTreeMap<String, usize>, all: usize) -> Vec<End> {
    let of = |code: &str| match code {
        "3" => End::Granted,
        "2" => End::Declined,
        _ => End::Open,
    };
    let mut list: Vec<End> =
        counts.iter().flat_map(|(code, count)| std::iter::repeat_n(of(code), *count)).collect();
    list.resize(all.max(list.len()), End::Open);
    list
}

/// 60% UN_NAME, 15% SDG_LOGO_V2, 10% UN_EMBLEM, 5% SDG_ICONS, 10% UNGC_LOGO.
fn marks(all: usize) -> Vec<&'static str> {
    (0..all)
        .map(|place| match place * 100 / all.max(1) {
            0..60 => "UN_NAME",
            60..75 => "SDG_LOGO_V2",
            75..85 => "UN_EMBLEM",
            85..90 => "SDG_ICONS",
            _ => "UNGC_LOGO",
        })
        .collect()
}
