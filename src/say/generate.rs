//! From the words of `locales/` to Rust functions. Compiled into the build script and, for its tests, into the
//! crate; therefore nothing here uses the rest of the crate.
//!
//! A file `locales/en/<module>.ftl` becomes a module of one function per message.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use super::read::{Kind, Message, read_language};

/// Every language the program knows, by the name of its folder and of its variant in `Language`.
const LANGUAGES: [(&str, &str); 6] =
    [("en", "En"), ("fr", "Fr"), ("es", "Es"), ("ru", "Ru"), ("ar", "Ar"), ("zh", "Zh")];

const KEYWORDS: [&str; 52] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The Rust code for all the words below `locales`, or every problem found in them.
pub fn generate(locales: &Path) -> Result<String, Vec<String>> {
    let english = read_language(&locales.join("en"), None)?;
    let mut code = String::new();
    let mut bare = Vec::new();
    for (module, messages) in &english {
        let _ = writeln!(code, "#[allow(clippy::too_many_arguments)]\npub mod {} {{", rust_name(module));
        let _ = writeln!(code, "//! The words of `locales/en/{module}.ftl`.");
        for message in messages {
            write_function(&mut code, module, message);
            if message.arguments.is_empty() && !message.is_markup() {
                bare.push((module.as_str(), message.id.as_str()));
            }
        }
        code.push_str("}\n");
    }
    bare.sort_unstable();
    let _ = writeln!(code, "static BARE: &[(&str, &str)] = &{bare:?};");

    // Sorted by folder and module: the runtime finds its source by binary search.
    let mut sources = BTreeMap::new();
    for (folder, variant) in LANGUAGES {
        let directory = locales.join(folder);
        if directory.is_dir() {
            let words = read_language(&directory, (folder != "en").then_some(&english))?;
            sources.extend(words.into_keys().map(|module| ((folder, module), variant)));
        }
    }
    let _ = writeln!(code, "static SOURCES: [crate::say::bundles::Source; {}] = [", sources.len());
    for ((folder, module), variant) in sources {
        let _ = writeln!(
            code,
            "crate::say::bundles::Source::new(crate::say::Language::{variant}, {folder:?}, {module:?}, \
             include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/locales/{folder}/{module}.ftl\"))),"
        );
    }
    code.push_str("];\n");
    Ok(code)
}

fn write_function(code: &mut String, module: &str, message: &Message) {
    let mut parameters = String::new();
    let mut values = String::new();
    for (argument, kind) in &message.arguments {
        let name = rust_name(argument);
        let (parameter, value) = kind.code(&name);
        let _ = write!(parameters, "{name}: {parameter}, ");
        let _ = write!(values, "({argument:?}, {value}), ");
    }
    let result = if message.is_markup() { "Html" } else { "Msg" };
    let _ = writeln!(
        code,
        "#[doc = {:?}]\npub fn {}({parameters}) -> crate::say::{result} {{ \
         crate::say::{result}::new({module:?}, {:?}, vec![{values}]) }}",
        format!("```text\n{}\n```", message.text),
        rust_name(&message.id),
        message.id,
    );
}

impl Kind {
    /// The parameter's type, and the expression that makes a value of the parameter `name`.
    fn code(self, name: &str) -> (&'static str, String) {
        let value = "crate::say::Value";
        match self {
            Self::Text | Self::Choice => ("impl ::std::fmt::Display", format!("{value}::text(&{name})")),
            Self::Number => (
                "impl crate::say::IntoNumber",
                format!("{value}::Number(crate::say::IntoNumber::into_number({name}))"),
            ),
            Self::Date => ("::chrono::NaiveDate", format!("{value}::Date({name})")),
            Self::Weekday => ("::chrono::NaiveDate", format!("{value}::Weekday({name})")),
            Self::DateTime => ("::chrono::NaiveDateTime", format!("{value}::DateTime({name})")),
            Self::Link => ("impl ::std::fmt::Display", format!("{value}::link(&{name})")),
        }
    }
}

fn rust_name(name: &str) -> String {
    let name = name.replace('-', "_");
    if KEYWORDS.contains(&name.as_str()) { name + "_" } else { name }
}
