//! Installing a system package, where that is ours to do: as root on a machine with apt.

use crate::{
    failure::{Failure, Result},
    machine, process, report,
};
use std::path::Path;

/// Installs a Debian package, or says how a person gets what is missing.
pub fn install(package: &str, missing: &str, advice: &str, log: &Path) -> Result<()> {
    let Some(apt) = machine::find_program(&["apt-get"], &[]).filter(|_| machine::is_root()) else {
        return Err(Failure::new(format!("{missing} is not on this machine")).advise(advice));
    };
    report::say(format_args!("    {missing} is missing: installing the package {package}"));
    for arguments in [&["update"][..], &["install", "-y", "--no-install-recommends", package]] {
        let mut command = process::program(&apt, Path::new("/"));
        command.args(["-o", "DPkg::Lock::Timeout=120"]).args(arguments);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        process::run_logged(&mut command, log).map_err(|failure| failure.advise(advice))?;
    }
    Ok(())
}
