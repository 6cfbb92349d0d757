//! Integrity matters of the demo: one that a passer-by reported and that is in dialogue with the organization, and one that
//! nobody has looked at yet.

use super::cast::Cast;
use super::pictures;
use crate::authorizations::{self, AuthorizationState};
use crate::error::{Error, Result};
use crate::matters::Report;
use crate::matters::actions;
use crate::requests::RequestId;
use crate::say::Language;
use crate::server::House;

/// Reports, and the first look at one of them.
///
/// # Errors
/// When a step fails.
pub(super) async fn matters(house: &House, cast: &Cast, cases: &[(&'static str, RequestId)]) -> Result<()> {
    let app = &house.app;
    let files = pictures::files_of(&app.files, app.limits.file_bytes, 3, false)?;
    let picture = files.into_iter().next().map(|(_, file)| file);
    let (cast, cases) = (cast.clone(), cases.to_vec());
    let write = app.db.write(move |tx| {
        let mut number = None;
        for (_, id) in &cases {
            let granted = authorizations::of_request(tx.conn(), *id)?;
            if let Some(row) = granted.filter(|one| one.state == AuthorizationState::Active) {
                number = Some(row.number);
                break;
            }
        }
        let code = number.ok_or_else(|| Error::internal("the demo has no authorization in force"))?;
        let seen = Report {
            code,
            description: "The words stand on the lids of jam jars that are sold at the market, next to the price. The permission beside it says posters only.".to_owned(),
            place: "Saturday market, third stall from the fountain".to_owned(),
            reporter_name: "Ottilie Brandvold".to_owned(),
            reporter_email: "ottilie@passersby.example".to_owned(),
            language: Some(Language::En),
            ..Report::default()
        };
        let matter = actions::report(tx, &seen, picture.as_ref())?;
        let secretary = cast.actor(tx.conn(), "secretariat")?;
        let question = "Your words of support were seen on the lids of jars that are for sale. Your authorization covers posters. Please tell us how the lids came about, how many there are, and what you have done or will do.";
        actions::open_dialogue(tx, &secretary, matter.id, matter.version, question)?;
        let bare = Report {
            description: "A shop of this name says on its page that it is an official partner. I found no permission under its name.".to_owned(),
            who: "Blauwasser Handel".to_owned(),
            place: "https://blauwasser-handel.example/about".to_owned(),
            ..Report::default()
        };
        actions::report(tx, &bare, None)?;
        Ok(())
    });
    write.await
}
