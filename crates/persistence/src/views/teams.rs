//! The list of teams, for the operator.

use crate::{
    Repo,
    db::store_error,
    rows::{teams, users},
};
use rf_core::{StoreError, Time};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{ExprTrait, SimpleExpr, SubQueryStatement},
};
use uuid::Uuid;

/// A team as the operator's list shows it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct TeamRow {
    /// Which.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// How many are in it.
    pub members: i64,
    /// When it was made.
    pub created_at: Time,
}

/// Every team on the server, by name: for the operator.
///
/// # Errors
/// When the database does not answer.
pub async fn list_teams<C: ConnectionTrait>(repo: &Repo<C>) -> Result<Vec<TeamRow>, StoreError> {
    let here = users::Entity::find()
        .select_only()
        .expr(users::Column::Id.count())
        .filter(users::Column::TeamId.into_expr().eq(teams::Column::Id.into_expr()))
        .filter(users::Column::LeftAt.is_null())
        .into_query();
    teams::Entity::find()
        .expr_as(SimpleExpr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(here))), "members")
        .order_by_asc(teams::Column::Name)
        .order_by_asc(teams::Column::Id)
        .into_model()
        .all(repo.connection())
        .await
        .map_err(store_error)
}
