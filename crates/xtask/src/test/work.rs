//! What each step of a test run does.

use super::{
    counts::{self, Counts},
    plan::Step,
    runners::{self, Runner},
};
use crate::{
    chromium,
    failure::{Attempt, Failure, Result},
    openapi,
    places::{Places, Profile},
    ports,
    postgres::{Programs, Throwaway},
    process, run,
    scratch::Scratch,
    server::{Server, Start},
    tidy,
    web::Web,
};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Does a step. The counts are there whenever a test runner got so far as to count.
pub fn run(places: &Places, step: Step) -> (Result<()>, Option<Counts>) {
    let counted = match step {
        Step::TestsOnSqlite => tests_on_sqlite(places),
        Step::Examples => examples(places),
        Step::TestsOnPostgres => tests_on_postgres(places),
        Step::WebTests => web_tests(places),
        Step::BrowserTests => browser_tests(places),
        uncounted => return (check(places, uncounted), None),
    };
    match counted {
        Ok(ran) => {
            let counts = ran.counts;
            (ran.verdict(), counts)
        }
        Err(failure) => (Err(failure), None),
    }
}

fn check(places: &Places, step: Step) -> Result<()> {
    let log = places.log(step.name());
    let cargo = |arguments: &[&str]| {
        let mut command = process::cargo(places.root());
        process::run_logged(command.args(arguments), &log)
    };
    let npm = |script: &str| process::run_logged(&mut Web::find(places)?.npm(&["run", script]), &log);
    match step {
        Step::Format => cargo(&["fmt", "--all", "--check"]),
        Step::Tidy => tidy::check(places),
        Step::WebPackages => Web::find(places)?.install(places),
        Step::PeerPackages => Web::find_for_peers(places)?.install(places),
        Step::WebTypes => npm("typecheck"),
        Step::WebLint => npm("lint"),
        Step::WebBuild => Web::find(places)?.build(places),
        Step::WebBudgets => npm("size"),
        Step::Clippy => {
            cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])
        }
        Step::Build => run::build(places, Profile::Dev),
        // All of the workspace, like everything that is built for tests, or other features would be built for it.
        Step::Stage => cargo(&["build", "--workspace", "--example", "stage", "--locked"]),
        Step::ApiDocument => openapi::check_document(places),
        Step::WebClient => openapi::check_client(places, &Web::find(places)?),
        Step::TestsOnSqlite
        | Step::Examples
        | Step::TestsOnPostgres
        | Step::WebTests
        | Step::BrowserTests => Err(Failure::new("this step counts tests")),
    }
}

/// A test runner that ended.
struct Ran {
    result: Result<()>,
    counts: Option<Counts>,
    command: String,
    log: PathBuf,
}

impl Ran {
    /// Runs `command` and reads its counts from its log.
    fn logged(mut command: Command, log: PathBuf, read: fn(&str) -> Option<Counts>) -> Self {
        let result = process::run_logged(&mut command, &log);
        let counts = fs::read(&log).ok().and_then(|log| read(&String::from_utf8_lossy(&log)));
        Self { result, counts, command: process::shown(&command), log }
    }

    /// Runs `command` and reads its counts from the JSON report that it writes.
    fn reported(
        mut command: Command,
        log: PathBuf,
        report: &Path,
        read: fn(&Value) -> Option<Counts>,
    ) -> Self {
        // The report of an earlier run must not speak for this one.
        let _ = fs::remove_file(report);
        let result = process::run_logged(&mut command, &log);
        let counts = fs::read(report).ok().and_then(|report| read(&serde_json::from_slice(&report).ok()?));
        Self { result, counts, command: process::shown(&command), log }
    }

    /// A runner passes when it says so, and ran something, and nothing of that failed.
    fn verdict(self) -> Result<()> {
        self.result?;
        let what = match self.counts {
            None => "the runner did not say how many tests it ran",
            Some(Counts { passed: 0, failed: 0 }) => "no test ran",
            Some(Counts { failed: 1.., .. }) => "a test failed",
            Some(_) => return Ok(()),
        };
        Err(Failure::new(what).of_command(self.command).with_log(self.log))
    }
}

fn tests_on_sqlite(places: &Places) -> Result<Ran> {
    let runner = Runner::find(places);
    let mut command = runner.everything(places);
    command.env_remove(runners::DATABASE);
    Ok(Ran::logged(command, places.log(Step::TestsOnSqlite.name()), runner.counts()))
}

/// nextest does not run the examples in doc comments.
fn examples(places: &Places) -> Result<Ran> {
    let mut command = process::cargo(places.root());
    command.args(["test", "--doc", "--workspace", "--locked", "--no-fail-fast", "--color", "never"]);
    Ok(Ran::logged(command, places.log(Step::Examples.name()), counts::of_cargo_test))
}

fn tests_on_postgres(places: &Places) -> Result<Ran> {
    let database = Throwaway::start(&Programs::find_or_install(places)?, places)?;
    let runner = Runner::find(places);
    let mut command = runner.black_box(places);
    command.env(runners::DATABASE, database.url("postgres"));
    Ok(Ran::logged(command, places.log(Step::TestsOnPostgres.name()), runner.counts()))
}

fn web_tests(places: &Places) -> Result<Ran> {
    let report = places.own("vitest.json");
    let mut command = Web::find(places)?.tool(&["vitest", "run", "--reporter=default", "--reporter=json"]);
    command.arg(format!("--outputFile.json={}", report.display()));
    Ok(Ran::reported(command, places.log(Step::WebTests.name()), &report, counts::of_vitest))
}

/// Browser tests sign in more often in a minute than people do, and need no dear passwords.
const OFTEN: [(&str, &str); 3] = [
    ("RF_PASSWORD_COST", "4"),
    ("RF_SIGN_IN_ATTEMPTS_PER_MINUTE", "1000"),
    ("RF_ADDRESS_REQUESTS_PER_MINUTE", "10000"),
];

fn browser_tests(places: &Places) -> Result<Ran> {
    let browser = chromium::find_or_install(places)?;
    let data = Scratch::new("browser-tests")?;
    let start = Start {
        profile: Profile::Dev,
        port: ports::free()?,
        data: data.path(),
        database: None,
        settings: &OFTEN,
        log: places.log("server of the browser tests"),
    };
    let server = Server::start(places, &start)?;
    let report = places.own("playwright.json");
    fs::create_dir_all(places.own("")).attempt("make the folder of reports")?;
    let mut command = Web::find(places)?.tool(&["playwright", "test", "--reporter=list,json"]);
    command.env("RF_E2E_URL", format!("http://localhost:{}", server.port()));
    command.env("RF_CHROMIUM", browser);
    command.env("RF_E2E_STAGE", places.stage()).env_remove(runners::DATABASE);
    command.env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report).env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    Ok(Ran::reported(command, places.log(Step::BrowserTests.name()), &report, counts::of_playwright))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(counts: Option<Counts>) -> Ran {
        Ran { result: Ok(()), counts, command: String::new(), log: PathBuf::new() }
    }

    #[test]
    fn a_runner_that_ran_nothing_has_not_passed() {
        assert!(ran(None).verdict().is_err());
        assert!(ran(Some(Counts::default())).verdict().is_err());
        assert!(ran(Some(Counts { passed: 3, failed: 0 })).verdict().is_ok());
    }

    #[test]
    fn a_runner_that_says_it_passed_with_a_failed_test_has_not() {
        assert!(ran(Some(Counts { passed: 3, failed: 1 })).verdict().is_err());
    }
}
