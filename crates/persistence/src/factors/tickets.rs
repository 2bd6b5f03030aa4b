//! Tickets of a first factor.

use super::{CLEARED, owner};
use crate::{
    Repo,
    db::{corrupt, store_error},
    flows::{count, number},
    rows::sign_in_tickets::{ActiveModel, Column, Entity, Model},
};
use rf_auth::{SignInMethod, Ticket, TicketStore, TokenHash, User};
use rf_core::{StoreError, TeamId, TicketId, Time, UserId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType},
};

impl<C: ConnectionTrait> TicketStore for Repo<C> {
    async fn insert_ticket(&mut self, ticket: &Ticket) -> Result<(), StoreError> {
        // Whoever clears away the same rows at the same time is not waited for.
        let old: Vec<uuid::Uuid> = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::ExpiresAt.lt(ticket.created_at))
            .limit(CLEARED)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .into_tuple()
            .all(self.connection())
            .await
            .map_err(store_error)?;
        if !old.is_empty() {
            let query = Entity::delete_many().filter(Column::Id.is_in(old));
            query.exec(self.connection()).await.map_err(store_error)?;
        }
        let row = ActiveModel {
            id: Set(ticket.id.uuid()),
            team_id: Set(ticket.team.uuid()),
            user_id: Set(ticket.user.uuid()),
            token_hash: Set(ticket.token_hash.as_str().to_owned()),
            method: Set(ticket.method.as_str().to_owned()),
            attempts: Set(number(ticket.attempts)?),
            created_at: Set(ticket.created_at),
            expires_at: Set(ticket.expires_at),
            used_at: Set(ticket.used_at),
        };
        Entity::insert(row).exec_without_returning(self.connection()).await.map_err(store_error)?;
        Ok(())
    }

    async fn ticket_with_user(&mut self, hash: &TokenHash) -> Result<Option<(Ticket, User)>, StoreError> {
        let query = Entity::find().filter(Column::TokenHash.eq(hash.as_str()));
        match query.one(self.connection()).await.map_err(store_error)? {
            Some(row) => {
                let user = owner(self.connection(), row.user_id).await?;
                Ok(Some((ticket_from(row)?, user)))
            }
            None => Ok(None),
        }
    }

    async fn count_attempt(&mut self, team: TeamId, id: TicketId, most: u32) -> Result<bool, StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
            .filter(Column::TeamId.eq(team.uuid()))
            .filter(Column::Id.eq(id.uuid()))
            .filter(Column::UsedAt.is_null())
            .filter(Column::Attempts.lt(number(most)?))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn spend_ticket(&mut self, team: TeamId, id: TicketId, now: Time) -> Result<bool, StoreError> {
        let done = Entity::update_many()
            .set(ActiveModel { used_at: Set(Some(now)), ..Default::default() })
            .filter(Column::TeamId.eq(team.uuid()))
            .filter(Column::Id.eq(id.uuid()))
            .filter(Column::UsedAt.is_null())
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn void_tickets(&mut self, team: TeamId, user: UserId) -> Result<(), StoreError> {
        let query = Entity::delete_many()
            .filter(Column::TeamId.eq(team.uuid()))
            .filter(Column::UserId.eq(user.uuid()));
        query.exec(self.connection()).await.map_err(store_error)?;
        Ok(())
    }
}

fn ticket_from(row: Model) -> Result<Ticket, StoreError> {
    Ok(Ticket {
        id: row.id.into(),
        team: row.team_id.into(),
        user: row.user_id.into(),
        token_hash: TokenHash::stored(row.token_hash),
        method: SignInMethod::parse(&row.method).ok_or_else(|| corrupt("how a ticket was earned"))?,
        attempts: count(row.attempts)?,
        created_at: row.created_at,
        expires_at: row.expires_at,
        used_at: row.used_at,
    })
}
