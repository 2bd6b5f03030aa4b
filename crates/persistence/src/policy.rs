//! What teams decide about signing in, and how a narrower policy reaches the sign-ins that are live.

use crate::{
    Repo,
    accounts::security_of,
    db::store_error,
    entry::{end_where, live},
    flows::number,
    rows::{sign_ins, teams},
};
use rf_auth::{Ended, PolicyStore, SessionPolicy, Team, TeamSecurity};
use rf_core::{StoreError, TeamId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, QueryFilter,
    sea_query::{CaseStatement, Expr, ExprTrait, SimpleExpr},
};
use sign_ins::Column;
use std::time::Duration;

impl<C: ConnectionTrait> PolicyStore for Repo<C> {
    async fn lock_team(&mut self, team: TeamId) -> Result<Option<(Team, TeamSecurity)>, StoreError> {
        let Some(row) = self.held_team(team).await? else { return Ok(None) };
        let security = security_of(&row)?;
        Ok(Some((Team { id: row.id.into(), name: row.name, created_at: row.created_at }, security)))
    }

    async fn set_security(&mut self, team: TeamId, security: &TeamSecurity) -> Result<(), StoreError> {
        let row = teams::ActiveModel {
            idle_minutes: Set(security.overrides.idle_minutes.map(number).transpose()?),
            absolute_minutes: Set(security.overrides.absolute_minutes.map(number).transpose()?),
            second_factor_required: Set(security.second_factor_required),
            ..Default::default()
        };
        teams::Entity::update_many()
            .set(row)
            .filter(teams::Column::Id.eq(team.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(())
    }

    /// Three statements over the whole team. A rotation that comes in between waits for its row or finds other windows
    /// than those that it was made for; then it reads again.
    async fn tighten(
        &mut self,
        team: TeamId,
        policy: &SessionPolicy,
        ended: Ended,
    ) -> Result<u32, StoreError> {
        let (idle, absolute) = (policy.idle_seconds(), policy.absolute_seconds());
        let before = |seconds: u32| ended.at - Duration::from_secs(seconds.into());
        let past = Condition::any()
            .add(Column::CreatedAt.lte(before(absolute)))
            .add(Column::LastActiveAt.lte(before(idle)));
        let which = Condition::all().add(live(team, ended.at)).add(past);
        let count = end_where(self.connection(), which, ended).await?;

        let backend = self.connection().get_database_backend();
        let end = || later(backend, Column::CreatedAt, absolute);
        sign_ins::Entity::update_many()
            .col_expr(Column::AbsoluteMaxSeconds, Expr::val(number(absolute)?))
            .col_expr(Column::AbsoluteDeadline, earlier(Column::AbsoluteDeadline, end()))
            .col_expr(Column::IdleDeadline, earlier(Column::IdleDeadline, end()))
            .filter(live(team, ended.at))
            .filter(Column::AbsoluteMaxSeconds.gt(number(absolute)?))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        sign_ins::Entity::update_many()
            .col_expr(Column::IdleMaxSeconds, Expr::val(number(idle)?))
            .col_expr(
                Column::IdleDeadline,
                earlier(Column::IdleDeadline, later(backend, Column::LastActiveAt, idle)),
            )
            .filter(live(team, ended.at))
            .filter(Column::IdleMaxSeconds.gt(number(idle)?))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(count)
    }
}

/// The earlier of a stored moment and another.
fn earlier(column: Column, other: SimpleExpr) -> SimpleExpr {
    let case = CaseStatement::new().case(other.clone().lt(Expr::col(column)), other);
    case.finally(Expr::col(column)).into()
}

/// The moment whole `seconds` after a stored one, as exact and in the same form.
///
/// SQLite keeps moments as text in UTC. Its own functions know milliseconds only, so what follows the whole second
/// (`.250250+00:00`) is put behind the sum as it stands.
fn later(backend: DbBackend, column: Column, seconds: u32) -> SimpleExpr {
    match backend {
        DbBackend::Sqlite => Expr::cust_with_exprs(
            "(strftime('%Y-%m-%dT%H:%M:%S', substr(?, 1, 19), ?) || substr(?, 20))",
            [Expr::col(column), Expr::val(format!("+{seconds} seconds")), Expr::col(column)],
        ),
        _ => Expr::cust_with_exprs(
            "($1 + $2 * interval '1 second')",
            [Expr::col(column), Expr::val(i64::from(seconds))],
        ),
    }
}
