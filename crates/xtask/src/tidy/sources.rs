//! Habits of the source files: what each says first, how long it is, what it must not contain.

use super::{
    Finding,
    crates::{NOT_PURE_PATHS, TABLE},
    tree::{File, Tree},
};

/// The longest a source file may be, in lines.
const LONGEST: usize = 500;

/// What no Rust source may contain. Put together here, so that this file does not contain it.
const NOT_IN_RUST: [(&str, &str); 3] = [
    (concat!("todo", "!("), "is unfinished work: finish it or leave it out"),
    (concat!("unimplemented", "!("), "is unfinished work: finish it or leave it out"),
    (concat!("#[", "ignore"), "is a test that proves nothing: mend it or remove it"),
];

/// What no web test may contain.
const NOT_IN_WEB_TESTS: [(&str, &str); 2] = [
    (".only(", "switches all other tests off"),
    (".skip(", "is a test that proves nothing: mend it or remove it"),
];

/// Starts of paths that exist on one machine only.
const MACHINE_PATHS: [&str; 4] = ["/home/", "/Users/", concat!("/ro", "ot/"), concat!("/wo", "rk/")];

/// Checks every file.
pub fn check(tree: &Tree) -> Vec<Finding> {
    tree.files().flat_map(check_file).collect()
}

fn check_file(file: &File) -> Vec<Finding> {
    let mut findings = machine_paths(file);
    if file.is_rust() {
        findings.extend(opening(file));
        findings.extend(length(file));
        findings.extend(words(file, &NOT_IN_RUST));
        findings.extend(purity(file));
    }
    if is_web_test(file) {
        findings.extend(words(file, &NOT_IN_WEB_TESTS));
    }
    findings
}

fn opening(file: &File) -> Option<Finding> {
    let opens = file.text.lines().next().is_some_and(|line| line.starts_with("//! "));
    (!opens)
        .then(|| Finding::new(at(file, 1), "does not open with a `//!` line that says what the file is for"))
}

fn length(file: &File) -> Option<Finding> {
    let lines = file.text.lines().count();
    (lines > LONGEST)
        .then(|| Finding::new(&file.path, format!("has {lines} lines, {LONGEST} at most: split it by topic")))
}

fn words(file: &File, banned: &[(&str, &str)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        for (word, why) in banned {
            if without_comment(line).contains(word) {
                findings.push(Finding::new(at(file, number), format!("`{word}` {why}")));
            }
        }
    }
    findings
}

/// What a domain crate does beyond computing; its tests may.
fn purity(file: &File) -> Vec<Finding> {
    let pure = file.krate().is_some_and(|krate| {
        let row = TABLE.iter().find(|row| row.name.strip_prefix("rf-") == Some(krate));
        row.is_some_and(|row| row.pure)
    });
    let of_tests = file.path.contains("/tests/") || file.path.ends_with("/tests.rs");
    if !pure || of_tests || !file.path.contains("/src/") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (number, line) in file.lines().take_while(|(_, line)| line.trim() != "#[cfg(test)]") {
        for (path, what) in NOT_PURE_PATHS {
            if without_comment(line).contains(path) {
                let what = format!("`{path}`: a domain crate leaves {what} alone");
                findings.push(Finding::new(at(file, number), what));
            }
        }
    }
    findings
}

fn machine_paths(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        for start in MACHINE_PATHS {
            if names_a_machine_path(line, start) {
                let what =
                    format!("`{start}…` is a path of one machine: paths start at the root of the repository");
                findings.push(Finding::new(at(file, number), what));
            }
        }
    }
    findings
}

/// Whether `start` begins a path there, with a name after it: not in the middle of another path or an address.
fn names_a_machine_path(line: &str, start: &str) -> bool {
    line.match_indices(start).any(|(place, _)| {
        let before = line[..place].chars().next_back();
        let after = line[place + start.len()..].chars().next();
        let begins = before.is_none_or(|c| !c.is_alphanumeric() && !"./_-}>)*:".contains(c));
        begins && after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.')
    })
}

fn is_web_test(file: &File) -> bool {
    let tests = [".test.ts", ".test.tsx", ".spec.ts", ".spec.tsx"];
    file.path.starts_with("web/") && tests.iter().any(|end| file.path.ends_with(end))
}

fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with("//") { "" } else { line }
}

fn at(file: &File, line: usize) -> String {
    format!("{}:{line}", file.path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_text(path: &str, text: &str, expected: &[&str]) {
        let said: Vec<String> = check(&Tree::of(&[(path, text)])).iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), expected.len(), "{said:?}");
        for (said, expected) in said.iter().zip(expected) {
            assert!(said.contains(expected), "{said} should say {expected}");
        }
    }

    #[test]
    fn a_rust_file_says_first_what_it_is_for() {
        check_text("crates/api/src/lib.rs", "//! The shell.\n", &[]);
        check_text("crates/api/src/lib.rs", "use x;\n", &["lib.rs:1: does not open"]);
        check_text("crates/api/src/lib.rs", "", &["does not open"]);
    }

    #[test]
    fn a_long_rust_file_is_split() {
        let lines = |count: usize| format!("//! Long.\n{}", "x;\n".repeat(count - 1));
        check_text("crates/api/src/lib.rs", &lines(500), &[]);
        check_text("crates/api/src/lib.rs", &lines(501), &["has 501 lines"]);
    }

    #[test]
    fn unfinished_work_and_tests_that_prove_nothing_are_found() {
        for (word, _) in NOT_IN_RUST {
            check_text("crates/api/src/lib.rs", &format!("//! A.\n// {word}\nx {word}\n"), &["lib.rs:3"]);
        }
        for (word, _) in NOT_IN_WEB_TESTS {
            check_text("web/src/a.test.tsx", &format!("test{word}\"x\")"), &["a.test.tsx:1"]);
            check_text("web/src/a.tsx", &format!("list{word}\"x\")"), &[]);
        }
    }

    #[test]
    fn a_domain_crate_leaves_the_machine_alone_outside_its_tests() {
        let text = "//! A.\nuse std::fs;\n#[cfg(test)]\nmod tests { use std::fs; }\n";
        check_text("crates/flows/src/a.rs", text, &["a.rs:2: `std::fs`: a domain crate leaves files alone"]);
        check_text("crates/flows/tests/a.rs", text, &[]);
        check_text("crates/cli/src/a.rs", text, &[]);
    }

    #[test]
    fn a_path_of_one_machine_is_told_from_an_address() {
        let home = concat!("/ho", "me/");
        check_text("docs/a.md", &format!("see {home}ada/notes"), &["docs/a.md:1"]);
        check_text("docs/a.md", &format!("see https://example.com{home}ada, web{home}x, `{home}`"), &[]);
    }
}
