//! `Repo` implements every port of the domain crates, for a pool and for a transaction alike.

use crate::published::PublishedFlows;
/// What a [`Repo`] works over: a pool or a transaction. For callers that are generic over both.
pub use sea_orm::ConnectionTrait as Connection;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

/// The ports' implementation over one connection source.
pub struct Repo<C: ConnectionTrait> {
    connection: C,
    published: PublishedFlows,
}

/// A [`Repo`] within a transaction, for callers that must name its type.
pub type Transaction = Repo<DatabaseTransaction>;

impl<C: ConnectionTrait> Repo<C> {
    /// Over this connection; `published` are the versions that the process has read already.
    pub fn new(connection: C, published: PublishedFlows) -> Self {
        Self { connection, published }
    }

    pub(crate) fn into_inner(self) -> C {
        self.connection
    }

    pub(crate) const fn connection(&self) -> &C {
        &self.connection
    }

    pub(crate) const fn published(&self) -> &PublishedFlows {
        &self.published
    }
}
