//! The port for which files sessions have.

use crate::{
    Repo,
    db::{corrupt, store_error},
    flows::{count, number},
    rows::evidence,
};
use rf_core::{EvidenceId, SessionId, StoreError, TeamId, Time};
use rf_flows::session::{EvidenceFile, EvidenceRow, EvidenceStore, EvidenceType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

impl<C: ConnectionTrait> EvidenceStore for Repo<C> {
    async fn insert_evidence(&mut self, team: TeamId, row: &EvidenceRow) -> Result<(), StoreError> {
        let EvidenceFile { id, name, media_type, bytes, sha256 } = &row.file;
        let row = evidence::ActiveModel {
            team_id: Set(team.uuid()),
            id: Set(id.uuid()),
            session_id: Set(row.session.uuid()),
            seq: Set(number(row.seq)?),
            name: Set(name.clone()),
            media_type: Set(media_type.as_str().to_owned()),
            bytes: Set(i64::try_from(*bytes).map_err(|_| corrupt("a file beyond 2^63 bytes"))?),
            sha256: Set(sha256.clone()),
            has_thumbnail: Set(row.has_thumbnail),
            created_at: Set(row.created_at),
            withdrawn_at: Set(row.withdrawn_at),
        };
        let inserted = evidence::Entity::insert(row).exec_without_returning(self.connection()).await;
        inserted.map(drop).map_err(store_error)
    }

    async fn evidence(
        &mut self,
        team: TeamId,
        session: SessionId,
        id: EvidenceId,
    ) -> Result<Option<EvidenceRow>, StoreError> {
        let row = evidence::Entity::find_by_id((team.uuid(), id.uuid()))
            .filter(evidence::Column::SessionId.eq(session.uuid()))
            .one(self.connection())
            .await
            .map_err(store_error)?;
        row.map(from_row).transpose()
    }

    async fn withdraw_evidence(
        &mut self,
        team: TeamId,
        session: SessionId,
        id: EvidenceId,
        at: Time,
    ) -> Result<bool, StoreError> {
        let done = evidence::Entity::update_many()
            .col_expr(evidence::Column::WithdrawnAt, Expr::value(at))
            .filter(evidence::Column::TeamId.eq(team.uuid()))
            .filter(evidence::Column::SessionId.eq(session.uuid()))
            .filter(evidence::Column::Id.eq(id.uuid()))
            .filter(evidence::Column::WithdrawnAt.is_null())
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected > 0)
    }

    async fn standing_evidence(
        &mut self,
        team: TeamId,
        ids: &[EvidenceId],
    ) -> Result<Vec<EvidenceId>, StoreError> {
        let found: Vec<Uuid> = evidence::Entity::find()
            .select_only()
            .column(evidence::Column::Id)
            .filter(evidence::Column::TeamId.eq(team.uuid()))
            .filter(evidence::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
            .filter(evidence::Column::WithdrawnAt.is_null())
            .into_tuple()
            .all(self.connection())
            .await
            .map_err(store_error)?;
        Ok(found.into_iter().map(Into::into).collect())
    }
}

fn from_row(row: evidence::Model) -> Result<EvidenceRow, StoreError> {
    let media_type = EvidenceType::parse(&row.media_type).ok_or_else(|| corrupt("a file's media type"))?;
    let bytes = u64::try_from(row.bytes).map_err(|_| corrupt("a file of negative length"))?;
    Ok(EvidenceRow {
        session: row.session_id.into(),
        file: EvidenceFile { id: row.id.into(), name: row.name, media_type, bytes, sha256: row.sha256 },
        seq: count(row.seq)?,
        has_thumbnail: row.has_thumbnail,
        created_at: row.created_at,
        withdrawn_at: row.withdrawn_at,
    })
}
