//! Read-only lists for screens: a page at a time, by key, at a cost that depends on the page only.

mod api_tokens;
mod cursor;
mod flows;
mod people;
mod sessions;

pub use api_tokens::api_tokens;
pub use cursor::{Cursor, Page};
pub use flows::{
    CategoryRow, FlowListSort, FlowListStatus, FlowQuery, FlowRow, VersionRow, flow_categories, flow_row,
    flow_versions, list_flows,
};
pub use people::{Person, person};
pub use sessions::{SessionListStatus, SessionQuery, SessionRow, list_sessions};
