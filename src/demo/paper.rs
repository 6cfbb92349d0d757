//! What the demo's office has on paper, and the files from which it lets a mark be reproduced: plain coloured squares.

use super::cast::Cast;
use super::pictures;
use crate::authorizations::actions;
use crate::authorizations::paper;
use crate::db::ids::ImportId;
use crate::error::{Error, Result};
use crate::guidelines::Mark;
use crate::server::House;

const HEAD: &str = "reference,granted_on,organization,country,registration_number,organization_type,sector,contact_name,contact_email,signed_name,signed_title,marks,use_type,activity,purpose,wording,wording_language,territory,media,goals,starts_on,ends_on,conditions,register";

/// Two that were recorded: one in force, one that has ended.
const RECORDED: &str = "\
LEG/2025/118,2025-09-12,Lumen Bibliotek SA,Sweden,556677-8899,ngo,P,Ylva Hedström,ylva@lumen.example,Ylva Hedström,Director,UN_NAME,informational,Reading rooms for Goal 4,To bring the goals into public libraries.,In support of the United Nations,en,Sweden;Norway,print;web,SDG4,2025-10-01,2027-03-31,K06 | K05: Only the poster of annex 1,yes
LEG/2023/041,2023-03-02,Fundación Río Claro,Peru,,foundation,,,,Inés Quispe,President,SDG_WHEEL,informational,School calendar,To teach the goals in schools.,,,Peru,print,SDG4;SDG6,2023-04-01,2024-12-31,,yes";
/// One file that waits for an officer, and one with a slip.
const WAITING: &str = "\
LEG/2024/007,2024-01-15,Société Lac Bleu,Benin,,company,E,Aïcha Dossou,aicha@lacbleu.example,Aïcha Dossou,Directrice,UN_NAME,informational,Semaine de l'eau,To tell how water is kept safe.,Avec le soutien des Nations Unies,fr,Benin,print,SDG6,2026-01-01,2027-06-30,,yes";
const WRONG: &str = "\
LEG/2022/19,2.3.2022,Kōwhai Trust,New Zealand,,foundation,,,,Mere Tane,Chair,UN_NAME,informational,Coastal clean-up,To keep beaches clean.,,,Aotearoa,print,SDG14,2022-04-01,2023-04-01,,maybe";

/// Brings it, and records a part.
///
/// # Errors
/// When a step fails.
pub(super) async fn bring(house: &House, cast: &Cast) -> Result<()> {
    for (name, lines, recorded) in [
        ("granted-2023-2025.csv", RECORDED, true),
        ("granted-2024.csv", WAITING, false),
        ("granted-2022.csv", WRONG, false),
    ] {
        let read = paper::read(format!("{HEAD}\n{lines}\n").as_bytes());
        let read = read.map_err(|why| Error::internal(why.to_string()))?;
        let (by, count) = (cast.clone(), i64::try_from(read.len()).map_err(Error::internal)?);
        let id: ImportId = house
            .app
            .db
            .write(move |tx| {
                let secretary = by.actor(tx.conn(), "secretariat")?;
                actions::bring_paper(tx, &secretary, name, &read)
            })
            .await?;
        if !recorded {
            continue;
        }
        for line in 1..=count {
            let by = cast.clone();
            let record = house.app.db.write(move |tx| {
                let officer = by.actor(tx.conn(), "officer")?;
                actions::record_line(tx, &officer, id, line)
            });
            record.await?;
        }
        let by = cast.clone();
        let settle = house.app.db.write(move |tx| {
            let officer = by.actor(tx.conn(), "officer")?;
            actions::settle_paper(tx, &officer, id)
        });
        settle.await?;
    }
    Ok(())
}

/// Two files of the name of the United Nations, kept before anybody accepts.
///
/// # Errors
/// When they cannot be stored.
pub(super) async fn artwork(house: &House, cast: &Cast) -> Result<()> {
    let app = &house.app;
    for (number, name) in [(2, "name-one-line.png"), (4, "name-two-lines.png")] {
        let new = pictures::master(&app.files, app.limits.file_bytes, number, name)?;
        let by = cast.clone();
        let add = app.db.write(move |tx| {
            let admin = by.actor(tx.conn(), "admin")?;
            actions::add_master(tx, &admin, Mark::UnName, &new)
        });
        add.await?;
    }
    Ok(())
}
