//! Lists of the demo, whose entries are as fictional as everything else: a name near that of a partner, so that
//! screeners have something to compare, and participants with their status.

use super::cast::Cast;
use crate::error::{Error, Result};
use crate::screening::lists::import::{Import, import};
use crate::screening::lists::read::Format;
use crate::server::House;

/// Names as a list of persons and organizations has them.
const NAMES: &str = "reference,name,aliases,country,type,remarks\n\
DX.014,Société Coopérative des Pêcheurs du Lac Morena,COPELAM; Fishermen of Lake Morena,BJ,organization,Invented for this demo: moved arms across the lake.\n\
DX.027,AGOSSOU Kodjo,Codjo Agossu,TG,person,Invented for this demo: harbour master.\n\
DX.031,Oskavel Shipping,,DK,organization,Invented for this demo.\n";

/// Participants and whether they report.
const PARTICIPANTS: &str = "id,name,country,country_code,active,delisted,removal_reason\n\
1,Société coopérative des pêcheurs artisanaux du lac Moréna,Benin,BJ,False,,Not applicable\n\
2,Northline Friluftskläder AB,Sweden,SE,True,,Not applicable\n";

/// Brings the lists in, as a screener does.
///
/// # Errors
/// When a list cannot be read.
pub(super) async fn bring(house: &House, cast: &Cast) -> Result<()> {
    let by = cast.id("screener")?;
    let lists = [
        ("Demonstration list", Format::Plain, "X1", NAMES),
        ("Demonstration participants", Format::Compact, "H8", PARTICIPANTS),
    ];
    for (code, format, checks, text) in lists {
        let file = house.app.config.data.join(format!("{format}.csv"));
        std::fs::write(&file, text).map_err(|error| Error::internal(error.to_string()))?;
        let asked = Import {
            file: file.clone(),
            code: code.into(),
            format,
            checks: checks.into(),
            source: "Invented for this demo".into(),
            dated: None,
            force: false,
            by: Some(by),
        };
        import(&house.app.db, asked).await?;
        std::fs::remove_file(&file).ok();
    }
    crate::screening::matches::look_up::run(&house.app).await?;
    Ok(())
}
