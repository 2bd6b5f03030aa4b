//! The library's port: flows, their drafts and their versions.

use crate::{
    Repo,
    db::{corrupt, store_error},
    flow_facets::{self, keep_facets},
    once::{Created, CreatedThing, find_created, note_created},
    rows::{flow_versions, flows, users},
    search, step_library,
};
use rf_core::{FlowId, FolderId, Role, StoreError, TeamId, Time, UserId};
use rf_flows::{Earlier, Flow, FlowDocument, FlowSlug, FlowStore, FlowVersion, Once};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, SqlErr,
    sea_query::OnConflict,
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

impl<C: ConnectionTrait> FlowStore for Repo<C> {
    async fn insert_flow(&mut self, flow: &Flow) -> Result<bool, StoreError> {
        let slug_taken =
            OnConflict::columns([flows::Column::TeamId, flows::Column::Slug]).do_nothing().to_owned();
        let made = flows::Entity::insert(to_row(flow)?)
            .on_conflict(slug_taken)
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        if made == 0 {
            return Ok(false);
        }
        keep_facets(self.connection(), flow).await?;
        step_library::keep_uses(self.connection(), flow).await?;
        search::keep_flow(self.connection(), flow).await?;
        Ok(true)
    }

    async fn made_once(&mut self, team: TeamId, user: UserId, once: &Once) -> Result<Earlier, StoreError> {
        let keys: Vec<_> = once.keys.iter().map(|key| CreatedThing::flow_key(key)).collect();
        let made = find_created(self.connection(), team, user, keys.clone()).await?;
        if made.is_empty() {
            return Ok(Earlier::Nothing);
        }
        let mut ids = Vec::with_capacity(keys.len());
        for key in &keys {
            match made.get(key) {
                Some(Created { thing: CreatedThing::Flow(id), asked })
                    if asked.as_ref() == Some(&once.asked) =>
                {
                    ids.push(id.uuid());
                }
                _ => return Ok(Earlier::Other),
            }
        }
        let rows = flows::Entity::find()
            .filter(flows::Column::TeamId.eq(team.uuid()))
            .filter(flows::Column::Id.is_in(ids.iter().copied()))
            .all(self.connection())
            .await
            .map_err(store_error)?;
        let mut rows: HashMap<_, _> = rows.into_iter().map(|row| (row.id, row)).collect();
        let flow =
            |id| rows.remove(&id).ok_or_else(|| corrupt("a flow made once is gone")).and_then(from_row);
        ids.into_iter().map(flow).collect::<Result<_, _>>().map(Earlier::Same)
    }

    async fn note_made(
        &mut self,
        team: TeamId,
        user: UserId,
        once: &Once,
        flows: &[FlowId],
        at: Time,
    ) -> Result<bool, StoreError> {
        let made = once.keys.iter().zip(flows);
        let made = made.map(|(key, id)| (CreatedThing::flow_key(key), CreatedThing::Flow(*id))).collect();
        note_created(self.connection(), team, user, made, Some(&once.asked), at).await
    }

    async fn taken_slugs(
        &mut self,
        team: TeamId,
        slugs: &[FlowSlug],
    ) -> Result<HashSet<FlowSlug>, StoreError> {
        let taken: Vec<String> = flows::Entity::find()
            .select_only()
            .column(flows::Column::Slug)
            .filter(flows::Column::TeamId.eq(team.uuid()))
            .filter(flows::Column::Slug.is_in(slugs.iter().map(|slug| slug.0.as_str())))
            .into_tuple()
            .all(self.connection())
            .await
            .map_err(store_error)?;
        Ok(taken.into_iter().map(FlowSlug).collect())
    }

    async fn flow(&mut self, team: TeamId, id: FlowId) -> Result<Option<Flow>, StoreError> {
        let row = flows::Entity::find_by_id((team.uuid(), id.uuid())).one(self.connection()).await;
        row.map_err(store_error)?.map(from_row).transpose()
    }

    async fn flow_for_update(&mut self, team: TeamId, id: FlowId) -> Result<Option<Flow>, StoreError> {
        let query = flows::Entity::find_by_id((team.uuid(), id.uuid())).lock_exclusive();
        query.one(self.connection()).await.map_err(store_error)?.map(from_row).transpose()
    }

    async fn save_flow(&mut self, flow: &Flow, expected: u32) -> Result<bool, StoreError> {
        let mut row = to_row(flow)?;
        row.runs = NotSet;
        let is_edited = flow.revision != expected;
        if !is_edited {
            row.words_revision = NotSet;
        }
        let done = flows::Entity::update_many()
            .set(row)
            .filter(flows::Column::TeamId.eq(flow.team.uuid()))
            .filter(flows::Column::Id.eq(flow.id.uuid()))
            .filter(flows::Column::Revision.eq(number(expected)?))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        let saved = done.rows_affected == 1;
        if saved {
            keep_facets(self.connection(), flow).await?;
        }
        if saved && is_edited {
            step_library::keep_uses(self.connection(), flow).await?;
            search::keep_flow(self.connection(), flow).await?;
        }
        Ok(saved)
    }

    async fn insert_version(&mut self, team: TeamId, version: &FlowVersion) -> Result<bool, StoreError> {
        let row = flow_versions::ActiveModel {
            team_id: Set(team.uuid()),
            flow_id: Set(version.flow.uuid()),
            number: Set(number(version.number)?),
            title: Set(version.document.title.clone()),
            document: Set(write_document(&version.document)?),
            change_note: Set(version.change_note.clone()),
            published_at: Set(version.published_at),
            published_by: Set(version.published_by.uuid()),
        };
        let key =
            [flow_versions::Column::TeamId, flow_versions::Column::FlowId, flow_versions::Column::Number];
        let done = flow_versions::Entity::insert(row)
            .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done == 1)
    }

    async fn version(
        &mut self,
        team: TeamId,
        flow: FlowId,
        number_: u32,
    ) -> Result<Option<FlowVersion>, StoreError> {
        let Ok(number_) = number(number_) else { return Ok(None) };
        let row = flow_versions::Entity::find_by_id((team.uuid(), flow.uuid(), number_))
            .one(self.connection())
            .await;
        row.map_err(store_error)?.map(version_from_row).transpose()
    }

    async fn latest_version(
        &mut self,
        team: TeamId,
        flow: FlowId,
    ) -> Result<Option<FlowVersion>, StoreError> {
        let row = flow_versions::Entity::find()
            .filter(flow_versions::Column::TeamId.eq(team.uuid()))
            .filter(flow_versions::Column::FlowId.eq(flow.uuid()))
            .order_by_desc(flow_versions::Column::Number)
            .one(self.connection())
            .await;
        row.map_err(store_error)?.map(version_from_row).transpose()
    }

    async fn rename_flow(&mut self, team: TeamId, id: FlowId, slug: &FlowSlug) -> Result<bool, StoreError> {
        let row = flows::ActiveModel { slug: Set(Some(slug.0.clone())), ..Default::default() };
        let done = flows::Entity::update_many()
            .set(row)
            .filter(flows::Column::TeamId.eq(team.uuid()))
            .filter(flows::Column::Id.eq(id.uuid()))
            .exec(self.connection())
            .await;
        match done {
            Ok(_) => Ok(true),
            Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(false),
            Err(error) => Err(store_error(error)),
        }
    }

    async fn role_of_member(&mut self, team: TeamId, user: UserId) -> Result<Option<Role>, StoreError> {
        let role: Option<String> = users::Entity::find_by_id(user.uuid())
            .select_only()
            .column(users::Column::Role)
            .filter(users::Column::TeamId.eq(team.uuid()))
            .filter(users::Column::DisabledAt.is_null())
            .filter(users::Column::LeftAt.is_null())
            .into_tuple()
            .one(self.connection())
            .await
            .map_err(store_error)?;
        role.map(|role| Role::parse(&role).ok_or_else(|| corrupt("a role"))).transpose()
    }

    async fn note_use(
        &mut self,
        team: TeamId,
        user: UserId,
        flows: &[FlowId],
        at: Time,
    ) -> Result<(), StoreError> {
        flow_facets::note_use(self.connection(), team, user, flows, at).await
    }

    async fn set_favourite(
        &mut self,
        team: TeamId,
        user: UserId,
        flow: FlowId,
        since: Option<Time>,
    ) -> Result<(), StoreError> {
        flow_facets::set_favourite(self.connection(), team, user, flow, since).await
    }
}

fn to_row(flow: &Flow) -> Result<flows::ActiveModel, StoreError> {
    let draft = &flow.draft;
    Ok(flows::ActiveModel {
        team_id: Set(flow.team.uuid()),
        id: Set(flow.id.uuid()),
        slug: Set(Some(flow.slug.0.clone())),
        owner_id: Set(flow.owner.uuid()),
        folder_id: Set(flow.folder.map(FolderId::uuid)),
        review_by: Set(flow.review_by),
        title: Set(draft.title.clone()),
        // Titles sort without regard to case.
        title_key: Set(draft.title.to_lowercase()),
        summary: Set(draft.summary.clone()),
        category: Set(draft.category.clone()),
        tags: Set(serde_json::to_string(&draft.tags).map_err(|error| corrupt(&error.to_string()))?),
        kind: Set(draft.kind.as_str().to_owned()),
        // What older versions of the server searched in.
        search_text: Set(String::new()),
        revision: Set(number(flow.revision)?),
        draft: Set(write_document(draft)?),
        latest_version: Set(flow.latest_version.map(number).transpose()?),
        published_revision: Set(flow.published_revision.map(number).transpose()?),
        runs: Set(0),
        created_at: Set(flow.created_at),
        updated_at: Set(flow.updated_at),
        archived_at: Set(flow.archived_at),
        words_revision: Set(Some(number(flow.revision)?)),
        step_count: Set(i32::try_from(draft.steps.len()).unwrap_or(i32::MAX)),
    })
}

pub(crate) fn from_row(row: flows::Model) -> Result<Flow, StoreError> {
    Ok(Flow {
        id: row.id.into(),
        team: row.team_id.into(),
        slug: slug_of_row(row.slug, row.id),
        owner: row.owner_id.into(),
        folder: row.folder_id.map(Into::into),
        review_by: row.review_by,
        created_at: row.created_at,
        updated_at: row.updated_at,
        archived_at: row.archived_at,
        revision: count(row.revision)?,
        draft: read_document(&row.draft)?,
        latest_version: row.latest_version.map(count).transpose()?,
        published_revision: row.published_revision.map(count).transpose()?,
    })
}

/// The flow's name. One that was kept by a release without names has its id, as the migration gave it to the others.
pub(crate) fn slug_of_row(slug: Option<String>, id: Uuid) -> FlowSlug {
    FlowSlug(slug.unwrap_or_else(|| id.simple().to_string()))
}

fn version_from_row(row: flow_versions::Model) -> Result<FlowVersion, StoreError> {
    Ok(FlowVersion {
        flow: row.flow_id.into(),
        number: count(row.number)?,
        document: read_document(&row.document)?,
        change_note: row.change_note,
        published_at: row.published_at,
        published_by: row.published_by.into(),
    })
}

pub(crate) fn read_document(text: &str) -> Result<FlowDocument, StoreError> {
    serde_json::from_str(text).map_err(|error| corrupt(&format!("flow document: {error}")))
}

fn write_document(document: &FlowDocument) -> Result<String, StoreError> {
    serde_json::to_string(document).map_err(|error| corrupt(&format!("flow document: {error}")))
}

/// A count as the databases keep it.
pub(crate) fn number(count: u32) -> Result<i32, StoreError> {
    i32::try_from(count).map_err(|_| corrupt("a count beyond 2^31"))
}

/// A count as it was kept.
pub(crate) fn count(number: i32) -> Result<u32, StoreError> {
    u32::try_from(number).map_err(|_| corrupt("a negative count"))
}
