//! What a member knows, and how many cards they take on at once.

use askama::Template;

use crate::access::reviews as access;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::guidelines::GoalSet;
use crate::requests::questions::choices::OFFICIAL_LANGUAGES;
use crate::reviews::proposing::MemberProfile;
use crate::reviews::proposing::rules::USUAL_MOST_OPEN;
use crate::reviews::{actions, store, words};
use crate::say::{self as t, Msg, current_language, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn};

/// The choices of one list: what is sent, what is read.
type Choices = Vec<(String, Msg)>;

#[derive(Template)]
#[template(path = "reviews/expertise.html")]
struct ExpertisePage<'a> {
    page: &'a Page,
    f: Filled,
    sectors: Choices,
    goals: Choices,
    languages: Choices,
    usual: usize,
}

fn show(page: &Page, f: Filled) -> Response {
    let (sectors, goals, languages) = with_language(page.language, choices)?;
    let shown = ExpertisePage { page, f, sectors, goals, languages, usual: USUAL_MOST_OPEN };
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

fn choices() -> Result<(Choices, Choices, Choices)> {
    let (reference, language) = (words::reference()?, current_language().tag());
    let sectors = reference.sectors.iter();
    let goals = reference.goals.iter().filter(|goal| goal.set == GoalSet::Sdg);
    let languages = OFFICIAL_LANGUAGES.all().into_iter().filter(|choice| choice.value != "en");
    Ok((
        sectors.map(|one| (one.code.clone(), Msg::plain(one.text.say(language)))).collect(),
        goals
            .map(|one| {
                (one.code.clone(), Msg::plain(format!("{} {}", one.code, one.text.say(language).name)))
            })
            .collect(),
        languages.map(|choice| (choice.value, choice.label)).collect(),
    ))
}

pub(super) async fn page(app: AppData, page: Page, me: SignedIn) -> Response {
    access::member(me.actor())?;
    let id = me.id;
    let read = app.db.read(move |conn: &mut Conn| Ok(store::profiles(conn, &[id])?.remove(&id)));
    let profile = read.await?.unwrap_or_default();
    let mut f = Filled::new();
    if let Some(most) = profile.most_open {
        f = f.with("most_open", most);
    }
    for (name, values) in
        [("sectors", &profile.sectors), ("goals", &profile.goals), ("languages", &profile.languages)]
    {
        f = values.iter().fold(f, |f, value| f.with(name, value));
    }
    show(&page, f)
}

pub(super) async fn save(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    access::member(me.actor())?;
    form.only(&["sectors", "goals", "languages", "most_open"])?;
    let typed = form.text("most_open");
    let most_open = match typed.parse::<usize>() {
        Ok(most) => Some(most),
        // Zero is no number of scorecards either: the action says what may stand there.
        Err(_) if !typed.is_empty() => Some(0),
        Err(_) => None,
    };
    let profile = with_language(page.language, || {
        let (sectors, goals, languages) = choices()?;
        let known = |name: &str, choices: &Choices| -> Vec<String> {
            form.all(name).into_iter().filter(|one| choices.iter().any(|(code, _)| code == one)).collect()
        };
        Ok::<_, Error>(MemberProfile {
            sectors: known("sectors", &sectors),
            goals: known("goals", &goals),
            languages: known("languages", &languages),
            most_open,
        })
    })?;
    let actor = me.actor().clone();
    match app.db.write(move |tx| actions::keep_profile(tx, &actor, &profile)).await {
        Ok(()) => Ok(page.go_saying(&app, "/account", &t::reviews::profile_saved())),
        Err(Error::Invalid(problems)) => show(&page, Filled::from_form(&form, problems)),
        Err(error) => Err(error),
    }
}
