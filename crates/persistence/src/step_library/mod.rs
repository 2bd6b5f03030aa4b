//! The Step Library's port: steps, their versions and reviews; and which drafts follow them.

mod convert;
mod uses;

pub(crate) use convert::{number_of, read_step};
pub(crate) use uses::keep_uses;

use crate::{
    Repo,
    db::store_error,
    flows::number,
    rows::{
        library_step_reviews as reviews, library_step_tags as tags, library_step_versions as versions,
        library_steps as steps,
    },
};
use convert::{from_row, to_row, version_row};
use rf_core::{LibraryStepId, StoreError, TeamId, UserId};
use rf_flows::{
    search::{Entry, SearchIndex},
    step_library::{LibraryStep, LibraryStepVersion, StepLibraryStore, StepReview},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict},
};

impl<C: ConnectionTrait> StepLibraryStore for Repo<C> {
    async fn insert_step(
        &mut self,
        step: &LibraryStep,
        first: &LibraryStepVersion,
    ) -> Result<(), StoreError> {
        let db = self.connection();
        steps::Entity::insert(to_row(step)?).exec_without_returning(db).await.map_err(store_error)?;
        versions::Entity::insert(version_row(step.team, first)?)
            .exec_without_returning(db)
            .await
            .map_err(store_error)?;
        keep_tags(db, step).await?;
        self.index_thing(step.team, &Entry::of_library_step(step)).await
    }

    async fn step(&mut self, team: TeamId, id: LibraryStepId) -> Result<Option<LibraryStep>, StoreError> {
        let row = steps::Entity::find_by_id((team.uuid(), id.uuid())).one(self.connection()).await;
        row.map_err(store_error)?.map(from_row).transpose()
    }

    async fn step_for_update(
        &mut self,
        team: TeamId,
        id: LibraryStepId,
    ) -> Result<Option<LibraryStep>, StoreError> {
        let query = steps::Entity::find_by_id((team.uuid(), id.uuid())).lock_exclusive();
        query.one(self.connection()).await.map_err(store_error)?.map(from_row).transpose()
    }

    async fn steps_among(
        &mut self,
        team: TeamId,
        ids: &[LibraryStepId],
    ) -> Result<Vec<LibraryStep>, StoreError> {
        let rows = steps::Entity::find()
            .filter(steps::Column::TeamId.eq(team.uuid()))
            .filter(steps::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
            .all(self.connection())
            .await;
        rows.map_err(store_error)?.into_iter().map(from_row).collect()
    }

    async fn save_step(
        &mut self,
        step: &LibraryStep,
        next: &LibraryStepVersion,
        expected: u32,
    ) -> Result<bool, StoreError> {
        let db = self.connection();
        let mut row = to_row(step)?;
        // What others count meanwhile is theirs.
        for counted in [&mut row.copies, &mut row.links, &mut row.rating_sum, &mut row.rating_count] {
            *counted = NotSet;
        }
        let done = steps::Entity::update_many()
            .set(row)
            .filter(steps::Column::TeamId.eq(step.team.uuid()))
            .filter(steps::Column::Id.eq(step.id.uuid()))
            .filter(steps::Column::Version.eq(number(expected)?))
            .exec(db)
            .await
            .map_err(store_error)?;
        if done.rows_affected == 0 {
            return Ok(false);
        }
        versions::Entity::insert(version_row(step.team, next)?)
            .exec_without_returning(db)
            .await
            .map_err(store_error)?;
        keep_tags(db, step).await?;
        self.index_thing(step.team, &Entry::of_library_step(step)).await?;
        Ok(true)
    }

    async fn set_step_archived(&mut self, step: &LibraryStep) -> Result<(), StoreError> {
        let row = steps::ActiveModel { archived_at: Set(step.archived_at), ..Default::default() };
        let update = steps::Entity::update_many().set(row);
        one(update, step.team, step.id).exec(self.connection()).await.map(drop).map_err(store_error)
    }

    async fn count_copy(&mut self, team: TeamId, id: LibraryStepId) -> Result<(), StoreError> {
        let copies = Expr::col(steps::Column::Copies).add(1);
        let update = steps::Entity::update_many().col_expr(steps::Column::Copies, copies);
        one(update, team, id).exec(self.connection()).await.map(drop).map_err(store_error)
    }

    async fn put_review(&mut self, team: TeamId, review: &StepReview) -> Result<(), StoreError> {
        let row = reviews::ActiveModel {
            team_id: Set(team.uuid()),
            step_id: Set(review.of.uuid()),
            user_id: Set(review.author.uuid()),
            rating: Set(review.rating.into()),
            comment: Set(review.comment.clone()),
            written_at: Set(review.written_at),
        };
        let key = [reviews::Column::TeamId, reviews::Column::StepId, reviews::Column::UserId];
        let said = [reviews::Column::Rating, reviews::Column::Comment, reviews::Column::WrittenAt];
        reviews::Entity::insert(row)
            .on_conflict(OnConflict::columns(key).update_columns(said).to_owned())
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        keep_mean(self.connection(), team, review.of).await
    }

    async fn remove_review(
        &mut self,
        team: TeamId,
        of: LibraryStepId,
        author: UserId,
    ) -> Result<(), StoreError> {
        reviews::Entity::delete_by_id((team.uuid(), of.uuid(), author.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        keep_mean(self.connection(), team, of).await
    }
}

fn one(
    update: sea_orm::UpdateMany<steps::Entity>,
    team: TeamId,
    id: LibraryStepId,
) -> sea_orm::UpdateMany<steps::Entity> {
    update.filter(steps::Column::TeamId.eq(team.uuid())).filter(steps::Column::Id.eq(id.uuid()))
}

/// Counts the reviews anew. Exact, because whoever changes one holds the step's row.
async fn keep_mean(db: &impl ConnectionTrait, team: TeamId, of: LibraryStepId) -> Result<(), StoreError> {
    let given: Vec<i32> = reviews::Entity::find()
        .select_only()
        .column(reviews::Column::Rating)
        .filter(reviews::Column::TeamId.eq(team.uuid()))
        .filter(reviews::Column::StepId.eq(of.uuid()))
        .into_tuple()
        .all(db)
        .await
        .map_err(store_error)?;
    let row = steps::ActiveModel {
        rating_sum: Set(given.iter().sum()),
        rating_count: Set(number_of(given.len())?),
        ..Default::default()
    };
    one(steps::Entity::update_many().set(row), team, of).exec(db).await.map(drop).map_err(store_error)
}

async fn keep_tags(db: &impl ConnectionTrait, step: &LibraryStep) -> Result<(), StoreError> {
    tags::Entity::delete_many()
        .filter(tags::Column::TeamId.eq(step.team.uuid()))
        .filter(tags::Column::StepId.eq(step.id.uuid()))
        .exec(db)
        .await
        .map_err(store_error)?;
    let rows: Vec<_> = step
        .tags
        .iter()
        .map(|tag| tags::ActiveModel {
            team_id: Set(step.team.uuid()),
            tag: Set(tag.clone()),
            step_id: Set(step.id.uuid()),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    tags::Entity::insert_many(rows).exec_without_returning(db).await.map(drop).map_err(store_error)
}
