//! Sessions as archives: one with everything, or the notes of many.

use super::{evidence::files_problem, filter::SessionSelection, parcel::Parcel};
use crate::{
    app::App,
    beside::beside,
    caller::{Caller, invalid},
    download::download,
    openapi::{ArchiveAnswer, ManageProblems, schemas},
    problem::Problem,
};
use actix_web::{
    HttpResponse, get, post,
    web::{Data, Json, Path},
};
use rf_core::{Actor, SessionId};
use rf_documentation::{NoteStore, Profile, Redactor, Rendering, Variant, note_export, read_note};
use rf_evidence::EvidenceKey;
use rf_flows::session::{self, Evidence, SessionFailure, decoded};
use rf_persistence::{Db, views};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::ToSchema;
use uuid::Uuid;

/// The most sessions in one archive.
const MOST: usize = 500;
/// The media type of archives.
const ZIP: &str = "application/zip";

/// Which notes to export, and how.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SessionExport {
    /// These sessions, at most 500. Or `filter`, not both.
    session_ids: Option<Vec<Uuid>>,
    /// All sessions that the list shows with it, at most 500; `mine` means the caller's.
    filter: Option<SessionSelection>,
    /// Who the notes are for; the team unless said.
    #[serde(default)]
    #[schema(schema_with = schemas::documentation_variant)]
    variant: Option<Variant>,
    /// In which form; Markdown unless said.
    #[schema(schema_with = schemas::rendering)]
    format: Option<Rendering>,
}

/// Export a session with everything
///
/// A zip archive: the note for the team, for the client and for whoever takes over, each in every format, and the
/// files of the session. Notes are redacted as they are on the screen, and so are files that are text; other files are as
/// they were added. At most 64 MiB. The export is a row of the audit log.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path)),
    responses(ArchiveAnswer, ManageProblems)
)]
#[get("/sessions/{session_id}/export")]
pub(crate) async fn export_session(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor(), SessionId::from(path.into_inner()));
    let loaded = session::read_session(&mut db.repo(), &actor, id).await?;
    let reference = loaded.session.reference.clone();
    let files: Vec<&Evidence> =
        loaded.state.evidence().iter().filter(|file| file.withdrawn.is_none()).collect();
    let mut parcel = Parcel::new();
    // What is too much is not even read.
    parcel.expect(files.iter().map(|file| file.file.bytes).sum())?;
    for variant in Variant::ALL {
        let note = read_note(&mut db.repo(), &actor, id, variant).await?;
        for rendering in Rendering::ALL {
            parcel.add(rendering.file_name(&note), rendering.render(&note).into_bytes())?;
        }
    }
    let terms = db.repo().house_rules(actor.team).await?.terms;
    let redactor = Arc::new(Redactor::new(Profile::Standard, terms.iter().map(String::as_str)));
    for (number, file) in (1..).zip(files) {
        let place = EvidenceKey { team: actor.team, session: id, id: file.file.id };
        let content =
            app.evidence().read_head(place, file.file.bytes).await.map_err(|error| files_problem(&error))?;
        let (is_text, name, redactor) =
            (file.file.media_type.is_text(), file.file.name.clone(), redactor.clone());
        let (name, content) = beside(move || {
            let masked = |text: &str| redactor.redact(text).text;
            let content =
                if is_text { masked(&decoded(&content, false)).into_bytes() } else { content.into() };
            (masked(&name), content)
        })
        .await?;
        parcel.add_evidence(number, &name, content)?;
    }
    parcel.add("README.txt".into(), README.into())?;
    taken(&app, &db, &actor, &[(id, reference.clone())], "everything").await?;
    let packed = beside(move || parcel.packed()).await??;
    Ok(download(ZIP, &format!("{reference}.zip")).body(packed))
}

const README: &str = "The notes and the text files in this archive are redacted: passwords, keys and the like are masked.\r\n\
Pictures and other files in the folder evidence are as they were added. Look at them before you pass them on.\r\n";

/// Export the notes of many sessions
///
/// A zip archive with a folder per session and an `index.csv`, of at most 500 sessions and 64 MiB. Sessions that the caller may
/// not read are not found. Notes are redacted as they are on the screen. The export is a row of the audit log.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    request_body = SessionExport,
    responses(ArchiveAnswer, ManageProblems)
)]
#[post("/sessions/export")]
pub(crate) async fn export_sessions(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    body: Json<SessionExport>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let SessionExport { session_ids, filter, variant, format } = body.into_inner();
    let variant = variant.unwrap_or_default();
    let rendering = format.unwrap_or_default();
    let ids = which(&db, &actor, session_ids, filter).await?;
    let mut parcel = Parcel::new();
    let mut told = Vec::with_capacity(ids.len());
    for id in ids {
        let note = read_note(&mut db.repo(), &actor, id, variant).await?;
        parcel.add_note(&note, rendering)?;
        told.push((id, note.header.reference));
    }
    parcel.add_index()?;
    let form = format!("{} {}", variant.as_str(), rendering.as_str());
    taken(&app, &db, &actor, &told, &form).await?;
    let day = app.env().now().format("%Y-%m-%d");
    let packed = beside(move || parcel.packed()).await??;
    Ok(download(ZIP, &format!("sessions-{day}.zip")).body(packed))
}

async fn which(
    db: &Db,
    actor: &Actor,
    session_ids: Option<Vec<Uuid>>,
    filter: Option<SessionSelection>,
) -> Result<Vec<SessionId>, Problem> {
    let ids: Vec<SessionId> = match (session_ids, filter) {
        (Some(ids), None) => {
            let mut seen = std::collections::HashSet::new();
            ids.into_iter().filter(|id| seen.insert(*id)).map(Into::into).collect()
        }
        (None, Some(filter)) => {
            let mut query = filter.query(actor)?;
            query.limit = MOST as u64 + 1;
            let found = views::list_sessions(&db.repo(), actor.team, &query).await?;
            found.page.items.into_iter().map(|row| row.id).collect()
        }
        _ => return Err(invalid("session_ids", "choose_one", "Send session_ids or filter.")),
    };
    if ids.is_empty() {
        return Err(invalid("session_ids", "empty", "There is no session to export."));
    }
    if ids.len() > MOST {
        return Err(SessionFailure::TooManyToExport.into());
    }
    Ok(ids)
}

async fn taken(
    app: &App,
    db: &Db,
    actor: &Actor,
    sessions: &[(SessionId, String)],
    form: &str,
) -> Result<(), Problem> {
    let noting = db.transact(async |store| note_export(store, app.env(), actor, sessions, form).await);
    Ok(noting.await?)
}
