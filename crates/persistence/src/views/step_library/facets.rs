//! What the Step Library can be narrowed by, with counts.

use crate::{
    Repo,
    db::store_error,
    rows::{library_step_tags as tags, library_steps as steps},
};
use rf_core::{StoreError, TeamId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Alias, Expr, ExprTrait, Order, Query},
};

/// Names with how many steps there are under each, the most first; archived steps count in `archived` only.
#[derive(Debug, Clone)]
pub struct LibraryStepFacetRows {
    /// All steps.
    pub total: u64,
    /// By type.
    pub types: Vec<(String, u64)>,
    /// By category, at most 200; steps without one are left out.
    pub categories: Vec<(String, u64)>,
    /// By tag, at most 200.
    pub tags: Vec<(String, u64)>,
    /// What was put away.
    pub archived: u64,
}

/// The most names of a sort.
const MOST: u64 = 200;

/// What the team's Step Library can be narrowed by.
///
/// # Errors
/// When the database does not answer.
pub async fn library_step_facets<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
) -> Result<LibraryStepFacetRows, StoreError> {
    let db = repo.connection();
    let all = || steps::Entity::find().filter(steps::Column::TeamId.eq(team.uuid()));
    let current = || all().filter(steps::Column::ArchivedAt.is_null());
    let by = async |column: steps::Column| {
        current()
            .select_only()
            .column(column)
            .column_as(steps::Column::Id.count(), "steps")
            .filter(column.ne(""))
            .group_by(column)
            .order_by(Expr::col(Alias::new("steps")), Order::Desc)
            .order_by_asc(column)
            .limit(MOST)
            .into_tuple()
            .all(db)
            .await
            .map(counted)
            .map_err(store_error)
    };
    let archived = Query::select()
        .column(steps::Column::Id)
        .from(steps::Entity)
        .and_where(Expr::col(steps::Column::TeamId).eq(team.uuid()))
        .and_where(Expr::col(steps::Column::ArchivedAt).is_not_null())
        .take();
    let tags = tags::Entity::find()
        .select_only()
        .column(tags::Column::Tag)
        .column_as(tags::Column::StepId.count(), "steps")
        .filter(tags::Column::TeamId.eq(team.uuid()))
        .filter(tags::Column::StepId.not_in_subquery(archived))
        .group_by(tags::Column::Tag)
        .order_by(Expr::col(Alias::new("steps")), Order::Desc)
        .order_by_asc(tags::Column::Tag)
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await
        .map(counted)
        .map_err(store_error)?;
    Ok(LibraryStepFacetRows {
        total: current().count(db).await.map_err(store_error)?,
        types: by(steps::Column::Kind).await?,
        categories: by(steps::Column::Category).await?,
        tags,
        archived: all()
            .filter(steps::Column::ArchivedAt.is_not_null())
            .count(db)
            .await
            .map_err(store_error)?,
    })
}

fn counted(rows: Vec<(String, i64)>) -> Vec<(String, u64)> {
    rows.into_iter().map(|(name, steps)| (name, steps.unsigned_abs())).collect()
}
