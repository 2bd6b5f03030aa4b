//! Brings the schema up to date under a lock: several processes may start at once on an empty database.

use crate::Migrator;
use sea_orm_migration::{
    MigratorTrait,
    sea_orm::{ConnectOptions, ConnectionTrait, Database, DbErr, TransactionTrait},
};
use std::{fmt, fs::File, io, path::PathBuf, time::Duration};

/// Why the schema could not be brought up to date.
#[derive(Debug)]
pub enum MigrateError {
    /// The database refused.
    Database(DbErr),
    /// The lock file beside the SQLite database could not be made or locked.
    LockFile(PathBuf, io::Error),
}

impl fmt::Display for MigrateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => write!(f, "the database refused: {error}"),
            Self::LockFile(path, error) => write!(f, "cannot lock {}: {error}", path.display()),
        }
    }
}

impl std::error::Error for MigrateError {}

impl From<DbErr> for MigrateError {
    fn from(error: DbErr) -> Self {
        Self::Database(error)
    }
}

/// Brings the database at `options` up to date. `sqlite_file` names the file where it is an embedded one.
///
/// # Errors
/// [`MigrateError`]; what was applied before stays applied, each migration being one transaction.
pub async fn migrate(options: ConnectOptions, sqlite_file: Option<PathBuf>) -> Result<(), MigrateError> {
    match sqlite_file {
        Some(path) => under_lock_file(options, path).await,
        None => under_lock_row(options).await,
    }
}

async fn under_lock_file(options: ConnectOptions, path: PathBuf) -> Result<(), MigrateError> {
    let lock_path = path.with_extension("migrate.lock");
    let failed = |error| MigrateError::LockFile(lock_path.clone(), error);
    let lock = File::create(&lock_path).map_err(failed)?;
    lock.lock().map_err(failed)?;
    let db = Database::connect(options).await?;
    Migrator::up(&db, None).await?;
    db.close().await?;
    Ok(())
}

/// PostgreSQL: a row lock, held in its own transaction while another connection migrates. Neither a migration nor the
/// wait for another process's may be cut short by the time that a request's statement gets.
async fn under_lock_row(mut options: ConnectOptions) -> Result<(), MigrateError> {
    options.statement_timeout(Duration::ZERO);
    let db = Database::connect(options).await?;
    // Two processes that create the table at the same moment: one may be refused although IF NOT EXISTS is said.
    if db.execute_unprepared(CREATE_LOCK).await.is_err() {
        db.execute_unprepared(CREATE_LOCK).await?;
    }
    db.execute_unprepared("INSERT INTO migration_lock (id) VALUES (1) ON CONFLICT DO NOTHING").await?;
    let held = db.begin().await?;
    held.execute_unprepared("SELECT id FROM migration_lock WHERE id = 1 FOR UPDATE").await?;
    Migrator::up(&db, None).await?;
    held.commit().await?;
    db.close().await?;
    Ok(())
}

const CREATE_LOCK: &str = "CREATE TABLE IF NOT EXISTS migration_lock (id INTEGER PRIMARY KEY)";
