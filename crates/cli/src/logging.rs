//! Logs: one JSON object per line on standard error.

use tracing_subscriber::{EnvFilter, fmt};

/// Starts logging at `level` (a filter such as `info` or `info,rf_api=debug`).
pub(crate) fn start(level: &str) {
    let filter = EnvFilter::try_new(level).unwrap_or_else(|_| EnvFilter::new("info"));
    fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_span_list(false)
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // A line that cannot be written is lost; complaining about it on the same stream would end the process.
        .log_internal_errors(false)
        .init();
}
