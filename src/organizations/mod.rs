//! Organizations: who asks. A profile is kept once and confirmed with each request.

pub mod actions;
pub mod invariants;
mod store;

pub use crate::db::ids::OrganizationId;
pub use actions::Profile;
pub use store::{Member, MemberPart, Organization, by_id, insert, join, members, recipients, update_profile};
