//! The product's own server, started for a command and stopped with it.

use crate::{
    failure::{Attempt, Failure, Result},
    http::{self, Question},
    interrupt,
    machine::{self, pause},
    places::{Places, Profile},
    process,
};
use nix::sys::signal::Signal;
use serde_json::Value;
use std::{
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Stdio},
    time::{Duration, Instant},
};

/// How to start it.
pub struct Start<'a> {
    /// Which build of it.
    pub profile: Profile,
    /// The port on the loopback address.
    pub port: u16,
    /// Where it keeps its files.
    pub data: &'a Path,
    /// The database; `None` is the server's own choice, SQLite in `data`.
    pub database: Option<&'a str>,
    /// Settings besides, by the names of the environment.
    pub settings: &'a [(&'a str, &'a str)],
    /// Where its output goes.
    pub log: PathBuf,
}

/// A server with demo data that answers; stopped when dropped.
pub struct Server {
    child: Child,
    port: u16,
    log: PathBuf,
}

impl Server {
    /// Starts the server with demo data and waits until it is ready.
    pub fn start(places: &Places, start: &Start<'_>) -> Result<Self> {
        let mut command = process::program(places.binary(start.profile), places.root());
        command.args(["serve", "--demo"]);
        command.env("RF_BIND", format!("127.0.0.1:{}", start.port)).env("RF_DATA_DIR", start.data);
        command.env("RF_PUBLIC_URL", format!("http://localhost:{}", start.port));
        command.envs(start.settings.iter().copied());
        match start.database {
            Some(url) => command.env("RF_DATABASE_URL", url),
            None => command.env_remove("RF_DATABASE_URL"),
        };
        let out = process::fresh_log(&start.log)?;
        let err = out.try_clone().attempt("share the log")?;
        command.stdin(Stdio::null()).stdout(out).stderr(err).process_group(0);
        let child = command.spawn().map_err(|error| {
            Failure::new(format!("could not start the server: {error}")).of_command(process::shown(&command))
        })?;
        let mut server = Self { child, port: start.port, log: start.log.clone() };
        server
            .comes_up()
            .map_err(|failure| failure.of_command(process::shown(&command)).with_log(&start.log))?;
        Ok(server)
    }

    fn comes_up(&mut self) -> Result<()> {
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(120) {
            interrupt::check()?;
            self.check_alive()?;
            if http::ask(self.port, &Question::get("/readyz")).is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            pause(Duration::from_millis(50));
        }
        Err(Failure::new("the server was not ready within two minutes (GET /readyz)"))
    }

    /// Fails when the server has ended.
    pub fn check_alive(&mut self) -> Result<()> {
        match self.child.try_wait().attempt("watch the server")? {
            None => Ok(()),
            Some(status) => Err(Failure::new(format!(
                "the server ended with {status}; the last it said:\n{}",
                process::tail(&self.log, 20)
            ))
            .with_log(&self.log)),
        }
    }

    /// What the server says about itself: its version, its demo accounts.
    pub fn meta(&self) -> Result<Meta> {
        let answer = http::ask(self.port, &Question::get("/api/v1/meta")).attempt("ask GET /api/v1/meta")?;
        Meta::read(&answer.json()).ok_or_else(|| {
            Failure::new(format!("GET /api/v1/meta answered {} without demo accounts", answer.status))
                .with_log(&self.log)
        })
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to end, and answers whether it did within its 30 seconds.
    pub fn stop(mut self) -> bool {
        self.end()
    }

    fn end(&mut self) -> bool {
        interrupt::stop(&mut self.child, Signal::SIGTERM, Duration::from_secs(30))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// How to sign in to a server with demo data.
#[derive(Debug, PartialEq, Eq)]
pub struct Meta {
    /// The password of every demo account.
    pub password: String,
    /// The demo accounts.
    pub accounts: Vec<Account>,
}

/// A demo account.
#[derive(Debug, PartialEq, Eq)]
pub struct Account {
    /// What one signs in with.
    pub email: String,
    /// Whose it is.
    pub name: String,
    /// What it may do.
    pub role: String,
}

impl Meta {
    fn read(meta: &Value) -> Option<Self> {
        let text = |value: &Value, name: &str| Some(value.get(name)?.as_str()?.to_owned());
        let demo = meta.get("demo")?;
        let accounts = demo.get("accounts")?.as_array()?.iter().filter_map(|account| {
            Some(Account {
                email: text(account, "email")?,
                name: text(account, "name")?,
                role: text(account, "role")?,
            })
        });
        Some(Self { password: text(demo, "password")?, accounts: accounts.collect() })
    }

    /// The account of the given role, else the first one.
    pub fn account(&self, role: &str) -> Result<&Account> {
        let found = self.accounts.iter().find(|account| account.role == role).or(self.accounts.first());
        found.ok_or_else(|| Failure::new("the server has no demo account"))
    }
}

/// A relative folder below the root, an absolute one as it is.
pub fn data_folder(places: &Places) -> PathBuf {
    places.root().join(machine::variable("RF_DATA_DIR").unwrap_or_else(|| "data".into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_demo_accounts_are_read_from_what_the_server_says() {
        let meta = Meta::read(&json!({"name": "ResolutionFlow", "demo": {"password": "p", "accounts": [
            {"email": "a@example.com", "name": "Ada", "role": "engineer"},
            {"email": "t@example.com", "name": "Tom", "role": "team_admin"},
        ]}}))
        .unwrap();
        assert_eq!(meta.account("team_admin").unwrap().name, "Tom");
        assert_eq!(meta.account("viewer").unwrap().name, "Ada");
        assert_eq!(Meta::read(&json!({"name": "ResolutionFlow", "demo": null})), None);
    }
}
