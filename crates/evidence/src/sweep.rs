//! Deletes what belongs to nothing: uploads that broke after their bytes were kept, and files that were withdrawn.

use crate::{EvidenceFiles, EvidenceKey};
use chrono::TimeDelta;
use futures_util::TryStreamExt;
use object_store::path::Path;
use rf_core::{Env, EvidenceId, TeamId, Time};
use rf_flows::session::{EvidenceStore, unwanted};
use std::{fs, io, path, time::Duration};
use tokio::{sync::watch, task::spawn_blocking};

/// How old something must be: an upload that is under way has no event yet.
pub const SWEEP_AGE: TimeDelta = TimeDelta::hours(1);
/// How long to wait between two sweeps.
const PAUSE: Duration = Duration::from_secs(60 * 60);
/// How many files the database is asked about at once.
const AT_ONCE: usize = 500;

/// Files of one team that were found.
#[derive(Default)]
struct Batch {
    team: Option<TeamId>,
    found: Vec<(EvidenceId, Path)>,
}

/// Deletes what was put away before `moment` and does not stand in the database, and says how much it was. Several processes
/// may do so at once.
///
/// # Errors
/// In words for the log.
pub async fn sweep(
    files: &EvidenceFiles,
    port: &mut impl EvidenceStore,
    moment: Time,
) -> Result<usize, String> {
    let mut swept = 0;
    let mut batch = Batch::default();
    let mut found = files.put_before(moment);
    while let Some(object) = found.try_next().await.map_err(|error| error.to_string())? {
        // What is not ours stays.
        let Some(key) = EvidenceKey::parse(&object.location) else { continue };
        if batch.team != Some(key.team) || batch.found.len() == AT_ONCE {
            swept += settle(files, port, std::mem::take(&mut batch)).await?;
        }
        batch.team = Some(key.team);
        batch.found.push((key.id, object.location));
    }
    swept += settle(files, port, batch).await?;
    if let Some(folder) = files.folder().cloned() {
        let swept_drafts = spawn_blocking(move || sweep_drafts(&folder, moment)).await;
        swept += swept_drafts.map_err(|error| error.to_string())?.map_err(|error| error.to_string())?;
    }
    Ok(swept)
}

async fn settle(files: &EvidenceFiles, port: &mut impl EvidenceStore, batch: Batch) -> Result<usize, String> {
    let Some(team) = batch.team else { return Ok(0) };
    let ids: Vec<EvidenceId> = batch.found.iter().map(|(id, _)| *id).collect();
    let gone = unwanted(port, team, &ids).await.map_err(|error| error.to_string())?;
    let gone: Vec<_> = batch.found.iter().filter(|(id, _)| gone.contains(id)).collect();
    for (_, path) in &gone {
        files.delete(path).await;
    }
    Ok(gone.len())
}

/// Files that were being written when the machine fell: they are called as the file is to be, with `#` and a number.
fn sweep_drafts(folder: &path::Path, moment: Time) -> io::Result<usize> {
    let mut swept = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let kind = entry.file_type()?;
        if kind.is_dir() {
            swept += sweep_drafts(&path, moment)?;
        } else if kind.is_file()
            && entry.file_name().to_string_lossy().contains('#')
            && Time::from(entry.metadata()?.modified()?) < moment
        {
            fs::remove_file(path)?;
            swept += 1;
        }
    }
    Ok(swept)
}

/// Sweeps now and every hour, until `stop` says true or nobody can say so any more.
pub async fn sweep_hourly(
    files: EvidenceFiles,
    mut port: impl EvidenceStore,
    env: Env,
    mut stop: watch::Receiver<bool>,
) {
    let sweeping = async {
        loop {
            match sweep(&files, &mut port, env.now() - SWEEP_AGE).await {
                Ok(0) => {}
                Ok(swept) => tracing::info!(swept, "files that belonged to nothing were deleted"),
                Err(error) => tracing::warn!(%error, "files that belong to nothing could not be looked for"),
            }
            tokio::time::sleep(PAUSE).await;
        }
    };
    tokio::select! {
        () = sweeping => {}
        _ = stop.wait_for(|stop| *stop) => {}
    }
}
