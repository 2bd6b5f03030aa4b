//! From a session's events to its document.

use crate::branding::Branding;
use crate::document::{Conclusion, Deed, Document, DocumentFormat, Entry, Header, Standing, TimeSpent};
use rf_flows::session::{Outcome, RecordedEvent, Session, SessionEvent, SessionState};
use rf_flows::{AnswerId, FlowDocument, Step, StepId};

/// The document of a session, running or ended. Names, times and the course of events come from `events` alone; the
/// header only adds the reference, the flow's version and whose session it is. The team's `branding` is the present one.
pub fn document(
    session: &Session,
    flow: &FlowDocument,
    events: &[RecordedEvent],
    branding: &Branding,
) -> Document {
    let state = SessionState::fold(flow, events);
    let told = Told { flow, events, state: &state };
    let beginning = events.first().and_then(|first| match &first.event {
        SessionEvent::Started { problem, .. } => Some((first, problem)),
        _ => None,
    });
    let started = beginning.map_or(session.started_at, |(first, _)| first.at);
    let problem = beginning.map_or(&session.problem, |(_, problem)| problem);
    let engineer = events.iter().find(|event| event.actor == session.assignee);
    let until = state.ended_at().or(events.last().map(|last| last.at)).unwrap_or(started);
    Document {
        format: DocumentFormat::V1,
        branding: branding.clone(),
        header: Header {
            reference: session.reference.clone(),
            flow_title: flow.title.clone(),
            flow_version: session.flow_version,
            problem: problem.clone(),
            engineer: engineer.map_or(&session.assignee_name, |event| &event.actor_name).clone(),
            status: state.status(),
            started,
            ended: state.ended_at(),
        },
        entries: events.iter().enumerate().filter_map(|(place, event)| told.entry(place, event)).collect(),
        conclusion: told.conclusion(),
        time_spent: TimeSpent {
            wall_clock_seconds: u64::try_from((until - started).num_seconds()).unwrap_or_default(),
        },
    }
}

/// A session while it is being told.
struct Told<'a> {
    flow: &'a FlowDocument,
    events: &'a [RecordedEvent],
    state: &'a SessionState,
}

impl Told<'_> {
    /// The event as an entry, unless the header or the conclusion tells it.
    fn entry(&self, place: usize, recorded: &RecordedEvent) -> Option<Entry> {
        let ends = self.state.ending().is_some_and(|ending| ending.seq == recorded.seq)
            && !self.state.misfits().contains_key(&recorded.seq);
        let deed = match &recorded.event {
            SessionEvent::Started { .. } if place == 0 => return None,
            SessionEvent::Resolved { .. }
            | SessionEvent::Escalated { .. }
            | SessionEvent::Abandoned { .. }
                if ends =>
            {
                return None;
            }
            SessionEvent::Answered { step, answer } => Deed::Answered {
                question: self.title(step),
                answer: self.label(step, answer),
                standing: self.standing(recorded),
                again: self.state.corrects(recorded.seq),
            },
            SessionEvent::StepDone { step } => Deed::Done {
                action: self.title(step),
                standing: self.standing(recorded),
                again: self.state.corrects(recorded.seq),
            },
            SessionEvent::StepSkipped { step, reason } => Deed::Skipped {
                step: self.title(step),
                reason: reason.clone(),
                standing: self.standing(recorded),
            },
            SessionEvent::Noted { step, text, audience } => Deed::Noted {
                text: text.clone(),
                audience: *audience,
                step: step.as_ref().map(|step| self.title(step)),
            },
            SessionEvent::WentBack { step, .. } => Deed::WentBack { to: self.title(step) },
            SessionEvent::Started { problem, .. } => stray("Started", &[problem.as_deref()]),
            SessionEvent::Resolved { outcome, cause } => {
                stray("Resolved", &[Some(outcome), cause.as_deref()])
            }
            SessionEvent::Escalated { to, reason } => stray("Escalated", &[to.as_deref(), Some(reason)]),
            SessionEvent::Abandoned { why } => stray("Abandoned", &[Some(why)]),
        };
        Some(Entry { seq: recorded.seq, at: recorded.at, by: recorded.actor_name.clone(), deed })
    }

    fn standing(&self, recorded: &RecordedEvent) -> Standing {
        if self.state.misfits().contains_key(&recorded.seq) {
            return Standing::OutOfPlace;
        }
        if !self.state.is_superseded(recorded.seq) {
            return Standing::Stands;
        }
        // What fits stands at its number, counted from 1.
        let later = self.state.corrected_by(recorded.seq).and_then(|seq| self.events.get(seq as usize - 1));
        match later.map(|later| &later.event) {
            None if self.flow.kind.has_sections() => Standing::Reopened,
            None => Standing::Left,
            Some(later) if *later == recorded.event => Standing::Repeated,
            Some(SessionEvent::Answered { step, answer }) => {
                Standing::Corrected { to: self.label(step, answer) }
            }
            Some(SessionEvent::StepSkipped { .. }) => Standing::Corrected { to: "Skipped".into() },
            Some(SessionEvent::StepDone { .. }) => Standing::Corrected { to: "Done".into() },
            Some(_) => Standing::Left,
        }
    }

    fn conclusion(&self) -> Conclusion {
        let Some(ending) = self.state.ending() else {
            return Conclusion::InProgress {
                next_step: self.state.current_step().map(|step| self.title(step)),
            };
        };
        let by = ending.by_name.clone();
        match ending.outcome.clone() {
            Outcome::Resolved { outcome, cause } => Conclusion::Resolved { cause, resolution: outcome, by },
            Outcome::Escalated { to, reason } => Conclusion::Escalated { to, reason, by },
            Outcome::Abandoned { why } => Conclusion::Abandoned { why, by },
        }
    }

    /// The step's title, or its name when the flow does not have it.
    fn title(&self, step: &StepId) -> String {
        self.flow.steps.get(step).map_or(&step.0, |step| &step.title).clone()
    }

    /// What the answer's button says, or the answer's name when the question does not have it.
    fn label(&self, step: &StepId, answer: &AnswerId) -> String {
        let answers = self.flow.steps.get(step).map_or(&[][..], Step::answers);
        let known = answers.iter().find(|known| known.id == *answer);
        known.map_or(&answer.0, |known| &known.label).clone()
    }
}

fn stray(what: &str, texts: &[Option<&str>]) -> Deed {
    let texts: Vec<&str> = texts.iter().copied().flatten().collect();
    let text = if texts.is_empty() { what.to_owned() } else { format!("{what}: {}", texts.join("; ")) };
    Deed::Stray { text }
}
