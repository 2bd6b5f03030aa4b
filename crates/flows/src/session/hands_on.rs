//! How long somebody had a session in hand.

use super::{RecordedEvent, SessionEvent};
use chrono::TimeDelta;

/// What counts at most of a time in which nothing was recorded: behind it, the work was left lying.
const LONGEST_GAP: TimeDelta = TimeDelta::minutes(15);

/// The time from the first event to the last without pauses, and of a longer time without any event 15 minutes.
pub fn hands_on(events: &[RecordedEvent]) -> TimeDelta {
    hands_on_gaps(events).into_iter().fold(TimeDelta::zero(), |total, gap| total + gap)
}

/// What of it lies between each event and the next: one less than there are events.
pub fn hands_on_gaps(events: &[RecordedEvent]) -> Vec<TimeDelta> {
    let mut is_away = false;
    let gaps = events.windows(2).map(|pair| {
        match &pair[0].event {
            SessionEvent::Paused => is_away = true,
            SessionEvent::Resumed
            | SessionEvent::Reopened { .. }
            | SessionEvent::EscalationAccepted
            | SessionEvent::EscalationReturned { .. } => is_away = false,
            _ => is_away |= pair[0].event.outcome().is_some(),
        }
        if is_away {
            TimeDelta::zero()
        } else {
            (pair[1].at - pair[0].at).clamp(TimeDelta::zero(), LONGEST_GAP)
        }
    });
    gaps.collect()
}
