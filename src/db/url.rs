//! Where a database is: `sqlite:PATH` or `postgres://...`.

use std::path::PathBuf;

/// A database address that names its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Url {
    /// A file of the embedded database.
    Sqlite(PathBuf),
    /// A libpq address, as it was given.
    Postgres(String),
}

impl Url {
    /// Reads an address.
    ///
    /// # Errors
    /// One line that says what the address has to look like.
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() {
                return Err(
                    "the database address 'sqlite:' names no file; write sqlite:data/imprimatur.db".into()
                );
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err(format!(
            "the database address '{}' is neither sqlite:PATH nor postgres://USER@HOST/NAME",
            text.split('@').next_back().unwrap_or_default()
        ))
    }
}
