//! A session's documentation, to read and to take away.

use super::dto::{Documentation, VariantQuery};
use crate::{
    caller::Caller,
    openapi::{FileAnswer, OneProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, get,
    http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    web::{Data, Json, Path, Query},
};
use rf_core::SessionId;
use rf_documentation::{Document, Rendering, Variant};
use rf_persistence::Db;
use uuid::Uuid;

/// Read a session's documentation
///
/// Generated from the timeline: the same events give the same bytes. A running session is told as far as it went. Times are
/// told in the team's time zone, with the team's own words above and below. Secrets
/// and the team's terms are masked; `document.hidden` counts them.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path), VariantQuery),
    responses((status = 200, body = Documentation), OneProblems)
)]
#[get("/sessions/{session_id}/documentation")]
pub(crate) async fn get_documentation(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
    query: Query<VariantQuery>,
) -> Result<Json<Documentation>, Problem> {
    let variant = query.variant()?;
    let document = note(&caller, &db, path.into_inner().into(), variant).await?;
    Ok(Json(Documentation {
        markdown: rf_documentation::markdown(&document),
        text: rf_documentation::plain_text(&document),
        html: rf_documentation::html(&document),
        psa: rf_documentation::psa_note(&document),
        document,
    }))
}

/// Download a session's documentation
///
/// `format` is `markdown`, `text`, `html`, `psa` or `json`. `psa` is text for a ticket that reads well as it is and as Markdown. The
/// file's name tells the variant, unless it is the internal one.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(
        ("session_id" = Uuid, Path),
        ("format" = String, Path, description = "`markdown`, `text`, `html`, `psa` or `json`"),
        VariantQuery
    ),
    responses(FileAnswer, OneProblems)
)]
#[get("/sessions/{session_id}/documentation/{format}")]
pub(crate) async fn download_documentation(
    caller: Caller,
    db: Data<Db>,
    path: Path<(Uuid, String)>,
    query: Query<VariantQuery>,
) -> Result<HttpResponse, Problem> {
    let (session, format) = path.into_inner();
    let rendering = Rendering::parse(&format).ok_or_else(Problem::nothing_here)?;
    let document = note(&caller, &db, session.into(), query.variant()?).await?;
    let disposition = format!("attachment; filename=\"{}\"", rendering.file_name(&document));
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, rendering.media_type()))
        .insert_header((CONTENT_DISPOSITION, disposition))
        // Whoever opens the file in place gets a page that can do nothing.
        .insert_header((CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'; style-src 'unsafe-inline'"))
        .body(rendering.render(&document)))
}

async fn note(caller: &Caller, db: &Db, session: SessionId, variant: Variant) -> Result<Document, Problem> {
    Ok(rf_documentation::read_note(&mut db.repo(), &caller.actor(), session, variant).await?)
}
