//! Sessions as they would have been told, and digests made by hand.

use crate::{Candidate, DigestStep, Left, PastSession, SessionDigest, digest_of};
use chrono::{DateTime, TimeDelta};
use rf_core::{Env, FlowId, ManualClock, SequentialIds, Time, UserId};
use rf_flows::FlowDocument;
use rf_flows::session::{
    FollowedFlow, Hand, LoadedSession, RecordedEvent, Session, SessionCommand, SessionEvent, SessionState,
    SessionStatus, decide, reference,
};
use std::sync::Arc;

/// web? yes: cached, no: reset; both: quiet? yes: fixed, no: profile, then quiet-now? yes: fixed, no: l2.
pub fn graph() -> FlowDocument {
    serde_json::from_value(serde_json::json!({
        "format": "resolutionflow.flow/1",
        "kind": "troubleshooting",
        "title": "Outlook keeps asking for a password",
        "intake": [{"name": "user", "kind": "text"}, {"name": "pin", "kind": "text", "secret": true}],
        "start": "web",
        "steps": {
            "web": {"type": "question", "title": "Can {{user}} sign in on the web?", "answers": [
                {"id": "yes", "label": "Yes", "goto": "cached"}, {"id": "no", "label": "No", "goto": "reset"}]},
            "cached": {"type": "action", "title": "Remove stored credentials", "minutes": 4, "goto": "quiet"},
            "reset": {"type": "action", "title": "Reset the password", "goto": "quiet"},
            "quiet": {"type": "question", "title": "Is it quiet?", "answers": [
                {"id": "yes", "label": "Yes", "goto": "fixed"}, {"id": "no", "label": "No", "goto": "profile"}]},
            "profile": {"type": "action", "title": "New profile", "minutes": 10, "goto": "quiet-now"},
            "quiet-now": {"type": "question", "title": "Is it quiet now?", "answers": [
                {"id": "yes", "label": "Yes", "goto": "fixed"}, {"id": "no", "label": "No", "goto": "l2"}]},
            "fixed": {"type": "resolution", "title": "It is quiet"},
            "l2": {"type": "escalation", "title": "Hand over"}
        }
    }))
    .unwrap()
}

/// Three things to try, and one to know.
pub fn procedure() -> FlowDocument {
    serde_json::from_value(serde_json::json!({
        "format": "resolutionflow.flow/1",
        "kind": "procedural",
        "title": "Printer does not print",
        "sections": [{"title": "Try", "steps": ["cable", "know", "driver", "spooler"]}],
        "steps": {
            "cable": {"type": "action", "title": "Check the cable", "minutes": 2},
            "know": {"type": "note", "title": "The contract number is on the lid"},
            "driver": {"type": "action", "title": "Install the driver", "minutes": 8},
            "spooler": {"type": "action", "title": "Restart the spooler", "minutes": 2}
        }
    }))
    .unwrap()
}

pub fn start() -> Time {
    DateTime::from_timestamp(1_772_442_000, 0).unwrap()
}

/// A session on the flow: `question=answer`, `step`, `-step` to skip, `name:value` to capture, `<0` to go back to that visit,
/// `pause`, `resume`, `wait` for an hour, `resolved`, `resolved:cause`, `escalated`; each a minute after the one before.
pub fn played(flow: &FlowDocument, problem: &str, moves: &str) -> LoadedSession {
    let clock = Arc::new(ManualClock::new(start()));
    let env = Env::new(clock.clone(), Arc::new(SequentialIds::default()));
    let (id, kim): (_, UserId) = (env.new_id(), env.new_id());
    let on: FlowId = env.new_id();
    let problem = Some(problem.to_owned()).filter(|problem| !problem.is_empty());
    let session = Session {
        id,
        team: env.new_id(),
        reference: reference(id),
        flow: Some(FollowedFlow { id: on, version: 1, title: flow.title.clone() }),
        problem: problem.clone(),
        assignee: kim,
        assignee_name: "Kim Lee".into(),
        status: SessionStatus::Active,
        started_at: start(),
        updated_at: start(),
        ended_at: None,
        event_count: 1,
        steps_taken: 0,
    };
    let mut events = Vec::new();
    let mut record = |event| {
        let seq = u32::try_from(events.len()).unwrap() + 1;
        let at = rf_core::Clock::now(clock.as_ref());
        events.push(RecordedEvent { seq, at, actor: kim, actor_name: "Kim Lee".into(), event });
        SessionState::fold(flow, &events)
    };
    let mut state = record(SessionEvent::Started {
        flow: Some(on),
        version: Some(1),
        problem,
        subflows: Vec::new(),
        facts: Default::default(),
    });
    for word in moves.split_whitespace() {
        clock.advance(if word == "wait" { TimeDelta::hours(1) } else { TimeDelta::minutes(1) });
        let command = match word {
            "wait" => continue,
            "pause" => SessionCommand::Pause,
            "resume" => SessionCommand::Resume,
            "escalated" => SessionCommand::Escalate { to: None, to_person: None, reason: "Stuck".into() },
            "reopened" => SessionCommand::Reopen { why: "It came back".into() },
            "resolved" => SessionCommand::Resolve { outcome: "Done".into(), cause: None },
            _ => match (word.split_once('='), word.split_once(':')) {
                (Some((step, answer)), _) => {
                    SessionCommand::Answer { step: step.into(), answer: answer.into() }
                }
                (_, Some(("resolved", cause))) => {
                    SessionCommand::Resolve { outcome: "Done".into(), cause: Some(cause.replace('_', " ")) }
                }
                (_, Some((name, value))) => {
                    SessionCommand::Capture { name: name.into(), value: value.into() }
                }
                _ if word.starts_with('<') => SessionCommand::GoBack { visit: word[1..].parse().unwrap() },
                _ if word.starts_with('-') => {
                    SessionCommand::SkipStep { step: word[1..].into(), reason: "No need".into() }
                }
                _ => SessionCommand::CompleteStep { step: word.into() },
            },
        };
        let hand = Hand { actor: kim, receiver: None, attached: None };
        state = record(
            decide(&state, flow, command, hand).unwrap_or_else(|refusal| panic!("{word}: {refusal:?}")),
        );
    }
    let session = Session { status: state.status(), ended_at: state.ended_at(), ..session };
    LoadedSession { session, flow: Arc::new(flow.clone()), events, state }
}

/// The digest of such a session.
pub fn digested(flow: &FlowDocument, moves: &str) -> SessionDigest {
    digest_of(&played(flow, "Outlook asks for the password", moves)).unwrap()
}

/// Several of the same.
pub fn times(count: usize, digest: &SessionDigest) -> Vec<SessionDigest> {
    vec![digest.clone(); count]
}

/// A session that was resolved by that step, which took so many minutes; or was not resolved.
pub fn fixed(step: Option<&str>, minutes: u32) -> SessionDigest {
    let steps = step.map(|step| DigestStep { step: step.into(), left: Left::Done, seconds: minutes * 60 });
    SessionDigest {
        session: Env::system().new_id(),
        flow: None,
        flow_version: None,
        status: if step.is_some() { SessionStatus::Resolved } else { SessionStatus::Abandoned },
        ended_at: start(),
        minutes,
        steps: steps.into_iter().collect(),
        fixed_by: step.map(Into::into),
        cause: None,
        words: Vec::new(),
    }
}

pub fn candidate(step: &str, minutes: Option<u32>) -> Candidate {
    Candidate { step: step.into(), minutes, answer: None }
}

/// A finished session about these words.
pub fn past(number: u128, flow: u128, status: SessionStatus, words: &str) -> PastSession {
    PastSession {
        session: uuid(number).into(),
        flow: Some(uuid(flow).into()),
        status,
        ended_at: start() + TimeDelta::minutes(i64::try_from(number).unwrap()),
        minutes: 7,
        cause: None,
        words: words.split_whitespace().map(ToOwned::to_owned).collect(),
    }
}

pub fn flow_id(number: u128) -> FlowId {
    uuid(number).into()
}

fn uuid(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}
