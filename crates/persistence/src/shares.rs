//! The ports of links to sessions.

use crate::{
    Repo,
    db::{corrupt, store_error},
    flows::{count, number},
    rows::{session_shares as shares, sessions},
};
use rf_core::{SessionId, ShareId, StoreError, TeamId, Time, UserId};
use rf_flows::sharing::{Share, ShareAudience, ShareLock, ShareStore, ShareVariant, SharesByToken};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

impl<C: ConnectionTrait> SharesByToken for Repo<C> {
    async fn share_by_token(&mut self, token_hash: &str) -> Result<Option<Share>, StoreError> {
        let found = shares::Entity::find().filter(shares::Column::TokenHash.eq(token_hash));
        found.one(self.connection()).await.map_err(store_error)?.map(share_from).transpose()
    }
}

impl<C: ConnectionTrait> ShareStore for Repo<C> {
    async fn count_live_shares(
        &mut self,
        team: TeamId,
        session: SessionId,
        now: Time,
    ) -> Result<u64, StoreError> {
        // The session's row is the lock: SQLite has one writer anyway and leaves the clause out.
        sessions::Entity::find_by_id((team.uuid(), session.uuid()))
            .lock_exclusive()
            .one(self.connection())
            .await
            .map_err(store_error)?;
        shares::Entity::find()
            .filter(shares::Column::TeamId.eq(team.uuid()))
            .filter(shares::Column::SessionId.eq(session.uuid()))
            .filter(shares::Column::RevokedAt.is_null())
            .filter(shares::Column::ExpiresAt.gt(now))
            .count(self.connection())
            .await
            .map_err(store_error)
    }

    async fn insert_share(&mut self, share: &Share, token_hash: &str) -> Result<(), StoreError> {
        let row = shares::ActiveModel {
            team_id: Set(share.team.uuid()),
            id: Set(share.id.uuid()),
            session_id: Set(share.session.uuid()),
            token_hash: Set(token_hash.to_owned()),
            audience: Set(share.audience.as_str().to_owned()),
            variant: Set(share.variant.as_str().to_owned()),
            passphrase_hash: Set(share.lock.as_ref().map(|lock| lock.as_str().to_owned())),
            created_by: Set(share.created_by.uuid()),
            created_at: Set(share.created_at),
            expires_at: Set(share.expires_at),
            revoked_at: Set(share.revoked_at),
            revoked_by: Set(share.revoked_by.map(UserId::uuid)),
            views: Set(number(share.views)?),
            last_viewed_at: Set(share.last_viewed_at),
        };
        let inserted = shares::Entity::insert(row).exec_without_returning(self.connection()).await;
        inserted.map(drop).map_err(store_error)
    }

    async fn share(&mut self, team: TeamId, id: ShareId) -> Result<Option<Share>, StoreError> {
        let found = shares::Entity::find_by_id((team.uuid(), id.uuid())).one(self.connection()).await;
        found.map_err(store_error)?.map(share_from).transpose()
    }

    async fn revoke_share(
        &mut self,
        team: TeamId,
        id: ShareId,
        by: UserId,
        at: Time,
    ) -> Result<bool, StoreError> {
        let revoked = shares::ActiveModel {
            revoked_at: Set(Some(at)),
            revoked_by: Set(Some(by.uuid())),
            ..Default::default()
        };
        let done = shares::Entity::update_many()
            .set(revoked)
            .filter(shares::Column::TeamId.eq(team.uuid()))
            .filter(shares::Column::Id.eq(id.uuid()))
            .filter(shares::Column::RevokedAt.is_null())
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn count_view(&mut self, team: TeamId, id: ShareId, at: Time) -> Result<(), StoreError> {
        shares::Entity::update_many()
            .set(shares::ActiveModel { last_viewed_at: Set(Some(at)), ..Default::default() })
            .col_expr(shares::Column::Views, Expr::col(shares::Column::Views).add(1))
            .filter(shares::Column::TeamId.eq(team.uuid()))
            .filter(shares::Column::Id.eq(id.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(())
    }
}

pub(crate) fn share_from(row: shares::Model) -> Result<Share, StoreError> {
    Ok(Share {
        id: row.id.into(),
        team: row.team_id.into(),
        session: row.session_id.into(),
        audience: ShareAudience::parse(&row.audience).ok_or_else(|| corrupt("a link's audience"))?,
        variant: ShareVariant::parse(&row.variant).ok_or_else(|| corrupt("a link's variant"))?,
        lock: row.passphrase_hash.map(ShareLock::stored),
        created_by: row.created_by.into(),
        created_at: row.created_at,
        expires_at: row.expires_at,
        revoked_at: row.revoked_at,
        revoked_by: row.revoked_by.map(Into::into),
        views: count(row.views)?,
        last_viewed_at: row.last_viewed_at,
    })
}
