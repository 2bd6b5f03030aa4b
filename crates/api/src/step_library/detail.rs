//! One library step, whole, as callers see it.

use super::dto::{StepReview, mean};
use crate::{library::Person, openapi::schemas, problem::Problem};
use actix_web::{HttpResponse, HttpResponseBuilder, http::header::ETAG};
use chrono::{DateTime, Utc};
use rf_core::{Action, Actor, StoreError, Verdict, verdict};
use rf_flows::{
    Step, StepType,
    step_library::{LibraryStep, StepFailure},
};
use rf_persistence::{
    Connection, Db, Repo,
    views::{self, LibraryStepRow},
};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

/// A reusable step, whole.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LibraryStepDetail {
    id: Uuid,
    title: String,
    #[serde(rename = "type")]
    #[schema(schema_with = schemas::step_type)]
    kind: StepType,
    category: String,
    tags: Vec<String>,
    /// The newest version's number; also in the ETag.
    version: u32,
    #[schema(schema_with = schemas::library_step)]
    step: Step,
    owner: Person,
    created_at: DateTime<Utc>,
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
    /// The caller's own review.
    #[schema(required)]
    my_review: Option<StepReview>,
    /// How many reviews gave 1, 2, 3, 4 and 5.
    stars: Vec<u32>,
    /// Whether the caller may save a version, archive and restore it.
    may_edit: bool,
}

impl LibraryStepDetail {
    fn new(step: LibraryStep, row: LibraryStepRow, caller: &Actor) -> Self {
        let reviews = row.stars.iter().sum();
        let sum = row.stars.iter().zip(1..).map(|(reviews, stars)| reviews * stars).sum();
        Self {
            may_edit: verdict(caller.role, Action::EditFlow, step.relation_to(caller)) == Verdict::Allow,
            id: step.id.uuid(),
            title: step.step.title.clone(),
            kind: step.step.kind.step_type(),
            category: step.category,
            tags: step.tags,
            version: step.version,
            step: step.step,
            owner: row.owner.into(),
            created_at: step.created_at,
            updated_at: step.updated_at,
            rating: mean(sum, reviews),
            reviews,
            links: row.links,
            copies: row.copies,
            archived_at: step.archived_at,
            my_review: row.my_review.map(Into::into),
            stars: row.stars.into(),
        }
    }
}

/// The step as callers see it. After a change, to be read in the same transaction.
pub(crate) async fn detail(
    store: &Repo<impl Connection>,
    step: LibraryStep,
    caller: &Actor,
) -> Result<LibraryStepDetail, StoreError> {
    let row = views::library_step_row(store, step.team, step.id, caller.user).await?;
    let row = row.ok_or_else(|| StoreError::Corrupt("a library step vanished".into()))?;
    Ok(LibraryStepDetail::new(step, row, caller))
}

pub(crate) fn answer(mut response: HttpResponseBuilder, step: LibraryStepDetail) -> HttpResponse {
    response.insert_header((ETAG, format!("\"{}\"", step.version))).json(step)
}

/// The refusal of a stale save carries the step as it stands.
pub(crate) async fn with_current(db: &Db, failure: StepFailure, caller: &Actor) -> Problem {
    let StepFailure::StaleRevision(stale) = &failure else { return failure.into() };
    match detail(&db.repo(), (*stale.current).clone(), caller).await {
        Ok(current) => Problem::from(failure).with("current", json!(current)),
        Err(error) => error.into(),
    }
}
