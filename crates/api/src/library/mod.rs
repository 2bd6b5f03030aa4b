//! The library: flows, their drafts and versions, and imports.

mod dto;
mod finding;
mod finding_dto;
mod handlers;
mod import;

pub(crate) use dto::Person;
pub(crate) use finding::{list_flow_facets, list_flows, list_similar_flows};
pub(crate) use finding_dto::{NameCount, SearchHit};
pub(crate) use handlers::{
    create_flow, get_flow, get_flow_version, list_flow_versions, publish_flow, save_draft,
};
pub(crate) use import::{import_flows, validate_flow};
