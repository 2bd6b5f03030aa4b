//! What redaction hides in the notes of a session, and what of it stays readable.

use super::dto::VariantQuery;
use crate::{
    app::App,
    caller::Caller,
    openapi::{ManageProblems, OneProblems, schemas},
    problem::Problem,
};
use actix_web::{
    HttpResponse, get, put,
    web::{Data, Json, Path, Query},
};
use rf_documentation::{Kind, Mark, MarkId, decide_mark, review_note};
use rf_flows::session::SessionFailure;
use rf_persistence::Db;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Whether a value stays readable.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RedactionDecision {
    /// `true` keeps it readable in all notes of the session, `false` has it masked again.
    kept: bool,
}

/// What redaction finds in a note.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NoteMarks {
    /// Every different value, in the order in which it comes first.
    marks: Vec<NoteMark>,
}

/// A value that redaction finds.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NoteMark {
    /// Which, without telling it.
    id: String,
    #[schema(schema_with = schemas::hidden_kind)]
    kind: Kind,
    /// How sure that is, in percent.
    confidence: u8,
    /// What stands in its place; null where it is kept.
    #[schema(required)]
    mask: Option<String>,
    /// The value in clear.
    value: String,
    /// Up to 40 characters in front of its first place.
    before: String,
    /// Up to 40 characters behind its first place.
    after: String,
    /// In how many places it stands.
    places: u32,
}

impl From<Mark> for NoteMark {
    fn from(mark: Mark) -> Self {
        let Mark { id, kind, confidence, mask, value, before, after, places } = mark;
        Self { id: id.as_str().to_owned(), kind, confidence, mask, value, before, after, places }
    }
}

/// List what redaction finds in a session's note
///
/// For whoever may act in the session: every value in clear, with what stands around it. What goes to people outside of the
/// team's clients, such as public links, masks more and keeps nothing.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path), VariantQuery),
    responses((status = 200, body = NoteMarks), OneProblems)
)]
#[get("/sessions/{session_id}/redactions")]
pub(crate) async fn list_redactions(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
    query: Query<VariantQuery>,
) -> Result<Json<NoteMarks>, Problem> {
    let (session, variant) = (path.into_inner().into(), query.variant()?);
    let marks = review_note(&mut db.repo(), &caller.actor(), session, variant).await?;
    Ok(Json(NoteMarks { marks: marks.into_iter().map(NoteMark::from).collect() }))
}

/// Keep a value readable in a session's notes, or mask it again
///
/// For whoever may act in the session, running or ended. Every change is a row of the audit log, without the value.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    request_body = RedactionDecision,
    params(
        ("session_id" = Uuid, Path),
        ("mark_id" = String, Path, max_length = 64, description = "The `id` of the value in the list")
    ),
    responses((status = 204, description = "It is so"), ManageProblems)
)]
#[put("/sessions/{session_id}/redactions/{mark_id}")]
pub(crate) async fn decide_redaction(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<(Uuid, String)>,
    body: Json<RedactionDecision>,
) -> Result<HttpResponse, Problem> {
    let (session, mark) = path.into_inner();
    let mark = MarkId::parse(&mark).ok_or(SessionFailure::MarkNotFound)?;
    let (actor, which) = (caller.actor(), (session.into(), &mark));
    db.transact(async |store| decide_mark(store, app.env(), &actor, which, body.kept).await).await?;
    Ok(HttpResponse::NoContent().finish())
}
