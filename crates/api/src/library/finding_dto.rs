//! Lists of flows on the wire.

use super::{Person, dto::FlowStatus};
use crate::{openapi::schemas, paging::text_of};
use chrono::{DateTime, NaiveDate, Utc};
use rf_flows::search;
use rf_persistence::views::{self, FlowListSort, FlowListStatus, FlowRow, SimilarRow};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// How far a flow has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FlowStatusFilter {
    /// Never published.
    Draft,
    /// At least one version.
    Published,
    /// At least one version, and the draft has moved on.
    Changed,
}

impl From<FlowStatusFilter> for FlowListStatus {
    fn from(status: FlowStatusFilter) -> Self {
        match status {
            FlowStatusFilter::Draft => Self::Draft,
            FlowStatusFilter::Published => Self::Published,
            FlowStatusFilter::Changed => Self::Changed,
        }
    }
}

impl From<FlowListStatus> for FlowStatusFilter {
    fn from(status: FlowListStatus) -> Self {
        match status {
            FlowListStatus::Draft => Self::Draft,
            FlowListStatus::Published => Self::Published,
            FlowListStatus::Changed => Self::Changed,
        }
    }
}

/// The order of the library list.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FlowSort {
    /// What fits the search best first; last changed first without a search.
    Relevance,
    /// Last changed first.
    Updated,
    /// By title.
    Title,
    /// Most sessions first.
    MostUsed,
    /// The review that is due first; flows without a day at the end.
    ReviewBy,
    /// Only flows that I ran, edited or published, the latest first.
    Recent,
}

impl From<FlowSort> for FlowListSort {
    fn from(sort: FlowSort) -> Self {
        match sort {
            FlowSort::Relevance => Self::Relevance,
            FlowSort::Updated => Self::Updated,
            FlowSort::Title => Self::Title,
            FlowSort::MostUsed => Self::MostUsed,
            FlowSort::ReviewBy => Self::ReviewBy,
            FlowSort::Recent => Self::Recent,
        }
    }
}

/// Which flows to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct FlowFilter {
    /// Words that must all occur in a flow: its title, tags, category, summary or steps. The last may be the beginning of
    /// one. Where nobody uses a word, the nearest one is searched for instead.
    #[param(max_length = 200)]
    pub(crate) search: Option<String>,
    /// Only this kind.
    #[param(schema_with = schemas::flow_kind)]
    pub(crate) kind: Option<rf_flows::FlowKind>,
    /// Only in this state.
    #[param(inline)]
    pub(crate) status: Option<FlowStatusFilter>,
    /// Only this category; empty for flows without one.
    #[param(max_length = 200)]
    pub(crate) category: Option<String>,
    /// Only in this folder and those below it, or `none`: only those in no folder.
    #[param(max_length = 36)]
    pub(crate) folder: Option<String>,
    /// Only flows of this person.
    pub(crate) owner: Option<Uuid>,
    /// Only my favourites.
    pub(crate) favourite: Option<bool>,
    /// Only flows whose review was due before today (UTC).
    pub(crate) overdue: Option<bool>,
    /// Only archived flows; they are left out otherwise.
    pub(crate) archived: Option<bool>,
    /// The order; `relevance` with a search and `updated` without, unless said.
    #[param(inline)]
    pub(crate) sort: Option<FlowSort>,
    /// `next_cursor` of the page before, as it was given.
    #[param(pattern = "^[A-Za-z0-9_-]{43,}$")]
    pub(crate) cursor: Option<String>,
    /// Rows wanted, 25 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub(crate) limit: Option<u64>,
}

/// A folder, with the names from the top.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FolderName {
    pub(crate) id: Uuid,
    pub(crate) path: Vec<String>,
}

impl From<views::FolderName> for FolderName {
    fn from(folder: views::FolderName) -> Self {
        Self { id: folder.id.uuid(), path: folder.path }
    }
}

/// Where in a flow or a step.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SearchField {
    Title,
    Summary,
    Tags,
    Category,
    /// The title of a step.
    Step,
    /// What is in a step.
    Body,
}

/// A stretch of text; marked where it is what was searched for.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SnippetPart {
    pub(crate) text: String,
    pub(crate) hit: bool,
}

/// Where the words were found: one of the best one to three places.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SearchHit {
    field: SearchField,
    parts: Vec<SnippetPart>,
}

impl From<search::SearchHit> for SearchHit {
    fn from(hit: search::SearchHit) -> Self {
        let field = match hit.field {
            search::SearchField::Title => SearchField::Title,
            search::SearchField::Summary => SearchField::Summary,
            search::SearchField::Tags => SearchField::Tags,
            search::SearchField::Category => SearchField::Category,
            search::SearchField::Step => SearchField::Step,
            search::SearchField::Body => SearchField::Body,
        };
        let part = |part: search::SnippetPart| SnippetPart { text: part.text, hit: part.hit };
        Self { field, parts: hit.parts.into_iter().map(part).collect() }
    }
}

/// A flow as lists show it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FlowSummary {
    id: Uuid,
    /// Its name in the library and in files.
    slug: String,
    title: String,
    summary: String,
    /// Empty when it stands on no shelf.
    category: String,
    tags: Vec<String>,
    #[schema(schema_with = schemas::flow_kind)]
    kind: rf_flows::FlowKind,
    status: FlowStatus,
    /// The newest version's number.
    #[schema(required)]
    version: Option<u32>,
    /// Whether the draft has moved on since the newest version.
    has_unpublished_changes: bool,
    owner: Person,
    updated_at: DateTime<Utc>,
    /// Sessions started on it.
    runs: u32,
    #[schema(required)]
    folder: Option<FolderName>,
    /// The day by which somebody is to look whether it still holds.
    #[schema(required)]
    review_by: Option<NaiveDate>,
    /// Whether that day has passed, in UTC.
    is_overdue: bool,
    is_favourite: bool,
    #[schema(required)]
    archived_at: Option<DateTime<Utc>>,
    /// When I last ran, edited or published it.
    #[schema(required)]
    last_used_at: Option<DateTime<Utc>>,
    /// How many steps its draft has.
    steps: u32,
    /// Where the words of the search are in it; empty without one.
    hits: Vec<SearchHit>,
}

impl FlowSummary {
    /// The flow as of a day.
    pub(crate) fn new(row: FlowRow, today: NaiveDate) -> Self {
        Self {
            id: row.id.uuid(),
            slug: row.slug,
            title: row.title,
            summary: row.summary,
            category: row.category,
            tags: row.tags,
            kind: row.kind,
            status: FlowStatus::of(row.latest_version),
            version: row.latest_version,
            has_unpublished_changes: row.has_unpublished_changes,
            owner: row.owner.into(),
            updated_at: row.updated_at,
            runs: row.runs,
            folder: row.folder.map(Into::into),
            review_by: row.review_by,
            is_overdue: row.review_by.is_some_and(|day| day < today),
            is_favourite: row.is_favourite,
            archived_at: row.archived_at,
            last_used_at: row.last_used_at,
            steps: row.steps,
            hits: row.hits.into_iter().map(Into::into).collect(),
        }
    }
}

/// A page of the library.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FlowSummaryPage {
    items: Vec<FlowSummary>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
    /// The search as it was understood when a word was mistyped; null otherwise.
    #[schema(required)]
    corrected: Option<String>,
}

impl FlowSummaryPage {
    pub(crate) fn new(found: views::FlowPage, today: NaiveDate) -> Self {
        let views::FlowPage { page, corrected } = found;
        let items = page.items.into_iter().map(|row| FlowSummary::new(row, today)).collect();
        Self { items, next_cursor: text_of(page.next), corrected }
    }
}

/// A flow like it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SimilarFlow {
    flow: FlowSummary,
    /// The words and tags that made it so, at most 5.
    shared: Vec<String>,
}

/// Flows like this one, the likest first, at most 8.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SimilarFlows {
    items: Vec<SimilarFlow>,
}

impl SimilarFlows {
    pub(crate) fn new(rows: Vec<SimilarRow>, today: NaiveDate) -> Self {
        let items = rows
            .into_iter()
            .map(|row| SimilarFlow { flow: FlowSummary::new(row.flow, today), shared: row.shared });
        Self { items: items.collect() }
    }
}

/// Flows of a kind.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KindCount {
    #[schema(schema_with = schemas::flow_kind)]
    kind: rf_flows::FlowKind,
    flows: u64,
}

/// Flows of a status.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StatusCount {
    status: FlowStatusFilter,
    flows: u64,
}

/// Flows under a name.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NameCount {
    pub(crate) name: String,
    pub(crate) flows: u64,
}

/// Flows of an owner.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OwnerCount {
    owner: Person,
    flows: u64,
}

/// What the library can be narrowed by, with counts; archived flows are counted only in `archived`.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FlowFacets {
    total: u64,
    kinds: Vec<KindCount>,
    /// Flows with changes count as published, too.
    statuses: Vec<StatusCount>,
    /// The commonest first, then by name; at most 200. The empty name is that of flows without a category.
    categories: Vec<NameCount>,
    /// The commonest first, then by name; at most 200.
    tags: Vec<NameCount>,
    /// The commonest first, then by name; at most 200.
    owners: Vec<OwnerCount>,
    favourites: u64,
    overdue: u64,
    archived: u64,
    /// In no folder.
    unfiled: u64,
}

impl From<views::FlowFacets> for FlowFacets {
    fn from(facets: views::FlowFacets) -> Self {
        let names = |names: Vec<(String, u64)>| {
            names.into_iter().map(|(name, flows)| NameCount { name, flows }).collect::<Vec<_>>()
        };
        Self {
            total: facets.total,
            kinds: facets.kinds.into_iter().map(|(kind, flows)| KindCount { kind, flows }).collect(),
            statuses: facets
                .statuses
                .into_iter()
                .map(|(status, flows)| StatusCount { status: status.into(), flows })
                .collect(),
            categories: names(facets.categories),
            tags: names(facets.tags),
            owners: facets
                .owners
                .into_iter()
                .map(|(owner, flows)| OwnerCount { owner: owner.into(), flows })
                .collect(),
            favourites: facets.favourites,
            overdue: facets.overdue,
            archived: facets.archived,
            unfiled: facets.unfiled,
        }
    }
}
