//! Files in a session: screenshots, logs and whatever else shows what was found. A session's events tell of them; their
//! bytes are kept elsewhere, and are gone once they are withdrawn.

mod add;
mod kind;
mod limits;
mod name;
mod read;
mod store;
mod text;
mod withdraw;

pub use add::{AddEvidence, add_evidence, check_adding};
pub use kind::EvidenceType;
pub use limits::{EVIDENCE_BYTES_MAX, EVIDENCE_FILES_MAX, EVIDENCE_TOTAL_MAX};
pub use name::{disposition, file_name};
pub use read::{find_evidence, unwanted};
pub use store::{EvidenceRow, EvidenceStore};
pub use text::decoded;
pub use withdraw::settle_withdrawal;

pub(super) use add::decide_adding;
pub(super) use limits::check_room;
pub(super) use withdraw::decide_withdrawal;

use super::SessionState;
use crate::StepId;
use rf_core::EvidenceId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A file as it was received and looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFile {
    /// What it is known by.
    #[schemars(with = "String", extend("format" = "uuid"))]
    pub id: EvidenceId,
    /// What it is called, see [`file_name`].
    pub name: String,
    /// What it is, by its content.
    pub media_type: EvidenceType,
    /// How long it is.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
    pub sha256: String,
}

/// A file of a session, as its events tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The file.
    pub file: EvidenceFile,
    /// What it shows, in the words of whoever added it.
    pub caption: Option<String>,
    /// The step at which it was added.
    pub step: Option<StepId>,
    /// The value of the flow that it is.
    pub capture: Option<String>,
    /// The event that added it.
    pub seq: u32,
    /// The event that withdrew it.
    pub withdrawn: Option<u32>,
}

impl SessionState {
    /// Every file that was added, withdrawn or not, in order.
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// The file that the event of that number added.
    pub fn evidence_of(&self, seq: u32) -> Option<&Evidence> {
        self.evidence.iter().find(|evidence| evidence.seq == seq)
    }

    /// The file of that id.
    pub fn evidence_by_id(&self, id: EvidenceId) -> Option<&Evidence> {
        self.evidence.iter().find(|evidence| evidence.file.id == id)
    }
}
