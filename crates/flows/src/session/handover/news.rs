//! What an event means to others: the queue is kept, and whoever it concerns is told, in the event's own transaction.

use super::{EscalationRow, EscalationState, HandoverStore, Settlement, Teammate};
use crate::notification::{Notice, Notification, NotificationKind, NotificationText};
use crate::session::{Escalation, LoadedSession, RecordedEvent, SessionEvent, SessionState};
use crate::{FlowDocument, StepKind};
use rf_core::{Actor, Env, StoreError, UserId};

/// Keeps the queue true to `event`, the last one of `loaded`, and tells whoever is to know. `before` is the escalation that
/// stood in front of it.
pub async fn tell(
    port: &mut impl HandoverStore,
    env: &Env,
    actor: &Actor,
    loaded: &LoadedSession,
    event: &RecordedEvent,
    before: Option<&Escalation>,
) -> Result<Vec<Notice>, StoreError> {
    let id = loaded.session.id;
    let settled =
        |state| before.map(|before| Settlement { seq: before.seq, state, at: event.at, by: event.actor });
    let settled = match &event.event {
        SessionEvent::Escalated { to, to_person, reason } => {
            let row = EscalationRow {
                id: env.new_id(),
                session: id,
                seq: event.seq,
                by: event.actor,
                to: to.clone(),
                to_person: to_person.as_ref().map(|person| person.id),
                reason: reason.clone(),
                open_step: open_step(&loaded.state, &loaded.flow),
                at: event.at,
            };
            port.keep_escalation(actor.team, &row).await?;
            None
        }
        SessionEvent::EscalationAccepted => settled(EscalationState::Accepted),
        SessionEvent::EscalationReturned { .. } => settled(EscalationState::Returned),
        SessionEvent::Reopened { .. } => settled(EscalationState::Withdrawn),
        _ => None,
    };
    if let Some(settled) = settled {
        port.settle_escalation(actor.team, id, settled).await?;
    }
    let Some((kind, why)) = news(&event.event) else { return Ok(Vec::new()) };
    let told = readers(port, actor, &event.event, before).await?;
    let notices: Vec<Notice> = told
        .into_iter()
        .map(|(user, by_mail)| Notice {
            notification: Notification {
                id: env.new_id(),
                user,
                kind,
                session: id,
                actor_name: actor.name.clone(),
                text: NotificationText {
                    reference: loaded.session.reference.clone(),
                    about: loaded
                        .session
                        .problem
                        .clone()
                        .unwrap_or_else(|| loaded.session.flow_title().to_owned()),
                    why: why.clone(),
                },
                at: event.at,
            },
            by_mail,
        })
        .collect();
    if !notices.is_empty() {
        let rows: Vec<Notification> = notices.iter().map(|notice| notice.notification.clone()).collect();
        port.notify(actor.team, &rows).await?;
    }
    Ok(notices)
}

/// What people are told of, and why it happened.
fn news(event: &SessionEvent) -> Option<(NotificationKind, Option<String>)> {
    match event {
        SessionEvent::Escalated { reason, .. } => Some((NotificationKind::Escalated, Some(reason.clone()))),
        SessionEvent::EscalationAccepted => Some((NotificationKind::EscalationAccepted, None)),
        SessionEvent::EscalationReturned { why } => {
            Some((NotificationKind::EscalationReturned, Some(why.clone())))
        }
        SessionEvent::Assigned { why, .. } => Some((NotificationKind::Assigned, why.clone())),
        _ => None,
    }
}

/// Who is told, and whether by mail as well. Nobody is told what they did themselves.
async fn readers(
    port: &mut impl HandoverStore,
    actor: &Actor,
    event: &SessionEvent,
    before: Option<&Escalation>,
) -> Result<Vec<(UserId, bool)>, StoreError> {
    let one = match event {
        SessionEvent::Escalated { to_person, .. } => to_person.as_ref().map(|person| person.id),
        SessionEvent::EscalationAccepted | SessionEvent::EscalationReturned { .. } => {
            before.map(|before| before.by.id)
        }
        SessionEvent::Assigned { to, .. } => Some(*to),
        _ => return Ok(Vec::new()),
    };
    if one.is_some() || !matches!(event, SessionEvent::Escalated { .. }) {
        let Some(user) = one.filter(|user| *user != actor.user) else { return Ok(Vec::new()) };
        let known = port.teammate(actor.team, user).await?;
        return Ok(known.filter(Teammate::can_work).map(|known| (known.id, true)).into_iter().collect());
    }
    let everybody = port.teammates(actor.team).await?;
    let others = everybody.into_iter().filter(|teammate| teammate.can_work() && teammate.id != actor.user);
    Ok(others.map(|teammate| (teammate.id, teammate.leads())).collect())
}

/// What is to be found out or done where the session stood, unless that step only ends it.
fn open_step(state: &SessionState, flow: &FlowDocument) -> Option<String> {
    let last = state.path().last().filter(|visit| visit.left_by.is_none())?;
    let step = flow.steps.get(&last.step)?;
    let ends = matches!(step.kind, StepKind::Resolution { .. } | StepKind::Escalation { .. });
    (!ends).then(|| state.filled(&step.title))
}
