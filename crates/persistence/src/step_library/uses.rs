//! Which steps of a draft follow the library: written with the draft, counted at the library steps.

use crate::{
    db::store_error,
    flows::number,
    rows::{library_step_uses as uses, library_steps as steps},
};
use rf_core::StoreError;
use rf_flows::{Flow, limits};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// The library step and the flow's step, with the version that was followed.
type Uses = BTreeMap<(Uuid, String), i32>;

/// Makes the uses of the flow those of its draft. A link to a step that the team does not have is no use of anything.
pub(crate) async fn keep_uses(db: &impl ConnectionTrait, flow: &Flow) -> Result<(), StoreError> {
    let before = kept(db, flow).await?;
    let mut after = named(flow)?;
    if before == after {
        return Ok(());
    }
    let known = known(db, flow, &after).await?;
    after.retain(|(step, _), _| known.contains(step));
    if before == after {
        return Ok(());
    }
    uses::Entity::delete_many()
        .filter(uses::Column::TeamId.eq(flow.team.uuid()))
        .filter(uses::Column::FlowId.eq(flow.id.uuid()))
        .exec(db)
        .await
        .map_err(store_error)?;
    let rows: Vec<_> = after
        .iter()
        .map(|((step, flow_step), version)| uses::ActiveModel {
            team_id: Set(flow.team.uuid()),
            step_id: Set(*step),
            flow_id: Set(flow.id.uuid()),
            flow_step: Set(flow_step.clone()),
            version: Set(*version),
        })
        .collect();
    if !rows.is_empty() {
        uses::Entity::insert_many(rows).exec_without_returning(db).await.map_err(store_error)?;
    }
    count_links(db, flow, &before, &after).await
}

async fn kept(db: &impl ConnectionTrait, flow: &Flow) -> Result<Uses, StoreError> {
    let rows = uses::Entity::find()
        .filter(uses::Column::TeamId.eq(flow.team.uuid()))
        .filter(uses::Column::FlowId.eq(flow.id.uuid()))
        .all(db)
        .await
        .map_err(store_error)?;
    Ok(rows.into_iter().map(|row| ((row.step_id, row.flow_step), row.version)).collect())
}

/// The links of the draft. Steps whose ids break the rules are left out: an id of any length does not fit an index.
fn named(flow: &Flow) -> Result<Uses, StoreError> {
    let links = flow.draft.steps.iter().filter(|(id, _)| limits::is_valid_id(&id.0));
    let links = links.filter_map(|(id, step)| Some((id, step.linked?)));
    links
        .map(|(id, link)| Ok(((link.step.uuid(), id.0.clone()), number(Ord::min(link.version, 1 << 30))?)))
        .collect()
}

async fn known(db: &impl ConnectionTrait, flow: &Flow, links: &Uses) -> Result<HashSet<Uuid>, StoreError> {
    if links.is_empty() {
        return Ok(HashSet::new());
    }
    let ids: HashSet<Uuid> = links.keys().map(|(step, _)| *step).collect();
    let known = steps::Entity::find()
        .select_only()
        .column(steps::Column::Id)
        .filter(steps::Column::TeamId.eq(flow.team.uuid()))
        .filter(steps::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await;
    known.map(HashSet::from_iter).map_err(store_error)
}

/// Adds to the counts what came and takes off what went: in the order of the ids, so that two drafts saved at once wait for
/// each other in one direction only.
async fn count_links(
    db: &impl ConnectionTrait,
    flow: &Flow,
    before: &Uses,
    after: &Uses,
) -> Result<(), StoreError> {
    let mut more: BTreeMap<Uuid, i32> = BTreeMap::new();
    for (step, _) in after.keys() {
        *more.entry(*step).or_default() += 1;
    }
    for (step, _) in before.keys() {
        *more.entry(*step).or_default() -= 1;
    }
    for (step, more) in more.into_iter().filter(|(_, more)| *more != 0) {
        steps::Entity::update_many()
            .col_expr(steps::Column::Links, Expr::col(steps::Column::Links).add(more))
            .filter(steps::Column::TeamId.eq(flow.team.uuid()))
            .filter(steps::Column::Id.eq(step))
            .exec(db)
            .await
            .map_err(store_error)?;
    }
    Ok(())
}
