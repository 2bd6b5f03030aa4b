//! Reading files, and keeping what was read.

use super::body::{Archive, LargeJson};
use super::dto::{ArchiveQuery, ImportBody, KeepBody, KeptFlows};
use crate::{
    app::App,
    beside::beside,
    caller::OnceKey,
    openapi::{PreviewAnswer, WriteProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, post,
    web::{Data, Json, Query},
};
use rf_flows::{
    ImportOptions, ImportPreview, KeepFailure, MAX_FILES_BYTES, MAX_PACKED, check_files, check_flows,
    import_files, keep_flows, session::IdempotencyKey, unpack,
};
use rf_persistence::Db;

/// A preview's body, in bytes: its files with every character escaped still fit in most cases.
const PREVIEW: usize = 2 * MAX_FILES_BYTES;
/// The body of what is kept, in bytes.
const KEEP: usize = 64 * 1024 * 1024;
/// An archive, in bytes; one more than is read, so that the refusal says what it is about.
const PACKED: usize = MAX_PACKED + 1;

/// Preview an import
///
/// Reads Mermaid flowcharts, Markdown and HTML pages, tables of steps (CSV) and flow files (YAML or JSON). Keeps nothing:
/// send what you like of it to `keep_imported`. What could not be mapped is in the report, with line and reason.
#[utoipa::path(tag = "Import and export", security(("bearer" = [])), request_body = ImportBody, responses(PreviewAnswer, WriteProblems))]
#[post("/flows/import")]
pub(crate) async fn preview_import(
    sent: LargeJson<ImportBody, PREVIEW>,
) -> Result<Json<ImportPreview>, Problem> {
    let ImportBody { files, format, branches } = sent.body;
    check_files(&files)?;
    beside(move || import_files(&files, &ImportOptions { format, branches })).await.map(Json)
}

/// Preview the import of an archive
///
/// The body is a zip archive: at most 16 MiB packed and 64 MiB unpacked, 2,000 files and folders. Keeps nothing. What is
/// left out of it is in the report.
#[utoipa::path(
    tag = "Import and export",
    security(("bearer" = [])),
    params(ArchiveQuery),
    request_body(content = inline(Vec<u8>), content_type = "application/zip"),
    responses(PreviewAnswer, WriteProblems)
)]
#[post("/flows/import/archive")]
pub(crate) async fn preview_archive(
    query: Query<ArchiveQuery>,
    sent: Archive<PACKED>,
) -> Result<Json<ImportPreview>, Problem> {
    let options = ImportOptions::from(query.into_inner());
    let read = beside(move || unpack(&sent.0).map(|unpacked| unpacked.import(&options))).await?;
    Ok(Json(read?))
}

/// Keep imported flows
///
/// All or none, in one transaction. Folders that are missing are made. With an `Idempotency-Key`, a repeated request changes
/// nothing and answers the flows that the first one made.
#[utoipa::path(
    tag = "Import and export",
    security(("bearer" = [])),
    request_body = KeepBody,
    params((
        "idempotency-key" = Option<String>, Header,
        min_length = 8, max_length = 128, pattern = "^[!-~][ -~]{6,126}[!-~]$",
        description = "Recognises a repeated request"
    )),
    responses((status = 201, body = KeptFlows), WriteProblems)
)]
#[post("/flows/keep")]
pub(crate) async fn keep_imported(
    app: Data<App>,
    db: Data<Db>,
    key: OnceKey,
    sent: LargeJson<KeepBody, KEEP>,
) -> Result<HttpResponse, Problem> {
    let LargeJson { actor, body: KeepBody { flows, publish } } = sent;
    let flows = beside(move || check_flows(flows.into_iter().map(Into::into).collect())).await??;
    let key = key.0.as_ref().map(IdempotencyKey::as_str);
    let kept = db
        .transact(async |store| keep_flows(store, app.env(), &actor, flows, publish, key).await)
        .await
        .map_err(|failure: KeepFailure| Problem::from(failure))?;
    Ok(HttpResponse::Created().json(KeptFlows::from(kept)))
}
