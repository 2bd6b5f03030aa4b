//! How the team lays out its notes.

use crate::{
    app::App,
    caller::{Caller, Revision},
    library::Person,
    openapi::{CallerProblems, OneProblems, WriteProblems, schemas},
    problem::Problem,
};
use actix_web::{
    HttpResponse, delete, get,
    http::header::ETAG,
    post, put,
    web::{Data, Json, Path},
};
use chrono::{DateTime, Utc};
use rf_documentation::{
    self as documentation, PlaceholderKind, TemplateFailure, TemplatePreview, Variant, html, markdown,
    plain_text, psa_note,
};
use rf_persistence::Db;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

/// How the notes for some readers are laid out.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NoteTemplate {
    /// For which readers.
    #[schema(schema_with = schemas::documentation_variant)]
    variant: Variant,
    /// How often it was changed; the ETag.
    revision: u32,
    /// The template; the standard one unless the team has one of its own.
    text: String,
    /// Whether it is the standard one.
    is_standard: bool,
    /// The standard one.
    standard: &'static str,
    /// When it was written; null for the standard one.
    #[schema(required)]
    updated_at: Option<DateTime<Utc>>,
    /// Who wrote it; null for the standard one.
    #[schema(required)]
    updated_by: Option<Person>,
    /// What the template can name.
    placeholders: Vec<TemplatePlaceholder>,
}

/// Something that a template can name.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TemplatePlaceholder {
    /// Its name: `{{ name }}`.
    name: &'static str,
    /// Which sort it is.
    kind: TemplatePlaceholderKind,
    /// Whether every template needs it.
    required: bool,
    /// What it says, in a sentence.
    about: &'static str,
}

/// Which sort a placeholder is: a value stands inside a line, a section in a line of its own.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TemplatePlaceholderKind {
    Value,
    Section,
}

/// The team's templates.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NoteTemplateList {
    /// One for each of a note's readers.
    templates: Vec<NoteTemplate>,
}

/// A template to keep.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteTemplateBody {
    /// The template: at most 10,000 characters in 200 lines.
    #[schema(max_length = 10_000)]
    text: String,
}

/// A template to try out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteTemplatePreviewBody {
    /// The template.
    text: String,
    /// A session of the team; without one, the note is about a session that is made up.
    session_id: Option<Uuid>,
}

/// What a template makes of a session.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NoteTemplatePreview {
    /// What is wrong with it, from top to bottom.
    findings: Vec<NoteTemplateFinding>,
    /// The note, redacted; null where there are errors.
    #[schema(required)]
    note: Option<PreviewedNote>,
}

/// A note in the forms that people paste.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PreviewedNote {
    markdown: String,
    /// Plain text.
    text: String,
    /// A sanitised fragment: one `article`.
    html: String,
    /// For a ticket of a PSA.
    psa: String,
}

/// Something that is wrong with a template.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NoteTemplateFinding {
    /// The line, from 1.
    line: usize,
    /// The character of the line, from 1.
    column: usize,
    /// How many characters.
    length: usize,
    code: NoteTemplateFindingCode,
    severity: NoteTemplateSeverity,
    /// What to do, for a person.
    message: String,
    /// A text to put in the place.
    #[schema(required)]
    suggestion: Option<String>,
}

/// Whether a template can be kept all the same.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NoteTemplateSeverity {
    Error,
    Warning,
}

/// What can be wrong with a template.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NoteTemplateFindingCode {
    UnknownPlaceholder,
    MissingPlaceholder,
    RepeatedPlaceholder,
    MisplacedPlaceholder,
    MissingTitle,
    RepeatedTitle,
    HeadingWithoutSection,
    HeadingNotAllowed,
    FactWithoutValue,
    UnclosedPlaceholder,
    TooLong,
    TooManyLines,
    LineTooLong,
}

impl From<documentation::FindingCode> for NoteTemplateFindingCode {
    fn from(code: documentation::FindingCode) -> Self {
        use documentation::FindingCode as C;
        match code {
            C::UnknownPlaceholder => Self::UnknownPlaceholder,
            C::MissingPlaceholder => Self::MissingPlaceholder,
            C::RepeatedPlaceholder => Self::RepeatedPlaceholder,
            C::MisplacedPlaceholder => Self::MisplacedPlaceholder,
            C::MissingTitle => Self::MissingTitle,
            C::RepeatedTitle => Self::RepeatedTitle,
            C::HeadingWithoutSection => Self::HeadingWithoutSection,
            C::HeadingNotAllowed => Self::HeadingNotAllowed,
            C::FactWithoutValue => Self::FactWithoutValue,
            C::UnclosedPlaceholder => Self::UnclosedPlaceholder,
            C::TooLong => Self::TooLong,
            C::TooManyLines => Self::TooManyLines,
            C::LineTooLong => Self::LineTooLong,
        }
    }
}

impl From<documentation::Finding> for NoteTemplateFinding {
    fn from(finding: documentation::Finding) -> Self {
        let documentation::Finding { line, column, length, code, severity, message, suggestion } = finding;
        let severity = match severity {
            documentation::Severity::Error => NoteTemplateSeverity::Error,
            documentation::Severity::Warning => NoteTemplateSeverity::Warning,
        };
        Self { line, column, length, code: code.into(), severity, message, suggestion }
    }
}

impl From<documentation::NoteTemplate> for NoteTemplate {
    fn from(template: documentation::NoteTemplate) -> Self {
        let documentation::NoteTemplate { variant, revision, text, changed } = template;
        let placeholder = |known: documentation::Placeholder| TemplatePlaceholder {
            name: known.name,
            kind: match known.kind {
                PlaceholderKind::Value => TemplatePlaceholderKind::Value,
                PlaceholderKind::Section => TemplatePlaceholderKind::Section,
            },
            required: known.required,
            about: known.about,
        };
        Self {
            variant,
            revision,
            text,
            is_standard: changed.is_none(),
            standard: variant.standard_template(),
            updated_at: changed.as_ref().map(|(at, ..)| *at),
            updated_by: changed.map(|(_, id, name)| Person { id: id.uuid(), name }),
            placeholders: documentation::placeholders(variant).into_iter().map(placeholder).collect(),
        }
    }
}

impl From<TemplatePreview> for NoteTemplatePreview {
    fn from(preview: TemplatePreview) -> Self {
        Self {
            findings: preview.findings.into_iter().map(Into::into).collect(),
            note: preview.note.map(|note| PreviewedNote {
                markdown: markdown(&note),
                text: plain_text(&note),
                html: html(&note),
                psa: psa_note(&note),
            }),
        }
    }
}

/// List the templates of the team's notes
///
/// How its notes are laid out, for each of their readers: by a template of the team's own, or by the standard one.
#[utoipa::path(tag = "Team", security(("bearer" = [])), responses((status = 200, body = NoteTemplateList), CallerProblems))]
#[get("/team/note-templates")]
pub(crate) async fn list_note_templates(
    caller: Caller,
    db: Data<Db>,
) -> Result<Json<NoteTemplateList>, Problem> {
    let templates = documentation::list_templates(&mut db.repo(), &caller.actor()).await?;
    Ok(Json(NoteTemplateList { templates: templates.into_iter().map(Into::into).collect() }))
}

/// Read a template of the team's notes
///
/// `variant` is `internal`, `client` or `escalation`.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(("variant" = String, Path, description = "`internal`, `client` or `escalation`")),
    responses(
        (status = 200, body = NoteTemplate, headers(("ETag" = String, description = "The revision"))),
        OneProblems
    )
)]
#[get("/team/note-templates/{variant}")]
pub(crate) async fn get_note_template(
    caller: Caller,
    db: Data<Db>,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    let variant = variant(&path)?;
    Ok(answer(documentation::read_template(&mut db.repo(), &caller.actor(), variant).await?))
}

/// Change a template of the team's notes
///
/// Notes are laid out anew each time they are read, so that this changes those of past sessions too. `If-Match` names the revision
/// that was edited, `"0"` where it never was changed. If somebody saved meanwhile, the answer is 412 with the template as it stands
/// in `current`. A template with errors is refused with 422 and `findings`, each a `NoteTemplateFinding`.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    request_body = NoteTemplateBody,
    params(
        ("variant" = String, Path, description = "`internal`, `client` or `escalation`"),
        ("if-match" = String, Header, pattern = "^(W/)?\"[0-9]{1,10}\"$", description = "The ETag of the template")
    ),
    responses(
        (status = 200, body = NoteTemplate, headers(("ETag" = String, description = "The revision"))),
        WriteProblems
    )
)]
#[put("/team/note-templates/{variant}")]
pub(crate) async fn save_note_template(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<String>,
    revision: Revision,
    body: Json<NoteTemplateBody>,
) -> Result<HttpResponse, Problem> {
    let (variant, actor) = (variant(&path)?, caller.actor());
    let saved = db
        .transact(async |store| {
            documentation::save_template(store, app.env(), &actor, variant, revision.0, &body.text).await
        })
        .await;
    changed(&caller, &db, variant, saved).await
}

/// Go back to the standard template of the team's notes
///
/// `If-Match` names the revision that was read.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(
        ("variant" = String, Path, description = "`internal`, `client` or `escalation`"),
        ("if-match" = String, Header, pattern = "^(W/)?\"[0-9]{1,10}\"$", description = "The ETag of the template")
    ),
    responses(
        (status = 200, body = NoteTemplate, headers(("ETag" = String, description = "The revision"))),
        WriteProblems
    )
)]
#[delete("/team/note-templates/{variant}")]
pub(crate) async fn reset_note_template(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<String>,
    revision: Revision,
) -> Result<HttpResponse, Problem> {
    let (variant, actor) = (variant(&path)?, caller.actor());
    let reset = db
        .transact(async |store| {
            documentation::reset_template(store, app.env(), &actor, variant, revision.0).await
        })
        .await;
    changed(&caller, &db, variant, reset).await
}

/// Try out a template of the team's notes
///
/// What is wrong with it, and the note that it makes: of a session of the team, as it was edited, or of one that is made up. The note
/// is redacted like every other. Nothing is kept.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    request_body = NoteTemplatePreviewBody,
    params(("variant" = String, Path, description = "`internal`, `client` or `escalation`")),
    responses((status = 200, body = NoteTemplatePreview), WriteProblems)
)]
#[post("/team/note-templates/{variant}/preview")]
pub(crate) async fn preview_note_template(
    caller: Caller,
    db: Data<Db>,
    path: Path<String>,
    body: Json<NoteTemplatePreviewBody>,
) -> Result<Json<NoteTemplatePreview>, Problem> {
    let (variant, NoteTemplatePreviewBody { text, session_id }) = (variant(&path)?, body.into_inner());
    let (actor, session) = (caller.actor(), session_id.map(Into::into));
    let preview = documentation::preview_template(&mut db.repo(), &actor, variant, &text, session).await?;
    Ok(Json(preview.into()))
}

fn variant(name: &str) -> Result<Variant, Problem> {
    Variant::parse(name).ok_or_else(Problem::nothing_here)
}

async fn changed(
    caller: &Caller,
    db: &Db,
    variant: Variant,
    outcome: Result<documentation::NoteTemplate, TemplateFailure>,
) -> Result<HttpResponse, Problem> {
    match outcome {
        Ok(template) => Ok(answer(template)),
        Err(failure @ TemplateFailure::Stale) => {
            let current = documentation::read_template(&mut db.repo(), &caller.actor(), variant).await?;
            Err(Problem::from(failure).with("current", json!(NoteTemplate::from(current))))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn answer(template: documentation::NoteTemplate) -> HttpResponse {
    let template = NoteTemplate::from(template);
    HttpResponse::Ok().insert_header((ETAG, format!("\"{}\"", template.revision))).json(template)
}
