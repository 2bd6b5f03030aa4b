//! Sessions that ended before digests were kept, or under a server of an older version.

use crate::{Db, db::store_error, sql::Sql};
use rf_core::{SessionId, StoreError, TeamId};
use rf_flows::session::{SessionStore, with_flow};
use rf_guidance::remember;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Sessions in one transaction: other writers wait for no longer than that takes.
const BATCH: i64 = 25;

impl Db {
    /// Keeps the digests of some ended sessions that have none, behind the one given; answers the last one looked at. Done
    /// when it is none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn digest_backlog(
        &self,
        after: Option<(TeamId, SessionId)>,
    ) -> Result<Option<(TeamId, SessionId)>, StoreError> {
        let missing = self.undigested(after).await?;
        self.transact(async |repo| {
            for (team, id) in &missing {
                let Some(record) = repo.session_for_update(*team, *id).await? else { continue };
                // One on what nobody can read teaches nothing.
                let loaded = match with_flow(repo, *team, record).await {
                    Ok(loaded) => loaded,
                    Err(StoreError::Corrupt(_)) => continue,
                    Err(error) => return Err(error),
                };
                if loaded.state.ending().is_some() {
                    remember(repo, &loaded).await?;
                }
            }
            Ok(missing.last().copied())
        })
        .await
    }

    async fn undigested(
        &self,
        after: Option<(TeamId, SessionId)>,
    ) -> Result<Vec<(TeamId, SessionId)>, StoreError> {
        let repo = self.repo();
        let db = repo.connection();
        let mut sql = Sql::new(
            db.get_database_backend(),
            "SELECT s.team_id, s.id FROM sessions s WHERE s.ended_at IS NOT NULL AND NOT EXISTS (SELECT 1 \
             FROM session_digests d WHERE d.team_id = s.team_id AND d.session_id = s.id)",
        );
        if let Some((team, session)) = after {
            sql.push(" AND (s.team_id, s.id) > (")
                .bind(team.uuid())
                .push(", ")
                .bind(session.uuid())
                .push(")");
        }
        sql.push(" ORDER BY s.team_id, s.id LIMIT ").bind(BATCH);
        let rows = db.query_all_raw(sql.done()).await.map_err(store_error)?;
        let ids = rows.iter().map(|row| {
            let team: Uuid = row.try_get("", "team_id")?;
            Ok((team.into(), row.try_get::<Uuid>("", "id")?.into()))
        });
        ids.collect::<Result<_, _>>().map_err(store_error)
    }
}
