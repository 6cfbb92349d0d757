//! Every letter: with sample values as subject, text and page beside the snapshots; none without a sample; what takes
//! back what.

mod overtaken;
mod paragraphs;

use std::collections::BTreeSet;
use std::path::Path;

use imprimatur::access::Role;
use imprimatur::letterbook;
use imprimatur::notices::overtaken::{AWAITS, OVERTAKES};
use imprimatur::notices::{Office, Wording, on_paper};
use imprimatur::say::Language;

use crate::support::app::TestApp;
use crate::support::databases::db_tests;

fn kinds() -> BTreeSet<&'static str> {
    letterbook::samples(Language::En).unwrap().into_iter().map(|sample| sample.kind).collect()
}

/// One line a piece, so that a change shows as the lines it changed.
fn in_lines(page: &str) -> String {
    page.replace("</tr><tr>", "</tr>\n<tr>").replace("</li><li", "</li>\n<li").trim().to_owned()
}

#[test]
fn every_letter_reads_as_its_snapshot() {
    let office = Office::default();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/letters");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    let mut names = BTreeSet::new();
    for sample in letterbook::samples(Language::En).unwrap() {
        let wording = Wording::default();
        let letter = sample.render(Language::En, &wording, &office, "https://imprimatur.example").unwrap();
        let name = [sample.kind, sample.case].join(" ").trim().replace([' ', ','], "-").replace("--", "-");
        assert!(names.insert(name.clone()), "{name}: two samples of one name");
        assert!(!letter.subject.contains('\n') && !letter.subject.is_empty(), "{name}");
        insta::assert_snapshot!(
            name,
            format!(
                "Subject: {}\n\n{}\n\n== as a page\n{}",
                letter.subject,
                letter.text.trim(),
                in_lines(&on_paper(&letter.html))
            )
        );
    }
}

/// The kinds that the sources declare: `const KIND`, and what stands before a brace in `letters!` and `letter!`.
fn declared() -> BTreeSet<String> {
    fn walk(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let in_authorizations = path.ends_with("authorizations/letters.rs");
            for line in text.lines() {
                let Some((before, rest)) = line.split_once('"') else { continue };
                let Some((word, after)) = rest.split_once('"') else { continue };
                let fits = word.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '.'));
                let name = before.trim().chars().all(char::is_alphanumeric) && !before.trim().is_empty();
                let by_macro = name && after.trim_start().starts_with('{');
                let by_hand = before.contains("const KIND: &'static str = ");
                if word.is_empty() || word.ends_with('.') {
                    continue;
                }
                if fits && word.contains('.') && (by_hand || by_macro) {
                    found.insert(word.to_owned());
                } else if fits && in_authorizations && by_macro {
                    found.insert(format!("authorizations.{word}"));
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found.remove("test.odd");
    found
}

#[test]
fn no_letter_is_without_a_sample() {
    let declared = declared();
    assert!(declared.len() > 100, "only {} letters were found", declared.len());
    let shown: BTreeSet<String> = kinds().into_iter().map(str::to_owned).collect();
    let missing: Vec<_> = declared.symmetric_difference(&shown).collect();
    assert!(missing.is_empty(), "declared or shown alone: {missing:?}");
}

#[test]
fn what_is_taken_back_exists() {
    let kinds = kinds();
    let named = OVERTAKES.iter().flat_map(|(newer, older)| std::iter::once(newer).chain(older.iter()));
    let unknown: Vec<_> =
        named.chain(AWAITS.iter().map(|(kind, _, _)| kind)).filter(|kind| !kinds.contains(**kind)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    let newer: BTreeSet<_> = OVERTAKES.iter().map(|(newer, _)| newer).collect();
    assert_eq!(newer.len(), OVERTAKES.len(), "a letter stands twice");
}

/// The steps of section 7 of the domain, whom they tell, and by which letter.
const TOLD: &[(&str, &str, &str)] = &[
    ("submit", "partner", "requests.receipt"),
    ("submit", "secretariat", "requests.arrived"),
    ("submit", "named sponsor", "opinions.asked"),
    ("recall", "secretariat", "requests.recalled"),
    ("return", "partner", "requests.returned"),
    ("return", "partner again", "requests.reminder"),
    ("resubmit", "secretariat", "requests.arrived"),
    ("lapse", "partner", "requests.lapsed"),
    ("lapse of a deferral", "partner, members", "decisions.lapsed"),
    ("close as not required", "partner", "requests.not_required"),
    ("refer", "partner", "requests.referred"),
    ("close as not required, refer", "members", "requests.closed_for_members"),
    ("undo routing", "partner", "requests.routing_undone"),
    ("accept", "screener", "screening.to_do"),
    ("accept", "partner", "requests.accepted"),
    ("open review", "members", "reviews.open"),
    ("open review", "members again", "reviews.reminder"),
    ("change track", "members", "reviews.track_changed"),
    ("ask for change", "partner", "requests.change_asked"),
    ("ask for change", "members", "requests.change_asked_for_members"),
    ("revise", "members, screener", "requests.revised"),
    ("open deliberation", "members", "reviews.deliberation_open"),
    ("reopen review", "members", "reviews.confirm"),
    ("recommend", "officer", "decisions.ready_to_decide"),
    ("recommend", "focal point", "decisions.recommended_note"),
    ("send back", "chair, members", "decisions.sent_back"),
    ("decide", "partner", "decisions.authorization"),
    ("decide", "partner", "decisions.decline"),
    ("decide", "chair, members", "decisions.decided"),
    ("decide", "focal point", "decisions.decided_note"),
    ("defer", "partner", "decisions.deferred_to_partner"),
    ("defer", "chair", "decisions.deferred"),
    ("withdraw", "staff, members", "requests.withdrawn"),
    ("hold", "chair", "screening.hold_opened"),
    ("hold", "members", "screening.hold_paused"),
    ("hold", "partner", "screening.hold_partner"),
    ("release", "chair, members", "screening.released"),
    ("release", "partner", "screening.released_partner"),
    ("exclude", "partner", "screening.excluded_partner"),
    ("exclude", "focal point", "screening.excluded_note"),
    ("reconsideration", "partner", "reconsiderations.receipt"),
    ("reconsideration", "chair, secretariat, focal point", "reconsiderations.asked"),
    ("reconsideration answered", "partner", "reconsiderations.answered"),
    ("reconsideration answered", "chair, secretariat, focal point", "reconsiderations.answered_note"),
    ("accept an authorization", "secretariat", "authorizations.accepted"),
    ("refuse it", "officer, secretariat", "authorizations.refused"),
    ("it lapses", "partner", "authorizations.lapsed"),
    ("it lapses", "secretariat", "authorizations.lapsed_note"),
    ("activate", "partner", "authorizations.in_force"),
    ("suspend", "partner", "authorizations.suspended"),
    ("suspend", "focal point, chair", "authorizations.suspended_note"),
    ("reinstate", "partner", "authorizations.reinstated"),
    ("reinstate", "focal point", "authorizations.reinstated_note"),
    ("revoke", "partner", "authorizations.revoked"),
    ("revoke", "focal point, chair", "authorizations.revoked_note"),
    ("give up", "officer", "authorizations.given_up"),
    ("expire", "partner", "authorizations.expired"),
    ("60, 30, 7 days before the end", "partner", "authorizations.ends_soon"),
    ("a matter is received", "reporter", "matters.receipt"),
    ("a matter is received", "secretariat", "matters.received"),
    ("a matter is in dialogue", "organization", "matters.asked"),
    ("a matter ends", "reporter", "matters.outcome"),
    ("a matter ends", "organization", "matters.resolved"),
];

#[test]
fn every_step_that_tells_somebody_has_its_letter() {
    let kinds = kinds();
    let missing: Vec<_> = TOLD.iter().filter(|(_, _, letter)| !kinds.contains(letter)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

db_tests! {
    async fn an_administrator_reads_every_letter(db) {
        let app = TestApp::start(db).await;
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        let list = admin.get("/admin/letters").await;
        let paths: BTreeSet<String> = list
            .links
            .iter()
            .filter(|link| link.href.starts_with("/admin/letters/"))
            .map(|link| link.href.clone())
            .collect();
        assert_eq!(paths.len(), kinds().len(), "{paths:?}");
        for path in ["/admin/letters/decisions.authorization", "/admin/letters/accounts.reset"] {
            assert!(paths.contains(path), "{paths:?}");
        }
        let page = admin.get("/admin/letters/requests.arrived").await;
        assert!(page.has_text("New request 2026-0117"), "{page:?}");
        assert!(page.texts("pre").concat().contains("A request has arrived"), "{page:?}");
        let frame = page.attribute("iframe", "src").unwrap();
        assert_eq!(page.attribute("iframe", "sandbox").as_deref(), Some(""));
        let html = admin.ask(&frame).await;
        let policy = html.headers.get("content-security-policy").unwrap().to_str().unwrap();
        assert!(policy.starts_with("sandbox; default-src 'none'"), "{policy}");
        assert!(String::from_utf8_lossy(&html.body).contains("Fundación Escuelas Rurales"));
        let second = admin.get("/admin/letters/requests.arrived?example=2").await;
        assert!(second.has_text("was sent again"), "{second:?}");
        for odd in ["requests.nothing", "requests.arrived?example=9", "requests.arrived/requests.nothing"] {
            assert_eq!(admin.ask(&format!("/admin/letters/{odd}")).await.status, 404, "{odd}");
        }
        app.finish().await;
    }
}
