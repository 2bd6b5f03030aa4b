//! How a flow is used.

use crate::{app::App, caller::Caller, openapi::OneProblems, problem::Problem};
use actix_web::{
    get,
    web::{Data, Json, Path},
};
use chrono::{DateTime, NaiveDate, Utc};
use rf_persistence::{
    Db,
    views::{self, UsageRow},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// How a flow is used.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FlowUsage {
    /// Sessions started on it, over all versions.
    runs: u64,
    active: u64,
    resolved: u64,
    escalated: u64,
    abandoned: u64,
    /// From start to end by the clock: the median of the latest 500 finished sessions.
    #[schema(required)]
    median_minutes: Option<i64>,
    #[schema(required)]
    last_run_at: Option<DateTime<Utc>>,
    /// The last 26 weeks, oldest first.
    weeks: Vec<WeekCount>,
    /// Newest first, at most 100.
    versions: Vec<VersionRuns>,
    /// Flows that name this one as sub-flow, by title, at most 100.
    used_by: Vec<FlowName>,
}

/// Sessions started in a week.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WeekCount {
    /// A Monday in UTC.
    starts_on: NaiveDate,
    runs: u64,
}

/// Sessions per version.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct VersionRuns {
    version: u32,
    runs: u64,
}

/// A flow by its title.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FlowName {
    pub(crate) id: Uuid,
    pub(crate) title: String,
}

impl From<UsageRow> for FlowUsage {
    fn from(row: UsageRow) -> Self {
        let of = |status: &str| {
            row.statuses.iter().find(|(known, _)| known == status).map_or(0, |(_, runs)| *runs)
        };
        Self {
            runs: row.statuses.iter().map(|(_, runs)| runs).sum(),
            active: of("active"),
            resolved: of("resolved"),
            escalated: of("escalated"),
            abandoned: of("abandoned"),
            median_minutes: row.median_minutes,
            last_run_at: row.last_run_at,
            weeks: row.weeks.into_iter().map(|(starts_on, runs)| WeekCount { starts_on, runs }).collect(),
            versions: row.versions.into_iter().map(|(version, runs)| VersionRuns { version, runs }).collect(),
            used_by: row.used_by.into_iter().map(|(id, title)| FlowName { id: id.uuid(), title }).collect(),
        }
    }
}

/// Read how a flow is used
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(("flow_id" = Uuid, Path)),
    responses((status = 200, body = FlowUsage), OneProblems)
)]
#[get("/flows/{flow_id}/usage")]
pub(crate) async fn get_flow_usage(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<Json<FlowUsage>, Problem> {
    let mut store = db.repo();
    let flow = rf_flows::read_flow(&mut store, &caller.actor(), path.into_inner().into()).await?;
    let today = app.env().now().date_naive();
    let usage = views::flow_usage(&store, flow.team, flow.id, &flow.slug.0, today).await?;
    Ok(Json(usage.into()))
}
