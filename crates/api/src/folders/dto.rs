//! Folders on the wire.

use crate::patch::left_out_or_null;
use rf_flows::folders::FolderChange;
use rf_persistence::views::FolderRow;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A folder of the library.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Folder {
    id: Uuid,
    /// The folder that it stands in; null at the top.
    #[schema(required)]
    parent_id: Option<Uuid>,
    name: String,
    /// Flows directly in it, but for archived ones.
    flows: u64,
    /// Those and the ones in the folders below.
    flows_within: u64,
    /// How many folders it stands in: 0 at the top.
    depth: u32,
}

impl From<FolderRow> for Folder {
    fn from(row: FolderRow) -> Self {
        Self {
            id: row.id.uuid(),
            parent_id: row.parent.map(rf_core::FolderId::uuid),
            name: row.name,
            flows: row.flows,
            flows_within: row.flows_within,
            depth: row.depth,
        }
    }
}

/// All folders, each followed by those in it, by name; at most 1,000 a team, 8 deep.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Folders {
    pub(crate) items: Vec<Folder>,
}

/// A folder to make.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFolderBody {
    /// On one line; no other folder of the same parent has it, whatever its case.
    #[schema(min_length = 1, max_length = 100)]
    pub(crate) name: String,
    /// The folder to make it in; at the top unless said.
    pub(crate) parent_id: Option<Uuid>,
}

/// What to change of a folder; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FolderBody {
    #[schema(min_length = 1, max_length = 100, nullable = false)]
    name: Option<String>,
    /// The folder to move it into; null for the top.
    #[serde(default, deserialize_with = "left_out_or_null")]
    #[schema(value_type = Option<Uuid>)]
    parent_id: Option<Option<Uuid>>,
}

impl From<FolderBody> for FolderChange {
    fn from(body: FolderBody) -> Self {
        Self { name: body.name, parent: body.parent_id.map(|parent| parent.map(Into::into)) }
    }
}
