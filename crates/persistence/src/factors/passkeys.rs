//! Passkeys and their ceremonies.

use super::{CLEARED, owner};
use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::{
        passkey_ceremonies as ceremonies,
        passkeys::{ActiveModel, Column, Entity, Model},
    },
};
use rf_auth::{Ceremony, CeremonyPurpose, Passkey, PasskeyStore, User};
use rf_core::{CeremonyId, PasskeyId, StoreError, TeamId, Time, UserId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DeleteMany, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{LockBehavior, LockType, OnConflict},
};

impl<C: ConnectionTrait> PasskeyStore for Repo<C> {
    async fn passkeys(&mut self, team: TeamId, user: UserId) -> Result<Vec<Passkey>, StoreError> {
        let rows = Entity::find()
            .filter(Column::TeamId.eq(team.uuid()))
            .filter(Column::UserId.eq(user.uuid()))
            .order_by_asc(Column::Id)
            .all(self.connection())
            .await
            .map_err(store_error)?;
        Ok(rows.into_iter().map(passkey_from).collect())
    }

    async fn passkey_with_user(
        &mut self,
        credential_id: &str,
    ) -> Result<Option<(Passkey, User)>, StoreError> {
        let query = Entity::find().filter(Column::CredentialId.eq(credential_id));
        match query.one(self.connection()).await.map_err(store_error)? {
            Some(row) => {
                let user = owner(self.connection(), row.user_id).await?;
                Ok(Some((passkey_from(row), user)))
            }
            None => Ok(None),
        }
    }

    async fn insert_passkey(&mut self, passkey: &Passkey) -> Result<bool, StoreError> {
        let row = ActiveModel {
            id: Set(passkey.id.uuid()),
            team_id: Set(passkey.team.uuid()),
            user_id: Set(passkey.user.uuid()),
            name: Set(passkey.name.clone()),
            credential_id: Set(passkey.credential_id.clone()),
            credential: Set(passkey.credential.clone()),
            created_at: Set(passkey.created_at),
            last_used_at: Set(passkey.last_used_at),
        };
        let inserted = Entity::insert(row)
            .on_conflict(OnConflict::column(Column::CredentialId).do_nothing().to_owned())
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        Ok(inserted == 1)
    }

    async fn note_passkey_use(
        &mut self,
        passkey: &Passkey,
        used: &str,
        now: Time,
    ) -> Result<bool, StoreError> {
        let row = ActiveModel {
            credential: Set(used.to_owned()),
            last_used_at: Set(Some(now)),
            ..Default::default()
        };
        let done = Entity::update_many()
            .set(row)
            .filter(Column::TeamId.eq(passkey.team.uuid()))
            .filter(Column::Id.eq(passkey.id.uuid()))
            .filter(Column::Credential.eq(passkey.credential.as_str()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn delete_passkey(&mut self, team: TeamId, user: UserId, id: PasskeyId) -> Result<(), StoreError> {
        let query = of(team, user).filter(Column::Id.eq(id.uuid()));
        query.exec(self.connection()).await.map_err(store_error)?;
        Ok(())
    }

    async fn delete_passkeys(&mut self, team: TeamId, user: UserId) -> Result<(), StoreError> {
        of(team, user).exec(self.connection()).await.map_err(store_error)?;
        Ok(())
    }

    async fn insert_ceremony(&mut self, ceremony: &Ceremony, now: Time) -> Result<(), StoreError> {
        // Whoever clears away the same rows at the same time is not waited for.
        let old: Vec<uuid::Uuid> = ceremonies::Entity::find()
            .select_only()
            .column(ceremonies::Column::Id)
            .filter(ceremonies::Column::ExpiresAt.lt(now))
            .limit(CLEARED)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .into_tuple()
            .all(self.connection())
            .await
            .map_err(store_error)?;
        if !old.is_empty() {
            let query = ceremonies::Entity::delete_many().filter(ceremonies::Column::Id.is_in(old));
            query.exec(self.connection()).await.map_err(store_error)?;
        }
        let row = ceremonies::ActiveModel {
            id: Set(ceremony.id.uuid()),
            user_id: Set(ceremony.user.map(UserId::uuid)),
            purpose: Set(ceremony.purpose.as_str().to_owned()),
            state_sealed: Set(ceremony.state_sealed.clone()),
            expires_at: Set(ceremony.expires_at),
        };
        let query = ceremonies::Entity::insert(row);
        query.exec_without_returning(self.connection()).await.map_err(store_error)?;
        Ok(())
    }

    async fn take_ceremony(&mut self, id: CeremonyId) -> Result<Option<Ceremony>, StoreError> {
        let query = ceremonies::Entity::find_by_id(id.uuid());
        let Some(row) = query.one(self.connection()).await.map_err(store_error)? else { return Ok(None) };
        let query = ceremonies::Entity::delete_by_id(id.uuid());
        let taken = query.exec(self.connection()).await.map_err(store_error)?;
        if taken.rows_affected == 0 {
            return Ok(None);
        }
        let purpose = CeremonyPurpose::parse(&row.purpose).ok_or_else(|| corrupt("a ceremony's purpose"))?;
        Ok(Some(Ceremony {
            id,
            user: row.user_id.map(UserId::from),
            purpose,
            state_sealed: row.state_sealed,
            expires_at: row.expires_at,
        }))
    }
}

fn of(team: TeamId, user: UserId) -> DeleteMany<Entity> {
    Entity::delete_many().filter(Column::TeamId.eq(team.uuid())).filter(Column::UserId.eq(user.uuid()))
}

fn passkey_from(row: Model) -> Passkey {
    Passkey {
        id: row.id.into(),
        team: row.team_id.into(),
        user: row.user_id.into(),
        name: row.name,
        credential_id: row.credential_id,
        credential: row.credential,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
    }
}
