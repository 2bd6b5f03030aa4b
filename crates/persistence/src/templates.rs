//! The port for how teams lay out their notes.

use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::{note_templates, users},
};
use rf_core::{StoreError, TeamId};
use rf_documentation::{StoredTemplate, TemplateStore, Variant};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict,
};

impl<C: ConnectionTrait> TemplateStore for Repo<C> {
    async fn note_templates(&mut self, team: TeamId) -> Result<Vec<StoredTemplate>, StoreError> {
        let rows = note_templates::Entity::find()
            .filter(note_templates::Column::TeamId.eq(team.uuid()))
            .find_also_related(users::Entity)
            .all(self.connection())
            .await
            .map_err(store_error)?;
        let stored = rows.into_iter().map(|(row, author)| {
            Ok(StoredTemplate {
                variant: Variant::parse(&row.variant).ok_or_else(|| corrupt("a template for nobody"))?,
                revision: u32::try_from(row.revision).map_err(|_| corrupt("a template's revision"))?,
                text: row.text,
                by: row.updated_by.into(),
                by_name: author.ok_or_else(|| corrupt("a template of nobody"))?.name,
                at: row.updated_at,
            })
        });
        stored.collect()
    }

    async fn save_note_template(&mut self, team: TeamId, next: &StoredTemplate) -> Result<bool, StoreError> {
        let revision = i32::try_from(next.revision).map_err(|_| corrupt("a template changed too often"))?;
        let row = note_templates::ActiveModel {
            team_id: Set(team.uuid()),
            variant: Set(next.variant.as_str().to_owned()),
            text: Set(next.text.clone()),
            revision: Set(revision),
            updated_at: Set(next.at),
            updated_by: Set(next.by.uuid()),
        };
        if revision == 1 {
            let inserted = note_templates::Entity::insert(row)
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(self.connection())
                .await;
            return Ok(inserted.map_err(store_error)? > 0);
        }
        let saved = note_templates::Entity::update_many()
            .set(row)
            .filter(note_templates::Column::TeamId.eq(team.uuid()))
            .filter(note_templates::Column::Variant.eq(next.variant.as_str()))
            .filter(note_templates::Column::Revision.eq(revision - 1))
            .exec(self.connection())
            .await;
        Ok(saved.map_err(store_error)?.rows_affected > 0)
    }
}
