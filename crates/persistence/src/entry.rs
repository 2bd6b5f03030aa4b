//! Who comes in and who stays in: rows of people and their sign-ins, under locks and many at once.

use crate::{
    Repo,
    accounts::user_from,
    db::{corrupt, store_error},
    rows::{sign_ins, teams, users},
};
use rf_auth::{Ended, EntryStore, LiveSignIns, User};
use rf_core::{SignInId, StoreError, TeamId, Time, UserId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::LockType,
};
use uuid::Uuid;

impl<C: ConnectionTrait> EntryStore for Repo<C> {
    async fn lock_user(&mut self, team: TeamId, user: UserId) -> Result<Option<User>, StoreError> {
        // Shared: people come in side by side, but not while the policy is being changed. SQLite has one writer at a
        // time anyway, and knows no such locks.
        let team = teams::Entity::find_by_id(team.uuid())
            .lock(LockType::Share)
            .one(self.connection())
            .await
            .map_err(store_error)?;
        let Some(team) = team else { return Ok(None) };
        let user = users::Entity::find_by_id(user.uuid())
            .filter(users::Column::TeamId.eq(team.id))
            .lock(LockType::NoKeyUpdate)
            .one(self.connection())
            .await
            .map_err(store_error)?;
        user.map(|user| user_from(user, team)).transpose()
    }

    async fn end_least_active(
        &mut self,
        team: TeamId,
        user: UserId,
        keep: SignInId,
        others: u32,
        ended: Ended,
    ) -> Result<u32, StoreError> {
        let too_many: Vec<Uuid> = sign_ins::Entity::find()
            .select_only()
            .column(sign_ins::Column::Id)
            .filter(live(team, ended.at))
            .filter(sign_ins::Column::UserId.eq(user.uuid()))
            .filter(sign_ins::Column::Id.ne(keep.uuid()))
            .order_by_desc(sign_ins::Column::LastActiveAt)
            .order_by_desc(sign_ins::Column::CreatedAt)
            .order_by_desc(sign_ins::Column::Id)
            .offset(u64::from(others))
            .limit(MOST_AT_ONCE)
            .into_tuple()
            .all(self.connection())
            .await
            .map_err(store_error)?;
        if too_many.is_empty() {
            return Ok(0);
        }
        let which = Condition::all().add(live(team, ended.at)).add(sign_ins::Column::Id.is_in(too_many));
        end_where(self.connection(), which, ended).await
    }

    async fn end_sign_ins(&mut self, which: LiveSignIns, ended: Ended) -> Result<u32, StoreError> {
        let LiveSignIns { team, user, but } = which;
        let which = Condition::all()
            .add(live(team, ended.at))
            .add_option(user.map(|user| sign_ins::Column::UserId.eq(user.uuid())))
            .add_option(but.map(|but| sign_ins::Column::Id.ne(but.uuid())));
        end_where(self.connection(), which, ended).await
    }
}

/// How many sign-ins one login ends at most; a number that was lowered is reached within some logins.
const MOST_AT_ONCE: u64 = 500;

/// The team's sign-ins that have neither ended nor reached a deadline.
pub(crate) fn live(team: TeamId, now: Time) -> Condition {
    Condition::all()
        .add(sign_ins::Column::TeamId.eq(team.uuid()))
        .add(sign_ins::Column::EndedAt.is_null())
        .add(sign_ins::Column::IdleDeadline.gt(now))
        .add(sign_ins::Column::AbsoluteDeadline.gt(now))
}

/// Ends them in one statement; how many.
pub(crate) async fn end_where(
    connection: &impl ConnectionTrait,
    which: Condition,
    ended: Ended,
) -> Result<u32, StoreError> {
    let row = sign_ins::ActiveModel {
        ended_at: Set(Some(ended.at)),
        end_reason: Set(Some(ended.reason.as_str().to_owned())),
        ..Default::default()
    };
    let done = sign_ins::Entity::update_many().set(row).filter(which).exec(connection).await;
    let count = done.map_err(store_error)?.rows_affected;
    u32::try_from(count).map_err(|_| corrupt("more sign-ins than can be counted"))
}
