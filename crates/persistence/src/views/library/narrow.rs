//! What a list of flows is narrowed to.

use super::{folders::Tree, row::Reader};
use crate::{Repo, sql::Sql};
use chrono::NaiveDate;
use rf_core::{FolderId, StoreError, UserId};
use rf_flows::{FlowKind, search::Entry};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Which flows. What is not said does not matter; archived flows are left out unless they are asked for.
#[derive(Debug, Clone, Default)]
pub struct FlowFilter {
    /// Of this kind.
    pub kind: Option<FlowKind>,
    /// In this state.
    pub status: Option<FlowListStatus>,
    /// On this shelf; the empty one is that of flows without a category.
    pub category: Option<String>,
    /// With all of these tags.
    pub tags: Vec<String>,
    /// In this place.
    pub folder: Option<FolderFilter>,
    /// Of this person.
    pub owner: Option<UserId>,
    /// Among the reader's favourites; `false` says nothing.
    pub favourite: bool,
    /// Whose review was due before this day.
    pub overdue: Option<NaiveDate>,
    /// Only archived flows, instead of only the others.
    pub archived: bool,
}

/// Where in the folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FolderFilter {
    /// In none.
    Top,
    /// In this one or those below it.
    Within(FolderId),
}

/// How far a flow has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowListStatus {
    /// Never published.
    Draft,
    /// At least one version.
    Published,
    /// At least one version, and the draft has moved on.
    Changed,
}

/// A filter ready to be asked: folders resolved.
pub(super) struct Narrow<'a> {
    filter: &'a FlowFilter,
    reader: &'a Reader,
    folders: Vec<Uuid>,
}

impl<'a> Narrow<'a> {
    pub(super) async fn prepare<C: ConnectionTrait>(
        repo: &Repo<C>,
        reader: &'a Reader,
        filter: &'a FlowFilter,
    ) -> Result<Self, StoreError> {
        let folders = match filter.folder {
            Some(FolderFilter::Within(folder)) => Tree::read(repo, reader.team).await?.within(folder.uuid()),
            _ => Vec::new(),
        };
        Ok(Self { filter, reader, folders })
    }

    /// Whether more is left out than archived flows.
    pub(super) fn leaves_out_many(&self) -> bool {
        self.has_marks() || self.is_narrow_besides_marks()
    }

    /// Whether more is left out than archived flows and those without the marks.
    pub(super) fn is_narrow_besides_marks(&self) -> bool {
        let FlowFilter { status, folder, owner, favourite, overdue, archived, .. } = self.filter;
        status.is_some()
            || folder.is_some()
            || owner.is_some()
            || *favourite
            || overdue.is_some()
            || *archived
    }

    fn has_marks(&self) -> bool {
        let FlowFilter { kind, category, tags, .. } = self.filter;
        kind.is_some() || category.is_some() || !tags.is_empty()
    }

    /// The part of it that the full-text index knows.
    pub(super) fn marks(&self) -> Vec<String> {
        let kind = self.filter.kind.map(|kind| Entry::mark("kind", kind.as_str()));
        let category = self.filter.category.as_ref().map(|category| Entry::mark("category", category));
        let tags = self.filter.tags.iter().map(|tag| Entry::mark("tag", tag));
        kind.into_iter().chain(category).chain(tags).collect()
    }

    /// Adds the conditions, each with ` AND ` before it; flows are called `t`.
    pub(super) fn push(&self, sql: &mut Sql) {
        let (team, filter) = (self.reader.team.uuid(), self.filter);
        sql.push(if filter.archived {
            " AND t.archived_at IS NOT NULL"
        } else {
            " AND t.archived_at IS NULL"
        });
        if let Some(kind) = filter.kind {
            sql.push(" AND t.kind = ").bind(kind.as_str());
        }
        if let Some(category) = &filter.category {
            sql.push(" AND t.category = ").bind(category.as_str());
        }
        if let Some(owner) = filter.owner {
            sql.push(" AND t.owner_id = ").bind(owner.uuid());
        }
        match filter.status {
            None => {}
            Some(FlowListStatus::Draft) => drop(sql.push(" AND t.latest_version IS NULL")),
            Some(FlowListStatus::Published) => drop(sql.push(" AND t.latest_version IS NOT NULL")),
            Some(FlowListStatus::Changed) => {
                sql.push(" AND t.latest_version IS NOT NULL");
                sql.push(" AND (t.published_revision IS NULL OR t.published_revision <> t.revision)");
            }
        }
        match filter.folder {
            None => {}
            Some(FolderFilter::Top) => drop(sql.push(" AND t.folder_id IS NULL")),
            Some(FolderFilter::Within(_)) => {
                sql.push(" AND t.folder_id IN (").bind_all(self.folders.iter().copied()).push(")");
            }
        }
        if let Some(today) = filter.overdue {
            sql.push(" AND t.review_by < ").bind(today);
        }
        if filter.favourite {
            sql.push(" AND t.id IN (SELECT flow_id FROM flow_favourites WHERE team_id = ").bind(team);
            sql.push(" AND user_id = ").bind(self.reader.user.uuid()).push(")");
        }
        for tag in &filter.tags {
            sql.push(" AND t.id IN (SELECT flow_id FROM flow_tags WHERE team_id = ").bind(team);
            sql.push(" AND tag = ").bind(tag.as_str()).push(")");
        }
    }
}
