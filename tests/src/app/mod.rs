//! A real server for one test: its own database, its own clock, its own port.

mod answer;
mod audit;
mod caller;
mod database;
mod following;
mod mail;
mod people;
pub mod samples;

pub use answer::Answer;
pub use caller::{API, Caller, Channel, Request};
pub use database::TestDatabase;
pub use following::Following;
pub use mail::{link_in, token_of};
pub use people::{PASSWORD, Team};

use chrono::TimeZone;
use rf_api::{App, AppParts, Demo, Limits, MailMode, Pace, Server, ServerSetup, Settings};
use rf_auth::{
    PasswordHasher, PolicyBounds, SessionPolicy, SignInRules, Tokens,
    provider::{Provider, ServerProviders},
};
use rf_core::{Env, ManualClock, Sealer, SystemIds, Time};
use rf_evidence::{EvidenceAddress, EvidenceFiles, S3Access};
use rf_oidc::Oidc;
use rf_persistence::{DatabaseUrl, Db, Repo, SharedWriter};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use std::{
    net::{IpAddr, TcpListener},
    path::{Path, PathBuf},
    sync::Arc,
    thread::JoinHandle,
};
use tempfile::TempDir;
use tokio::sync::oneshot;

/// What access tokens are signed with.
pub const ACCESS_KEY: &[u8] = b"an access key that only the tests know of";
/// What refresh tokens are signed with.
pub const REFRESH_KEY: &[u8] = b"a refresh key that only the tests know of";
const PEPPER: &[u8] = b"a pepper that only the tests know of, too";

/// 32 bytes in URL-safe base64, for secrets at rest.
pub const SEALING_KEY: &str = "b25seS10aGUtdGVzdHMta25vdy1vZi10aGlzLWtleTE=";

/// What a test wants otherwise than usual.
pub struct Wishes {
    /// How often somebody may try to sign in; nearly always unless said.
    pub limits: Limits,
    /// How sessions are followed.
    pub live: Pace,
    /// The address that people use; plain http unless said.
    pub public_url: Option<String>,
    /// The windows of new sign-ins.
    pub policy: SessionPolicy,
    /// How far teams may set their windows.
    pub bounds: PolicyBounds,
    /// How many live sign-ins a person may have.
    pub sign_ins_per_user: u32,
    /// Proxies that are believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// The accounts of a demonstration.
    pub demo: Option<Demo>,
    /// The name under which the loopback address is reached.
    pub host: &'static str,
    /// When the server's clock starts; a Monday morning unless said.
    pub starts_at: Option<Time>,
    /// Whether nobody may register a new team.
    pub registration_closed: bool,
    /// Identity providers for people of every team.
    pub providers: Vec<Provider>,
    /// Whether identity providers may be on this machine.
    pub private_providers: bool,
    /// Where files are kept; a folder of the test's own unless said.
    pub evidence: Option<(EvidenceAddress, S3Access)>,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            limits: Limits { account_per_minute: 100_000, address_per_minute: 1_000_000 },
            live: Pace::default(),
            public_url: None,
            policy: SessionPolicy::STANDARD,
            bounds: PolicyBounds::default(),
            sign_ins_per_user: 20,
            trusted_proxies: Vec::new(),
            demo: None,
            host: "127.0.0.1",
            starts_at: None,
            registration_closed: false,
            providers: Vec::new(),
            private_providers: false,
            evidence: None,
        }
    }
}

/// A running server; stops gracefully and takes its database along when dropped.
pub struct TestApp {
    /// The server's clock. It stands still until it is moved.
    pub clock: Arc<ManualClock>,
    /// `http://127.0.0.1:PORT`, or whatever the host was to be called.
    pub base: String,
    http: reqwest::Client,
    db: Db,
    sql: DatabaseConnection,
    hasher: PasswordHasher,
    tokens: Tokens,
    env: Env,
    evidence: EvidenceFiles,
    evidence_folder: TempDir,
    stop: Option<oneshot::Sender<()>>,
    server: Option<JoinHandle<()>>,
    // Last: dropped after the server has stopped.
    database: TestDatabase,
}

impl TestApp {
    /// A server as most tests want it.
    pub async fn start() -> Self {
        Self::start_with(Wishes::default()).await
    }

    /// A server with some things otherwise.
    pub async fn start_with(wishes: Wishes) -> Self {
        let client = http_client();
        let database = TestDatabase::create().await;
        let url = database.url().clone();
        let clock = Arc::new(ManualClock::new(wishes.starts_at.unwrap_or_else(start_of_time)));
        let env = Env::new(clock.clone(), Arc::new(SystemIds));
        let tokens = Tokens::new(ACCESS_KEY, REFRESH_KEY, "resolutionflow", "resolutionflow")
            .expect("the keys are good");
        let hasher = PasswordHasher::new(PEPPER, 4).expect("the pepper is good");
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let port = listener.local_addr().expect("a bound listener has an address").port();
        let base = format!("http://{}:{port}", wishes.host);
        let settings = Settings {
            public_url: wishes.public_url.unwrap_or_else(|| base.clone()),
            trusted_proxies: wishes.trusted_proxies,
            demo: wishes.demo,
            limits: wishes.limits,
            live: wishes.live,
            mail: MailMode::Mailbox,
            registration_open: !wishes.registration_closed,
            schema: rf_migration::newest(),
        };
        let rules = SignInRules {
            tokens: tokens.clone(),
            policy: wishes.policy,
            bounds: wishes.bounds,
            sign_ins_per_user: wishes.sign_ins_per_user,
        };
        let sealer = Sealer::new([SEALING_KEY]).expect("the key is good");
        let evidence_folder = TempDir::new().expect("there is a folder for temporary files");
        let folder = || (EvidenceAddress::Folder(evidence_folder.path().to_owned()), S3Access::default());
        let (address, access) = wishes.evidence.unwrap_or_else(folder);
        let evidence = EvidenceFiles::open(&address, &access).expect("the place for files can be opened");
        let parts = AppParts {
            env: env.clone(),
            rules,
            hasher: hasher.clone(),
            sealer,
            providers: ServerProviders(wishes.providers),
            oidc: Oidc::new(wishes.private_providers),
            evidence: evidence.clone(),
            settings,
        };
        let app = App::new(parts);
        let (stop, stopped) = oneshot::channel();
        let server = serve(app, url.clone(), listener, stopped);
        let shared = SharedWriter::open(&url).await.expect("the address of the database is good");
        let db = shared.worker(2).await.expect("the address of the database is good");
        let sql =
            Database::connect(url.connect_options(1)).await.expect("the address of the database is good");
        // No connection is kept: a server that stops gracefully would wait for it.
        let http = client
            .pool_max_idle_per_host(0)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .expect("a client without settings of its own");
        Self {
            clock,
            base,
            http,
            db,
            sql,
            hasher,
            tokens,
            env,
            evidence,
            evidence_folder,
            stop: Some(stop),
            server: Some(server),
            database,
        }
    }

    /// The present moment of the server.
    pub fn now(&self) -> Time {
        self.env.now()
    }

    /// Somebody whom the server does not know.
    pub fn nobody(&self) -> Caller {
        Caller::new(self.http.clone(), self.base.clone())
    }

    /// The store's ports, as the domain crates see them.
    pub fn store(&self) -> Repo<DatabaseConnection> {
        self.db.writer()
    }

    /// The embedded database's file; none on a server.
    pub fn database_file(&self) -> Option<PathBuf> {
        self.database.url().sqlite_file()
    }

    /// An id as SQL, for statements that must mean the same to both databases.
    pub fn uuid(&self, id: &str) -> String {
        match self.sql.get_database_backend() {
            sea_orm::DatabaseBackend::Sqlite => format!("x'{}'", id.replace('-', "")),
            _ => format!("'{id}'"),
        }
    }

    /// The place for files, as background work sees it.
    pub const fn evidence(&self) -> &EvidenceFiles {
        &self.evidence
    }

    /// The folder that files are kept in, unless the test wished for another place.
    pub fn evidence_folder(&self) -> &Path {
        self.evidence_folder.path()
    }

    /// The database as background work sees it.
    pub const fn worker(&self) -> &Db {
        &self.db
    }

    /// The server's own tokens, for looking inside or making more.
    pub const fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// The column `text` of what a query finds, behind the server's back; it must mean the same to both databases.
    pub async fn rows(&self, query: &str) -> Vec<String> {
        let found = self.sql.query_all_raw(Statement::from_string(self.sql.get_database_backend(), query));
        let found = found.await.expect("the query runs on both databases");
        found.iter().map(|row| row.try_get("", "text").expect("a column of text")).collect()
    }

    /// The database itself, for looking at what no operation shows.
    pub const fn database(&self) -> &DatabaseConnection {
        &self.sql
    }

    /// Changes rows behind the server's back; the statement must mean the same to both databases.
    pub async fn sql(&self, statement: &str) {
        self.sql.execute_unprepared(statement).await.expect("the statement runs on both databases");
    }

    /// How many rows there are in a table that fulfil a condition, which must mean the same to both databases.
    pub async fn count(&self, table: &str, condition: &str) -> i64 {
        let query = format!("SELECT COUNT(*) FROM {table} WHERE {condition}");
        let statement = Statement::from_string(self.sql.get_database_backend(), query);
        let row = self.sql.query_one_raw(statement).await.expect("the query runs on both databases");
        row.and_then(|row| row.try_get_by_index(0).ok()).expect("a count is one number")
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // A server that broke down has nobody listening.
            let _ = stop.send(());
        }
        let ended = self.server.take().map(JoinHandle::join);
        if !std::thread::panicking() {
            assert!(matches!(ended, Some(Ok(()))), "the server did not stop in order");
        }
    }
}

/// The start of any HTTP client of the tests; clients share the one TLS implementation of the process.
pub fn http_client() -> reqwest::ClientBuilder {
    // An error means that another test of this process was first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
}

/// A Monday morning, far from any change of clocks.
pub fn start_of_time() -> Time {
    chrono::Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).single().expect("a moment that exists")
}

fn serve(
    app: App,
    url: DatabaseUrl,
    listener: TcpListener,
    stopped: oneshot::Receiver<()>,
) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(async move {
            let database = SharedWriter::open(&url).await.expect("the address of the database is good");
            let setup = ServerSetup { app, database, listener, workers: Some(2) };
            let server = Server::start(setup).expect("the server starts");
            let stop = async move {
                let _ = stopped.await;
            };
            server.until_stopped(stop).await.expect("the server serves until it is stopped");
        });
    })
}
