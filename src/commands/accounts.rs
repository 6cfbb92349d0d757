//! `imprimatur accounts ...`: what an administrator does in the browser, for whoever has the machine. Letters
//! are written into the outbox as well; a running server delivers them.

use std::process::ExitCode;

use crate::access::Role;
use crate::accounts::actions::{self, By, Invitation};
use crate::accounts::{self, Account, Filter, rules, state_name};
use crate::config::{Config, Flags};
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::notices::office;
use crate::say::Language;

/// What to do.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum What {
    /// Invite a person by letter; prints the set-up link too.
    Invite {
        /// The person's name.
        #[arg(long)]
        name: String,
        /// The person's e-mail address.
        #[arg(long)]
        email: String,
        /// Roles, separated by commas: secretariat,screener,...
        #[arg(long, value_delimiter = ',', value_parser = role)]
        roles: Vec<Role>,
        /// Language of pages and letters; the office's without it.
        #[arg(long, value_parser = language)]
        language: Option<Language>,
    },
    /// Switch an account off.
    Disable {
        /// The account's e-mail address.
        email: String,
    },
    /// Switch an account on again.
    Enable {
        /// The account's e-mail address.
        email: String,
    },
    /// Give a person exactly these roles; signs the person out.
    Roles {
        /// The account's e-mail address.
        email: String,
        /// Roles, separated by commas; none takes all.
        #[arg(value_delimiter = ',', value_parser = role)]
        roles: Vec<Role>,
    },
    /// Make a new set-up link, send it and print it; older ones are void.
    SetUpLink {
        /// The account's e-mail address.
        email: String,
    },
    /// List everybody: address, state, roles, last sign-in, name; separated by tabs.
    List,
}

fn role(text: &str) -> std::result::Result<Role, String> {
    let known = || Role::ALL.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ");
    Role::parse(text).ok_or_else(|| format!("there is no role '{text}'; there are {}", known()))
}

fn language(text: &str) -> std::result::Result<Language, String> {
    Language::parse(text)
        .filter(|language| language.is_spoken())
        .ok_or_else(|| format!("'{text}' has no words yet"))
}

/// Does it on the configured database.
///
/// # Errors
/// One clear line that says why not.
pub fn run(flags: &Flags, what: What) -> std::result::Result<ExitCode, String> {
    let (config, _) = Config::from_flags(flags)?;
    let lines = super::block_on(async move {
        let db = super::open(&config)?;
        let done = match what {
            What::List => db.read_long(list).await,
            other => db.write(move |tx| change(tx, other)).await,
        };
        done.map_err(in_words)
    })?;
    for line in &lines {
        println!("{line}");
    }
    Ok(ExitCode::SUCCESS)
}

/// A refusal as the line that is printed.
fn in_words(error: Error) -> String {
    match error {
        Error::Refused(reason) | Error::Conflict(reason) => reason.to_string(),
        Error::Invalid(problems) => {
            problems.iter().map(|(_, problem)| problem.to_string()).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}

fn find(conn: &mut Conn, email: &str) -> Result<Account> {
    accounts::by_email(conn, email)?
        .ok_or_else(|| Error::Refused(crate::say::accounts::no_such_account(email)))
}

fn change(tx: &mut Tx, what: What) -> Result<Vec<String>> {
    let link = |tx: &Tx, path: String| format!("{}{path}", tx.base_url);
    match what {
        What::Invite { name, email, roles, language } => {
            let default = Language::parse(&office::current(tx.conn())?.language).unwrap_or_default();
            let person = Invitation {
                name: rules::name(&name).map_err(Error::Refused)?,
                email: rules::email(&email).map_err(Error::Refused)?,
                language: language.unwrap_or(default),
                roles,
            };
            let (_, path) = actions::invite(tx, By::Console, &person)?;
            Ok(vec![link(tx, path)])
        }
        What::Disable { email } => {
            let id = find(tx.conn(), &email)?.id;
            actions::disable(tx, By::Console, id)?;
            Ok(vec![])
        }
        What::Enable { email } => {
            let id = find(tx.conn(), &email)?.id;
            actions::enable(tx, By::Console, id)?;
            Ok(vec![])
        }
        What::Roles { email, roles } => {
            let id = find(tx.conn(), &email)?.id;
            actions::change_roles(tx, By::Console, id, &roles, None)?;
            Ok(vec![])
        }
        What::SetUpLink { email } => {
            let id = find(tx.conn(), &email)?.id;
            let path = actions::send_set_up_link(tx, By::Console, id)?;
            Ok(vec![link(tx, path)])
        }
        What::List => list(tx.conn()),
    }
}

fn list(conn: &mut Conn) -> Result<Vec<String>> {
    let people = accounts::people(conn, &Filter::default(), i64::MAX)?;
    Ok(people
        .into_iter()
        .map(|person| {
            let roles = person.roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(",");
            let seen = person.account.last_sign_in_at.map_or_else(|| "-".to_owned(), |at| at.to_string());
            let (email, name) = (person.account.email, person.account.name);
            format!("{email}\t{}\t{roles}\t{seen}\t{name}", state_name(person.account.state))
        })
        .collect())
}
