//! The people, the flow and the clock of the stories.

use super::memory::MemoryStore;
use crate::FlowDocument;
use crate::notification::Notice;
use crate::session::*;
use chrono::{DateTime, TimeDelta};
use rf_core::{
    Actor, Env, Failure, FlowId, ManualClock, Role, Sealer, SequentialIds, SessionId, SignInId, TeamId,
    UserId,
};
use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// Runs a future that never waits for anything.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a store in memory never waits"),
    }
}

/// web? -yes-> prompt?, -no-> reset; reset -> prompt?; prompt? -yes-> fixed, -no-> web (a cycle), -broken-> nowhere.
pub fn flow() -> FlowDocument {
    serde_json::from_value(serde_json::json!({
        "format": "resolutionflow.flow/1",
        "kind": "troubleshooting",
        "title": "Outlook keeps asking for a password",
        "start": "web",
        "steps": {
            "web": {"type": "question", "title": "Can the user sign in on the web?", "answers": [
                {"id": "yes", "label": "Yes", "goto": "prompt"}, {"id": "no", "label": "No", "goto": "reset"}]},
            "reset": {"type": "action", "title": "Reset the password", "goto": "prompt"},
            "prompt": {"type": "question", "title": "Does the prompt stay away?", "answers": [
                {"id": "yes", "label": "Yes", "goto": "fixed"}, {"id": "no", "label": "No", "goto": "web"},
                {"id": "broken", "label": "It broke", "goto": "nowhere"}]},
            "fixed": {"type": "resolution", "title": "Password reset", "cause": "Expired password"}
        }
    }))
    .unwrap()
}

pub fn key(text: &str) -> IdempotencyKey {
    IdempotencyKey::parse(&format!("key-{text:>04}")).unwrap()
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

pub fn resolve(outcome: &str) -> SessionCommand {
    SessionCommand::Resolve { outcome: outcome.into(), cause: None }
}

/// A small text file by number, for a value of the flow or none.
pub fn file(number: u128, capture: Option<&str>) -> AddEvidence {
    let file = EvidenceFile {
        id: uuid::Uuid::from_u128(number).into(),
        name: format!("log-{number}.txt"),
        media_type: EvidenceType::Text,
        bytes: 100,
        sha256: format!("{number:064x}"),
    };
    AddEvidence { file, caption: None, capture: capture.map(Into::into) }
}

pub fn withdraw(number: u128, why: &str) -> SessionCommand {
    SessionCommand::WithdrawEvidence { id: uuid::Uuid::from_u128(number).into(), why: why.into() }
}

/// A team with a published flow, an engineer, and a session of theirs once it is started.
pub struct World {
    pub store: MemoryStore,
    pub clock: Arc<ManualClock>,
    pub env: Env,
    pub kim: Actor,
    pub flow: FlowId,
    pub session: SessionId,
    pub sealer: Sealer,
    /// What is known of the ticket when something is started.
    pub facts: BTreeMap<String, String>,
    /// Who was told of the last command.
    pub told: Vec<Notice>,
    keys: u32,
}

/// Before: scope? server, desk, [when it is a server] snapshot (required); Work: patch (required), tell.
pub fn procedure() -> FlowDocument {
    serde_json::from_value(serde_json::json!({
        "format": "resolutionflow.flow/1",
        "kind": "procedural",
        "title": "Patch a machine",
        "sections": [{"title": "Before", "steps": ["scope", "snapshot"]}, {"title": "Work", "steps": ["patch", "tell"]}],
        "steps": {
            "scope": {"type": "question", "title": "What is it?", "answers": [
                {"id": "server", "label": "A server"}, {"id": "desk", "label": "A desktop"}]},
            "snapshot": {"type": "action", "title": "Take a snapshot", "required": true, "when": "answers.scope == \"server\""},
            "patch": {"type": "action", "title": "Install the updates", "required": true},
            "tell": {"type": "note", "title": "Tell the client"}
        }
    }))
    .unwrap()
}

/// look (asks for the free space), clean (while that is little), reset (asks for a secret); the intake asks for the computer.
pub fn asking() -> FlowDocument {
    serde_json::from_value(serde_json::json!({
        "format": "resolutionflow.flow/1",
        "kind": "procedural",
        "title": "Make room",
        "intake": [{"name": "host", "kind": "host", "label": "Computer", "required": true}],
        "sections": [{"title": "Work", "steps": ["look", "clean", "reset"]}],
        "steps": {
            "look": {"type": "action", "title": "Look at the disk", "captures": [
                {"name": "free_gb", "kind": "number", "label": "Free space in GB", "required": true}]},
            "clean": {"type": "action", "title": "Clean up", "when": "free_gb < 10"},
            "reset": {"type": "action", "title": "Reset the password", "when": "free_gb < 100", "captures": [
                {"name": "password", "kind": "text", "secret": true}]}
        }
    }))
    .unwrap()
}

pub fn skip(step: &str, reason: &str) -> SessionCommand {
    SessionCommand::SkipStep { step: step.into(), reason: reason.into() }
}

impl World {
    /// Nothing started yet.
    pub fn quiet() -> Self {
        Self::on(&flow())
    }

    /// Kim's session on a procedure.
    pub fn on_procedure() -> Self {
        Self::begun(Self::on(&procedure()))
    }

    /// Kim's session on a procedure that asks for values.
    pub fn on_captures() -> Self {
        Self::begun_on(&asking())
    }

    /// A session of Kim's on a flow.
    pub fn begun_on(document: &FlowDocument) -> Self {
        Self::begun(Self::on(document))
    }

    pub fn on(document: &FlowDocument) -> Self {
        let start = DateTime::from_timestamp(1_772_442_000, 0).unwrap();
        let clock = Arc::new(ManualClock::new(start));
        let env = Env::new(clock.clone(), Arc::new(SequentialIds::default()));
        let team: TeamId = env.new_id();
        let flow: FlowId = env.new_id();
        let kim = person(&env, team, "Kim Lee", Role::Engineer);
        let mut store = MemoryStore::default();
        store.people.push((team, Teammate { id: kim.user, name: kim.name.clone(), role: kim.role }));
        let versions =
            (1..=2).map(|version| PinnedFlow { version, document: Arc::new(document.clone()) }).collect();
        store.flows.insert((team, flow), versions);
        let sealer = Sealer::new([Sealer::generate_key().as_str()]).unwrap();
        Self {
            store,
            clock,
            session: env.new_id(),
            env,
            kim,
            flow,
            sealer,
            told: Vec::new(),
            facts: BTreeMap::new(),
            keys: 0,
        }
    }

    /// Kim's session stands at its first step.
    pub fn started() -> Self {
        Self::begun(Self::quiet())
    }

    fn begun(mut world: Self) -> Self {
        world.session = world.start(None, None).unwrap().session.id;
        world.store.calls = 0;
        world
    }

    pub fn start(
        &mut self,
        key: Option<&IdempotencyKey>,
        problem: Option<&str>,
    ) -> Result<LoadedSession, SessionFailure> {
        let request = StartRequest {
            flow: Some(self.flow),
            version: None,
            problem: problem.map(Into::into),
            facts: self.facts.clone(),
        };
        run(start_session(&mut self.store, &self.env, &self.kim.clone(), request, key))
    }

    pub fn start_free(
        &mut self,
        key: Option<&IdempotencyKey>,
        problem: &str,
    ) -> Result<LoadedSession, SessionFailure> {
        let request = StartRequest {
            flow: None,
            version: None,
            problem: Some(problem.into()),
            facts: self.facts.clone(),
        };
        run(start_session(&mut self.store, &self.env, &self.kim.clone(), request, key))
    }

    /// Somebody else of Kim's team.
    pub fn colleague(&self, name: &str, role: Role) -> Actor {
        person(&self.env, self.kim.team, name, role)
    }

    /// Somebody else of Kim's team whom the store knows.
    pub fn joins(&mut self, name: &str, role: Role) -> Actor {
        let actor = self.colleague(name, role);
        self.store.people.push((actor.team, Teammate { id: actor.user, name: name.into(), role }));
        actor
    }

    /// Somebody of another team.
    pub fn stranger(&self, role: Role) -> Actor {
        person(&self.env, self.env.new_id(), "Stranger", role)
    }

    /// Kim acts a minute later, up to date, under a new key.
    pub fn kim_does(&mut self, command: SessionCommand) -> Result<LoadedSession, SessionFailure> {
        self.does(&self.kim.clone(), command)
    }

    /// Somebody acts a minute later, up to date, under a new key.
    pub fn does(&mut self, actor: &Actor, command: SessionCommand) -> Result<LoadedSession, SessionFailure> {
        self.keys += 1;
        let expected = self.store.sessions[&self.session].session.event_count;
        self.clock.advance(TimeDelta::minutes(1));
        self.sends(actor, &key(&self.keys.to_string()), expected, command)
    }

    /// Somebody acts under that key, having seen that many events.
    pub fn sends(
        &mut self,
        actor: &Actor,
        key: &IdempotencyKey,
        expected: u32,
        command: SessionCommand,
    ) -> Result<LoadedSession, SessionFailure> {
        let request = CommandRequest { session: self.session, key, expected_events: expected, command };
        self.told.clear();
        let acted = run(act(&mut self.store, &self.env, &self.sealer, actor, request))?;
        self.told = acted.notices;
        Ok(acted.session)
    }

    pub fn reads(&mut self, actor: &Actor) -> Result<LoadedSession, SessionFailure> {
        run(read_session(&mut self.store, actor, self.session))
    }

    /// What is kept of the session.
    pub fn kept(&self) -> SessionRecord {
        self.store.sessions[&self.session].clone()
    }
}

/// No hand at all.
pub fn nobody() -> Hand<'static> {
    Hand { actor: UserId::from(uuid::Uuid::nil()), receiver: None, attached: None }
}

fn person(env: &Env, team: TeamId, name: &str, role: Role) -> Actor {
    let (user, sign_in): (UserId, SignInId) = (env.new_id(), env.new_id());
    Actor { user, name: name.into(), team, role, via: rf_core::Via::SignIn(sign_in), address: None }
}

/// The steps of the standing path, the current one in brackets.
pub fn path(state: &SessionState) -> String {
    let steps = state.path().iter().map(|visit| match (&visit.answer, visit.left_at) {
        (None, Some(_)) if visit.is_skipped => format!("{} skipped", visit.step),
        (Some(answer), _) => format!("{} {answer}", visit.step),
        (None, Some(_)) => format!("{} done", visit.step),
        (None, None) => format!("[{}]", visit.step),
    });
    steps.collect::<Vec<_>>().join(" > ")
}

/// Fails unless the refusal has that code.
#[track_caller]
pub fn refused<T: std::fmt::Debug>(result: Result<T, SessionFailure>, code: &str) {
    assert_eq!(result.unwrap_err().code(), code);
}
