//! Who comes to an organization, and who goes.

use chrono::Duration;

use crate::access::organizations::{Act, may};
use crate::access::{self, Actor, Role};
use crate::accounts::actions::{Entered, NewPerson, enter_by_invitation};
use crate::accounts::{self, Account, AccountId, folded_email};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::portable::{self, Lockable};
use crate::error::{Error, Problems, Result};
use crate::notices::{self, About, Letter, Recipient};
use crate::organizations::store::people::{self as rows, Invitation, JoinState};
use crate::organizations::{MemberPart, Organization, OrganizationId, letters, members, recipients, store};
use crate::say::{self, Language, organizations as t};
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// Days that an invitation is good.
pub const INVITATION_DAYS: i64 = 14;
/// Days in which owners answer who asks to join.
pub const JOIN_DAYS: i64 = 14;
/// Most invitations that are open at a time.
const MOST_INVITATIONS: usize = 20;
/// Longest message and longest reason, characters.
pub const LONGEST: usize = 1000;

/// Locks the organization and asks the policy with how the person stands to it now.
fn permitted(tx: &mut Tx, actor: &Actor, id: OrganizationId, act: Act) -> Result<Organization> {
    portable::lock(tx.conn(), Lockable::Organization, id.0)?;
    let standing = rows::standing(tx.conn(), id, actor.id)?;
    may(actor, act, &standing)?;
    store::by_id(tx.conn(), id)
}

fn event(id: OrganizationId, action: &'static str, by: AccountId) -> Event {
    Event::new(SubjectKind::Organization, id.0, action, Some(by))
}

fn tell<L: Letter>(tx: &mut Tx, id: OrganizationId, to: &[Recipient], letter: &L) -> Result<()> {
    notices::write(tx, About::organization(id), to, letter)
}

/// The owners, but for one person.
fn owners(tx: &mut Tx, id: OrganizationId, but: AccountId) -> Result<Vec<Recipient>> {
    let people = members(tx.conn(), id)?;
    let owners = people.iter().filter(|one| one.part == MemberPart::Owner && one.account.id != but);
    let active = owners.filter(|one| one.account.state == accounts::AccountState::Active);
    Ok(active.map(|one| one.account.as_recipient()).collect())
}

/// Invites somebody by letter. An earlier invitation to the same address is void then. Gives the path of the link.
///
/// # Errors
/// Hidden or refused; invalid when the person acts for the organization already.
pub fn invite(
    tx: &mut Tx,
    actor: &Actor,
    id: OrganizationId,
    name: &str,
    email: &str,
    part: MemberPart,
) -> Result<String> {
    let organization = permitted(tx, actor, id, Act::Invite)?;
    let mut problems = Problems::new();
    let people = members(tx.conn(), id)?;
    if people.iter().any(|one| folded_email(&one.account.email) == folded_email(email)) {
        problems.add("email", t::acts_for_it_already());
    }
    let now = tx.now;
    if rows::open_invitations(tx.conn(), id, now)?.len() >= MOST_INVITATIONS {
        problems.add("email", t::too_many_invitations(MOST_INVITATIONS));
    }
    problems.into_result()?;
    rows::revoke_all_to(tx, id, email)?;
    let (row, token) = rows::invite(tx, id, (name, email), part, actor.id, INVITATION_DAYS)?;
    let path = format!("/join/{token}");
    let known = accounts::by_email(tx.conn(), email)?.as_ref().map(Account::as_recipient);
    let to = known.unwrap_or_else(|| Recipient {
        account: None,
        name: name.to_owned(),
        address: email.to_owned(),
        language: actor.language,
    });
    let until = (now + Duration::days(INVITATION_DAYS)).date();
    let letter = letters::Invited {
        organization: organization.name,
        by: actor.name.clone(),
        path: path.clone(),
        until,
    };
    tell(tx, id, &[to], &letter)?;
    tx.record(
        event(id, "organizations.invite", actor.id)
            .after("invitation", row)
            .after("part", part)
            .personal("name", name)
            .personal("email", email),
    );
    Ok(path)
}

/// Takes an invitation back: its link opens nothing any more.
///
/// # Errors
/// Hidden or refused; a conflict when it was used meanwhile.
pub fn revoke(tx: &mut Tx, actor: &Actor, id: OrganizationId, invitation: i64) -> Result<()> {
    permitted(tx, actor, id, Act::Invite)?;
    rows::revoke(tx, id, invitation)?;
    tx.record(event(id, "organizations.revoke_invitation", actor.id).after("invitation", invitation));
    Ok(())
}

/// The invitation of a link and its organization, while it can be used.
///
/// # Errors
/// Refused when it was used, taken back, is too old, or never was.
pub fn invitation_of(
    conn: &mut crate::db::Conn,
    token: &str,
    now: chrono::NaiveDateTime,
) -> Result<(Invitation, Organization, Option<Account>)> {
    let over = || Error::Refused(say::accounts::link_is_over());
    let invitation = rows::invitation(conn, token, now)?.ok_or_else(over)?;
    let organization = store::by_id(conn, invitation.organization_id)?;
    let account = accounts::by_email(conn, &invitation.email)?;
    Ok((invitation, organization, account))
}

fn come_in(tx: &mut Tx, actor: &Actor, invitation: &Invitation) -> Result<()> {
    let id = invitation.organization_id;
    rows::use_up(tx, invitation.id, actor.id)?;
    let organization = joins(tx, actor, id, invitation.part)?;
    tx.record(
        event(id, "organizations.join", actor.id)
            .after("invitation", invitation.id)
            .after("part", invitation.part),
    );
    let owners = owners(tx, id, actor.id)?;
    tell(tx, id, &owners, &letters::Joined { organization: organization.name, who: actor.name.clone() })
}

/// Makes a person act for an organization who acts for none.
fn joins(tx: &mut Tx, person: &Actor, id: OrganizationId, part: MemberPart) -> Result<Organization> {
    portable::lock(tx.conn(), Lockable::Organization, id.0)?;
    portable::lock(tx.conn(), Lockable::Account, person.id.0)?;
    access::organizations::join(person)?;
    if !store::organizations_of(tx.conn(), person.id)?.is_empty() {
        return Err(Error::Refused(t::belongs_already()));
    }
    store::join(tx, id, person.id, part)?;
    no_longer_asks(tx, person.id)?;
    store::by_id(tx.conn(), id)
}

/// Takes an invitation up with the account that has its address.
///
/// # Errors
/// Refused when the link is over or for somebody else, or the person acts for an organization already.
pub fn accept(tx: &mut Tx, actor: &Actor, token: &str) -> Result<OrganizationId> {
    let now = tx.now;
    let (invitation, ..) = invitation_of(tx.conn(), token, now)?;
    let own = accounts::by_id(tx.conn(), actor.id)?;
    if folded_email(&own.email) != folded_email(&invitation.email) {
        return Err(Error::Refused(t::for_another_address()));
    }
    come_in(tx, actor, &invitation)?;
    Ok(invitation.organization_id)
}

/// Takes an invitation up with a new account: the link proves the address. Gives the account and the tokens of its
/// session.
///
/// # Errors
/// Refused when the link is over, or the address has an account that is in use.
pub fn accept_as_new(
    tx: &mut Tx,
    token: &str,
    name: &str,
    language: Language,
    password_hash: &str,
    from: &Entered,
) -> Result<(AccountId, (String, String))> {
    let now = tx.now;
    let (invitation, ..) = invitation_of(tx.conn(), token, now)?;
    let person = NewPerson { name: name.to_owned(), email: invitation.email.clone(), language };
    let (account, tokens) = enter_by_invitation(tx, &person, password_hash, from)?;
    let actor = accounts::actor_by_id(tx.conn(), account)?;
    come_in(tx, &actor, &invitation)?;
    Ok((account, tokens))
}

/// Takes somebody out. The person's running sessions lose the organization with this transaction: every page and every
/// action reads anew who belongs to it.
///
/// # Errors
/// Hidden or refused; the last owner stays.
pub fn remove(tx: &mut Tx, actor: &Actor, id: OrganizationId, person: AccountId) -> Result<()> {
    let organization = permitted(tx, actor, id, Act::Remove)?;
    if person == actor.id {
        return Err(Error::Refused(t::leave_instead()));
    }
    let part = rows::part_of(tx.conn(), id, person)?.ok_or(Error::Hidden)?;
    rows::part_with(tx, id, person)?;
    tx.record(event(id, "organizations.remove", actor.id).before("part", part).after("account", person));
    let to = accounts::recipient(tx.conn(), person)?;
    tell(tx, id, &[to], &letters::Removed { organization: organization.name })
}

/// Goes oneself.
///
/// # Errors
/// Hidden; refused for the last owner.
pub fn leave(tx: &mut Tx, actor: &Actor, id: OrganizationId) -> Result<()> {
    let organization = permitted(tx, actor, id, Act::Leave)?;
    let part = rows::part_of(tx.conn(), id, actor.id)?.ok_or(Error::Hidden)?;
    if part == MemberPart::Owner && rows::owners(tx.conn(), id)? < 2 {
        return Err(Error::Refused(t::last_owner()));
    }
    rows::part_with(tx, id, actor.id)?;
    tx.record(event(id, "organizations.leave", actor.id).before("part", part));
    let owners = owners(tx, id, actor.id)?;
    tell(tx, id, &owners, &letters::Left { organization: organization.name, who: actor.name.clone() })
}

/// Makes a colleague the owner and oneself a member.
///
/// # Errors
/// Hidden or refused; a conflict when the colleague went meanwhile.
pub fn hand_over(tx: &mut Tx, actor: &Actor, id: OrganizationId, to: AccountId) -> Result<()> {
    let organization = permitted(tx, actor, id, Act::HandOver)?;
    let heir = accounts::by_id(tx.conn(), to)?;
    rows::part_of(tx.conn(), id, to)?.ok_or(Error::Hidden)?;
    if heir.state != accounts::AccountState::Active {
        return Err(Error::Refused(t::heir_cannot_sign_in()));
    }
    rows::set_part(tx, id, to, MemberPart::Member, MemberPart::Owner)?;
    rows::set_part(tx, id, actor.id, MemberPart::Owner, MemberPart::Member)?;
    tx.record(event(id, "organizations.hand_over", actor.id).before("owner", actor.id).after("owner", to));
    let everybody = recipients(tx.conn(), id)?;
    let letter =
        letters::HandedOver { organization: organization.name, from: actor.name.clone(), to: heir.name };
    tell(tx, id, &everybody, &letter)
}

/// Asks the people of a registered organization to be let in. Where nobody owns it, the secretariat answers.
///
/// # Errors
/// Refused for people who belong to one, or asked already; invalid when no such organization is known.
pub fn ask_to_join(tx: &mut Tx, actor: &Actor, country: &str, number: &str, message: &str) -> Result<i64> {
    actor.must_be(&[Role::Partner])?;
    portable::lock(tx.conn(), Lockable::Account, actor.id.0)?;
    if !store::organizations_of(tx.conn(), actor.id)?.is_empty() {
        return Err(Error::Refused(t::belongs_already()));
    }
    if rows::join_request_of(tx.conn(), actor.id)?.is_some_and(|asked| asked.state == JoinState::Asked) {
        return Err(Error::Refused(t::asked_already()));
    }
    let key = store::registration_key(country, number).unwrap_or_default();
    let Some(id) = rows::by_registration(tx.conn(), &key)? else {
        let mut problems = Problems::new();
        problems.add("number", t::no_such_registration());
        return Err(Error::Invalid(problems));
    };
    let organization = store::by_id(tx.conn(), id)?;
    let asked = rows::ask_to_join(tx, id, actor.id, message)?;
    let ownerless = rows::owners(tx.conn(), id)? == 0;
    let due = tx.today() + Duration::days(JOIN_DAYS);
    let from = if ownerless { Whom::Role(Role::Secretariat) } else { Whom::Organization(id) };
    let subject = (WaitSubject::JoinRequest, asked);
    waiting::ask(tx, Ask { kind: WaitKind::JoinRequest, subject, request: None, from, due: Some(due) })?;
    let to = if ownerless {
        accounts::recipients(tx.conn(), Role::Secretariat)?
    } else {
        owners(tx, id, actor.id)?
    };
    let letter = letters::JoinAsked {
        organization: organization.name,
        who: actor.name.clone(),
        email: accounts::by_id(tx.conn(), actor.id)?.email,
        message: message.to_owned(),
        due,
        path: format!("/organization/people/asked/{asked}"),
    };
    tell(tx, id, &to, &letter)?;
    tx.record(event(id, "organizations.ask_to_join", actor.id).after("question", asked));
    Ok(asked)
}

fn closed(tx: &mut Tx, asked: i64, state: JoinState, by: AccountId, reason: &str) -> Result<()> {
    rows::answer_join(tx, asked, state, by, reason)?;
    waiting::answer(tx, WaitKind::JoinRequest, (WaitSubject::JoinRequest, asked)).map(|_| ())
}

/// Lets somebody in who asked.
///
/// # Errors
/// Hidden or refused; a conflict when it was answered meanwhile.
pub fn approve(tx: &mut Tx, actor: &Actor, asked: i64) -> Result<()> {
    let question = rows::join_request(tx.conn(), asked)?;
    let id = question.organization_id;
    let organization = permitted(tx, actor, id, Act::AnswerJoin)?;
    closed(tx, asked, JoinState::Approved, actor.id, "")?;
    let person = accounts::actor_by_id(tx.conn(), question.account_id)?;
    let ownerless = rows::owners(tx.conn(), id)? == 0;
    let part = if ownerless { MemberPart::Owner } else { MemberPart::Member };
    joins(tx, &person, id, part)?;
    tx.record(
        event(id, "organizations.approve_join", actor.id)
            .after("question", asked)
            .after("account", question.account_id)
            .after("part", part),
    );
    let to = accounts::recipient(tx.conn(), question.account_id)?;
    tell(tx, id, &[to], &letters::JoinApproved { organization: organization.name })
}

/// Does not let somebody in who asked, and says why.
///
/// # Errors
/// As [`approve`].
pub fn refuse(tx: &mut Tx, actor: &Actor, asked: i64, reason: &str) -> Result<()> {
    let question = rows::join_request(tx.conn(), asked)?;
    let id = question.organization_id;
    let organization = permitted(tx, actor, id, Act::AnswerJoin)?;
    closed(tx, asked, JoinState::Refused, actor.id, reason)?;
    tx.record(
        event(id, "organizations.refuse_join", actor.id)
            .after("question", asked)
            .after("account", question.account_id)
            .after("reason", reason),
    );
    let to = accounts::recipient(tx.conn(), question.account_id)?;
    let letter = letters::JoinRefused { organization: organization.name, reason: reason.to_owned() };
    tell(tx, id, &[to], &letter)
}

/// Takes one's own question to join back; nothing happens when there is none.
///
/// # Errors
/// When the database fails.
pub fn no_longer_asks(tx: &mut Tx, person: AccountId) -> Result<()> {
    let open = rows::join_request_of(tx.conn(), person)?.filter(|asked| asked.state == JoinState::Asked);
    let Some(question) = open else { return Ok(()) };
    closed(tx, question.id, JoinState::Withdrawn, person, "")?;
    tx.record(
        event(question.organization_id, "organizations.withdraw_join", person).after("question", question.id),
    );
    Ok(())
}
