//! Links that were mailed and work once: found by the hash of their token, used up by a conditional update.

use crate::{
    Repo,
    accounts::user_from,
    db::{corrupt, store_error},
    rows::{one_time_links as links, teams, users},
};
use rf_auth::{Email, Link, LinkKind, LinkStore, TokenHash, User};
use rf_core::{LinkId, StoreError, TeamId, Time, UserId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, UpdateMany};

impl<C: ConnectionTrait> LinkStore for Repo<C> {
    async fn insert_link(&mut self, link: &Link) -> Result<(), StoreError> {
        let row = links::ActiveModel {
            id: Set(link.id.uuid()),
            team_id: Set(link.team.uuid()),
            user_id: Set(link.user.uuid()),
            kind: Set(link.kind.as_str().to_owned()),
            email: Set(link.email.as_str().to_owned()),
            token_hash: Set(link.token_hash.as_str().to_owned()),
            created_at: Set(link.created_at),
            expires_at: Set(link.expires_at),
            used_at: Set(link.used_at),
        };
        links::Entity::insert(row).exec_without_returning(self.connection()).await.map_err(store_error)?;
        voiding(link.team, link.user, &[link.kind], link.created_at)
            .filter(links::Column::Id.ne(link.id.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn link_with_user(&mut self, token: &TokenHash) -> Result<Option<(Link, User)>, StoreError> {
        let found = links::Entity::find()
            .filter(links::Column::TokenHash.eq(token.as_str()))
            .find_also_related(users::Entity)
            .and_also_related(teams::Entity)
            .one(self.connection())
            .await
            .map_err(store_error)?;
        match found {
            Some((link, Some(user), Some(team))) => Ok(Some((link_from(link)?, user_from(user, team)?))),
            Some(_) => Err(corrupt("a link without its person")),
            None => Ok(None),
        }
    }

    async fn use_link(&mut self, team: TeamId, link: LinkId, at: Time) -> Result<bool, StoreError> {
        let done = links::Entity::update_many()
            .set(links::ActiveModel { used_at: Set(Some(at)), ..Default::default() })
            .filter(links::Column::Id.eq(link.uuid()))
            .filter(links::Column::TeamId.eq(team.uuid()))
            .filter(links::Column::UsedAt.is_null())
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn void_links(
        &mut self,
        team: TeamId,
        user: UserId,
        kinds: &[LinkKind],
        at: Time,
    ) -> Result<(), StoreError> {
        let voided = voiding(team, user, kinds, at).exec(self.connection()).await;
        voided.map(drop).map_err(store_error)
    }
}

/// An update that makes the person's open links of these kinds void.
fn voiding(team: TeamId, user: UserId, kinds: &[LinkKind], at: Time) -> UpdateMany<links::Entity> {
    links::Entity::update_many()
        .set(links::ActiveModel { used_at: Set(Some(at)), ..Default::default() })
        .filter(links::Column::TeamId.eq(team.uuid()))
        .filter(links::Column::UserId.eq(user.uuid()))
        .filter(links::Column::Kind.is_in(kinds.iter().map(|kind| kind.as_str())))
        .filter(links::Column::UsedAt.is_null())
}

fn link_from(row: links::Model) -> Result<Link, StoreError> {
    Ok(Link {
        id: row.id.into(),
        team: row.team_id.into(),
        user: row.user_id.into(),
        kind: LinkKind::parse(&row.kind).ok_or_else(|| corrupt("a link's kind"))?,
        email: Email::parse(&row.email).map_err(|_| corrupt("a link's e-mail address"))?,
        token_hash: TokenHash::stored(row.token_hash),
        created_at: row.created_at,
        expires_at: row.expires_at,
        used_at: row.used_at,
    })
}
