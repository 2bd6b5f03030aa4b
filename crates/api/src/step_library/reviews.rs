//! Reviews of library steps.

use super::{
    detail::{LibraryStepDetail, answer, detail},
    dto::{StepReviewBody, StepReviewPage},
};
use crate::{
    app::App,
    caller::Caller,
    openapi::{OneProblems, WriteProblems},
    paging::{self, PageQuery},
    problem::Problem,
};
use actix_web::{
    HttpResponse, delete, get, put,
    web::{Data, Json, Path, Query},
};
use rf_core::LibraryStepId;
use rf_flows::step_library::{self, StepFailure};
use rf_persistence::{Db, views};
use uuid::Uuid;

/// List a library step's reviews, latest first
#[utoipa::path(
    tag = "Step Library",
    security(("bearer" = [])),
    params(("step_id" = Uuid, Path), PageQuery),
    responses((status = 200, body = StepReviewPage), OneProblems)
)]
#[get("/steps/{step_id}/reviews")]
pub(crate) async fn list_step_reviews(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
    page: Query<PageQuery>,
) -> Result<Json<StepReviewPage>, Problem> {
    let mut store = db.repo();
    let step = step_library::read_step(&mut store, &caller.actor(), path.into_inner().into()).await?;
    let (after, limit) = (paging::cursor(page.cursor.as_deref())?, paging::limit(page.limit)?);
    Ok(Json(views::step_reviews(&store, step.team, step.id, after.as_ref(), limit).await?.into()))
}

/// Review a library step
///
/// One review a person: a second replaces the first. Nobody reviews their own step.
#[utoipa::path(
    tag = "Step Library",
    security(("bearer" = [])),
    request_body = StepReviewBody,
    params(("step_id" = Uuid, Path)),
    responses((status = 200, body = LibraryStepDetail), WriteProblems)
)]
#[put("/steps/{step_id}/review")]
pub(crate) async fn review_step(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    body: Json<StepReviewBody>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let id = LibraryStepId::from(path.into_inner());
    let StepReviewBody { rating, comment } = body.into_inner();
    let reviewed = db
        .transact(async |store| {
            let step = step_library::review_step(store, app.env(), &actor, id, rating, &comment).await?;
            detail(store, step, &actor).await.map_err(StepFailure::from)
        })
        .await?;
    Ok(answer(HttpResponse::Ok(), reviewed))
}

/// Withdraw one's review of a library step
#[utoipa::path(
    tag = "Step Library",
    security(("bearer" = [])),
    params(("step_id" = Uuid, Path)),
    responses((status = 200, body = LibraryStepDetail), WriteProblems)
)]
#[delete("/steps/{step_id}/review")]
pub(crate) async fn withdraw_review(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let id = LibraryStepId::from(path.into_inner());
    let left = db
        .transact(async |store| {
            let step = step_library::withdraw_review(store, &actor, id).await?;
            detail(store, step, &actor).await.map_err(StepFailure::from)
        })
        .await?;
    Ok(answer(HttpResponse::Ok(), left))
}
