//! Sessions to write notes about.

use crate::{Branding, Discretion, Document, MarkId, Variant, document};
use chrono::TimeDelta;
use rf_core::{FlowId, SessionId, TeamId, Time, UserId};
use rf_flows::FlowDocument;
use rf_flows::session::*;
use std::collections::BTreeMap;

pub fn flow() -> FlowDocument {
    serde_json::from_value(serde_json::json!({
        "format": "resolutionflow.flow/1",
        "kind": "troubleshooting",
        "title": "Outlook keeps asking for a password",
        "intake": [{"name": "mailbox", "kind": "text", "label": "Mailbox"}],
        "start": "web",
        "steps": {
            "web": {"type": "question", "title": "Can the user sign in at Outlook on the web?", "answers": [
                {"id": "yes", "label": "Yes", "goto": "modern"}, {"id": "no", "label": "No", "goto": "reset"}]},
            "reset": {"type": "action", "title": "Reset the password in Entra ID",
                "captures": [{"name": "temporary", "kind": "text", "label": "Temporary password", "secret": true}], "goto": "verify"},
            "modern": {"type": "question", "title": "Authentication shown in the connection status", "answers": [
                {"id": "bearer", "label": "Bearer", "goto": "profile"},
                {"id": "clear", "label": "Clear", "goto": "l2"}]},
            "profile": {"type": "action", "title": "Rebuild the Outlook profile",
                "captures": [{"name": "client", "kind": "text"}], "goto": "verify"},
            "verify": {"type": "question", "title": "Does the prompt stay away?", "answers": [
                {"id": "yes", "label": "Yes", "goto": "fixed"}, {"id": "no", "label": "No", "goto": "web"}]},
            "fixed": {"type": "resolution", "title": "Prompt is gone", "cause": "Expired password"},
            "l2": {"type": "escalation", "title": "Legacy authentication in use", "to": "L2"}
        }
    }))
    .unwrap()
}

/// Two sections; the snapshot is for servers only.
pub fn procedure() -> FlowDocument {
    serde_json::from_value(serde_json::json!({
        "format": "resolutionflow.flow/1",
        "kind": "procedural",
        "title": "Patch a machine",
        "sections": [{"title": "Before", "steps": ["scope", "snapshot"]}, {"title": "Work", "steps": ["patch", "tell"]}],
        "steps": {
            "scope": {"type": "question", "title": "What is it?", "answers": [
                {"id": "server", "label": "A server"}, {"id": "desk", "label": "A desktop"}]},
            "snapshot": {"type": "action", "title": "Take a snapshot", "when": "answers.scope == \"server\""},
            "patch": {"type": "action", "title": "Install the updates", "required": true},
            "tell": {"type": "note", "title": "Tell the client what was patched"}
        }
    }))
    .unwrap()
}

pub fn skip(step: &str, reason: &str) -> SessionCommand {
    SessionCommand::SkipStep { step: step.into(), reason: reason.into() }
}

pub fn answer(step: &str, answer: &str) -> SessionCommand {
    SessionCommand::Answer { step: step.into(), answer: answer.into() }
}

pub fn complete(step: &str) -> SessionCommand {
    SessionCommand::CompleteStep { step: step.into() }
}

pub fn note(text: &str) -> SessionCommand {
    SessionCommand::Note { text: text.into(), audience: Audience::Internal, hypothesis: None }
}

pub fn note_for_client(text: &str) -> SessionCommand {
    SessionCommand::Note { text: text.into(), audience: Audience::Client, hypothesis: None }
}

pub fn ad_hoc(title: &str, result: Option<&str>) -> SessionCommand {
    let (title, result) = (title.into(), result.map(Into::into));
    let (minutes, audience, hypothesis) = (None, Audience::Internal, None);
    SessionCommand::AdHocStep { title, result, minutes, audience, hypothesis }
}

pub fn suspect(statement: &str) -> SessionCommand {
    SessionCommand::OpenHypothesis { statement: statement.into() }
}

pub fn close(hypothesis: u32, verdict: HypothesisVerdict, why: Option<&str>) -> SessionCommand {
    SessionCommand::CloseHypothesis { hypothesis, verdict, why: why.map(Into::into) }
}

pub fn capture(name: &str, value: &str) -> SessionCommand {
    SessionCommand::Capture { name: name.into(), value: value.into() }
}

pub fn escalate(to: &str, reason: &str) -> SessionCommand {
    SessionCommand::Escalate { to: Some(to.into()), to_person: None, reason: reason.into() }
}

pub fn resolve(outcome: &str, cause: Option<&str>) -> SessionCommand {
    SessionCommand::Resolve { outcome: outcome.into(), cause: cause.map(Into::into) }
}

/// A session told command by command, on a clock of its own.
#[derive(Clone)]
pub struct Tale {
    pub flow: FlowDocument,
    pub session: Session,
    pub events: Vec<RecordedEvent>,
    pub now: Time,
    pub hand: (UserId, String),
}

impl Tale {
    /// Kim starts on the flow on 2 March 2026 at 09:00:12 UTC.
    pub fn on(flow: FlowDocument, problem: Option<&str>) -> Self {
        let id = |text: &str| text.parse::<UserId>().unwrap();
        let kim = id("00000000-0000-0000-0000-000000000001");
        let flow_id: FlowId = kim.uuid().into();
        let session: SessionId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
        let now = Time::from_timestamp(1_772_442_012, 0).unwrap();
        let problem = problem.map(str::to_owned);
        let session = Session {
            id: session,
            team: TeamId::from(kim.uuid()),
            reference: reference(session),
            flow: Some(FollowedFlow { id: flow_id, version: 3, title: flow.title.clone() }),
            problem: problem.clone(),
            assignee: kim,
            assignee_name: "Kim Lee".into(),
            status: SessionStatus::Active,
            started_at: now,
            updated_at: now,
            ended_at: None,
            event_count: 1,
            steps_taken: 0,
        };
        let mut tale = Self { flow, session, events: Vec::new(), now, hand: (kim, "Kim Lee".into()) };
        let (subflows, facts) = (Vec::new(), BTreeMap::new());
        tale.records(SessionEvent::Started {
            flow: Some(flow_id),
            version: Some(3),
            problem,
            subflows,
            facts,
        });
        tale
    }

    /// Kim starts without a flow.
    pub fn free(problem: &str) -> Self {
        let mut tale = Self::on((*free_flow()).clone(), None);
        let problem = Some(problem.to_owned());
        (tale.session.flow, tale.session.problem) = (None, problem.clone());
        let (subflows, facts) = (Vec::new(), BTreeMap::new());
        tale.events[0].event = SessionEvent::Started { flow: None, version: None, problem, subflows, facts };
        tale
    }

    pub fn started() -> Self {
        Self::on(flow(), Some("Prompt every few minutes since this morning"))
    }

    pub fn after(mut self, seconds: i64) -> Self {
        self.now += TimeDelta::seconds(seconds);
        self
    }

    /// Somebody else, by number and name, goes on.
    pub fn by(mut self, number: u64, name: &str) -> Self {
        let id = format!("00000000-0000-0000-0000-{number:012}").parse().unwrap();
        self.hand = (id, name.into());
        self
    }

    /// Carries out a command that must be allowed.
    #[track_caller]
    pub fn does(mut self, command: SessionCommand) -> Self {
        let state = SessionState::fold(&self.flow, &self.events);
        let event = self.decides(&state, command).unwrap();
        self.records(event);
        self
    }

    /// What a command of whoever is at it leads to. Anybody can be given the session, and is called Lena.
    pub fn decides(
        &self,
        state: &SessionState,
        command: SessionCommand,
    ) -> Result<SessionEvent, SessionFailure> {
        let receiver = command.receiver(state).map(|id| Receiver { id, name: "Lena".into() });
        let hand = Hand { actor: self.hand.0, receiver: receiver.as_ref(), attached: None };
        decide(state, &self.flow, command, hand)
    }

    /// Records an event, fitting or not.
    pub fn records(&mut self, event: SessionEvent) {
        let seq = u32::try_from(self.events.len()).unwrap() + 1;
        let (actor, actor_name) = self.hand.clone();
        self.events.push(RecordedEvent { seq, at: self.now, actor, actor_name, event });
    }

    pub fn document(&self) -> Document {
        self.branded(&Branding::default())
    }

    pub fn read_by(&self, variant: Variant) -> Document {
        self.document().for_readers(variant, &self.discretion([]))
    }

    /// How its notes are redacted where these values are kept.
    pub fn discretion<const N: usize>(&self, kept: [&str; N]) -> Discretion {
        let marks = kept.map(|value| MarkId::of(self.session.id, value));
        Discretion::standard(self.session.id, vec!["Project Falcon".into()], marks.into())
    }

    pub fn branded(&self, branding: &Branding) -> Document {
        document(&self.session, &self.flow, &self.events, branding)
    }
}
