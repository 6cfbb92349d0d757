//! What can go wrong, and what a person then sees.
//!
//! The rule of 403 against 404: who may know that a thing exists but may not do this to it now is
//! **refused** with a reason they can read (403). Who may not know of the thing gets **hidden**: the same
//! 404 page as for an id that never was. Lost races are **conflicts** (409), a full queue is **busy** (503,
//! try again), wrong input is **invalid** (422, with every typed value kept by the page that asked).

use crate::say::Msg;

/// The result of everything that can be refused or fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was typed does not hold; one problem a field, in the order of the page (422).
    #[error("invalid input: {0}")]
    Invalid(Problems),
    /// Not allowed, or not now, with the reason in words (403).
    #[error("refused: {0}")]
    Refused(Msg),
    /// There is no such thing for this person (404).
    #[error("not found")]
    Hidden,
    /// Someone else was faster, or the page was old (409).
    #[error("conflict: {0}")]
    Conflict(Msg),
    /// Too much at once; the same again in a moment may do (503).
    #[error("busy")]
    Busy,
    /// Our fault; the text goes to the log only (500).
    #[error("internal: {0}")]
    Internal(String),
}

impl Error {
    /// Our own fault, told to the log.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }
}

/// The problems of one form: the field's name and what to say of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Problems(Vec<(String, Msg)>);

impl Problems {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a problem; a field keeps only its first.
    pub fn add(&mut self, field: impl Into<String>, message: Msg) {
        let field = field.into();
        if !self.0.iter().any(|(name, _)| *name == field) {
            self.0.push((field, message));
        }
    }

    /// Takes the value, or notes its problem and gives nothing.
    pub fn take<T>(&mut self, field: &str, value: std::result::Result<T, Msg>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(message) => {
                self.add(field, message);
                None
            }
        }
    }

    /// True when nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with one field.
    pub fn of(&self, field: &str) -> Option<&Msg> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, message)| message)
    }

    /// All of them, in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &(String, Msg)> {
        self.0.iter()
    }

    /// Fails with [`Error::Invalid`] when there is any.
    ///
    /// # Errors
    /// The problems themselves.
    pub fn into_result(self) -> Result<()> {
        if self.is_empty() { Ok(()) } else { Err(Error::Invalid(self)) }
    }
}

impl std::fmt::Display for Problems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (field, message) in &self.0 {
            write!(f, "{field}: {message}; ")?;
        }
        Ok(())
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind, Error as Diesel};
        match error {
            Diesel::NotFound => Self::Hidden,
            Diesel::DatabaseError(
                DatabaseErrorKind::UniqueViolation | DatabaseErrorKind::SerializationFailure,
                _,
            ) => Self::Conflict(crate::say::common::changed_meanwhile()),
            other => {
                let text = other.to_string();
                if text.contains("database is locked") || text.contains("deadlock detected") {
                    Self::Busy
                } else {
                    Self::Internal(text)
                }
            }
        }
    }
}

impl From<diesel::r2d2::PoolError> for Error {
    fn from(error: diesel::r2d2::PoolError) -> Self {
        tracing::warn!(%error, "no database connection was free in time");
        Self::Busy
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(format!("json: {error}"))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::internal(format!("file: {error}"))
    }
}
