//! Who may do what: the whole policy in one folder, one file a concept with one match each. Values only -
//! nothing here reads a database or knows of the web. A refusal carries a reason that the person can read.

pub mod accounts;
pub mod authorizations;
pub mod decisions;
pub mod lessons;
pub mod matters;
pub mod notices;
pub mod opinions;
pub mod organizations;
pub mod reconsiderations;
pub mod reports;
pub mod requests;
pub mod reviews;
mod role;
pub mod rulebook;
pub mod screening;

pub use role::Role;

use crate::db::ids::{AccountId, OrganizationId};
use crate::error::{Error, Result};
use crate::say::{self, Language, Msg};

/// A person who is signed in, as far as the policy needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account.
    pub id: AccountId,
    /// The name the person goes by.
    pub name: String,
    /// Roles held now.
    pub roles: Vec<Role>,
    /// Organizations the person belongs to.
    pub organizations: Vec<OrganizationId>,
    /// Language of pages and letters.
    pub language: Language,
}

impl Actor {
    /// True when the person holds the role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// True when the person holds any of the roles.
    pub fn has_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has(*role))
    }

    /// True for people of the office and the advisory group.
    pub fn is_staff(&self) -> bool {
        self.roles.iter().any(|role| role.is_staff())
    }

    /// True when the person belongs to the organization.
    pub fn belongs_to(&self, organization: OrganizationId) -> bool {
        self.organizations.contains(&organization)
    }

    /// Fails with a reason unless the person holds one of the roles.
    ///
    /// # Errors
    /// [`Error::Refused`].
    pub fn must_be(&self, roles: &[Role]) -> Result<()> {
        if self.has_any(roles) { Ok(()) } else { Err(Error::Refused(say::common::not_your_role())) }
    }
}

/// What a policy answers: yes, or a reason, or that the person may not even know of the thing.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// The person may know of it; here is why not.
    Because(Msg),
    /// The person may not know of it.
    Hidden,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Because(reason) => Self::Refused(reason),
            Refusal::Hidden => Self::Hidden,
        }
    }
}
