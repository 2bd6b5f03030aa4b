//! Identities that are linked to accounts.

use crate::{
    Repo,
    accounts::user_from,
    db::{corrupt, store_error},
    provider::invitations,
    rows::{external_identities as rows, teams, users},
};
use rf_auth::{
    Email, User,
    provider::{IdentityStore, LinkedIdentity, OpenInvitation, WaysIn},
};
use rf_core::{IdentityId, StoreError, TeamId, Time, UserId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Func, OnConflict, Query},
};

impl<C: ConnectionTrait> IdentityStore for Repo<C> {
    async fn linked_identity(
        &mut self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<(LinkedIdentity, User)>, StoreError> {
        let found = rows::Entity::find()
            .filter(rows::Column::Issuer.eq(issuer))
            .filter(rows::Column::Subject.eq(subject))
            .find_also_related(users::Entity)
            .and_also_related(teams::Entity)
            .one(self.connection())
            .await
            .map_err(store_error)?;
        match found {
            Some((row, Some(user), Some(team))) => Ok(Some((from_row(row), user_from(user, team)?))),
            Some(_) => Err(corrupt("an identity without its user")),
            None => Ok(None),
        }
    }

    async fn insert_identity(&mut self, identity: &LinkedIdentity) -> Result<bool, StoreError> {
        let row = rows::ActiveModel {
            id: Set(identity.id.uuid()),
            team_id: Set(identity.team.uuid()),
            user_id: Set(identity.user.uuid()),
            provider: Set(identity.provider.clone()),
            issuer: Set(identity.issuer.clone()),
            subject: Set(identity.subject.clone()),
            email: Set(identity.email.clone()),
            linked_at: Set(identity.linked_at),
            last_used_at: Set(identity.last_used_at),
        };
        let unique =
            OnConflict::columns([rows::Column::Issuer, rows::Column::Subject]).do_nothing().to_owned();
        let inserted = rows::Entity::insert(row)
            .on_conflict(unique)
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        Ok(inserted == 1)
    }

    async fn use_identity(
        &mut self,
        team: TeamId,
        id: IdentityId,
        email: Option<&str>,
        at: Time,
    ) -> Result<(), StoreError> {
        let row = rows::ActiveModel {
            email: Set(email.map(str::to_owned)),
            last_used_at: Set(Some(at)),
            ..Default::default()
        };
        rows::Entity::update_many()
            .set(row)
            .filter(rows::Column::TeamId.eq(team.uuid()))
            .filter(rows::Column::Id.eq(id.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn identities_of(&mut self, team: TeamId, user: UserId) -> Result<Vec<LinkedIdentity>, StoreError> {
        let found = rows::Entity::find()
            .filter(rows::Column::TeamId.eq(team.uuid()))
            .filter(rows::Column::UserId.eq(user.uuid()))
            .order_by_asc(rows::Column::Id)
            .all(self.connection())
            .await
            .map_err(store_error)?;
        Ok(found.into_iter().map(from_row).collect())
    }

    async fn delete_identity(
        &mut self,
        team: TeamId,
        user: UserId,
        id: IdentityId,
    ) -> Result<bool, StoreError> {
        let done = rows::Entity::delete_many()
            .filter(rows::Column::TeamId.eq(team.uuid()))
            .filter(rows::Column::UserId.eq(user.uuid()))
            .filter(rows::Column::Id.eq(id.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn ways_in(&mut self, team: TeamId, user: UserId) -> Result<WaysIn, StoreError> {
        let account = users::Entity::find_by_id(user.uuid())
            .filter(users::Column::TeamId.eq(team.uuid()))
            .lock_exclusive()
            .one(self.connection())
            .await
            .map_err(store_error)?;
        let identities = rows::Entity::find()
            .filter(rows::Column::TeamId.eq(team.uuid()))
            .filter(rows::Column::UserId.eq(user.uuid()))
            .count(self.connection())
            .await
            .map_err(store_error)?;
        let passkeys = Query::select()
            .expr_as(Func::count(Expr::col("id")), "passkeys")
            .from("passkeys")
            .and_where(Expr::col("team_id").eq(team.uuid()))
            .and_where(Expr::col("user_id").eq(user.uuid()))
            .take();
        let passkeys = self.connection().query_one(&passkeys).await.map_err(store_error)?;
        let passkeys: Option<i64> =
            passkeys.map(|row| row.try_get("", "passkeys")).transpose().map_err(store_error)?;
        Ok(WaysIn {
            has_password: account.is_some_and(|account| account.password_hash.is_some()),
            identities,
            passkeys: passkeys.and_then(|count| u64::try_from(count).ok()).unwrap_or_default(),
        })
    }

    async fn open_invitation(
        &mut self,
        email: &Email,
        team: Option<TeamId>,
        now: Time,
    ) -> Result<Option<OpenInvitation>, StoreError> {
        invitations::open(self.connection(), email, team, now).await
    }

    async fn join(&mut self, invitation: &OpenInvitation, user: &User) -> Result<bool, StoreError> {
        invitations::join(self.connection(), invitation, user).await
    }
}

fn from_row(row: rows::Model) -> LinkedIdentity {
    LinkedIdentity {
        id: row.id.into(),
        team: row.team_id.into(),
        user: row.user_id.into(),
        provider: row.provider,
        issuer: row.issuer,
        subject: row.subject,
        email: row.email,
        linked_at: row.linked_at,
        last_used_at: row.last_used_at,
    }
}
