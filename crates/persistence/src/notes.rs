//! The port for what teams and their people decided about notes.

use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::{kept_values, teams},
    search::forget_notes,
};
use rf_core::{SessionId, StoreError, TeamId};
use rf_documentation::{Branding, HouseRules, KeptValue, MarkId, NoteStore};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};
use std::collections::BTreeSet;

impl<C: ConnectionTrait> NoteStore for Repo<C> {
    async fn house_rules(&mut self, team: TeamId) -> Result<HouseRules, StoreError> {
        let row = teams::Entity::find_by_id(team.uuid()).one(self.connection()).await.map_err(store_error)?;
        let row = row.ok_or_else(|| corrupt("a session without its team"))?;
        let terms = serde_json::from_str(&row.redaction_terms).map_err(|_| corrupt("a team's terms"))?;
        let branding = Branding {
            time_zone: row.time_zone.parse().map_err(|why: String| corrupt(&why))?,
            header: row.note_header,
            footer: row.note_footer,
        };
        Ok(HouseRules { branding, terms })
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
}
