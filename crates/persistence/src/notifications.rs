//! What people are told of: kept, marked as read, and forgotten after a while.

use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::notifications,
};
use rf_core::{NotificationId, StoreError, TeamId, Time, UserId};
use rf_flows::notification::{KEPT_DAYS, KEPT_MOST, Notification, NotificationStore, ReadOnes};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::ExprTrait,
};
use uuid::Uuid;

impl<C: ConnectionTrait> NotificationStore for Repo<C> {
    async fn mark_read(
        &mut self,
        team: TeamId,
        user: UserId,
        read: &ReadOnes,
        at: Time,
    ) -> Result<(), StoreError> {
        let these = match read {
            ReadOnes::All => None,
            ReadOnes::These(ids) => {
                Some(notifications::Column::Id.is_in(ids.iter().copied().map(NotificationId::uuid)))
            }
        };
        let row = notifications::ActiveModel { read_at: Set(Some(at)), ..Default::default() };
        let done = notifications::Entity::update_many()
            .set(row)
            .filter(of_person(team, user))
            .filter(notifications::Column::ReadAt.is_null())
            .filter(Condition::all().add_option(these))
            .exec(self.connection())
            .await;
        done.map(drop).map_err(store_error)
    }
}

impl<C: ConnectionTrait> Repo<C> {
    /// Keeps what people are told of. For each of them the oldest ones go, when they are too old or too many.
    pub(crate) async fn keep_notifications(
        &mut self,
        team: TeamId,
        told: &[Notification],
    ) -> Result<(), StoreError> {
        let rows = told.iter().map(|told| {
            let params = serde_json::to_string(&told.text).map_err(|error| corrupt(&error.to_string()))?;
            Ok(notifications::ActiveModel {
                team_id: Set(team.uuid()),
                user_id: Set(told.user.uuid()),
                id: Set(told.id.uuid()),
                kind: Set(told.kind.as_str().to_owned()),
                session_id: Set(told.session.uuid()),
                actor_name: Set(told.actor_name.clone()),
                params: Set(params),
                created_at: Set(told.at),
                read_at: Set(None),
            })
        });
        let rows = rows.collect::<Result<Vec<_>, StoreError>>()?;
        // A statement takes only so many values.
        for rows in rows.chunks(500) {
            let rows = rows.iter().cloned();
            let kept = notifications::Entity::insert_many(rows).exec_without_returning(self.connection());
            kept.await.map_err(store_error)?;
        }
        self.forget_old(team, told).await
    }

    async fn forget_old(&mut self, team: TeamId, told: &[Notification]) -> Result<(), StoreError> {
        let Some(now) = told.iter().map(|told| told.at).max() else { return Ok(()) };
        let readers = Condition::all()
            .add(notifications::Column::TeamId.eq(team.uuid()))
            .add(notifications::Column::UserId.is_in(told.iter().map(|told| told.user.uuid())));
        let too_old = now - chrono::TimeDelta::days(KEPT_DAYS);
        self.forget(readers.clone().add(notifications::Column::CreatedAt.lte(too_old))).await?;
        let most = i64::try_from(KEPT_MOST).unwrap_or(i64::MAX);
        let full: Vec<Uuid> = notifications::Entity::find()
            .select_only()
            .column(notifications::Column::UserId)
            .filter(readers)
            .group_by(notifications::Column::UserId)
            .having(notifications::Column::Id.count().gt(most))
            .into_tuple()
            .all(self.connection())
            .await
            .map_err(store_error)?;
        for user in full {
            let mine = of_person(team, user.into());
            let one_too_many: Option<Time> = notifications::Entity::find()
                .select_only()
                .column(notifications::Column::CreatedAt)
                .filter(mine.clone())
                .order_by_desc(notifications::Column::CreatedAt)
                .order_by_desc(notifications::Column::Id)
                .offset(KEPT_MOST)
                .limit(1)
                .into_tuple()
                .one(self.connection())
                .await
                .map_err(store_error)?;
            if let Some(until) = one_too_many {
                self.forget(mine.add(notifications::Column::CreatedAt.lte(until))).await?;
            }
        }
        Ok(())
    }

    async fn forget(&mut self, which: Condition) -> Result<(), StoreError> {
        let done = notifications::Entity::delete_many().filter(which).exec(self.connection()).await;
        done.map(drop).map_err(store_error)
    }
}

fn of_person(team: TeamId, user: UserId) -> Condition {
    Condition::all()
        .add(notifications::Column::TeamId.eq(team.uuid()))
        .add(notifications::Column::UserId.eq(user.uuid()))
}
