//! Operations on documents that keep nothing: validation and import previews.

use super::dto::{FlowBody, FlowFindings, ImportBody};
use crate::{
    caller::Caller,
    openapi::{ImportAnswer, WriteProblems},
    paging,
    problem::Problem,
};
use actix_web::{post, web, web::Json};
use rf_core::{Action, Relation, Verdict, verdict};
use rf_flows::{FlowFailure, ImportOptions, ImportOutcome};

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

/// Preview an import
///
/// Reads Mermaid flowcharts (bare, or in a Markdown page) and flow files (YAML or JSON). Keeps nothing: create a flow
/// from each document that you like. What could not be mapped is in the report, with line and reason.
#[utoipa::path(tag = "Flows", security(("bearer" = [])), request_body = ImportBody, responses(ImportAnswer, WriteProblems))]
#[post("/flows/import")]
pub(crate) async fn import_flows(
    caller: Caller,
    body: Json<ImportBody>,
) -> Result<Json<ImportOutcome>, Problem> {
    if verdict(caller.actor().role, Action::CreateFlow, Relation::Own) != Verdict::Allow {
        return Err(FlowFailure::Forbidden.into());
    }
    let body = body.into_inner();
    let name = paging::short_text("name", body.name)?;
    // Parsing a megabyte takes a while; the request threads have others to serve meanwhile.
    let options = ImportOptions::from(body.format);
    let outcome = web::block(move || rf_flows::import(&options, &body.source, name.as_deref())).await;
    outcome.map(Json).map_err(|_| Problem::internal())
}
