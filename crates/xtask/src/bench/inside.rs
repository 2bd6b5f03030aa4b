//! `cargo xtask bench --inside`: builds `rf-bench`, runs it and prints what it says.

use crate::{
    failure::{Attempt, Result},
    places::Places,
    process, report,
};
use std::{fs, process::Command};

/// One package is enough here: it needs neither the server nor the web app.
const PACKAGE: [&str; 3] = ["--release", "--package", "rf-bench"];

/// Builds, measures, prints.
pub fn measure(places: &Places) -> Result<()> {
    let cargo = |words: &[&str]| -> Command {
        let mut command = process::cargo(places.root());
        command.args(words).args(PACKAGE);
        command
    };
    report::step("build", || process::run_logged(&mut cargo(&["build"]), &places.log("build of rf-bench")))?;
    let figures = places.log("bench inside");
    report::step("measure", || process::run_logged(&mut cargo(&["run", "--quiet"]), &figures))?;
    report::say(fs::read_to_string(&figures).attempt("read the figures")?);
    Ok(())
}
