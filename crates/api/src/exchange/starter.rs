//! The starter library, offered to teams.

use super::dto::{KeptFlows, StarterBody, StarterFlow, StarterLibrary};
use super::import::importer;
use crate::{
    app::App,
    caller::{Caller, invalid},
    library::reader,
    openapi::{CallerProblems, WriteProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, get, post,
    web::{Data, Json},
};
use rf_flows::{KeepFailure, KeepFlow, LibraryFlow, folders::FolderStore, keep_flows, starter_library};
use rf_persistence::{Db, views};

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
    let slugs: Vec<_> = flows.iter().map(|flow| flow.slug.0.as_str()).collect();
    let known = views::known_slugs(&db.repo(), actor.team, &slugs).await?;
    let item = |flow: LibraryFlow| {
        let in_library = known.contains(&flow.slug.0);
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
    let slugs: Vec<_> = flows.iter().map(|flow| flow.slug.0.clone()).collect();
    let slugs: Vec<_> = slugs.iter().map(String::as_str).collect();
    let kept = db
        .transact(async |store| {
            // Two people at once must not add everything twice.
            store.hold_folders(actor.team).await?;
            let known = views::known_slugs(store, actor.team, &slugs).await?;
            let missing = flows.into_iter().filter(|flow| !known.contains(&flow.slug.0));
            let wanted = missing.map(KeepFlow::from).collect();
            keep_flows(store, app.env(), &actor, wanted, publish, None).await
        })
        .await
        .map_err(|failure: KeepFailure| Problem::from(failure))?;
    Ok(HttpResponse::Created().json(KeptFlows::from(kept)))
}
