//! The store that remembers, people, and steps to work with.

use crate::step_library::{LibraryStep, LibraryStepVersion, StepDraft, StepLibraryStore, StepReview};
use crate::{Answer, Step, StepKind};
use rf_core::{Actor, Env, LibraryStepId, ManualClock, Role, SequentialIds, StoreError, TeamId, UserId};
use std::{
    collections::BTreeMap,
    future::Future,
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Waker},
};

#[derive(Default)]
pub(super) struct MemoryStore {
    pub steps: BTreeMap<LibraryStepId, LibraryStep>,
    pub versions: Vec<LibraryStepVersion>,
    pub reviews: Vec<StepReview>,
    pub copies: u32,
    /// Somebody else saves between reading and writing, once.
    pub rival_save: bool,
}

impl StepLibraryStore for MemoryStore {
    async fn insert_step(
        &mut self,
        step: &LibraryStep,
        first: &LibraryStepVersion,
    ) -> Result<(), StoreError> {
        self.steps.insert(step.id, step.clone());
        self.versions.push(first.clone());
        Ok(())
    }

    async fn step(&mut self, team: TeamId, id: LibraryStepId) -> Result<Option<LibraryStep>, StoreError> {
        Ok(self.steps.get(&id).filter(|step| step.team == team).cloned())
    }

    async fn step_for_update(
        &mut self,
        team: TeamId,
        id: LibraryStepId,
    ) -> Result<Option<LibraryStep>, StoreError> {
        self.step(team, id).await
    }

    async fn steps_among(
        &mut self,
        team: TeamId,
        ids: &[LibraryStepId],
    ) -> Result<Vec<LibraryStep>, StoreError> {
        let known = self.steps.values().filter(|step| step.team == team && ids.contains(&step.id));
        Ok(known.cloned().collect())
    }

    async fn save_step(
        &mut self,
        step: &LibraryStep,
        next: &LibraryStepVersion,
        expected: u32,
    ) -> Result<bool, StoreError> {
        let stored = self.steps.get_mut(&step.id).unwrap();
        if std::mem::take(&mut self.rival_save) {
            stored.version += 1;
        }
        let fresh = stored.version == expected;
        if fresh {
            *stored = step.clone();
            self.versions.push(next.clone());
        }
        Ok(fresh)
    }

    async fn set_step_archived(&mut self, step: &LibraryStep) -> Result<(), StoreError> {
        self.steps.get_mut(&step.id).unwrap().archived_at = step.archived_at;
        Ok(())
    }

    async fn count_copy(&mut self, _: TeamId, _: LibraryStepId) -> Result<(), StoreError> {
        self.copies += 1;
        Ok(())
    }

    async fn put_review(&mut self, team: TeamId, review: &StepReview) -> Result<(), StoreError> {
        self.remove_review(team, review.of, review.author).await?;
        self.reviews.push(review.clone());
        Ok(())
    }

    async fn remove_review(
        &mut self,
        _: TeamId,
        of: LibraryStepId,
        author: UserId,
    ) -> Result<(), StoreError> {
        self.reviews.retain(|review| (review.of, review.author) != (of, author));
        Ok(())
    }
}

/// Nothing here waits, so one poll is enough.
pub(super) fn run<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("the memory store never waits"),
    }
}

/// A Monday morning with nothing in the library, and an engineer.
pub(super) fn morning() -> (Env, MemoryStore, Actor) {
    let start = "2026-03-02T08:00:00Z".parse().unwrap();
    let env = Env::new(Arc::new(ManualClock::new(start)), Arc::new(SequentialIds::default()));
    let kim = somebody(&env, env.new_id(), Role::Engineer);
    (env, MemoryStore::default(), kim)
}

pub(super) fn somebody(env: &Env, team: TeamId, role: Role) -> Actor {
    Actor {
        user: env.new_id(),
        name: "Kim".into(),
        team,
        role,
        via: rf_core::Via::SignIn(env.new_id()),
        address: None,
    }
}

pub(super) fn answer(id: &str, label: &str, goto: Option<&str>) -> Answer {
    Answer { id: id.into(), label: label.into(), when: None, goto: goto.map(Into::into) }
}

/// A question as it stands in a flow.
pub(super) fn question(answers: &[(&str, &str, Option<&str>)]) -> Step {
    let answers = answers.iter().map(|(id, label, goto)| answer(id, label, *goto)).collect();
    Step { title: "Is the service up?".into(), ..StepKind::Question { answers }.into() }
}

pub(super) fn draft(step: Step) -> StepDraft {
    StepDraft { step, category: Some("Servers".into()), tags: Some(vec!["service".into()]) }
}
