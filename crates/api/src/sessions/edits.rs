//! Notes edited by hand.

use super::dto::VariantQuery;
use crate::{
    app::App,
    caller::{Caller, Revision},
    openapi::{OneProblems, WriteProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, delete, get,
    http::header::ETAG,
    put,
    web::{Data, Json, Path, Query},
};
use chrono::{DateTime, Utc};
use rf_core::SessionId;
use rf_documentation::{Change, NoteEdit, NoteEdits, Piece, Variant, WantedEdit, read_edits, save_edits};
use rf_flows::session::SessionFailure;
use rf_persistence::Db;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

/// What is changed in a note, all of it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EditsBody {
    /// One for each piece that is changed.
    edits: Vec<WantedNoteEdit>,
}

/// What is changed about a piece of a note.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WantedNoteEdit {
    /// The piece.
    anchor: String,
    /// The text in its place; null where the generated one stays.
    #[schema(required)]
    text: Option<String>,
    /// Whether it is left out.
    hidden: bool,
    /// Lines that stand after it.
    below: Vec<String>,
    /// The digest of the generated text that this was made against.
    against: String,
}

impl From<WantedNoteEdit> for WantedEdit {
    fn from(wanted: WantedNoteEdit) -> Self {
        let WantedNoteEdit { anchor, text, hidden, below, against } = wanted;
        let change = if hidden { Some(Change::Hidden) } else { text.map(|text| Change::Replaced { text }) };
        Self { anchor, change, below, against }
    }
}

/// A note as it is generated, in clear, with what was changed in it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EditedNote {
    /// How often the changes were saved; the ETag.
    revision: u32,
    /// The pieces of the note, in order.
    pieces: Vec<NotePiece>,
    /// Changes whose piece the note does not have now. They change nothing, and are kept.
    gone: Vec<MadeNoteEdit>,
}

/// A piece of a note.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NotePiece {
    /// Which: `top`, `problem`, `entry:4` by the number of its event, `cause`, `outcome`, `next_step`, `time_spent`.
    anchor: String,
    /// The heading that it stands under, or what it is called.
    heading: String,
    /// The time that is told with it.
    #[schema(required)]
    time: Option<String>,
    /// What is generated: a line, with more lines below it where a note was written (Markdown).
    text: String,
    /// The SHA-256 of that, in hexadecimal digits.
    digest: String,
    /// Whether another text can stand in its place.
    can_replace: bool,
    /// Whether it can be left out.
    can_hide: bool,
    /// Whether lines can be added after it.
    can_extend: bool,
    /// What was changed about it.
    #[schema(required)]
    edit: Option<MadeNoteEdit>,
}

/// What somebody changed about a piece.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MadeNoteEdit {
    /// The piece.
    anchor: String,
    /// The text in its place.
    #[schema(required)]
    text: Option<String>,
    /// Whether it is left out.
    hidden: bool,
    /// Lines that stand after it.
    below: Vec<String>,
    /// The digest of the generated text that it was made against.
    against: String,
    /// Whether the generated text is another one since. The change holds all the same.
    outdated: bool,
    /// Who changed it last.
    by: String,
    /// When.
    at: DateTime<Utc>,
}

impl MadeNoteEdit {
    fn of(edit: &NoteEdit, piece: Option<&Piece>) -> Self {
        let text = match &edit.change {
            Some(Change::Replaced { text }) => Some(text.clone()),
            _ => None,
        };
        Self {
            anchor: edit.anchor.to_string(),
            text,
            hidden: edit.change == Some(Change::Hidden),
            below: edit.below.clone(),
            against: edit.against.clone(),
            outdated: piece.is_some_and(|piece| piece.digest != edit.against),
            by: edit.by_name.clone(),
            at: edit.at,
        }
    }
}

impl From<NoteEdits> for EditedNote {
    fn from(edits: NoteEdits) -> Self {
        let piece = |piece: &Piece| NotePiece {
            anchor: piece.anchor.to_string(),
            heading: piece.heading.clone(),
            time: piece.time.clone(),
            text: piece.text.clone(),
            digest: piece.digest.clone(),
            can_replace: piece.can_replace,
            can_hide: piece.can_hide,
            can_extend: piece.can_extend,
            edit: edits.of(piece).map(|edit| MadeNoteEdit::of(edit, Some(piece))),
        };
        Self {
            revision: edits.revision,
            pieces: edits.pieces.iter().map(piece).collect(),
            gone: edits.gone().map(|edit| MadeNoteEdit::of(edit, None)).collect(),
        }
    }
}

/// Read what was changed in a session's note by hand
///
/// For whoever may act in the session, running or ended: the note for these readers piece by piece as it is generated, in clear,
/// each with what was changed about it.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path), VariantQuery),
    responses(
        (status = 200, body = EditedNote, headers(("ETag" = String, description = "The revision"))),
        OneProblems
    )
)]
#[get("/sessions/{session_id}/documentation/edits")]
pub(crate) async fn get_note_edits(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
    query: Query<VariantQuery>,
) -> Result<HttpResponse, Problem> {
    let (session, variant) = (path.into_inner().into(), query.variant()?);
    Ok(answer(read_edits(&mut db.repo(), &caller.actor(), session, variant).await?))
}

/// Change a session's note by hand
///
/// For whoever may act in the session, running or ended. What is sent is all that is changed in the note for these readers; the
/// changes hold while the session goes on, and what was typed is redacted like every other text. `If-Match` names the revision that
/// was edited, `"0"` where nothing ever was. If somebody saved meanwhile, the answer is 412 with the changes as they stand in
/// `current`, and nothing is overwritten.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    request_body = EditsBody,
    params(("session_id" = Uuid, Path), VariantQuery, Revision),
    responses(
        (status = 200, body = EditedNote, headers(("ETag" = String, description = "The revision"))),
        WriteProblems
    )
)]
#[put("/sessions/{session_id}/documentation/edits")]
pub(crate) async fn save_note_edits(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    query: Query<VariantQuery>,
    revision: Revision,
    body: Json<EditsBody>,
) -> Result<HttpResponse, Problem> {
    let which = (path.into_inner().into(), query.variant()?);
    let wanted = body.into_inner().edits.into_iter().map(WantedEdit::from).collect();
    save(&caller, &app, &db, which, revision, wanted).await
}

/// Take back what was changed in a session's note by hand
///
/// The note for these readers is as it is generated again. `If-Match` names the revision that was read.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path), VariantQuery, Revision),
    responses(
        (status = 200, body = EditedNote, headers(("ETag" = String, description = "The revision"))),
        WriteProblems
    )
)]
#[delete("/sessions/{session_id}/documentation/edits")]
pub(crate) async fn remove_note_edits(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    query: Query<VariantQuery>,
    revision: Revision,
) -> Result<HttpResponse, Problem> {
    let which = (path.into_inner().into(), query.variant()?);
    save(&caller, &app, &db, which, revision, Vec::new()).await
}

async fn save(
    caller: &Caller,
    app: &App,
    db: &Db,
    which: (SessionId, Variant),
    revision: Revision,
    wanted: Vec<WantedEdit>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let saved = db
        .transact(async |store| save_edits(store, app.env(), &actor, which, revision.0, wanted).await)
        .await;
    match saved {
        Ok(saved) => Ok(answer(saved)),
        Err(failure @ SessionFailure::NoteMoved) => {
            let current = read_edits(&mut db.repo(), &actor, which.0, which.1).await?;
            Err(Problem::from(failure).with("current", json!(EditedNote::from(current))))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn answer(edits: NoteEdits) -> HttpResponse {
    let note = EditedNote::from(edits);
    HttpResponse::Ok().insert_header((ETAG, format!("\"{}\"", note.revision))).json(note)
}
