//! Rows beside a flow, by which lists find it: its draft's tags, the sub-flows that it names, who used it last.

use crate::{
    db::store_error,
    rows::{flow_favourites, flow_subflows, flow_tags, flow_uses},
};
use rf_core::{FlowId, StoreError, TeamId, Time, UserId};
use rf_flows::{Flow, Surroundings};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict,
};
use std::collections::BTreeSet;

/// Writes the tags and sub-flows of the draft in place of what was kept before.
pub(crate) async fn keep_facets(connection: &impl ConnectionTrait, flow: &Flow) -> Result<(), StoreError> {
    let (team, id) = (flow.team.uuid(), flow.id.uuid());
    flow_tags::Entity::delete_many()
        .filter(flow_tags::Column::TeamId.eq(team))
        .filter(flow_tags::Column::FlowId.eq(id))
        .exec(connection)
        .await
        .map_err(store_error)?;
    let tags: BTreeSet<_> = flow.draft.tags.iter().collect();
    if !tags.is_empty() {
        let rows = tags.into_iter().map(|tag| flow_tags::ActiveModel {
            team_id: Set(team),
            tag: Set(tag.clone()),
            flow_id: Set(id),
        });
        flow_tags::Entity::insert_many(rows).exec_without_returning(connection).await.map_err(store_error)?;
    }

    flow_subflows::Entity::delete_many()
        .filter(flow_subflows::Column::TeamId.eq(team))
        .filter(flow_subflows::Column::FlowId.eq(id))
        .exec(connection)
        .await
        .map_err(store_error)?;
    let named: BTreeSet<_> = Surroundings::flows_of(&flow.draft).into_iter().collect();
    if named.is_empty() {
        return Ok(());
    }
    let rows = named.into_iter().map(|slug| flow_subflows::ActiveModel {
        team_id: Set(team),
        slug: Set(slug.0),
        flow_id: Set(id),
    });
    flow_subflows::Entity::insert_many(rows)
        .exec_without_returning(connection)
        .await
        .map(drop)
        .map_err(store_error)
}

/// Notes that somebody used these flows; what was noted before is replaced.
pub(crate) async fn note_use(
    connection: &impl ConnectionTrait,
    team: TeamId,
    user: UserId,
    flows: &[FlowId],
    at: Time,
) -> Result<(), StoreError> {
    if flows.is_empty() {
        return Ok(());
    }
    let rows = flows.iter().map(|flow| flow_uses::ActiveModel {
        team_id: Set(team.uuid()),
        user_id: Set(user.uuid()),
        flow_id: Set(flow.uuid()),
        used_at: Set(at),
    });
    let key = [flow_uses::Column::TeamId, flow_uses::Column::UserId, flow_uses::Column::FlowId];
    flow_uses::Entity::insert_many(rows)
        .on_conflict(OnConflict::columns(key).update_column(flow_uses::Column::UsedAt).to_owned())
        .exec_without_returning(connection)
        .await
        .map(drop)
        .map_err(store_error)
}

/// Makes the flow a favourite, or with `None` no longer one.
pub(crate) async fn set_favourite(
    connection: &impl ConnectionTrait,
    team: TeamId,
    user: UserId,
    flow: FlowId,
    since: Option<Time>,
) -> Result<(), StoreError> {
    let key = (team.uuid(), user.uuid(), flow.uuid());
    let Some(since) = since else {
        let removed = flow_favourites::Entity::delete_by_id(key).exec(connection).await;
        return removed.map(drop).map_err(store_error);
    };
    let row = flow_favourites::ActiveModel {
        team_id: Set(key.0),
        user_id: Set(key.1),
        flow_id: Set(key.2),
        created_at: Set(since),
    };
    let columns =
        [flow_favourites::Column::TeamId, flow_favourites::Column::UserId, flow_favourites::Column::FlowId];
    flow_favourites::Entity::insert(row)
        .on_conflict(OnConflict::columns(columns).do_nothing().to_owned())
        .exec_without_returning(connection)
        .await
        .map(drop)
        .map_err(store_error)
}
