//! Read-only lists for screens: a page at a time, by key, at a cost that depends on the page only.

mod branding;
mod cursor;
mod flows;
mod invitations;
mod members;
mod people;
mod sessions;
mod teams;

pub use branding::branding;
pub use cursor::{Cursor, Page};
pub use flows::{
    CategoryRow, FlowListSort, FlowListStatus, FlowQuery, FlowRow, VersionRow, flow_categories, flow_row,
    flow_versions, list_flows,
};
pub use invitations::{InvitationQuery, InvitationRow, list_invitations};
pub use members::{MemberQuery, MemberRow, MemberSort, list_members, member_row};
pub use people::{Person, person};
pub use sessions::{SessionListStatus, SessionQuery, SessionRow, list_sessions};
pub use teams::{TeamRow, list_teams};
