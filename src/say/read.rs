//! Reads Fluent files: messages with their typed arguments. Compiled into the build script like its neighbours.
//!
//! Arguments are typed by comment lines directly above their message (`# $count number`), text when nothing is said.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use fluent_syntax::ast::{Comment, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::{markup, variables};

/// What an argument is, and so how it is passed and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Anything that can be displayed; escaped and isolated in a message of markup.
    Text,
    /// A whole number, shown with separators; may select a plural form.
    Number,
    /// A date: 24 November 2026.
    Date,
    /// A date with its weekday: Tuesday 24 November 2026.
    Weekday,
    /// A date and time, given in UTC and shown in the display zone.
    DateTime,
    /// A word that selects a variant and is not shown.
    Choice,
    /// An address, only inside `href` of a message of markup.
    Link,
}

impl Kind {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "text" => Self::Text,
            "number" => Self::Number,
            "date" => Self::Date,
            "weekday" => Self::Weekday,
            "datetime" => Self::DateTime,
            "choice" => Self::Choice,
            "link" => Self::Link,
            _ => return None,
        })
    }
}

/// One message: its id, its arguments in the order of the function, and its text for the documentation.
#[derive(Debug)]
pub struct Message {
    pub id: String,
    pub arguments: Vec<(String, Kind)>,
    pub text: String,
}

impl Message {
    pub fn is_markup(&self) -> bool {
        self.id.ends_with("-html")
    }
}

/// The messages of each module of one language.
pub type Words = BTreeMap<String, Vec<Message>>;

/// Reads every `.ftl` file of a language. `english` gives the types of the arguments of any other language.
pub fn read_language(directory: &Path, english: Option<&Words>) -> Result<Words, Vec<String>> {
    let listed = fs::read_dir(directory).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
    let mut paths: Vec<_> = listed
        .map_err(|error| vec![format!("{}: {error}", directory.display())])?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .collect();
    paths.sort();
    let mut words = Words::new();
    let mut problems = Vec::new();
    for path in paths {
        let module = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        if !is_kebab(&module) {
            problems.push(format!("{}: the name must be kebab-case", path.display()));
            continue;
        }
        match fs::read_to_string(&path) {
            Ok(source) => match read_module(&source, english.and_then(|words| words.get(&module))) {
                Ok(messages) => drop(words.insert(module, messages)),
                Err(found) => {
                    problems.extend(found.into_iter().map(|found| format!("{}: {found}", path.display())))
                }
            },
            Err(error) => problems.push(format!("{}: {error}", path.display())),
        }
    }
    if problems.is_empty() { Ok(words) } else { Err(problems) }
}

/// Reads one file. Each problem names the message it was found in.
pub fn read_module(source: &str, english: Option<&Vec<Message>>) -> Result<Vec<Message>, Vec<String>> {
    let resource = parser::parse(source).map_err(|(_, errors)| {
        let line = |position| source.bytes().take(position).filter(|byte| *byte == b'\n').count() + 1;
        errors.iter().map(|error| format!("line {}: {error}", line(error.pos.start))).collect::<Vec<_>>()
    })?;
    let mut terms = BTreeMap::new();
    for entry in &resource.body {
        if let Entry::Term(term) = entry {
            terms.insert(term.id.name, &term.value);
        }
    }
    let mut messages = Vec::new();
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let id = message.id.name;
        let mut refuse = |problem: String| problems.push(format!("{id}: {problem}"));
        if !is_kebab(id) {
            refuse("the id must be kebab-case".into());
        }
        if !seen.insert(id) {
            refuse("the id is used twice".into());
        }
        if !message.attributes.is_empty() {
            refuse("attributes are not supported".into());
        }
        let Some(pattern) = &message.value else {
            continue;
        };
        let mut used = Vec::new();
        if let Err(problem) = variables::collect(pattern, &terms, &mut used) {
            refuse(problem);
        }
        let arguments = match english {
            None => match typed_arguments(message.comment.as_ref(), &used) {
                Ok(arguments) => arguments,
                Err(problem) => {
                    refuse(problem);
                    continue;
                }
            },
            Some(english) => {
                let known = english
                    .iter()
                    .find(|message| message.id == id)
                    .map(|message| message.arguments.as_slice());
                let kind = |name: &str| known.and_then(|known| known.iter().find(|(known, _)| known == name));
                used.iter()
                    .map(|name| (name.clone(), kind(name).map_or(Kind::Text, |(_, kind)| *kind)))
                    .collect()
            }
        };
        let message = Message { id: id.to_owned(), arguments, text: plain_text(pattern) };
        let checked = if message.is_markup() {
            markup::check(pattern, &message.arguments, &terms)
        } else if message.arguments.iter().any(|(_, kind)| *kind == Kind::Link) {
            Err("a link argument belongs in a message of markup (id ending in -html)".into())
        } else {
            Ok(())
        };
        if let Err(problem) = checked {
            refuse(problem);
        }
        messages.push(message);
    }
    if problems.is_empty() { Ok(messages) } else { Err(problems) }
}

/// The arguments in the order of their comment lines, then of their first use.
fn typed_arguments(comment: Option<&Comment<&str>>, used: &[String]) -> Result<Vec<(String, Kind)>, String> {
    let mut arguments: Vec<(String, Kind)> = Vec::new();
    for line in comment.map_or(&[][..], |comment| &comment.content) {
        let Some(declared) = line.trim().strip_prefix('$') else {
            continue;
        };
        let mut declared = declared.split_whitespace();
        let name = declared.next().unwrap_or_default().to_owned();
        let word = declared.next().unwrap_or("text").trim_end_matches([':', ',', '.', ';']);
        let kind = Kind::parse(word).ok_or_else(|| format!("unknown type \"{word}\" of ${name}"))?;
        if !used.contains(&name) {
            return Err(format!("${name} has a type but is not used"));
        }
        if arguments.iter().any(|(known, _)| *known == name) {
            return Err(format!("${name} is typed twice"));
        }
        arguments.push((name, kind));
    }
    for name in used {
        if !arguments.iter().any(|(known, _)| known == name) {
            arguments.push((name.clone(), Kind::Text));
        }
    }
    Ok(arguments)
}

/// The words as a reader of the documentation wants them: placeholders by name, of a selection every variant.
fn plain_text(pattern: &Pattern<&str>) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                let variants: Vec<_> = variants.iter().map(|variant| plain_text(&variant.value)).collect();
                text.push_str(&format!("({})", variants.join(" | ")));
            }
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::VariableReference { id } => text.push_str(&format!("{{ ${} }}", id.name)),
                InlineExpression::StringLiteral { value } => text.push_str(value),
                InlineExpression::TermReference { id, .. } => text.push_str(&format!("{{ -{} }}", id.name)),
                _ => text.push_str("{ }"),
            },
        }
    }
    text
}

fn is_kebab(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|each| each.is_ascii_lowercase() || each.is_ascii_digit() || each == '-')
}
