//! The standing path of a session on the wire.

use crate::openapi::schemas;
use chrono::{DateTime, Utc};
use rf_flows::StepType;
use rf_flows::session::{LoadedSession, Visit};
use serde::Serialize;
use utoipa::ToSchema;

/// The answer that was chosen.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ChosenAnswer {
    id: String,
    label: String,
}

/// One stay at a step of the standing path.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Visit)]
pub(crate) struct VisitView {
    /// Its place in the path, from 0: what `go_back` names.
    visit: u32,
    step: String,
    #[serde(rename = "type")]
    #[schema(schema_with = schemas::step_type)]
    kind: StepType,
    /// With the values that are known; secrets and what is not known are visible blanks.
    title: String,
    arrived_at: DateTime<Utc>,
    #[schema(required)]
    left_at: Option<DateTime<Utc>>,
    #[schema(required)]
    answer: Option<ChosenAnswer>,
    /// Whether the step was left without being done.
    is_skipped: bool,
    /// Whether it was left by going down the sub-flow that it names.
    is_entered: bool,
    /// The titles of the steps that name the sub-flows in which it stands, the outermost first.
    within: Vec<String>,
    /// How many notes were written here.
    notes: u32,
}

pub(super) fn visit_view(loaded: &LoadedSession, place: usize, visit: &Visit) -> Option<VisitView> {
    let step = loaded.flow.steps.get(&visit.step)?;
    let answer = visit.answer.as_ref();
    let answer = answer.and_then(|id| step.answers().iter().find(|answer| answer.id == *id));
    Some(VisitView {
        visit: u32::try_from(place).ok()?,
        step: visit.step.to_string(),
        kind: step.kind.step_type(),
        title: loaded.state.filled(&step.title),
        arrived_at: visit.arrived_at,
        left_at: visit.left_at,
        answer: answer.map(|answer| ChosenAnswer {
            id: answer.id.to_string(),
            label: loaded.state.filled(&answer.label),
        }),
        is_skipped: visit.is_skipped,
        is_entered: visit.is_entered,
        within: loaded.state.titles_around(&loaded.flow, &visit.step),
        notes: visit.notes,
    })
}
