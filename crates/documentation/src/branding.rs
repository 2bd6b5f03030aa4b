//! How a team's notes look: the time zone that their times are told in, and the team's own words above and below.

use chrono::Offset;
use chrono_tz::Tz;
use rf_core::Time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What a team put on all its notes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Branding {
    /// What renderers tell times in; the document itself keeps them in UTC.
    pub time_zone: TimeZone,
    /// Plain text above the note, of one or more lines.
    pub header: Option<String>,
    /// Plain text below the note, of one or more lines.
    pub footer: Option<String>,
}

/// A time zone of the IANA list, such as `Europe/London`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct TimeZone(Tz);

impl TimeZone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(Tz::UTC);

    /// The name in the list.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// `09:01:40`
    pub(crate) fn clock_time(self, at: Time) -> String {
        at.with_timezone(&self.0).format("%H:%M:%S").to_string()
    }

    /// `09:01`
    pub(crate) fn clock_minute(self, at: Time) -> String {
        at.with_timezone(&self.0).format("%H:%M").to_string()
    }

    /// `2026-03-02`
    pub(crate) fn day(self, at: Time) -> String {
        at.with_timezone(&self.0).format("%Y-%m-%d").to_string()
    }

    /// `2026-03-02 09:01:40 UTC`, elsewhere `2026-03-02 10:01:40 UTC+01:00`
    pub(crate) fn moment(self, at: Time) -> String {
        format!("{} {} {}", self.day(at), self.clock_time(at), self.shift(at))
    }

    /// `2026-03-02 09:01 UTC`, elsewhere `2026-03-02 10:01 UTC+01:00`
    pub(crate) fn minute(self, at: Time) -> String {
        format!("{} {} {}", self.day(at), self.clock_minute(at), self.shift(at))
    }

    /// How far clocks are from UTC at that moment: `UTC`, `UTC+01:00`.
    pub(crate) fn shift(self, at: Time) -> String {
        let local = at.with_timezone(&self.0);
        if self == Self::UTC || local.offset().fix().local_minus_utc() == 0 {
            return "UTC".into();
        }
        format!("UTC{}", local.format("%:z"))
    }
}

impl Default for TimeZone {
    fn default() -> Self {
        Self::UTC
    }
}

impl FromStr for TimeZone {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        name.parse().map(Self).map_err(|_| format!("`{name}` is no time zone of the IANA list"))
    }
}

impl TryFrom<String> for TimeZone {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        name.parse()
    }
}

impl From<TimeZone> for String {
    fn from(zone: TimeZone) -> Self {
        zone.name().to_owned()
    }
}
