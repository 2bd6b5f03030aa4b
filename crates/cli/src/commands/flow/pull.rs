//! `flow pull`.

use super::gather::has_ending;
use super::output::write_files;
use crate::commands::people::{at_the_desk, find, told};
use rf_flows::{LibraryProblem, pack_library, write_library};
use rf_persistence::views::LeavingFlows;
use std::{fs, path::Path, process::ExitCode};

/// Writes a team's library into a folder or an archive.
pub(super) fn pull(settings: Option<&Path>, team: &str, out: &Path) -> ExitCode {
    at_the_desk(settings, async |desk| {
        let team = find::team(desk, team).await?;
        let store = desk.db.repo();
        let leaving = LeavingFlows::of(&store, team.id.into(), None).await.map_err(told)?;
        let flows = match leaving {
            Some(leaving) => leaving.read(&store).await.map_err(told)?,
            None => Vec::new(),
        };
        if has_ending(out, "zip") {
            let packed = pack_library(&flows).map_err(|problem| match problem {
                LibraryProblem::LibraryTooLarge => {
                    "The library is larger than an archive that can be brought in again. Pull it into a folder.".into()
                }
                problem => told(problem),
            })?;
            fs::write(out, packed).map_err(|error| format!("cannot write {}: {error}", out.display()))?;
        } else {
            write_files(out, &write_library(&flows).map_err(|problem| problem.to_string())?)?;
        }
        println!("{} flows of {} are in {}", flows.len(), team.name, out.display());
        Ok(())
    })
}
