//! The words of the interface. Each `locales/en/<module>.ftl` is a module here with a function for each message; a
//! missing message or argument does not compile. A [`Msg`] carries no language: it is shown in the language of the
//! thread that displays it, see [`with_language`].
//!
//! ```
//! use imprimatur::say::{self as t, Language};
//!
//! let message = t::common::save_and_continue();
//! assert_eq!(message.to_string(), "Save and continue");
//! t::with_language(Language::Fr, || message.to_string());
//! ```

mod bundles;
#[cfg(test)]
mod generate;
mod language;
#[cfg(test)]
mod markup;
mod message;
#[cfg(test)]
mod read;
mod render;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod variables;

pub use language::{Language, current_language, with_language};
pub use message::{Html, IntoNumber, Msg, Value};
pub use render::{
    date, datetime, display_zone, list, local_date, month_name, number, set_display_zone, time_of_day,
    weekday_date,
};

include!(concat!(env!("OUT_DIR"), "/say.rs"));

/// The message of a computed id, for words that belong to declared things: questions, labels of enums. None when
/// there is no such message, when it needs arguments or is markup.
pub fn by_id(module: &str, id: &str) -> Option<Msg> {
    let place = BARE.binary_search(&(module, id)).ok()?;
    BARE.get(place).map(|(module, id)| Msg::new(module, id, Vec::new()))
}
