//! The queue of escalations.

use super::{
    Cursor, Page, Person,
    flows::{contains, parse_time, words},
    people::{name_of, people},
    unsigned,
};
use crate::{
    Repo,
    db::store_error,
    flows::count,
    rows::{escalations, sessions},
};
use rf_core::{EscalationId, FlowId, SessionId, StoreError, TeamId, Time, UserId};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use std::collections::HashMap;
use uuid::Uuid;

/// How many of the last accepted ones tell how long it usually takes.
const LAST_ACCEPTED: u64 = 100;

/// Which escalations a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum EscalationFilter {
    /// Those that nobody has taken yet.
    Waiting,
    /// Those that somebody took over.
    Accepted,
    /// Those that went back.
    Returned,
    /// Every one.
    #[default]
    All,
}

/// Which escalations; those that wait with the longest wait first, the others with the newest first.
#[derive(Debug, Clone, Default)]
pub struct EscalationQuery {
    /// How they stand.
    pub state: EscalationFilter,
    /// Only those that ask this person.
    pub to_person: Option<UserId>,
    /// Only those of this person.
    pub escalated_by: Option<UserId>,
    /// Only of sessions on this flow.
    pub flow: Option<FlowId>,
    /// Escalated not before this moment.
    pub from: Option<Time>,
    /// Escalated before this moment.
    pub to: Option<Time>,
    /// Words that must all occur in problem, flow title or reference.
    pub search: Option<String>,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Rows wanted.
    pub limit: u64,
}

/// An escalation as lists show it.
#[derive(Debug, Clone)]
pub struct EscalationEntry {
    /// Which.
    pub id: EscalationId,
    /// The session.
    pub session: SessionId,
    /// Its short human name.
    pub reference: String,
    /// Its problem in the engineer's words.
    pub problem: Option<String>,
    /// The title of its flow.
    pub flow_title: String,
    /// How many events it has.
    pub event_count: u32,
    /// Who escalated it.
    pub escalated_by: Person,
    /// Who was to take over, in their words.
    pub to: Option<String>,
    /// The person who was asked to.
    pub to_person: Option<Person>,
    /// Why.
    pub reason: String,
    /// The title of the step at which the session stood.
    pub open_step: Option<String>,
    /// When.
    pub escalated_at: Time,
    /// `waiting`, `accepted`, `returned` or `withdrawn`.
    pub state: String,
    /// When somebody took over.
    pub accepted_at: Option<Time>,
    /// Since when it stands so; none while it waits.
    pub settled_at: Option<Time>,
    /// Who did that.
    pub settled_by: Option<Person>,
}

/// One page of the team's escalations.
///
/// # Errors
/// When the database does not answer.
pub async fn list_escalations<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &EscalationQuery,
) -> Result<Page<EscalationEntry>, StoreError> {
    use escalations::Column;
    let state = match query.state {
        EscalationFilter::Waiting => Some("waiting"),
        EscalationFilter::Accepted => Some("accepted"),
        EscalationFilter::Returned => Some("returned"),
        EscalationFilter::All => None,
    };
    let mut which = Condition::all()
        .add(Column::TeamId.eq(team.uuid()))
        .add_option(state.map(|state| Column::State.eq(state)))
        .add_option(query.to_person.map(|person| Column::ToUser.eq(person.uuid())))
        .add_option(query.escalated_by.map(|person| Column::EscalatedBy.eq(person.uuid())))
        .add_option(query.from.map(|from| Column::EscalatedAt.gte(from)))
        .add_option(query.to.map(|to| Column::EscalatedAt.lt(to)));
    let words = words(query.search.as_deref());
    if query.flow.is_some() || !words.is_empty() {
        let mut of = sessions::Entity::find()
            .select_only()
            .column(sessions::Column::Id)
            .filter(sessions::Column::TeamId.eq(team.uuid()));
        if let Some(flow) = query.flow {
            of = of.filter(sessions::Column::FlowId.eq(flow.uuid()));
        }
        for word in &words {
            of = of.filter(contains(sessions::Column::SearchText, word));
        }
        which = which.add(Column::SessionId.in_subquery(of.into_query()));
    }
    let is_queue = query.state == EscalationFilter::Waiting;
    if let Some(after) = &query.after {
        let Some(time) = parse_time(&after.key) else { return Ok(Page { items: Vec::new(), next: None }) };
        let (beyond, id) = if is_queue {
            (Column::EscalatedAt.gt(time), Column::Id.gt(after.id))
        } else {
            (Column::EscalatedAt.lt(time), Column::Id.lt(after.id))
        };
        let same_time = Condition::all().add(Column::EscalatedAt.eq(time)).add(id);
        which = which.add(Condition::any().add(beyond).add(same_time));
    }
    let order = if is_queue { Order::Asc } else { Order::Desc };
    let rows = escalations::Entity::find()
        .filter(which)
        .order_by(Column::EscalatedAt, order.clone())
        .order_by(Column::Id, order)
        .limit(query.limit + 1)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let page = Page::cut(rows, query.limit, |row| Cursor { key: row.escalated_at.to_rfc3339(), id: row.id });
    let names = page.items.iter().flat_map(|row| [Some(row.escalated_by), row.to_user, row.settled_by]);
    let names = people(repo, team, names.flatten()).await?;
    let headers = headers(repo, team, page.items.iter().map(|row| row.session_id)).await?;
    let items = page.items.into_iter().filter_map(|row| Some((headers.get(&row.session_id)?, row)));
    let items = items.map(|(header, row)| {
        Ok(EscalationEntry {
            id: row.id.into(),
            session: row.session_id.into(),
            reference: header.reference.clone(),
            problem: header.problem.clone(),
            flow_title: header.flow_title.clone(),
            event_count: count(header.event_count)?,
            escalated_by: name_of(&names, row.escalated_by),
            to: row.to_text,
            to_person: row.to_user.map(|person| name_of(&names, person)),
            reason: row.reason,
            open_step: row.open_step,
            escalated_at: row.escalated_at,
            state: row.state,
            accepted_at: row.accepted_at,
            settled_at: row.settled_at,
            settled_by: row.settled_by.map(|person| name_of(&names, person)),
        })
    });
    Ok(Page { items: items.collect::<Result<_, StoreError>>()?, next: page.next })
}

async fn headers<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    ids: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, sessions::Model>, StoreError> {
    let rows = sessions::Entity::find()
        .filter(sessions::Column::TeamId.eq(team.uuid()))
        .filter(sessions::Column::Id.is_in(ids))
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The queue at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EscalationSummary {
    /// How many wait.
    pub waiting: u64,
    /// How many of them ask this person.
    pub waiting_for_person: u64,
    /// The middle of how long the last accepted ones had waited, in whole seconds.
    pub usual_seconds_to_accept: Option<u64>,
}

/// The team's queue at a glance, for `person`.
///
/// # Errors
/// When the database does not answer.
pub async fn escalation_summary<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    person: UserId,
) -> Result<EscalationSummary, StoreError> {
    use escalations::Column;
    let waiting = escalations::Entity::find()
        .filter(Column::TeamId.eq(team.uuid()))
        .filter(Column::State.eq("waiting"));
    let for_person = waiting.clone().filter(Column::ToUser.eq(person.uuid()));
    let accepted: Vec<(Time, Option<Time>)> = escalations::Entity::find()
        .select_only()
        .columns([Column::EscalatedAt, Column::AcceptedAt])
        .filter(Column::TeamId.eq(team.uuid()))
        .filter(Column::AcceptedAt.is_not_null())
        .order_by_desc(Column::AcceptedAt)
        .limit(LAST_ACCEPTED)
        .into_tuple()
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let waits = accepted.into_iter().filter_map(|(from, to)| Some((to? - from).num_seconds()));
    let mut waits: Vec<u64> = waits.map(unsigned).collect();
    waits.sort_unstable();
    Ok(EscalationSummary {
        waiting: waiting.count(repo.connection()).await.map_err(store_error)?,
        waiting_for_person: for_person.count(repo.connection()).await.map_err(store_error)?,
        usual_seconds_to_accept: waits.get(waits.len() / 2).copied(),
    })
}
