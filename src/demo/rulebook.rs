//! Rules of the demo: one version that came into force today, and one that waits for the other administrator.

use chrono::Duration;

use super::cast::Cast;
use crate::access::Actor;
use crate::db::Tx;
use crate::db::ids::RuleSetId;
use crate::error::{Error, Result};
use crate::guidelines::Part;
use crate::rulebook::actions::{self, Description, From};
use crate::rulebook::{by_id, texts_of};
use crate::server::House;

/// One change of one text.
type Change = (Part, &'static str, &'static str);

fn proposed(tx: &mut Tx, by: &Actor, said: &Description, changes: &[Change]) -> Result<RuleSetId> {
    let id = actions::begin(tx, by, From::Latest)?;
    let mut texts = texts_of(tx.conn(), id)?;
    for (part, from, to) in changes {
        let text = texts.of(*part).replacen(from, to, 1);
        texts = texts.with(*part, text);
    }
    for (version, part) in
        (1..).zip(Part::ALL.iter().filter(|part| changes.iter().any(|one| one.0 == **part)))
    {
        actions::edit(tx, by, id, version, *part, texts.of(*part))?;
    }
    let version = by_id(tx.conn(), id)?.version;
    actions::describe(tx, by, id, version, said)?;
    actions::propose(tx, by, id, version + 1)?;
    Ok(id)
}

/// Writes, proposes and approves one, and proposes another.
///
/// # Errors
/// When a step fails.
pub(super) async fn rules(house: &House, cast: &Cast) -> Result<()> {
    let cast = cast.clone();
    let write = house.app.db.write(move |tx| {
        let (ada, tomas) = (cast.actor(tx.conn(), "admin")?, cast.actor(tx.conn(), "admin2")?);
        let today = tx.today();
        let said = Description {
            title: "The office is closed between the years".to_owned(),
            reasons: "The building is closed for works. Deadlines should not fall on days on which nobody is here.".to_owned(),
            valid_from: Some(today),
        };
        let closed = "[[holiday]]\ndate = \"2027-01-01\"";
        let and_before = "[[holiday]]\ndate = \"2026-12-31\"\ntext.en = \"Building closed\"\n[[holiday]]\ndate = \"2027-01-01\"";
        let id = proposed(tx, &ada, &said, &[(Part::Calendar, closed, and_before)])?;
        let version = by_id(tx.conn(), id)?.version;
        actions::approve(tx, &tomas, id, version)?;
        let next_month = today.checked_add_signed(Duration::days(30));
        let said = Description {
            title: "Accountability weighs more".to_owned(),
            reasons: "In three cases of last year nobody could say who answers for what. The group agreed to weigh clear roles more, and the brand less.".to_owned(),
            valid_from: Some(next_month.ok_or_else(|| Error::internal("no next month"))?),
        };
        let more = (Part::Rubric, "id = \"C8\"\nweight = 7", "id = \"C8\"\nweight = 9");
        let less = (Part::Rubric, "id = \"C14\"\nweight = 4", "id = \"C14\"\nweight = 2");
        proposed(tx, &ada, &said, &[more, less])?;
        Ok(())
    });
    write.await
}
