//! Lock files and tool settings name packages, not the registry of one place.

use super::{
    Finding,
    tree::{File, Tree},
};

/// Where Cargo says that a package comes from crates.io, wherever it was fetched.
const CRATES_IO: &str = "\"registry+https://github.com/rust-lang/crates.io-index\"";

/// Checks the lock files and the settings of cargo and npm.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let name = |file: &File| file.path.rsplit('/').next().unwrap_or_default().to_owned();
    let bad = |file: &File, line: &str| match name(file).as_str() {
        "Cargo.lock" => line.strip_prefix("source = ").is_some_and(|source| source != CRATES_IO),
        "package-lock.json" => line.trim_start().starts_with("\"resolved\": \"http"),
        // Other settings have the word in their names.
        ".npmrc" => line.trim_start().starts_with("registry") || line.contains("://"),
        "config.toml" if file.path == ".cargo/config.toml" => {
            line.contains("registry") || line.starts_with("[source")
        }
        _ => false,
    };
    let findings = |file| {
        let lines = File::lines(file).filter(|(_, line)| bad(file, line));
        let what = "names a registry: leave that to the machine's own settings";
        lines.map(|(number, _)| Finding::new(format!("{}:{number}", file.path), what)).collect::<Vec<_>>()
    };
    tree.files().flat_map(findings).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_line(path: &str, line: &str, found: usize) {
        assert_eq!(check(&Tree::of(&[(path, line)])).len(), found, "{path}: {line}");
    }

    #[test]
    fn a_registry_in_a_lock_file_is_found() {
        check_line("Cargo.lock", &format!("source = {CRATES_IO}"), 0);
        check_line("Cargo.lock", "source = \"registry+https://crates.example/index\"", 1);
        check_line("web/package-lock.json", "      \"resolved\": \"https://packages.example/x.tgz\",", 1);
        check_line("web/package-lock.json", "      \"integrity\": \"sha512-x\",", 0);
        check_line("web/.npmrc", "registry=https://packages.example", 1);
        check_line("web/.npmrc", "@scope:registry=https://packages.example", 1);
        check_line("web/.npmrc", "omit-lockfile-registry-resolved=true", 0);
        check_line(".cargo/config.toml", "xtask = \"run --package xtask --\"", 0);
    }
}
