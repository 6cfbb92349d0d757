//! Who changes the rules: administrators write and propose, another administrator approves. Anybody may read what is or
//! was in force.

use super::{Actor, Refusal, Role};
use crate::say;

/// Whether a person may read version sets that are not in force yet.
///
/// # Errors
/// Why not.
pub fn see(actor: &Actor) -> Result<(), Refusal> {
    if actor.has_any(&[Role::Admin, Role::Oversight]) {
        Ok(())
    } else {
        Err(Refusal::Because(say::accounts::only_administrators()))
    }
}

/// Whether a person may write a version set, propose it, or take it back.
///
/// # Errors
/// Why not.
pub fn write(actor: &Actor) -> Result<(), Refusal> {
    if actor.has(Role::Admin) { Ok(()) } else { Err(Refusal::Because(say::accounts::only_administrators())) }
}

/// Whether a person may approve a proposed version set, or send it back: an administrator who neither proposed it nor
/// wrote in it.
///
/// # Errors
/// Why not.
pub fn approve(actor: &Actor, has_a_hand_in_it: bool) -> Result<(), Refusal> {
    write(actor)?;
    if has_a_hand_in_it { Err(Refusal::Because(say::rulebook::refused_own())) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::ids::AccountId;
    use crate::say::Language;

    fn actor(role: Role) -> Actor {
        Actor {
            id: AccountId(1),
            name: "Ada".into(),
            roles: vec![role],
            organizations: vec![],
            language: Language::En,
        }
    }

    #[test]
    fn nobody_approves_the_own_rules() {
        assert!(approve(&actor(Role::Admin), false).is_ok());
        assert!(approve(&actor(Role::Admin), true).is_err());
        assert!(approve(&actor(Role::Chair), false).is_err());
        assert!(see(&actor(Role::Oversight)).is_ok() && write(&actor(Role::Oversight)).is_err());
        assert!(see(&actor(Role::Partner)).is_err());
    }
}
