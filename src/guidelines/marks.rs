//! The table of marks: who decides about which mark in which use, and the words that go with it.

use super::problems::{Problem, Wrong};
use super::{Authority, Mark, Part, UseType, Verdict, Words};
use chrono::NaiveDate;
use serde::Deserialize;

/// One version of the table of marks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkTable {
    /// The version.
    pub version: u32,
    /// The first day on which it is used.
    pub valid_from: NaiveDate,
    /// Who decides.
    #[serde(rename = "authority")]
    pub authorities: Vec<AuthorityEntry>,
    /// What each verdict says.
    #[serde(rename = "verdict")]
    pub verdicts: Vec<VerdictEntry>,
    /// What must be asked for when something stands beside a mark.
    #[serde(rename = "placement")]
    pub placements: Vec<Placement>,
    /// The marks, in the order in which they are shown.
    #[serde(rename = "mark")]
    pub marks: Vec<MarkEntry>,
}

/// One authority with its words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorityEntry {
    /// Which.
    pub code: Authority,
    /// Its words.
    pub text: Words<AuthorityText>,
}

/// The words of an authority.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorityText {
    /// Its name.
    pub name: String,
    /// How to reach it.
    pub contact: String,
}

/// One verdict with its words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictEntry {
    /// Which.
    pub code: Verdict,
    /// Its words.
    pub text: Words<VerdictText>,
}

/// The words of a verdict.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictText {
    /// The heading of the page.
    pub title: String,
    /// What it means for the person who asks.
    pub says: String,
}

/// What must be asked for when something stands beside a mark on a mock-up.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// The answer to "what stands beside it": `own_logo`, `other_company_logo`, `government_symbol`.
    pub beside: String,
    /// The rule.
    pub text: Words<String>,
}

/// One mark: its row of the table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkEntry {
    /// Which.
    pub code: Mark,
    /// Who decides about it.
    pub authority: Authority,
    /// The cell of informational (and internal) use.
    pub informational: Cell,
    /// The cell of fundraising use.
    pub fundraising: Cell,
    /// The cell of commercial use.
    pub commercial: Cell,
    /// Marks that may do instead, the best first.
    pub alternatives: Vec<Mark>,
    /// Its words.
    pub text: Words<MarkText>,
}

/// The words of a mark.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkText {
    /// Its name.
    pub name: String,
    /// How to recognize it.
    pub hint: String,
    /// What to do instead, or which use is free.
    pub instead: String,
    /// The disclaimer to show, where the table asks for one.
    #[serde(default)]
    pub disclaimer: Option<String>,
}

/// One cell of the table: in the file a verdict alone, or a verdict with the facts that change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "CellInFile")]
pub struct Cell {
    /// The verdict when no fact changes it.
    pub verdict: Verdict,
    /// The verdict when a text only names the United Nations as a fact.
    pub factual_text: Option<Verdict>,
    /// The verdict when a flag is flown in support.
    pub support_display: Option<Verdict>,
    /// The verdict when the applicant says that profit is not incidental.
    pub profit_not_incidental: Option<Verdict>,
    /// The verdict when an entity of the United Nations asks.
    pub for_un_entities: Option<Verdict>,
    /// True when a licence goes with the authorization.
    pub licence: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum CellInFile {
    Alone(Verdict),
    With(CellTable),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CellTable {
    verdict: Verdict,
    #[serde(default)]
    factual_text: Option<Verdict>,
    #[serde(default)]
    support_display: Option<Verdict>,
    #[serde(default)]
    profit_not_incidental: Option<Verdict>,
    #[serde(default)]
    for_un_entities: Option<Verdict>,
    #[serde(default)]
    licence: bool,
}

impl From<CellInFile> for Cell {
    fn from(cell: CellInFile) -> Self {
        match cell {
            CellInFile::Alone(verdict) => Self {
                verdict,
                factual_text: None,
                support_display: None,
                profit_not_incidental: None,
                for_un_entities: None,
                licence: false,
            },
            CellInFile::With(table) => Self {
                verdict: table.verdict,
                factual_text: table.factual_text,
                support_display: table.support_display,
                profit_not_incidental: table.profit_not_incidental,
                for_un_entities: table.for_un_entities,
                licence: table.licence,
            },
        }
    }
}

impl Cell {
    /// Every verdict the cell can come to.
    pub fn verdicts(&self) -> impl Iterator<Item = Verdict> {
        [
            Some(self.verdict),
            self.factual_text,
            self.support_display,
            self.profit_not_incidental,
            self.for_un_entities,
        ]
        .into_iter()
        .flatten()
    }
}

impl MarkEntry {
    /// The cell of a use; internal use reads as informational.
    pub const fn cell(&self, use_type: UseType) -> &Cell {
        match use_type {
            UseType::Informational | UseType::Internal => &self.informational,
            UseType::Fundraising => &self.fundraising,
            UseType::Commercial => &self.commercial,
        }
    }
}

impl MarkTable {
    /// The row of a mark. `None` cannot happen in a table that was validated.
    pub fn mark(&self, mark: Mark) -> Option<&MarkEntry> {
        self.marks.iter().find(|entry| entry.code == mark)
    }

    /// The words of an authority. `None` cannot happen in a table that was validated.
    pub fn authority(&self, authority: Authority) -> Option<&AuthorityEntry> {
        self.authorities.iter().find(|entry| entry.code == authority)
    }

    /// The words of a verdict. `None` cannot happen in a table that was validated.
    pub fn verdict(&self, verdict: Verdict) -> Option<&VerdictEntry> {
        self.verdicts.iter().find(|entry| entry.code == verdict)
    }

    /// The rules for what stands beside a mark.
    pub fn placements<'a>(&'a self, beside: &'a [&str]) -> impl Iterator<Item = &'a Placement> {
        self.placements.iter().filter(|placement| beside.contains(&placement.beside.as_str()))
    }

    /// What is wrong with it; empty when all is well.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        for mark in &self.marks {
            let cells = [&mark.informational, &mark.fundraising, &mark.commercial];
            let verdicts: Vec<Verdict> = cells.iter().flat_map(|cell| cell.verdicts()).collect();
            let mut add = |wrong| found.push(Problem::about(Part::Marks, mark.code, wrong));
            if verdicts.contains(&Verdict::FreeWithDisclaimer) && mark.text.en().disclaimer.is_none() {
                add(Wrong::Disclaimer(mark.code));
            }
            if verdicts.iter().any(|verdict| verdict.is_closed_door()) && mark.alternatives.is_empty() {
                add(Wrong::Alternative(mark.code));
            }
            if mark.alternatives.contains(&mark.code) {
                add(Wrong::Itself(mark.code));
            }
        }
        found
    }
}
