//! Letters and notices to people.

mod failures;
mod message;
pub mod transport;
pub mod transport_url;
