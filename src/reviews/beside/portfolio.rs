//! The two principles that describe the portfolio: what stands in it, beside the case at hand. A note, of no weight.

use chrono::{Days, NaiveDate};

use super::barred;
use crate::access::Actor;
use crate::db::Conn;
use crate::error::Result;
use crate::guidelines::{CountryGroup, Reference, Region};
use crate::organizations::Organization;
use crate::reviews::store;

/// How far back the portfolio is counted, days.
const DAYS: u64 = 365;

/// What was granted to whom: country, sector, how often.
pub type Granted = (String, String, i64);

/// What the portfolio holds, as seen from one case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Portfolio {
    /// Everything granted in the last twelve months.
    pub granted: i64,
    /// Of that, to organizations from least developed, landlocked developing and small island countries.
    pub special: i64,
    /// The groups that the country of this case belongs to.
    pub groups: Vec<CountryGroup>,
    /// The region of this case; none when its country is not known.
    pub region: Option<Region>,
    /// Granted to organizations from this region.
    pub same_region: i64,
    /// Granted to organizations of this sector.
    pub same_sector: i64,
}

/// Counts what was granted beside the country and sector of a case.
pub fn counted(reference: &Reference, rows: &[Granted], country: &str, sector: &str) -> Portfolio {
    let own = reference.country(country);
    let mut portfolio = Portfolio {
        groups: own.map(|own| own.groups.clone()).unwrap_or_default(),
        region: own.map(|own| own.region),
        ..Portfolio::default()
    };
    for (from, of, count) in rows {
        let from = reference.country(from);
        portfolio.granted += count;
        if from.is_some_and(|from| !from.groups.is_empty()) {
            portfolio.special += count;
        }
        if from.is_some() && from.map(|from| from.region) == portfolio.region {
            portfolio.same_region += count;
        }
        if of == sector && !sector.is_empty() {
            portfolio.same_sector += count;
        }
    }
    portfolio
}

/// The portfolio beside the case of this organization, without the cases that a conflict hides from the reader.
///
/// # Errors
/// When the database fails.
pub fn portfolio(
    conn: &mut Conn,
    actor: &Actor,
    organization: &Organization,
    today: NaiveDate,
) -> Result<Portfolio> {
    let reference = crate::reviews::words::reference()?;
    let barred = barred(conn, actor)?;
    let rows = store::granted_since(conn, today - Days::new(DAYS), &barred)?;
    Ok(counted(reference, &rows, &organization.country, &organization.sector))
}

#[cfg(test)]
mod tests {
    use super::counted;
    use crate::guidelines::{Reference, Region};

    #[test]
    fn what_was_granted_is_counted_by_region_sector_and_special_situation() {
        let Ok(reference) = Reference::seeded() else { return };
        let row = |country: &str, sector: &str, count| (country.to_owned(), sector.to_owned(), count);
        let rows = [row("FR", "A", 3), row("DE", "C", 2), row("NP", "A", 4), row("", "A", 1)];
        let seen = counted(reference, &rows, "FR", "A");
        assert_eq!((seen.granted, seen.special), (10, 4));
        assert_eq!((seen.same_region, seen.same_sector), (5, 8));
        assert_eq!(seen.region, Some(Region::Europe));
        let unknown = counted(reference, &rows, "", "");
        assert_eq!((unknown.granted, unknown.same_region, unknown.same_sector), (10, 0, 0));
    }
}
