//! Doing something in a session: one command, one event.

use super::read::{check, with_flow};
use super::{
    Append, Appending, HeaderChange, IdempotencyKey, LoadedSession, RecordedEvent, SessionCommand,
    SessionFailure, SessionMoved, SessionRecord, SessionStore, decide,
};
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

/// Carries out a command in a session, and answers the session as it stands then. Exactly one event is added; a secret value
/// is sealed beside it, and is in no event.
///
/// Repeated with the same key, it changes nothing and answers the session as it stands now, even when more has
/// happened since or the session has ended.
///
/// # Errors
/// `session_not_found`, `forbidden`, `idempotency_key_reused`, `session_moved` with the session as it stands, and
/// what [`decide`] refuses.
pub async fn act(
    port: &mut impl SessionStore,
    env: &Env,
    sealer: &Sealer,
    actor: &Actor,
    request: CommandRequest<'_>,
) -> Result<LoadedSession, SessionFailure> {
    let CommandRequest { session: id, key, expected_events, command } = request;
    let request = CommandRequest { session: id, key, expected_events, command: command.checked()? };
    let (record, replayed) = look(port, sealer, actor, &request).await?;
    let mut loaded = with_flow(port, actor.team, record).await?;
    if replayed {
        return Ok(loaded);
    }
    if loaded.session.event_count != expected_events {
        return Err(SessionFailure::Moved(SessionMoved(Box::new(loaded))));
    }

    let event = RecordedEvent {
        seq: loaded.session.event_count + 1,
        // Clocks of several replicas differ; a timeline only goes forward.
        at: env.now().max(loaded.session.updated_at),
        actor: actor.user,
        actor_name: actor.name.clone(),
        event: decide(&loaded.state, &loaded.flow, request.command.clone())?,
    };
    let secret = request.command.secret(&event.event);
    let sealed = secret.map(|secret| sealer.seal(&sealed_for(id, event.seq), secret));
    loaded.state.apply(&loaded.flow, &event);
    let change = HeaderChange {
        status: loaded.state.status(),
        updated_at: event.at,
        ended_at: loaded.state.ended_at(),
        event_count: event.seq,
        steps_taken: loaded.state.steps_taken(),
    };
    let appending =
        Appending { expected_count: expected_events, event: &event, key, change, sealed: sealed.as_deref() };
    match port.append(actor.team, id, appending).await? {
        Append::Appended => {
            change.apply_to(&mut loaded.session);
            loaded.events.push(event);
            Ok(loaded)
        }
        // Only a store without locks comes here: somebody was faster, or this very request was.
        Append::Conflict => {
            let (record, replayed) = look(port, sealer, actor, &request).await?;
            let loaded = with_flow(port, actor.team, record).await?;
            if replayed { Ok(loaded) } else { Err(SessionFailure::Moved(SessionMoved(Box::new(loaded)))) }
        }
    }
}

/// What the secret of an event is sealed for.
pub(super) fn sealed_for(session: SessionId, seq: u32) -> String {
    format!("session {session} event {seq}")
}

/// The session, if `actor` may act in it, and whether the command was already carried out under its key.
async fn look(
    port: &mut impl SessionStore,
    sealer: &Sealer,
    actor: &Actor,
    request: &CommandRequest<'_>,
) -> Result<(SessionRecord, bool), SessionFailure> {
    let CommandRequest { session: id, key, ref command, .. } = *request;
    let record = port.session_for_update(actor.team, id).await?.ok_or(SessionFailure::NotFound)?;
    check(record.session.acting(actor))?;
    let Some(seq) = port.event_by_key(actor.team, id, key).await? else { return Ok((record, false)) };
    let earlier = record.events.iter().find(|event| event.seq == seq);
    let earlier = earlier.filter(|earlier| earlier.actor == actor.user && command.led_to(&earlier.event));
    let Some(earlier) = earlier else { return Err(SessionFailure::KeyReused) };
    if let Some(secret) = command.secret(&earlier.event) {
        let sealed = port.sealed_value(actor.team, id, seq).await?.unwrap_or_default();
        if !sealer.open(&sealed_for(id, seq), &sealed).is_ok_and(|kept| kept == secret) {
            return Err(SessionFailure::KeyReused);
        }
    }
    Ok((record, true))
}
