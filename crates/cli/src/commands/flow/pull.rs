//! `flow pull`.

use super::gather::has_ending;
use super::output::write_files;
use crate::commands::people::{at_the_desk, find, told};
use rf_flows::{pack, write_library};
use rf_persistence::views;
use std::{fs, path::Path, process::ExitCode};

/// Writes a team's library into a folder or an archive.
pub(super) fn pull(settings: Option<&Path>, team: &str, out: &Path) -> ExitCode {
    at_the_desk(settings, async |desk| {
        let team = find::team(desk, team).await?;
        let flows = views::library_flows(&desk.db.repo(), team.id.into(), None, u64::from(u32::MAX)).await;
        let flows = flows.map_err(told)?.unwrap_or_default();
        let files = write_library(&flows).map_err(|problem| problem.to_string())?;
        if has_ending(out, "zip") {
            fs::write(out, pack(&files)?)
                .map_err(|error| format!("cannot write {}: {error}", out.display()))?;
        } else {
            write_files(out, &files)?;
        }
        println!("{} flows of {} are in {}", flows.len(), team.name, out.display());
        Ok(())
    })
}
