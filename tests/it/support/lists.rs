//! Fictional lists in the forms of real ones.

use std::path::PathBuf;

use imprimatur::db::Db;
use imprimatur::error::Result;
use imprimatur::screening::lists::import::{Import, Report, import};
use imprimatur::screening::lists::read::Format;

use super::companion::scratch;

/// One entity of a list in the Security Council's form, with its stray spaces and empty aliases.
pub fn entity(reference: &str, name: &str, alias: &str) -> String {
    format!(
        "<ENTITY><DATAID>1</DATAID><FIRST_NAME>  {name} </FIRST_NAME><UN_LIST_TYPE>Test</UN_LIST_TYPE>\
         <REFERENCE_NUMBER>{reference}</REFERENCE_NUMBER><COMMENTS1/><ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY>\
         <ALIAS_NAME>{alias}</ALIAS_NAME></ENTITY_ALIAS><ENTITY_ALIAS><QUALITY/><ALIAS_NAME/></ENTITY_ALIAS>\
         <ENTITY_ADDRESS><COUNTRY>Denmark</COUNTRY></ENTITY_ADDRESS></ENTITY>\n"
    )
}

pub fn council(day: &str, entities: &[String]) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<CONSOLIDATED_LIST dateGenerated=\"{day}T10:00:00\"><INDIVIDUALS/><ENTITIES>\n{}</ENTITIES></CONSOLIDATED_LIST>",
        entities.concat()
    )
}

/// A file with this content.
pub fn file(text: &[u8]) -> PathBuf {
    static NEXT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let path = scratch().join(format!("list-{number}"));
    std::fs::write(&path, text).unwrap();
    path
}

pub async fn bring(db: &Db, format: Format, text: impl AsRef<[u8]>, force: bool) -> Result<Report> {
    let asked = Import {
        file: file(text.as_ref()),
        code: "the list".into(),
        format,
        checks: "X1".into(),
        source: "by hand".into(),
        dated: None,
        force,
        by: None,
    };
    import(db, asked).await
}
