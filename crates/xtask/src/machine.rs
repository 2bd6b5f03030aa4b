//! What the commands ask the machine: its environment, its user, its programs, time to pass. Nothing else here does.

use std::{
    ffi::OsString,
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    time::Duration,
};

/// A variable of the environment; empty counts as absent.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place of the developer commands that reads the environment"
)]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Lets time pass between two looks at something that cannot be waited for.
#[expect(clippy::disallowed_methods, reason = "the one place of the developer commands that waits")]
pub fn pause(duration: Duration) {
    std::thread::sleep(duration);
}

/// The names of the variables that `cargo run` set for us and that must not reach the programs we start: build
/// scripts that watch them would run again each time.
pub fn variables_of_this_package() -> Vec<OsString> {
    std::env::vars_os()
        .map(|(name, _)| name)
        .filter(|name| is_of_a_package(&name.to_string_lossy()))
        .collect()
}

fn is_of_a_package(name: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"]
        .iter()
        .any(|start| name.starts_with(start))
        || name == "CARGO_PRIMARY_PACKAGE"
        || name == "OUT_DIR"
}

/// Whether the commands run as root, which browsers and database servers refuse.
pub fn is_root() -> bool {
    nix::unistd::geteuid().is_root()
}

/// The first of `names` that is an executable file in a folder of `PATH` or in one of `folders`.
pub fn find_program(names: &[&str], folders: &[PathBuf]) -> Option<PathBuf> {
    let path = variable("PATH").unwrap_or_default();
    let searched: Vec<PathBuf> = std::env::split_paths(&path).chain(folders.iter().cloned()).collect();
    names
        .iter()
        .flat_map(|name| searched.iter().map(move |folder| folder.join(name)))
        .find(|file| is_program(file))
}

/// Whether `file` can be started.
pub fn is_program(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

/// A user of this machine, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct User {
    /// The user's number.
    pub uid: u32,
    /// The number of the user's first group.
    pub gid: u32,
}

/// Looks a user up among the machine's own (`/etc/passwd`).
pub fn user(name: &str) -> Option<User> {
    user_in(&fs::read_to_string("/etc/passwd").ok()?, name)
}

fn user_in(passwd: &str, name: &str) -> Option<User> {
    passwd.lines().find_map(|line| {
        let mut fields = line.split(':');
        let found = fields.next()? == name;
        let uid = fields.nth(1)?.parse().ok()?;
        let gid = fields.next()?.parse().ok()?;
        found.then_some(User { uid, gid })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_found_by_the_whole_name() {
        let passwd =
            "root:x:0:0:root:/:/bin/sh\npostgresql:x:7:8::/:/bin/sh\npostgres:x:101:104::/:/bin/sh\n";
        assert_eq!(user_in(passwd, "postgres"), Some(User { uid: 101, gid: 104 }));
        assert_eq!(user_in(passwd, "post"), None);
    }

    #[test]
    fn settings_of_cargo_itself_are_kept_for_the_programs_that_we_start() {
        assert!(is_of_a_package("CARGO_PKG_NAME"));
        assert!(is_of_a_package("CARGO_MANIFEST_DIR"));
        assert!(!is_of_a_package("CARGO_TARGET_DIR"));
        assert!(!is_of_a_package("CARGO_HOME"));
        assert!(!is_of_a_package("CARGO_TERM_COLOR"));
    }
}
