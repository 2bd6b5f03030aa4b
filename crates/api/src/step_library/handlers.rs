//! Operations on one library step.

use super::{
    detail::{LibraryStepDetail, answer, detail, with_current},
    dto::{InsertBody, InsertedStep, NewLibraryStepBody, SaveLibraryStepBody},
};
use crate::{
    app::App,
    caller::{Caller, Revision},
    openapi::{OneProblems, WriteProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, get, post, put,
    web::{Data, Json, Path},
};
use rf_core::LibraryStepId;
use rf_flows::step_library::{self, StepDraft, StepFailure};
use rf_persistence::Db;
use uuid::Uuid;

/// Save a step to the Step Library
///
/// What belongs to a flow is dropped: where the step and its answers lead, its part, its condition, whether it may be
/// skipped, and what it follows. Names in `{{…}}` stay.
#[utoipa::path(
    tag = "Step Library",
    security(("bearer" = [])),
    request_body = NewLibraryStepBody,
    responses((status = 201, body = LibraryStepDetail, headers(("ETag" = String, description = "The version"))), WriteProblems)
)]
#[post("/steps")]
pub(crate) async fn create_library_step(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    body: Json<NewLibraryStepBody>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let draft = StepDraft::from(body.into_inner());
    let made = db
        .transact(async |store| {
            let made = step_library::create_step(store, app.env(), &actor, draft).await?;
            detail(store, made, &actor).await.map_err(StepFailure::from)
        })
        .await?;
    Ok(answer(HttpResponse::Created(), made))
}

/// Read a library step
#[utoipa::path(
    tag = "Step Library",
    security(("bearer" = [])),
    params(("step_id" = Uuid, Path)),
    responses((status = 200, body = LibraryStepDetail, headers(("ETag" = String, description = "The version"))), OneProblems)
)]
#[get("/steps/{step_id}")]
pub(crate) async fn get_library_step(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let mut store = db.repo();
    let step = step_library::read_step(&mut store, &actor, path.into_inner().into()).await?;
    Ok(answer(HttpResponse::Ok(), detail(&store, step, &actor).await?))
}

/// Save a library step's next version
///
/// `If-Match` names the version that was edited. If somebody saved meanwhile, the answer is 412 with the step as it stands
/// in `current`, and nothing is overwritten. Flows that follow the step are told of the new version.
#[utoipa::path(
    tag = "Step Library",
    security(("bearer" = [])),
    request_body = SaveLibraryStepBody,
    params(("step_id" = Uuid, Path), Revision),
    responses((status = 200, body = LibraryStepDetail, headers(("ETag" = String, description = "The version"))), WriteProblems)
)]
#[put("/steps/{step_id}")]
pub(crate) async fn save_library_step(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    revision: Revision,
    body: Json<SaveLibraryStepBody>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let id = LibraryStepId::from(path.into_inner());
    let SaveLibraryStepBody { step, category, tags, change_note } = body.into_inner();
    let draft = StepDraft { step, category, tags };
    let saved = db
        .transact(async |store| {
            let saved =
                step_library::save_step(store, app.env(), &actor, id, revision.0, draft, &change_note)
                    .await?;
            detail(store, saved, &actor).await.map_err(StepFailure::from)
        })
        .await;
    match saved {
        Ok(saved) => Ok(answer(HttpResponse::Ok(), saved)),
        Err(failure) => Err(with_current(&db, failure, &actor).await),
    }
}

/// Archive a library step
///
/// Nobody inserts it any more; flows that follow it stay as they are. Archiving again changes nothing.
#[utoipa::path(
    tag = "Step Library",
    security(("bearer" = [])),
    params(("step_id" = Uuid, Path)),
    responses((status = 200, body = LibraryStepDetail), WriteProblems)
)]
#[post("/steps/{step_id}/archive")]
pub(crate) async fn archive_library_step(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let id = LibraryStepId::from(path.into_inner());
    let archived = db
        .transact(async |store| {
            let archived = step_library::archive_step(store, app.env(), &actor, id).await?;
            detail(store, archived, &actor).await.map_err(StepFailure::from)
        })
        .await?;
    Ok(answer(HttpResponse::Ok(), archived))
}

/// Restore an archived library step
#[utoipa::path(
    tag = "Step Library",
    security(("bearer" = [])),
    params(("step_id" = Uuid, Path)),
    responses((status = 200, body = LibraryStepDetail), WriteProblems)
)]
#[post("/steps/{step_id}/restore")]
pub(crate) async fn restore_library_step(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let id = LibraryStepId::from(path.into_inner());
    let restored = db
        .transact(async |store| {
            let restored = step_library::restore_step(store, &actor, id).await?;
            detail(store, restored, &actor).await.map_err(StepFailure::from)
        })
        .await?;
    Ok(answer(HttpResponse::Ok(), restored))
}

/// Take a library step for a draft
///
/// Answers the step to put into a draft, as a copy or linked; no flow is touched. Copies are counted.
#[utoipa::path(
    tag = "Step Library",
    security(("bearer" = [])),
    request_body = InsertBody,
    params(("step_id" = Uuid, Path)),
    responses((status = 200, body = InsertedStep), WriteProblems)
)]
#[post("/steps/{step_id}/insert")]
pub(crate) async fn insert_library_step(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
    body: Json<InsertBody>,
) -> Result<Json<InsertedStep>, Problem> {
    let actor = caller.actor();
    let id = LibraryStepId::from(path.into_inner());
    let how = body.mode.into();
    let step = db.transact(async |store| step_library::insert_step(store, &actor, id, how).await).await?;
    Ok(Json(InsertedStep { step }))
}
