//! The steps of screeners in a case of the demo.

use chrono::Days;

use super::plan::Step;
use super::steps::{LIST, Players, Scene};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::guidelines::{CheckCode, CheckOutcome};
use crate::requests::RequestId;
use crate::screening::actions::{self as checking, NewHold};
use crate::screening::{self, Finding, controversies, engagements, risks};

impl Scene<'_> {
    pub(super) fn screen(&self, tx: &mut Tx, by: &Players, id: RequestId, step: &Step) -> Result<()> {
        let screener = &by.screener;
        match step {
            Step::CheckSome(count) => {
                let checks = screening::checks_of(tx.conn(), id)?;
                let open = checks.iter().filter(|check| check.outcome == CheckOutcome::NotChecked);
                for check in open.take(*count) {
                    let finding = Finding {
                        outcome: Some(CheckOutcome::Clear),
                        evidence: "Searched for the legal name, trading names and officers; no entry.".into(),
                        list_version: LIST.into(),
                        controversy: None,
                    };
                    checking::record(tx, screener, id, check.code, check.version, &finding)?;
                }
                Ok(())
            }
            Step::CheckRest => {
                let seen: Vec<_> = screening::checks_of(tx.conn(), id)?
                    .iter()
                    .filter(|check| check.outcome == CheckOutcome::NotChecked)
                    .map(|check| (check.code, check.version))
                    .collect();
                let evidence = "Profile, declarations and two press archives read; nothing found.";
                checking::record_rest(tx, screener, id, &seen, evidence, LIST).map(|_| ())
            }
            Step::Find(code, outcome, evidence) => {
                let finding = Finding {
                    outcome: Some(*outcome),
                    evidence: (*evidence).to_owned(),
                    list_version: LIST.into(),
                    controversy: None,
                };
                let version = self.version_of(tx, id, *code)?;
                checking::record(tx, screener, id, *code, version, &finding)
            }
            Step::SecondFinding(code, reason) => {
                let second = &by.second;
                let version = self.version_of(tx, id, *code)?;
                checking::confirm(tx, second, id, *code, version, reason)
            }
            Step::Hold(code, reason, summary) => {
                let new = NewHold {
                    check: Some(*code),
                    reason: (*reason).to_owned(),
                    summary: (*summary).to_owned(),
                };
                checking::open_hold(tx, screener, id, &new).map(|_| ())
            }
            Step::Exclude(reasons) => {
                let hold = screening::open_hold_of(tx.conn(), id)?
                    .ok_or_else(|| Error::internal("no hold is open"))?;
                checking::exclude(tx, &by.chair, id, hold.version, reasons)
            }
            Step::Weigh(title, source, weights, grade) => {
                let new = controversies::New {
                    title: (*title).to_owned(),
                    source: (*source).to_owned(),
                    dated: Some(tx.today() - Days::new(200)),
                    weights: weights.map(Some),
                    grade: Some(*grade),
                    remarks: String::new(),
                };
                controversies::actions::record(tx, screener, id, &new).map(|_| ())
            }
            Step::Risk(title, likelihood, impact, mitigation) => {
                let new = risks::New {
                    title: (*title).to_owned(),
                    likelihood: Some(*likelihood),
                    impact: Some(*impact),
                    mitigation: (*mitigation).to_owned(),
                };
                risks::actions::record(tx, screener, id, &new).map(|_| ())
            }
            Step::Remedy(plan, milestones) => {
                let new = engagements::New {
                    plan: (*plan).to_owned(),
                    milestones: (*milestones).to_owned(),
                    review_on: Some(tx.today() + Days::new(220)),
                };
                engagements::actions::propose(tx, screener, id, &new).map(|_| ())
            }
            _ => Err(Error::internal("no step of the screening")),
        }
    }

    fn version_of(&self, tx: &mut Tx, id: RequestId, code: CheckCode) -> Result<i64> {
        screening::checks_of(tx.conn(), id)?
            .iter()
            .find(|check| check.code == code)
            .map(|check| check.version)
            .ok_or_else(|| Error::internal("no such check"))
    }
}
