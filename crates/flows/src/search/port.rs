//! What keeping things findable needs from storage.

use super::Entry;
use rf_core::{StoreError, TeamId};

/// Where the words of things are kept. Written in the transaction that writes the thing, so that a thing is found if and
/// only if it is there.
///
/// Looking is not part of the port: candidates are narrowed by columns of the thing's own table, in the one statement that
/// finds them, and lists are read-only views of storage. What comes of the candidates is decided by [`super::rank`].
#[expect(async_fn_in_trait, reason = "callers are generic over the index and never name the future")]
pub trait SearchIndex {
    /// Makes the thing findable by these texts and no longer by what it had before. It counts as the newest then.
    async fn index_thing(&mut self, team: TeamId, entry: &Entry) -> Result<(), StoreError>;
}
