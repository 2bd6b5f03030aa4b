//! The pools, and the one way to write: a transaction that commits on `Ok` and rolls back on `Err`.

use crate::{DatabaseUrl, PublishedFlows, Repo};
use rf_auth::{Ended, Rotation, SignIn, SignInStore, User};
use rf_core::{SignInId, StoreError, TeamId};
use sea_orm::{
    ConnectionTrait, Database, DatabaseConnection, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
    sea_query::{Expr, ExprTrait, Query},
};

/// Connections to the database: a pool to read from and, on SQLite, a single connection to write with.
///
/// Every HTTP worker holds a `Db` of its own, since a pooled connection lives on the runtime that opened it; the
/// embedded database has one writer at a time whatever the pools, so that all workers share its queue.
#[derive(Clone)]
pub struct Db {
    reads: DatabaseConnection,
    writes: DatabaseConnection,
    published: PublishedFlows,
}

/// What all workers of one process have in common.
#[derive(Clone)]
pub struct SharedWriter {
    url: DatabaseUrl,
    writer: Option<DatabaseConnection>,
    published: PublishedFlows,
}

impl SharedWriter {
    /// Prepares the connections of one process; nothing is opened before it is needed.
    ///
    /// # Errors
    /// When the address cannot be understood.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, StoreError> {
        let writer = match url {
            DatabaseUrl::Sqlite(_) => Some(connect(url, 1).await?),
            DatabaseUrl::Postgres(_) => None,
        };
        Ok(Self { url: url.clone(), writer, published: PublishedFlows::default() })
    }

    /// A pool for one worker (or for background work) with at most `connections`.
    ///
    /// # Errors
    /// When the address cannot be understood.
    pub async fn worker(&self, connections: u32) -> Result<Db, StoreError> {
        let reads = connect(&self.url, connections).await?;
        let writes = self.writer.clone().unwrap_or_else(|| reads.clone());
        Ok(Db { reads, writes, published: self.published.clone() })
    }
}

async fn connect(url: &DatabaseUrl, connections: u32) -> Result<DatabaseConnection, StoreError> {
    Database::connect(url.connect_options(connections)).await.map_err(store_error)
}

impl Db {
    /// For reading outside a transaction.
    pub fn repo(&self) -> Repo<DatabaseConnection> {
        Repo::new(self.reads.clone(), self.published.clone())
    }

    /// For single statements that write.
    pub fn writer(&self) -> Repo<DatabaseConnection> {
        Repo::new(self.writes.clone(), self.published.clone())
    }

    /// Runs `work` in one transaction: `Ok` commits, `Err` rolls back.
    ///
    /// # Errors
    /// What `work` refuses, or the database's failure to begin or commit.
    pub async fn transact<T, E: From<StoreError>>(
        &self,
        work: impl AsyncFnOnce(&mut Repo<sea_orm::DatabaseTransaction>) -> Result<T, E>,
    ) -> Result<T, E> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = self.writes.begin_with_options(options).await.map_err(store_error)?;
        let mut repo = Repo::new(transaction, self.published.clone());
        let outcome = work(&mut repo).await;
        let transaction = repo.into_inner();
        match outcome {
            Ok(value) => transaction.commit().await.map_err(store_error).map(|()| value).map_err(E::from),
            Err(refusal) => {
                // A rollback that fails changes nothing either: the connection is dropped with its transaction.
                if let Err(error) = transaction.rollback().await {
                    tracing::warn!(%error, "a rollback failed");
                }
                Err(refusal)
            }
        }
    }

    /// Whether the database answers and has seen the migration of this name.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn has_migration(&self, name: &str) -> Result<bool, StoreError> {
        let table = Expr::col("version").eq(name);
        let query = Query::select().expr(Expr::val(1)).from("seaql_migrations").and_where(table).take();
        let row = self.reads.query_one(&query).await.map_err(store_error)?;
        Ok(row.is_some())
    }
}

/// What a database error means to the rest of the program.
pub(crate) fn store_error(error: DbErr) -> StoreError {
    match error {
        DbErr::Type(why) | DbErr::Json(why) => StoreError::Corrupt(why),
        DbErr::TryIntoErr { .. } | DbErr::AttrNotSet(_) => StoreError::Corrupt(error.to_string()),
        error => StoreError::Unavailable(error.to_string()),
    }
}

/// What was read back is not what this program writes.
pub(crate) fn corrupt(what: &str) -> StoreError {
    StoreError::Corrupt(what.to_owned())
}

/// Outside a transaction, reading goes to the worker's own pool and writing to the writer, so that finding out who asks
/// never competes with it.
impl SignInStore for Db {
    async fn sign_in_with_user(&mut self, id: SignInId) -> Result<Option<(SignIn, User)>, StoreError> {
        self.repo().sign_in_with_user(id).await
    }

    async fn insert_sign_in(&mut self, sign_in: &SignIn) -> Result<(), StoreError> {
        self.writer().insert_sign_in(sign_in).await
    }

    async fn rotate(&mut self, team: TeamId, id: SignInId, step: &Rotation) -> Result<bool, StoreError> {
        self.writer().rotate(team, id, step).await
    }

    async fn mark_current_used(
        &mut self,
        team: TeamId,
        id: SignInId,
        generation: u32,
    ) -> Result<(), StoreError> {
        self.writer().mark_current_used(team, id, generation).await
    }

    async fn end_sign_in(&mut self, team: TeamId, id: SignInId, ended: Ended) -> Result<bool, StoreError> {
        self.writer().end_sign_in(team, id, ended).await
    }
}
