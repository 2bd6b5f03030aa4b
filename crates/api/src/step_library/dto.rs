//! The Step Library on the wire.

use crate::{
    library::{FlowName, NameCount, Person, SearchHit},
    openapi::schemas,
    paging::text_of,
};
use chrono::{DateTime, Utc};
use rf_flows::{
    FieldChange, Step, StepType, step_changes,
    step_library::{Insertion, StepDraft},
};
use rf_persistence::views::{
    self, FoundStep, LibraryStepFacetRows, LibraryStepSort as Sort, LibraryStepVersionRow, StepList,
    StepReviewRow, StepUseRow,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// The order of the Step Library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LibraryStepSort {
    /// What fits the search best; without one, last changed first.
    Relevance,
    /// Last changed first.
    Updated,
    /// By title.
    Title,
    /// Best rated first.
    Rating,
    /// Most often linked and copied first.
    MostUsed,
}

impl From<LibraryStepSort> for Sort {
    fn from(sort: LibraryStepSort) -> Self {
        match sort {
            LibraryStepSort::Relevance => Self::Relevance,
            LibraryStepSort::Updated => Self::Updated,
            LibraryStepSort::Title => Self::Title,
            LibraryStepSort::Rating => Self::Rating,
            LibraryStepSort::MostUsed => Self::MostUsed,
        }
    }
}

/// Which library steps to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct LibraryStepFilter {
    /// Words that must all occur; the last one may be the beginning of a word.
    #[param(max_length = 200)]
    pub(crate) search: Option<String>,
    /// Only this type.
    #[serde(rename = "type")]
    #[param(schema_with = schemas::step_type)]
    pub(crate) kind: Option<StepType>,
    /// Only this category.
    #[param(max_length = 200)]
    pub(crate) category: Option<String>,
    /// Archived steps instead of the others.
    pub(crate) archived: Option<bool>,
    /// The order; relevance for a search, last changed first otherwise.
    #[param(inline)]
    pub(crate) sort: Option<LibraryStepSort>,
    /// `next_cursor` of the page before, as it was given.
    #[param(pattern = "^[A-Za-z0-9_-]{43,}$")]
    pub(crate) cursor: Option<String>,
    /// Rows wanted, 25 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub(crate) limit: Option<u64>,
}

/// A reusable step.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LibraryStepSummary {
    id: Uuid,
    title: String,
    #[serde(rename = "type")]
    #[schema(schema_with = schemas::step_type)]
    kind: StepType,
    category: String,
    tags: Vec<String>,
    risk: String,
    /// The newest version's number.
    version: u32,
    owner: Person,
    updated_at: DateTime<Utc>,
    /// The mean of the reviews, 1 to 5 with one digit; null without any.
    #[schema(required)]
    rating: Option<f64>,
    reviews: u32,
    /// Steps of drafts that follow it.
    links: u32,
    copies: u32,
    #[schema(required)]
    archived_at: Option<DateTime<Utc>>,
    hits: Vec<SearchHit>,
}

impl From<FoundStep> for LibraryStepSummary {
    fn from(row: FoundStep) -> Self {
        Self {
            id: row.id.uuid(),
            title: row.title,
            kind: StepType::named(&row.kind),
            category: row.category,
            tags: row.tags,
            risk: serde_json::to_value(row.risk)
                .ok()
                .and_then(|risk| Some(risk.as_str()?.to_owned()))
                .unwrap_or_default(),
            version: row.version,
            owner: row.owner.into(),
            updated_at: row.updated_at,
            rating: mean(row.rating_sum, row.reviews),
            reviews: row.reviews,
            links: row.links,
            copies: row.copies,
            archived_at: row.archived_at,
            hits: row.hits.into_iter().map(Into::into).collect(),
        }
    }
}

/// The mean with one digit, rounded half up; none without reviews.
pub(crate) fn mean(sum: u32, reviews: u32) -> Option<f64> {
    let tenths = (u64::from(sum) * 20 + u64::from(reviews)).checked_div(2 * u64::from(reviews))?;
    u32::try_from(tenths).ok().map(|tenths| f64::from(tenths) / 10.0)
}

/// A page of the Step Library.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LibraryStepPage {
    items: Vec<LibraryStepSummary>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
    /// The search as it was understood, when a word was mistyped.
    #[schema(required)]
    corrected: Option<String>,
}

impl From<StepList> for LibraryStepPage {
    fn from(list: StepList) -> Self {
        Self {
            items: list.page.items.into_iter().map(Into::into).collect(),
            next_cursor: text_of(list.page.next),
            corrected: list.corrected,
        }
    }
}

/// A step to save.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLibraryStepBody {
    /// What belongs to a flow (`goto`, `group`, `when`, `required`, `linked`) is dropped.
    #[schema(schema_with = schemas::library_step)]
    pub(crate) step: Step,
    #[schema(max_length = 100)]
    pub(crate) category: Option<String>,
    pub(crate) tags: Option<Vec<String>>,
    /// The flow that it came from, for the caller's own use: the flow is not touched.
    #[expect(dead_code, reason = "accepted, and of no consequence")]
    pub(crate) from_flow: Option<Uuid>,
    /// The step of that flow; likewise.
    #[expect(dead_code, reason = "accepted, and of no consequence")]
    pub(crate) flow_step: Option<String>,
}

/// The next version of a step.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveLibraryStepBody {
    /// What belongs to a flow (`goto`, `group`, `when`, `required`, `linked`) is dropped.
    #[schema(schema_with = schemas::library_step)]
    pub(crate) step: Step,
    /// Left out, it stays.
    #[schema(max_length = 100)]
    pub(crate) category: Option<String>,
    /// Left out, they stay.
    pub(crate) tags: Option<Vec<String>>,
    /// What changed, in a sentence; may be empty.
    #[schema(max_length = 2000)]
    pub(crate) change_note: String,
}

impl From<NewLibraryStepBody> for StepDraft {
    fn from(body: NewLibraryStepBody) -> Self {
        Self { step: body.step, category: body.category, tags: body.tags }
    }
}

/// A version of a step.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LibraryStepVersion {
    number: u32,
    #[schema(schema_with = schemas::library_step)]
    step: Step,
    change_note: String,
    made_at: DateTime<Utc>,
    made_by: Person,
    /// Against the version before.
    #[schema(schema_with = schemas::field_changes)]
    changes: Vec<FieldChange>,
}

impl From<LibraryStepVersionRow> for LibraryStepVersion {
    fn from(row: LibraryStepVersionRow) -> Self {
        let changes = row.before.map(|before| step_changes(&before, &row.step));
        Self {
            number: row.number,
            step: row.step,
            change_note: row.change_note,
            made_at: row.made_at,
            made_by: row.made_by.into(),
            changes: changes.unwrap_or_default(),
        }
    }
}

/// Versions, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LibraryStepVersionPage {
    items: Vec<LibraryStepVersion>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
}

impl From<views::Page<LibraryStepVersionRow>> for LibraryStepVersionPage {
    fn from(page: views::Page<LibraryStepVersionRow>) -> Self {
        Self { items: page.items.into_iter().map(Into::into).collect(), next_cursor: text_of(page.next) }
    }
}

/// What somebody thinks of a step.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StepReview {
    author: Person,
    rating: u32,
    comment: String,
    written_at: DateTime<Utc>,
}

impl From<StepReviewRow> for StepReview {
    fn from(row: StepReviewRow) -> Self {
        Self {
            author: row.author.into(),
            rating: row.rating,
            comment: row.comment,
            written_at: row.written_at,
        }
    }
}

/// Reviews, latest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StepReviewPage {
    items: Vec<StepReview>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
}

impl From<views::Page<StepReviewRow>> for StepReviewPage {
    fn from(page: views::Page<StepReviewRow>) -> Self {
        Self { items: page.items.into_iter().map(Into::into).collect(), next_cursor: text_of(page.next) }
    }
}

/// My review.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepReviewBody {
    #[schema(minimum = 1, maximum = 5)]
    pub(crate) rating: u32,
    #[schema(max_length = 2000)]
    pub(crate) comment: String,
}

/// A step of a flow that follows the library step.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StepUse {
    flow: FlowName,
    flow_step: String,
    version: u32,
    is_outdated: bool,
}

/// Where it is used.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StepUsePage {
    items: Vec<StepUse>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
}

impl StepUsePage {
    /// The page, for a step whose newest version is that.
    pub(crate) fn new(page: views::Page<StepUseRow>, newest: u32) -> Self {
        let items = page.items.into_iter().map(|row| StepUse {
            flow: FlowName { id: row.flow.uuid(), title: row.title },
            flow_step: row.flow_step,
            version: row.version,
            is_outdated: row.version < newest,
        });
        Self { items: items.collect(), next_cursor: text_of(page.next) }
    }
}

/// How to insert a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum InsertMode {
    /// It goes its own way from here.
    Copy,
    /// It follows the library.
    Linked,
}

impl From<InsertMode> for Insertion {
    fn from(mode: InsertMode) -> Self {
        match mode {
            InsertMode::Copy => Self::Copy,
            InsertMode::Linked => Self::Linked,
        }
    }
}

/// How to insert.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InsertBody {
    pub(crate) mode: InsertMode,
}

/// The step to put into a draft.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InsertedStep {
    /// With `linked` when linked.
    #[schema(schema_with = schemas::library_step)]
    pub(crate) step: Step,
}

/// Steps of a type.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TypeCount {
    #[serde(rename = "type")]
    #[schema(schema_with = schemas::step_type)]
    kind: StepType,
    steps: u64,
}

/// What the Step Library can be narrowed by.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LibraryStepFacets {
    total: u64,
    types: Vec<TypeCount>,
    categories: Vec<NameCount>,
    tags: Vec<NameCount>,
    archived: u64,
}

impl From<LibraryStepFacetRows> for LibraryStepFacets {
    fn from(rows: LibraryStepFacetRows) -> Self {
        let names = |rows: Vec<(String, u64)>| {
            rows.into_iter().map(|(name, flows)| NameCount { name, flows }).collect()
        };
        let types = rows.types.into_iter();
        Self {
            total: rows.total,
            types: types.map(|(kind, steps)| TypeCount { kind: StepType::named(&kind), steps }).collect(),
            categories: names(rows.categories),
            tags: names(rows.tags),
            archived: rows.archived,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::mean;

    #[test]
    fn a_mean_has_one_digit_and_is_rounded_half_up() {
        for (sum, reviews, shown) in [
            (0, 0, None),
            (5, 1, Some(5.0)),
            (9, 2, Some(4.5)),
            (13, 3, Some(4.3)),
            (14, 3, Some(4.7)),
            (17, 4, Some(4.3)),
        ] {
            assert_eq!(mean(sum, reviews), shown, "{sum} of {reviews}");
        }
    }
}
