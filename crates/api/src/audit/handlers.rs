//! Reading the audit log.

use super::dto::{AuditActions, AuditFilter, AuditPage};
use crate::{caller::Caller, openapi::CallerProblems, problem::Problem, security::allowed};
use actix_web::{
    get,
    web::{Data, Json, Query},
};
use rf_core::{Action, AuditAction};
use rf_persistence::{Db, views};

/// Read the audit log, newest first
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(AuditFilter),
    responses((status = 200, body = AuditPage), CallerProblems)
)]
#[get("/team/audit-log")]
pub(crate) async fn list_audit_log(
    caller: Caller,
    db: Data<Db>,
    filter: Query<AuditFilter>,
) -> Result<Json<AuditPage>, Problem> {
    let actor = allowed(&caller, Action::ReadAuditLog)?;
    let query = filter.into_inner().into_query()?;
    Ok(Json(views::list_audit_events(&db.repo(), actor.team, &query).await?.into()))
}

/// List the names of all actions
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    responses((status = 200, body = AuditActions), CallerProblems)
)]
#[get("/team/audit-log/actions")]
pub(crate) async fn list_audit_actions(caller: Caller) -> Result<Json<AuditActions>, Problem> {
    allowed(&caller, Action::ReadAuditLog)?;
    let actions = AuditAction::ALL.iter().map(|action| action.as_str()).collect();
    Ok(Json(AuditActions { actions }))
}
