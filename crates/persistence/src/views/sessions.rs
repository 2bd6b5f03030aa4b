//! The list of sessions.

use super::{
    Cursor, Page, Person,
    flows::{contains, parse_time, words},
};
use crate::{Repo, db::store_error, flows::count, rows::sessions, sessions::followed};
use rf_core::{FlowId, SessionId, StoreError, TeamId, Time, UserId};
use rf_flows::session::FollowedFlow;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Which sessions; the newest start first.
#[derive(Debug, Clone, Default)]
pub struct SessionQuery {
    /// Words that must all occur in problem, flow title or reference.
    pub search: Option<String>,
    /// Only in this state.
    pub status: Option<SessionListStatus>,
    /// Only sessions of this person.
    pub assignee: Option<UserId>,
    /// Only sessions on this flow.
    pub flow: Option<FlowId>,
    /// Started not before this moment.
    pub from: Option<Time>,
    /// Started before this moment.
    pub to: Option<Time>,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Rows wanted.
    pub limit: u64,
}

/// Which states a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionListStatus {
    /// Still running.
    Active,
    /// Ended with the problem solved.
    Resolved,
    /// Handed over.
    Escalated,
    /// Given up.
    Abandoned,
    /// Any but running.
    Ended,
}

/// A session as lists show it.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// Which.
    pub id: SessionId,
    /// Its short human name.
    pub reference: String,
    /// The version of a flow that it follows; none for a free-form session.
    pub flow: Option<FollowedFlow>,
    /// The problem in the engineer's words.
    pub problem: Option<String>,
    /// `active`, `resolved`, `escalated` or `abandoned`.
    pub status: String,
    /// Who works on it.
    pub assignee: Person,
    /// How many steps of its path are behind it.
    pub steps_taken: u32,
    /// When it started.
    pub started_at: Time,
    /// When its last event happened.
    pub updated_at: Time,
    /// When it ended.
    pub ended_at: Option<Time>,
}

/// One page of the team's sessions.
///
/// # Errors
/// When the database does not answer.
pub async fn list_sessions<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &SessionQuery,
) -> Result<Page<SessionRow>, StoreError> {
    let which = Condition::all()
        .add(sessions::Column::TeamId.eq(team.uuid()))
        .add_option(query.assignee.map(|assignee| sessions::Column::AssigneeId.eq(assignee.uuid())))
        .add_option(query.flow.map(|flow| sessions::Column::FlowId.eq(flow.uuid())))
        .add_option(query.from.map(|from| sessions::Column::StartedAt.gte(from)))
        .add_option(query.to.map(|to| sessions::Column::StartedAt.lt(to)));
    let mut select = sessions::Entity::find().filter(which);
    for word in words(query.search.as_deref()) {
        select = select.filter(contains(sessions::Column::SearchText, &word));
    }
    if let Some(status) = query.status {
        select = select.filter(match status {
            SessionListStatus::Active => sessions::Column::Status.eq("active"),
            SessionListStatus::Resolved => sessions::Column::Status.eq("resolved"),
            SessionListStatus::Escalated => sessions::Column::Status.eq("escalated"),
            SessionListStatus::Abandoned => sessions::Column::Status.eq("abandoned"),
            SessionListStatus::Ended => {
                sessions::Column::Status.is_in(["resolved", "escalated", "abandoned"])
            }
        });
    }
    if let Some(after) = &query.after {
        let Some(time) = parse_time(&after.key) else { return Ok(Page { items: Vec::new(), next: None }) };
        let same_time =
            Condition::all().add(sessions::Column::StartedAt.eq(time)).add(sessions::Column::Id.lt(after.id));
        select = select.filter(Condition::any().add(sessions::Column::StartedAt.lt(time)).add(same_time));
    }
    let rows = select
        .order_by_desc(sessions::Column::StartedAt)
        .order_by_desc(sessions::Column::Id)
        .limit(query.limit + 1)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let page = Page::cut(rows, query.limit, |row| Cursor { key: row.started_at.to_rfc3339(), id: row.id });
    let items = page.items.into_iter().map(|row| {
        Ok(SessionRow {
            id: row.id.into(),
            reference: row.reference,
            flow: followed(row.flow_id, row.flow_version, row.flow_title)?,
            problem: row.problem,
            status: row.status,
            assignee: Person { id: row.assignee_id.into(), name: row.assignee_name },
            steps_taken: count(row.steps_taken)?,
            started_at: row.started_at,
            updated_at: row.updated_at,
            ended_at: row.ended_at,
        })
    });
    Ok(Page { items: items.collect::<Result<_, StoreError>>()?, next: page.next })
}
