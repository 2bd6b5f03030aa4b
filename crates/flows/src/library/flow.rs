//! A flow with its draft, and a version that never changes again.

use crate::{FlowDocument, FlowSlug};
use chrono::NaiveDate;
use rf_core::{Actor, FlowId, FolderId, Relation, TeamId, Time, UserId};

/// A flow of a team: one draft that people edit, and any number of published versions.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// The flow, over all its versions.
    pub id: FlowId,
    /// The team whose library it is in.
    pub team: TeamId,
    /// Its name in the library and in files, unique in the team; made from the title when the flow is created.
    pub slug: FlowSlug,
    /// Who answers for it.
    pub owner: UserId,
    /// The folder it stands in; none at the top.
    pub folder: Option<FolderId>,
    /// The day by which somebody is to look whether it still holds.
    pub review_by: Option<NaiveDate>,
    /// When it was put away; nobody starts a session on it then.
    pub archived_at: Option<Time>,
    /// When it was created.
    pub created_at: Time,
    /// When its draft was last saved, or a version published.
    pub updated_at: Time,
    /// Counts the saves of the draft, from 1. A save names the revision that it started from.
    pub revision: u32,
    /// The document being edited; it may hold mistakes.
    pub draft: FlowDocument,
    /// The number of the newest version, if any was published.
    pub latest_version: Option<u32>,
    /// The revision whose draft is the newest version's document.
    pub published_revision: Option<u32>,
}

impl Flow {
    /// Whether the draft has moved on since the newest version, or none was published yet.
    pub fn has_unpublished_changes(&self) -> bool {
        self.published_revision != Some(self.revision)
    }

    /// Whether somebody should have looked at it by now: its day is past in UTC, whatever the team's time zone, so that a
    /// filter of the library can say the same.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.review_by.is_some_and(|day| day < today)
    }

    /// The draft's next state at `now`. What only sorts the flow into the library is no unpublished change.
    pub(super) fn with_tags(self, tags: Vec<String>, now: Time) -> Self {
        let revision = self.revision + 1;
        let published_revision =
            if self.has_unpublished_changes() { self.published_revision } else { Some(revision) };
        let draft = FlowDocument { tags, ..self.draft };
        Self { revision, published_revision, draft, updated_at: now, ..self }
    }

    /// How the flow stands to the one who acts.
    pub fn relation_to(&self, actor: &Actor) -> Relation {
        if self.team != actor.team {
            Relation::Foreign
        } else if self.owner == actor.user {
            Relation::Own
        } else {
            Relation::Team
        }
    }
}

/// A published version: numbered from 1 within its flow, and never changed.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowVersion {
    /// The flow that it is a version of.
    pub flow: FlowId,
    /// Its number, from 1.
    pub number: u32,
    /// The document as it was published; validation found no error in it.
    pub document: FlowDocument,
    /// What changed, in the publisher's words; may be empty.
    pub change_note: String,
    /// When.
    pub published_at: Time,
    /// By whom.
    pub published_by: UserId,
}
