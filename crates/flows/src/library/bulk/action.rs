//! What can be done to many flows.

use super::super::settings::checked_day;
use super::{BulkFailure, FlowState};
use crate::{Flow, limits};
use chrono::NaiveDate;
use rf_core::{FieldError, FolderId, Time, UserId, checked_text};

/// What to do to each flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkAction {
    /// Adds a tag to the draft.
    AddTag(String),
    /// Takes a tag off the draft.
    RemoveTag(String),
    /// Moves it into a folder, or to the top.
    Move(Option<FolderId>),
    /// Puts it away.
    Archive,
    /// Takes it out of the archive.
    Restore,
    /// Gives it to somebody.
    SetOwner(UserId),
    /// Sets the day by which somebody is to look at it, or none.
    SetReviewBy(Option<NaiveDate>),
}

impl BulkAction {
    /// The action with its texts as they are kept.
    pub(super) fn checked(self) -> Result<Self, BulkFailure> {
        let tag = |tag: &str| {
            let tag = checked_text("tag", tag, 1, limits::MAX_TAG)?;
            if tag.contains(char::is_control) {
                return Err(FieldError::new("tag", "forbidden_character", "Write the tag on one line."));
            }
            Ok(tag)
        };
        let checked = match self {
            Self::AddTag(text) => tag(&text).map(Self::AddTag),
            Self::RemoveTag(text) => tag(&text).map(Self::RemoveTag),
            Self::SetReviewBy(Some(day)) => checked_day(day).map(|day| Self::SetReviewBy(Some(day))),
            other => Ok(other),
        };
        checked.map_err(|error| BulkFailure::Invalid(error.into()))
    }

    /// What the action changes, as it stands.
    pub(super) fn before(&self, flow: &Flow) -> FlowState {
        match self {
            Self::AddTag(_) | Self::RemoveTag(_) => FlowState::tags_of(flow),
            Self::Move(_) => FlowState::Folder(flow.folder),
            Self::Archive | Self::Restore => FlowState::ArchivedAt(flow.archived_at),
            Self::SetOwner(_) => FlowState::Owner(flow.owner),
            Self::SetReviewBy(_) => FlowState::ReviewBy(flow.review_by),
        }
    }

    /// What it is to be; `None` where it is that already. Tags are the same whatever their case.
    pub(super) fn after(&self, flow: &Flow, now: Time) -> Option<FlowState> {
        let tags = &flow.draft.tags;
        let is = |tag: &str, other: &str| tag.to_lowercase() == other.to_lowercase();
        let state = match self {
            Self::AddTag(tag) => {
                let is_there = tags.iter().any(|other| is(tag, other));
                let tags = tags.iter().cloned().chain((!is_there).then(|| tag.clone()));
                FlowState::Tags { tags: tags.collect(), revision: flow.revision + u32::from(!is_there) }
            }
            Self::RemoveTag(tag) => {
                let left: Vec<_> = tags.iter().filter(|other| !is(tag, other)).cloned().collect();
                let revision = flow.revision + u32::from(left.len() < tags.len());
                FlowState::Tags { tags: left, revision }
            }
            Self::Move(folder) => FlowState::Folder(*folder),
            Self::Archive => FlowState::ArchivedAt(flow.archived_at.or(Some(now))),
            Self::Restore => FlowState::ArchivedAt(None),
            Self::SetOwner(owner) => FlowState::Owner(*owner),
            Self::SetReviewBy(day) => FlowState::ReviewBy(*day),
        };
        (state != self.before(flow)).then_some(state)
    }
}
