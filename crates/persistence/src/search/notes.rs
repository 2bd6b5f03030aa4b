//! Sessions whose notes are not in the index yet, or not as they stand: every event, and every decision about what stays
//! readable, empties `found_events` in a statement that is made anyway, and this fills it again in the background.

use crate::{Db, Transaction, db::store_error, rows::sessions};
use rf_core::{SessionId, StoreError, TeamId};
use rf_documentation::{Profile, Variant, findable, read_linked_note};
use rf_flows::{search::SearchIndex, session::SessionFailure};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// Sessions looked for at once; each is written in a transaction of its own.
const BATCH: u64 = 25;

impl Db {
    /// Puts the notes of some sessions into the index; answers how many there were. Done when it is none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn index_notes(&self) -> Result<usize, StoreError> {
        let repo = self.repo();
        let missing: Vec<(Uuid, Uuid)> = sessions::Entity::find()
            .select_only()
            .columns([sessions::Column::TeamId, sessions::Column::Id])
            .filter(sessions::Column::FoundEvents.is_null())
            // The newest first: a team whose notes are all read again must not keep others waiting.
            .order_by_desc(sessions::Column::Id)
            .limit(BATCH)
            .into_tuple()
            .all(repo.connection())
            .await
            .map_err(store_error)?;
        for (team, session) in &missing {
            self.transact(async |repo| index_note(repo, (*team).into(), (*session).into()).await).await?;
        }
        Ok(missing.len())
    }
}

async fn index_note(repo: &mut Transaction, team: TeamId, id: SessionId) -> Result<(), StoreError> {
    // Whoever changes the note meanwhile waits for this row, and empties `found_events` again. Another process may have been first.
    let held: Option<i32> = sessions::Entity::find_by_id((team.uuid(), id.uuid()))
        .filter(sessions::Column::FoundEvents.is_null())
        .select_only()
        .column(sessions::Column::EventCount)
        .lock_exclusive()
        .into_tuple()
        .one(repo.connection())
        .await
        .map_err(store_error)?;
    let Some(events) = held else { return Ok(()) };
    match read_linked_note(repo, (team, id), Variant::Internal, Profile::Standard).await {
        Ok((session, note)) => repo.index_thing(team, &findable(&session, note)).await?,
        Err(SessionFailure::Store(error @ StoreError::Unavailable(_))) => return Err(error),
        // One that nobody can read must not keep the others out of the index.
        Err(why) => tracing::error!(session = %id, ?why, "a note is unreadable and cannot be found"),
    }
    sessions::Entity::update_many()
        .set(sessions::ActiveModel { found_events: Set(Some(events)), ..Default::default() })
        .filter(sessions::Column::TeamId.eq(team.uuid()))
        .filter(sessions::Column::Id.eq(id.uuid()))
        .exec(repo.connection())
        .await
        .map(drop)
        .map_err(store_error)
}

/// Has the notes of a team, or that of one session, put into the index again.
pub(crate) async fn forget_notes(
    db: &impl ConnectionTrait,
    team: TeamId,
    session: Option<SessionId>,
) -> Result<(), StoreError> {
    let mut again = sessions::Entity::update_many()
        .set(sessions::ActiveModel { found_events: Set(None), ..Default::default() })
        .filter(sessions::Column::TeamId.eq(team.uuid()));
    if let Some(session) = session {
        again = again.filter(sessions::Column::Id.eq(session.uuid()));
    }
    again.exec(db).await.map(drop).map_err(store_error)
}
