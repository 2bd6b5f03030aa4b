//! The real program in a folder of its own: started, told to stop, killed.

use super::database::Database;
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long a server may take to become ready, on a busy machine and with others starting beside it.
const STARTING: Duration = Duration::from_secs(30);

/// The program, beside the folder of this test's own executable.
pub(super) fn program() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let folder = own.parent().and_then(Path::parent).unwrap();
    let program = folder.join(format!("resolutionflow{}", std::env::consts::EXE_SUFFIX));
    assert!(program.exists(), "{} is missing: build it with `cargo build --workspace`", program.display());
    program
}

/// The program with an environment of ours alone.
pub(super) fn command() -> Command {
    let mut command = Command::new(program());
    command.env_clear().stdin(Stdio::null());
    command
}

/// Where the servers of one test run: a data folder and a database.
pub(super) struct Site {
    pub(super) database: Database,
    folder: TempDir,
    started: AtomicU32,
}

impl Site {
    /// An empty place with a database of the kind that this run is for.
    pub(super) async fn new() -> Self {
        Self::on(Database::fresh().await)
    }

    /// An empty place with the embedded database, whatever this run is for.
    pub(super) fn embedded() -> Self {
        Self::on(Database::Embedded)
    }

    fn on(database: Database) -> Self {
        Self { database, folder: TempDir::new().unwrap(), started: AtomicU32::new(0) }
    }

    /// The servers' data folder.
    pub(super) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Adds what a server of this place must be told.
    pub(super) fn settle(&self, command: &mut Command) {
        command.envs([
            // Port 0: the system picks a free one, and the log says which.
            ("RF_BIND", "127.0.0.1:0"),
            ("RF_PASSWORD_COST", "4"),
            ("RF_SIGN_IN_ATTEMPTS_PER_MINUTE", "1000000"),
            ("RF_ADDRESS_REQUESTS_PER_MINUTE", "1000000"),
        ]);
        command.env("RF_DATA_DIR", self.data());
        if let Some(url) = self.database.url() {
            command.env("RF_DATABASE_URL", url);
        }
    }

    /// A server that is ready.
    pub(super) async fn serve(&self) -> Server {
        self.serve_as(&["serve"]).await
    }

    /// A server with these arguments that is ready.
    pub(super) async fn serve_as(&self, arguments: &[&str]) -> Server {
        let mut command = command();
        command.args(arguments);
        self.settle(&mut command);
        self.launch(command).await
    }

    /// A server that is ready, whose log has nobody to take it any more.
    pub(super) async fn serve_with_a_broken_log(&self) -> Server {
        let mut command = command();
        command.arg("serve").stdout(Stdio::null()).stderr(Stdio::piped());
        self.settle(&mut command);
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let url = lines.map_while(Result::ok).find_map(|line| listening(&line));
        let mut server = Server { child, log: PathBuf::new(), url: url.unwrap_or_default() };
        server.becomes_ready().await;
        server
    }

    /// Starts `command`, which must become a server, and waits until it is ready.
    pub(super) async fn launch(&self, mut command: Command) -> Server {
        let number = self.started.fetch_add(1, Ordering::Relaxed);
        let log = self.folder.path().join(format!("server-{number}.log"));
        command.stdout(Stdio::null()).stderr(File::create(&log).unwrap());
        let child = command.spawn().unwrap();
        let mut server = Server { child, log, url: String::new() };
        server.becomes_ready().await;
        server
    }
}

/// A running server, killed when dropped.
pub(super) struct Server {
    child: Child,
    log: PathBuf,
    /// `http://` and its address.
    pub(super) url: String,
}

impl Server {
    async fn becomes_ready(&mut self) {
        let started = Instant::now();
        loop {
            assert!(started.elapsed() < STARTING, "the server does not come up:\n{}", self.log());
            if let Some(status) = self.child.try_wait().unwrap() {
                panic!("the server ended with {status}:\n{}", self.log());
            }
            if self.url.is_empty() {
                self.url = listening(&self.log()).unwrap_or_default();
            }
            if !self.url.is_empty() && self.readiness().await == Some(200) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// The status of `/readyz`; none if nobody answers.
    pub(super) async fn readiness(&self) -> Option<u16> {
        let http = crate::app::http_client().build().expect("a client without settings of its own");
        let answer = http.get(format!("{}/readyz", self.url)).send().await;
        answer.ok().map(|answer| answer.status().as_u16())
    }

    /// Waits until it says that it is not ready, or says nothing any more.
    pub(super) async fn stops_being_ready(&self) {
        let started = Instant::now();
        while self.readiness().await == Some(200) {
            assert!(started.elapsed() < STARTING, "a stopping server says that it is ready");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Host and port.
    pub(super) fn address(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// The number of its process.
    pub(super) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Everything that it logged so far.
    pub(super) fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// As a power cut ends it.
    pub(super) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop.
    pub(super) fn terminate(&self) {
        let pid = i32::try_from(self.child.id()).unwrap();
        kill(Pid::from_raw(pid), Signal::SIGTERM).unwrap();
    }

    /// Waits for its end, no longer than `patience`.
    pub(super) async fn ends_within(&mut self, patience: Duration) -> ExitStatus {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(started.elapsed() < patience, "the server does not end:\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            let log = self.log();
            let complaints = log.lines().filter(|line| !line.contains("\"level\":\"INFO\""));
            for line in complaints.take(20) {
                eprintln!("{line}");
            }
        }
    }
}

/// The address at which a log says that its server listens.
fn listening(log: &str) -> Option<String> {
    let line = log.lines().find(|line| line.contains("\"message\":\"listening\""))?;
    let line: serde_json::Value = serde_json::from_str(line).ok()?;
    Some(format!("http://{}", line["address"].as_str()?))
}
