//! The house's own people: the administrator comes in by the link of the first start and invites the others,
//! who choose their passwords by the links of their letters.

use std::sync::Arc;

use imprimatur::server::House;

use super::browser::{Browser, Problem};
use super::letters::Letters;
use super::table::Table;

/// Everybody's password.
pub const PASSWORD: &str = "seven quiet herons at dusk";

/// Somebody of the house at a browser.
pub struct Person {
    pub name: String,
    pub browser: Browser,
}

/// The house's own people by what they do.
pub struct Crew {
    pub secretariat: Vec<Person>,
    pub screeners: Vec<Person>,
    pub members: Vec<Person>,
    pub chairs: Vec<Person>,
    pub officers: Vec<Person>,
}

impl Crew {
    /// Lets everybody come in.
    pub async fn come_in(
        house: &House,
        base: &str,
        letters: &Letters,
        table: &Arc<Table>,
    ) -> Result<Self, Problem> {
        let admin = Browser::new(base, "the administrator", table);
        let path = house
            .app
            .db
            .write(imprimatur::accounts::actions::offer_first_administrator)
            .await
            .map_err(|error| error.to_string())?
            .ok_or("no link for the first administrator")?;
        let page = admin.get(&path).await?;
        let values = [("name", "Ada Admin"), ("email", "admin@house.example"), ("password", PASSWORD)];
        admin.submit(&page, "Create administrator", &values).await?;
        let mut crew = Self {
            secretariat: vec![],
            screeners: vec![],
            members: vec![],
            chairs: vec![],
            officers: vec![],
        };
        for (role, count) in
            [("secretariat", 2), ("screener", 2), ("reviewer", 7), ("chair", 2), ("authorizing_officer", 3)]
        {
            for number in 1..=count {
                let person = invite(&admin, base, letters, table, role, number).await?;
                match role {
                    "secretariat" => crew.secretariat.push(person),
                    "screener" => crew.screeners.push(person),
                    "reviewer" => crew.members.push(person),
                    "chair" => crew.chairs.push(person),
                    _ => crew.officers.push(person),
                }
            }
        }
        Ok(crew)
    }
}

async fn invite(
    admin: &Browser,
    base: &str,
    letters: &Letters,
    table: &Arc<Table>,
    role: &str,
    number: usize,
) -> Result<Person, Problem> {
    let word = role.replace('_', " ");
    let name = format!(
        "{} {number}",
        word.chars().next().map_or(word.clone(), |c| c.to_uppercase().chain(word.chars().skip(1)).collect())
    );
    let email = format!("{role}{number}@house.example");
    let page = admin.get("/admin/accounts/new").await?;
    let values = [("name", name.as_str()), ("email", &email), ("roles", role), ("language", "en")];
    admin.submit(&page, "Send invitation", &values).await?;
    let browser = Browser::new(base, &name, table);
    let page = browser.get(&letters.link_to(&email).await?).await?;
    browser.submit(&page, "Set password and sign in", &[("password", PASSWORD)]).await?;
    Ok(Person { name, browser })
}
