//! Doing something in a session: one command, one event.

use super::read::{check, with_flow};
use super::{
    Append, HeaderChange, IdempotencyKey, LoadedSession, RecordedEvent, SessionCommand, SessionFailure,
    SessionMoved, SessionRecord, SessionStore, decide,
};
use rf_core::{Action, Actor, Env, SessionId, verdict};

/// Carries out `command` in a session that the caller saw with `expected_events` events, and answers the session as
/// it stands then. Exactly one event is added.
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
    actor: &Actor,
    id: SessionId,
    key: &IdempotencyKey,
    expected_events: u32,
    command: SessionCommand,
) -> Result<LoadedSession, SessionFailure> {
    let command = command.checked()?;
    let (record, replayed) = look(port, actor, id, key, &command).await?;
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
        event: decide(&loaded.state, &loaded.flow, command.clone())?,
    };
    loaded.state.apply(&loaded.flow, &event);
    let change = HeaderChange {
        status: loaded.state.status(),
        updated_at: event.at,
        ended_at: loaded.state.ended_at(),
        event_count: event.seq,
        steps_taken: loaded.state.steps_taken(),
    };
    match port.append(actor.team, id, expected_events, &event, key, &change).await? {
        Append::Appended => {
            change.apply_to(&mut loaded.session);
            loaded.events.push(event);
            Ok(loaded)
        }
        // Only a store without locks comes here: somebody was faster, or this very request was.
        Append::Conflict => {
            let (record, replayed) = look(port, actor, id, key, &command).await?;
            let loaded = with_flow(port, actor.team, record).await?;
            if replayed { Ok(loaded) } else { Err(SessionFailure::Moved(SessionMoved(Box::new(loaded)))) }
        }
    }
}

/// The session, if `actor` may act in it, and whether `command` was already carried out under `key`.
async fn look(
    port: &mut impl SessionStore,
    actor: &Actor,
    id: SessionId,
    key: &IdempotencyKey,
    command: &SessionCommand,
) -> Result<(SessionRecord, bool), SessionFailure> {
    let record = port.session_for_update(actor.team, id).await?.ok_or(SessionFailure::NotFound)?;
    // Who may not even read it must not learn from a refusal that it is there.
    check(record.session.reading(actor))?;
    check(verdict(actor.role, Action::ActInSession, record.session.relation(actor)))?;
    let Some(seq) = port.event_by_key(actor.team, id, key).await? else { return Ok((record, false)) };
    let earlier = record.events.iter().find(|event| event.seq == seq);
    if earlier.is_some_and(|earlier| earlier.actor == actor.user && command.led_to(&earlier.event)) {
        Ok((record, true))
    } else {
        Err(SessionFailure::KeyReused)
    }
}
