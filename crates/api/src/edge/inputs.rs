//! Input that cannot be read: each sort of mistake gets its status, its code and words.

use super::Routes;
use crate::problem::Problem;
use actix_web::{
    error::{InternalError, JsonPayloadError, QueryPayloadError},
    http::StatusCode,
    web::{JsonConfig, PathConfig, QueryConfig},
};
use serde_json::error::Category;

/// The largest JSON body, in bytes: an import of 1 MiB with every character escaped still fits.
const BODY_LIMIT: usize = 4 * 1024 * 1024;

pub(crate) fn json_config() -> JsonConfig {
    JsonConfig::default().limit(BODY_LIMIT).error_handler(|error, _| body_problem(&error).into())
}

pub(crate) fn path_config() -> PathConfig {
    PathConfig::default().error_handler(|error, request| {
        // `GET /flows/import` is no flow with the id `import`, but an operation that takes POST.
        match request.app_data::<Routes>().and_then(|routes| routes.wrong_method(request)) {
            Some(refusal) => InternalError::from_response(error, refusal).into(),
            None => Problem::nothing_here().into(),
        }
    })
}

pub(crate) fn query_config() -> QueryConfig {
    QueryConfig::default().error_handler(|error, _| {
        let reason = match &error {
            QueryPayloadError::Deserialize(error) => error.to_string(),
            _ => "it cannot be read".to_owned(),
        };
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid_query",
            format!("Correct the query string: {reason}."),
        )
        .into()
    })
}

fn body_problem(error: &JsonPayloadError) -> Problem {
    match error {
        JsonPayloadError::OverflowKnownLength { limit, .. } | JsonPayloadError::Overflow { limit } => {
            Problem::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "body_too_large",
                format!("Send at most {} KiB.", limit / 1024),
            )
        }
        JsonPayloadError::ContentType => Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported_media_type",
            "Send JSON, with the header Content-Type: application/json.",
        ),
        JsonPayloadError::Deserialize(error) if error.classify() == Category::Data => Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid_body",
            format!("Correct the request body: {error}."),
        ),
        JsonPayloadError::Deserialize(error) => {
            Problem::new(StatusCode::BAD_REQUEST, "malformed_json", format!("The body is not JSON: {error}."))
        }
        _ => Problem::new(
            StatusCode::BAD_REQUEST,
            "malformed_body",
            "The body could not be read. Send it again.",
        ),
    }
}
