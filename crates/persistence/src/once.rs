//! Creating requests that are sent twice: which thing an idempotency key made the first time.

use crate::{
    db::{corrupt, store_error},
    rows::created_once,
};
use rf_core::{FlowId, SessionId, StoreError, TeamId, Time, UserId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};
use sha2::{Digest, Sha256};

/// What a key made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CreatedThing {
    /// A flow.
    Flow(FlowId),
    /// A session.
    Session(SessionId),
}

/// What a key made before.
pub(crate) struct Earlier {
    /// What.
    pub(crate) thing: CreatedThing,
    /// Whether that request asked for the same.
    pub(crate) is_same: bool,
}

impl CreatedThing {
    /// How a key is kept for sessions; keys of different kinds of things do not meet.
    pub(crate) fn session_key(key: &str) -> String {
        format!("session:{key}")
    }
}

/// What a request asked for, in 64 characters: two requests of one key must ask for the same.
pub(crate) fn fingerprint_of(request: &str) -> String {
    Sha256::digest(request).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Notes that `key` makes `thing`; answers what it made before, if it was used already.
pub(crate) async fn created_once(
    connection: &impl ConnectionTrait,
    team: TeamId,
    user: UserId,
    key: &str,
    thing: CreatedThing,
    fingerprint: Option<String>,
    now: Time,
) -> Result<Option<Earlier>, StoreError> {
    let (key, flow_id, session_id) = match thing {
        CreatedThing::Flow(id) => (format!("flow:{key}"), Some(id.uuid()), None),
        CreatedThing::Session(id) => (CreatedThing::session_key(key), None, Some(id.uuid())),
    };
    let row = created_once::ActiveModel {
        team_id: Set(team.uuid()),
        user_id: Set(user.uuid()),
        key: Set(key.clone()),
        flow_id: Set(flow_id),
        session_id: Set(session_id),
        fingerprint: Set(fingerprint.clone()),
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
    let row = find_row(connection, team, user, &key).await?;
    let row = row.ok_or_else(|| corrupt("an idempotency key vanished"))?;
    // Requests from before fingerprints were kept are taken for the same.
    let is_same = row.fingerprint.is_none() || row.fingerprint == fingerprint;
    thing_of(&row).map(|thing| Some(Earlier { thing, is_same }))
}

/// What the stored `key` made.
pub(crate) async fn find_created(
    connection: &impl ConnectionTrait,
    team: TeamId,
    user: UserId,
    key: &str,
) -> Result<Option<CreatedThing>, StoreError> {
    find_row(connection, team, user, key).await?.as_ref().map(thing_of).transpose()
}

async fn find_row(
    connection: &impl ConnectionTrait,
    team: TeamId,
    user: UserId,
    key: &str,
) -> Result<Option<created_once::Model>, StoreError> {
    let id = (team.uuid(), user.uuid(), key.to_owned());
    created_once::Entity::find_by_id(id).one(connection).await.map_err(store_error)
}

fn thing_of(row: &created_once::Model) -> Result<CreatedThing, StoreError> {
    match (row.flow_id, row.session_id) {
        (Some(id), None) => Ok(CreatedThing::Flow(id.into())),
        (None, Some(id)) => Ok(CreatedThing::Session(id.into())),
        _ => Err(corrupt("an idempotency key without its thing")),
    }
}
