//! What people do, each step once: the story test does it in process, the workload over HTTP.

use imprimatur::demo::Asked;

use super::html::{Form, Page};

/// Whoever sits at a browser.
pub trait Surfer {
    /// Opens a page; it must be there.
    async fn open(&self, path: &str) -> Result<Page, String>;
    /// Fills the form with this button by labels or names, presses it, follows; gives the page and its path.
    async fn press(
        &self,
        page: &Page,
        button: &str,
        values: &[(&str, &str)],
    ) -> Result<(String, Page), String>;
    /// The same with a form that was found already.
    async fn press_in(
        &self,
        form: &Form,
        button: &str,
        values: &[(&str, &str)],
    ) -> Result<(String, Page), String>;
    /// Hands in a file with a description.
    async fn hand_in(
        &self,
        page: &Page,
        button: &str,
        values: &[(&str, &str)],
        file: File<'_>,
    ) -> Result<Page, String>;
}

/// A file on somebody's disk.
#[derive(Clone, Copy)]
pub struct File<'a> {
    pub name: &'a str,
    pub media_type: &'a str,
    pub content: &'a [u8],
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Leaves out fields that the page does not show (a row that is not there yet, a question that is hidden).
fn shown<'a>(
    page: &Page,
    button: &str,
    fields: &'a [(String, String)],
) -> Result<Vec<(&'a str, &'a str)>, String> {
    let form = page.form(button)?;
    Ok(pairs(fields).into_iter().filter(|(name, value)| !value.is_empty() || form.has(name)).collect())
}

/// A person without an organization describes it.
pub async fn describe_organization(partner: &impl Surfer, asked: &Asked) -> Result<(), String> {
    let mut page = partner.open("/organization/new").await?;
    for (_, fields) in asked.profile() {
        let values = shown(&page, "Save and continue", &fields)?;
        (_, page) = partner.press(&page, "Save and continue", &values).await?;
    }
    Ok(())
}

/// Starts a request; gives its id.
pub async fn start_request(partner: &impl Surfer) -> Result<String, String> {
    let page = partner.open("/requests/new").await?;
    let (path, _) = partner.press(&page, "Start now", &[]).await?;
    let id = path.trim_start_matches("/requests/").split(['/', '?']).next().unwrap_or_default();
    if id.parse::<i64>().is_ok() { Ok(id.to_owned()) } else { Err(format!("no request at {path}")) }
}

/// Answers every group and hands in the files.
pub async fn fill_request(
    partner: &impl Surfer,
    id: &str,
    asked: &Asked,
    mock_up: File<'_>,
) -> Result<(), String> {
    for (group, _) in asked.profile() {
        let page = partner.open(&format!("/requests/{id}/edit/{group}")).await?;
        partner.press(&page, "Save and continue", &[]).await?;
    }
    for (group, fields) in asked.request() {
        let page = partner.open(&format!("/requests/{id}/edit/{group}")).await?;
        let values = shown(&page, "Save and continue", &fields)?;
        partner.press(&page, "Save and continue", &values).await?;
    }
    let values = [("description", "The poster, with the words under the picture of the lake")];
    let page = partner.open(&format!("/requests/{id}/files/mock_ups")).await?;
    partner.hand_in(&page, "Add this file", &values, mock_up).await?;
    if matches!(asked.kind.as_str(), "ngo" | "foundation" | "corporate_foundation") {
        let page = partner.open(&format!("/requests/{id}/files/statutes_files")).await?;
        let extension = mock_up.name.rsplit('.').next().unwrap_or_default();
        let statutes = File { name: &format!("statutes.{extension}"), ..mock_up };
        partner.hand_in(&page, "Add this file", &[], statutes).await?;
    }
    Ok(())
}

/// Checks the answers and sends the request; gives the page that confirms it.
pub async fn send_request(partner: &impl Surfer, id: &str) -> Result<Page, String> {
    let page = partner.open(&format!("/requests/{id}/check")).await?;
    let (path, page) = partner.press(&page, "Accept and send request", &[]).await?;
    if path.ends_with("/sent") { Ok(page) } else { Err(format!("sending ended at {path}: {}", page.h1)) }
}

/// The secretariat accepts with a track.
pub async fn accept(secretariat: &impl Surfer, id: &str, track: &str) -> Result<(), String> {
    let page = secretariat.open(&format!("/cases/{id}/accept")).await?;
    let reason = "Three members are to look: the words stand beside a logo.";
    secretariat.press(&page, "Accept and start screening", &[("track", track), ("reason", reason)]).await?;
    Ok(())
}

/// The secretariat accepts with the track that the rules speak for; gives its word.
pub async fn accept_as_suggested(secretariat: &impl Surfer, id: &str) -> Result<&'static str, String> {
    let page = secretariat.open(&format!("/cases/{id}/accept")).await?;
    let track =
        [("Simplified track", "simplified"), ("Standard track", "standard"), ("Enhanced track", "enhanced")]
            .into_iter()
            .find(|(words, _)| page.has_text(&format!("speak for the {words}")))
            .map(|(_, track)| track)
            .ok_or("the page suggests no track")?;
    secretariat.press(&page, "Accept and start screening", &[("track", track)]).await?;
    Ok(track)
}

/// The secretariat asks one question about an answer, which the partner changes and sends again.
pub async fn clarify(secretariat: &impl Surfer, partner: &impl Surfer, id: &str) -> Result<(), String> {
    let page = secretariat.open(&format!("/cases/{id}/ask-for-change")).await?;
    let asked = [("question-0", "activity_summary"), ("text-0", "Who hands the posters out, and from when?")];
    secretariat.press(&page, "Send the questions", &asked).await?;
    let page = partner.open(&format!("/requests/{id}/edit/activity")).await?;
    let said = "The health posts hand them out from the first market day on.";
    partner.press(&page, "Save and continue", &[("activity_summary", said)]).await?;
    let page = partner.open(&format!("/requests/{id}/check")).await?;
    if !page.has_text("Who hands the posters out") {
        return Err("the partner does not read what was asked".into());
    }
    let (path, page) = partner.press(&page, "Accept and send again", &[]).await?;
    if path.ends_with("/sent") { Ok(()) } else { Err(format!("answering ended at {path}: {}", page.h1)) }
}

/// The secretariat refers the request to the office that decides.
pub async fn refer(secretariat: &impl Surfer, id: &str) -> Result<(), String> {
    let page = secretariat.open(&format!("/cases/{id}/refer")).await?;
    let mut values =
        vec![("contact", "Write to the office named here; its answer comes within ten working days.")];
    if page.form("Refer and tell the partner")?.value("authority").unwrap_or_default().is_empty() {
        values.push(("authority", "global_compact_office"));
    }
    secretariat.press(&page, "Refer and tell the partner", &values).await?;
    Ok(())
}

/// The chair records a meeting where all these were present.
pub async fn meet(
    chair: &impl Surfer,
    id: &str,
    day: chrono::NaiveDate,
    present: &[&str],
) -> Result<(), String> {
    use chrono::Datelike;
    let page = chair.open(&format!("/cases/{id}/reviews/meeting")).await?;
    let (dd, mm, yyyy) = (day.day().to_string(), day.month().to_string(), day.year().to_string());
    let mut values =
        vec![("held_on-day", dd.as_str()), ("held_on-month", mm.as_str()), ("held_on-year", yyyy.as_str())];
    values.extend(present.iter().map(|name| ("present", *name)));
    values.push(("minutes", "The members went through the criteria one by one and agreed on the words."));
    chair.press(&page, "Save the meeting", &values).await?;
    Ok(())
}

/// The secretariat says that a closed case teaches nothing new.
pub async fn no_lesson(secretariat: &impl Surfer, id: &str) -> Result<(), String> {
    let page = secretariat.open(&format!("/cases/{id}/lesson")).await?;
    let values =
        [("reason", "A use like many before it; nothing was learned that does not stand in the library.")];
    secretariat.press(&page, "Record that there is no lesson", &values).await?;
    Ok(())
}

/// A screener finds nothing and says so for every check.
pub async fn clear_checks(screener: &impl Surfer, id: &str) -> Result<(), String> {
    let page = screener.open(&format!("/cases/{id}/screening")).await?;
    let values = [
        (
            "evidence",
            "Looked at the lists and three registers on the day; nothing under this name, its owners or officers.",
        ),
        ("list_version", "Consolidated list of 20 November 2026"),
    ];
    let (_, page) = screener.press(&page, "Show which", &values).await?;
    screener.press(&page, "Record as clear", &[]).await?;
    Ok(())
}

/// The secretariat assigns members by name.
pub async fn assign(secretariat: &impl Surfer, id: &str, members: &[&str]) -> Result<(), String> {
    let page = secretariat.open(&format!("/cases/{id}/reviews")).await?;
    let values: Vec<(&str, &str)> = members.iter().map(|name| ("member", *name)).collect();
    secretariat.press(&page, "Assign the selected members", &values).await?;
    Ok(())
}

/// A member says that there is no conflict.
pub async fn declare_no_conflict(member: &impl Surfer, id: &str) -> Result<(), String> {
    let page = member.open(&format!("/cases/{id}/conflict")).await?;
    member.press(&page, "I have no conflict", &[]).await?;
    Ok(())
}

/// The secretariat opens the review.
pub async fn open_review(secretariat: &impl Surfer, id: &str) -> Result<(), String> {
    let page = secretariat.open(&format!("/cases/{id}/reviews")).await?;
    secretariat.press(&page, "Open the review", &[]).await?;
    Ok(())
}

/// A member gives every criterion one score and locks the card.
pub async fn score(member: &impl Surfer, id: &str, score: &str) -> Result<(), String> {
    let page = to_the_lock(member, id, score).await?;
    member.press(&page, "Lock it now", &[]).await?;
    Ok(())
}

/// A member gives every criterion one score and stands before the lock.
pub async fn to_the_lock(member: &impl Surfer, id: &str, score: &str) -> Result<Page, String> {
    let path = format!("/cases/{id}/review");
    let page = member.open(&path).await?;
    let form = page.form("Lock scorecard")?;
    let mut values: Vec<(String, String)> = Vec::new();
    for place in 1..=14 {
        let criterion = format!("C{place}");
        if form.has(&criterion) {
            values.push((criterion.clone(), score.to_owned()));
            values.push((
                format!("{criterion}-comment"),
                format!("Seen in the papers: fits {criterion} as scored."),
            ));
        }
    }
    Ok(member.press(&page, "Lock scorecard", &pairs(&values)).await?.1)
}

/// The chair records what the group recommends, by the word of its band.
pub async fn recommend(chair: &impl Surfer, id: &str, outcome: &str) -> Result<(), String> {
    let page = chair.open(&format!("/cases/{id}/decision")).await?;
    let values = [
        ("outcome", outcome),
        (
            "text",
            "The group finds that the use serves the goal named and that nobody could take it as an endorsement.",
        ),
    ];
    chair.press(&page, "Record the recommendation", &values).await?;
    Ok(())
}

/// An officer decides as recommended, with the letter seen.
pub async fn authorize(officer: &impl Surfer, id: &str) -> Result<(), String> {
    let page = officer.open(&format!("/cases/{id}/decision")).await?;
    let values = [("reasons", "The use serves the purpose named and follows the rules on the name.")];
    let (_, page) = officer.press(&page, "Show the letter", &values).await?;
    officer.press(&page, "Authorize and send", &[]).await?;
    Ok(())
}

/// An officer declines, with the letter seen.
pub async fn decline(officer: &impl Surfer, id: &str) -> Result<(), String> {
    let page = officer.open(&format!("/cases/{id}/decision?as=decline")).await?;
    let values = [
        ("reason_codes", "endorsement_implied"),
        ("could_change", "Words that name the programme and leave the product out."),
        ("reasons", "A reader could take the words as support for the product."),
    ];
    let (_, page) = officer.press(&page, "Show the letter", &values).await?;
    officer.press(&page, "Decline and send", &[]).await?;
    Ok(())
}

/// The partner accepts what is offered.
pub async fn accept_offer(partner: &impl Surfer, id: &str, name: &str) -> Result<Page, String> {
    let page = partner.open(&format!("/requests/{id}/authorization")).await?;
    let values = [("name", name), ("title", "Head of partnerships"), ("waiver", "yes")];
    Ok(partner.press(&page, "Accept and sign", &values).await?.1)
}

/// The secretariat records that every condition that must come first is met; gives how many there were.
pub async fn meet_conditions(secretariat: &impl Surfer, id: &str) -> Result<usize, String> {
    let mut met = 0;
    loop {
        let page = secretariat.open(&format!("/cases/{id}/authorization")).await?;
        let states = page.texts("ol.thread > li > .ends .tag");
        let conditions = page.texts("ol.thread > li");
        let mut both = conditions.iter().zip(&states);
        let first = both.position(|(text, state)| text.contains("Before the first use") && state == "Open");
        let Some(position) = first.map(|place| place + 1) else { return Ok(met) };
        let (state, evidence) = (format!("state-{position}"), format!("evidence-{position}"));
        let ending = format!("/conditions/{position}");
        let form = page.forms.iter().find(|form| form.action.ends_with(&ending)).cloned();
        let Some(form) = form else { return Err(format!("condition {position} cannot be recorded")) };
        let values = [(state.as_str(), "met"), (evidence.as_str(), "Proofs seen and approved on the day.")];
        secretariat.press_in(&form, "Record", &values).await?;
        met += 1;
    }
}
