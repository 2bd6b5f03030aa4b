//! Which database, and how to connect to it.

use sea_orm::{
    ConnectOptions,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};
use std::{fmt, path::PathBuf, str::FromStr, time::Duration};

/// The address of a database: `sqlite://PATH` or `postgres://…`.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// An embedded database in this file.
    Sqlite(PathBuf),
    /// A PostgreSQL server; the text holds its password and is never shown.
    Postgres(String),
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite://{}", path.display()),
            Self::Postgres(_) => f.write_str("postgres://…"),
        }
    }
}

impl FromStr for DatabaseUrl {
    type Err = String;

    fn from_str(url: &str) -> Result<Self, String> {
        match url.split_once("://") {
            Some(("sqlite", path)) if !path.is_empty() => Ok(Self::Sqlite(path.into())),
            Some(("postgres" | "postgresql", rest)) if !rest.is_empty() => Ok(Self::Postgres(url.to_owned())),
            _ => Err("use sqlite://PATH or postgres://USER:PASSWORD@HOST/DATABASE".into()),
        }
    }
}

impl DatabaseUrl {
    /// The file of an embedded database.
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        match self {
            Self::Sqlite(path) => Some(path.clone()),
            Self::Postgres(_) => None,
        }
    }

    /// How to connect with a pool of at most `connections`, opened when they are needed.
    pub fn connect_options(&self, connections: u32) -> ConnectOptions {
        let url = match self {
            Self::Sqlite(path) => format!("sqlite://{}", path.display()),
            Self::Postgres(url) => url.clone(),
        };
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(connections)
            .min_connections(0)
            .acquire_timeout(Duration::from_secs(5))
            .connect_timeout(Duration::from_secs(5))
            .sqlx_logging(false)
            .connect_lazy(true);
        match self {
            Self::Sqlite(_) => {
                options.test_before_acquire(false).map_sqlx_sqlite_opts(|sqlite| {
                    sqlite
                        .create_if_missing(true)
                        .foreign_keys(true)
                        .busy_timeout(Duration::from_secs(5))
                        .journal_mode(SqliteJournalMode::Wal)
                        .synchronous(SqliteSynchronous::Full)
                        // In KiB; the 2 MiB that are usual are less than one search of a large library reads.
                        .pragma("cache_size", "-16384")
                });
            }
            Self::Postgres(_) => {
                options.set_application_name("resolutionflow").statement_timeout(Duration::from_secs(10));
            }
        }
        options
    }
}
