//! The names behind user ids.

use crate::{Repo, db::store_error, rows::users};
use rf_core::{StoreError, TeamId, UserId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// A member of the team, as lists show them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: UserId,
    /// Their display name.
    pub name: String,
}

/// The member of the team with this id, or a placeholder for somebody who is gone.
///
/// # Errors
/// When the database does not answer.
pub async fn person<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    id: UserId,
) -> Result<Person, StoreError> {
    Ok(name_of(&people(repo, team, [id.uuid()]).await?, id.uuid()))
}

/// The names of the team's members with these ids.
pub(super) async fn people<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Person>, StoreError> {
    let mut ids: Vec<Uuid> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = users::Entity::find()
        .filter(users::Column::TeamId.eq(team.uuid()))
        .filter(users::Column::Id.is_in(ids))
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    Ok(rows.into_iter().map(|row| (row.id, Person { id: row.id.into(), name: row.name })).collect())
}

/// The name of `id`, or a placeholder for somebody who is gone.
pub(super) fn name_of(people: &HashMap<Uuid, Person>, id: Uuid) -> Person {
    people.get(&id).cloned().unwrap_or_else(|| Person { id: id.into(), name: "Former member".to_owned() })
}
