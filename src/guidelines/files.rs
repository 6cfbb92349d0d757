//! The files of one version set, as text.

/// The texts of the files that make up one version set, in TOML.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// The rubric and its tracks.
    pub rubric: &'a str,
    /// Marks and routing.
    pub marks: &'a str,
    /// The condition library.
    pub conditions: &'a str,
    /// Reasons for a decline.
    pub reasons: &'a str,
    /// Screening checks and grades of controversy.
    pub checks: &'a str,
    /// Countries.
    pub countries: &'a str,
    /// Sectors.
    pub sectors: &'a str,
    /// Goals.
    pub goals: &'a str,
    /// Editions, kinds of organization, kinds of use.
    pub lists: &'a str,
    /// Targets, day counts and the office calendar.
    pub terms: &'a str,
}

/// The files the product is delivered with: version 1 of everything.
pub const SEED: Files<'static> = Files {
    rubric: include_str!("seed/rubric-v1.toml"),
    marks: include_str!("seed/marks-v1.toml"),
    conditions: include_str!("seed/conditions-v1.toml"),
    reasons: include_str!("seed/reasons-v1.toml"),
    checks: include_str!("seed/checks-v1.toml"),
    countries: include_str!("seed/countries.toml"),
    sectors: include_str!("seed/sectors-v1.toml"),
    goals: include_str!("seed/goals-v1.toml"),
    lists: include_str!("seed/lists-v1.toml"),
    terms: include_str!("seed/terms-v1.toml"),
};

impl<'a> Files<'a> {
    /// Each file with its name.
    pub const fn each(&self) -> [(&'static str, &'a str); 10] {
        [
            ("rubric", self.rubric),
            ("marks", self.marks),
            ("conditions", self.conditions),
            ("reasons", self.reasons),
            ("checks", self.checks),
            ("countries", self.countries),
            ("sectors", self.sectors),
            ("goals", self.goals),
            ("lists", self.lists),
            ("terms", self.terms),
        ]
    }
}
