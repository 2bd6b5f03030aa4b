//! The port for handing sessions on: the queue of escalations, and who is in the team.

use crate::{
    Repo,
    db::{corrupt, store_error},
    flows::number,
    rows::{escalations, users},
};
use rf_core::{Role, SessionId, StoreError, TeamId, UserId};
use rf_flows::{
    notification::Notification,
    session::{EscalationRow, EscalationState, HandoverStore, Settlement, Teammate},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

impl<C: ConnectionTrait> HandoverStore for Repo<C> {
    async fn teammate(&mut self, team: TeamId, user: UserId) -> Result<Option<Teammate>, StoreError> {
        let found: Option<(Uuid, String, String)> = teammates(team)
            .filter(users::Column::Id.eq(user.uuid()))
            .into_tuple()
            .one(self.connection())
            .await
            .map_err(store_error)?;
        found.map(teammate_from).transpose()
    }

    async fn teammates(&mut self, team: TeamId) -> Result<Vec<Teammate>, StoreError> {
        let found: Vec<(Uuid, String, String)> = teammates(team)
            .order_by_asc(users::Column::Id)
            .into_tuple()
            .all(self.connection())
            .await
            .map_err(store_error)?;
        found.into_iter().map(teammate_from).collect()
    }

    async fn keep_escalation(&mut self, team: TeamId, row: &EscalationRow) -> Result<(), StoreError> {
        let row = escalations::ActiveModel {
            team_id: Set(team.uuid()),
            id: Set(row.id.uuid()),
            session_id: Set(row.session.uuid()),
            seq: Set(number(row.seq)?),
            escalated_by: Set(row.by.uuid()),
            to_text: Set(row.to.clone()),
            to_user: Set(row.to_person.map(UserId::uuid)),
            reason: Set(row.reason.clone()),
            open_step: Set(row.open_step.clone()),
            escalated_at: Set(row.at),
            state: Set(EscalationState::Waiting.as_str().to_owned()),
            accepted_at: Set(None),
            settled_at: Set(None),
            settled_by: Set(None),
        };
        let kept = escalations::Entity::insert(row).exec_without_returning(self.connection()).await;
        kept.map(drop).map_err(store_error)
    }

    async fn settle_escalation(
        &mut self,
        team: TeamId,
        session: SessionId,
        settled: Settlement,
    ) -> Result<(), StoreError> {
        let mut row = escalations::ActiveModel {
            state: Set(settled.state.as_str().to_owned()),
            settled_at: Set(Some(settled.at)),
            settled_by: Set(Some(settled.by.uuid())),
            ..Default::default()
        };
        if settled.state == EscalationState::Accepted {
            row.accepted_at = Set(Some(settled.at));
        }
        let done = escalations::Entity::update_many()
            .set(row)
            .filter(escalations::Column::TeamId.eq(team.uuid()))
            .filter(escalations::Column::SessionId.eq(session.uuid()))
            .filter(escalations::Column::Seq.eq(number(settled.seq)?))
            .exec(self.connection())
            .await;
        done.map(drop).map_err(store_error)
    }

    async fn notify(&mut self, team: TeamId, told: &[Notification]) -> Result<(), StoreError> {
        self.keep_notifications(team, told).await
    }
}

/// Id, name and role of whoever can sign in.
fn teammates(team: TeamId) -> Select<users::Entity> {
    users::Entity::find()
        .select_only()
        .columns([users::Column::Id, users::Column::Name, users::Column::Role])
        .filter(users::Column::TeamId.eq(team.uuid()))
        .filter(users::Column::DisabledAt.is_null())
        .filter(users::Column::LeftAt.is_null())
}

fn teammate_from((id, name, role): (Uuid, String, String)) -> Result<Teammate, StoreError> {
    let role = Role::parse(&role).ok_or_else(|| corrupt("a user's role"))?;
    Ok(Teammate { id: id.into(), name, role })
}
