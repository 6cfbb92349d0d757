//! Organizations: who asks. A profile is kept once and confirmed with each request.

pub mod actions;
pub mod invariants;
mod letters;
pub mod pages;
mod store;

pub use crate::db::ids::OrganizationId;
pub use actions::Profile;
pub use letters::samples as sample_letters;
pub use store::people::{
    Invitation, JoinRequest, JoinState, by_registration, invitation, join_request, join_request_of,
    open_invitations, open_joins, standing,
};
pub use store::{
    Member, MemberPart, Organization, by_id, has_people, insert, join, members, named, recipients,
    update_profile,
};
pub use store::{registration_key, registration_key_of};
