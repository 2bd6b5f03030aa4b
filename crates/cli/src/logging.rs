//! Logs: one JSON object per line on standard error.

use tracing_subscriber::{EnvFilter, fmt};

/// Starts logging what `filter` lets through. A panic is logged like everything else: whoever reads the lines as JSON
/// would stumble over the usual text, and not see it.
pub(crate) fn start(filter: EnvFilter) {
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
    std::panic::set_hook(Box::new(|panic| {
        let what = panic.payload_as_str().unwrap_or("no words");
        let place = panic.location().map(ToString::to_string);
        tracing::error!(panic = what, place, "the program has a mistake");
    }));
}
