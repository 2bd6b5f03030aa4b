//! Validation, which keeps nothing.

use super::dto::{FlowBody, FlowFindings};
use crate::{caller::Caller, openapi::WriteProblems, problem::Problem};
use actix_web::{
    post,
    web::{Data, Json},
};
use rf_persistence::{Db, views};

/// Check a flow document
///
/// Keeps nothing. Errors block publishing, warnings do not. Sub-flows and library steps are looked for in the team's library.
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    request_body = FlowBody,
    responses((status = 200, body = FlowFindings), WriteProblems)
)]
#[post("/flows/validate")]
pub(crate) async fn validate_flow(
    caller: Caller,
    db: Data<Db>,
    body: Json<FlowBody>,
) -> Result<Json<FlowFindings>, Problem> {
    let surroundings = views::surroundings(&db.repo(), caller.actor().team, &body.document).await?;
    Ok(Json(FlowFindings { findings: rf_flows::validate_within(&body.document, &surroundings) }))
}
