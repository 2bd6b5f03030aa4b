//! Bringing flows in and taking them away: previews, keeping, exports, and the starter library.

mod body;
mod dto;
mod export;
mod import;
mod starter;

pub(crate) use export::{export_flow, export_library, get_flow_schema};
pub(crate) use import::{keep_imported, preview_archive, preview_import};
pub(crate) use starter::{add_starter_flows, list_starter_flows};
