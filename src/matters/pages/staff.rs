//! One matter with everything that stands of it, and what the reader can do now.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use crate::access::Actor;
use crate::access::matters::{Sight, erase, see};
use crate::access::requests as cases;
use crate::accounts::{self, AccountId};
use crate::audit::{self, EventRow, Subject, SubjectKind};
use crate::authorizations::{self, Authorization, AuthorizationState};
use crate::db::Conn;
use crate::documents::looks::{Look, Looks};
use crate::error::{Error, Result};
use crate::guidelines::Reference;
use crate::matters::rules::Facts;
use crate::matters::{
    Matter, MatterAction, MatterId, MatterState, Reporter, Sanction, Source, actions, store,
};
use crate::organizations::{self, Organization};
use crate::requests::{self, RequestId};
use crate::say as t;
use crate::say::Msg;
use crate::web::field::Field;
use crate::web::{AppData, Filled, Page, Response, SignedIn};

/// Most organizations that a search shows.
const MOST_FOUND: i64 = 12;
/// What people of staff do with a matter, in the order of the page.
const ACTS: [MatterAction; 7] = [
    MatterAction::Link,
    MatterAction::OpenDialogue,
    MatterAction::PutOnHold,
    MatterAction::Resolve,
    MatterAction::Sanction,
    MatterAction::Refer,
    MatterAction::Dismiss,
];

/// Everything that is read of one matter.
struct Loaded {
    matter: Matter,
    facts: Facts,
    can: Vec<MatterAction>,
    refused: Vec<(MatterAction, Msg)>,
    can_erase: bool,
    reporter: Option<Reporter>,
    look: Option<Look>,
    authorization: Option<Authorization>,
    case: Option<(RequestId, String)>,
    others: Vec<Matter>,
    authorizations: Vec<Authorization>,
    found: Vec<Organization>,
    history: Vec<EventRow>,
    names: HashMap<AccountId, String>,
}

impl Loaded {
    fn load(conn: &mut Conn, actor: &Actor, id: MatterId, find: &str, today: NaiveDate) -> Result<Self> {
        let matter = store::by_id(conn, id)?;
        let standing = actions::standing(conn, &matter, actor)?;
        if see(actor, &standing)? != Sight::Staff {
            return Err(Error::Hidden);
        }
        let facts = actions::facts(conn, &matter, actor)?;
        let (mut can, mut refused) = (Vec::new(), Vec::new());
        for action in ACTS {
            match actions::may(actor, &standing, &matter, &facts, action, today) {
                Ok(_) => can.push(action),
                Err(crate::access::Refusal::Because(why)) => refused.push((action, why)),
                Err(crate::access::Refusal::Hidden) => {}
            }
        }
        let reporter = store::reporter_of(conn, id)?;
        let can_erase = reporter.is_some() && !matter.state.is_open() && erase(actor, &standing).is_ok();
        let look = match store::picture_of(conn, id)? {
            Some(picture) => {
                let looks = Looks::load(conn, vec![picture.sha256.clone()])?;
                Some(looks.at(format!("/matters/{id}/picture"), &picture.sha256, &picture.name, ""))
            }
            None => None,
        };
        let authorization = match matter.authorization_id {
            Some(id) => Some(authorizations::by_id(conn, id)?),
            None => None,
        };
        let case = match matter.request_id {
            Some(id) => Some((id, requests::by_id(conn, id)?.number_or_draft())),
            None => None,
        };
        let (mut others, mut held) = (Vec::new(), Vec::new());
        if let Some(organization) = matter.organization_id {
            for other in store::of_organization(conn, organization)? {
                let standing = actions::standing(conn, &other, actor)?;
                if other.id != id && see(actor, &standing) == Ok(Sight::Staff) {
                    others.push(other);
                }
            }
            for row in authorizations::of_organization(conn, organization)? {
                let request = requests::by_id(conn, row.request_id)?;
                let standing = requests::standing(conn, &request, actor)?;
                if cases::see(actor, &standing) == Ok(cases::Sight::Staff) {
                    held.push(row);
                }
            }
        }
        let found = match (can.contains(&MatterAction::Link) && matter.asked_at.is_none(), find) {
            (false, _) => Vec::new(),
            (true, "") => organizations::named(conn, &matter.organization_name, MOST_FOUND)?,
            (true, words) => organizations::named(conn, words, MOST_FOUND)?,
        };
        let mut history = audit::actions_of(conn, Subject { kind: SubjectKind::Matter, id: id.0 })?;
        history.reverse();
        let people = history.iter().filter_map(|event| event.actor_id);
        let people = people.chain([matter.entered_by, matter.closed_by].into_iter().flatten());
        let mut names = HashMap::new();
        for person in people.collect::<Vec<_>>() {
            if let Entry::Vacant(place) = names.entry(person) {
                place.insert(accounts::by_id(conn, person)?.name);
            }
        }
        Ok(Self {
            matter,
            facts,
            can,
            refused,
            can_erase,
            reporter,
            look,
            authorization,
            case,
            others,
            authorizations: held,
            found,
            history,
            names,
        })
    }
}

#[derive(Template)]
#[template(path = "matters/matter.html")]
struct MatterPage<'a> {
    page: &'a Page,
    m: &'a Loaded,
    f: Filled,
    find: String,
    open: &'static str,
    today: NaiveDate,
}

impl MatterPage<'_> {
    fn can(&self, action: &str) -> bool {
        MatterAction::parse(action).is_some_and(|action| self.m.can.contains(&action))
    }

    fn is_open(&self, part: &str) -> bool {
        self.open.strip_prefix("matters.") == Some(part)
    }

    fn name(&self, person: &Option<AccountId>) -> Option<&String> {
        person.and_then(|id| self.m.names.get(&id))
    }

    /// The organizations to choose from, and none of them.
    fn organizations(&self) -> Field {
        let mut choices: Vec<(String, Msg)> =
            self.m.found.iter().map(|one| (one.id.to_string(), Msg::plain(&one.name))).collect();
        if let Some(id) = self.m.matter.organization_id
            && !self.m.found.iter().any(|one| one.id == id)
        {
            choices.insert(0, (id.to_string(), Msg::plain(&self.m.matter.organization_name)));
        }
        choices.push((String::new(), t::matters::link_only_name()));
        self.f.radios("organization", t::matters::link_organization(), choices)
    }

    fn sanctions(&self) -> Field {
        let choices = Sanction::ALL.iter().map(|one| (one.to_string(), one.words())).collect();
        self.f.radios("sanction", t::matters::sanction_label(), choices)
    }

    /// The authorization can be suspended at once, whatever becomes of the matter.
    fn urgent(&self) -> Option<i64> {
        use AuthorizationState as S;
        let row = self.m.authorization.as_ref()?;
        let alive = matches!(row.state, S::Offered | S::Accepted | S::Active);
        (alive && self.m.matter.state.is_open()).then_some(row.id.0)
    }

    fn comment_missing(&self) -> Msg {
        match self.m.matter.due_on {
            Some(due) if due < self.today => t::matters::comment_none_in_time(),
            _ => t::matters::comment_none(),
        }
    }

    fn was_done(&self) -> Option<Msg> {
        self.m.matter.sanction.map(|sanction| match sanction {
            Sanction::Suspended => t::matters::sanction_was_suspended(),
            Sanction::Revoked => t::matters::sanction_was_revoked(),
        })
    }

    fn in_dialogue(&self) -> bool {
        self.m.matter.state == MatterState::InDialogue
    }

    /// It came by the public form: nobody is named for it.
    fn came_from_outside(&self, event: &EventRow) -> bool {
        event.action == "matters.receive" && self.m.matter.source == Source::Public
    }

    /// What happened, in words.
    fn happened(&self, event: &EventRow) -> Msg {
        let verb = event.action.strip_prefix("matters.").unwrap_or(&event.action).replace('_', "-");
        t::by_id("matters", &format!("event-{verb}")).unwrap_or_else(|| Msg::plain(&event.action))
    }
}

/// What the forms of the page begin with, beside what was typed.
fn begun(page: &Page, loaded: &Loaded, f: Filled, today: NaiveDate) -> Result<Filled> {
    let reference = Reference::current().map_err(Error::internal)?;
    let days = reference.terms.terms.stop_use_working_days;
    let typed = |name: &str| f.names().any(|field| field == name);
    let mut begun = f.clone();
    let matter = &loaded.matter;
    let organization = matter.organization_id.map(|id| id.to_string()).unwrap_or_default();
    let number = loaded.authorization.as_ref().map(|row| row.number.clone());
    let (question, summary) = t::with_language(page.language, || {
        (t::matters::question_proposed().to_string(), t::screening::hold_proposed().to_string())
    });
    let defaults = [
        ("organization", organization),
        ("name", matter.organization_name.clone()),
        ("authorization", number.unwrap_or_default()),
        ("question", question),
        ("summary", summary),
    ];
    for (name, value) in defaults {
        if !typed(name) {
            begun = begun.with(name, value);
        }
    }
    if !typed("stop_by-day") {
        begun = begun.with_date("stop_by", Some(reference.terms.calendar.add_working_days(today, days)));
    }
    Ok(begun)
}

/// Shows the page, with one of its forms open.
pub(super) async fn show(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: i64,
    f: Filled,
    find: &str,
    open: &'static str,
) -> Response {
    let (actor, words) = (me.actor().clone(), find.to_owned());
    let today = app.db.clock().now().date();
    let read = app.db.read(move |conn| Loaded::load(conn, &actor, MatterId(id), &words, today));
    let loaded = read.await?;
    let wrong = !f.problems.is_empty();
    let f = app.db.with_closed_days(|| begun(page, &loaded, f, today))?;
    let shown = MatterPage { page, m: &loaded, f, find: find.to_owned(), open, today };
    if wrong { page.show_problems(&shown) } else { page.show(&shown) }
}

#[derive(serde::Deserialize)]
pub(super) struct Find {
    #[serde(default)]
    find: String,
}

/// One matter.
pub(super) async fn page(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    find: web::Query<Find>,
) -> Response {
    let words: String = find.find.trim().chars().take(200).collect();
    let open = if words.is_empty() { "" } else { "matters.link" };
    show(&app, &page, &me, *id, Filled::new(), &words, open).await
}
