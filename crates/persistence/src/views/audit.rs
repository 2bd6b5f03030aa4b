//! The audit log, newest first.

use super::{Cursor, Page, search::mentions};
use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::audit_events::{Column, Entity, Model},
};
use rf_core::{AuditAction, AuditEventId, Members, StoreError, TeamId, Time};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Which rows.
#[derive(Debug, Clone, Default)]
pub struct AuditQuery {
    /// Only these actions.
    pub actions: Option<Vec<AuditAction>>,
    /// Only what this person did.
    pub actor: Option<Uuid>,
    /// Only what was done to this.
    pub target: Option<Uuid>,
    /// Words that must all occur in the names of who did it and of what it was done to, or in the client's address.
    pub search: Option<String>,
    /// Not before this moment.
    pub from: Option<Time>,
    /// Before this moment.
    pub to: Option<Time>,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Rows wanted.
    pub limit: u64,
}

/// One row, as it was written.
#[derive(Debug, Clone)]
pub struct AuditRow {
    /// Which.
    pub id: AuditEventId,
    /// When.
    pub at: Time,
    /// An [`AuditAction`]'s name.
    pub action: String,
    /// Through what it was done.
    pub actor_kind: String,
    /// Who did it, if that is known.
    pub actor_id: Option<Uuid>,
    /// Their name then.
    pub actor_name: String,
    /// What sort of thing it was done to.
    pub target_kind: String,
    /// To which.
    pub target_id: Option<Uuid>,
    /// Its name then.
    pub target_name: String,
    /// What else is known.
    pub details: Members,
    /// The client's network address.
    pub address: Option<String>,
}

/// One page of the team's log.
///
/// # Errors
/// When the database does not answer.
pub async fn list_audit_events<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &AuditQuery,
) -> Result<Page<AuditRow>, StoreError> {
    let actions = query
        .actions
        .as_deref()
        .map(|actions| Column::Action.is_in(actions.iter().map(|action| action.as_str())));
    let mut which = Condition::all()
        .add(Column::TeamId.eq(team.uuid()))
        .add_option(actions)
        .add_option(query.actor.map(|id| Column::ActorId.eq(id)))
        .add_option(query.target.map(|id| Column::TargetId.eq(id)))
        .add_option(query.from.map(|from| Column::At.gte(from)))
        .add_option(query.to.map(|to| Column::At.lt(to)))
        // Later events have later ids, so the id alone is the order.
        .add_option(query.after.as_ref().map(|after| Column::Id.lt(after.id)));
    for word in query.search.as_deref().unwrap_or_default().split_whitespace().take(8) {
        which = which.add(mentions(word, &[Column::ActorName, Column::TargetName, Column::Address]));
    }
    let rows = Entity::find()
        .filter(which)
        .order_by_desc(Column::Id)
        .limit(query.limit + 1)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let page = Page::cut(rows, query.limit, |row| Cursor { key: String::new(), id: row.id });
    let items = page.items.into_iter().map(row_from).collect::<Result<_, _>>()?;
    Ok(Page { items, next: page.next })
}

fn row_from(row: Model) -> Result<AuditRow, StoreError> {
    Ok(AuditRow {
        id: row.id.into(),
        at: row.at,
        action: row.action,
        actor_kind: row.actor_kind,
        actor_id: row.actor_id,
        actor_name: row.actor_name,
        target_kind: row.target_kind,
        target_id: row.target_id,
        target_name: row.target_name,
        details: serde_json::from_str(&row.details).map_err(|error| corrupt(&error.to_string()))?,
        address: row.address,
    })
}
