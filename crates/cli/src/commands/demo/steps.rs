//! The demonstration's Step Library: useful steps, and what the engineer thinks of them.

use chrono::TimeDelta;
use rf_core::{Actor, Env, ManualClock};
use rf_flows::{
    Step,
    step_library::{StepDraft, StepFailure, create_step, review_step},
};
use rf_persistence::Db;
use serde::Deserialize;

const STEPS: &str = include_str!("../../../demo/library-steps.json");

/// A step with its shelf and the engineer's review.
#[derive(Deserialize)]
struct Kept {
    category: String,
    tags: Vec<String>,
    stars: Option<u32>,
    comment: String,
    step: Step,
}

/// Saves the steps, some minutes apart.
pub(super) async fn keep_steps(
    db: &Db,
    env: &Env,
    clock: &ManualClock,
    admin: &Actor,
    engineer: &Actor,
) -> Result<(), String> {
    let steps: Vec<Kept> = serde_json::from_str(STEPS).map_err(|error| error.to_string())?;
    for Kept { category, tags, stars, comment, step } in steps {
        clock.advance(TimeDelta::minutes(4));
        let title = step.title.clone();
        let draft = StepDraft { step, category: Some(category), tags: Some(tags) };
        let kept = db.transact(async |store| {
            let made = create_step(store, env, admin, draft).await?;
            if let Some(stars) = stars {
                review_step(store, env, engineer, made.id, stars, &comment).await?;
            }
            Ok::<_, StepFailure>(())
        });
        kept.await.map_err(|failure| format!("{title}: {failure:?}"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Kept, STEPS};
    use rf_flows::validate_step;

    #[test]
    fn the_steps_are_free_of_findings_and_belong_to_no_flow() {
        let steps: Vec<Kept> = serde_json::from_str(STEPS).unwrap();
        assert!(steps.len() >= 8);
        for Kept { step, tags, .. } in steps {
            assert_eq!(validate_step(&step), [], "{}", step.title);
            assert_eq!(step.for_library(), step, "{}", step.title);
            assert!(!tags.is_empty(), "{}", step.title);
        }
    }
}
