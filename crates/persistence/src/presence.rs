//! The port for who has a session open.

use crate::{
    Repo,
    db::store_error,
    rows::{session_presence as presence, users},
};
use rf_core::{SessionId, StoreError, TeamId, Time};
use rf_flows::session::{Presence, PresenceStore, Present};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use uuid::Uuid;

impl<C: ConnectionTrait> PresenceStore for Repo<C> {
    async fn keep_presence(
        &mut self,
        team: TeamId,
        session: SessionId,
        kept: Presence<'_>,
    ) -> Result<(), StoreError> {
        let own = Condition::all()
            .add(presence::Column::SessionId.eq(session.uuid()))
            .add(presence::Column::WatchId.eq(kept.watch.uuid()));
        presence::Entity::delete_many()
            .filter(presence::Column::TeamId.eq(team.uuid()))
            .filter(Condition::any().add(own).add(presence::Column::ExpiresAt.lte(kept.now)))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        if kept.people.is_empty() {
            return Ok(());
        }
        let rows = kept.people.iter().map(|user| presence::ActiveModel {
            team_id: Set(team.uuid()),
            session_id: Set(session.uuid()),
            watch_id: Set(kept.watch.uuid()),
            user_id: Set(user.uuid()),
            expires_at: Set(kept.expires_at),
        });
        let inserted = presence::Entity::insert_many(rows).exec_without_returning(self.connection()).await;
        inserted.map(drop).map_err(store_error)
    }

    async fn present(
        &mut self,
        team: TeamId,
        session: SessionId,
        now: Time,
    ) -> Result<Vec<Present>, StoreError> {
        let here = presence::Entity::find()
            .select_only()
            .column(presence::Column::UserId)
            .filter(presence::Column::TeamId.eq(team.uuid()))
            .filter(presence::Column::SessionId.eq(session.uuid()))
            .filter(presence::Column::ExpiresAt.gt(now));
        let people: Vec<(Uuid, String)> = users::Entity::find()
            .select_only()
            .columns([users::Column::Id, users::Column::Name])
            .filter(users::Column::TeamId.eq(team.uuid()))
            .filter(users::Column::Id.in_subquery(here.into_query()))
            .order_by_asc(users::Column::Name)
            .order_by_asc(users::Column::Id)
            .into_tuple()
            .all(self.connection())
            .await
            .map_err(store_error)?;
        Ok(people.into_iter().map(|(id, name)| Present { id: id.into(), name }).collect())
    }
}
