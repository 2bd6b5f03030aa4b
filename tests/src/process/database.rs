//! A database for one test alone: a file in the test's folder, or a database of a running PostgreSQL server.

use sea_orm::{ConnectOptions, ConnectionTrait, Database as Connect, DatabaseConnection};
use std::{
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

/// Names the PostgreSQL server to use instead of SQLite.
const SERVER: &str = "RF_TEST_DATABASE_URL";

/// A database that goes with its test.
pub(super) enum Database {
    /// The embedded one: the server's own default.
    Embedded,
    /// On a PostgreSQL server; dropped at the end.
    Postgres { server: String, name: String },
}

impl Database {
    /// An empty database of the kind that this run is for.
    pub(super) async fn fresh() -> Self {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let Some(server) = server() else { return Self::Embedded };
        let name = format!("rf_process_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        run_on(&server, &[&format!("DROP DATABASE IF EXISTS {name}"), &format!("CREATE DATABASE {name}")])
            .await;
        Self::Postgres { server, name }
    }

    /// What to tell the server; the embedded database needs no telling.
    pub(super) fn url(&self) -> Option<String> {
        match self {
            Self::Embedded => None,
            Self::Postgres { server, name } => Some(named(server, name)),
        }
    }

    /// A connection beside the server's own.
    pub(super) async fn connect(&self, data: &Path) -> DatabaseConnection {
        let file = || format!("sqlite://{}", data.join("resolutionflow.db").display());
        open(&self.url().unwrap_or_else(file)).await
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let Self::Postgres { server, name } = self else { return };
        let (server, statement) = (server.clone(), format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        // A test's runtime cannot be waited for from inside itself.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(run_on(&server, &[&statement]));
        });
        if dropped.join().is_err() && !std::thread::panicking() {
            panic!("the test's database could not be dropped");
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "whoever runs the tests chooses the database")]
fn server() -> Option<String> {
    std::env::var(SERVER).ok().filter(|url| !url.is_empty())
}

/// The address of another database of the same server.
fn named(server: &str, name: &str) -> String {
    let (address, options) = server.split_once('?').map_or((server, None), |(url, rest)| (url, Some(rest)));
    let address = address.rsplit_once('/').map_or(address, |(server, _)| server);
    let options = options.map(|options| format!("?{options}")).unwrap_or_default();
    format!("{address}/{name}{options}")
}

async fn open(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Connect::connect(options).await.unwrap()
}

async fn run_on(server: &str, statements: &[&str]) {
    let connection = open(server).await;
    for statement in statements {
        connection.execute_unprepared(statement).await.unwrap();
    }
    connection.close().await.unwrap();
}
