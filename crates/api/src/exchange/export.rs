//! Taking flows away as files.

use super::dto::{ExportQuery, JsonSchema, LibraryQuery};
use crate::{
    beside::beside,
    caller::{Caller, invalid},
    download::download,
    library::{folder, reader},
    openapi::{ArchiveAnswer, ExportAnswer, OneProblems, PublicProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, get,
    web::{Data, Json, Path, Query},
};
use rf_flows::{
    FlowDocument, LibraryProblem, MAX_LIBRARY, MAX_LIBRARY_BYTES, export, folders::FolderFailure,
    pack_library, read_flow, read_version,
};
use rf_persistence::{Db, views::LeavingFlows};
use uuid::Uuid;

/// Export a flow
///
/// YAML and JSON keep everything; Mermaid keeps the graph with its titles, Markdown is a page for people.
#[utoipa::path(
    tag = "Import and export",
    security(("bearer" = [])),
    params(("flow_id" = Uuid, Path), ExportQuery),
    responses(ExportAnswer, OneProblems)
)]
#[get("/flows/{flow_id}/export")]
pub(crate) async fn export_flow(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
    query: Query<ExportQuery>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let mut store = db.repo();
    let flow = read_flow(&mut store, &actor, path.into_inner().into()).await?;
    let number =
        match query.version.as_deref() {
            None => flow.latest_version,
            Some("draft") => None,
            Some(number) => {
                let number = number.parse().ok().filter(|number| *number > 0);
                Some(number.ok_or_else(|| {
                    invalid("version", "invalid_version", "Give a version's number, or draft.")
                })?)
            }
        };
    let document: FlowDocument = match number {
        Some(number) => read_version(&mut store, &actor, flow.id, number).await?.document,
        None => flow.draft,
    };
    let format = query.format.unwrap_or_default();
    let text = export(&document, format).map_err(|error| Problem::internal().caused_by(&error))?;
    let name = format!("{}.{}", flow.slug, format.extension());
    Ok(download(format.media_type(), &name).body(text))
}

/// Export the library
///
/// A zip archive of the flows as their drafts stand, `<folder>/<slug>.yaml` each, with an index `library.yaml`. It imports
/// back as it was, so that it holds no more than an import takes: 1,999 flows and 64 MiB, 16 MiB packed. Archived flows,
/// owners, versions and what is personal stay behind.
#[utoipa::path(
    tag = "Import and export",
    security(("bearer" = [])),
    params(LibraryQuery),
    responses(ArchiveAnswer, OneProblems)
)]
#[get("/library/export")]
pub(crate) async fn export_library(
    caller: Caller,
    db: Data<Db>,
    query: Query<LibraryQuery>,
) -> Result<HttpResponse, Problem> {
    let actor = reader(&caller)?;
    let folder = query.folder.as_deref().map(folder).transpose()?;
    let store = db.repo();
    let leaving = LeavingFlows::of(&store, actor.team, folder).await?;
    let leaving = leaving.ok_or(FolderFailure::FolderNotFound)?;
    // Too much is not even read.
    let size = leaving.size(&store).await?;
    if size.flows > MAX_LIBRARY as u64 || size.bytes > MAX_LIBRARY_BYTES as u64 {
        return Err(LibraryProblem::LibraryTooLarge.into());
    }
    let flows = leaving.read(&store).await?;
    let packed = beside(move || pack_library(&flows)).await??;
    Ok(download("application/zip", "library.zip").body(packed))
}

/// Read the JSON Schema of flow documents
#[utoipa::path(tag = "Import and export", responses((status = 200, body = JsonSchema), PublicProblems))]
#[get("/flow-schema")]
pub(crate) async fn get_flow_schema() -> Json<JsonSchema> {
    Json(JsonSchema(rf_flows::flow_schema()))
}
