//! The settings about how long people stay signed in, and how often.

use super::{Raw, check::parsed};
use rf_auth::{PolicyBounds, SessionPolicy};
use std::{num::NonZeroU32, ops::RangeInclusive};

/// Live sign-ins per person unless said.
const PER_USER: u32 = 20;

/// The server's own windows, and how far teams may set theirs.
pub(super) fn windows(raw: &Raw, wrong: &mut Vec<String>) -> Option<(SessionPolicy, PolicyBounds)> {
    let (standard, bounds) = (SessionPolicy::STANDARD, PolicyBounds::default());
    let idle_bounds = range(
        ("RF_SESSION_IDLE_MINUTES_MIN", &raw.session_idle_minutes_min),
        ("RF_SESSION_IDLE_MINUTES_MAX", &raw.session_idle_minutes_max),
        &bounds.idle_minutes,
        wrong,
    );
    let absolute_bounds = range(
        ("RF_SESSION_ABSOLUTE_MINUTES_MIN", &raw.session_absolute_minutes_min),
        ("RF_SESSION_ABSOLUTE_MINUTES_MAX", &raw.session_absolute_minutes_max),
        &bounds.absolute_minutes,
        wrong,
    );
    let idle = ("RF_SESSION_IDLE_MINUTES", &raw.session_idle_minutes);
    let idle = minutes(idle, standard.idle_minutes(), wrong);
    let absolute = ("RF_SESSION_ABSOLUTE_MINUTES", &raw.session_absolute_minutes);
    let absolute = minutes(absolute, standard.absolute_minutes(), wrong);
    let bounds = PolicyBounds { idle_minutes: idle_bounds?, absolute_minutes: absolute_bounds? };
    match SessionPolicy::within(&bounds, idle?, absolute?) {
        Ok(policy) => Some((policy, bounds)),
        Err(errors) => {
            let line = |error: rf_core::FieldError| {
                format!("RF_SESSION_{}: {}", error.field.to_uppercase(), error.message)
            };
            wrong.extend(errors.0.into_iter().map(line));
            None
        }
    }
}

/// How many live sign-ins a person may have.
pub(super) fn per_user(raw: &Raw, wrong: &mut Vec<String>) -> u32 {
    let given = raw.sign_ins_per_user.as_deref();
    let given: Option<NonZeroU32> = given.and_then(|text| parsed("RF_SIGN_INS_PER_USER", text, wrong));
    given.map_or(PER_USER, NonZeroU32::get)
}

type Setting<'a> = (&'static str, &'a Option<String>);

/// A number of minutes above zero; at most ten years, so that no moment is out of reach.
fn minutes((name, text): Setting<'_>, standard: u32, wrong: &mut Vec<String>) -> Option<u32> {
    const MOST: u32 = 10 * 366 * 24 * 60;
    let Some(text) = text else { return Some(standard) };
    let number: NonZeroU32 = parsed(name, text, wrong)?;
    if number.get() > MOST {
        wrong.push(format!("{name}: must not be more than {MOST}"));
        return None;
    }
    Some(number.get())
}

fn range(
    min: Setting<'_>,
    max: Setting<'_>,
    standard: &RangeInclusive<u32>,
    wrong: &mut Vec<String>,
) -> Option<RangeInclusive<u32>> {
    let names = format!("{}, {}", min.0, max.0);
    let start = minutes(min, *standard.start(), wrong);
    let end = minutes(max, *standard.end(), wrong);
    let (start, end) = (start?, end?);
    if start > end {
        wrong.push(format!("{names}: the least is more than the most"));
        return None;
    }
    Some(start..=end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn unless_said_the_windows_are_standard_within_wide_bounds() {
        let mut wrong = Vec::new();
        let (policy, bounds) = windows(&Raw::default(), &mut wrong).unwrap();
        assert_eq!((policy, bounds), (SessionPolicy::STANDARD, PolicyBounds::default()));
        assert_eq!((per_user(&Raw::default(), &mut wrong), wrong), (20, Vec::new()));
    }

    #[test]
    fn bounds_that_are_set_bind_the_servers_own_windows_too() {
        let mut wrong = Vec::new();
        let raw = Raw {
            session_idle_minutes_max: some("120"),
            session_absolute_minutes_min: some("30"),
            ..Raw::default()
        };
        assert_eq!(windows(&raw, &mut wrong), None);
        assert_eq!(wrong, ["RF_SESSION_IDLE_MINUTES: Choose between 15 and 120 minutes."]);
        let raw = Raw { session_idle_minutes: some("60"), sign_ins_per_user: some("3"), ..raw };
        let (policy, bounds) = windows(&raw, &mut Vec::new()).unwrap();
        assert_eq!((policy.idle_minutes(), bounds.absolute_minutes), (60, 30..=129_600));
        assert_eq!(per_user(&raw, &mut Vec::new()), 3);
    }

    #[test]
    fn bounds_that_leave_no_room_are_refused() {
        #[track_caller]
        fn check(raw: Raw, start: &str) {
            let mut wrong = Vec::new();
            assert_eq!(windows(&raw, &mut wrong), None);
            assert!(wrong.iter().any(|line| line.starts_with(start)), "{start} in {wrong:?}");
        }
        let (min, max) = (some("61"), some("60"));
        let names = "RF_SESSION_IDLE_MINUTES_MIN, RF_SESSION_IDLE_MINUTES_MAX";
        check(Raw { session_idle_minutes_min: min, session_idle_minutes_max: max, ..Raw::default() }, names);
        let max = some("4000000000");
        check(Raw { session_absolute_minutes_max: max, ..Raw::default() }, "RF_SESSION_ABSOLUTE_MINUTES_MAX");
        check(
            Raw { session_absolute_minutes_min: some("0"), ..Raw::default() },
            "RF_SESSION_ABSOLUTE_MINUTES_MIN",
        );
    }
}
