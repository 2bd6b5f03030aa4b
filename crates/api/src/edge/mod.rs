//! What happens to every request on its way in and out: an id, a log line, headers, problem bodies.

mod headers;
mod inputs;
mod methods;
mod observe;

pub(crate) use inputs::{json_config, path_config, query_config, query_problem};
pub(crate) use methods::{Routes, method_not_allowed};
pub(crate) use observe::observe;
