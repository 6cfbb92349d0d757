//! The letters about authorizations with sample values.

use super::*;
use crate::notices::sample::{ID, ORGANIZATION, Sample, TITLE, on};

fn named() -> Named {
    Named {
        id: AuthorizationId(31),
        request: RequestId(ID),
        number: "A-2026-0031".into(),
        code: "7K3MQ2XWT9PD".into(),
        holder: ORGANIZATION.into(),
        activity: TITLE.into(),
        starts_on: on(7, 1),
        ends_on: on(12, 31),
    }
}

/// Every one of them.
pub fn samples() -> Vec<Sample> {
    let mut all = beginning_and_end();
    all.extend(stopped());
    all.extend(kept());
    all.extend(reminded());
    all
}

fn beginning_and_end() -> Vec<Sample> {
    let expired = |report_by| Expired { named: named(), report_by };
    vec![
        Sample::of(Accepted { named: named() }),
        Sample::of(Refused { named: named(), reason: "The campaign was put off by a year.".into() }),
        Sample::of(Lapsed { named: named() }),
        Sample::of(LapsedNote { named: named() }),
        Sample::of(InForce { named: named() }),
        Sample::of(GivenUp { named: named() }),
        Sample::of(EndsSoon { named: named(), days: 30 }),
        Sample::when("one day", EndsSoon { named: named(), days: 1 }),
        Sample::of(expired(Some(on(12, 31)))),
        Sample::when("without a report", expired(None)),
    ]
}

fn stopped() -> Vec<Sample> {
    let reasons = || "The mark was shown on bags that were for sale.".to_owned();
    let (stop_by, ask_by) = (on(12, 4), on(12, 24));
    let reinstated = |was_revoked| Reinstated { named: named(), reasons: reasons(), was_revoked };
    vec![
        Sample::of(Suspended { named: named(), reasons: reasons(), ask_by }),
        Sample::of(SuspendedNote { named: named() }),
        Sample::of(reinstated(false)),
        Sample::when("after a revocation", reinstated(true)),
        Sample::of(ReinstatedNote { named: named(), was_revoked: false }),
        Sample::when("after a revocation", ReinstatedNote { named: named(), was_revoked: true }),
        Sample::of(Revoked { named: named(), reasons: reasons(), stop_by, ask_by }),
        Sample::of(RevokedNote { named: named(), stop_by }),
    ]
}

fn kept() -> Vec<Sample> {
    let answered = |verdict, text: &str| ChangeAnswered { named: named(), verdict, text: text.into() };
    vec![
        Sample::of(UseReported { named: named(), report: "4,000 posters in 212 schools.".into() }),
        Sample::of(PaperHandedIn { named: named(), name: "poster-proof.pdf".into() }),
        Sample::of(PaperLookedAt {
            named: named(),
            name: "poster-proof.pdf".into(),
            outcome: super::super::PaperState::SentBack.words(),
            remarks: "The clear space on the left is too small.".into(),
        }),
        Sample::of(ChangeReported {
            named: named(),
            text: "An eighth department takes part from August.".into(),
            due: on(12, 8),
        }),
        Sample::of(answered(ChangeVerdict::Covered, "")),
        Sample::when("new request", answered(ChangeVerdict::NewRequest, "It is another country.")),
        Sample::when("not allowed", answered(ChangeVerdict::NotAllowed, "The bus bears a brand of tobacco.")),
    ]
}

fn reminded() -> Vec<Sample> {
    let clause = || "A report with two copies of each item reaches the office.".to_owned();
    let due = on(12, 31);
    vec![
        Sample::of(AcceptSoon { named: named(), due }),
        Sample::of(ConditionSoon { named: named(), clause: clause(), due }),
        Sample::of(ConditionOverdue { named: named(), clause: clause(), due }),
        Sample::of(ConditionOverdueNote { named: named(), clause: clause(), due }),
        Sample::of(ReportSoon { named: named(), due }),
        Sample::of(ReportOverdue { named: named(), due }),
        Sample::of(ReportOverdueNote { named: named(), due }),
    ]
}
