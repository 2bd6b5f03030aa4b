//! Creating requests that are sent twice: which thing an idempotency key made the first time.

use crate::{
    db::{corrupt, store_error},
    rows::created_once,
};
use rf_core::{FlowId, SessionId, StoreError, TeamId, Time, UserId};
use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait, EntityTrait,
    sea_query::OnConflict,
};

/// What a key made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CreatedThing {
    /// A flow.
    Flow(FlowId),
    /// A session.
    Session(SessionId),
}

/// Notes that `key` makes `thing` (keys of different kinds of things do not meet); answers what it made before, if it was used already.
pub(crate) async fn created_once(
    connection: &impl ConnectionTrait,
    team: TeamId,
    user: UserId,
    key: &str,
    thing: CreatedThing,
    now: Time,
) -> Result<Option<CreatedThing>, StoreError> {
    let (key, flow_id, session_id) = match thing {
        CreatedThing::Flow(id) => (format!("flow:{key}"), Some(id.uuid()), None),
        CreatedThing::Session(id) => (format!("session:{key}"), None, Some(id.uuid())),
    };
    let row = created_once::ActiveModel {
        team_id: Set(team.uuid()),
        user_id: Set(user.uuid()),
        key: Set(key.clone()),
        flow_id: Set(flow_id),
        session_id: Set(session_id),
        created_at: Set(now),
    };
    let columns = [created_once::Column::TeamId, created_once::Column::UserId, created_once::Column::Key];
    let inserted = created_once::Entity::insert(row)
        .on_conflict(OnConflict::columns(columns).do_nothing().to_owned())
        .exec_without_returning(connection)
        .await
        .map_err(store_error)?;
    if inserted == 1 {
        return Ok(None);
    }
    let earlier = created_once::Entity::find_by_id((team.uuid(), user.uuid(), key))
        .one(connection)
        .await
        .map_err(store_error)?
        .ok_or_else(|| corrupt("an idempotency key vanished"))?;
    match (earlier.flow_id, earlier.session_id) {
        (Some(id), None) => Ok(Some(CreatedThing::Flow(id.into()))),
        (None, Some(id)) => Ok(Some(CreatedThing::Session(id.into()))),
        _ => Err(corrupt("an idempotency key without its thing")),
    }
}
