//! The roles of the house. A step belongs to a role, never to one person.

use crate::text_enum;

text_enum! {
    /// What a person may do; one account can hold several.
    pub enum Role {
        /// Creates and follows requests of the own organization.
        Partner = "partner",
        /// A United Nations entity's private-sector focal point: sponsors a request, gives an opinion.
        FocalPoint = "focal_point",
        /// A Global Compact Local Network contact: gives an opinion when asked.
        LocalNetwork = "local_network",
        /// Intake: completeness, routing, assignment, closing, lessons prompt.
        Secretariat = "secretariat",
        /// Runs and adjudicates screening checks.
        Screener = "screener",
        /// Member of the advisory group: declares conflicts, scores, discusses.
        Reviewer = "reviewer",
        /// Conducts the deliberation and issues the group's recommendation.
        Chair = "chair",
        /// Decides; suspends, reinstates, revokes.
        AuthorizingOfficer = "authorizing_officer",
        /// Validates and publishes lessons written by others.
        LessonsEditor = "lessons_editor",
        /// Reads everything, changes nothing.
        Oversight = "oversight",
        /// Accounts, roles, reference data, mail log; never decides or scores.
        Admin = "admin",
    }
}

impl Role {
    /// True for the roles of the office and the advisory group, false for those who stand outside it (partner, focal
    /// point, Local Network).
    pub const fn is_staff(self) -> bool {
        !matches!(self, Self::Partner | Self::FocalPoint | Self::LocalNetwork)
    }

    /// True when one account may not hold both: an administrator never scores, decides or adjudicates (invariant I16).
    pub fn excludes(self, other: Self) -> bool {
        const BARRED: [Role; 4] = [Role::Reviewer, Role::Screener, Role::Chair, Role::AuthorizingOfficer];
        (self == Self::Admin && BARRED.contains(&other)) || (other == Self::Admin && BARRED.contains(&self))
    }
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn admin_excludes_those_who_judge() {
        assert!(Role::Admin.excludes(Role::Chair));
        assert!(Role::Screener.excludes(Role::Admin));
        assert!(!Role::Admin.excludes(Role::Secretariat));
        assert!(!Role::Chair.excludes(Role::Reviewer));
    }
}
