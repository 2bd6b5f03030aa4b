//! What every other crate shares: ids, time, who acts, who may, and how a refusal is told.
//!
//! No IO happens here. Time and ids come in through [`Env`]; secrets are sealed by [`Sealer`].

mod actor;
mod audit;
mod env;
mod failure;
mod field;
mod ids;
mod permission;
mod seal;

pub use actor::{Actor, Role, Via};
pub use audit::{AuditAction, AuditEvent, AuditLog, AuditTarget};
pub use env::{Clock, Env, IdSource, ManualClock, SequentialIds, SystemClock, SystemIds, Time};
pub use failure::{Failure, FailureKind, Members, ProblemMembers, StoreError};
pub use field::{FieldError, FieldErrors, checked_text};
pub use ids::{
    ApiTokenId, AuditEventId, BulkChangeId, CeremonyId, EscalationId, EvidenceId, FlowId, FolderId,
    IdParseError, IdentityId, InvitationId, LibraryStepId, LinkId, MailId, NotificationId, PasskeyId,
    ProviderId, RecoveryCodeId, RequestId, SavedViewId, SessionId, ShareId, SignInId, TeamId, TicketId,
    TokenId, UserId, WatchId,
};
pub use permission::{Action, Relation, Verdict, verdict};
pub use seal::{SealError, Sealer};
