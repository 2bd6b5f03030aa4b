//! Files of a session: added, looked at, taken away.

use super::{dto::SessionDetail, handlers::refusal};
use crate::{
    app::App,
    beside::beside,
    caller::{Caller, OnceKey, invalid},
    download::NOTHING_AT_ALL,
    openapi::{EvidenceAnswer, OneProblems, PictureAnswer, WriteProblems},
    problem::Problem,
};
use actix_web::{
    HttpRequest, HttpResponse,
    body::SizedStream,
    get,
    http::{
        StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    },
    post,
    web::{Data, Json, Path, Payload, Query},
};
use futures_util::StreamExt;
use rf_core::{Actor, EvidenceId, SessionId};
use rf_documentation::{NoteStore, Profile, Redactor};
use rf_evidence::{EvidenceKey, FilesError, Received, UploadError};
use rf_flows::session::{
    self, AddEvidence, EvidenceFile, EvidenceRow, EvidenceType, IdempotencyKey, SessionFailure, decoded,
    disposition, file_name,
};
use rf_persistence::Db;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tokio::time::timeout;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// How long a sender may say nothing.
const SILENCE: Duration = Duration::from_secs(30);
/// How much of a text is shown, in bytes.
const PREVIEW: u64 = 64 * 1024;

/// What is said about a file that is added.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct EvidenceQuery {
    /// What the file is called. Folders and control characters are left out, long names are cut.
    name: String,
    /// What it shows.
    #[param(max_length = 500)]
    caption: Option<String>,
    /// The value of the flow that it is, of the kind `file`.
    capture: Option<String>,
    /// `event_count` of the session as the caller last saw it. Left out, the file is added wherever the session stands when
    /// it has arrived.
    expected_events: Option<u32>,
}

/// The beginning of a text file.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EvidenceText {
    /// With masks in the place of secrets.
    text: String,
    /// Whether the file goes on.
    is_cut: bool,
    /// How many values were masked.
    hidden: usize,
}

/// Add a file to a session
///
/// The body is the file as it is, of at most 25 MiB; what it is, its content says. `Idempotency-Key` is required: a repeated
/// request changes nothing and answers the session as it stands. An upload that breaks off leaves nothing behind.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    request_body(content = inline(Vec<u8>), content_type = "application/octet-stream", description = "The file"),
    params(
        ("session_id" = Uuid, Path),
        EvidenceQuery,
        ("idempotency-key" = String, Header, min_length = 8, max_length = 128, pattern = "^[!-~][ -~]{6,126}[!-~]$", description = "8 to 128 printable ASCII characters")
    ),
    responses((status = 200, body = SessionDetail), WriteProblems)
)]
#[post("/sessions/{session_id}/evidence")]
#[expect(clippy::too_many_arguments, reason = "each is an extractor")]
pub(crate) async fn add_evidence(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    key: OnceKey,
    query: Query<EvidenceQuery>,
    request: HttpRequest,
    payload: Payload,
) -> Result<Json<SessionDetail>, Problem> {
    let actor = caller.actor();
    let key = key.0.ok_or(SessionFailure::KeyRequired)?;
    let session = SessionId::from(path.into_inner());
    let EvidenceQuery { name, caption, capture, expected_events } = query.into_inner();
    let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    let said = (length.unwrap_or_default(), caption.as_deref(), capture.as_deref());
    session::check_adding(&mut db.repo(), &actor, session, &key, said).await?;

    let received = receive(&app, payload).await?;
    let name = file_name(&name);
    let media_type = EvidenceType::of(&name, &received.head).ok_or(SessionFailure::EvidenceType)?;
    let sha256 = received.sha256.clone();
    let file = EvidenceFile { id: app.env().new_id(), name, media_type, bytes: received.bytes, sha256 };
    let adding = AddEvidence { file, caption, capture };
    // The file is here: from now on it does not matter whether its sender still is. It is recorded or deleted.
    let adding = add(app, db, actor, (session, key, expected_events), adding, received);
    actix_web::rt::spawn(adding).await.map_err(|_| Problem::internal())?.map(Json)
}

async fn receive(app: &App, mut payload: Payload) -> Result<Received, Problem> {
    let mut upload = app.evidence().receive().map_err(|error| upload_problem(&error))?;
    loop {
        let next = timeout(SILENCE, payload.next()).await.map_err(|_| {
            Problem::new(
                StatusCode::REQUEST_TIMEOUT,
                "request_timeout",
                "The file stopped coming. Send it again.",
            )
        })?;
        match next {
            None => break,
            Some(Ok(chunk)) => upload.write(&chunk).await.map_err(|error| upload_problem(&error))?,
            Some(Err(_)) => {
                let title = "The file broke off. Send it again.";
                return Err(Problem::new(StatusCode::BAD_REQUEST, "malformed_body", title));
            }
        }
    }
    let received = upload.finish().await.map_err(|error| upload_problem(&error))?;
    if received.bytes == 0 {
        return Err(invalid("body", "empty", "This file is empty."));
    }
    Ok(received)
}

async fn add(
    app: Data<App>,
    db: Data<Db>,
    actor: Actor,
    (session, key, expected_events): (SessionId, IdempotencyKey, Option<u32>),
    adding: AddEvidence,
    received: Received,
) -> Result<SessionDetail, Problem> {
    let place = EvidenceKey { team: actor.team, session, id: adding.file.id };
    let kept = app.evidence().keep(place, adding.file.media_type, &received).await;
    let has_thumbnail = kept.map_err(|error| files_problem(&error))?;
    let request = (session, &key, expected_events);
    let done = db
        .transact(async |store| {
            let adding = (adding, has_thumbnail);
            session::add_evidence(store, app.env(), app.sealer(), &actor, request, adding).await
        })
        .await;
    match done {
        Ok((loaded, true)) => {
            app.live().moved(actor.team, session);
            Ok(SessionDetail::new(loaded, &actor))
        }
        Ok((loaded, false)) => {
            app.evidence().discard(place).await;
            Ok(SessionDetail::new(loaded, &actor))
        }
        // Nobody knows whether it is recorded: the sweep finds out.
        Err(failure @ SessionFailure::Store(_)) => Err(failure.into()),
        Err(failure) => {
            app.evidence().discard(place).await;
            Err(refusal(failure, &actor))
        }
    }
}

/// Download a file of a session
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path), ("evidence_id" = Uuid, Path)),
    responses(EvidenceAnswer, OneProblems)
)]
#[get("/sessions/{session_id}/evidence/{evidence_id}")]
pub(crate) async fn download_evidence(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<(Uuid, Uuid)>,
) -> Result<HttpResponse, Problem> {
    let (row, place) = find(&caller, &db, path).await?;
    let stream = app.evidence().read(place).await.map_err(|error| files_problem(&error))?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, row.file.media_type.as_str()))
        .insert_header((CONTENT_DISPOSITION, disposition(&row.file.name)))
        .insert_header((CONTENT_SECURITY_POLICY, NOTHING_AT_ALL))
        .body(SizedStream::new(row.file.bytes, stream)))
}

/// See a small picture of an image
///
/// A PNG of at most 320 pixels a side; 404 where there is none.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path), ("evidence_id" = Uuid, Path)),
    responses(PictureAnswer, OneProblems)
)]
#[get("/sessions/{session_id}/evidence/{evidence_id}/thumbnail")]
pub(crate) async fn get_evidence_thumbnail(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<(Uuid, Uuid)>,
) -> Result<HttpResponse, Problem> {
    let (row, place) = find(&caller, &db, path).await?;
    if !row.has_thumbnail {
        return Err(SessionFailure::NoPreview.into());
    }
    let picture = app.evidence().read_thumbnail(place).await.map_err(|error| files_problem(&error))?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "image/png"))
        .insert_header((CONTENT_SECURITY_POLICY, NOTHING_AT_ALL))
        .body(picture))
}

/// Read the beginning of a text file
///
/// The first 64 KiB with masks in the place of secrets and of the team's terms; 404 for what is no text.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path), ("evidence_id" = Uuid, Path)),
    responses((status = 200, body = EvidenceText), OneProblems)
)]
#[get("/sessions/{session_id}/evidence/{evidence_id}/text")]
pub(crate) async fn get_evidence_text(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<(Uuid, Uuid)>,
) -> Result<Json<EvidenceText>, Problem> {
    let (row, place) = find(&caller, &db, path).await?;
    if !row.file.media_type.is_text() {
        return Err(SessionFailure::NoPreview.into());
    }
    let wanted = row.file.bytes.min(PREVIEW);
    let head = app.evidence().read_head(place, wanted).await.map_err(|error| files_problem(&error))?;
    let is_cut = row.file.bytes > wanted;
    let terms = db.repo().house_rules(caller.actor().team).await?.terms;
    let read = move || {
        let redactor = Redactor::new(Profile::Standard, terms.iter().map(String::as_str));
        redactor.redact(&decoded(&head, is_cut))
    };
    let redacted = beside(read).await?;
    Ok(Json(EvidenceText { text: redacted.text, is_cut, hidden: redacted.spans.len() }))
}

async fn find(
    caller: &Caller,
    db: &Db,
    path: Path<(Uuid, Uuid)>,
) -> Result<(EvidenceRow, EvidenceKey), Problem> {
    let actor = caller.actor();
    let (session, id) = path.into_inner();
    let (session, id) = (SessionId::from(session), EvidenceId::from(id));
    let row = session::find_evidence(&mut db.repo(), &actor, session, id).await?;
    Ok((row, EvidenceKey { team: actor.team, session, id }))
}

fn upload_problem(error: &UploadError) -> Problem {
    match error {
        UploadError::TooLarge => SessionFailure::EvidenceTooLarge.into(),
        UploadError::Disk(error) => Problem::from(SessionFailure::EvidenceUnavailable).caused_by(error),
    }
}

pub(super) fn files_problem(error: &FilesError) -> Problem {
    let failure = match error {
        FilesError::Missing => SessionFailure::EvidenceNotFound,
        FilesError::Unavailable(_) => SessionFailure::EvidenceUnavailable,
    };
    Problem::from(failure).caused_by(error)
}
