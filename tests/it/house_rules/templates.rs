//! What a template may hold.

use super::{files, none, root};

/// Letters are read in mail programs, which know no stylesheet; every other page is under a
/// Content-Security-Policy that refuses what stands inline.
#[test]
fn templates_hold_no_inline_style_or_script() {
    let mut found = Vec::new();
    for path in files("templates", ".html") {
        let path_text = path.strip_prefix(root()).unwrap().display().to_string();
        if path_text.starts_with("templates/letters") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            if let Some(what) = inline(&line.to_ascii_lowercase()) {
                found.push(format!("{path_text}:{}: {what}", number + 1));
            }
        }
    }
    none("style and script come from static/", found);
}

/// What stands inline in this line of a template.
fn inline(line: &str) -> Option<&'static str> {
    let script = line.split("<script").skip(1).any(|rest| !rest.split('>').next().unwrap().contains("src="));
    let handler = line.split([' ', '\t', '\n']).any(|word| {
        let name = word.split('=').next().unwrap_or_default();
        word.contains('=')
            && name.len() > 3
            && name.starts_with("on")
            && name.bytes().all(|b| b.is_ascii_lowercase())
    });
    match () {
        () if line.contains("<style") => Some("<style>"),
        () if line.contains(" style=") => Some("style="),
        () if script => Some("<script> without src"),
        () if handler => Some("an on… attribute"),
        () if line.contains("javascript:") => Some("javascript:"),
        () => None,
    }
}

#[test]
fn inline_style_and_script_are_recognized() {
    for bad in [
        "<p style=\"color:red\">",
        "<style>",
        "<script>alert(1)</script>",
        "<a onclick=\"x()\">",
        "<body onload=x>",
        "<a href='javascript:x'>",
    ] {
        assert!(inline(bad).is_some(), "{bad}");
    }
    for good in [
        "<script src=\"/static/app.js\" defer></script>",
        "<link rel=stylesheet href=x>",
        "<p>the person on=off</p>",
        "<input name=\"one\" value=\"on\">",
        "{% let style = 1 %}",
    ] {
        assert_eq!(inline(good), None, "{good}");
    }
}
