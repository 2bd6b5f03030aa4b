//! The library: flows, their drafts and versions.

mod bulk;
mod diffing;
mod dto;
mod finding;
mod finding_dto;
mod handlers;
mod lifecycle;
mod settings;
mod usage;
mod validate;

pub(crate) use bulk::{change_flows, undo_bulk_change};
pub(crate) use diffing::{diff_documents, diff_flow};
pub(crate) use dto::Person;
pub(crate) use finding::{folder, list_flow_facets, list_flows, list_similar_flows};
pub(crate) use finding_dto::{NameCount, SearchHit};
pub(crate) use handlers::{
    create_flow, get_flow, get_flow_version, list_flow_versions, publish_flow, reader, save_draft,
};
pub(crate) use lifecycle::{archive_flow, duplicate_flow, restore_flow, roll_back_flow};
pub(crate) use settings::{add_favourite, change_flow_settings, remove_favourite};
pub(crate) use usage::{FlowName, get_flow_usage};
pub(crate) use validate::validate_flow;
