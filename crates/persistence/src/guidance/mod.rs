//! What finished sessions teach: their digests, and the flows for a problem.

mod backlog;
mod digests;
mod flows;
