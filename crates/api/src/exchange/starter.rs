//! The starter library, offered to teams.

use super::body::importer;
use super::dto::{KeptFlows, StarterBody, StarterFlow, StarterLibrary};
use crate::{
    app::App,
    beside::beside,
    caller::{Caller, invalid},
    library::reader,
    openapi::{CallerProblems, WriteProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, get, post,
    web::{Data, Json},
};
use rf_flows::{
    FlowStore, KeepFailure, KeepFlow, LibraryFlow, check_flows, folders::FolderStore, keep_flows,
    starter_library,
};
use rf_persistence::Db;

/// List the flows that come with the product
#[utoipa::path(
    tag = "Import and export",
    security(("bearer" = [])),
    responses((status = 200, body = StarterLibrary), CallerProblems)
)]
#[get("/starter-library")]
pub(crate) async fn list_starter_flows(
    caller: Caller,
    db: Data<Db>,
) -> Result<Json<StarterLibrary>, Problem> {
    let actor = reader(&caller)?;
    let flows = starter_library();
    let slugs: Vec<_> = flows.iter().map(|flow| flow.slug.clone()).collect();
    let taken = db.repo().taken_slugs(actor.team, &slugs).await?;
    let item = |flow: LibraryFlow| {
        let in_library = taken.contains(&flow.slug);
        StarterFlow::new(flow, in_library)
    };
    Ok(Json(StarterLibrary { items: flows.into_iter().map(item).collect() }))
}

/// Add flows that come with the product to the library
///
/// Flows whose slug the team already has are left out, and are not in the answer.
#[utoipa::path(
    tag = "Import and export",
    security(("bearer" = [])),
    request_body = StarterBody,
    responses((status = 201, body = KeptFlows), WriteProblems)
)]
#[post("/starter-library")]
pub(crate) async fn add_starter_flows(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    body: Json<StarterBody>,
) -> Result<HttpResponse, Problem> {
    let actor = importer(&caller)?;
    let StarterBody { slugs, publish } = body.into_inner();
    let mut flows = starter_library();
    if let Some(slugs) = slugs {
        if slugs.iter().any(|slug| !flows.iter().any(|flow| flow.slug.0 == *slug)) {
            return Err(invalid(
                "slugs",
                "unknown_starter_flow",
                "Choose from the flows of the starter library.",
            ));
        }
        flows.retain(|flow| slugs.contains(&flow.slug.0));
    }
    let slugs: Vec<_> = flows.iter().map(|flow| flow.slug.clone()).collect();
    let flows = beside(move || check_flows(flows.into_iter().map(KeepFlow::from).collect())).await??;
    let kept = db
        .transact(async |store| {
            // Two people at once must not add everything twice.
            store.hold_folders(actor.team).await?;
            let taken = store.taken_slugs(actor.team, &slugs).await?;
            let missing = slugs.iter().zip(flows).filter(|(slug, _)| !taken.contains(slug));
            let missing = missing.map(|(_, flow)| flow).collect();
            keep_flows(store, app.env(), &actor, missing, publish, None).await
        })
        .await
        .map_err(|failure: KeepFailure| Problem::from(failure))?;
    Ok(HttpResponse::Created().json(KeptFlows::from(kept)))
}
