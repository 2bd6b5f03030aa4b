//! What narrows a list of sessions, once for the list and once for the search.

use super::{SessionListStatus, SessionQuery};
use crate::{
    rows::sessions,
    sql::Sql,
    views::flows::{contains, words},
};
use rf_core::TeamId;
use sea_orm::{ColumnTrait, Condition};

const ENDED: [&str; 3] = ["resolved", "escalated", "abandoned"];

impl SessionListStatus {
    /// The states, by their names in the database.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Active => &["active"],
            Self::Resolved => &["resolved"],
            Self::Escalated => &["escalated"],
            Self::Abandoned => &["abandoned"],
            Self::Ended => &ENDED,
        }
    }
}

/// The team's sessions that are asked for, without regard to the words of the search.
pub(super) fn condition(team: TeamId, query: &SessionQuery) -> Condition {
    use sessions::Column as C;
    let mut which = Condition::all()
        .add(C::TeamId.eq(team.uuid()))
        .add_option(query.assignee.map(|assignee| C::AssigneeId.eq(assignee.uuid())))
        .add_option(query.flow.map(|flow| C::FlowId.eq(flow.uuid())))
        .add_option(query.free.map(|free| if free { C::FlowId.is_null() } else { C::FlowId.is_not_null() }))
        .add_option(query.from.map(|from| C::StartedAt.gte(from)))
        .add_option(query.to.map(|to| C::StartedAt.lt(to)))
        .add_option(query.status.map(|status| match status.names() {
            [name] => C::Status.eq(*name),
            names => C::Status.is_in(names.iter().copied()),
        }));
    for word in words(query.search.as_deref()) {
        which = which.add(contains(C::SearchText, &word));
    }
    which
}

/// Whether more than the words of the search is asked for.
pub(super) fn is_narrow(query: &SessionQuery) -> bool {
    let SessionQuery {
        words: _,
        search,
        status,
        assignee,
        flow,
        free,
        from,
        to,
        sort: _,
        after: _,
        limit: _,
    } = query;
    search.is_some()
        || status.is_some()
        || assignee.is_some()
        || flow.is_some()
        || free.is_some()
        || from.is_some()
        || to.is_some()
}

/// The same for the search: ` AND …` over the columns of `t`.
pub(super) fn push(query: &SessionQuery, sql: &mut Sql) {
    if let Some(status) = query.status {
        sql.push(" AND t.status IN (").bind_all(status.names().iter().copied()).push(")");
    }
    if let Some(assignee) = query.assignee {
        sql.push(" AND t.assignee_id = ").bind(assignee.uuid());
    }
    if let Some(flow) = query.flow {
        sql.push(" AND t.flow_id = ").bind(flow.uuid());
    }
    match query.free {
        Some(true) => drop(sql.push(" AND t.flow_id IS NULL")),
        Some(false) => drop(sql.push(" AND t.flow_id IS NOT NULL")),
        None => {}
    }
    if let Some(from) = query.from {
        sql.push(" AND t.started_at >= ").bind(from);
    }
    if let Some(to) = query.to {
        sql.push(" AND t.started_at < ").bind(to);
    }
    for word in words(query.search.as_deref()) {
        let pattern = format!("%{}%", crate::views::flows::escaped(&word));
        sql.push(" AND t.search_text LIKE ").bind(pattern).push(" ESCAPE '\\'");
    }
}
