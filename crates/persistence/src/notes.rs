//! The port for what teams and their people decided about notes.

use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::{kept_values, note_edits, note_templates, teams},
    search::forget_notes,
};
use rf_core::{SessionId, StoreError, TeamId};
use rf_documentation::{
    Branding, HouseRules, KeptValue, MarkId, NoteStore, StoredOverlay, Templates, Variant,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};
use std::collections::BTreeSet;

impl<C: ConnectionTrait> NoteStore for Repo<C> {
    async fn house_rules(&mut self, team: TeamId) -> Result<HouseRules, StoreError> {
        let rows = teams::Entity::find_by_id(team.uuid())
            .find_with_related(note_templates::Entity)
            .all(self.connection())
            .await
            .map_err(store_error)?;
        let (row, templates) =
            rows.into_iter().next().ok_or_else(|| corrupt("a session without its team"))?;
        let texts = templates
            .iter()
            .filter_map(|template| Some((Variant::parse(&template.variant)?, template.text.as_deref()?)));
        let templates = Templates::of(texts);
        let terms = serde_json::from_str(&row.redaction_terms).map_err(|_| corrupt("a team's terms"))?;
        let branding = Branding {
            time_zone: row.time_zone.parse().map_err(|why: String| corrupt(&why))?,
            header: row.note_header,
            footer: row.note_footer,
        };
        Ok(HouseRules { branding, templates, terms })
    }

    async fn kept_values(
        &mut self,
        team: TeamId,
        session: SessionId,
    ) -> Result<BTreeSet<MarkId>, StoreError> {
        let marks: Vec<String> = kept_values::Entity::find()
            .select_only()
            .column(kept_values::Column::Mark)
            .filter(kept_values::Column::TeamId.eq(team.uuid()))
            .filter(kept_values::Column::SessionId.eq(session.uuid()))
            .into_tuple()
            .all(self.connection())
            .await
            .map_err(store_error)?;
        let parsed = marks.iter().map(|mark| MarkId::parse(mark).ok_or_else(|| corrupt("a mark")));
        parsed.collect()
    }

    async fn keep_value(
        &mut self,
        team: TeamId,
        session: SessionId,
        kept: KeptValue<'_>,
    ) -> Result<bool, StoreError> {
        let row = kept_values::ActiveModel {
            team_id: Set(team.uuid()),
            session_id: Set(session.uuid()),
            mark: Set(kept.mark.as_str().to_owned()),
            kept_by: Set(kept.by.uuid()),
            kept_at: Set(kept.at),
        };
        let inserted = kept_values::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        if inserted > 0 {
            forget_notes(self.connection(), team, Some(session)).await?;
        }
        Ok(inserted > 0)
    }

    async fn mask_value(
        &mut self,
        team: TeamId,
        session: SessionId,
        mark: &MarkId,
    ) -> Result<bool, StoreError> {
        let key = (team.uuid(), session.uuid(), mark.as_str().to_owned());
        let gone = kept_values::Entity::delete_by_id(key).exec(self.connection()).await;
        let is_gone = gone.map_err(store_error)?.rows_affected > 0;
        if is_gone {
            forget_notes(self.connection(), team, Some(session)).await?;
        }
        Ok(is_gone)
    }

    async fn note_overlay(
        &mut self,
        team: TeamId,
        session: SessionId,
        variant: Variant,
    ) -> Result<Option<StoredOverlay>, StoreError> {
        let key = (team.uuid(), session.uuid(), variant.as_str().to_owned());
        let row = note_edits::Entity::find_by_id(key).one(self.connection()).await.map_err(store_error)?;
        let stored = row.map(|row| {
            Ok(StoredOverlay {
                revision: u32::try_from(row.revision).map_err(|_| corrupt("a note's revision"))?,
                overlay: serde_json::from_str(&row.overlay).map_err(|_| corrupt("the edits of a note"))?,
                by: row.edited_by.into(),
                at: row.edited_at,
            })
        });
        stored.transpose()
    }

    async fn save_note_overlay(
        &mut self,
        team: TeamId,
        (session, variant): (SessionId, Variant),
        next: &StoredOverlay,
    ) -> Result<bool, StoreError> {
        let revision = i32::try_from(next.revision).map_err(|_| corrupt("a note edited too often"))?;
        let overlay = serde_json::to_string(&next.overlay).map_err(|_| corrupt("the edits of a note"))?;
        let row = note_edits::ActiveModel {
            team_id: Set(team.uuid()),
            session_id: Set(session.uuid()),
            variant: Set(variant.as_str().to_owned()),
            revision: Set(revision),
            overlay: Set(overlay),
            edited_by: Set(next.by.uuid()),
            edited_at: Set(next.at),
        };
        let is_saved = if revision == 1 {
            let inserted = note_edits::Entity::insert(row)
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(self.connection())
                .await;
            inserted.map_err(store_error)? > 0
        } else {
            let saved = note_edits::Entity::update_many()
                .set(row)
                .filter(note_edits::Column::TeamId.eq(team.uuid()))
                .filter(note_edits::Column::SessionId.eq(session.uuid()))
                .filter(note_edits::Column::Variant.eq(variant.as_str()))
                .filter(note_edits::Column::Revision.eq(revision - 1))
                .exec(self.connection())
                .await;
            saved.map_err(store_error)?.rows_affected > 0
        };
        // Sessions are found by the note that the team reads.
        if is_saved && variant == Variant::Internal {
            forget_notes(self.connection(), team, Some(session)).await?;
        }
        Ok(is_saved)
    }
}
