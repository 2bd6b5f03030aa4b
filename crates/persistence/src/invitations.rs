//! Invitations into teams: found by the hash of their link's token, accepted and taken back by conditional updates.

use crate::{
    Repo,
    accounts::user_from,
    db::{corrupt, store_error},
    rows::{invitations, teams, users},
};
use rf_auth::{
    Email, TokenHash,
    team::{FoundInvitation, Invitation, InvitationStore},
};
use rf_core::{InvitationId, Role, StoreError, TeamId, Time};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, UpdateMany};

impl<C: ConnectionTrait> InvitationStore for Repo<C> {
    async fn insert_invitation(
        &mut self,
        invitation: &Invitation,
        token: &TokenHash,
    ) -> Result<(), StoreError> {
        let row = invitations::ActiveModel {
            id: Set(invitation.id.uuid()),
            team_id: Set(invitation.team.uuid()),
            email: Set(invitation.email.as_str().to_owned()),
            role: Set(invitation.role.as_str().to_owned()),
            invited_by: Set(invitation.invited_by.uuid()),
            token_hash: Set(token.as_str().to_owned()),
            created_at: Set(invitation.created_at),
            expires_at: Set(invitation.expires_at),
            accepted_at: Set(invitation.accepted_at),
            revoked_at: Set(invitation.revoked_at),
        };
        invitations::Entity::insert(row)
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn invitation(&mut self, team: TeamId, id: InvitationId) -> Result<Option<Invitation>, StoreError> {
        let found = invitations::Entity::find_by_id(id.uuid())
            .filter(invitations::Column::TeamId.eq(team.uuid()))
            .one(self.connection())
            .await
            .map_err(store_error)?;
        found.map(invitation_from).transpose()
    }

    async fn invitation_by_token(
        &mut self,
        token: &TokenHash,
    ) -> Result<Option<FoundInvitation>, StoreError> {
        let found = invitations::Entity::find()
            .filter(invitations::Column::TokenHash.eq(token.as_str()))
            .find_also_related(users::Entity)
            .and_also_related(teams::Entity)
            .one(self.connection())
            .await
            .map_err(store_error)?;
        found.map(found_from).transpose()
    }

    async fn revoke_open_invitations(
        &mut self,
        team: TeamId,
        email: &Email,
        at: Time,
    ) -> Result<(), StoreError> {
        let revoking = revoking(team, at).filter(invitations::Column::Email.eq(email.as_str()));
        revoking.exec(self.connection()).await.map_err(store_error)?;
        Ok(())
    }

    async fn revoke_invitation(
        &mut self,
        team: TeamId,
        id: InvitationId,
        at: Time,
    ) -> Result<bool, StoreError> {
        let revoking = revoking(team, at).filter(invitations::Column::Id.eq(id.uuid()));
        let done = revoking.exec(self.connection()).await.map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn accept_invitation(
        &mut self,
        team: TeamId,
        id: InvitationId,
        at: Time,
    ) -> Result<bool, StoreError> {
        let row = invitations::ActiveModel { accepted_at: Set(Some(at)), ..Default::default() };
        let done = untouched(team, row)
            .filter(invitations::Column::Id.eq(id.uuid()))
            .filter(invitations::Column::ExpiresAt.gt(at))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }
}

/// An invitation with whoever sent it and their team.
pub(crate) fn found_from(
    found: (invitations::Model, Option<users::Model>, Option<teams::Model>),
) -> Result<FoundInvitation, StoreError> {
    let (row, Some(inviter), Some(team)) = found else {
        return Err(corrupt("an invitation without its sender"));
    };
    let (invitation, team_name) = (invitation_from(row)?, team.name.clone());
    Ok(FoundInvitation { invitation, team_name, inviter: user_from(inviter, team)? })
}

/// Changes those that were neither accepted nor taken back.
fn untouched(team: TeamId, row: invitations::ActiveModel) -> UpdateMany<invitations::Entity> {
    invitations::Entity::update_many()
        .set(row)
        .filter(invitations::Column::TeamId.eq(team.uuid()))
        .filter(invitations::Column::AcceptedAt.is_null())
        .filter(invitations::Column::RevokedAt.is_null())
}

fn revoking(team: TeamId, at: Time) -> UpdateMany<invitations::Entity> {
    untouched(team, invitations::ActiveModel { revoked_at: Set(Some(at)), ..Default::default() })
}

pub(crate) fn invitation_from(row: invitations::Model) -> Result<Invitation, StoreError> {
    Ok(Invitation {
        id: row.id.into(),
        team: row.team_id.into(),
        email: Email::parse(&row.email).map_err(|_| corrupt("an invitation's e-mail address"))?,
        role: Role::parse(&row.role).ok_or_else(|| corrupt("an invitation's role"))?,
        invited_by: row.invited_by.into(),
        created_at: row.created_at,
        expires_at: row.expires_at,
        accepted_at: row.accepted_at,
        revoked_at: row.revoked_at,
    })
}
