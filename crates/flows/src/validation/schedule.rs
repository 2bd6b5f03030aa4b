//! Rules for when a maintenance flow is due.

use super::texts::{Place, quoted};
use super::{Finding, FindingCode as Code, limits};
use crate::{FlowDocument, FlowKind, Schedule};
use chrono::{DateTime, Utc};
use croner::parser::{CronParser, Seconds, Year};

/// The longest cron line, in characters.
const MAX_CRON: usize = 100;

/// Checks schedule and target of a maintenance flow.
pub(super) fn check(document: &FlowDocument, findings: &mut Vec<Finding>) {
    let mut place = Place { step: None, findings };
    match &document.schedule {
        Some(schedule) => check_schedule(schedule, &mut place),
        None if document.kind == FlowKind::Maintenance => {
            place.say(Code::MissingSchedule, "schedule", "Say when it is due, or run it by hand.");
        }
        None => {}
    }
    if document.kind == FlowKind::Maintenance && document.target.is_none() {
        place.say(
            Code::MissingTargetKind,
            "target",
            "Say what it is run over: machines, tenants, sites or people.",
        );
    }
}

fn check_schedule(schedule: &Schedule, place: &mut Place<'_>) {
    place.line("schedule.cron", &schedule.cron, 0, MAX_CRON);
    place.line("schedule.time_zone", &schedule.time_zone, 0, limits::MAX_NAME);
    if let Err(why) = checked_cron(&schedule.cron) {
        place.say(Code::BadCron, "schedule.cron", why);
    }
    if schedule.time_zone.parse::<chrono_tz::Tz>().is_err() {
        let message =
            format!("Choose a time zone such as Europe/London; {} is none.", quoted(&schedule.time_zone));
        place.say(Code::BadTimeZone, "schedule.time_zone", message);
    }
    if schedule.window_minutes.is_some_and(|minutes| !(1..=limits::MAX_MINUTES).contains(&minutes)) {
        let message = format!("Keep the window open for 1 to {} minutes.", limits::MAX_MINUTES);
        place.say(Code::WindowOutOfRange, "schedule.window_minutes", message);
    }
}

fn checked_cron(cron: &str) -> Result<(), String> {
    const FIELDS: &str = "Write five fields: minute, hour, day of the month, month, day of the week.";
    // Nicknames such as `@daily` are read by the parser, but the form shows fields.
    if cron.chars().count() > MAX_CRON || cron.split_whitespace().count() != 5 {
        return Err(FIELDS.into());
    }
    let parser = CronParser::builder().seconds(Seconds::Disallowed).year(Year::Disallowed).build();
    let parsed = parser.parse(cron).map_err(|error| format!("{FIELDS} ({error})"))?;
    // Any day will do to find out whether it ever comes due, such as the 30th of February.
    let from = DateTime::<Utc>::from_timestamp(1_767_225_600, 0).unwrap_or_default();
    match parsed.find_next_occurrence(&from, true) {
        Ok(_) => Ok(()),
        Err(_) => Err("No day of the calendar fits this schedule.".into()),
    }
}
