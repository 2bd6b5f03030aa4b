//! Published versions of flows that were read already: they never change.

use quick_cache::{Weighter, sync::Cache};
use rf_core::{FlowId, TeamId};
use rf_flows::session::PinnedFlow;
use std::sync::Arc;

/// Bytes of stored documents that one process keeps in mind at most.
const BYTES: u64 = 32 << 20;
/// About what a usual document takes.
const USUAL_BYTES: u64 = 16 << 10;

/// A version of a team's flow.
type Version = (TeamId, FlowId, u32);

/// What all connections of one process have read of published versions, up to a bound.
#[derive(Clone)]
pub struct PublishedFlows(Arc<Cache<Version, Kept, ByBytes>>);

#[derive(Clone)]
struct Kept {
    flow: PinnedFlow,
    bytes: u64,
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<Version, Kept> for ByBytes {
    fn weight(&self, _: &Version, kept: &Kept) -> u64 {
        kept.bytes.max(1)
    }
}

impl Default for PublishedFlows {
    fn default() -> Self {
        let usual = usize::try_from(BYTES / USUAL_BYTES).unwrap_or(usize::MAX);
        Self(Arc::new(Cache::with_weighter(usual, BYTES, ByBytes)))
    }
}

impl PublishedFlows {
    pub(crate) fn get(&self, version: Version) -> Option<PinnedFlow> {
        self.0.get(&version).map(|kept| kept.flow)
    }

    /// Keeps a version that was read; `bytes` is what its document takes where it is stored.
    pub(crate) fn keep(&self, version: Version, flow: &PinnedFlow, bytes: usize) {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.0.insert(version, Kept { flow: flow.clone(), bytes });
    }
}
