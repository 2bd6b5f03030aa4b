//! The library as its screens show it: lists, searches, what they can be narrowed by, and flows like one flow.

mod facets;
mod folders;
mod list;
mod narrow;
mod row;
mod similar;

pub(super) use folders::Tree;

pub use facets::{FlowFacets, flow_facets};
pub use list::{FlowListSort, FlowPage, FlowQuery, list_flows};
pub use narrow::{FlowFilter, FlowListStatus, FolderFilter};
pub use row::{FlowRow, FolderName, Reader, flow_row};
pub use similar::{SimilarRow, similar_flows};
