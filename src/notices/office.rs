//! The office: who writes, and from where. An administrator edits it; every change is a new row.

use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::store;
use crate::audit::{Event, SubjectKind};
use crate::db::ids::AccountId;
use crate::db::values::JsonText;
use crate::db::{Conn, Tx, portable};
use crate::error::Result;

/// The office's own settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Office {
    /// Name of the office, as letters sign.
    pub name: String,
    /// Postal address, lines.
    pub address: String,
    /// Where people write to with questions: shown on pages.
    pub contact_email: String,
    /// Telephone, may be empty.
    pub contact_phone: String,
    /// From address of letters.
    pub mail_from: String,
    /// Reply-To address of letters; empty for none.
    pub mail_reply_to: String,
    /// Time zone in which times are shown (IANA name).
    pub time_zone: String,
    /// Language for people who have not chosen one.
    pub language: String,
}

impl Default for Office {
    fn default() -> Self {
        Self {
            name: "Advisory Group Secretariat".into(),
            address: "Office address is not set yet".into(),
            contact_email: "office@imprimatur.example".into(),
            contact_phone: String::new(),
            mail_from: "no-reply@imprimatur.example".into(),
            mail_reply_to: "office@imprimatur.example".into(),
            time_zone: "UTC".into(),
            language: "en".into(),
        }
    }
}

/// The settings in force.
///
/// # Errors
/// When the database fails.
pub fn current(conn: &mut Conn) -> Result<Office> {
    store::latest_settings(conn)?.map_or_else(|| Ok(Office::default()), |data| data.to())
}

/// The settings as they were last read, and the count of public changes they were read at: every change of them raises
/// it, on whichever node it is made.
#[derive(Default)]
pub struct OfficeAtHand(Mutex<Option<(i64, Arc<Office>)>>);

impl OfficeAtHand {
    /// The count of public changes, and the settings in force; they are read only when something has changed.
    ///
    /// # Errors
    /// As [`current`].
    pub fn current(&self, conn: &mut Conn) -> Result<(i64, Arc<Office>)> {
        let changes = portable::public_changes(conn)?;
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, office)) = kept.filter(|(at, _)| *at == changes) {
            return Ok((changes, office));
        }
        let office = Arc::new(current(conn)?);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((changes, office.clone()));
        Ok((changes, office))
    }
}

/// Puts new settings in force; the old row stays.
///
/// # Errors
/// When the database fails.
pub fn change(tx: &mut Tx, by: AccountId, office: &Office) -> Result<()> {
    let before = current(tx.conn())?;
    store::add_settings(tx, by, &JsonText::of(office)?)?;
    tx.record(
        Event::new(SubjectKind::Settings, 0, "notices.change_office", Some(by))
            .before("office", before)
            .after("office", office),
    );
    Ok(())
}
