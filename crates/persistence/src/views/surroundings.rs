//! What of a document's surroundings the team has: the flows and library steps that it names.

use crate::{
    Repo,
    db::store_error,
    rows::{flows, library_steps},
};
use rf_core::{StoreError, TeamId};
use rf_flows::{FlowDocument, FlowSlug, Surroundings};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

/// The flows and library steps of the team that `document` names; two statements at most, none if it names nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn surroundings<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    document: &FlowDocument,
) -> Result<Surroundings, StoreError> {
    let mut found = Surroundings::default();
    let named = Surroundings::flows_of(document);
    if !named.is_empty() {
        let slugs: Vec<String> = flows::Entity::find()
            .select_only()
            .column(flows::Column::Slug)
            .filter(flows::Column::TeamId.eq(team.uuid()))
            .filter(flows::Column::Slug.is_in(named.into_iter().map(|slug| slug.0)))
            .into_tuple()
            .all(repo.connection())
            .await
            .map_err(store_error)?;
        found.flows = slugs.into_iter().map(FlowSlug).collect();
    }
    let followed = Surroundings::library_steps_of(document);
    if !followed.is_empty() {
        let ids: Vec<Uuid> = library_steps::Entity::find()
            .select_only()
            .column(library_steps::Column::Id)
            .filter(library_steps::Column::TeamId.eq(team.uuid()))
            .filter(library_steps::Column::Id.is_in(followed.into_iter().map(|id| id.uuid())))
            .into_tuple()
            .all(repo.connection())
            .await
            .map_err(store_error)?;
        found.library_steps = ids.into_iter().map(Into::into).collect();
    }
    Ok(found)
}
