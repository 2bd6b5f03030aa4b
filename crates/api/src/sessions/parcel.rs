//! What an archive of sessions holds, within its limit.

use crate::{audit::push_line, problem::Problem};
use chrono::SecondsFormat;
use rf_documentation::{Document, Rendering};
use rf_flows::{pack_parcel, path_part, session::SessionFailure};
use std::collections::HashMap;

/// The most bytes in one archive, unpacked.
const MOST: u64 = 64 * 1024 * 1024;

const COLUMNS: [&str; 9] =
    ["reference", "file", "flow", "problem", "status", "engineer", "started", "ended", "hands_on_minutes"];

/// Files that grow into an archive.
pub(super) struct Parcel {
    files: Vec<(String, Vec<u8>)>,
    bytes: u64,
    /// How many sessions of a reference there are already: references are nearly unique.
    folders: HashMap<String, u32>,
    index: String,
}

impl Parcel {
    pub(super) fn new() -> Self {
        let mut index = String::new();
        push_line(&mut index, &COLUMNS);
        Self { files: Vec::new(), bytes: 0, folders: HashMap::new(), index }
    }

    /// Refuses what there is no room for.
    pub(super) fn expect(&self, bytes: u64) -> Result<(), SessionFailure> {
        if self.bytes.saturating_add(bytes) > MOST { Err(SessionFailure::ExportTooLarge) } else { Ok(()) }
    }

    pub(super) fn add(&mut self, path: String, content: Vec<u8>) -> Result<(), SessionFailure> {
        let bytes = content.len() as u64;
        self.expect(bytes)?;
        self.bytes += bytes;
        self.files.push((path, content));
        Ok(())
    }

    pub(super) fn add_evidence(
        &mut self,
        number: usize,
        name: &str,
        content: Vec<u8>,
    ) -> Result<(), SessionFailure> {
        self.add(format!("evidence/{number:03}-{}", path_part(name)), content)
    }

    /// Adds the note in a folder of its session, and a line to the index: it tells what the note tells.
    pub(super) fn add_note(&mut self, note: &Document, rendering: Rendering) -> Result<(), SessionFailure> {
        let header = &note.header;
        let count = self.folders.entry(header.reference.clone()).or_default();
        *count += 1;
        let folder = match *count {
            1 => path_part(&header.reference),
            again => format!("{}-{again}", path_part(&header.reference)),
        };
        let path = format!("{folder}/{}", rendering.file_name(note));
        let time = |time: chrono::DateTime<chrono::Utc>| time.to_rfc3339_opts(SecondsFormat::Secs, true);
        let minutes = note.time_spent.as_ref().map(|spent| spent.hands_on_seconds.div_ceil(60).to_string());
        push_line(
            &mut self.index,
            &[
                &header.reference,
                &path,
                &header.flow_title,
                header.problem.as_deref().unwrap_or_default(),
                header.status.as_str(),
                &header.engineer,
                &time(header.started),
                &header.ended.map(time).unwrap_or_default(),
                minutes.as_deref().unwrap_or_default(),
            ],
        );
        self.add(path, rendering.render(note).into_bytes())
    }

    pub(super) fn add_index(&mut self) -> Result<(), SessionFailure> {
        let index = std::mem::take(&mut self.index);
        self.add("index.csv".into(), index.into_bytes())
    }

    pub(super) fn packed(self) -> Result<Vec<u8>, Problem> {
        pack_parcel(&self.files).map_err(|why| {
            tracing::error!(why, "an archive could not be packed");
            Problem::internal()
        })
    }
}
