//! Which refusals an operation may answer, in groups, and the schema of a problem document.

use std::collections::BTreeMap;
use utoipa::{
    IntoResponses, ToSchema,
    openapi::{ContentBuilder, Object, Ref, RefOr, Response, ResponseBuilder, Type},
};

/// A refusal (RFC 9457). Programs switch on `detail`; `title` is for people.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only the shape is used: `crate::problem::Problem` writes the bodies")]
pub(crate) struct Problem {
    /// The code.
    detail: String,
    /// The code once more, under its usual name.
    code: String,
    /// `urn:resolutionflow:problem:` and the code.
    #[schema(rename = "type")]
    kind: String,
    /// One sentence for a person: what is wrong and what to do.
    title: String,
    status: u16,
    /// The path of the request.
    instance: String,
    /// Also in the header `X-Request-ID`.
    request_id: String,
    /// Why a sign-in is over.
    #[schema(nullable = false)]
    reason: Option<String>,
    /// When a sign-in was over.
    #[schema(nullable = false)]
    ended_at: Option<chrono::DateTime<chrono::Utc>>,
    /// What is wrong, field by field.
    #[schema(nullable = false)]
    errors: Option<Vec<ProblemField>>,
    /// What keeps a flow from being published, with `flow_has_errors`; what is wrong with a template, with `note_template_invalid`.
    #[schema(required = false, schema_with = super::schemas::findings_of_either)]
    findings: (),
    /// The thing as it stands: a `FlowDetail` or `LibraryStepDetail` with `stale_revision`, a `SessionDetail` with `session_moved`.
    #[schema(required = false, value_type = serde_json::Value)]
    current: (),
    /// The scope that the API token lacks, with `insufficient_scope`.
    #[schema(nullable = false)]
    scope: Option<String>,
    /// How many seconds to wait, with `rate_limited` and `too_many_streams`.
    #[schema(nullable = false)]
    retry_after: Option<u64>,
}

/// What is wrong with one field.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only the shape is used: `rf_core::FieldError` writes the bodies")]
pub(crate) struct ProblemField {
    field: String,
    code: String,
    message: String,
}

fn problem(description: &str) -> RefOr<Response> {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    ResponseBuilder::new()
        .description(description)
        .content("application/problem+json", content)
        .build()
        .into()
}

fn group(statuses: &[u16]) -> BTreeMap<String, RefOr<Response>> {
    let words = |status| match status {
        400 => "The body is not JSON",
        401 => "Nobody is signed in, or not any more",
        403 => "Not allowed",
        404 => "Not there, or not for this team",
        408 => "The body did not arrive in time",
        409 => "It collides with what has happened meanwhile",
        410 => "The link has expired or was taken back",
        412 => "Somebody saved meanwhile",
        413 => "Too large",
        415 => "Not JSON",
        422 => "Against the rules; `errors` or `title` says what",
        428 => "The revision is missing",
        429 => "Too often; see Retry-After",
        _ => "Not now; try again",
    };
    statuses.iter().map(|status| (status.to_string(), problem(words(*status)))).collect()
}

macro_rules! problem_groups {
    ($($(#[$doc:meta])* $Name:ident => $statuses:expr;)+) => {$(
        $(#[$doc])*
        pub(crate) struct $Name;

        impl IntoResponses for $Name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                group(&$statuses)
            }
        }
    )+};
}

problem_groups! {
    /// Of operations that need no sign-in.
    PublicProblems => [400, 403, 408, 409, 413, 415, 422, 429, 503];
    /// Of operations that check credentials.
    AuthProblems => [400, 401, 403, 408, 409, 413, 415, 422, 429, 503];
    /// Of operations on one's own account that ask for proof.
    FactorProblems => [400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 503];
    /// Of ways through identity providers, and of what is kept about those.
    ProviderProblems => [400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 503];
    /// Of lists.
    CallerProblems => [401, 403, 422, 503];
    /// Of reading one thing.
    OneProblems => [401, 403, 404, 422, 503];
    /// Of managing a team and its people.
    ManageProblems => [400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 503];
    /// Of streams.
    StreamProblems => [401, 403, 404, 422, 429, 503];
    /// Of following a link to a session.
    SharedProblems => [400, 401, 403, 404, 408, 410, 413, 415, 422, 429, 503];
    /// Of writing.
    WriteProblems => [400, 401, 403, 404, 408, 409, 412, 413, 415, 422, 428, 503];
}

/// What a preview answers; the schema is the document's own.
pub(crate) struct PreviewAnswer;

impl IntoResponses for PreviewAnswer {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("ImportPreview"))).build();
        let answer = ResponseBuilder::new()
            .description("What the files would become; nothing was kept")
            .content("application/json", content)
            .build();
        BTreeMap::from([("200".to_owned(), answer.into())])
    }
}

/// What a comparison answers; the schema is the domain's own.
pub(crate) struct DiffAnswer;

impl IntoResponses for DiffAnswer {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("FlowDiff"))).build();
        let answer =
            ResponseBuilder::new().description("What changed").content("application/json", content).build();
        BTreeMap::from([("200".to_owned(), answer.into())])
    }
}

/// A file in one of the documentation's renderings.
pub(crate) struct FileAnswer;

impl IntoResponses for FileAnswer {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let text = || ContentBuilder::new().schema(Some(Object::with_type(Type::String))).build();
        let json = ContentBuilder::new().schema(Some(Ref::from_schema_name("Document"))).build();
        let answer = ResponseBuilder::new()
            .description("The file")
            .content("text/markdown", text())
            .content("text/plain", text())
            .content("text/html", text())
            .content("application/json", json)
            .build();
        BTreeMap::from([("200".to_owned(), answer.into())])
    }
}

/// A flow as a file.
pub(crate) struct ExportAnswer;

impl IntoResponses for ExportAnswer {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let text = || ContentBuilder::new().schema(Some(Object::with_type(Type::String))).build();
        let mut answer = ResponseBuilder::new().description("The file");
        for format in ["application/yaml", "application/json", "text/vnd.mermaid", "text/markdown"] {
            answer = answer.content(format, text());
        }
        BTreeMap::from([("200".to_owned(), answer.build().into())])
    }
}

/// An archive as a file.
pub(crate) struct ArchiveAnswer;

impl IntoResponses for ArchiveAnswer {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let bytes = ContentBuilder::new().schema(Some(Object::with_type(Type::String))).build();
        let answer =
            ResponseBuilder::new().description("The archive").content("application/zip", bytes).build();
        BTreeMap::from([("200".to_owned(), answer.into())])
    }
}

/// A file of a session.
pub(crate) struct EvidenceAnswer;

impl IntoResponses for EvidenceAnswer {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        bytes("The file, to be downloaded; its own media type is said", "application/octet-stream")
    }
}

/// A small picture.
pub(crate) struct PictureAnswer;

impl IntoResponses for PictureAnswer {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        bytes("The picture", "image/png")
    }
}

fn bytes(description: &str, media_type: &str) -> BTreeMap<String, RefOr<Response>> {
    let bytes = ContentBuilder::new().schema(Some(Object::with_type(Type::String))).build();
    let answer = ResponseBuilder::new().description(description).content(media_type, bytes).build();
    BTreeMap::from([("200".to_owned(), answer.into())])
}

/// Events as they happen.
pub(crate) struct EventStreamAnswer;

impl IntoResponses for EventStreamAnswer {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let text = ContentBuilder::new().schema(Some(Object::with_type(Type::String))).build();
        let answer = ResponseBuilder::new()
            .description("Server-sent events, for as long as the caller listens and may")
            .content("text/event-stream", text)
            .build();
        BTreeMap::from([("200".to_owned(), answer.into())])
    }
}

/// A table as a file.
pub(crate) struct SheetAnswer;

impl IntoResponses for SheetAnswer {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let text = ContentBuilder::new().schema(Some(Object::with_type(Type::String))).build();
        let answer = ResponseBuilder::new().description("The file").content("text/csv", text).build();
        BTreeMap::from([("200".to_owned(), answer.into())])
    }
}
