//! Why a command stopped: what failed, the command behind it, where its log is.

use std::{fmt, path::PathBuf};

/// A result of the developer commands.
pub type Result<T> = std::result::Result<T, Failure>;

/// What went wrong, for the person at the terminal.
#[derive(Debug, Default)]
pub struct Failure {
    what: String,
    command: Option<String>,
    log: Option<PathBuf>,
    advice: Option<String>,
}

impl Failure {
    /// Something failed; `what` is one sentence.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), ..Self::default() }
    }

    /// Adds the command that failed, as one could type it.
    pub fn of_command(mut self, command: impl Into<String>) -> Self {
        self.command = Some(command.into());
        self
    }

    /// Adds where the whole output is.
    pub fn with_log(mut self, log: impl Into<PathBuf>) -> Self {
        self.log = Some(log.into());
        self
    }

    /// Adds what to do about it.
    pub fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }

    /// Where the whole output is, if it was kept.
    pub fn log(&self) -> Option<&PathBuf> {
        self.log.as_ref()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        for (label, text) in [
            ("command", self.command.clone()),
            ("log", self.log.as_ref().map(|log| log.display().to_string())),
            ("do", self.advice.clone()),
        ] {
            if let Some(text) = text {
                write!(f, "\n  {label}: {text}")?;
            }
        }
        Ok(())
    }
}

/// Turns an input/output error into a failure that says what was attempted.
pub trait Attempt<T> {
    /// `what` completes "could not …".
    fn attempt(self, what: impl fmt::Display) -> Result<T>;
}

impl<T, E: fmt::Display> Attempt<T> for std::result::Result<T, E> {
    fn attempt(self, what: impl fmt::Display) -> Result<T> {
        self.map_err(|error| Failure::new(format!("could not {what}: {error}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_tells_what_with_which_command_where_the_log_is_and_what_to_do() {
        let failure = Failure::new("the browser tests failed")
            .of_command("npx playwright test")
            .with_log("target/xtask/browser-tests.log")
            .advise("read the log");
        assert_eq!(
            failure.to_string(),
            "the browser tests failed\n  command: npx playwright test\n  log: target/xtask/browser-tests.log\n  do: read the log"
        );
    }
}
