//! The officer's page: what will change, what was found, the conditions, and the letter exactly as it goes out.

use actix_web::web;
use askama::Template;

use super::forms::{self, CONDITION_FIELDS, LibraryRow};
use super::outline::{self, Outline};
use super::{path_of, problems_of};
use crate::accounts::tokens;
use crate::db::ids::{RecommendationId, RequestId};
use crate::decisions::actions::{self, Preview};
use crate::decisions::asked::{self, Asked};
use crate::decisions::ruling::{Grant, Ruling};
use crate::decisions::{Alternative, Code, Paragraphs, Recommendation, rules, store, wording};
use crate::error::{Error, Problems, Result};
use crate::guidelines::{Mark, ReasonCode, Reference};
use crate::notices::on_paper;
use crate::requests::questions::Kind;
use crate::requests::questions::choices::OFFICIAL_LANGUAGES;
use crate::requests::{self, Case, Outcome, questions};
use crate::reviews::{Matrix, matrix_of};
use crate::say::{self as t, Msg, with_language};
use crate::web::state::App;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// What the tag on a code is for.
const CODE: &str = "decision-code";

#[derive(Template)]
#[template(path = "decisions/decide.html")]
struct DecidePage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
    decline: bool,
    recommendation: Recommendation,
    outline: Outline,
    matrix: Matrix,
    asked: Asked,
    preview: Option<Preview>,
    code: String,
    recipients: usize,
    minutes: i64,
    proposed: Vec<LibraryRow>,
    library: Vec<LibraryRow>,
    reference: &'static Reference,
    validity: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
    authorization: String,
    outcome: Outcome,
}

#[derive(Template)]
#[template(path = "decisions/ask.html")]
struct AskPage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
    defer: bool,
    recommendation: RecommendationId,
}

impl DecidePage<'_> {
    fn outcomes(&self) -> Vec<(String, Msg)> {
        [Outcome::Authorized, Outcome::AuthorizedWithConditions]
            .map(|one| (one.as_str().to_owned(), one.words()))
            .to_vec()
    }

    fn marks(&self) -> Vec<(String, Msg)> {
        let name = |mark: &Mark| (mark.as_str().to_owned(), Msg::plain(wording::mark(self.reference, *mark)));
        self.asked.facts.marks.iter().map(name).collect()
    }

    /// Marks that can be offered instead, none first.
    fn alternatives(&self) -> Vec<(String, Msg)> {
        let mut choices = vec![(String::new(), t::decisions::no_alternative())];
        for mark in rules::alternatives(self.reference, &self.asked.facts.marks) {
            choices.push((mark.as_str().to_owned(), Msg::plain(wording::mark(self.reference, mark))));
        }
        choices
    }

    fn media(&self) -> Vec<(String, Msg)> {
        match questions::question("media").map(|(_, question)| &question.kind) {
            Some(Kind::Many(choices)) => {
                choices.all().into_iter().map(|choice| (choice.value, choice.label)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn languages(&self) -> Vec<(String, Msg)> {
        let mut tags = self.asked.facts.material_languages.clone();
        for choice in OFFICIAL_LANGUAGES.all() {
            if !tags.contains(&choice.value) {
                tags.push(choice.value);
            }
        }
        tags.into_iter().map(|tag| (tag.clone(), wording::language(&tag))).collect()
    }

    fn reasons(&self) -> crate::web::field::Field {
        let language = t::current_language().tag();
        let choices = self
            .reference
            .reasons
            .iter()
            .map(|one| (one.code.as_str().to_owned(), Msg::plain(&one.text.say(language).title)));
        let mut field = self.f.boxes("reason_codes", t::decisions::reason_codes(), choices.collect());
        for one in &self.reference.reasons {
            field = field.choice_hint(one.code.as_str(), Msg::plain(&one.text.say(language).sentence));
        }
        field.hint(t::decisions::reason_codes_hint())
    }

    fn acceptance_days(&self) -> u32 {
        self.reference.terms.terms.acceptance_days
    }

    /// The letter in English and the language that it goes out in, when that is another one.
    fn english(&self) -> Option<(String, &'static str)> {
        let preview = self.preview.as_ref()?;
        let english = preview.english.as_ref()?;
        Some((on_paper(&english.html), preview.language.native_name()))
    }

    /// The language of the letter, for those who hear it.
    fn letter_language(&self) -> (&'static str, &'static str) {
        let language = self.preview.as_ref().map_or(t::Language::En, |preview| preview.language);
        match language.is_spoken() {
            true => (language.tag(), language.dir()),
            false => (t::Language::En.tag(), t::Language::En.dir()),
        }
    }

    fn paper(&self) -> Option<String> {
        self.preview.as_ref().map(|preview| on_paper(&preview.letter.html))
    }

    fn fingerprint(&self) -> &str {
        self.preview.as_ref().map_or("", |preview| preview.fingerprint.as_str())
    }
}

/// What was sent, and what is wrong with it.
struct Sent<'a> {
    form: &'a Form,
    ruling: Ruling,
    problems: Problems,
    /// A preview that went well is no error.
    is_error: bool,
}

/// The page as it begins: the usual ruling, or one of the small forms.
pub(super) async fn page(app: &AppData, page: &Page, me: &SignedIn, id: RequestId, wanted: &str) -> Response {
    match wanted {
        "send-back" => ask_page(app, page, me, id, false, None).await,
        "defer" => ask_page(app, page, me, id, true, None).await,
        wanted => show(app, page, me, id, wanted, None).await,
    }
}

async fn show(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: RequestId,
    wanted: &str,
    sent: Option<Sent<'_>>,
) -> Response {
    let (actor, language, now) = (me.actor().clone(), page.language, app.db.clock().now());
    let (seconds, base_url) = (app.limits.release_seconds, app.db.base_url().to_owned());
    let given = sent.as_ref().map(|sent| sent.ruling.clone());
    let wanted = wanted.to_owned();
    let (case, recommendation, asked, outline, matrix, recipients, ruling, preview, authorization) = app
        .db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, &actor, id)?;
            let recommendation = store::standing_recommendation(conn, id)?.ok_or(Error::Hidden)?;
            let ruling = match given {
                Some(ruling) => ruling,
                None => {
                    let decline = match wanted.as_str() {
                        "decline" => true,
                        "authorize" => false,
                        _ => recommendation.outcome == crate::guidelines::Band::RecommendDecline,
                    };
                    actions::usual_ruling(conn, id, decline, seconds)?
                }
            };
            let preview = problems_of(actions::preview(conn, id, &ruling, now, &base_url))?.ok();
            let asked = asked::load(conn, &case.request)?;
            let outline = outline::load(conn, id)?;
            let matrix = matrix_of(conn, &case.request, language)?;
            let recipients = crate::organizations::recipients(conn, case.request.organization_id)?.len();
            let authorization = actions::next_authorization_number(conn, now)?;
            Ok((case, recommendation, asked, outline, matrix, recipients, ruling, preview, authorization))
        })
        .await?;
    let is_error = sent.as_ref().is_some_and(|sent| sent.is_error);
    let rules = case.request.rules()?;
    let f = match &sent {
        Some(sent) => Filled::from_form(sent.form, sent.problems.clone()),
        None => with_language(language, || filled(rules, &ruling)),
    };
    let (proposed, library) = with_language(language, || forms::library(&f, rules));
    let code = ruling.code.as_str();
    let shown = DecidePage {
        page,
        case: &case,
        decline: !ruling.outcome.is_authorized(),
        code: format!("{code}.{}", tokens::tag(&app.key, CODE, tagged(id, code).as_bytes())),
        recommendation,
        outline,
        matrix,
        asked,
        preview,
        recipients,
        minutes: (ruling.release_seconds + 59) / 60,
        proposed,
        library,
        reference: rules,
        validity: ruling.grant.starts_on.zip(ruling.grant.ends_on),
        authorization,
        outcome: ruling.outcome,
        f,
    };
    if is_error { page.show_problems(&shown) } else { page.show(&shown) }
}

fn tagged(id: RequestId, code: &str) -> String {
    format!("{id}:{code}")
}

/// The form with the usual ruling in it.
fn filled(reference: &Reference, ruling: &Ruling) -> Filled {
    let grant = &ruling.grant;
    let mut f = Filled::new()
        .with("outcome", ruling.outcome)
        .with("opening", &ruling.paragraphs.opening)
        .with("closing", &ruling.paragraphs.closing)
        .with("territory", {
            let lines: Vec<String> = grant
                .territory
                .iter()
                .map(|code| wording::territory(reference, std::slice::from_ref(code)))
                .collect();
            lines.join("\n")
        })
        .with_date("starts_on", grant.starts_on)
        .with_date("ends_on", grant.ends_on);
    for mark in &grant.marks {
        f = f.with("marks", mark);
    }
    for medium in &grant.media {
        f = f.with("media", medium);
    }
    for language in &grant.languages {
        f = f.with("languages", language);
    }
    forms::with_conditions(f, reference, &grant.conditions, grant.starts_on.zip(grant.ends_on))
}

/// Reads what an officer sent. The code must be the one of the page.
async fn read(app: &App, id: RequestId, form: &Form) -> Result<(Ruling, Problems)> {
    let known = [
        "code",
        "shown",
        "recommendation",
        "outcome",
        "marks",
        "territory",
        "media",
        "languages",
        "starts_on-*",
        "ends_on-*",
        "reasons",
        "departing_reasons",
        "reason_codes",
        "could_change",
        "alternative",
        "alternative_reasons",
        "opening",
        "closing",
    ];
    form.only(&[&known[..], &CONDITION_FIELDS[..]].concat())?;
    let not_ours = || Error::Refused(t::common::not_understood());
    let (code, tag) = form.text("code").split_once('.').ok_or_else(not_ours)?;
    if !tokens::check(&app.key, CODE, tagged(id, code).as_bytes(), tag) {
        return Err(not_ours());
    }
    let rules = requests::rules_of(&app.db, id).await?;
    let mut problems = Problems::new();
    let outcome = Outcome::parse(form.text("outcome"))
        .filter(|one| one.is_authorized() || *one == Outcome::Declined)
        .ok_or_else(t::decisions::choose_decision);
    let outcome = problems.take("outcome", outcome).unwrap_or(Outcome::AuthorizedWithConditions);
    let mut grant = Grant::default();
    if outcome.is_authorized() {
        let (territory, unknown_countries) = wording::read_territory(rules, form.text("territory"));
        grant = Grant {
            marks: form.all("marks").iter().filter_map(|mark| Mark::parse(mark)).collect(),
            territory,
            unknown_countries,
            media: form.all("media"),
            languages: form.all("languages"),
            starts_on: forms::day(form, "starts_on", t::decisions::valid_from(), &mut problems),
            ends_on: forms::day(form, "ends_on", t::decisions::valid_until(), &mut problems),
            conditions: forms::chosen(form, rules, &mut problems),
        };
    }
    let ruling = Ruling {
        recommendation: RecommendationId(form.value("recommendation").ok_or_else(not_ours)?),
        outcome,
        reasons: form.text("reasons").to_owned(),
        departing_reasons: form.text("departing_reasons").to_owned(),
        grant,
        reason_codes: form.all("reason_codes").iter().filter_map(|code| ReasonCode::parse(code)).collect(),
        alternative: Mark::parse(form.text("alternative"))
            .map(|mark| Alternative { mark, reasons: form.text("alternative_reasons").to_owned() }),
        could_change: form.text("could_change").to_owned(),
        paragraphs: Paragraphs {
            opening: form.text("opening").to_owned(),
            closing: form.text("closing").to_owned(),
        },
        code: Code::parse(code).ok_or_else(not_ours)?,
        shown: Some(form.text("shown").to_owned()),
        release_seconds: app.limits.release_seconds,
    };
    Ok((ruling, problems))
}

/// Shows the letter as it would go out with what was typed; nothing is written.
pub(super) async fn preview(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    form: Form,
) -> Response {
    let id = RequestId(path.into_inner());
    crate::requests::must_know(&app.db, me.actor(), id).await?;
    let (ruling, mut problems) = read(&app, id, &form).await?;
    let (actor, now, base_url) = (me.actor().clone(), app.db.clock().now(), app.db.base_url().to_owned());
    let asked = ruling.clone();
    let found = app
        .db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, &actor, id)?;
            actions::may_prepare(&case)?;
            problems_of(actions::preview(conn, id, &asked, now, &base_url))
        })
        .await?;
    if let Err(more) = found {
        for (field, message) in more.iter() {
            problems.add(field.as_str(), message.clone());
        }
    }
    let is_error = !problems.is_empty();
    show(&app, &page, &me, id, "", Some(Sent { form: &form, ruling, problems, is_error })).await
}

/// The officer signs.
pub(super) async fn decide(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    form: Form,
) -> Response {
    let id = RequestId(path.into_inner());
    crate::requests::must_know(&app.db, me.actor(), id).await?;
    let (ruling, problems) = read(&app, id, &form).await?;
    let done = if problems.is_empty() {
        let (actor, signed, who) = (me.actor().clone(), ruling.clone(), format!("account {}", me.id));
        let done = once::location(&app.db, &form, &who, "decisions.decide", move |tx| {
            actions::decide(tx, &actor, id, &signed)?;
            Ok(path_of(id))
        });
        problems_of(done.await)?
    } else {
        Err(problems)
    };
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::decisions::signed())),
        Err(problems) => {
            show(&app, &page, &me, id, "", Some(Sent { form: &form, ruling, problems, is_error: true })).await
        }
    }
}

async fn ask_page(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: RequestId,
    defer: bool,
    sent: Option<(&Form, Problems)>,
) -> Response {
    let actor = me.actor().clone();
    let (case, recommendation) = app
        .db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, &actor, id)?;
            let recommendation = store::standing_recommendation(conn, id)?.ok_or(Error::Hidden)?;
            Ok((case, recommendation.id))
        })
        .await?;
    let is_first = sent.is_none();
    let f = sent.map_or_else(Filled::new, |(form, problems)| Filled::from_form(form, problems));
    let shown = AskPage { page, case: &case, f, defer, recommendation };
    if is_first { page.show(&shown) } else { page.show_problems(&shown) }
}

pub(super) async fn send_back(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    form: Form,
) -> Response {
    let id = RequestId(path.into_inner());
    crate::requests::must_know(&app.db, me.actor(), id).await?;
    form.only(&["questions", "recommendation"])?;
    let read = form.value("recommendation").ok_or_else(|| Error::Refused(t::common::not_understood()))?;
    let (actor, questions) = (me.actor().clone(), form.text("questions").to_owned());
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "decisions.send_back", move |tx| {
        actions::send_back(tx, &actor, id, RecommendationId(read), &questions)?;
        Ok(path_of(id))
    });
    match problems_of(done.await)? {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::decisions::sent_back())),
        Err(problems) => ask_page(&app, &page, &me, id, false, Some((&form, problems))).await,
    }
}

pub(super) async fn defer(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["awaited", "until-*", "recommendation"])?;
    let id = RequestId(path.into_inner());
    let mut problems = Problems::new();
    let until = forms::day(&form, "until", t::decisions::until(), &mut problems);
    let done = if problems.is_empty() {
        let (actor, awaited) = (me.actor().clone(), form.text("awaited").to_owned());
        let who = format!("account {}", me.id);
        let done = once::location(&app.db, &form, &who, "decisions.defer", move |tx| {
            actions::defer(tx, &actor, id, &awaited, until)?;
            Ok(path_of(id))
        });
        problems_of(done.await)?
    } else {
        Err(problems)
    };
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::decisions::deferred())),
        Err(problems) => ask_page(&app, &page, &me, id, true, Some((&form, problems))).await,
    }
}
