//! Steps of a draft that have fallen behind the library.

use crate::openapi::schemas;
use rf_flows::{FieldChange, Step, step_library::StepUpdate as Behind};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A linked step of the draft whose library step has moved on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StepUpdate {
    /// The step of the draft.
    step: String,
    library_step: Uuid,
    /// The library step's title.
    title: String,
    version: u32,
    newest_version: u32,
    /// What taking it over would change.
    #[schema(schema_with = schemas::field_changes)]
    changes: Vec<FieldChange>,
    /// The step as it would stand.
    #[schema(value_type = serde_json::Value)]
    newest: Step,
}

impl From<Behind> for StepUpdate {
    fn from(behind: Behind) -> Self {
        Self {
            step: behind.step.0,
            library_step: behind.library_step.uuid(),
            title: behind.title,
            version: behind.version,
            newest_version: behind.newest_version,
            changes: behind.changes,
            newest: behind.newest,
        }
    }
}
