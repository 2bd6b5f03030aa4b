//! A throwaway PostgreSQL server: its own folder, its own port on the loopback address, no durability, gone when dropped.

use crate::{
    failure::{Attempt, Failure, Result},
    interrupt,
    machine::{self, User},
    packages,
    places::Places,
    ports, process,
    scratch::Scratch,
};
use nix::sys::signal::Signal;
use std::{
    fs,
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const ADVICE: &str = "install the PostgreSQL server (the programs initdb and postgres)";

/// Tests and measurements want speed; nothing in this server outlives it.
const SETTINGS: [&str; 10] = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
    "max_connections=200",
    "timezone=UTC",
];

/// The folder that holds PostgreSQL's server programs.
#[derive(Debug, Clone)]
pub struct Programs(PathBuf);

impl Programs {
    /// The server programs, installed when they were missing and that is ours to do.
    pub fn find_or_install(places: &Places) -> Result<Self> {
        if let Some(programs) = Self::find() {
            return Ok(programs);
        }
        packages::install("postgresql", "the PostgreSQL server", ADVICE, &places.log("install postgresql"))?;
        Self::find()
            .ok_or_else(|| Failure::new("PostgreSQL was installed and still cannot be found").advise(ADVICE))
    }

    /// The server programs, if the machine has them: on `PATH` or where packages put them, newest first.
    pub fn find() -> Option<Self> {
        let initdb = machine::find_program(&["initdb"], &package_folders())?;
        // What is on PATH may be a link; the programs look for their files beside the real one.
        let initdb = fs::canonicalize(initdb).ok()?;
        let folder = initdb.parent()?.to_path_buf();
        machine::is_program(&folder.join("postgres")).then_some(Self(folder))
    }

    fn program(&self, name: &str, folder: &Path, user: Option<User>) -> Command {
        let mut command = process::program(self.0.join(name), folder);
        command.env("LC_ALL", "C");
        for variable in ["PGDATA", "PGHOST", "PGPORT", "PGUSER", "PGDATABASE"] {
            command.env_remove(variable);
        }
        if let Some(user) = user {
            command.gid(user.gid).uid(user.uid);
        }
        command
    }
}

fn package_folders() -> Vec<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"]
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        .filter_map(|entry| {
            Some((version_of(entry.as_ref().ok()?.file_name().to_str()?)?, entry.ok()?.path()))
        })
        .collect();
    versions.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    versions.into_iter().map(|(_, folder)| folder.join("bin")).collect()
}

/// `15` and `postgresql@15` are versions of PostgreSQL; other folder names are not.
fn version_of(folder: &str) -> Option<u32> {
    folder.strip_prefix("postgresql@").unwrap_or(folder).parse().ok()
}

/// A running throwaway server. Its process is stopped before its folder goes.
pub struct Throwaway {
    server: Server,
    port: u16,
    _folder: Scratch,
}

impl Throwaway {
    /// Makes a database cluster and starts its server.
    pub fn start(programs: &Programs, places: &Places) -> Result<Self> {
        let log = places.log("postgresql");
        let folder = Scratch::new("postgresql")?;
        let user = server_user()?;
        if let Some(user) = user {
            chown(folder.path(), Some(user.uid), Some(user.gid))
                .attempt("hand the folder to PostgreSQL's user")?;
        }
        let data = folder.path().join("data");
        let mut initdb = programs.program("initdb", folder.path(), user);
        initdb.arg("--no-sync").args(["--auth", "trust", "--username", "postgres", "--encoding", "UTF8"]);
        initdb.args(["--locale", "C"]).arg("--pgdata").arg(&data);
        process::run_logged(&mut initdb, &log)?;

        let mut tries = 3;
        loop {
            let port = ports::free()?;
            let mut postgres = programs.program("postgres", folder.path(), user);
            postgres.arg("-D").arg(&data).args(["-p", &port.to_string()]);
            for setting in SETTINGS {
                postgres.args(["-c", setting]);
            }
            let mut server = Server::launch(&mut postgres, &log)?;
            match server.comes_up(&data) {
                Ok(()) => return Ok(Self { server, port, _folder: folder }),
                // Another program may have taken the port between our look and the server's start.
                Err(_) if tries > 1 && !interrupt::asked() => tries -= 1,
                Err(failure) => return Err(failure.of_command(process::shown(&postgres)).with_log(log)),
            }
        }
    }

    /// The address of a database of this server.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// The number of the server's first process, the parent of all its others.
    pub fn pid(&self) -> u32 {
        self.server.0.id()
    }

    /// Where its files are, while it lives.
    #[cfg(test)]
    pub fn folder(&self) -> PathBuf {
        self._folder.path().to_path_buf()
    }
}

/// The server's process, stopped when dropped.
struct Server(Child);

impl Server {
    fn launch(postgres: &mut Command, log: &Path) -> Result<Self> {
        let out = process::fresh_log(log)?;
        let err = out.try_clone().attempt("share the log")?;
        // A group of its own: Ctrl-C must reach the tests first, and their database only after them.
        postgres.stdin(Stdio::null()).stdout(out).stderr(err).process_group(0);
        Ok(Self(postgres.spawn().attempt("start PostgreSQL")?))
    }

    /// Waits until the server says in its own file that it takes connections.
    fn comes_up(&mut self, data: &Path) -> Result<()> {
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(60) {
            interrupt::check()?;
            if let Some(status) = self.0.try_wait().attempt("watch PostgreSQL")? {
                return Err(Failure::new(format!("PostgreSQL ended at once with {status}")));
            }
            let state = fs::read_to_string(data.join("postmaster.pid")).unwrap_or_default();
            if state.lines().nth(7).is_some_and(|state| state.trim() == "ready") {
                return Ok(());
            }
            machine::pause(Duration::from_millis(20));
        }
        Err(Failure::new("PostgreSQL did not come up within a minute"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's fast shutdown: it does not wait for its clients.
        interrupt::stop(&mut self.0, Signal::SIGINT, Duration::from_secs(20));
    }
}

/// Whom the server runs as: ourselves, or somebody harmless when we are root, whom PostgreSQL refuses.
fn server_user() -> Result<Option<User>> {
    if !machine::is_root() {
        return Ok(None);
    }
    let user = ["postgres", "nobody"].into_iter().find_map(machine::user);
    user.map(Some).ok_or_else(|| {
        Failure::new("PostgreSQL refuses to run as root, and there is no user `postgres` or `nobody`")
            .advise("run the command as another user")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_told_from_other_folders() {
        assert_eq!(version_of("15"), Some(15));
        assert_eq!(version_of("postgresql@17"), Some(17));
        assert_eq!(version_of("openssl@3"), None);
    }

    #[test]
    fn a_throwaway_server_takes_connections_and_leaves_nothing_behind() {
        let Some(programs) = Programs::find() else {
            eprintln!("no PostgreSQL on this machine: nothing to try");
            return;
        };
        let places = Places::find().unwrap();
        let throwaway = Throwaway::start(&programs, &places).unwrap();
        let (port, folder) = (throwaway.port, throwaway.folder());
        assert!(throwaway.url("postgres").ends_with("/postgres"));
        std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
        drop(throwaway);
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
        assert!(!folder.exists());
    }
}
