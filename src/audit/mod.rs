//! The event log: one row for every change, one chain a subject. A row carries the hash of the row before
//! it, so that nothing can be changed or left out unseen (invariant I8).

mod chain;
pub mod invariants;
mod store;

use chrono::NaiveDateTime;
use serde::Serialize;
use serde_json::{Map, Value};

pub use chain::hash_of;
pub use store::{EventRow, actions_of, append, erase_personal, personal_values};

use crate::db::ids::AccountId;
use crate::text_enum;

text_enum! {
    /// What a chain is about.
    pub enum SubjectKind {
        /// A person's account.
        Account = "account",
        /// An organization.
        Organization = "organization",
        /// A request and all that is written in its case.
        Request = "request",
        /// An authorization.
        Authorization = "authorization",
        /// A lesson.
        Lesson = "lesson",
        /// The office's settings.
        Settings = "settings",
        /// A list that names are looked up in.
        List = "list",
        /// An integrity matter.
        Matter = "matter",
        /// A version set of the rules.
        RuleSet = "rule_set",
    }
}

/// One subject: its kind and its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// What it is.
    pub kind: SubjectKind,
    /// Its id.
    pub id: i64,
}

/// One thing that happened, to be written into the chain of its subject.
#[derive(Debug, Clone)]
pub struct Event {
    /// What it happened to.
    pub subject: Subject,
    /// The verb, as `concept.verb`: `requests.submit`.
    pub action: &'static str,
    /// Who did it; nobody for what the system does by itself.
    pub actor: Option<AccountId>,
    /// What stood before, as far as it changed.
    pub before: Value,
    /// What stands now.
    pub after: Value,
    /// Personal values by field: they enter `after` as a salted hash only and can be erased later.
    pub personal: Vec<(&'static str, String)>,
}

impl Event {
    /// Starts an event: subject, verb, actor.
    pub fn new(kind: SubjectKind, id: i64, action: &'static str, actor: Option<AccountId>) -> Self {
        Self {
            subject: Subject { kind, id },
            action,
            actor,
            before: Value::Object(Map::new()),
            after: Value::Object(Map::new()),
            personal: Vec::new(),
        }
    }

    /// Adds what stood before under `field`.
    pub fn before(mut self, field: &str, value: impl Serialize) -> Self {
        set(&mut self.before, field, value);
        self
    }

    /// Adds what stands now under `field`.
    pub fn after(mut self, field: &str, value: impl Serialize) -> Self {
        set(&mut self.after, field, value);
        self
    }

    /// Adds a personal value (a name, an address): hashed in the chain, readable beside it until erased.
    pub fn personal(mut self, field: &'static str, value: impl Into<String>) -> Self {
        self.personal.push((field, value.into()));
        self
    }
}

fn set(object: &mut Value, field: &str, value: impl Serialize) {
    if let (Value::Object(map), Ok(value)) = (object, serde_json::to_value(value)) {
        map.insert(field.to_owned(), value);
    }
}

/// What the hash of a row covers.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    /// The chain.
    pub subject: Subject,
    /// Place in the chain, from 1.
    pub seq: i64,
    /// The verb.
    pub action: &'a str,
    /// Who.
    pub actor: Option<AccountId>,
    /// When, UTC.
    pub at: NaiveDateTime,
    /// Before, canonical JSON.
    pub before: &'a str,
    /// After, canonical JSON.
    pub after: &'a str,
    /// Hash of the row before; empty for the first.
    pub previous: &'a str,
}
