//! Doing something in a session: one command, one event.

use super::read::{check, with_flow};
use super::start::pinned;
use super::subflows::{Parts, composed, pin_subflows};
use super::{
    Append, Appending, AttachedFlow, FollowedFlow, Hand, HandoverStore, HeaderChange, IdempotencyKey,
    LoadedSession, PinnedFlow, Receiver, RecordedEvent, SessionCommand, SessionEvent, SessionFailure,
    SessionMoved, SessionRecord, SessionState, SessionStore, Teammate, decide, handover,
};
use crate::notification::Notice;
use rf_core::{Actor, Env, Sealer, SessionId};

/// One command as it was sent.
#[derive(Debug)]
pub struct CommandRequest<'a> {
    /// The session that it is for.
    pub session: SessionId,
    /// What tells a repeated request from another one.
    pub key: &'a IdempotencyKey,
    /// How many events the session had when its sender last saw it.
    pub expected_events: u32,
    /// What is to happen.
    pub command: SessionCommand,
}

/// A command that was carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Acted {
    /// The session as it stands then.
    pub session: LoadedSession,
    /// Who was told of it; nobody by a repeated request.
    pub notices: Vec<Notice>,
}

/// Carries out a command in a session, and answers the session as it stands then. Exactly one event is added; a secret value
/// is sealed beside it, and is in no event. Where it hands the session on, the queue of escalations is kept, and whoever it
/// concerns is told.
///
/// Repeated with the same key, it changes nothing and answers the session as it stands now, even when more has
/// happened since or the session has ended.
///
/// # Errors
/// `session_not_found`, `forbidden`, `idempotency_key_reused`, `session_moved` with the session as it stands, and
/// what [`decide`] refuses.
pub async fn act(
    port: &mut (impl SessionStore + HandoverStore),
    env: &Env,
    sealer: &Sealer,
    actor: &Actor,
    request: CommandRequest<'_>,
) -> Result<Acted, SessionFailure> {
    let CommandRequest { session: id, key, expected_events, command } = request;
    let request = CommandRequest { session: id, key, expected_events, command: command.checked()? };
    let (record, replayed) = look(port, sealer, actor, &request).await?;
    let mut loaded = with_flow(port, actor.team, record).await?;
    if replayed {
        return Ok(Acted { session: loaded, notices: Vec::new() });
    }
    if loaded.session.event_count != expected_events {
        return Err(SessionFailure::Moved(SessionMoved(Box::new(loaded))));
    }

    let before = loaded.state.escalation().cloned();
    if !loaded.session.status.is_ended() && !matches!(request.command, SessionCommand::AcceptEscalation) {
        // Who may take over what waits may not touch it any more once somebody has.
        check(loaded.session.acting(actor))?;
    }
    let receiver = match request.command.receiver(&loaded.state) {
        Some(person) => port.teammate(actor.team, person).await?.filter(Teammate::can_work),
        None => None,
    };
    let receiver = receiver.map(Receiver::from);
    let attached = match request.command {
        SessionCommand::AttachFlow { flow, version }
            if !loaded.state.follows_a_flow() && !loaded.session.status.is_ended() =>
        {
            let pinned = pinned(port, actor, flow, version).await?;
            let (subflows, parts) = pin_subflows(port, actor.team, &pinned.document).await?;
            let (version, title) = (pinned.version, pinned.document.title.clone());
            Some((AttachedFlow { flow, version, title, subflows }, pinned, parts))
        }
        _ => None,
    };
    let hand = Hand {
        actor: actor.user,
        receiver: receiver.as_ref(),
        attached: attached.as_ref().map(|(attached, ..)| attached),
    };
    let event = RecordedEvent {
        seq: loaded.session.event_count + 1,
        // Clocks of several replicas differ; a timeline only goes forward.
        at: env.now().max(loaded.session.updated_at),
        actor: actor.user,
        actor_name: actor.name.clone(),
        event: decide(&loaded.state, &loaded.flow, request.command.clone(), hand)?,
    };
    let secret = request.command.secret(&event.event);
    let sealed = secret.map(|secret| sealer.seal(&sealed_for(id, event.seq), secret));
    match &attached {
        Some((_, pinned, parts)) => loaded.take_up(pinned, parts, &event),
        None => drop(loaded.state.apply(&loaded.flow, &event)),
    }
    let lasted = loaded.state.ended_at().unwrap_or(event.at) - loaded.session.started_at;
    let change = HeaderChange {
        status: loaded.state.status(),
        updated_at: event.at,
        ended_at: loaded.state.ended_at(),
        event_count: event.seq,
        steps_taken: loaded.state.steps_taken(),
        lasted_seconds: u32::try_from(lasted.num_seconds()).unwrap_or_default(),
        assignee: event.event.hands_over().then(|| loaded.state.assignee().cloned()).flatten(),
        followed: followed_since(&event),
    };
    let sealed = sealed.as_deref();
    let appending =
        Appending { expected_count: expected_events, event: &event, key, change: &change, sealed };
    match port.append(actor.team, id, appending).await? {
        Append::Appended => {
            change.apply_to(&mut loaded.session);
            let notices = handover::tell(port, env, actor, &loaded, &event, before.as_ref()).await?;
            loaded.events.push(event);
            Ok(Acted { session: loaded, notices })
        }
        // Only a store without locks comes here: somebody was faster, or this very request was.
        Append::Conflict => {
            let (record, replayed) = look(port, sealer, actor, &request).await?;
            let loaded = with_flow(port, actor.team, record).await?;
            if replayed {
                return Ok(Acted { session: loaded, notices: Vec::new() });
            }
            Err(SessionFailure::Moved(SessionMoved(Box::new(loaded))))
        }
    }
}

impl LoadedSession {
    /// Follows the flow that `event` takes up.
    fn take_up(&mut self, pinned: &PinnedFlow, parts: &Parts, event: &RecordedEvent) {
        self.flow = composed(&pinned.document, parts);
        // What came before is folded along a flow that does not lead yet.
        self.state = SessionState::fold(&self.flow, &self.events);
        self.state.apply(&self.flow, event);
    }
}

fn followed_since(event: &RecordedEvent) -> Option<FollowedFlow> {
    match &event.event {
        SessionEvent::FlowAttached { flow, version, title, .. } => {
            Some(FollowedFlow { id: *flow, version: *version, title: title.clone() })
        }
        _ => None,
    }
}

/// What the secret of an event is sealed for.
pub(super) fn sealed_for(session: SessionId, seq: u32) -> String {
    format!("session {session} event {seq}")
}

/// The session, if `actor` may do this in it, and whether the command was already carried out under its key: who gave the
/// session away still hears that they did.
async fn look(
    port: &mut impl SessionStore,
    sealer: &Sealer,
    actor: &Actor,
    request: &CommandRequest<'_>,
) -> Result<(SessionRecord, bool), SessionFailure> {
    let CommandRequest { session: id, key, ref command, .. } = *request;
    let record = port.session_for_update(actor.team, id).await?.ok_or(SessionFailure::NotFound)?;
    check(record.session.reading(actor))?;
    let used = record.event_by_key(key);
    let earlier = used.filter(|earlier| earlier.actor == actor.user && command.led_to(&earlier.event));
    let Some(earlier) = earlier else {
        let session = &record.session;
        check(if command.takes_over() { session.taking_over(actor) } else { session.acting(actor) })?;
        return if used.is_some() { Err(SessionFailure::KeyReused) } else { Ok((record, false)) };
    };
    if let Some(secret) = command.secret(&earlier.event) {
        let sealed = port.sealed_value(actor.team, id, earlier.seq).await?.unwrap_or_default();
        if !sealer.open(&sealed_for(id, earlier.seq), &sealed).is_ok_and(|kept| kept == secret) {
            return Err(SessionFailure::KeyReused);
        }
    }
    Ok((record, true))
}
