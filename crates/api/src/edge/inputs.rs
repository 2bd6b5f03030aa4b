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
    QueryConfig::default().error_handler(|error, _| query_problem(&error).into())
}

/// The refusal of a query string that cannot be read.
pub(crate) fn query_problem(error: &QueryPayloadError) -> Problem {
    let reason = match error {
        QueryPayloadError::Deserialize(error) => error.to_string(),
        _ => "it cannot be read".to_owned(),
    };
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "invalid_query",
        format!("Correct the query string: {}.", in_short(&reason)),
    )
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
            format!("Correct the request body: {}.", in_short(error)),
        ),
        JsonPayloadError::Deserialize(error) => {
            let title = format!("The body is not JSON: {}.", in_short(error));
            Problem::new(StatusCode::BAD_REQUEST, "malformed_json", title)
        }
        _ => Problem::new(
            StatusCode::BAD_REQUEST,
            "malformed_body",
            "The body could not be read. Send it again.",
        ),
    }
}

/// A reader's words may quote what it read, and that may be as long as the body: the start and the end, with the place,
/// are enough.
fn in_short(error: &impl ToString) -> String {
    const START: usize = 200;
    const END: usize = 100;
    let text = error.to_string();
    let length = text.chars().count();
    if length <= START + END {
        return text;
    }
    let start: String = text.chars().take(START).collect();
    let end: String = text.chars().skip(length - END).collect();
    format!("{start} … {end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_mistake_is_not_sent_back_whole() {
        let body = format!("{{\"{}\": 1}}", "x".repeat(100_000));
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Nothing {}
        let error = serde_json::from_str::<Nothing>(&body).unwrap_err();
        let told = in_short(&error);
        assert!(told.starts_with("unknown field `xxx") && told.contains("at line 1 column"), "{told}");
        assert!(told.chars().count() < 400);
        assert_eq!(in_short(&"brief"), "brief");
    }
}
