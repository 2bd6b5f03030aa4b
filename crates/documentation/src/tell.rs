//! From a session's events to its document.

use crate::branding::Branding;
use crate::document::{
    Conclusion, Deed, Document, DocumentFormat, Entry, EvidenceTold, FactTold, Header, Standing, StepSpent,
    TimeSpent,
};
use crate::template::Templates;
use crate::variant::Variant;
use chrono::TimeDelta;
use rf_core::Time;
use rf_flows::session::{
    EvidenceFile, HypothesisVerdict, Outcome, RecordedEvent, Session, SessionEvent, SessionState,
    SessionStatus, hands_on, time_per_step, titles_around,
};
use rf_flows::{AnswerId, FlowDocument, Step, StepId, StepKind};

/// The whole document of a session, running or ended, as it stays in the team. Names, times and the course of events come from `events` alone; the
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
        variant: Variant::Internal,
        branding: branding.clone(),
        templates: Templates::default(),
        header: Header {
            reference: session.reference.clone(),
            flow_title: flow.title.clone(),
            flow_version: session.flow.as_ref().map(|followed| followed.version),
            problem: problem.clone(),
            facts: told_facts(&state),
            engineer: engineer.map_or(&session.assignee_name, |event| &event.actor_name).clone(),
            status: state.status(),
            started,
            ended: state.ended_at(),
        },
        entries: events.iter().enumerate().filter_map(|(place, event)| told.entry(place, event)).collect(),
        conclusion: told.conclusion(),
        open_step: told.open_step(),
        time_spent: Some(TimeSpent {
            wall_clock_seconds: seconds(until - started),
            hands_on_seconds: seconds(hands_on(events)),
            steps: told.time_per_step(),
        }),
        added: Vec::new(),
        edits: Vec::new(),
        hidden: Vec::new(),
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
        let fits = !self.state.misfits().contains_key(&recorded.seq);
        let ends = fits && recorded.event.outcome().is_some();
        if ends && self.state.ending().is_some_and(|ending| ending.seq == recorded.seq) {
            return None;
        }
        let deed = match &recorded.event {
            SessionEvent::Started { .. } if place == 0 => return None,
            SessionEvent::Resolved { outcome, cause } if fits => {
                ended(SessionStatus::Resolved, &[Some(outcome), cause.as_deref()])
            }
            SessionEvent::Escalated { reason, .. } if fits => {
                let to = match recorded.event.outcome() {
                    Some(Outcome::Escalated { to, .. }) => to,
                    _ => None,
                };
                if self.is_opened_again(place) {
                    ended(SessionStatus::Escalated, &[to.as_deref(), Some(reason)])
                } else {
                    Deed::Escalated { to, reason: reason.clone() }
                }
            }
            SessionEvent::Abandoned { why } if fits => ended(SessionStatus::Abandoned, &[Some(why)]),
            SessionEvent::Reopened { why } if fits => Deed::Reopened { why: why.clone() },
            SessionEvent::EscalationAccepted if fits => Deed::EscalationAccepted {
                after_seconds: self
                    .escalated_before(place)
                    .map_or(0, |event| seconds(recorded.at - event.at)),
            },
            SessionEvent::EscalationReturned { why } if fits => Deed::EscalationReturned {
                to: self.escalated_before(place).map(|event| event.actor_name.clone()).unwrap_or_default(),
                why: why.clone(),
            },
            SessionEvent::Assigned { name, why, .. } if fits => {
                Deed::Assigned { to: name.clone(), why: why.clone() }
            }
            SessionEvent::EscalationAccepted => stray("Escalation accepted", &[]),
            SessionEvent::EscalationReturned { why } => stray("Escalation returned", &[Some(why)]),
            SessionEvent::Assigned { name, why, .. } => stray("Assigned", &[Some(name), why.as_deref()]),
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
            SessionEvent::SubflowEntered { step } => {
                Deed::SubflowEntered { subflow: self.title(step), standing: self.standing(recorded) }
            }
            SessionEvent::FlowAttached { title, .. } if fits => Deed::FlowAttached { flow: title.clone() },
            SessionEvent::SuggestionTaken { step } if fits => {
                Deed::SuggestionTaken { step: self.title(step) }
            }
            SessionEvent::SuggestionDismissed { step, why } if fits => {
                Deed::SuggestionDismissed { step: self.title(step), why: why.clone() }
            }
            SessionEvent::SuggestionRestored { step } if fits => {
                Deed::SuggestionRestored { step: self.title(step) }
            }
            SessionEvent::FlowAttached { title, .. } => stray("Flow taken up", &[Some(title)]),
            SessionEvent::SuggestionTaken { step } => stray("Suggestion followed", &[Some(&step.0)]),
            SessionEvent::SuggestionDismissed { step, why } => {
                stray("Suggestion dismissed", &[Some(&step.0), why.as_deref()])
            }
            SessionEvent::SuggestionRestored { step } => stray("Suggestion restored", &[Some(&step.0)]),
            SessionEvent::Captured { name, value, .. } => Deed::Captured {
                label: self.flow.asking(name).map_or(name.as_str(), |(_, asked)| asked.called()).to_owned(),
                value: value.as_ref().map(|value| self.value_words(name, value)),
                standing: self.standing(recorded),
            },
            SessionEvent::Noted { step, text, audience, hypothesis } => Deed::Noted {
                text: text.clone(),
                audience: *audience,
                step: step.as_ref().map(|step| self.title(step)),
                hypothesis: *hypothesis,
            },
            SessionEvent::AdHocStep { step, title, result, minutes, audience, hypothesis } => Deed::AdHoc {
                title: title.clone(),
                result: result.clone(),
                minutes: *minutes,
                audience: *audience,
                step: step.as_ref().map(|step| self.title(step)),
                hypothesis: *hypothesis,
            },
            SessionEvent::HypothesisOpened { hypothesis, statement } if fits => Deed::HypothesisOpened {
                hypothesis: *hypothesis,
                statement: statement.clone(),
                verdict: self.verdict(*hypothesis),
            },
            SessionEvent::HypothesisClosed { hypothesis, verdict, why } if fits => {
                Deed::HypothesisClosed { hypothesis: *hypothesis, verdict: *verdict, why: why.clone() }
            }
            SessionEvent::EvidenceAdded { file, caption, capture, .. } => {
                let kept = self.state.evidence_of(recorded.seq);
                let is_withdrawn = kept.is_some_and(|evidence| evidence.withdrawn.is_some());
                let file = (!is_withdrawn).then(|| self.evidence(file, caption.as_ref(), capture.as_deref()));
                Deed::EvidenceAdded { file, out_of_place: !fits }
            }
            SessionEvent::EvidenceWithdrawn { id, why } => Deed::EvidenceWithdrawn {
                added: self.state.evidence_by_id(*id).filter(|_| fits).map(|evidence| evidence.seq),
                why: why.clone(),
            },
            SessionEvent::WentBack { step, .. } => Deed::WentBack { to: self.title(step) },
            SessionEvent::Paused if fits => Deed::Paused,
            SessionEvent::Resumed if fits => Deed::Resumed {
                after_seconds: self.paused_before(place).map_or(0, |at| seconds(recorded.at - at)),
            },
            SessionEvent::Reopened { why } => stray("Reopened", &[Some(why)]),
            SessionEvent::HypothesisOpened { statement, .. } => {
                stray("Hypothesis opened", &[Some(statement)])
            }
            SessionEvent::HypothesisClosed { why, .. } => stray("Hypothesis closed", &[why.as_deref()]),
            SessionEvent::Paused => stray("Paused", &[]),
            SessionEvent::Resumed => stray("Resumed", &[]),
            SessionEvent::Started { problem, .. } => stray("Started", &[problem.as_deref()]),
            SessionEvent::Resolved { outcome, cause } => {
                stray("Resolved", &[Some(outcome), cause.as_deref()])
            }
            SessionEvent::Escalated { to, to_person, reason } => {
                let person = to_person.as_ref().map(|person| person.name.as_str());
                stray("Escalated", &[to.as_deref(), person, Some(reason)])
            }
            SessionEvent::Abandoned { why } => stray("Abandoned", &[Some(why)]),
        };
        let (seq, at, by) = (recorded.seq, recorded.at, recorded.actor_name.clone());
        Some(Entry { seq, at, by, within: self.within(&recorded.event), deed })
    }

    /// The sub-flow in which the event happened, behind those around it.
    fn within(&self, event: &SessionEvent) -> Option<String> {
        let step = match event {
            SessionEvent::Answered { step, .. }
            | SessionEvent::StepDone { step }
            | SessionEvent::StepSkipped { step, .. }
            | SessionEvent::SubflowEntered { step }
            | SessionEvent::WentBack { step, .. }
            | SessionEvent::Captured { step: Some(step), .. } => step,
            _ => return None,
        };
        let titles = titles_around(self.flow, step).into_iter().map(|title| self.state.filled(title));
        let titles: Vec<String> = titles.collect();
        (!titles.is_empty()).then(|| titles.join(" › "))
    }

    /// The time at each step, if there were steps.
    fn time_per_step(&self) -> Vec<StepSpent> {
        let times = time_per_step(self.flow, self.events);
        if times.iter().all(|time| time.step.is_none()) {
            return Vec::new();
        }
        let spent = times.into_iter().map(|time| StepSpent {
            step: time.step.map(|step| self.title(&step)),
            wall_clock_seconds: seconds(time.wall_clock),
            hands_on_seconds: seconds(time.hands_on),
        });
        // What lies between an end and its being taken back was nobody's.
        spent
            .filter(|spent| {
                spent.hands_on_seconds > 0 || (spent.step.is_some() && spent.wall_clock_seconds > 0)
            })
            .collect()
    }

    /// What came of the hypothesis.
    fn verdict(&self, number: u32) -> Option<HypothesisVerdict> {
        let known = self.state.hypotheses().iter().find(|known| known.number == number);
        known.and_then(|known| known.end.as_ref()).map(|end| end.verdict)
    }

    fn evidence(&self, file: &EvidenceFile, caption: Option<&String>, capture: Option<&str>) -> EvidenceTold {
        let asked = capture.and_then(|name| self.flow.asking(name));
        EvidenceTold {
            name: file.name.clone(),
            media_type: file.media_type,
            bytes: file.bytes,
            sha256: file.sha256.clone(),
            caption: caption.cloned(),
            label: asked.map(|(_, asked)| asked.called().to_owned()),
        }
    }

    /// When the pause began that the event at this place ends.
    fn paused_before(&self, place: usize) -> Option<Time> {
        let fits = |event: &&RecordedEvent| !self.state.misfits().contains_key(&event.seq);
        let mut earlier = self.events[..place].iter().rev().filter(fits);
        earlier.find(|event| event.event == SessionEvent::Paused).map(|event| event.at)
    }

    /// The escalation that the event at this place accepts or returns.
    fn escalated_before(&self, place: usize) -> Option<&RecordedEvent> {
        let fits = |event: &&RecordedEvent| !self.state.misfits().contains_key(&event.seq);
        let mut earlier = self.events[..place].iter().rev().filter(fits);
        earlier.find(|event| matches!(event.event, SessionEvent::Escalated { .. }))
    }

    /// Whether the end at this place was taken back by opening the session again.
    fn is_opened_again(&self, place: usize) -> bool {
        let mut later = self.events[place + 1..].iter();
        let next = later.find(|event| !self.state.misfits().contains_key(&event.seq));
        next.is_some_and(|event| matches!(event.event, SessionEvent::Reopened { .. }))
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
            Some(SessionEvent::Captured { value: None, .. }) => {
                Standing::Corrected { to: "another secret".into() }
            }
            Some(later) if *later == recorded.event => Standing::Repeated,
            Some(SessionEvent::Answered { step, answer }) => {
                Standing::Corrected { to: self.label(step, answer) }
            }
            Some(SessionEvent::Captured { name, value: Some(value), .. }) => {
                Standing::Corrected { to: self.value_words(name, value) }
            }
            Some(SessionEvent::StepSkipped { .. }) => Standing::Corrected { to: "Skipped".into() },
            Some(SessionEvent::StepDone { .. }) => Standing::Corrected { to: "Done".into() },
            Some(SessionEvent::SubflowEntered { .. }) => Standing::Corrected { to: "Gone into".into() },
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
            Outcome::Escalated { to, reason } => Conclusion::Escalated { to, reason: Some(reason), by },
            Outcome::Abandoned { why } => Conclusion::Abandoned { why: Some(why), by },
        }
    }

    /// What is to be found out or done at the last step, unless the session is solved or the step only ends it.
    fn open_step(&self) -> Option<String> {
        let last = self.state.path().last().filter(|visit| visit.left_by.is_none())?;
        let kind = &self.flow.steps.get(&last.step)?.kind;
        let ends = matches!(kind, StepKind::Resolution { .. } | StepKind::Escalation { .. });
        let is_open = !ends && self.state.status() != SessionStatus::Resolved;
        is_open.then(|| self.title(&last.step))
    }

    /// The step's title, or its name when the flow does not have it.
    fn title(&self, step: &StepId) -> String {
        self.state.filled(self.flow.steps.get(step).map_or(&step.0, |step| &step.title))
    }

    /// The value as people read it.
    fn value_words(&self, name: &str, value: &str) -> String {
        self.flow.asking(name).map_or(value, |(_, asked)| asked.kind.words(value)).to_owned()
    }

    /// What the answer's button says, or the answer's name when the question does not have it.
    fn label(&self, step: &StepId, answer: &AnswerId) -> String {
        let answers = self.flow.steps.get(step).map_or(&[][..], Step::answers);
        let known = answers.iter().find(|known| known.id == *answer);
        self.state.filled(known.map_or(&answer.0, |known| &known.label))
    }
}

fn told_facts(state: &SessionState) -> Vec<FactTold> {
    let facts = state.told_facts().into_iter();
    facts.map(|(fact, value)| FactTold { fact: fact.into(), value: value.into() }).collect()
}

fn seconds(time: TimeDelta) -> u64 {
    u64::try_from(time.num_seconds()).unwrap_or_default()
}

/// An end that no longer stands.
fn ended(status: SessionStatus, texts: &[Option<&str>]) -> Deed {
    let texts: Vec<&str> = texts.iter().copied().flatten().collect();
    Deed::Ended { status, text: texts.join("; ") }
}

fn stray(what: &str, texts: &[Option<&str>]) -> Deed {
    let texts: Vec<&str> = texts.iter().copied().flatten().collect();
    let text = if texts.is_empty() { what.to_owned() } else { format!("{what}: {}", texts.join("; ")) };
    Deed::Stray { text }
}
