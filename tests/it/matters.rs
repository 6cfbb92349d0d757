//! Integrity matters: from what anybody reports, the office hears or another step leaves, to their end.

mod heard;
mod left;
mod listing;
mod public;
mod refused;

use std::rc::Rc;

use imprimatur::access::{Actor, Role};
use imprimatur::db::Tx;
use imprimatur::db::ids::MatterId;
use imprimatur::error::{Error, Result};
use imprimatur::matters::{Matter, Report, actions, by_id, lifecycle};

use crate::support::app::{Person, TestApp};
use crate::support::cases;
use crate::support::cases_decisions::{read, write};

/// What Rosa saw.
fn seen() -> Report {
    Report {
        description: "The words stand on jam jars.".into(),
        who: "Jam & Sons".into(),
        place: "https://jam.example/shop".into(),
        reporter_name: "Rosa Quill".into(),
        reporter_email: "rosa@passersby.example".into(),
        ..Report::default()
    }
}

/// A report as the form brings it.
async fn reported(app: &Rc<TestApp>, report: Report) -> MatterId {
    write(app, move |tx| Ok(actions::report(tx, &report, None)?.id)).await.unwrap()
}

async fn matter(app: &Rc<TestApp>, id: MatterId) -> Matter {
    read(app, move |conn| by_id(conn, id)).await
}

/// A person does something with a matter as it stands now.
async fn does<T, F>(person: &Person, id: MatterId, f: F) -> Result<T>
where
    T: Send + 'static,
    F: FnOnce(&mut Tx, &Actor, MatterId, i64) -> Result<T> + Send + 'static,
{
    let (actor, version) = (cases::actor(person).await, matter(&person.app, id).await.version);
    write(&person.app, move |tx| f(tx, &actor, id, version)).await
}

/// Why something is refused; "hidden" when it may not be known of.
#[track_caller]
fn refusal<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(Error::Refused(why) | Error::Conflict(why)) => why.in_language(imprimatur::say::Language::En),
        Err(Error::Hidden) => "hidden".into(),
        Err(Error::Invalid(problems)) => format!("invalid: {problems}"),
        other => panic!("not refused: {other:?}"),
    }
}

/// The office.
async fn office(app: &Rc<TestApp>) -> (Person, Person, Person) {
    (
        app.person("Sven Secretariat", &[Role::Secretariat]).await,
        app.person("Cleo Chair", &[Role::Chair]).await,
        app.person("Odile Officer", &[Role::AuthorizingOfficer]).await,
    )
}

#[test]
fn the_lifecycle_of_matters() {
    insta::assert_snapshot!(lifecycle::print());
}
