//! What a change of many flows leaves behind.

use crate::Flow;
use chrono::NaiveDate;
use rf_core::{BulkChangeId, FlowId, FolderId, TeamId, Time, UserId};
use serde::{Deserialize, Serialize};

/// A change that was made, with what it takes to undo it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkChange {
    /// Which.
    pub id: BulkChangeId,
    /// Whose flows.
    pub team: TeamId,
    /// Who made it.
    pub by: UserId,
    /// When.
    pub made_at: Time,
    /// When it was taken back.
    pub undone_at: Option<Time>,
    /// What was changed.
    pub flows: Vec<ChangedFlow>,
}

/// One flow of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedFlow {
    /// Which.
    pub flow: FlowId,
    /// How it stood.
    pub before: FlowState,
    /// What it was changed to.
    pub after: FlowState,
}

/// The part of a flow that a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlowState {
    /// The tags of the draft, at that revision.
    Tags {
        /// The tags.
        tags: Vec<String>,
        /// The draft's revision.
        revision: u32,
    },
    /// Where it stands.
    Folder(Option<FolderId>),
    /// Since when it is put away.
    ArchivedAt(Option<Time>),
    /// Whose it is.
    Owner(UserId),
    /// When to look at it again.
    ReviewBy(Option<NaiveDate>),
}

impl FlowState {
    pub(super) fn tags_of(flow: &Flow) -> Self {
        Self::Tags { tags: flow.draft.tags.clone(), revision: flow.revision }
    }

    /// The same part of a flow, as it stands.
    pub(super) fn same_of(&self, flow: &Flow) -> Self {
        match self {
            Self::Tags { .. } => Self::tags_of(flow),
            Self::Folder(_) => Self::Folder(flow.folder),
            Self::ArchivedAt(_) => Self::ArchivedAt(flow.archived_at),
            Self::Owner(_) => Self::Owner(flow.owner),
            Self::ReviewBy(_) => Self::ReviewBy(flow.review_by),
        }
    }
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkResult {
    /// By which it can be taken back.
    pub id: BulkChangeId,
    /// How many flows were changed.
    pub changed: usize,
    /// Which were left as they are, and why.
    pub refused: Vec<BulkRefusal>,
}

/// A flow that was left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkRefusal {
    /// Which.
    pub flow: FlowId,
    /// The title of its draft; empty where there is no such flow.
    pub title: String,
    /// Why: the code of a refusal.
    pub code: &'static str,
}
