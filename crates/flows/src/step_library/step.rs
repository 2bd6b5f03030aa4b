//! A step of the library, a version that never changes again, and a review.

use crate::Step;
use rf_core::{Actor, LibraryStepId, Relation, TeamId, Time, UserId};

/// A step of a team's library, as its newest version says.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryStep {
    /// The step, over all its versions.
    pub id: LibraryStepId,
    /// The team whose library it is in.
    pub team: TeamId,
    /// Who answers for it.
    pub owner: UserId,
    /// The shelf that it stands on; may be empty.
    pub category: String,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// The step, without what belongs to a flow.
    pub step: Step,
    /// The number of the newest version, from 1. A save names the version that it started from.
    pub version: u32,
    /// When it was first saved.
    pub created_at: Time,
    /// When its newest version was saved.
    pub updated_at: Time,
    /// When it was put away; nobody inserts or changes it then.
    pub archived_at: Option<Time>,
}

impl LibraryStep {
    /// How the step stands to the one who acts.
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

/// A version of a library step: numbered from 1, and never changed.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryStepVersion {
    /// The step that it is a version of.
    pub of: LibraryStepId,
    /// Its number.
    pub number: u32,
    /// The step as it was saved.
    pub step: Step,
    /// What changed, in the author's words; may be empty.
    pub change_note: String,
    /// When.
    pub made_at: Time,
    /// By whom.
    pub made_by: UserId,
}

/// What somebody thinks of a library step. A person has one review of it at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepReview {
    /// The step.
    pub of: LibraryStepId,
    /// Who wrote it.
    pub author: UserId,
    /// 1 (of no use) to 5 (excellent).
    pub rating: u8,
    /// In their words; may be empty.
    pub comment: String,
    /// When it was written, or last changed.
    pub written_at: Time,
}
