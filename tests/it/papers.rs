//! Papers: read by the programs that others read them with. The sheets stand in `papers/`; what
//! they come to as an outline stands beside the snapshots.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use imprimatur::decisions::Ruling;
use imprimatur::error::Error;
use imprimatur::guidelines::ReasonCode;
use imprimatur::notices::paper::{Block, Press, Sheet};
use sha2::Digest;

use crate::support::app::{Person, TestApp};
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{in_deliberation, proposal};
use crate::support::companion::{left_out, scratch};
use crate::support::databases::db_tests;

const SHEETS: [&str; 4] = ["hard-en", "hard-ar", "hard-ru", "hostile"];
const CJK: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

fn sheet(name: &str) -> Sheet {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/papers/{name}.json"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// What a person typed goes through the same door as in the product.
fn set(name: &str) -> Vec<u8> {
    Press::new(None).unwrap().set(&sheet(name)).unwrap()
}

fn kept(bytes: &[u8]) -> tempfile::TempPath {
    let mut file = tempfile::Builder::new().suffix(".pdf").tempfile_in(scratch()).unwrap();
    file.write_all(bytes).unwrap();
    file.into_temp_path()
}

/// What a program says of a file; none where the program is missing, which is said once.
fn ask(program: &str, arguments: &[&str], file: &Path) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).arg(file);
    if program == "pdftotext" {
        command.arg("-");
    }
    match command.output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{program} {arguments:?}: {said}{errors}");
            // Poppler 22 knows this entry of PDF 1.7 as a name only.
            let errors: Vec<&str> = errors.lines().filter(|line| !line.contains("Suspects object")).collect();
            assert!(errors.is_empty(), "{program} {arguments:?}: {errors:?}");
            Some(said)
        }
        Err(error) => {
            left_out(
                "reading papers",
                &format!("{program} cannot be run: {error}; Debian: qpdf, poppler-utils"),
            );
            None
        }
    }
}

/// The words in this order, each after the one before; spaces and line ends count alike.
fn reads(text: &str, words: &[&str]) {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = flat(text);
    let mut rest = text.as_str();
    for word in words {
        let word = flat(word);
        let Some((_, after)) = rest.split_once(&word) else { panic!("“{word}” is not next in: {text}") };
        rest = after;
    }
}

#[test]
fn other_programs_find_nothing_wrong_and_the_outline_is_whole() {
    for name in SHEETS {
        let bytes = set(name);
        let file = kept(&bytes);
        if let Some(said) = ask("qpdf", &["--check"], &file) {
            assert!(said.contains("No syntax or stream encoding errors"), "{name}: {said}");
        }
        let Some(about) = ask("pdfinfo", &[], &file) else { continue };
        assert!(about.contains("Tagged:          yes"), "{name}: {about}");
        for words in
            ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "/DisplayDocTitle true"]
        {
            assert!(is_in_objects(&file, words), "{name} lacks {words}");
        }
        if name == "hostile" {
            continue;
        }
        assert!(about.contains(&sheet(name).title), "{name}: {about}");
        let language = format!("/Lang ({})", sheet(name).language);
        assert!(is_in_objects(&file, &language), "{name}: {language}");
        if let Some(outline) = ask("pdfinfo", &["-struct-text"], &file) {
            // Of words from right to left poppler 22 gives back only a part; pdftotext reads them all, see below.
            let shown = |line: &&str| !line.contains("Object ") && (name != "hard-ar" || !line.contains('"'));
            let outline: Vec<&str> = outline.lines().filter(shown).collect();
            insta::assert_snapshot!(format!("outline_{name}"), outline.join("\n"));
        }
    }
    let alt = "QR picture that opens the page that proves the authorization";
    assert!(is_in_objects(&kept(&set("hard-en")), alt), "the picture is said in words");
}

/// Whether the file says so once its objects are unpacked.
fn is_in_objects(file: &Path, words: &str) -> bool {
    let out = file.with_extension("qdf");
    if ask("qpdf", &["--check"], file).is_none() {
        return true;
    }
    let done = Command::new("qpdf").args(["--qdf", "--object-streams=disable"]).arg(file).arg(&out).status();
    done.is_ok() && std::fs::read(&out).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(words))
}

#[test]
fn every_language_is_read_in_its_order() {
    let text = |name: &str| ask("pdftotext", &["-enc", "UTF-8"], &kept(&set(name)));
    if let Some(text) = text("hard-en") {
        reads(
            &text,
            &[
                "Number",
                "D-2026-0042",
                "María José Fernández-Ibáñez de la Serna",
                "Dear María",
                "What you may use",
                "Libros sobre ruedas apoya los Objetivos",
                "أهداف التنمية المستدامة",
                "Программа «Книги на колёсах» поддерживает",
                "Το πρόγραμμα «Βιβλία με ρόδες» στηρίζει",
                "1.",
                "limited to the purpose",
                "2.",
                "Each printed copy",
                "7K3M-Q2XW-T9PD",
                "Signature block",
            ],
        );
        assert!(
            text.contains("Page 2 of ")
                && text.replace('\u{a0}', " ").contains("D-2026-0042 · 24 November 2026"),
            "{text}"
        );
    }
    if let Some(text) = text("hard-ru") {
        reads(
            &text,
            &[
                "Отказ по делу 2026-0119",
                "Екатерина Владимировна",
                "Почему отказано",
                "Знак стоял бы на товаре",
            ],
        );
    }
    if let Some(text) = text("hard-ar") {
        reads(
            &text,
            &["إذن باستعمال الشعار", "السيدة ليلى بنت يوسف الحسني", "الشروط", "يقتصر الاستعمال على الغرض"],
        );
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    for name in SHEETS {
        let first = set(name);
        assert!(first == set(name), "{name} differs from press to press");
        let press = Press::new(None).unwrap();
        let others: Vec<Vec<u8>> = std::thread::scope(|threads| {
            let all: Vec<_> = (0..2).map(|_| threads.spawn(|| press.set(&sheet(name)).unwrap())).collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(others.iter().all(|other| *other == first), "{name} differs from thread to thread");
    }
}

#[test]
fn a_hostile_name_adds_no_link_and_turns_nothing() {
    let file = kept(&set("hostile"));
    if let Some(links) = ask("pdfinfo", &["-url"], &file) {
        let addresses: Vec<&str> = links.split_whitespace().filter(|word| word.contains("://")).collect();
        assert!(!addresses.is_empty());
        assert!(addresses.iter().all(|one| *one == "https://imprimatur.example/requests/118"), "{links}");
    }
    if let Some(text) = ask("pdftotext", &["-enc", "UTF-8"], &file) {
        assert!(text.contains("EVIL") && !text.contains("LIVE"), "the override turns nothing");
        assert!(!text.contains('\u{202e}') && !text.contains('\0'));
        reads(&text, &["Page 1 of", "Open your request", "Signature block"]);
    }
}

#[test]
fn chinese_needs_a_font_and_says_so() {
    let refused = Press::new(None).unwrap().set(&sheet("hard-zh")).unwrap_err();
    assert!(matches!(&refused, Error::Refused(why) if why.to_string().contains("--cjk-font")), "{refused}");
    let mut english = sheet("hard-ru");
    english.blocks.push(Block::Text("中".into()));
    assert!(matches!(Press::new(None).unwrap().set(&english), Err(Error::Refused(_))));
    let no_font = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    assert!(Press::new(Some(&no_font)).err().unwrap().contains("is no font"));
    let font = PathBuf::from(CJK);
    if !font.exists() {
        return left_out("Chinese papers", "no NotoSansCJK-Regular.ttc; Debian: fonts-noto-cjk");
    }
    let bytes = Press::new(Some(&font)).unwrap().set(&sheet("hard-zh")).unwrap();
    if let Some(text) = ask("pdftotext", &["-enc", "UTF-8"], &kept(&bytes)) {
        reads(
            &text,
            &["关于使用标志的授权", "中美洲乡村学校基金会", "条件", "不得暗示联合国认可持有人的产品。"],
        );
    }
}

/// The file behind a path, which must be a PDF.
async fn fetched(person: &Person, path: &str) -> Vec<u8> {
    let answer = person.ask(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", String::from_utf8_lossy(&answer.body));
    assert_eq!(answer.headers.get("content-type").unwrap(), "application/pdf", "{path}");
    assert!(answer.body.starts_with(b"%PDF-1.7"), "{path}");
    answer.body
}

db_tests! {
    async fn an_authorization_is_a_paper_with_a_hash_that_stays(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let own = format!("/requests/{}/letter.pdf", case.id);
        let paper = fetched(&case.partner, &own).await;
        assert!(fetched(&case.officer, &format!("/cases/{}/decision/letter.pdf", case.id)).await == paper);
        assert_eq!(case.partner.ask(&format!("/cases/{}/decision/letter.pdf", case.id)).await.status, 404);
        let page = case.partner.get(&format!("/requests/{}/letter", case.id)).await;
        assert!(page.has_text(&hex::encode(sha2::Sha256::digest(&paper))), "{page:?}");
        if let Some(text) = ask("pdftotext", &["-enc", "UTF-8"], &kept(&paper)) {
            reads(&text, &["Authorization", "Dear", "What you may use", "Conditions", "Signature block"]);
        }
        let copy = fetched(&case.partner, &format!("/requests/{}/copy.pdf", case.id)).await;
        assert!(fetched(&case.officer, &format!("/cases/{}/copy.pdf", case.id)).await == copy);
        assert_eq!(imprimatur::decisions::prints::run(&app.data).await.unwrap(), 0, "it is set once");
        app.finish().await;
    }

    async fn a_decline_is_a_paper_too_once_it_has_gone_out(db) {
        let app = TestApp::start(db).await;
        let case = in_deliberation(&app).await;
        let own = format!("/requests/{}/letter.pdf", case.id);
        case.recommend(proposal()).await.unwrap();
        let ruling = Ruling {
            reason_codes: vec![ReasonCode::EndorsementImplied],
            could_change: "Leave out the second poster.".into(),
            departing_reasons: "The second poster endorses.".into(),
            release_seconds: 600,
            ..case.ruling(true).await
        };
        case.decide(&case.officer, &ruling).await.unwrap();
        assert_eq!(case.partner.ask(&own).await.status, 404, "a sealed decision is not known");
        app.clock.advance(601);
        app.sweep().await;
        assert_eq!(imprimatur::decisions::prints::run(&app.data).await.unwrap(), 1, "set by itself");
        let paper = fetched(&case.partner, &own).await;
        if let Some(text) = ask("pdftotext", &["-enc", "UTF-8"], &kept(&paper)) {
            reads(&text, &["Dear", "What could change", "Leave out the second poster.", "Signature block"]);
        }
        app.finish().await;
    }

    async fn the_register_gives_an_extract(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let row = case.authorization().await;
        let anybody = app.visitor();
        let by_number = fetched(&anybody, &format!("/register/{}.pdf", row.number)).await;
        let by_code = fetched(&anybody, &format!("/register/{}.pdf", row.code)).await;
        assert_eq!(anybody.ask("/register/A-1999-0001.pdf").await.status, 404);
        for (paper, path) in [(by_number, format!("/register/{}", row.number)), (by_code, format!("/verify/{}", row.code))] {
            if let Some(links) = ask("pdfinfo", &["-url"], &kept(&paper)) {
                assert!(links.contains(&path), "{links}");
            }
        }
        let page = anybody.get(&format!("/verify/{}", row.code)).await;
        assert!(page.links.iter().any(|link| link.href == format!("/register/{}.pdf", row.code)));
        app.finish().await;
    }
}
