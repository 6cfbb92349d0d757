use super::{COLUMNS, Cells, read, understand};
use crate::guidelines::{Mark, Reference};

const LINE: [(&str, &str); 22] = [
    ("reference", "LEG/2024/17"),
    ("granted_on", "2024-02-20"),
    ("organization", "Åse Vand A/S"),
    ("country", "DK"),
    ("registration_number", "12 34 56"),
    ("organization_type", "company"),
    ("sector", "c"),
    ("contact_name", "Ada Holm"),
    ("contact_email", "ada@vand.example"),
    ("signed_name", "Bo Holm"),
    ("signed_title", "Director"),
    ("marks", "UN_NAME"),
    ("use_type", "informational"),
    ("activity", "Water week, ask ada@vand.example"),
    ("purpose", "To tell how water is kept safe."),
    ("wording", "In support of the United Nations"),
    ("territory", "Denmark; SE"),
    ("media", "print;web"),
    ("goals", "sdg6"),
    ("starts_on", "2024-03-01"),
    ("ends_on", "2027-03-01"),
    ("register", "yes"),
];

fn cells(changes: &[(&str, &str)]) -> Cells {
    let mut cells: Cells = LINE.iter().map(|(column, cell)| ((*column).into(), (*cell).into())).collect();
    for (column, cell) in changes {
        cells.insert((*column).into(), (*cell).into());
    }
    cells.retain(|_, cell| !cell.is_empty());
    cells
}

fn file(delimiter: char, rows: &[Cells]) -> String {
    let joint = delimiter.to_string();
    let mut text = format!("\u{feff}{}\r\n", COLUMNS.join(&joint));
    for row in rows {
        let quoted = COLUMNS.map(|column| {
            format!("\"{}\"", row.get(column).map(String::as_str).unwrap_or_default().replace('"', "\"\""))
        });
        text += &format!("{}\r\n", quoted.join(&joint));
    }
    text
}

#[test]
fn a_line_is_read_as_it_was_written() {
    let all = Reference::seeded().unwrap();
    for delimiter in [',', ';'] {
        let lines = read(file(delimiter, &[cells(&[]), Cells::new(), cells(&[])]).as_bytes()).unwrap();
        assert_eq!(lines, [cells(&[]), cells(&[])], "a line without cells is none");
    }
    let granted = understand(all, &cells(&[])).unwrap();
    assert_eq!(granted.terms.marks, [Mark::UnName]);
    assert_eq!(
        (granted.terms.territory.as_slice(), &*granted.profile.country),
        (["DK".to_owned(), "SE".into()].as_slice(), "DK")
    );
    assert_eq!(granted.answers.many("territory"), ["208", "752"]);
    assert_eq!(granted.terms.goals, ["SDG6"]);
    assert!(granted.terms.in_register && granted.terms.conditions.is_empty());
}

#[test]
fn what_is_wrong_is_named_by_column() {
    let all = Reference::seeded().unwrap();
    for (column, cell) in [
        ("reference", ""),
        ("granted_on", "20.2.2024"),
        ("country", "Atlantis"),
        ("organization_type", "club"),
        ("marks", "UN_NAME;MOON"),
        ("use_type", ""),
        ("territory", "DK;Atlantis"),
        ("media", "skywriting"),
        ("goals", "SDG99"),
        ("ends_on", "2024-03-01"),
        ("register", "perhaps"),
        ("signed_name", ""),
    ] {
        let problems = understand(all, &cells(&[(column, cell)])).unwrap_err();
        let columns: Vec<&str> = problems.iter().map(|(column, _)| column.as_str()).collect();
        assert_eq!(columns, [column], "{cell}");
    }
}

#[test]
fn conditions_are_clauses_with_or_without_a_code() {
    let all = Reference::seeded().unwrap();
    let of = |text: &str| understand(all, &cells(&[("conditions", text)])).map(|one| one.terms.conditions);
    let read = of("K06 | k05: Only the poster of annex 2 | Copies go to the library").unwrap();
    let codes: Vec<&str> = read.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["K06", "K05", "K00"]);
    assert!(!read[0].text.is_empty() && read[1].text == "Only the poster of annex 2");
    let with_place = all
        .conditions
        .iter()
        .find(|one| one.text.say("en").text.contains('{'))
        .expect("a condition with a place to fill");
    assert!(of(&with_place.code).is_err(), "what stands on paper must be written");
}

#[test]
fn a_file_that_is_none_says_why() {
    let good = file(',', &[cells(&[])]);
    assert!(read(&[0xff, 0xfe, 0x00]).is_err());
    assert!(read(b"").is_err() && read(b"reference\nx\n").is_err());
    assert!(read(good.replacen("reference", "refrence", 1).as_bytes()).is_err());
    assert!(read(good.replacen("registration_number", "reference", 1).as_bytes()).is_err());
    assert!(read(format!("{good}one,two\r\n").as_bytes()).is_err());
    assert!(read(file(',', &vec![cells(&[]); super::MOST_LINES + 1]).as_bytes()).is_err());
    assert_eq!(
        read(file(',', &vec![cells(&[]); super::MOST_LINES]).as_bytes()).unwrap().len(),
        super::MOST_LINES
    );
}
