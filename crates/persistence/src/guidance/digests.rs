//! The port of guidance: digests, written and read newest first in a bounded number.

use super::flows::flows_about;
use crate::{
    Repo,
    db::{corrupt, store_error},
    flows::{count, number},
    rows::{session_digests as digests, sessions},
    sessions::from_row,
};
use rf_core::{FlowId, SessionId, StoreError, TeamId, Time};
use rf_flows::session::{Session, SessionStatus};
use rf_guidance::{Asked, FlowTexts, GuidanceStore, MOST, PastSession, SessionDigest};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    prelude::Uuid, sea_query::OnConflict,
};

impl<C: ConnectionTrait> GuidanceStore for Repo<C> {
    async fn keep_digest(&mut self, team: TeamId, digest: &SessionDigest) -> Result<(), StoreError> {
        use digests::Column as C;
        let mut again = OnConflict::columns([C::TeamId, C::SessionId]);
        again.update_columns([
            C::FlowId,
            C::FlowVersion,
            C::Status,
            C::EndedAt,
            C::Minutes,
            C::Steps,
            C::FixedBy,
            C::Cause,
            C::Words,
        ]);
        let row = to_row(team, digest)?;
        let kept = digests::Entity::insert(row).on_conflict(again).exec_without_returning(self.connection());
        kept.await.map(drop).map_err(store_error)
    }

    async fn forget_digest(&mut self, team: TeamId, session: SessionId) -> Result<(), StoreError> {
        let gone = digests::Entity::delete_by_id((team.uuid(), session.uuid()));
        gone.exec(self.connection()).await.map(drop).map_err(store_error)
    }

    async fn digests_on(&mut self, team: TeamId, flow: FlowId) -> Result<Vec<SessionDigest>, StoreError> {
        let rows = digests::Entity::find()
            .filter(digests::Column::TeamId.eq(team.uuid()))
            .filter(digests::Column::FlowId.eq(flow.uuid()))
            .order_by_desc(digests::Column::EndedAt)
            .limit(MOST)
            .all(self.connection())
            .await
            .map_err(store_error)?;
        rows.into_iter().map(from_digest_row).collect()
    }

    async fn past_sessions(&mut self, team: TeamId) -> Result<Vec<PastSession>, StoreError> {
        type Columns = (Uuid, Option<Uuid>, String, Time, i32, Option<String>, String);
        use digests::Column as C;
        let rows: Vec<Columns> = digests::Entity::find()
            .select_only()
            .columns([C::SessionId, C::FlowId, C::Status, C::EndedAt, C::Minutes, C::Cause, C::Words])
            .filter(C::TeamId.eq(team.uuid()))
            .order_by_desc(C::EndedAt)
            .limit(MOST)
            .into_tuple()
            .all(self.connection())
            .await
            .map_err(store_error)?;
        let past = rows.into_iter().map(|(session, flow, status, ended_at, minutes, cause, words)| {
            Ok(PastSession {
                session: session.into(),
                flow: flow.map(Into::into),
                status: read_status(&status)?,
                ended_at,
                minutes: count(minutes)?,
                cause,
                words: read_words(&words),
            })
        });
        past.collect()
    }

    async fn headers(&mut self, team: TeamId, ids: &[SessionId]) -> Result<Vec<Session>, StoreError> {
        let rows = sessions::Entity::find()
            .filter(sessions::Column::TeamId.eq(team.uuid()))
            .filter(sessions::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
            .all(self.connection())
            .await
            .map_err(store_error)?;
        rows.into_iter().map(from_row).collect()
    }

    async fn flows_about(
        &mut self,
        team: TeamId,
        asked: &Asked,
        besides: &[FlowId],
    ) -> Result<Vec<FlowTexts>, StoreError> {
        flows_about(self, team, asked, besides).await
    }
}

fn to_row(team: TeamId, digest: &SessionDigest) -> Result<digests::ActiveModel, StoreError> {
    let steps = serde_json::to_string(&digest.steps).map_err(|error| corrupt(&error.to_string()))?;
    Ok(digests::ActiveModel {
        team_id: Set(team.uuid()),
        session_id: Set(digest.session.uuid()),
        flow_id: Set(digest.flow.map(|flow| flow.uuid())),
        flow_version: Set(digest.flow_version.map(number).transpose()?),
        status: Set(digest.status.as_str().to_owned()),
        ended_at: Set(digest.ended_at),
        minutes: Set(number(digest.minutes)?),
        steps: Set(steps),
        fixed_by: Set(digest.fixed_by.as_ref().map(ToString::to_string)),
        cause: Set(digest.cause.clone()),
        words: Set(digest.words.join(" ")),
    })
}

fn from_digest_row(row: digests::Model) -> Result<SessionDigest, StoreError> {
    Ok(SessionDigest {
        session: row.session_id.into(),
        flow: row.flow_id.map(Into::into),
        flow_version: row.flow_version.map(count).transpose()?,
        status: read_status(&row.status)?,
        ended_at: row.ended_at,
        minutes: count(row.minutes)?,
        steps: serde_json::from_str(&row.steps)
            .map_err(|error| corrupt(&format!("session digest: {error}")))?,
        fixed_by: row.fixed_by.as_deref().map(Into::into),
        cause: row.cause,
        words: read_words(&row.words),
    })
}

fn read_status(status: &str) -> Result<SessionStatus, StoreError> {
    SessionStatus::parse(status).ok_or_else(|| corrupt("a digest's status"))
}

fn read_words(words: &str) -> Vec<String> {
    words.split_whitespace().map(ToOwned::to_owned).collect()
}
