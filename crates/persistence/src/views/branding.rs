//! What a team puts on its notes.

use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::teams,
};
use rf_core::{StoreError, TeamId};
use rf_documentation::Branding;
use sea_orm::{ConnectionTrait, EntityTrait};

/// What the team puts on its notes, as it is now.
///
/// # Errors
/// When the database does not answer.
pub async fn branding<C: ConnectionTrait>(repo: &Repo<C>, team: TeamId) -> Result<Branding, StoreError> {
    let row = teams::Entity::find_by_id(team.uuid()).one(repo.connection()).await.map_err(store_error)?;
    let row = row.ok_or_else(|| corrupt("a session without its team"))?;
    Ok(Branding {
        time_zone: row.time_zone.parse().map_err(|why: String| corrupt(&why))?,
        header: row.note_header,
        footer: row.note_footer,
    })
}
