//! How a flow is used. Each figure is one query whose answer has a bound, however many sessions there are.

use super::unsigned;
use crate::{
    Repo,
    db::store_error,
    flows::count,
    rows::{flow_subflows, flows, sessions},
};
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use rf_core::{FlowId, StoreError, TeamId, Time};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Func, Query},
};
use uuid::Uuid;

/// How many weeks are told.
const WEEKS: i32 = 26;
/// The latest finished sessions whose time counts.
const TIMED: u64 = 500;
/// Versions and flows told at most.
const LISTED: u64 = 100;

/// How a flow is used.
#[derive(Debug, Clone, Default)]
pub struct UsageRow {
    /// Sessions by status (`active`, `resolved`, …).
    pub statuses: Vec<(String, u64)>,
    /// The median of the minutes that the latest 500 finished sessions took.
    pub median_minutes: Option<i64>,
    /// When the last session was started.
    pub last_run_at: Option<Time>,
    /// Sessions started in each of the last 26 weeks, by the Monday in UTC, oldest first.
    pub weeks: Vec<(NaiveDate, u64)>,
    /// Sessions by version, newest first.
    pub versions: Vec<(u32, u64)>,
    /// Flows that name this one as sub-flow, by title; archived ones are left out.
    pub used_by: Vec<(FlowId, String)>,
}

/// How the flow of that name is used.
///
/// # Errors
/// When the database does not answer.
pub async fn flow_usage<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    flow: FlowId,
    slug: &str,
    today: NaiveDate,
) -> Result<UsageRow, StoreError> {
    let connection = repo.connection();
    let of_flow = || sessions_of(team, flow);
    let sum = || Expr::expr(Func::count(Expr::col(sessions::Column::Id)));
    let statuses: Vec<(String, i64)> = of_flow()
        .select_only()
        .column(sessions::Column::Status)
        .column_as(sum(), "runs")
        .group_by(sessions::Column::Status)
        .into_tuple()
        .all(connection)
        .await
        .map_err(store_error)?;
    let last: Option<Option<Time>> = of_flow()
        .select_only()
        .column_as(sessions::Column::StartedAt.max(), "last")
        .into_tuple()
        .one(connection)
        .await
        .map_err(store_error)?;
    let versions: Vec<(i32, i64)> = of_flow()
        .select_only()
        .column(sessions::Column::FlowVersion)
        .column_as(sum(), "runs")
        .group_by(sessions::Column::FlowVersion)
        .order_by_desc(sessions::Column::FlowVersion)
        .limit(LISTED)
        .into_tuple()
        .all(connection)
        .await
        .map_err(store_error)?;
    Ok(UsageRow {
        statuses: statuses.into_iter().map(|(status, runs)| (status, unsigned(runs))).collect(),
        median_minutes: median_minutes(repo, team, flow).await?,
        last_run_at: last.flatten(),
        weeks: weeks(repo, team, flow, today).await?,
        versions: versions
            .into_iter()
            .map(|(version, runs)| Ok((count(version)?, unsigned(runs))))
            .collect::<Result<_, StoreError>>()?,
        used_by: used_by(repo, team, slug).await?,
    })
}

fn sessions_of(team: TeamId, flow: FlowId) -> Select<sessions::Entity> {
    sessions::Entity::find()
        .filter(sessions::Column::TeamId.eq(team.uuid()))
        .filter(sessions::Column::FlowId.eq(flow.uuid()))
}

async fn median_minutes<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    flow: FlowId,
) -> Result<Option<i64>, StoreError> {
    let times: Vec<(Time, Time)> = sessions_of(team, flow)
        .select_only()
        .column(sessions::Column::StartedAt)
        .column(sessions::Column::EndedAt)
        .filter(sessions::Column::EndedAt.is_not_null())
        .order_by_desc(sessions::Column::StartedAt)
        .limit(TIMED)
        .into_tuple()
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let mut minutes: Vec<_> = times.into_iter().map(|(start, end)| (end - start).num_minutes()).collect();
    minutes.sort_unstable();
    Ok(minutes.get(minutes.len() / 2).copied())
}

async fn weeks<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    flow: FlowId,
    today: NaiveDate,
) -> Result<Vec<(NaiveDate, u64)>, StoreError> {
    let this_week = today - TimeDelta::days(i64::from(today.weekday().num_days_from_monday()));
    let start_of = |week: NaiveDate| week.and_time(NaiveTime::MIN).and_utc();
    let mut mondays: Vec<_> = (0..WEEKS).map(|ago| this_week - TimeDelta::weeks(ago.into())).collect();
    mondays.reverse();
    // The number of the week that a session was started in, from the newest down; the databases share no word for it.
    let mut week = Expr::case(Condition::all().add(sessions::Column::StartedAt.gte(start_of(this_week))), 0);
    for ago in 1..WEEKS {
        let from = start_of(this_week - TimeDelta::weeks(ago.into()));
        week = week.case(Condition::all().add(sessions::Column::StartedAt.gte(from)), ago);
    }
    let inner = Query::select()
        .expr_as(week, "week")
        .from(sessions::Entity)
        .and_where(sessions::Column::TeamId.eq(team.uuid()))
        .and_where(sessions::Column::FlowId.eq(flow.uuid()))
        .and_where(sessions::Column::StartedAt.gte(start_of(mondays[0])))
        .take();
    let query = Query::select()
        .column("week")
        .expr_as(Func::count(Expr::col("week")), "runs")
        .from_subquery(inner, "started")
        .group_by_col("week")
        .take();
    let rows = repo.connection().query_all(&query).await.map_err(store_error)?;
    let mut runs = vec![0; mondays.len()];
    for row in rows {
        let week: i32 = row.try_get("", "week").map_err(store_error)?;
        let started: i64 = row.try_get("", "runs").map_err(store_error)?;
        if let Ok(place) = usize::try_from(WEEKS - 1 - week) {
            runs[place] = unsigned(started);
        }
    }
    Ok(mondays.into_iter().zip(runs).collect())
}

async fn used_by<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    slug: &str,
) -> Result<Vec<(FlowId, String)>, StoreError> {
    let naming = Query::select()
        .column(flow_subflows::Column::FlowId)
        .from(flow_subflows::Entity)
        .and_where(flow_subflows::Column::TeamId.eq(team.uuid()))
        .and_where(Expr::col(flow_subflows::Column::Slug).eq(slug))
        .take();
    let rows: Vec<(Uuid, String)> = flows::Entity::find()
        .select_only()
        .column(flows::Column::Id)
        .column(flows::Column::Title)
        .filter(flows::Column::TeamId.eq(team.uuid()))
        .filter(flows::Column::ArchivedAt.is_null())
        .filter(flows::Column::Id.in_subquery(naming))
        .order_by_asc(flows::Column::TitleKey)
        .limit(LISTED)
        .into_tuple()
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    Ok(rows.into_iter().map(|(id, title)| (id.into(), title)).collect())
}
