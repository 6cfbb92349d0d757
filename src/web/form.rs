//! What a form sent: fields in their order, cleaned at the edge.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::signed_in::Known;
use crate::error::{Error, Result};

/// Largest form, bytes. A member's whole scorecard fits twenty times.
pub const LARGEST: usize = 512 * 1024;
/// Most fields in one form.
const MOST_FIELDS: usize = 2000;

/// The fields of a form. The session's token has been checked and taken out, and the once-key as well.
#[derive(Debug, Clone, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
    once: Option<String>,
    hash: String,
}

impl Form {
    /// Reads a body, without a check of tokens.
    ///
    /// # Errors
    /// Refused when it is no form, holds control characters or has too many fields.
    pub fn parse(body: &[u8]) -> Result<Self> {
        let raw: Vec<(String, String)> = serde_html_form::from_bytes(body)
            .map_err(|_| Error::Refused(crate::say::common::not_understood()))?;
        Self::from_fields(raw)
    }

    /// Takes fields that were read elsewhere (a multipart body) and cleans them.
    ///
    /// # Errors
    /// As [`Form::parse`].
    pub fn from_fields(raw: Vec<(String, String)>) -> Result<Self> {
        if raw.len() > MOST_FIELDS {
            return Err(Error::Refused(crate::say::common::not_understood()));
        }
        let mut form = Self::default();
        let mut sha = Sha256::new();
        for (name, value) in raw {
            if name == "_token" {
                form.fields.push((name, value));
                continue;
            }
            if name == "_once" {
                form.once = Some(value);
                continue;
            }
            sha.update((name.len() as u64).to_be_bytes());
            sha.update(&name);
            sha.update((value.len() as u64).to_be_bytes());
            sha.update(&value);
            let value = clean(&value)?;
            form.fields.push((name, value));
        }
        form.hash = hex::encode(sha.finalize());
        Ok(form)
    }

    /// Fails unless the form carries the token of the session.
    ///
    /// # Errors
    /// A conflict that tells what to do: the page was open since an earlier sign-in.
    pub fn check_token(&mut self, expected: &str) -> Result<()> {
        let given = self.take("_token").unwrap_or_default();
        if crate::accounts::tokens::same(given.as_bytes(), expected.as_bytes()) {
            Ok(())
        } else {
            Err(Error::Conflict(crate::say::common::page_from_earlier_sign_in()))
        }
    }

    fn take(&mut self, name: &str) -> Option<String> {
        let place = self.fields.iter().position(|(field, _)| field == name)?;
        Some(self.fields.remove(place).1)
    }

    /// The first value of a field, without white space at its ends; empty when it is not there.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The first value of a field exactly as typed (passwords).
    pub fn raw(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
    }

    /// All values of a field, without the empty ones.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.fields
            .iter()
            .filter(|(field, value)| field == name && !value.trim().is_empty())
            .map(|(_, value)| value.trim().to_owned())
            .collect()
    }

    /// True when the field was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// True when a box was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        matches!(self.text(name), "yes" | "on" | "true" | "1")
    }

    /// A value that has its own way of being read; none when empty or not readable.
    pub fn value<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).parse().ok()
    }

    /// All fields in their order.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// Fails when the form holds a field that is not one of these. A name that ends in `*` stands for all
    /// that begin so.
    ///
    /// # Errors
    /// Refused.
    pub fn only(&self, names: &[&str]) -> Result<()> {
        let known = |field: &str| {
            names.iter().any(|name| match name.strip_suffix('*') {
                Some(start) => field.starts_with(start),
                None => *name == field,
            })
        };
        if self.fields.iter().all(|(field, _)| known(field)) {
            Ok(())
        } else {
            Err(Error::Refused(crate::say::common::not_understood()))
        }
    }

    /// The once-key of the form.
    pub fn once_key(&self) -> Option<&str> {
        self.once.as_deref()
    }

    /// SHA-256 of what was sent, tokens left out.
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

/// Text as it is kept: NFC, newlines as LF, no control characters but newline and tab.
///
/// # Errors
/// Refused when it holds a control character.
pub fn clean(text: &str) -> Result<String> {
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n").nfc().collect();
    if text.chars().any(|c| (c.is_control() && c != '\n' && c != '\t') || is_hidden_direction(c)) {
        return Err(Error::Refused(crate::say::common::control_characters()));
    }
    Ok(text)
}

/// Overrides of the writing direction can make a name read as another one.
fn is_hidden_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}')
}

impl FromRequest for Form {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let expected = request
            .extensions()
            .get::<Known>()
            .and_then(|known| known.session.as_ref().map(|session| session.form_token.clone()));
        let kept = request.extensions_mut().remove::<super::give_back::Body>();
        let body = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            let bytes = match kept {
                Some(kept) => kept.0,
                None => body.await.map_err(|_| Error::Refused(crate::say::common::too_much_sent()))?,
            };
            let mut form = Self::parse(&bytes)?;
            if let Some(expected) = expected {
                form.check_token(&expected)?;
            }
            Ok(form)
        })
    }
}
