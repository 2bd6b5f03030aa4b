//! The browser of the browser tests: named by `RF_CHROMIUM`, on the machine, or installed.

use crate::{
    failure::{Failure, Result},
    machine, packages,
    places::Places,
};
use std::path::PathBuf;

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const ELSEWHERE: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const ADVICE: &str = "install Chromium or Chrome, or name its binary in RF_CHROMIUM";

/// The browser's binary, installed when it was missing and that is ours to do.
pub fn find_or_install(places: &Places) -> Result<PathBuf> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    packages::install("chromium", "Chromium", ADVICE, &places.log("install chromium"))?;
    find()?.ok_or_else(|| Failure::new("Chromium was installed and still cannot be found").advise(ADVICE))
}

/// The browser's binary, if the machine has one.
pub fn find() -> Result<Option<PathBuf>> {
    if let Some(named) = machine::variable("RF_CHROMIUM").map(PathBuf::from) {
        if machine::is_program(&named) {
            return Ok(Some(named));
        }
        return Err(Failure::new(format!("RF_CHROMIUM names {}, which cannot be started", named.display()))
            .advise(ADVICE));
    }
    let elsewhere = || ELSEWHERE.iter().map(PathBuf::from).find(|file| machine::is_program(file));
    Ok(machine::find_program(&NAMES, &[]).or_else(elsewhere))
}
