//! The two windows of a sign-in, and how far they may be set.

use rf_core::{FieldError, FieldErrors};
use std::ops::RangeInclusive;

/// How far the windows may be set, in minutes; from the server's configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyBounds {
    /// Of the idle window.
    pub idle_minutes: RangeInclusive<u32>,
    /// Of the absolute window.
    pub absolute_minutes: RangeInclusive<u32>,
}

impl Default for PolicyBounds {
    /// Idle 15 minutes to 30 days, absolute 1 hour to 90 days.
    fn default() -> Self {
        Self { idle_minutes: 15..=30 * 24 * 60, absolute_minutes: 60..=90 * 24 * 60 }
    }
}

/// How long a sign-in lasts: the idle window is never longer than the absolute one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionPolicy {
    idle_minutes: u32,
    absolute_minutes: u32,
}

impl SessionPolicy {
    /// Idle 3 days, absolute 14 days.
    pub const STANDARD: Self = Self { idle_minutes: 4_320, absolute_minutes: 20_160 };
    /// Idle 60 minutes, absolute 24 hours (NIST SP 800-63B-4, AAL2).
    pub const STRICT: Self = Self { idle_minutes: 60, absolute_minutes: 1_440 };

    /// A policy within `bounds`.
    ///
    /// # Errors
    /// `out_of_bounds` for `idle_minutes` or `absolute_minutes`; `idle_longer_than_absolute` for `idle_minutes`.
    pub fn within(
        bounds: &PolicyBounds,
        idle_minutes: u32,
        absolute_minutes: u32,
    ) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.take(bounded("idle_minutes", &bounds.idle_minutes, idle_minutes));
        errors.take(bounded("absolute_minutes", &bounds.absolute_minutes, absolute_minutes));
        if idle_minutes > absolute_minutes {
            let message = "The idle limit cannot be longer than the maximum session length.";
            errors.0.push(FieldError::new("idle_minutes", "idle_longer_than_absolute", message));
        }
        if errors.is_empty() { Ok(Self { idle_minutes, absolute_minutes }) } else { Err(errors) }
    }

    /// The windows of a team: its own where it chose some, the server's otherwise.
    ///
    /// What was chosen under other bounds than the present ones is drawn into them, so that the server has the last word.
    pub fn of_team(bounds: &PolicyBounds, server: Self, overrides: PolicyOverrides) -> Self {
        let within = |bounds: &RangeInclusive<u32>, chosen: Option<u32>, server: u32| {
            chosen.map_or(server, |minutes| minutes.max(*bounds.start()).min(*bounds.end()))
        };
        let absolute_minutes =
            within(&bounds.absolute_minutes, overrides.absolute_minutes, server.absolute_minutes);
        let idle_minutes = within(&bounds.idle_minutes, overrides.idle_minutes, server.idle_minutes);
        Self { idle_minutes: idle_minutes.min(absolute_minutes), absolute_minutes }
    }

    /// The preset with these windows.
    pub fn preset(self) -> PolicyPreset {
        match self {
            Self::STANDARD => PolicyPreset::Standard,
            Self::STRICT => PolicyPreset::Strict,
            _ => PolicyPreset::Custom,
        }
    }

    /// The idle window in minutes.
    pub const fn idle_minutes(self) -> u32 {
        self.idle_minutes
    }

    /// The absolute window in minutes.
    pub const fn absolute_minutes(self) -> u32 {
        self.absolute_minutes
    }

    /// The idle window in seconds.
    pub const fn idle_seconds(self) -> u32 {
        self.idle_minutes.saturating_mul(60)
    }

    /// The absolute window in seconds.
    pub const fn absolute_seconds(self) -> u32 {
        self.absolute_minutes.saturating_mul(60)
    }
}

/// The windows that a team sets for itself, in minutes; none means the server's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PolicyOverrides {
    /// Of the idle window.
    pub idle_minutes: Option<u32>,
    /// Of the absolute window.
    pub absolute_minutes: Option<u32>,
}

/// What people call a pair of windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PolicyPreset {
    /// [`SessionPolicy::STANDARD`].
    Standard,
    /// [`SessionPolicy::STRICT`].
    Strict,
    /// Any other.
    Custom,
}

impl Default for SessionPolicy {
    fn default() -> Self {
        Self::STANDARD
    }
}

/// Checks one window of a change.
pub(crate) fn bounded(field: &str, bounds: &RangeInclusive<u32>, minutes: u32) -> Result<(), FieldError> {
    if bounds.contains(&minutes) {
        return Ok(());
    }
    let message = format!("Choose between {} and {} minutes.", bounds.start(), bounds.end());
    Err(FieldError::new(field, "out_of_bounds", message))
}
