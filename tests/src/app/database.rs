//! A database of its own for each test, copied from a template that was migrated once.
//!
//! SQLite unless `RF_TEST_DATABASE_URL` names a PostgreSQL server (any database of it, by a user who may create more).

use rf_core::Env;
use rf_migration::Migrator;
use rf_persistence::DatabaseUrl;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use sea_orm_migration::MigratorTrait;
use std::{
    collections::hash_map::DefaultHasher,
    fs::{self, File},
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
};
use tempfile::TempDir;
use uuid::Uuid;

/// A test's own database; gone when dropped.
pub enum TestDatabase {
    /// A file in a folder of its own.
    Sqlite { url: DatabaseUrl, _folder: TempDir },
    /// A database on a server.
    Postgres { url: DatabaseUrl, name: String, server: Server },
}

impl TestDatabase {
    /// A migrated, empty database of the kind that the environment asks for.
    pub async fn create() -> Self {
        match server_url() {
            Some(server) => postgres(Server(server)).await,
            None => sqlite().await,
        }
    }

    /// A database without any table, of the same kind.
    pub async fn empty() -> Self {
        match server_url() {
            Some(server) => made_from(Server(server), "template0").await,
            None => {
                let folder = TempDir::new().expect("there is a folder for temporary files");
                let url = DatabaseUrl::Sqlite(folder.path().join("test.db"));
                Self::Sqlite { url, _folder: folder }
            }
        }
    }

    /// How to reach it.
    pub const fn url(&self) -> &DatabaseUrl {
        match self {
            Self::Sqlite { url, .. } | Self::Postgres { url, .. } => url,
        }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Self::Postgres { name, server, .. } = self else { return };
        let (name, server) = (name.clone(), server.clone());
        // A runtime cannot be entered from within another one: on a thread of its own.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async {
                let admin = server.connect("postgres").await;
                admin.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await
            })
        });
        let dropped = dropping.join();
        if !std::thread::panicking() {
            assert!(matches!(dropped, Ok(Ok(_))), "the test's database could not be dropped");
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the environment alone chooses the database of a test run")]
fn server_url() -> Option<String> {
    std::env::var("RF_TEST_DATABASE_URL").ok().filter(|url| !url.trim().is_empty())
}

/// Names the present schema: another build of the tests may hold another one under the same names.
fn schema_name() -> String {
    let mut hasher = DefaultHasher::new();
    for migration in Migrator::migrations() {
        migration.name().hash(&mut hasher);
    }
    let build = std::env::current_exe().and_then(fs::metadata).and_then(|file| file.modified());
    build.expect("a running program has a file").hash(&mut hasher);
    format!("rf_template_{:016x}", hasher.finish())
}

async fn sqlite() -> TestDatabase {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    let file = folder.path().join("test.db");
    match option_env!("CARGO_TARGET_TMPDIR").map(PathBuf::from) {
        Some(cache) => {
            fs::copy(template(&cache).await, &file).expect("the template can be copied");
        }
        // Only tests have a folder to keep a template in.
        None => migrated(&file).await,
    }
    TestDatabase::Sqlite { url: DatabaseUrl::Sqlite(file), _folder: folder }
}

/// An empty database in that folder, made once.
async fn template(cache: &Path) -> PathBuf {
    let template = cache.join(schema_name()).with_extension("db");
    if !template.exists() {
        let lock = File::create(cache.join("template.lock")).expect("the target folder can be written");
        lock.lock().expect("a lock on a file of ours");
        if !template.exists() {
            let draft = TempDir::new_in(cache).expect("the target folder can be written");
            let file = draft.path().join("draft.db");
            migrated(&file).await;
            fs::rename(file, &template).expect("both are in one folder");
        }
    }
    template
}

async fn migrated(file: &Path) {
    let url = DatabaseUrl::Sqlite(file.to_owned());
    rf_migration::migrate(url.connect_options(1), Some(file.to_owned())).await.expect("migrations run");
}

async fn postgres(server: Server) -> TestDatabase {
    let template = schema_name();
    let admin = server.connect("postgres").await;
    // Held by this connection: whoever comes second finds the template whole.
    run(&admin, "SELECT pg_advisory_lock(7246)").await;
    if !exists(&admin, &template).await {
        let draft = format!("{template}_draft");
        run(&admin, &format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)")).await;
        run(&admin, &format!("CREATE DATABASE {draft} ENCODING 'UTF8' TEMPLATE template0")).await;
        let options = server.url(&draft).connect_options(2);
        rf_migration::migrate(options, None).await.expect("migrations run");
        run(&admin, &format!("ALTER DATABASE {draft} RENAME TO {template}")).await;
    }
    run(&admin, "SELECT pg_advisory_unlock(7246)").await;
    admin.close().await.expect("a connection can be closed");
    made_from(server, &template).await
}

/// A database of its own on the server, with what is in the template.
async fn made_from(server: Server, template: &str) -> TestDatabase {
    let admin = server.connect("postgres").await;
    let name = format!("rf_test_{}", Env::system().new_id::<Uuid>().simple());
    run(&admin, &format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")).await;
    admin.close().await.expect("a connection can be closed");
    TestDatabase::Postgres { url: server.url(&name), name, server }
}

async fn run(database: &DatabaseConnection, statement: &str) {
    database.execute_unprepared(statement).await.expect("the server takes administrative statements");
}

async fn exists(database: &DatabaseConnection, name: &str) -> bool {
    let query = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
    let done = database.execute_unprepared(&query).await.expect("the server tells its databases");
    done.rows_affected() == 1
}

/// A PostgreSQL server, by the address of one of its databases.
#[derive(Clone)]
pub struct Server(String);

impl Server {
    fn url(&self, database: &str) -> DatabaseUrl {
        let (address, settings) = match self.0.split_once('?') {
            Some((address, settings)) => (address, format!("?{settings}")),
            None => (self.0.as_str(), String::new()),
        };
        let (_, rest) = address.split_once("://").expect("an address has a scheme");
        let host = rest.split('/').next().unwrap_or(rest);
        DatabaseUrl::Postgres(format!("postgres://{host}/{database}{settings}"))
    }

    async fn connect(&self, database: &str) -> DatabaseConnection {
        Database::connect(self.url(database).connect_options(1)).await.expect("the server can be reached")
    }
}
