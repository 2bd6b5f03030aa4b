//! Teams and the people in them.

use crate::{
    Repo,
    accounts::{user_from, user_row},
    db::{corrupt, store_error},
    rows::{teams, users},
    search::forget_notes,
};
use rf_auth::{
    Email, Ended, EntryStore, LiveSignIns, Team, User,
    team::{MemberStore, TeamSettings, TeamStore},
};
use rf_core::{Role, StoreError, TeamId, Time, UserId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType, OnConflict, Query},
};
use serde_json::json;

/// What a person can sign in with, beside the password; and what was begun for it.
const WAYS_IN: [&str; 9] = [
    "totp_secrets",
    "passkeys",
    "recovery_codes",
    "passkey_ceremonies",
    "external_identities",
    "oidc_attempts",
    "sign_in_tickets",
    "one_time_links",
    "api_tokens",
];

impl<C: ConnectionTrait> TeamStore for Repo<C> {
    async fn lock_team(&mut self, team: TeamId) -> Result<bool, StoreError> {
        Ok(self.held_team(team).await?.is_some())
    }

    async fn team_settings(&mut self, team: TeamId) -> Result<Option<TeamSettings>, StoreError> {
        let found =
            teams::Entity::find_by_id(team.uuid()).one(self.connection()).await.map_err(store_error)?;
        found.map(settings_from).transpose()
    }

    async fn save_team_settings(&mut self, settings: &TeamSettings) -> Result<(), StoreError> {
        let terms = json!(settings.redaction_terms).to_string();
        let hides_otherwise = teams::Entity::find_by_id(settings.id.uuid())
            .filter(teams::Column::RedactionTerms.ne(&terms))
            .count(self.connection())
            .await
            .map_err(store_error)?
            > 0;
        let row = teams::ActiveModel {
            name: Set(settings.name.clone()),
            time_zone: Set(settings.time_zone.name().to_owned()),
            note_header: Set(settings.note_header.clone()),
            note_footer: Set(settings.note_footer.clone()),
            redaction_terms: Set(terms),
            ..Default::default()
        };
        teams::Entity::update_many()
            .set(row)
            .filter(teams::Column::Id.eq(settings.id.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        if hides_otherwise {
            forget_notes(self.connection(), settings.id, None).await?;
        }
        Ok(())
    }

    async fn insert_team(&mut self, team: &Team) -> Result<(), StoreError> {
        let row = teams::ActiveModel {
            id: Set(team.id.uuid()),
            name: Set(team.name.clone()),
            created_at: Set(team.created_at),
            ..Default::default()
        };
        row.insert(self.connection()).await.map_err(store_error)?;
        Ok(())
    }
}

impl<C: ConnectionTrait> MemberStore for Repo<C> {
    async fn member(&mut self, team: TeamId, id: UserId) -> Result<Option<User>, StoreError> {
        let found = users::Entity::find_by_id(id.uuid())
            .filter(users::Column::TeamId.eq(team.uuid()))
            .filter(users::Column::LeftAt.is_null())
            .find_also_related(teams::Entity)
            .one(self.connection())
            .await
            .map_err(store_error)?;
        match found {
            Some((user, Some(team))) => user_from(user, team).map(Some),
            Some((_, None)) => Err(corrupt("a user without a team")),
            None => Ok(None),
        }
    }

    async fn insert_member(&mut self, user: &User) -> Result<bool, StoreError> {
        let inserted = users::Entity::insert(user_row(user))
            .on_conflict(OnConflict::column(users::Column::Email).do_nothing().to_owned())
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        Ok(inserted == 1)
    }

    async fn count_enabled(
        &mut self,
        team: TeamId,
        except: UserId,
        roles: &[Role],
    ) -> Result<u64, StoreError> {
        users::Entity::find()
            .filter(users::Column::TeamId.eq(team.uuid()))
            .filter(users::Column::Id.ne(except.uuid()))
            .filter(users::Column::Role.is_in(roles.iter().map(|role| role.as_str())))
            .filter(users::Column::DisabledAt.is_null())
            .filter(users::Column::LeftAt.is_null())
            .count(self.connection())
            .await
            .map_err(store_error)
    }

    async fn set_role(&mut self, team: TeamId, id: UserId, role: Role) -> Result<(), StoreError> {
        let row = users::ActiveModel { role: Set(role.as_str().to_owned()), ..Default::default() };
        self.update_member(team, id, row).await
    }

    async fn set_disabled(&mut self, team: TeamId, id: UserId, at: Option<Time>) -> Result<(), StoreError> {
        let row = users::ActiveModel { disabled_at: Set(at), ..Default::default() };
        self.update_member(team, id, row).await
    }

    async fn forget_member(
        &mut self,
        team: TeamId,
        id: UserId,
        at: Time,
        former: &Email,
    ) -> Result<(), StoreError> {
        let row = users::ActiveModel {
            email: Set(former.as_str().to_owned()),
            password_hash: Set(None),
            disabled_at: Set(None),
            email_verified_at: Set(None),
            has_second_factor: Set(false),
            left_at: Set(Some(at)),
            ..Default::default()
        };
        self.update_member(team, id, row).await?;
        for table in WAYS_IN {
            // The person's id alone names them: not all of these tables know the team.
            let theirs = Expr::col("user_id").eq(id.uuid());
            let statement = Query::delete().from_table(table).and_where(theirs).take();
            self.connection().execute(&statement).await.map_err(store_error)?;
        }
        Ok(())
    }

    async fn end_sign_ins_of_member(
        &mut self,
        team: TeamId,
        id: UserId,
        ended: Ended,
    ) -> Result<u64, StoreError> {
        let which = LiveSignIns { team, user: Some(id), but: None };
        self.end_sign_ins(which, ended).await.map(u64::from)
    }
}

impl<C: ConnectionTrait> Repo<C> {
    /// The team, held until the transaction ends. SQLite has one writing transaction at a time anyway, and no word for this;
    /// on PostgreSQL the row is locked so that rows which merely refer to it can still be added.
    pub(crate) async fn held_team(&self, team: TeamId) -> Result<Option<teams::Model>, StoreError> {
        let query = teams::Entity::find_by_id(team.uuid()).lock(LockType::NoKeyUpdate);
        query.one(self.connection()).await.map_err(store_error)
    }

    async fn update_member(
        &self,
        team: TeamId,
        id: UserId,
        row: users::ActiveModel,
    ) -> Result<(), StoreError> {
        users::Entity::update_many()
            .set(row)
            .filter(users::Column::TeamId.eq(team.uuid()))
            .filter(users::Column::Id.eq(id.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(())
    }
}

fn settings_from(row: teams::Model) -> Result<TeamSettings, StoreError> {
    Ok(TeamSettings {
        id: row.id.into(),
        name: row.name,
        time_zone: row.time_zone.parse().map_err(|_| corrupt("a team's time zone"))?,
        note_header: row.note_header,
        note_footer: row.note_footer,
        redaction_terms: serde_json::from_str(&row.redaction_terms).map_err(|_| corrupt("a team's terms"))?,
        created_at: row.created_at,
    })
}
