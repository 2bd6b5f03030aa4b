//! The views that somebody has: their own, and those of the team.

use super::{
    Person,
    people::{name_of, people},
};
use crate::{
    Repo,
    db::store_error,
    rows::{default_views, saved_views},
    saved_views::from_row,
};
use rf_core::{SavedViewId, StoreError, TeamId, UserId};
use rf_flows::saved_views::SavedView;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// A view as lists show it.
#[derive(Debug, Clone)]
pub struct SavedViewRow {
    /// The view.
    pub view: SavedView,
    /// Who made it.
    pub owner: Person,
    /// Whether the list of whoever asked begins with it.
    pub is_default: bool,
}

/// The views of the person and those that the team shares, by name; or one of them.
///
/// # Errors
/// When the database does not answer.
pub async fn saved_views_of<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    user: UserId,
    only: Option<SavedViewId>,
) -> Result<Vec<SavedViewRow>, StoreError> {
    let had = Condition::any()
        .add(saved_views::Column::OwnerId.eq(user.uuid()))
        .add(saved_views::Column::IsShared.eq(true));
    let which = Condition::all()
        .add(saved_views::Column::TeamId.eq(team.uuid()))
        .add(had)
        .add_option(only.map(|id| saved_views::Column::Id.eq(id.uuid())));
    let rows = saved_views::Entity::find()
        .filter(which)
        .order_by_asc(saved_views::Column::Name)
        .order_by_asc(saved_views::Column::Id)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let first = default_views::Entity::find_by_id((team.uuid(), user.uuid())).one(repo.connection()).await;
    let first: Option<Uuid> = first.map_err(store_error)?.map(|row| row.view_id);
    let owners = people(repo, team, rows.iter().map(|row| row.owner_id)).await?;
    let shown = rows.into_iter().map(|row| {
        let (owner, is_default) = (name_of(&owners, row.owner_id), first == Some(row.id));
        Ok(SavedViewRow { view: from_row(row)?, owner, is_default })
    });
    shown.collect()
}
