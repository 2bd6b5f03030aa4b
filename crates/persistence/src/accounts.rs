//! The sign-in domain's ports: teams, users and sign-ins.

use crate::{
    Repo,
    db::{corrupt, store_error},
    flows::{count, number},
    rows::{sign_ins, teams, users},
};
use chrono_tz::Tz;
use rf_auth::{
    AccountStore, Channel, Device, Email, EndReason, Ended, PasswordHash, PolicyOverrides, Rotation, SignIn,
    SignInMethod, SignInStore, Team, TeamSecurity, User,
};
use rf_core::{Role, SignInId, StoreError, TeamId, UserId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::OnConflict,
};

impl<C: ConnectionTrait> AccountStore for Repo<C> {
    async fn user_by_email(&mut self, email: &Email) -> Result<Option<User>, StoreError> {
        let found = users::Entity::find()
            .filter(users::Column::Email.eq(email.as_str()))
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

    async fn insert_team_and_admin(&mut self, team: &Team, admin: &User) -> Result<bool, StoreError> {
        let team = teams::ActiveModel {
            id: Set(team.id.uuid()),
            name: Set(team.name.clone()),
            created_at: Set(team.created_at),
            ..Default::default()
        };
        team.insert(self.connection()).await.map_err(store_error)?;
        let inserted = users::Entity::insert(user_row(admin))
            .on_conflict(OnConflict::column(users::Column::Email).do_nothing().to_owned())
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        Ok(inserted == 1)
    }

    async fn rehash(
        &mut self,
        team: TeamId,
        user: UserId,
        old: &PasswordHash,
        new: &PasswordHash,
    ) -> Result<bool, StoreError> {
        let row =
            users::ActiveModel { password_hash: Set(Some(new.as_str().to_owned())), ..Default::default() };
        let done = users::Entity::update_many()
            .set(row)
            .filter(users::Column::TeamId.eq(team.uuid()))
            .filter(users::Column::Id.eq(user.uuid()))
            .filter(users::Column::PasswordHash.eq(old.as_str()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }
}

impl<C: ConnectionTrait> SignInStore for Repo<C> {
    async fn sign_in_with_user(&mut self, id: SignInId) -> Result<Option<(SignIn, User)>, StoreError> {
        let found = sign_ins::Entity::find_by_id(id.uuid())
            .find_also_related(users::Entity)
            .and_also_related(teams::Entity)
            .one(self.connection())
            .await
            .map_err(store_error)?;
        match found {
            Some((row, Some(user), Some(team))) => Ok(Some((sign_in_from(row)?, user_from(user, team)?))),
            Some(_) => Err(corrupt("a sign-in without its user")),
            None => Ok(None),
        }
    }

    async fn insert_sign_in(&mut self, sign_in: &SignIn) -> Result<(), StoreError> {
        let row = sign_in_row(sign_in)?;
        sign_ins::Entity::insert(row).exec_without_returning(self.connection()).await.map_err(store_error)?;
        Ok(())
    }

    async fn rotate(&mut self, team: TeamId, id: SignInId, step: &Rotation) -> Result<bool, StoreError> {
        let row = sign_ins::ActiveModel {
            generation: Set(number(step.to)?),
            token_id: Set(step.token_id.uuid()),
            token_issued_at: Set(step.at),
            rotated_at: Set(Some(step.at)),
            last_active_at: Set(step.last_active_at),
            idle_deadline: Set(step.idle_deadline),
            current_used: Set(false),
            ..Default::default()
        };
        let done = sign_ins::Entity::update_many()
            .set(row)
            .filter(sign_ins::Column::Id.eq(id.uuid()))
            .filter(sign_ins::Column::TeamId.eq(team.uuid()))
            .filter(sign_ins::Column::Generation.eq(number(step.from)?))
            .filter(sign_ins::Column::IdleMaxSeconds.eq(number(step.idle_max_seconds)?))
            .filter(sign_ins::Column::AbsoluteMaxSeconds.eq(number(step.absolute_max_seconds)?))
            .filter(sign_ins::Column::EndedAt.is_null())
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn mark_current_used(
        &mut self,
        team: TeamId,
        id: SignInId,
        generation: u32,
    ) -> Result<(), StoreError> {
        let row = sign_ins::ActiveModel { current_used: Set(true), ..Default::default() };
        sign_ins::Entity::update_many()
            .set(row)
            .filter(sign_ins::Column::Id.eq(id.uuid()))
            .filter(sign_ins::Column::TeamId.eq(team.uuid()))
            .filter(sign_ins::Column::Generation.eq(number(generation)?))
            .filter(sign_ins::Column::CurrentUsed.eq(false))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn end_sign_in(&mut self, team: TeamId, id: SignInId, ended: Ended) -> Result<bool, StoreError> {
        let row = sign_ins::ActiveModel {
            ended_at: Set(Some(ended.at)),
            end_reason: Set(Some(ended.reason.as_str().to_owned())),
            ..Default::default()
        };
        let done = sign_ins::Entity::update_many()
            .set(row)
            .filter(sign_ins::Column::Id.eq(id.uuid()))
            .filter(sign_ins::Column::TeamId.eq(team.uuid()))
            .filter(sign_ins::Column::EndedAt.is_null())
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }
}

impl<C: ConnectionTrait> Repo<C> {
    /// Stores one more member of a team.
    ///
    /// # Errors
    /// When the database refuses, also if the address is taken.
    pub async fn insert_user(&mut self, user: &User) -> Result<(), StoreError> {
        users::Entity::insert(user_row(user))
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        Ok(())
    }
}

pub(crate) fn user_row(user: &User) -> users::ActiveModel {
    users::ActiveModel {
        id: Set(user.id.uuid()),
        team_id: Set(user.team.uuid()),
        email: Set(user.email.as_str().to_owned()),
        name: Set(user.name.clone()),
        role: Set(user.role.as_str().to_owned()),
        password_hash: Set(user.password_hash.as_ref().map(|hash| hash.as_str().to_owned())),
        disabled_at: Set(user.disabled_at),
        email_verified_at: Set(user.email_verified_at),
        left_at: Set(user.left_at),
        has_second_factor: Set(user.has_second_factor),
        created_at: Set(user.created_at),
    }
}

/// The time zone of the team's notes.
pub(crate) fn time_zone_of(team: &teams::Model) -> Result<Tz, StoreError> {
    team.time_zone.parse().map_err(|_| corrupt("a team's time zone"))
}

/// What the team decided about signing in.
pub(crate) fn security_of(team: &teams::Model) -> Result<TeamSecurity, StoreError> {
    let overrides = PolicyOverrides {
        idle_minutes: team.idle_minutes.map(count).transpose()?,
        absolute_minutes: team.absolute_minutes.map(count).transpose()?,
    };
    Ok(TeamSecurity { overrides, second_factor_required: team.second_factor_required })
}

pub(crate) fn user_from(row: users::Model, team: teams::Model) -> Result<User, StoreError> {
    Ok(User {
        id: row.id.into(),
        team: row.team_id.into(),
        security: security_of(&team)?,
        team_time_zone: time_zone_of(&team)?,
        team_name: team.name,
        email: Email::parse(&row.email).map_err(|_| corrupt("a user's e-mail address"))?,
        name: row.name,
        role: Role::parse(&row.role).ok_or_else(|| corrupt("a user's role"))?,
        password_hash: row.password_hash.map(PasswordHash::stored),
        disabled_at: row.disabled_at,
        email_verified_at: row.email_verified_at,
        left_at: row.left_at,
        has_second_factor: row.has_second_factor,
        created_at: row.created_at,
    })
}

fn sign_in_row(sign_in: &SignIn) -> Result<sign_ins::ActiveModel, StoreError> {
    Ok(sign_ins::ActiveModel {
        id: Set(sign_in.id.uuid()),
        team_id: Set(sign_in.team.uuid()),
        user_id: Set(sign_in.user.uuid()),
        channel: Set(sign_in.channel.as_str().to_owned()),
        method: Set(sign_in.method.as_str().to_owned()),
        created_at: Set(sign_in.created_at),
        last_active_at: Set(sign_in.last_active_at),
        idle_max_seconds: Set(number(sign_in.idle_max_seconds)?),
        absolute_max_seconds: Set(number(sign_in.absolute_max_seconds)?),
        idle_deadline: Set(sign_in.idle_deadline),
        absolute_deadline: Set(sign_in.absolute_deadline),
        generation: Set(number(sign_in.generation)?),
        token_id: Set(sign_in.token_id.uuid()),
        token_issued_at: Set(sign_in.token_issued_at),
        rotated_at: Set(sign_in.rotated_at),
        current_used: Set(sign_in.current_used),
        ended_at: Set(sign_in.ended.map(|ended| ended.at)),
        end_reason: Set(sign_in.ended.map(|ended| ended.reason.as_str().to_owned())),
        user_agent: Set(sign_in.device.user_agent.clone()),
        address: Set(sign_in.device.address.clone()),
    })
}

pub(crate) fn sign_in_from(row: sign_ins::Model) -> Result<SignIn, StoreError> {
    let ended = match (row.ended_at, row.end_reason) {
        (Some(at), Some(reason)) => {
            let reason = EndReason::parse(&reason).ok_or_else(|| corrupt("why a sign-in ended"))?;
            Some(Ended { at, reason })
        }
        (None, None) => None,
        _ => return Err(corrupt("half an end of a sign-in")),
    };
    Ok(SignIn {
        id: row.id.into(),
        team: row.team_id.into(),
        user: row.user_id.into(),
        channel: Channel::parse(&row.channel).ok_or_else(|| corrupt("a sign-in's channel"))?,
        method: SignInMethod::parse(&row.method).ok_or_else(|| corrupt("how somebody signed in"))?,
        created_at: row.created_at,
        last_active_at: row.last_active_at,
        idle_max_seconds: count(row.idle_max_seconds)?,
        absolute_max_seconds: count(row.absolute_max_seconds)?,
        idle_deadline: row.idle_deadline,
        absolute_deadline: row.absolute_deadline,
        generation: count(row.generation)?,
        token_id: row.token_id.into(),
        token_issued_at: row.token_issued_at,
        rotated_at: row.rotated_at,
        current_used: row.current_used,
        ended,
        device: Device { user_agent: row.user_agent, address: row.address },
    })
}
