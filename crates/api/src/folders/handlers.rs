//! Operations on folders.

use super::dto::{Folder, FolderBody, Folders, NewFolderBody};
use crate::{
    app::App,
    caller::Caller,
    library::reader,
    openapi::{CallerProblems, WriteProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, delete, get, patch, post,
    web::{Data, Json, Path},
};
use rf_core::{FolderId, StoreError, TeamId};
use rf_flows::folders::{self, FolderFailure};
use rf_persistence::{Connection, Db, Repo, views};
use uuid::Uuid;

/// List the folders of the library
#[utoipa::path(
    tag = "Folders",
    security(("bearer" = [])),
    responses((status = 200, body = Folders), CallerProblems)
)]
#[get("/folders")]
pub(crate) async fn list_folders(caller: Caller, db: Data<Db>) -> Result<Json<Folders>, Problem> {
    let caller = reader(&caller)?;
    let rows = views::folders(&db.repo(), caller.team).await?;
    Ok(Json(Folders { items: rows.into_iter().map(Into::into).collect() }))
}

/// Make a folder
#[utoipa::path(
    tag = "Folders",
    security(("bearer" = [])),
    request_body = NewFolderBody,
    responses((status = 201, body = Folder), WriteProblems)
)]
#[post("/folders")]
pub(crate) async fn create_folder(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    body: Json<NewFolderBody>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let NewFolderBody { name, parent_id } = body.into_inner();
    let parent = parent_id.map(FolderId::from);
    let made = db
        .transact(async |store| {
            let made = folders::create_folder(store, app.env(), &actor, parent, &name).await?;
            shown(store, actor.team, made.id).await.map_err(FolderFailure::from)
        })
        .await?;
    Ok(HttpResponse::Created().json(made))
}

/// Rename a folder, or move it with all that is in it
#[utoipa::path(
    tag = "Folders",
    security(("bearer" = [])),
    request_body = FolderBody,
    params(("folder_id" = Uuid, Path)),
    responses((status = 200, body = Folder), WriteProblems)
)]
#[patch("/folders/{folder_id}")]
pub(crate) async fn change_folder(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
    body: Json<FolderBody>,
) -> Result<Json<Folder>, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    let change = body.into_inner().into();
    let changed = db
        .transact(async |store| {
            let changed = folders::change_folder(store, &actor, id, change).await?;
            shown(store, actor.team, changed.id).await.map_err(FolderFailure::from)
        })
        .await?;
    Ok(Json(changed))
}

/// Remove a folder
///
/// Its flows and folders move into its parent; a folder whose name is taken there gets a number.
#[utoipa::path(
    tag = "Folders",
    security(("bearer" = [])),
    params(("folder_id" = Uuid, Path)),
    responses((status = 204), WriteProblems)
)]
#[delete("/folders/{folder_id}")]
pub(crate) async fn delete_folder(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    db.transact(async |store| folders::delete_folder(store, &actor, id).await).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The folder with its counts, read in the transaction that changed it.
async fn shown(store: &Repo<impl Connection>, team: TeamId, id: FolderId) -> Result<Folder, StoreError> {
    let row = views::folders(store, team).await?.into_iter().find(|row| row.id == id);
    row.map(Into::into).ok_or_else(|| StoreError::Corrupt("a folder vanished".into()))
}
