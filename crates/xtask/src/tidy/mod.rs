//! `cargo xtask tidy`: the layering and the habits that `docs/architecture.md` promises, checked.

mod crates;
mod documents;
mod layers;
mod locks;
mod merges;
mod sources;
mod tree;

use crate::{
    failure::{Attempt, Failure, Result},
    places::Places,
    process, report,
};
use std::fmt;
use tree::Tree;

/// Something that is not as promised.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    /// File and line, or the crate.
    place: String,
    /// What is wrong, and what to do.
    what: String,
}

impl Finding {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// Checks, with a line before and after.
pub fn run(places: &Places) -> Result<()> {
    report::step("tidy", || check(places))
}

/// Checks; fails with everything that was found.
pub fn check(places: &Places) -> Result<()> {
    let mut command = process::cargo(places.root());
    command.args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata =
        serde_json::from_slice(&process::output_of(&mut command)?).attempt("read cargo metadata")?;
    let packages = layers::packages(&metadata)?;
    let tree = Tree::read(places.root())?;

    let mut findings = layers::check(&packages, &crates::TABLE);
    findings.extend(sources::check(&tree));
    findings.extend(locks::check(&tree));
    findings.extend(merges::check(&tree));
    findings.extend(documents::check(&tree, &packages));
    findings.sort();
    findings.dedup();
    for finding in &findings {
        report::say(format_args!("    {finding}"));
    }
    match findings.len() {
        0 => Ok(()),
        1 => Err(Failure::new("one thing is not as docs/architecture.md promises")),
        many => Err(Failure::new(format!("{many} things are not as docs/architecture.md promises"))),
    }
}
