//! The rows of organizations and of the people who act for them.

pub(super) mod people;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::Profile;
use crate::accounts::{Account, AccountId, AccountState, rules as accounts_rules};
use crate::db::ids::OrganizationId;
use crate::db::schema::{accounts, memberships, organizations};
use crate::db::values::{JsonText, folded, sort_key};
use crate::db::{Conn, Tx, portable};
use crate::error::Result;
use crate::notices::Recipient;
use crate::text_enum;

text_enum! {
    /// What a person is in an organization.
    pub enum MemberPart {
        /// Invites and removes colleagues.
        Owner = "owner",
        /// Works on requests.
        Member = "member",
    }
}

/// An organization.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = organizations)]
pub struct Organization {
    /// Its id.
    pub id: OrganizationId,
    /// Legal name as it is written.
    pub name: String,
    /// `organization_type` of section A.
    pub organization_type: String,
    /// Headquarters, ISO 3166-1 alpha-2.
    pub country: String,
    /// ISIC section letter.
    pub sector: String,
    /// Answers of section A.
    pub profile: JsonText,
    /// Made, UTC.
    pub created_at: NaiveDateTime,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// A person who acts for an organization.
#[derive(Debug, Clone)]
pub struct Member {
    /// The person.
    pub account: Account,
    /// What they are there.
    pub part: MemberPart,
}

/// The key that one registered organization has and no other: country and number, in one way of writing. None while
/// either is not known.
pub fn registration_key(country: &str, number: &str) -> Option<String> {
    let number: String = folded(number).chars().filter(|c| c.is_alphanumeric()).collect();
    let country = country.trim();
    (!number.is_empty() && !country.is_empty()).then(|| format!("{country}:{number}"))
}

/// The same by a profile's answers.
pub fn registration_key_of(profile: &JsonText) -> Option<String> {
    let answers: serde_json::Value = profile.to().ok()?;
    let text =
        |key: &str| answers.get(key).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    registration_key(&text("registration_country"), &text("registration_number"))
}

/// One organization.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: OrganizationId) -> Result<Organization> {
    Ok(organizations::table.find(id).select(Organization::as_select()).first(conn)?)
}

/// Organizations with all these words in their names, by name.
///
/// # Errors
/// When the database fails.
pub fn named(conn: &mut Conn, words: &str, most: i64) -> Result<Vec<Organization>> {
    let words = folded(words);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = organizations::table.into_boxed();
    for word in words.split_whitespace() {
        query = query.filter(organizations::folded.like(format!("%{word}%")));
    }
    Ok(query
        .order((organizations::sort_key, organizations::id))
        .limit(most)
        .select(Organization::as_select())
        .load(conn)?)
}

/// Adds an organization.
///
/// # Errors
/// When the database fails.
pub fn insert(
    tx: &mut Tx,
    by: Option<AccountId>,
    name: &str,
    organization_type: &str,
    country: &str,
    sector: &str,
    profile: &JsonText,
) -> Result<OrganizationId> {
    let now = tx.now;
    Ok(diesel::insert_into(organizations::table)
        .values((
            organizations::name.eq(name),
            organizations::sort_key.eq(sort_key(name)),
            organizations::folded.eq(folded(name)),
            organizations::organization_type.eq(organization_type),
            organizations::country.eq(country),
            organizations::sector.eq(sector),
            organizations::profile.eq(profile),
            organizations::registration_key.eq(registration_key_of(profile)),
            organizations::created_by.eq(by),
            organizations::created_at.eq(now),
            organizations::version.eq(1),
        ))
        .returning(organizations::id)
        .get_result(tx.conn())?)
}

/// Changes name and profile, if nobody else did since `version`.
///
/// # Errors
/// [`crate::error::Error::Conflict`] when somebody did.
pub fn update_profile(tx: &mut Tx, id: OrganizationId, version: i64, new: &Profile) -> Result<()> {
    let Profile { name, organization_type, country, sector, answers } = new;
    let touched = diesel::update(
        organizations::table.filter(organizations::id.eq(id).and(organizations::version.eq(version))),
    )
    .set((
        organizations::name.eq(name),
        organizations::sort_key.eq(sort_key(name)),
        organizations::folded.eq(folded(name)),
        organizations::organization_type.eq(organization_type),
        organizations::country.eq(country),
        organizations::sector.eq(sector),
        organizations::profile.eq(answers),
        organizations::registration_key.eq(registration_key_of(answers)),
        organizations::version.eq(version + 1),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Makes a person act for an organization.
///
/// # Errors
/// A conflict when the person does so already.
pub fn join(tx: &mut Tx, id: OrganizationId, account: AccountId, part: MemberPart) -> Result<()> {
    let now = tx.now;
    diesel::insert_into(memberships::table)
        .values((
            memberships::organization_id.eq(id),
            memberships::account_id.eq(account),
            memberships::part.eq(part),
            memberships::since.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// The people who act for an organization, by name.
///
/// # Errors
/// When the database fails.
pub fn members(conn: &mut Conn, id: OrganizationId) -> Result<Vec<Member>> {
    let rows: Vec<(Account, MemberPart)> = memberships::table
        .inner_join(accounts::table)
        .filter(memberships::organization_id.eq(id))
        .order((accounts::sort_key, accounts::id))
        .select((Account::as_select(), memberships::part))
        .load(conn)?;
    Ok(rows.into_iter().map(|(account, part)| Member { account, part }).collect())
}

/// Whether anybody acts for an organization.
///
/// # Errors
/// When the database fails.
pub fn has_people(conn: &mut Conn, id: OrganizationId) -> Result<bool> {
    let first: Option<AccountId> = memberships::table
        .filter(memberships::organization_id.eq(id))
        .select(memberships::account_id)
        .first(conn)
        .optional()?;
    Ok(first.is_some())
}

/// The contact person of a profile, for an organization that has nobody here: who wrote by paper or mail gets letters at
/// the address they gave.
fn contact(conn: &mut Conn, id: OrganizationId) -> Result<Vec<Recipient>> {
    let answers: serde_json::Value = by_id(conn, id)?.profile.to()?;
    let text = |key: &str| {
        answers.get(key).and_then(serde_json::Value::as_str).unwrap_or_default().trim().to_owned()
    };
    let (name, address) = (text("contact_name"), text("contact_email"));
    let language = crate::say::Language::parse(&text("contact_language")).unwrap_or(crate::say::Language::En);
    let known = accounts_rules::email(&address).is_ok();
    Ok(known.then_some(Recipient { account: None, name, address, language }).into_iter().collect())
}

/// The active people of an organization as recipients of letters; its contact person while it has nobody here.
///
/// # Errors
/// When the database fails.
pub fn recipients(conn: &mut Conn, id: OrganizationId) -> Result<Vec<Recipient>> {
    if !has_people(conn, id)? {
        return contact(conn, id);
    }
    Ok(members(conn, id)?
        .iter()
        .filter(|member| member.account.state == AccountState::Active)
        .map(|member| member.account.as_recipient())
        .collect())
}

/// The organizations a person acts for, the oldest first.
pub(super) fn organizations_of(conn: &mut Conn, account: AccountId) -> Result<Vec<OrganizationId>> {
    Ok(memberships::table
        .filter(memberships::account_id.eq(account))
        .order(memberships::organization_id)
        .select(memberships::organization_id)
        .load(conn)?)
}

/// Organizations without a name, or without anybody who owns them, for the checker.
pub(super) fn odd(conn: &mut Conn) -> Result<Vec<OrganizationId>> {
    let owned = memberships::table
        .filter(memberships::part.eq(MemberPart::Owner))
        .select(memberships::organization_id);
    Ok(organizations::table
        .filter(
            organizations::name
                .eq("")
                .or(organizations::created_by.is_not_null().and(organizations::id.ne_all(owned))),
        )
        .select(organizations::id)
        .load(conn)?)
}
