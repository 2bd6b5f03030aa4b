//! When a maintenance flow is due, and over what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When a maintenance flow is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// Minute, hour, day of the month, month, day of the week, as cron writes them; `TUE#2` is the second Tuesday,
    /// `L` the last day.
    pub cron: String,
    /// The IANA time zone that the hours are told in, such as `Europe/London`.
    pub time_zone: String,
    /// How long the maintenance window stays open, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_minutes: Option<u32>,
    /// What becomes of a run that was missed.
    #[serde(default, skip_serializing_if = "Misfire::is_run_once")]
    pub misfire: Misfire,
}

/// What becomes of runs that were missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Misfire {
    /// One late run takes the place of all that were missed.
    #[default]
    RunOnce,
    /// They are left out.
    Skip,
}

impl Misfire {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    const fn is_run_once(&self) -> bool {
        matches!(self, Self::RunOnce)
    }
}

/// What a maintenance flow is run over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// Servers, workstations, network devices.
    Machine,
    /// Cloud tenants, such as a client's Microsoft 365.
    Tenant,
    /// Offices.
    Site,
    /// People.
    User,
}
