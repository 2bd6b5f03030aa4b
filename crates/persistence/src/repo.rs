//! `Repo` implements every port of the domain crates, for a pool and for a transaction alike.

use sea_orm::ConnectionTrait;
/// What a [`Repo`] works over: a pool or a transaction. For callers that are generic over both.
pub use sea_orm::ConnectionTrait as Connection;

/// The ports' implementation over one connection source.
pub struct Repo<C: ConnectionTrait>(C);

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
