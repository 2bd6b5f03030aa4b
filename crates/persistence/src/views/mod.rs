//! Read-only lists for screens: a page at a time, by key, at a cost that depends on the page only.

mod api_tokens;
mod audit;
mod cursor;
mod escalations;
mod exchange;
mod flows;
mod folders;
mod invitations;
mod library;
mod mails;
mod members;
mod notifications;
mod people;
mod saved_views;
mod search;
mod security;
mod sessions;
mod shares;
mod sign_ins;
mod step_library;
mod surroundings;
mod teams;
mod usage;

pub use api_tokens::api_tokens;
pub use audit::{AuditQuery, AuditRow, list_audit_events};
pub use cursor::{Cursor, Page};
pub use escalations::{
    EscalationEntry, EscalationFilter, EscalationQuery, EscalationSummary, escalation_summary,
    list_escalations,
};
pub use exchange::{LeavingFlows, LeavingSize};
pub use flows::{VersionRow, flow_versions};
pub use folders::{FolderRow, folders};
pub use invitations::{InvitationQuery, InvitationRow, list_invitations};
pub use library::{
    FlowFacets, FlowFilter, FlowListSort, FlowListStatus, FlowPage, FlowQuery, FlowRow, FolderFilter,
    FolderName, Reader, SimilarRow, flow_facets, flow_row, list_flows, similar_flows,
};
pub use mails::{MailQuery, MailRow, list_mails, mail_row};
pub use members::{MemberQuery, MemberRow, MemberSort, list_members, member_row};
pub use notifications::{
    NotificationRow, UnreadAndNewest, list_notifications, unread_and_newest, unread_notifications,
};
pub use people::{Person, person};
pub use saved_views::{SavedViewRow, saved_views_of};
pub use security::{SecurityState, security_state};
pub use sessions::{SessionListStatus, SessionPage, SessionQuery, SessionRow, SessionSort, list_sessions};
pub use shares::{ShareQuery, ShareRow, SharedSession, list_shares, shares_of, team_name};
pub use sign_ins::{TeamSignInQuery, TeamSignInRow, list_team_sign_ins, sign_ins_of};
pub use step_library::{
    FoundStep, LibraryStepFacetRows, LibraryStepQuery, LibraryStepRow, LibraryStepSort,
    LibraryStepVersionRow, StepList, StepReviewRow, StepUseRow, library_step_facets, library_step_row,
    library_step_versions, list_library_steps, step_reviews, step_uses,
};
pub use surroundings::surroundings;
pub use teams::{TeamRow, list_teams};
pub use usage::{UsageRow, flow_usage};

/// A count or a sum as it came from the database.
fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}
