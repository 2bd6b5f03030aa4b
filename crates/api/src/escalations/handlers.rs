//! Operations on the queue; accepting and returning are commands in the session.

use super::dto::{EscalationFilter, EscalationPage, EscalationSummary};
use crate::{caller::Caller, openapi::CallerProblems, paging, problem::Problem};
use actix_web::{
    get,
    web::{Data, Json, Query},
};
use rf_flows::session::may_see_queue;
use rf_persistence::{
    Db,
    views::{self, EscalationQuery},
};

/// List the team's escalations
///
/// Those that wait come with the longest wait first, all others with the newest first. Accept one with the command
/// `accept_escalation` in its session, give it back with `return_escalation`.
#[utoipa::path(
    tag = "Escalations",
    security(("bearer" = [])),
    params(EscalationFilter),
    responses((status = 200, body = EscalationPage), CallerProblems)
)]
#[get("/escalations")]
pub(crate) async fn list_escalations(
    caller: Caller,
    db: Data<Db>,
    filter: Query<EscalationFilter>,
) -> Result<Json<EscalationPage>, Problem> {
    let actor = caller.actor();
    may_see_queue(&actor)?;
    let filter = filter.into_inner();
    let query = EscalationQuery {
        state: filter.state.map(Into::into).unwrap_or_default(),
        to_person: filter.to_me.unwrap_or_default().then_some(actor.user),
        escalated_by: filter.mine.unwrap_or_default().then_some(actor.user),
        flow: filter.flow_id.map(Into::into),
        from: filter.from,
        to: filter.to,
        search: paging::short_text("search", filter.search)?,
        after: paging::cursor(filter.cursor.as_deref())?,
        limit: paging::limit(filter.limit)?,
    };
    let page = views::list_escalations(&db.repo(), actor.team, &query).await?;
    Ok(Json(EscalationPage::new(page, actor.user)))
}

/// See the queue at a glance
#[utoipa::path(
    tag = "Escalations",
    security(("bearer" = [])),
    responses((status = 200, body = EscalationSummary), CallerProblems)
)]
#[get("/escalations/summary")]
pub(crate) async fn get_escalation_summary(
    caller: Caller,
    db: Data<Db>,
) -> Result<Json<EscalationSummary>, Problem> {
    let actor = caller.actor();
    may_see_queue(&actor)?;
    Ok(Json(views::escalation_summary(&db.repo(), actor.team, actor.user).await?.into()))
}
