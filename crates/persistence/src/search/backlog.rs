//! Flows whose words are not in the index yet, or not as they stand: those from before it, and those that a server of an
//! older version saved.

use super::keep_flow;
use crate::{Db, db::store_error, flow_facets::keep_facets, sql::Sql};
use rf_core::{FlowId, StoreError, TeamId};
use rf_flows::FlowStore;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Flows in one transaction: other writers wait for no longer than that takes.
const BATCH: i64 = 25;

impl Db {
    /// Puts the words of some flows into the index that are missing there; answers how many there were. Done when it is none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn index_backlog(&self) -> Result<usize, StoreError> {
        let missing = self.missing().await?;
        self.transact(async |repo| {
            for (team, id) in &missing {
                let steps = match repo.flow_for_update(*team, *id).await {
                    Ok(Some(flow)) => {
                        keep_flow(repo.connection(), &flow).await?;
                        keep_facets(repo.connection(), &flow).await?;
                        flow.draft.steps.len()
                    }
                    Ok(None) => continue,
                    // One draft that nobody can read must not keep the others out of the index.
                    Err(StoreError::Corrupt(why)) => {
                        tracing::error!(flow = %id.uuid(), why, "a draft is unreadable and cannot be found");
                        0
                    }
                    Err(error) => return Err(error),
                };
                let backend = repo.connection().get_database_backend();
                let mut done = Sql::new(backend, "UPDATE flows SET words_revision = revision, step_count = ");
                done.bind(i32::try_from(steps).unwrap_or(i32::MAX));
                done.push(" WHERE team_id = ").bind(team.uuid()).push(" AND id = ").bind(id.uuid());
                repo.connection().execute_raw(done.done()).await.map_err(store_error)?;
            }
            Ok(missing.len())
        })
        .await
    }

    async fn missing(&self) -> Result<Vec<(TeamId, FlowId)>, StoreError> {
        let repo = self.repo();
        let db = repo.connection();
        let mut flows = Sql::new(
            db.get_database_backend(),
            "SELECT team_id, id FROM flows WHERE words_revision IS NULL OR words_revision <> revision \
             ORDER BY team_id, id LIMIT ",
        );
        flows.bind(BATCH);
        let rows = db.query_all_raw(flows.done()).await.map_err(store_error)?;
        let ids = rows.iter().map(|row| {
            let team: Uuid = row.try_get("", "team_id")?;
            Ok((team.into(), row.try_get::<Uuid>("", "id")?.into()))
        });
        ids.collect::<Result<_, _>>().map_err(store_error)
    }
}
