//! Validation, which keeps nothing.

use super::dto::{FlowBody, FlowFindings};
use crate::{caller::Caller, openapi::WriteProblems};
use actix_web::{post, web::Json};

/// Check a flow document
///
/// Keeps nothing. Errors block publishing, warnings do not.
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    request_body = FlowBody,
    responses((status = 200, body = FlowFindings), WriteProblems)
)]
#[post("/flows/validate")]
pub(crate) async fn validate_flow(_caller: Caller, body: Json<FlowBody>) -> Json<FlowFindings> {
    Json(FlowFindings { findings: rf_flows::validate(&body.document) })
}
