//! How long somebody had a session in hand.

use super::{RecordedEvent, SessionEvent, SessionState};
use crate::{FlowDocument, StepId};
use chrono::TimeDelta;
use std::collections::BTreeMap;

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

/// How long a session stood at a step, all stays together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTime {
    /// The step; none for the time in which the session stood at none.
    pub step: Option<StepId>,
    /// The time on the clock.
    pub wall_clock: TimeDelta,
    /// What of it somebody had the session in hand.
    pub hands_on: TimeDelta,
}

/// The time from the first event to the last by step, in the order in which the session came to them first: what led up to an event
/// about a step counts for it, everything else for where the session stood. Together they are as long as the session.
pub fn time_per_step(flow: &FlowDocument, events: &[RecordedEvent]) -> Vec<StepTime> {
    let mut times: Vec<StepTime> = Vec::new();
    let mut places: BTreeMap<Option<StepId>, usize> = BTreeMap::new();
    let mut state = SessionState::default();
    for ((event, next), in_hand) in events.iter().zip(events.iter().skip(1)).zip(hands_on_gaps(events)) {
        state.apply(flow, event);
        let about = match &next.event {
            SessionEvent::Answered { step, .. }
            | SessionEvent::StepDone { step }
            | SessionEvent::StepSkipped { step, .. }
            | SessionEvent::SubflowEntered { step }
            | SessionEvent::Captured { step: Some(step), .. } => Some(step),
            _ => state.current_step(),
        };
        let step = about.cloned();
        let place = *places.entry(step.clone()).or_insert_with(|| {
            times.push(StepTime { step, wall_clock: TimeDelta::zero(), hands_on: TimeDelta::zero() });
            times.len() - 1
        });
        times[place].wall_clock += (next.at - event.at).max(TimeDelta::zero());
        times[place].hands_on += in_hand;
    }
    times
}
