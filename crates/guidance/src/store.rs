//! What guidance needs from a database, in its own words.

use crate::{Asked, FlowTexts, PastSession, SessionDigest};
use rf_core::{FlowId, SessionId, StoreError, TeamId};
use rf_flows::session::Session;

/// The most finished sessions that anything is learnt from, the newest.
pub const MOST: u64 = 1000;
/// The fewest that anything is learnt from.
pub(crate) const FEWEST: u32 = 3;

/// Where the digests of finished sessions are kept, and what is looked up with them. Another team's sessions and flows do
/// not exist for any of these.
#[expect(async_fn_in_trait, reason = "handlers run on one thread; no caller needs the futures to be Send")]
pub trait GuidanceStore {
    /// Keeps the digest in place of what was kept of that session before.
    async fn keep_digest(&mut self, team: TeamId, digest: &SessionDigest) -> Result<(), StoreError>;

    /// Forgets what was kept of a session that runs again.
    async fn forget_digest(&mut self, team: TeamId, session: SessionId) -> Result<(), StoreError>;

    /// The digests of the newest [`MOST`] finished sessions on a flow, the newest first.
    async fn digests_on(&mut self, team: TeamId, flow: FlowId) -> Result<Vec<SessionDigest>, StoreError>;

    /// The newest [`MOST`] finished sessions of the team, the newest first.
    async fn past_sessions(&mut self, team: TeamId) -> Result<Vec<PastSession>, StoreError>;

    /// The headers of these sessions, in no order.
    async fn headers(&mut self, team: TeamId, sessions: &[SessionId]) -> Result<Vec<Session>, StoreError>;

    /// The texts of published flows that are not archived: a bounded number of those that have the words, and these.
    async fn flows_about(
        &mut self,
        team: TeamId,
        asked: &Asked,
        besides: &[FlowId],
    ) -> Result<Vec<FlowTexts>, StoreError>;
}
