//! Library steps as rows.

use crate::{
    db::corrupt,
    flows::{count, number},
    rows::{library_step_versions as versions, library_steps as steps},
};
use rf_core::{StoreError, TeamId};
use rf_flows::{
    Step,
    step_library::{LibraryStep, LibraryStepVersion},
};
use sea_orm::ActiveValue::Set;

/// A new row: nothing is counted yet.
pub(super) fn to_row(step: &LibraryStep) -> Result<steps::ActiveModel, StoreError> {
    Ok(steps::ActiveModel {
        team_id: Set(step.team.uuid()),
        id: Set(step.id.uuid()),
        owner_id: Set(step.owner.uuid()),
        title: Set(step.step.title.clone()),
        // Titles sort without regard to case.
        title_key: Set(step.step.title.to_lowercase()),
        kind: Set(step.step.kind.as_str().to_owned()),
        category: Set(step.category.clone()),
        tags: Set(serde_json::to_string(&step.tags).map_err(|error| corrupt(&error.to_string()))?),
        step: Set(write_step(&step.step)?),
        version: Set(number(step.version)?),
        copies: Set(0),
        links: Set(0),
        rating_sum: Set(0),
        rating_count: Set(0),
        created_at: Set(step.created_at),
        updated_at: Set(step.updated_at),
        archived_at: Set(step.archived_at),
    })
}

pub(super) fn version_row(
    team: TeamId,
    version: &LibraryStepVersion,
) -> Result<versions::ActiveModel, StoreError> {
    Ok(versions::ActiveModel {
        team_id: Set(team.uuid()),
        step_id: Set(version.of.uuid()),
        number: Set(number(version.number)?),
        step: Set(write_step(&version.step)?),
        change_note: Set(version.change_note.clone()),
        made_at: Set(version.made_at),
        made_by: Set(version.made_by.uuid()),
    })
}

pub(super) fn from_row(row: steps::Model) -> Result<LibraryStep, StoreError> {
    Ok(LibraryStep {
        id: row.id.into(),
        team: row.team_id.into(),
        owner: row.owner_id.into(),
        category: row.category,
        tags: serde_json::from_str(&row.tags).map_err(|error| corrupt(&error.to_string()))?,
        step: read_step(&row.step)?,
        version: count(row.version)?,
        created_at: row.created_at,
        updated_at: row.updated_at,
        archived_at: row.archived_at,
    })
}

pub(crate) fn read_step(text: &str) -> Result<Step, StoreError> {
    serde_json::from_str(text).map_err(|error| corrupt(&format!("library step: {error}")))
}

fn write_step(step: &Step) -> Result<String, StoreError> {
    serde_json::to_string(step).map_err(|error| corrupt(&format!("library step: {error}")))
}

/// How many, as the databases keep it.
pub(crate) fn number_of(length: usize) -> Result<i32, StoreError> {
    i32::try_from(length).map_err(|_| corrupt("a count beyond 2^31"))
}
