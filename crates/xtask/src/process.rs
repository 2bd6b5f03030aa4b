//! Starting programs: output goes to a log, the terminal gets one line per step and a sign of life.

use crate::{
    failure::{Attempt, Failure, Result},
    interrupt,
    machine::{self, pause},
    report,
};
use nix::sys::signal::Signal;
use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{Read, Seek, SeekFrom},
    os::unix::process::CommandExt,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// How often a long step says that it is alive.
const SIGN_OF_LIFE: Duration = Duration::from_secs(30);

/// A program to start in `folder`, without what `cargo run` set for this package.
pub fn program(name: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(name);
    command.current_dir(folder);
    for name in machine::variables_of_this_package() {
        command.env_remove(name);
    }
    command
}

/// The cargo that runs us, in `root`.
pub fn cargo(root: &Path) -> Command {
    program(machine::variable("CARGO").unwrap_or_else(|| "cargo".into()), root)
}

/// A command as one could type it.
pub fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program());
    let name = name.file_name().unwrap_or(name.as_os_str()).to_string_lossy().into_owned();
    let words: Vec<String> =
        std::iter::once(name).chain(command.get_args().map(|word| quoted(&word.to_string_lossy()))).collect();
    let words = words.join(" ");
    match command.get_current_dir().and_then(Path::file_name) {
        Some(folder) if folder == "web" => format!("(cd web && {words})"),
        _ => words,
    }
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,@+".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.into() } else { format!("'{word}'") }
}

/// Runs a command to its end with its whole output in `log`; fails when it does, or when asked to stop.
pub fn run_logged(command: &mut Command, log: &Path) -> Result<()> {
    interrupt::check()?;
    let typed = shown(command);
    let out = fresh_log(log)?;
    let err = out.try_clone().attempt("share the log")?;
    command.stdin(Stdio::null()).stdout(out).stderr(err).process_group(0);
    // Logs are read as plain text, by people and by us.
    command.env("NO_COLOR", "1").env("CARGO_TERM_COLOR", "never").env_remove("FORCE_COLOR");
    let failure = |what: String| Failure::new(what).of_command(&typed).with_log(log);
    let mut child = command.spawn().map_err(|error| failure(format!("could not start: {error}")))?;

    let started = Instant::now();
    let mut next_sign = SIGN_OF_LIFE;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(failure(format!("the command ended with {status}"))),
            Ok(None) => {}
            Err(error) => return Err(failure(format!("could not wait for the command: {error}"))),
        }
        if interrupt::asked() {
            interrupt::stop(&mut child, Signal::SIGTERM, Duration::from_secs(10));
            return Err(failure("stopped on request".into()));
        }
        if started.elapsed() >= next_sign {
            report::still_running(started.elapsed(), last_line(log).as_deref().unwrap_or("…"));
            next_sign += SIGN_OF_LIFE;
        }
        pause(Duration::from_millis(50));
    }
}

/// An empty log file, its folder made.
pub fn fresh_log(log: &Path) -> Result<File> {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).attempt(format!("make {}", folder.display()))?;
    }
    File::create(log).attempt(format!("write {}", log.display()))
}

/// The standard output of a short command that must succeed.
pub fn output_of(command: &mut Command) -> Result<Vec<u8>> {
    let typed = shown(command);
    let failure = |what: String| Failure::new(what).of_command(&typed);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| failure(format!("could not start: {error}")))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(failure(format!("the command ended with {}: {}", output.status, said.trim())))
}

/// The last `lines` lines of a log, at most the last 64 KiB of it.
pub fn tail(log: &Path, lines: usize) -> String {
    let Ok(text) = end_of(log, 64 * 1024) else { return String::new() };
    let all: Vec<&str> = text.lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

/// The first few lines of a log that name a trouble, each cut to be read at a glance: logs are long, and where they are shown
/// elsewhere their end may be cut.
pub fn troubles(log: &Path) -> String {
    const NAMES: [&str; 9] =
        ["FAIL", "panicked at", "error[", "error:", "Error:", "Unhandled", " × ", "✘", "    +   "];
    let Ok(text) = end_of(log, 4 * 1024 * 1024) else { return String::new() };
    let named = text.lines().filter(|line| NAMES.iter().any(|name| line.contains(name)));
    let cut = named.map(|line| line.trim().chars().take(200).collect::<String>());
    cut.take(16).collect::<Vec<_>>().join("\n")
}

fn last_line(log: &Path) -> Option<String> {
    let text = end_of(log, 4096).ok()?;
    let line = text.lines().rev().map(str::trim).find(|line| !line.is_empty())?;
    Some(line.chars().take(90).collect())
}

fn end_of(log: &Path, bytes: u64) -> std::io::Result<String> {
    let mut file = File::open(log)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(bytes)))?;
    let mut end = Vec::new();
    file.read_to_end(&mut end)?;
    Ok(String::from_utf8_lossy(&end).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_command_is_shown_as_one_could_type_it() {
        let mut command = program("/usr/bin/npm", Path::new("/somewhere/web"));
        command.args(["run", "build", "--", "a b"]);
        assert_eq!(shown(&command), "(cd web && npm run build -- 'a b')");
    }

    #[test]
    fn a_failed_command_names_itself_and_leaves_its_output_in_the_log() {
        let scratch = Scratch::new("process").unwrap();
        let log = scratch.path().join("deep/step.log");
        let mut command = program("sh", scratch.path());
        command.args(["-c", "echo to-out; echo to-err >&2; exit 3"]);
        let failure = run_logged(&mut command, &log).unwrap_err().to_string();
        assert!(failure.contains("exit status: 3"), "{failure}");
        assert!(failure.contains("command: sh -c"), "{failure}");
        assert_eq!(tail(&log, 5), "to-out\nto-err");
        assert_eq!(tail(&log, 1), "to-err");
        assert_eq!(troubles(&log), "");
        std::fs::write(&log, "fine\n  FAIL [0.1s] a::test\nfine\n    +   \"what was found\",\n").unwrap();
        assert_eq!(troubles(&log), "FAIL [0.1s] a::test\n+   \"what was found\",");
    }

    #[test]
    fn a_program_that_does_not_exist_is_a_failure_and_not_a_panic() {
        let scratch = Scratch::new("process").unwrap();
        let mut command = program("no-such-program-here", scratch.path());
        assert!(run_logged(&mut command, &scratch.path().join("log")).is_err());
    }
}
