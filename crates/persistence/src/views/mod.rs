//! Read-only lists for screens: a page at a time, by key, at a cost that depends on the page only.

mod cursor;
mod flows;
mod mails;
mod people;
mod sessions;

pub use cursor::{Cursor, Page};
pub use flows::{
    CategoryRow, FlowListSort, FlowListStatus, FlowQuery, FlowRow, VersionRow, flow_categories, flow_row,
    flow_versions, list_flows,
};
pub use mails::{MailQuery, MailRow, list_mails, mail_row};
pub use people::{Person, person};
pub use sessions::{SessionListStatus, SessionQuery, SessionRow, list_sessions};
