//! The library: flows, their drafts and versions.

mod dto;
mod handlers;
mod validate;

pub(crate) use dto::Person;
pub(crate) use handlers::{
    create_flow, get_flow, get_flow_version, list_flow_categories, list_flow_versions, list_flows,
    publish_flow, reader, save_draft,
};
pub(crate) use validate::validate_flow;
