//! One request from its first page to its end, step by step, each by the person who does it.

use chrono::{Days, NaiveDate};
use imprimatur::demo::Asked;

use super::browser::{Browser, Problem};
use super::crew::{Crew, Person};
use super::files::Files;
use super::plan::{End, Organization};
use super::steps::{self, Surfer};

/// What the form says when a legal name is longer than it takes.
const NAME_LIMIT: usize = imprimatur::requests::questions::LEGAL_NAME_LIMIT;

/// An organization whose person is signed in.
pub struct Partner {
    pub browser: Browser,
    pub email: String,
    /// Legal name as the house keeps it.
    pub name: String,
    pub organization: Organization,
    /// The name was too long, was refused with its message and then shortened.
    pub shortened: bool,
}

/// One request on its way.
pub struct Case {
    pub id: String,
    pub end: End,
    pub track: &'static str,
    /// The secretariat asked something and the partner answered with a new version.
    pub asked: bool,
}

/// Signs up, follows the link of the letter, describes the organization.
pub async fn sign_up(
    browser: Browser,
    letters: &super::letters::Letters,
    organization: Organization,
    number: usize,
    today: NaiveDate,
) -> Result<Partner, Problem> {
    let email = format!("person{number}@organization{number}.example");
    let person = format!("Person {number}");
    let page = browser.get("/sign-up").await?;
    let values = [("name", person.as_str()), ("email", &email), ("password", super::crew::PASSWORD)];
    browser.submit(&page, "Open account", &values).await?;
    let page = browser.get(&letters.link_to(&email).await?).await?;
    browser.submit(&page, "Confirm and sign in", &[]).await?;
    let mut name: String = organization.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shortened = false;
    if name.chars().count() > NAME_LIMIT {
        let page = browser.get("/organization/new").await?;
        let asked = asked(&organization, &name, &email, &person, "UN_NAME", "web", today);
        let fields =
            asked.profile().into_iter().find(|(group, _)| *group == "identity").map(|(_, fields)| fields);
        let fields = fields.unwrap_or_default();
        let form = page.form("Save and continue")?;
        let values: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(name, value)| !value.is_empty() || form.has(name))
            .collect();
        let answer = browser.try_submit(&page, "Save and continue", &values).await?;
        let told = answer.page.error_texts().iter().any(|text| text.contains(&NAME_LIMIT.to_string()));
        if answer.status != 422 || !told {
            return Err(format!(
                "a name of {} letters got {} {:?}",
                name.chars().count(),
                answer.status,
                answer.page.error_texts()
            ));
        }
        name = name.chars().take(NAME_LIMIT).collect::<String>().trim().to_owned();
        shortened = true;
    }
    let described = asked(&organization, &name, &email, &person, "UN_NAME", "web", today);
    steps::describe_organization(&browser, &described).await?;
    Ok(Partner { browser, email, name, organization, shortened })
}

fn asked(
    organization: &Organization,
    name: &str,
    email: &str,
    person: &str,
    mark: &str,
    medium: &str,
    today: NaiveDate,
) -> Asked {
    let fundraising = mark.starts_with("SDG");
    Asked {
        organization: name.to_owned(),
        kind: organization.kind.to_owned(),
        country: organization.country.clone(),
        sector: organization.sector.to_owned(),
        employees: organization.employees,
        person: person.to_owned(),
        email: email.to_owned(),
        mark: mark.to_owned(),
        use_type: if fundraising { "fundraising" } else { "informational" }.to_owned(),
        mention_only: false,
        title: format!("Water for all, {medium}"),
        medium: medium.to_owned(),
        wording: "In support of the United Nations goals for water".to_owned(),
        starts_on: today,
        ends_on: today + Days::new(360),
        today,
    }
}

/// Fills and sends a request.
pub async fn ask(
    partner: &Partner,
    mark: &str,
    medium: &str,
    files: &Files,
    number: usize,
    today: NaiveDate,
) -> Result<String, Problem> {
    let person = format!("Person of {}", partner.email.split('@').next().unwrap_or_default());
    let asked = asked(&partner.organization, &partner.name, &partner.email, &person, mark, medium, today);
    let id = steps::start_request(&partner.browser).await?;
    if let Some(refused) = files.refused(number) {
        let page = partner.browser.open(&format!("/requests/{id}/files/mock_ups")).await?;
        let mut form = page.form("Add this file")?;
        form.fill(&[("description", "How the words will look")])?;
        form.attach("file", &refused.name, &refused.media_type, &refused.content)?;
        let answer = partner.browser.send(&form.submit("Add this file")?).await?;
        if answer.status != 422 || answer.page.error_texts().is_empty() {
            return Err(format!("{} was not refused with a message but got {}", refused.name, answer.status));
        }
    }
    steps::fill_request(&partner.browser, &id, &asked, files.accepted(number)).await?;
    steps::send_request(&partner.browser, &id).await?;
    Ok(id)
}

fn of(people: &[Person], number: usize) -> Result<&Person, Problem> {
    people.get(number % people.len().max(1)).ok_or_else(|| "nobody there".to_owned())
}

/// How many steps of the office a request that stays open gets: they stand in every stage.
pub fn steps_of(end: End, number: usize) -> usize {
    match end {
        End::Open => number % 5,
        End::Granted | End::Declined => usize::MAX,
    }
}

/// One case in so many is asked something and answers.
const ASKED: usize = 5;

/// Intake, screening, review, recommendation and decision, as far as `steps` goes.
pub async fn work(
    crew: &Crew,
    partner: &Partner,
    case: &mut Case,
    number: usize,
    steps: usize,
    today: NaiveDate,
) -> Result<(), Problem> {
    let id = case.id.clone();
    let secretariat = &of(&crew.secretariat, number)?.browser;
    if steps == 0 {
        return Ok(());
    }
    case.track = steps::accept_as_suggested(secretariat, &id).await?;
    if number.is_multiple_of(ASKED) {
        steps::clarify(secretariat, &partner.browser, &id).await?;
        case.asked = true;
    }
    if steps == 1 {
        return Ok(());
    }
    steps::clear_checks(&of(&crew.screeners, number)?.browser, &id).await?;
    let scorers = match case.track {
        "simplified" => 2,
        "standard" => 3,
        _ => 5,
    };
    let members: Vec<&Person> =
        (0..scorers).map(|place| of(&crew.members, number + place)).collect::<Result<_, _>>()?;
    let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    steps::assign(secretariat, &id, &names).await?;
    for member in &members {
        steps::declare_no_conflict(&member.browser, &id).await?;
    }
    steps::open_review(secretariat, &id).await?;
    if steps == 2 {
        return Ok(());
    }
    let (score, band) =
        if case.end == End::Declined { ("2", "recommend_decline") } else { ("3", "recommend") };
    for member in &members {
        steps::score(&member.browser, &id, score).await?;
    }
    if steps == 3 {
        return Ok(());
    }
    let chair = &of(&crew.chairs, number)?.browser;
    if case.track == "enhanced" {
        steps::meet(chair, &id, today, &names).await?;
    }
    steps::recommend(chair, &id, band).await?;
    if steps == 4 {
        return Ok(());
    }
    let officer = &of(&crew.officers, number)?.browser;
    if case.end == End::Declined {
        steps::decline(officer, &id).await
    } else {
        steps::authorize(officer, &id).await
    }
}
