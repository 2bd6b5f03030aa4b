//! Flows on the wire.

use super::finding_dto::FolderName;
use crate::{openapi::schemas, paging::text_of, step_library::StepUpdate};
use chrono::{DateTime, NaiveDate, Utc};
use rf_core::{Action, Actor, Verdict, verdict};
use rf_flows::{Finding, Flow, FlowDocument, FlowVersion};
use rf_persistence::views::{self, FlowRow, VersionRow};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Somebody of the team.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Person {
    /// Their id.
    pub(crate) id: Uuid,
    /// Their display name.
    pub(crate) name: String,
}

impl From<views::Person> for Person {
    fn from(person: views::Person) -> Self {
        Self { id: person.id.uuid(), name: person.name }
    }
}

/// Whether a version was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FlowStatus {
    /// Never published.
    Draft,
    /// At least one version.
    Published,
}

impl FlowStatus {
    pub(crate) const fn of(latest_version: Option<u32>) -> Self {
        if latest_version.is_some() { Self::Published } else { Self::Draft }
    }
}

/// A version as lists show it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FlowVersionSummary {
    number: u32,
    /// The flow's title in this version.
    title: String,
    change_note: String,
    published_at: DateTime<Utc>,
    published_by: Person,
}

impl From<VersionRow> for FlowVersionSummary {
    fn from(row: VersionRow) -> Self {
        Self {
            number: row.number,
            title: row.title,
            change_note: row.change_note,
            published_at: row.published_at,
            published_by: row.published_by.into(),
        }
    }
}

/// A page of a flow's versions, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FlowVersionPage {
    items: Vec<FlowVersionSummary>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
}

impl From<views::Page<VersionRow>> for FlowVersionPage {
    fn from(page: views::Page<VersionRow>) -> Self {
        Self { items: page.items.into_iter().map(Into::into).collect(), next_cursor: text_of(page.next) }
    }
}

/// A flow with its draft.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FlowDetail {
    id: Uuid,
    /// Its name in sub-flows and files.
    slug: String,
    status: FlowStatus,
    /// Counts the saves of the draft; also in the ETag.
    pub(crate) revision: u32,
    #[schema(schema_with = schemas::flow_document)]
    draft: FlowDocument,
    /// What validation says about the draft.
    #[schema(schema_with = schemas::findings)]
    pub(crate) findings: Vec<Finding>,
    /// The newest version.
    #[schema(required)]
    latest_version: Option<FlowVersionSummary>,
    has_unpublished_changes: bool,
    owner: Person,
    /// Where it stands; null at the top.
    #[schema(required)]
    folder: Option<FolderName>,
    /// The day by which somebody is to look whether it still holds.
    #[schema(required)]
    review_by: Option<NaiveDate>,
    /// Whether that day is past, in UTC.
    is_overdue: bool,
    /// Whether it is one of the caller's favourites.
    is_favourite: bool,
    /// When it was put away; null while it is in use.
    #[schema(required)]
    archived_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    /// Sessions started on it.
    runs: u32,
    /// Whether the caller may save the draft.
    may_edit: bool,
    /// Whether the caller may publish it.
    may_publish: bool,
    /// Whether the caller may start a session on it: published and not archived.
    may_run: bool,
    /// Steps of the draft that have fallen behind the Step Library.
    pub(crate) step_updates: Vec<StepUpdate>,
}

impl FlowDetail {
    pub(crate) fn new(
        flow: Flow,
        row: FlowRow,
        latest: Option<VersionRow>,
        today: NaiveDate,
        caller: &Actor,
    ) -> Self {
        let relation = flow.relation_to(caller);
        let allowed = |action| verdict(caller.role, action, relation) == Verdict::Allow;
        Self {
            id: flow.id.uuid(),
            may_run: flow.latest_version.is_some()
                && flow.archived_at.is_none()
                && allowed(Action::StartSession),
            is_overdue: flow.is_overdue(today),
            slug: flow.slug.0.clone(),
            folder: row.folder.map(Into::into),
            review_by: flow.review_by,
            is_favourite: row.is_favourite,
            archived_at: flow.archived_at,
            status: FlowStatus::of(flow.latest_version),
            revision: flow.revision,
            findings: Vec::new(),
            step_updates: Vec::new(),
            has_unpublished_changes: flow.has_unpublished_changes(),
            created_at: flow.created_at,
            updated_at: flow.updated_at,
            draft: flow.draft,
            latest_version: latest.map(Into::into),
            owner: row.owner.into(),
            runs: row.runs,
            may_edit: allowed(Action::EditFlow),
            may_publish: allowed(Action::PublishFlow),
        }
    }
}

/// A published version.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FlowVersionDetail {
    flow_id: Uuid,
    number: u32,
    #[schema(schema_with = schemas::flow_document)]
    document: FlowDocument,
    change_note: String,
    published_at: DateTime<Utc>,
    published_by: Person,
}

impl FlowVersionDetail {
    pub(crate) fn new(version: FlowVersion, published_by: Person) -> Self {
        Self {
            flow_id: version.flow.uuid(),
            number: version.number,
            document: version.document,
            change_note: version.change_note,
            published_at: version.published_at,
            published_by,
        }
    }
}

/// A flow to create.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFlowBody {
    #[schema(schema_with = schemas::flow_document)]
    pub(crate) document: FlowDocument,
    /// The folder to put it into; at the top unless said.
    pub(crate) folder_id: Option<Uuid>,
}

/// A document to keep or to check.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FlowBody {
    #[schema(schema_with = schemas::flow_document)]
    pub(crate) document: FlowDocument,
}

/// What to publish with.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PublishBody {
    /// What changed, in a sentence; may be empty.
    #[schema(max_length = 2000)]
    pub(crate) change_note: String,
}

/// What validation says.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FlowFindings {
    #[schema(schema_with = schemas::findings)]
    pub(crate) findings: Vec<Finding>,
}
