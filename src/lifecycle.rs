//! What the lifecycle tables have in common: a row per action, the one function that reads them, and their print-out.
//!
//! What is not listed in a table is refused, with a reason that names what would have been allowed.

use crate::access::Role;
use crate::text_enum::TextEnum;

/// Where an action leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To<S: 'static> {
    /// Always to this state.
    State(S),
    /// The state stays as it is.
    Stays,
    /// To the state that was left when the present one was entered.
    Back,
}

/// One line of a lifecycle table.
#[derive(Clone, Copy, Debug)]
pub struct Row<A: 'static, S: 'static> {
    /// What is done.
    pub action: A,
    /// The states in which it may be done.
    pub from: &'static [S],
    /// The state afterwards.
    pub to: To<S>,
    /// The roles that may do it; empty when only the system does.
    pub who: &'static [Role],
    /// True when the system does it by itself, on a date or on an event.
    pub system: bool,
    /// The guard, in words, for the print-out.
    pub guard: &'static str,
}

/// Why a lifecycle says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal<A: 'static, S: 'static> {
    /// The action is not possible in this state.
    WrongState {
        /// What was asked.
        action: A,
        /// The state things are in.
        from: S,
        /// The states in which it would be possible.
        allowed: &'static [S],
    },
    /// The action leads back to an earlier state, and none that can be gone back to is known.
    NothingToGoBackTo {
        /// What was asked.
        action: A,
    },
}

/// The state after `action` in state `from`; `before` is the state that was left when `from` was entered, where the rows
/// of the table ask for it (`To::Back`).
///
/// # Errors
/// The action is not listed for this state, or leads back and `before` is `None`.
pub fn step<A, S>(table: &[Row<A, S>], action: A, from: S, before: Option<S>) -> Result<S, Refusal<A, S>>
where
    A: TextEnum + PartialEq,
    S: TextEnum + PartialEq,
{
    let row = table.iter().find(|row| row.action == action);
    match row {
        Some(row) if row.from.contains(&from) => match row.to {
            To::State(state) => Ok(state),
            To::Stays => Ok(from),
            To::Back => before.ok_or(Refusal::NothingToGoBackTo { action }),
        },
        other => Err(Refusal::WrongState { action, from, allowed: other.map_or(&[], |row| row.from) }),
    }
}

/// The whole table as plain text, one row a line: for a person who checks it against the rules, and for a snapshot.
pub fn print<A: TextEnum, S: TextEnum>(table: &[Row<A, S>]) -> String {
    let rows = table.iter().map(|row| {
        let to = match row.to {
            To::State(state) => state.as_str().to_owned(),
            To::Stays => "stays".to_owned(),
            To::Back => "where it was".to_owned(),
        };
        vec![
            row.action.as_str().to_owned(),
            words(row.from),
            to,
            who(row.who, row.system),
            row.guard.to_owned(),
        ]
    });
    text_table(&["action", "from", "to", "who", "guard"], rows)
}

/// The words of some states or roles, separated by commas.
pub fn words<T: TextEnum>(of: &[T]) -> String {
    of.iter().map(TextEnum::as_str).collect::<Vec<_>>().join(", ")
}

/// Who may act, in words.
pub fn who(roles: &[Role], system: bool) -> String {
    let mut all: Vec<&str> = roles.iter().map(TextEnum::as_str).collect();
    if system {
        all.push("system");
    }
    all.join(", ")
}

/// Rows under a header, columns aligned by spaces, each line trimmed at its end.
pub fn text_table(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut lines: Vec<Vec<String>> = vec![header.iter().map(|cell| (*cell).to_owned()).collect()];
    lines.extend(rows);
    let widths: Vec<usize> = (0..header.len())
        .map(|column| {
            lines
                .iter()
                .filter_map(|line| line.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for line in &lines {
        let cells: Vec<String> =
            line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}", width = *width)).collect();
        text.push_str(cells.join(" | ").trim_end());
        text.push('\n');
    }
    text
}
