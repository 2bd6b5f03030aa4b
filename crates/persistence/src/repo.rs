//! `Repo` implements every port of the domain crates, for a pool and for a transaction alike.

/// What a [`Repo`] works over: a pool or a transaction. For callers that are generic over both.
pub use sea_orm::ConnectionTrait as Connection;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

/// The ports' implementation over one connection source.
pub struct Repo<C: ConnectionTrait>(C);

/// A [`Repo`] within a transaction, for callers that must name its type.
pub type Transaction = Repo<DatabaseTransaction>;

impl<C: ConnectionTrait> Repo<C> {
    pub(crate) fn new(connection: C) -> Self {
        Self(connection)
    }

    pub(crate) fn into_inner(self) -> C {
        self.0
    }

    pub(crate) const fn connection(&self) -> &C {
        &self.0
    }
}
