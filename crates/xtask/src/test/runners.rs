//! The two runners of Rust tests: nextest where it is installed, else cargo's own.

use super::counts::{self, Counts};
use crate::{machine, places::Places, process};
use std::process::Command;

/// Names the PostgreSQL server that the black-box tests use instead of SQLite.
pub const DATABASE: &str = "RF_TEST_DATABASE_URL";

/// Who runs the Rust tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runner {
    /// `cargo nextest`: a process for each test.
    Nextest,
    /// `cargo test`.
    Cargo,
}

impl Runner {
    /// nextest if it is there.
    pub fn find(places: &Places) -> Self {
        let mut folders = Vec::new();
        if let Some(home) = machine::variable("CARGO_HOME") {
            folders.push(places.root().join(home).join("bin"));
        }
        match machine::find_program(&["cargo-nextest"], &folders) {
            Some(_) => Self::Nextest,
            None => Self::Cargo,
        }
    }

    /// All tests of the workspace.
    pub fn everything(self, places: &Places) -> Command {
        let mut command = self.start(places);
        command.arg("--workspace");
        if self == Self::Cargo {
            command.args(["--lib", "--bins", "--tests"]);
        }
        command
    }

    /// The black-box tests alone, built as everything is built.
    pub fn black_box(self, places: &Places) -> Command {
        let mut command = self.start(places);
        match self {
            Self::Nextest => command.args(["--workspace", "-E", "package(rf-tests)"]),
            // cargo test has no filter by package that keeps the features of the whole workspace.
            Self::Cargo => command.args(["--package", "rf-tests", "--lib", "--tests"]),
        };
        command
    }

    /// How its log tells its counts.
    pub fn counts(self) -> fn(&str) -> Option<Counts> {
        match self {
            Self::Nextest => counts::of_nextest,
            Self::Cargo => counts::of_cargo_test,
        }
    }

    fn start(self, places: &Places) -> Command {
        let mut command = process::cargo(places.root());
        match self {
            Self::Nextest => command.args(["nextest", "run", "--failure-output", "final"]),
            Self::Cargo => command.arg("test"),
        };
        command.args(["--locked", "--no-fail-fast", "--color", "never"]);
        command
    }
}
