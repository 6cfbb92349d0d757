//! Who takes part: every person of the demo with the account they got.

use std::collections::BTreeMap;

use super::people::{PARTNERS, PASSWORD, Partner, STAFF, Staff};
use super::{Asked, address};
use crate::access::Actor;
use crate::accounts::actions::{self, By, Entered, Invitation, NewPerson};
use crate::accounts::{self, AccountId, LinkKind};
use crate::db::{Conn, Db, Tx};
use crate::error::{Error, Result};
use crate::notices::{self, Filter};
use crate::organizations;
use crate::requests::actions::drafts;
use crate::requests::answers::Answers;
use crate::requests::questions;
use crate::say::Language;
use crate::server::House;
use crate::web::Form;

/// The accounts, by short name.
#[derive(Debug, Clone, Default)]
pub(super) struct Cast(BTreeMap<&'static str, AccountId>);

impl Cast {
    /// The person as the policy sees them now.
    pub fn actor(&self, conn: &mut Conn, who: &str) -> Result<Actor> {
        accounts::actor_by_id(conn, self.id(who)?)
    }

    /// The person's account.
    pub fn id(&self, who: &str) -> Result<AccountId> {
        self.0.get(who).copied().ok_or_else(|| Error::internal(format!("the demo has no {who}")))
    }

    /// The accounts of a few people.
    pub fn ids(&self, people: &[&str]) -> Result<Vec<AccountId>> {
        people.iter().map(|who| self.id(who)).collect()
    }
}

/// Somebody at a browser.
pub(super) fn entered(house: &House) -> Entered {
    Entered {
        lifetimes: accounts::Lifetimes::from(&house.app.limits),
        browser: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0".to_owned(),
        address: "127.0.0.1".to_owned(),
    }
}

/// The token at the end of a link.
pub(super) fn token(path: &str) -> Result<String> {
    let token = path.rsplit('/').next().filter(|token| !token.is_empty());
    token.map(str::to_owned).ok_or_else(|| Error::internal("a link of the demo has no token"))
}

/// Opens the house: the first administrator comes in by the link of the first start and invites the others, who
/// set their passwords by the links of their letters. The password is hashed once.
///
/// # Errors
/// When a step fails.
pub(super) async fn open(house: &House) -> Result<(Cast, String)> {
    let hash = house.app.hasher.hash(PASSWORD.to_owned()).await.map_err(Error::internal)?;
    let (own, from) = (hash.clone(), entered(house));
    let cast = house
        .app
        .db
        .write(move |tx| {
            let mut cast = Cast::default();
            let mut staff = STAFF.iter();
            let first = staff.next().ok_or_else(|| Error::internal("the demo has no administrator"))?;
            let path = actions::offer_first_administrator(tx)?
                .ok_or_else(|| Error::internal("the first administrator is there already"))?;
            let person = NewPerson {
                name: first.name.to_owned(),
                email: address(first.mailbox),
                language: Language::En,
            };
            let (id, _) = actions::create_first_administrator(tx, &token(&path)?, &person, &own, &from)?;
            cast.0.insert(first.mailbox, id);
            let admin = accounts::actor_by_id(tx.conn(), id)?;
            for person in staff {
                cast.0.insert(person.mailbox, invited(tx, &admin, person, &own, &from)?);
            }
            Ok(cast)
        })
        .await?;
    Ok((cast, hash))
}

fn invited(tx: &mut Tx, admin: &Actor, person: &Staff, hash: &str, from: &Entered) -> Result<AccountId> {
    let invitation = Invitation {
        name: person.name.to_owned(),
        email: address(person.mailbox),
        language: Language::En,
        roles: person.roles.to_vec(),
    };
    let (id, path) = actions::invite(tx, By::Person(admin), &invitation)?;
    actions::set_password_by_link(tx, LinkKind::SetUp, &token(&path)?, hash, from)?;
    Ok(id)
}

/// The partner of this short name.
pub(super) fn partner(who: &str) -> Result<&'static Partner> {
    PARTNERS
        .iter()
        .find(|partner| partner.mailbox == who)
        .ok_or_else(|| Error::internal(format!("the demo has no partner {who}")))
}

/// A partner signs up, confirms the address by the link of the letter and describes the organization.
///
/// # Errors
/// When a step fails.
pub(super) async fn joins(
    house: &House,
    cast: &mut Cast,
    partner: &'static Partner,
    hash: &str,
    profile: &Asked,
) -> Result<()> {
    let db = &house.app.db;
    let person = NewPerson {
        name: partner.person.to_owned(),
        email: address(partner.mailbox),
        language: Language::En,
    };
    let hash = hash.to_owned();
    db.write(move |tx| actions::sign_up(tx, &person, &hash)).await?;
    let token = token(&link_to(db, &address(partner.mailbox), LinkKind::SignUp).await?)?;
    let (from, profile) = (entered(house), profile.clone());
    let id = db
        .write(move |tx| {
            let (id, _) = actions::confirm_sign_up(tx, &token, &from)?;
            let actor = accounts::actor_by_id(tx.conn(), id)?;
            let mut answers = Answers::new();
            for (key, fields) in profile.profile() {
                let group = group(key)?;
                answers = answers.merged(Answers::read(group, &Form::from_fields(fields)?));
            }
            organizations::actions::create(tx, &actor, &drafts::profile_of(&answers)?)?;
            Ok(id)
        })
        .await?;
    cast.0.insert(partner.mailbox, id);
    Ok(())
}

/// A group of the form by its name.
pub(super) fn group(key: &str) -> Result<&'static questions::Group> {
    questions::group(key).ok_or_else(|| Error::internal(format!("the form has no group {key}")))
}

/// The path of a link in the newest letter to an address.
async fn link_to(db: &Db, to: &str, kind: LinkKind) -> Result<String> {
    let filter = Filter { address: Some(to.to_owned()), ..Filter::default() };
    let letters = db.read(move |conn| notices::page(conn, &filter, 1)).await?;
    letters
        .first()
        .and_then(|letter| letter.body_text.split_whitespace().find(|word| word.contains(kind.path())))
        .map(str::to_owned)
        .ok_or_else(|| Error::internal(format!("no letter with a link to {to}")))
}
