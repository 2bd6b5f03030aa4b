//! A session's documentation, to read and to take away.

use super::dto::Documentation;
use crate::{
    caller::Caller,
    openapi::{FileAnswer, OneProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, get,
    http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    web::{Data, Json, Path},
};
use rf_core::SessionId;
use rf_documentation::{Document, Rendering};
use rf_flows::session;
use rf_persistence::{Db, views};
use uuid::Uuid;

/// Read a session's documentation
///
/// Generated from the timeline: the same events give the same bytes. A running session is told as far as it went. Times are
/// told in the team's time zone, with the team's own words above and below.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path)),
    responses((status = 200, body = Documentation), OneProblems)
)]
#[get("/sessions/{session_id}/documentation")]
pub(crate) async fn get_documentation(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<Json<Documentation>, Problem> {
    let document = document(&caller, &db, path.into_inner().into()).await?;
    Ok(Json(Documentation {
        markdown: rf_documentation::markdown(&document),
        text: rf_documentation::plain_text(&document),
        html: rf_documentation::html(&document),
        document,
    }))
}

/// Download a session's documentation
///
/// `format` is `markdown`, `text`, `html` or `json`.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(
        ("session_id" = Uuid, Path),
        ("format" = String, Path, description = "`markdown`, `text`, `html` or `json`")
    ),
    responses(FileAnswer, OneProblems)
)]
#[get("/sessions/{session_id}/documentation/{format}")]
pub(crate) async fn download_documentation(
    caller: Caller,
    db: Data<Db>,
    path: Path<(Uuid, String)>,
) -> Result<HttpResponse, Problem> {
    let (session, format) = path.into_inner();
    let rendering = Rendering::parse(&format).ok_or_else(Problem::nothing_here)?;
    let document = document(&caller, &db, session.into()).await?;
    let disposition = format!("attachment; filename=\"{}\"", rendering.file_name(&document));
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, rendering.media_type()))
        .insert_header((CONTENT_DISPOSITION, disposition))
        // Whoever opens the file in place gets a page that can do nothing.
        .insert_header((CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'; style-src 'unsafe-inline'"))
        .body(rendering.render(&document)))
}

async fn document(caller: &Caller, db: &Db, session: SessionId) -> Result<Document, Problem> {
    let mut store = db.repo();
    let loaded = session::read_session(&mut store, &caller.actor(), session).await?;
    let branding = views::branding(&store, loaded.session.team).await?;
    Ok(rf_documentation::document(&loaded.session, &loaded.flow, &loaded.events, &branding))
}
