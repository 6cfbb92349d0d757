//! What happens beside the cases: colleagues come to an organization, and somebody asks to be let in.

use super::PARTNERS;
use super::cast::{Cast, entered, token};
use super::people::COLLEAGUES;
use crate::accounts;
use crate::error::{Error, Result};
use crate::organizations::actions::people as actions;
use crate::organizations::{self, MemberPart};
use crate::requests::answers::Answers;
use crate::say::Language;
use crate::server::House;

/// The first colleague takes an invitation up, the second has one that is open, the third asks to join.
///
/// # Errors
/// When a step fails.
pub(super) async fn colleagues(house: &House, cast: &Cast, hash: &str) -> Result<()> {
    let [first, second, third] = COLLEAGUES;
    let partner = PARTNERS
        .iter()
        .find(|partner| partner.mailbox == first.at)
        .ok_or_else(|| Error::internal("nobody has colleagues"))?;
    let (cast, hash, from) = (cast.clone(), hash.to_owned(), entered(house));
    let write = house.app.db.write(move |tx| {
        let owner = cast.actor(tx.conn(), partner.mailbox)?;
        let id = *owner.organizations.first().ok_or_else(|| Error::internal("no organization"))?;
        let path = actions::invite(tx, &owner, id, first.name, first.address, MemberPart::Member)?;
        actions::accept_as_new(tx, &token(&path)?, first.name, Language::En, &hash, &from)?;
        actions::invite(tx, &owner, id, second.name, second.address, MemberPart::Member)?;
        let person = accounts::actions::NewPerson {
            name: third.name.to_owned(),
            email: third.address.to_owned(),
            language: Language::En,
        };
        let (account, _) = accounts::actions::enter_by_invitation(tx, &person, &hash, &from)?;
        let asks = accounts::actor_by_id(tx.conn(), account)?;
        let profile: Answers = organizations::by_id(tx.conn(), id)?.profile.to()?;
        let (country, number) = (profile.text("registration_country"), profile.text("registration_number"));
        let message = "I lead the repair shops in the north and would write next year's request.";
        actions::ask_to_join(tx, &asks, country, number, message)?;
        Ok(())
    });
    write.await
}
