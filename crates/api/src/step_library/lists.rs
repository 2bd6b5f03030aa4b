//! Lists of the Step Library.

use super::dto::{
    LibraryStepFacets, LibraryStepFilter, LibraryStepPage, LibraryStepVersionPage, StepUsePage,
};
use crate::{
    caller::Caller,
    library::reader,
    openapi::{CallerProblems, OneProblems},
    paging::{self, PageQuery, Tagged},
    problem::Problem,
};
use actix_web::{
    get,
    web::{Data, Json, Path, Query},
};
use rf_flows::step_library;
use rf_persistence::{
    Db,
    views::{self, LibraryStepQuery},
};
use uuid::Uuid;

/// List the team's library steps
#[utoipa::path(
    tag = "Step Library",
    security(("bearer" = [])),
    params(LibraryStepFilter, ("tag" = Option<Vec<String>>, Query, description = "Only with this tag; may be repeated")),
    responses((status = 200, body = LibraryStepPage), CallerProblems)
)]
#[get("/steps")]
pub(crate) async fn list_library_steps(
    caller: Caller,
    db: Data<Db>,
    filter: Tagged<LibraryStepFilter>,
) -> Result<Json<LibraryStepPage>, Problem> {
    let caller = reader(&caller)?;
    let Tagged { query: rest, tags } = filter;
    let query = LibraryStepQuery {
        search: paging::short_text("search", rest.search)?,
        kind: rest.kind.map(|kind| kind.as_str().to_owned()),
        category: paging::exact_text("category", rest.category)?,
        tags,
        archived: rest.archived.unwrap_or_default(),
        sort: rest.sort.map(Into::into),
        after: paging::cursor(rest.cursor.as_deref())?,
        limit: paging::limit(rest.limit)?,
    };
    Ok(Json(views::list_library_steps(&db.repo(), caller.team, &query).await?.into()))
}

/// List what the Step Library can be narrowed by
#[utoipa::path(
    tag = "Step Library",
    security(("bearer" = [])),
    responses((status = 200, body = LibraryStepFacets), CallerProblems)
)]
#[get("/steps/facets")]
pub(crate) async fn list_library_step_facets(
    caller: Caller,
    db: Data<Db>,
) -> Result<Json<LibraryStepFacets>, Problem> {
    let caller = reader(&caller)?;
    Ok(Json(views::library_step_facets(&db.repo(), caller.team).await?.into()))
}

/// List a library step's versions, newest first
#[utoipa::path(
    tag = "Step Library",
    security(("bearer" = [])),
    params(("step_id" = Uuid, Path), PageQuery),
    responses((status = 200, body = LibraryStepVersionPage), OneProblems)
)]
#[get("/steps/{step_id}/versions")]
pub(crate) async fn list_library_step_versions(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
    page: Query<PageQuery>,
) -> Result<Json<LibraryStepVersionPage>, Problem> {
    let mut store = db.repo();
    let step = step_library::read_step(&mut store, &caller.actor(), path.into_inner().into()).await?;
    let (after, limit) = (paging::cursor(page.cursor.as_deref())?, paging::limit(page.limit)?);
    Ok(Json(views::library_step_versions(&store, step.team, step.id, after.as_ref(), limit).await?.into()))
}

/// List the steps of drafts that follow a library step
#[utoipa::path(
    tag = "Step Library",
    security(("bearer" = [])),
    params(("step_id" = Uuid, Path), PageQuery),
    responses((status = 200, body = StepUsePage), OneProblems)
)]
#[get("/steps/{step_id}/uses")]
pub(crate) async fn list_step_uses(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
    page: Query<PageQuery>,
) -> Result<Json<StepUsePage>, Problem> {
    let mut store = db.repo();
    let step = step_library::read_step(&mut store, &caller.actor(), path.into_inner().into()).await?;
    let (after, limit) = (paging::cursor(page.cursor.as_deref())?, paging::limit(page.limit)?);
    let uses = views::step_uses(&store, step.team, step.id, after.as_ref(), limit).await?;
    Ok(Json(StepUsePage::new(uses, step.version)))
}
