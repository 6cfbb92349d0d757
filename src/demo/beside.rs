//! What happens beside the cases: colleagues come to an organization, somebody asks to be let in; the directory is
//! written, and people outside are asked what they think.

use super::cast::{Cast, entered, group, token};
use super::people::COLLEAGUES;
use super::{Asked, PARTNERS};
use crate::accounts;
use crate::authorizations;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::opinions::actions::Question;
use crate::opinions::{self, ContactKind, OpinionKind, Written};
use crate::organizations::actions::people as actions;
use crate::organizations::{self, MemberPart};
use crate::requests::actions::on_behalf::{self, Received};
use crate::requests::actions::{carry, drafts, files as files_of_request, submission};
use crate::requests::answers::Answers;
use crate::requests::draft::Draft;
use crate::requests::{self, ReceivedAs, RequestId};
use crate::say::Language;
use crate::server::House;
use crate::web::Form;

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

/// What one contact of the directory is: kind, name, country (M49), person, mailbox, notes.
type Contact = (ContactKind, &'static str, &'static str, &'static str, &'static str, &'static str);

/// The directory of the demo. Nothing in it belongs to anybody.
#[rustfmt::skip]
const DIRECTORY: &[Contact] = &[
    (ContactKind::FocalPoint, "Programme for Inland Waters", "", "Ingrid Solheim", "focal@demo.example", "Answers within a week, best in the mornings."),
    (ContactKind::FocalPoint, "Fund for Coastal Schools", "", "Rafael Quintela", "quintela@coastalschools.example", ""),
    (ContactKind::FocalPoint, "Office for Rural Crafts", "", "Thandeka Mabuza", "mabuza@ruralcrafts.example", "Asks for the artwork beside the words."),
    (ContactKind::LocalNetwork, "Local Network India South", "356", "Kofi Ansah-Boateng", "network@demo.example", ""),
    (ContactKind::LocalNetwork, "Réseau local du Bénin", "204", "Sègnon Houndété", "contact@reseau-benin.example", "French only."),
    (ContactKind::LocalNetwork, "Red Local del Perú", "604", "Micaela Huamán", "secretaria@redlocal-pe.example", ""),
    (ContactKind::LocalNetwork, "Kenya Local Network", "404", "Wambui Kariuki", "desk@network-ke.example", ""),
];

/// Writes the directory.
///
/// # Errors
/// When a step fails.
pub(super) async fn directory(house: &House, cast: &Cast) -> Result<()> {
    let cast = cast.clone();
    let write = house.app.db.write(move |tx| {
        let secretary = cast.actor(tx.conn(), "secretariat")?;
        for (kind, entity, country, contact, email, notes) in DIRECTORY {
            let new = Written {
                kind: *kind,
                entity: (*entity).to_owned(),
                country: (*country).to_owned(),
                contact: (*contact).to_owned(),
                email: (*email).to_owned(),
                phone: String::new(),
                notes: (*notes).to_owned(),
                active: true,
            };
            opinions::actions::directory::add(tx, &secretary, &new)?;
        }
        Ok(())
    });
    write.await
}

/// Asks about three cases that are open: one answers by the link, one in the account, one has not answered yet.
///
/// # Errors
/// When a step fails.
pub(super) async fn opinions(house: &House, cast: &Cast, cases: &[(&'static str, RequestId)]) -> Result<()> {
    let case = |title: &str| {
        let found = cases.iter().find(|(own, _)| *own == title).map(|(_, id)| *id);
        found.ok_or_else(|| Error::internal(format!("the demo has no case {title}")))
    };
    let (wells, clinic, beach) = (case("School wells map")?, case("Water law clinic")?, case("春季净滩")?);
    let cast = cast.clone();
    let write = house.app.db.write(move |tx| {
        let secretary = cast.actor(tx.conn(), "secretariat")?;
        let due = tx.today() + chrono::Days::new(14);
        let entries = opinions::list(tx.conn(), &opinions::Filter::default())?;
        let ask = |tx: &mut Tx, case: RequestId, entity: &str, kind: OpinionKind, text: &str| {
            let entry = entries.iter().find(|entry| entry.entity == entity).map(|entry| entry.id);
            let entry = entry.ok_or_else(|| Error::internal("no such contact"))?;
            let question = Question { entry, kind, text: text.to_owned(), due };
            opinions::actions::ask(tx, &secretary, case, &question)
        };
        let (_, path) = ask(
            tx,
            wells,
            "Kenya Local Network",
            OpinionKind::Opinion,
            "The map will show wells of a sister project in Kenya. Is the organization known to you?",
        )?;
        opinions::actions::answer_by_link(
            tx,
            &token(&path)?,
            "reservations",
            "We know the sister project and think well of it. Two of the wells on the sketch are private, though, and their owners were not asked.",
        )?;
        let india = "Local Network India South";
        let (asked, _) = ask(tx, wells, india, OpinionKind::Opinion, "Does the map fit the state's own plan for school wells?")?;
        let network = cast.actor(tx.conn(), "network")?;
        opinions::actions::answer_in_account(tx, &network, asked, "supports", "")?;
        ask(tx, clinic, "Fund for Coastal Schools", OpinionKind::Opinion, "The clinic wants to teach at two of your schools. Was that agreed with you?")?;
        ask(tx, beach, "Programme for Inland Waters", OpinionKind::Sponsorship, "The request says that you support the clean-up.")?;
        Ok(())
    });
    write.await
}

/// A singers' club that wrote on paper, as the office wrote it down.
fn on_paper(today: chrono::NaiveDate) -> Asked {
    Asked {
        organization: "Coro della Valle Silente".to_owned(),
        kind: "ngo".to_owned(),
        country: "CH".to_owned(),
        sector: "R".to_owned(),
        employees: 3,
        person: "Fiorenza Bernasconi".to_owned(),
        email: "segreteria@vallesilente.example".to_owned(),
        mark: "UN_NAME".to_owned(),
        use_type: "informational".to_owned(),
        mention_only: false,
        title: "Canti per l'acqua".to_owned(),
        medium: "event".to_owned(),
        wording: "In support of the United Nations and safe water".to_owned(),
        starts_on: today + chrono::Days::new(50),
        ends_on: today + chrono::Days::new(140),
        today,
    }
}

/// The secretariat enters what came on paper and sends it.
///
/// # Errors
/// When a step fails.
pub(super) async fn on_behalf(house: &House, cast: &Cast) -> Result<()> {
    let app = &house.app;
    let asked = on_paper(app.db.clock().now().date());
    let files = super::pictures::files_of(&app.files, app.limits.file_bytes, 5, true)?;
    let (cast, limits) = (cast.clone(), app.limits.clone());
    let write = app.db.write(move |tx| {
        let secretary = cast.actor(tx.conn(), "secretariat2")?;
        let mut groups = asked.profile();
        groups.extend(asked.request());
        let mut known = Answers::new();
        for (key, fields) in groups.iter().filter(|(key, _)| *key == "identity") {
            known = known.merged(Answers::read(group(key)?, &Form::from_fields(fields.clone())?));
        }
        let received = Received { how: ReceivedAs::Paper, on: tx.today() };
        let id = on_behalf::enter_new(tx, &secretary, &known, received)?;
        for (key, fields) in groups {
            let group = group(key)?;
            let answers = Answers::read(group, &Form::from_fields(fields)?);
            let version = Draft::load(tx.conn(), id)?.version(key);
            drafts::save(tx, &secretary, id, group, version, &answers, true)?;
        }
        for (question, file) in &files {
            files_of_request::add(tx, &secretary, id, question, file, &limits)?;
        }
        submission::send(tx, &secretary, id, "")?;
        Ok(())
    });
    write.await
}

/// A holder reports a change, and another copies an earlier request.
///
/// # Errors
/// When a step fails.
pub(super) async fn going_on(house: &House, cases: &[(&'static str, RequestId)]) -> Result<()> {
    let cases = cases.to_vec();
    let write = house.app.db.write(move |tx| {
        let (mut reported, mut copied) = (false, false);
        for (_, id) in &cases {
            let request = requests::by_id(tx.conn(), *id)?;
            let people = organizations::members(tx.conn(), request.organization_id)?;
            let Some(person) = people.first() else { continue };
            let partner = accounts::actor_by_id(tx.conn(), person.account.id)?;
            let granted = authorizations::of_request(tx.conn(), *id)?;
            let active = granted.filter(|one| one.state == authorizations::AuthorizationState::Active);
            if let (Some(row), false) = (active, reported) {
                let text =
                    "The second week moves from the school to the town hall, which is across the street.";
                let what = authorizations::ChangeAbout::Place;
                authorizations::actions::report_change(tx, &partner, row.id, what, text)?;
                reported = true;
            } else if request.outcome == Some(requests::Outcome::Withdrawn) && !copied {
                carry::copy(tx, &partner, *id)?;
                copied = true;
            }
        }
        if reported && copied { Ok(()) } else { Err(Error::internal("the demo has nothing that goes on")) }
    });
    write.await
}
