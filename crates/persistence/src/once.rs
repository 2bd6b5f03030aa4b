//! Creating requests that are sent twice: which thing an idempotency key made the first time.

use crate::{
    db::{corrupt, store_error},
    rows::created_once,
};
use rf_core::{FlowId, SessionId, StoreError, TeamId, Time, UserId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict,
};
use std::collections::HashMap;

/// What a key made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CreatedThing {
    /// A flow.
    Flow(FlowId),
    /// A session.
    Session(SessionId),
}

/// What a key made before.
pub(crate) struct Created {
    /// What.
    pub(crate) thing: CreatedThing,
    /// What that request asked for, where it was noted.
    pub(crate) asked: Option<String>,
}

impl CreatedThing {
    /// How a key is kept for flows; keys of different kinds of things do not meet.
    pub(crate) fn flow_key(key: &str) -> String {
        format!("flow:{key}")
    }

    /// How a key is kept for sessions.
    pub(crate) fn session_key(key: &str) -> String {
        format!("session:{key}")
    }
}

/// Notes what each key makes; false if one of them was used already, and that one still stands for what it made.
pub(crate) async fn note_created(
    connection: &impl ConnectionTrait,
    team: TeamId,
    user: UserId,
    made: Vec<(String, CreatedThing)>,
    asked: Option<&str>,
    now: Time,
) -> Result<bool, StoreError> {
    let wanted = made.len() as u64;
    if wanted == 0 {
        return Ok(true);
    }
    let rows = made.into_iter().map(|(key, thing)| {
        let (flow_id, session_id) = match thing {
            CreatedThing::Flow(id) => (Some(id.uuid()), None),
            CreatedThing::Session(id) => (None, Some(id.uuid())),
        };
        created_once::ActiveModel {
            team_id: Set(team.uuid()),
            user_id: Set(user.uuid()),
            key: Set(key),
            flow_id: Set(flow_id),
            session_id: Set(session_id),
            fingerprint: Set(asked.map(str::to_owned)),
            created_at: Set(now),
        }
    });
    let columns = [created_once::Column::TeamId, created_once::Column::UserId, created_once::Column::Key];
    let inserted = created_once::Entity::insert_many(rows)
        .on_conflict(OnConflict::columns(columns).do_nothing().to_owned())
        .exec_without_returning(connection)
        .await
        .map_err(store_error)?;
    Ok(inserted == wanted)
}

/// What the stored keys made, by key.
pub(crate) async fn find_created(
    connection: &impl ConnectionTrait,
    team: TeamId,
    user: UserId,
    keys: Vec<String>,
) -> Result<HashMap<String, Created>, StoreError> {
    let rows = created_once::Entity::find()
        .filter(created_once::Column::TeamId.eq(team.uuid()))
        .filter(created_once::Column::UserId.eq(user.uuid()))
        .filter(created_once::Column::Key.is_in(keys))
        .all(connection)
        .await
        .map_err(store_error)?;
    let created = |row: created_once::Model| {
        Ok((row.key.clone(), Created { thing: thing_of(&row)?, asked: row.fingerprint }))
    };
    rows.into_iter().map(created).collect()
}

fn thing_of(row: &created_once::Model) -> Result<CreatedThing, StoreError> {
    match (row.flow_id, row.session_id) {
        (Some(id), None) => Ok(CreatedThing::Flow(id.into())),
        (None, Some(id)) => Ok(CreatedThing::Session(id.into())),
        _ => Err(corrupt("an idempotency key without its thing")),
    }
}
