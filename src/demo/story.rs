//! The story of the demo, told day by day on a clock that stands in the past: what people do, what the calendar
//! does, and the post.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use super::beside;
use super::cases::cases;
use super::cast::{self, Cast};
use super::matters;
use super::people::STAFF;
use super::pictures;
use super::plan::{Plan, Step};
use super::post;
use super::rulebook;
use super::steps::{Scene, day};
use super::{Asked, address};
use crate::accounts;
use crate::clock::Clock;
use crate::documents::actions::New;
use crate::error::{Error, Result};
use crate::guidelines::Reference;
use crate::notices::worker;
use crate::requests::RequestId;
use crate::server::House;

/// When a day begins, for the calendar and the post.
const MORNING: u32 = 6;
/// When people begin.
const OPENS: i64 = 8 * 60;

/// A case on its way.
struct Going {
    plan: Arc<Plan>,
    asked: Asked,
    files: Arc<Vec<(&'static str, New)>>,
    id: Option<RequestId>,
}

/// One step on its day.
struct Turn {
    at: NaiveDateTime,
    case: usize,
    step: Step,
}

/// Tells the story until now.
///
/// # Errors
/// When a step fails, or when something is wrong in the end.
pub(super) async fn tell(house: &House, clock: &Clock) -> Result<()> {
    let now = Clock::System.now();
    let days = working_days_before(now.date(), clock.now().date())?;
    let (cast, hash) = cast::open(house).await?;
    beside::directory(house, &cast).await?;
    super::paper::artwork(house, &cast).await?;
    let (going, wrong, stuck) = (Vec::new(), Vec::new(), BTreeSet::new());
    let mut story = Story { house, clock, now, going, cast, hash, wrong, stuck };
    let mut turns = story.turns(&days)?;
    turns.sort_by_key(|turn| turn.at);
    let mut turns = turns.into_iter().peekable();
    let first = clock.now().date() + Duration::days(1);
    for date in first.iter_days().take_while(|date| *date <= now.date()) {
        story.move_to(date.and_time(NaiveTime::from_hms_opt(MORNING, 0, 0).unwrap_or_default()));
        calendar(house).await?;
        let mut busy = false;
        while let Some(turn) = turns.next_if(|turn| turn.at.date() <= date) {
            story.move_to(turn.at);
            story.play(&turn).await?;
            busy = true;
        }
        if days.iter().take(6).any(|day| *day == date) || busy {
            story.sign_ins(date).await?;
            // Decisions of the day are released in the evening.
            story.move_to(date.and_time(NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default()));
            calendar(house).await?;
        }
        story.post().await?;
    }
    story.move_to(now);
    calendar(house).await?;
    story.post().await?;
    let titled = |one: &Going| one.id.map(|id| (one.plan.title, id));
    let cases: Vec<(&'static str, RequestId)> = story.going.iter().filter_map(titled).collect();
    post::fewer_letters(house, &story.cast).await?;
    beside::opinions(house, &story.cast, &cases).await?;
    beside::on_behalf(house, &story.cast).await?;
    beside::going_on(house, &cases).await?;
    matters::matters(house, &story.cast, &cases).await?;
    rulebook::rules(house, &story.cast).await?;
    beside::colleagues(house, &story.cast, &story.hash).await?;
    super::lists::bring(house, &story.cast).await?;
    super::paper::bring(house, &story.cast).await?;
    story.post().await?;
    post::came_back(house, &story.cast).await?;
    let mut wrong = story.wrong;
    wrong.extend(house.app.db.read_long(crate::check::everything).await?);
    if wrong.is_empty() { Ok(()) } else { Err(Error::internal(format!("the demo:\n{}", wrong.join("\n")))) }
}

/// What the calendar and the lists do by themselves.
async fn calendar(house: &House) -> Result<()> {
    crate::sweep::run(&house.app.db).await?;
    crate::screening::matches::look_up::run(&house.app).await?;
    Ok(())
}

/// The working days from the one before today back to `earliest`.
fn working_days_before(today: NaiveDate, earliest: NaiveDate) -> Result<Vec<NaiveDate>> {
    let calendar = &Reference::current().map_err(Error::internal)?.terms.calendar;
    Ok((1..)
        .map(|back| today - Duration::days(back))
        .take_while(|date| *date > earliest)
        .filter(|date| calendar.is_working_day(*date))
        .collect())
}

struct Story<'a> {
    house: &'a House,
    clock: &'a Clock,
    now: NaiveDateTime,
    going: Vec<Going>,
    cast: Cast,
    hash: String,
    /// What failed, one line each.
    wrong: Vec<String>,
    /// Cases that go no further, since a step failed.
    stuck: BTreeSet<usize>,
}

impl Story<'_> {
    /// Moves the clock on, never back, and never past now.
    fn move_to(&self, at: NaiveDateTime) {
        let seconds = (at.min(self.now) - self.clock.now()).num_seconds();
        self.clock.advance(seconds.max(0));
    }

    /// Lays out the cases: what each asks for, its files, and when each step is taken.
    fn turns(&mut self, days: &[NaiveDate]) -> Result<Vec<Turn>> {
        let mut turns = Vec::new();
        for (number, plan) in cases().into_iter().enumerate() {
            let partner = cast::partner(plan.partner)?;
            let begun = plan.steps.first().map_or(1, |(days_ago, _)| *days_ago);
            let asked = asked(&plan, self.now.date(), day_of(days, begun)?)?;
            let app = &self.house.app;
            let with_statutes = matches!(partner.kind, "ngo" | "foundation" | "corporate_foundation");
            let files = pictures::files_of(&app.files, app.limits.file_bytes, number, with_statutes)?;
            let mut last: Option<NaiveDateTime> = None;
            for (place, (days_ago, step)) in plan.steps.iter().enumerate() {
                let date = day_of(days, *days_ago)?;
                let spread = i64::try_from((number * 47 + place * 31) % 420).map_err(Error::internal)?;
                let at = date.and_time(NaiveTime::MIN) + Duration::minutes(OPENS + spread);
                let at = last.map_or(at, |last| at.max(last + Duration::minutes(9)));
                last = Some(at);
                turns.push(Turn { at, case: number, step: step.clone() });
            }
            self.going.push(Going { plan: Arc::new(plan), asked, files: Arc::new(files), id: None });
        }
        Ok(turns)
    }

    async fn play(&mut self, turn: &Turn) -> Result<()> {
        if self.stuck.contains(&turn.case) {
            return Ok(());
        }
        let going = self.going.get(turn.case).ok_or_else(|| Error::internal("no such case"))?;
        let partner = cast::partner(going.plan.partner)?;
        if self.cast.id(partner.mailbox).is_err() {
            let profile = going.asked.clone();
            cast::joins(self.house, &mut self.cast, partner, &self.hash, &profile).await?;
        }
        let (plan, asked, files) = (going.plan.clone(), going.asked.clone(), going.files.clone());
        let (cast, limits, now) = (self.cast.clone(), self.house.app.limits.clone(), self.now);
        let (number, case, step) = (turn.case, going.id, turn.step.clone());
        let title = plan.title;
        let taken = self.house.app.db.write(move |tx| {
            let scene = Scene {
                cast: &cast,
                number,
                plan: &plan,
                asked: &asked,
                files: &files,
                limits: &limits,
                now,
            };
            scene.take(tx, case, &step)
        });
        match taken.await {
            Ok(id) => {
                if let Some(going) = self.going.get_mut(turn.case) {
                    going.id = Some(id);
                }
            }
            // The rest of this case falls away; all that went wrong is told in the end.
            Err(error) => {
                self.wrong.push(format!("{title}, {:?}: {error:?}", turn.step));
                self.stuck.insert(turn.case);
            }
        }
        Ok(())
    }

    /// The office signs in, each person on the days that they work.
    async fn sign_ins(&self, date: NaiveDate) -> Result<()> {
        let (cast, from) = (self.cast.clone(), cast::entered(self.house));
        let turn = usize::try_from(date.to_epoch_days()).unwrap_or_default();
        let write = self.house.app.db.write(move |tx| {
            for (number, person) in STAFF.iter().enumerate() {
                if (number + turn) % 4 == 0 {
                    accounts::actions::sign_in(tx, cast.id(person.mailbox)?, &from)?;
                }
            }
            Ok(())
        });
        write.await
    }

    /// Delivers every letter that was written.
    async fn post(&self) -> Result<()> {
        while worker::deliver_due(&self.house.app.db, &self.house.transport).await? > 0 {}
        Ok(())
    }
}

/// The day that lies so many working days back.
fn day_of(days: &[NaiveDate], days_ago: u32) -> Result<NaiveDate> {
    let place = usize::try_from(days_ago).map_err(Error::internal)?.saturating_sub(1);
    days.get(place).copied().ok_or_else(|| Error::internal("the story begins too early"))
}

fn asked(plan: &Plan, today: NaiveDate, begun: NaiveDate) -> Result<Asked> {
    let partner = cast::partner(plan.partner)?;
    Ok(Asked {
        organization: partner.organization.to_owned(),
        kind: partner.kind.to_owned(),
        country: partner.country.to_owned(),
        sector: partner.sector.to_owned(),
        employees: partner.employees,
        person: partner.person.to_owned(),
        email: address(partner.mailbox),
        mark: plan.mark.to_owned(),
        use_type: plan.use_type.to_owned(),
        mention_only: plan.mention_only,
        title: plan.title.to_owned(),
        medium: plan.medium.to_owned(),
        wording: plan.wording.to_owned(),
        starts_on: day(today, plan.days.0),
        ends_on: day(today, plan.days.1),
        today: begun,
    })
}
