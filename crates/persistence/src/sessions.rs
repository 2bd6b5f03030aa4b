//! The sessions' port: headers, append-only events, and the versions that sessions follow.

use crate::{
    Repo,
    db::{corrupt, store_error},
    flow_facets::note_use,
    flows::{count, number, read_document},
    once::{Created, CreatedThing, find_created, note_created},
    rows::{flow_versions, flows, session_events as events, sessions},
};
use rf_core::{FlowId, SessionId, StoreError, TeamId, Time, UserId};
use rf_flows::FlowSlug;
use rf_flows::session::{
    Append, Appending, FlowLookup, FollowedFlow, IdempotencyKey, Insertion, PinnedFlow, PinnedSubflow,
    RecordedEvent, Session, SessionRecord, SessionStatus, SessionStore, SubflowPart,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, RelationTrait, SelectTwo,
    sea_query::{Expr, ExprTrait, LockType},
};
use std::sync::Arc;
use uuid::Uuid;

impl<C: ConnectionTrait> SessionStore for Repo<C> {
    async fn published_flow(
        &mut self,
        team: TeamId,
        flow: FlowId,
        version: Option<u32>,
    ) -> Result<FlowLookup, StoreError> {
        let mut query = flow_versions::Entity::find()
            .filter(flow_versions::Column::TeamId.eq(team.uuid()))
            .filter(flow_versions::Column::FlowId.eq(flow.uuid()))
            .order_by_desc(flow_versions::Column::Number);
        if let Some(version) = version {
            if let Some(pinned) = self.published().get((team, flow, version)) {
                return Ok(FlowLookup::Found(pinned));
            }
            let Ok(version) = number(version) else { return Ok(FlowLookup::NoVersion) };
            query = query.filter(flow_versions::Column::Number.eq(version));
        }
        if let Some(row) = query.one(self.connection()).await.map_err(store_error)? {
            let document = Arc::new(read_document(&row.document)?);
            let pinned = PinnedFlow { version: count(row.number)?, document };
            if version.is_some() {
                // Asked for by number, it stands: nobody knows the number of one that its transaction might still take back.
                self.published().keep((team, flow, pinned.version), &pinned, row.document.len());
            }
            return Ok(FlowLookup::Found(pinned));
        }
        let key = (team.uuid(), flow.uuid());
        let flow = flows::Entity::find_by_id(key).one(self.connection()).await.map_err(store_error)?;
        Ok(match flow {
            None => FlowLookup::NoFlow,
            Some(flow) if flow.latest_version.is_none() => FlowLookup::NotPublished,
            Some(_) => FlowLookup::NoVersion,
        })
    }

    async fn published_subflows(
        &mut self,
        team: TeamId,
        names: &[FlowSlug],
    ) -> Result<Vec<SubflowPart>, StoreError> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let of_flow = flow_versions::Entity::belongs_to(flows::Entity)
            .from((flow_versions::Column::TeamId, flow_versions::Column::FlowId))
            .to((flows::Column::TeamId, flows::Column::Id))
            .into();
        let rows: Vec<(Option<String>, Uuid, i32, String)> = flow_versions::Entity::find()
            .select_only()
            .column(flows::Column::Slug)
            .column(flow_versions::Column::FlowId)
            .column(flow_versions::Column::Number)
            .column(flow_versions::Column::Document)
            .join(JoinType::InnerJoin, of_flow)
            .filter(flows::Column::TeamId.eq(team.uuid()))
            .filter(flows::Column::Slug.is_in(names.iter().map(|name| name.0.as_str())))
            .filter(flows::Column::ArchivedAt.is_null())
            .filter(
                Expr::col((flow_versions::Entity, flow_versions::Column::Number))
                    .eq(Expr::col((flows::Entity, flows::Column::LatestVersion))),
            )
            .into_tuple()
            .all(self.connection())
            .await
            .map_err(store_error)?;
        rows.into_iter()
            .filter_map(|(slug, flow, number, document)| Some(part(slug?, flow, number, &document)))
            .collect()
    }

    async fn pinned_subflows(
        &mut self,
        team: TeamId,
        pins: &[PinnedSubflow],
    ) -> Result<Vec<SubflowPart>, StoreError> {
        let known = |pin: &PinnedSubflow| {
            let pinned = self.published().get((team, pin.flow, pin.version))?;
            Some(SubflowPart { pin: pin.clone(), document: pinned.document })
        };
        let mut parts: Vec<Option<SubflowPart>> = pins.iter().map(known).collect();
        let mut missing = Condition::any();
        for (pin, _) in pins.iter().zip(&parts).filter(|(_, part)| part.is_none()) {
            missing = missing.add(
                Condition::all()
                    .add(flow_versions::Column::FlowId.eq(pin.flow.uuid()))
                    .add(flow_versions::Column::Number.eq(number(pin.version)?)),
            );
        }
        if missing.is_empty() {
            return Ok(parts.into_iter().flatten().collect());
        }
        let rows = flow_versions::Entity::find()
            .filter(flow_versions::Column::TeamId.eq(team.uuid()))
            .filter(missing)
            .all(self.connection())
            .await
            .map_err(store_error)?;
        for row in rows {
            let flow = row.flow_id.into();
            let pinned =
                PinnedFlow { version: count(row.number)?, document: Arc::new(read_document(&row.document)?) };
            self.published().keep((team, flow, pinned.version), &pinned, row.document.len());
            for (pin, part) in pins.iter().zip(&mut parts) {
                if (pin.flow, pin.version) == (flow, pinned.version) {
                    *part = Some(SubflowPart { pin: pin.clone(), document: pinned.document.clone() });
                }
            }
        }
        Ok(parts.into_iter().flatten().collect())
    }

    async fn is_archived(&mut self, team: TeamId, flow: FlowId) -> Result<bool, StoreError> {
        let archived: Option<Option<Time>> = flows::Entity::find_by_id((team.uuid(), flow.uuid()))
            .select_only()
            .column(flows::Column::ArchivedAt)
            .into_tuple()
            .one(self.connection())
            .await
            .map_err(store_error)?;
        Ok(archived.flatten().is_some())
    }

    async fn session_by_start_key(
        &mut self,
        team: TeamId,
        user: UserId,
        key: &IdempotencyKey,
    ) -> Result<Option<SessionId>, StoreError> {
        let key = CreatedThing::session_key(key.as_str());
        let made = find_created(self.connection(), team, user, vec![key]).await?;
        Ok(made.into_values().find_map(|made| match made {
            Created { thing: CreatedThing::Session(id), .. } => Some(id),
            Created { thing: CreatedThing::Flow(_), .. } => None,
        }))
    }

    async fn insert_session(
        &mut self,
        session: &Session,
        first: &RecordedEvent,
        key: Option<&IdempotencyKey>,
    ) -> Result<Insertion, StoreError> {
        if let Some(key) = key {
            let made = vec![(CreatedThing::session_key(key.as_str()), CreatedThing::Session(session.id))];
            let (team, user, now) = (session.team, session.assignee, session.started_at);
            if !note_created(self.connection(), team, user, made, None, now).await? {
                return Ok(Insertion::KeyTaken);
            }
        }
        to_row(session)?.insert(self.connection()).await.map_err(store_error)?;
        // The first event needs no key of its own: the session's id is as unique.
        let started = event_row(session.team, session.id, first, &session.id.to_string())?;
        events::Entity::insert(started)
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        let Some(followed) = &session.flow else { return Ok(Insertion::Inserted) };
        self.count_run(session.team, session.assignee, followed.id, session.started_at).await?;
        Ok(Insertion::Inserted)
    }

    async fn session(&mut self, team: TeamId, id: SessionId) -> Result<Option<SessionRecord>, StoreError> {
        read_record(self.connection(), events_with_header(team, id)).await
    }

    async fn header(&mut self, team: TeamId, id: SessionId) -> Result<Option<Session>, StoreError> {
        let header = sessions::Entity::find_by_id((team.uuid(), id.uuid())).one(self.connection()).await;
        header.map_err(store_error)?.map(from_row).transpose()
    }

    async fn session_for_update(
        &mut self,
        team: TeamId,
        id: SessionId,
    ) -> Result<Option<SessionRecord>, StoreError> {
        let mut query = events_with_header(team, id);
        QueryTrait::query(&mut query).lock_with_tables(LockType::Update, [sessions::Entity]);
        let record = read_record(self.connection(), query).await?;
        match record {
            // Whoever waited for the lock has the header as it is now, and the events as they were before.
            Some(late) if late.events.len() != late.session.event_count as usize => {
                read_record(self.connection(), events_with_header(team, id)).await
            }
            record => Ok(record),
        }
    }

    async fn append(
        &mut self,
        team: TeamId,
        id: SessionId,
        appending: Appending<'_>,
    ) -> Result<Append, StoreError> {
        let Appending { expected_count, event, key, change, sealed } = appending;
        let mut header = sessions::ActiveModel {
            status: Set(change.status.as_str().to_owned()),
            updated_at: Set(change.updated_at),
            ended_at: Set(change.ended_at),
            event_count: Set(number(change.event_count)?),
            steps_taken: Set(number(change.steps_taken)?),
            lasted_seconds: Set(number(change.lasted_seconds)?),
            // The note has to be put into the search index again: see `index_notes`.
            found_events: Set(None),
            ..Default::default()
        };
        if let Some(assignee) = &change.assignee {
            header.assignee_id = Set(assignee.id.uuid());
            header.assignee_name = Set(assignee.name.clone());
        }
        if let Some(followed) = &change.followed {
            self.take_up(team, id, followed, &mut header).await?;
        }
        let done = sessions::Entity::update_many()
            .set(header)
            .filter(sessions::Column::TeamId.eq(team.uuid()))
            .filter(sessions::Column::Id.eq(id.uuid()))
            .filter(sessions::Column::EventCount.eq(number(expected_count)?))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        if done.rows_affected == 0 {
            return Ok(Append::Conflict);
        }
        let mut row = event_row(team, id, event, key.as_str())?;
        row.sealed = Set(sealed.map(ToOwned::to_owned));
        events::Entity::insert(row).exec_without_returning(self.connection()).await.map_err(store_error)?;
        if let Some(followed) = &change.followed {
            self.count_run(team, event.actor, followed.id, event.at).await?;
        }
        Ok(Append::Appended)
    }

    async fn sealed_value(
        &mut self,
        team: TeamId,
        id: SessionId,
        seq: u32,
    ) -> Result<Option<String>, StoreError> {
        let key = (team.uuid(), id.uuid(), number(seq)?);
        let sealed: Option<Option<String>> = events::Entity::find_by_id(key)
            .select_only()
            .column(events::Column::Sealed)
            .into_tuple()
            .one(self.connection())
            .await
            .map_err(store_error)?;
        Ok(sealed.flatten())
    }
}

impl<C: ConnectionTrait> Repo<C> {
    /// Notes that somebody runs the flow.
    async fn count_run(&self, team: TeamId, user: UserId, flow: FlowId, now: Time) -> Result<(), StoreError> {
        flows::Entity::update_many()
            .col_expr(flows::Column::Runs, Expr::col(flows::Column::Runs).add(1))
            .filter(flows::Column::TeamId.eq(team.uuid()))
            .filter(flows::Column::Id.eq(flow.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        note_use(self.connection(), team, user, &[flow], now).await
    }

    /// Puts a flow into the header of a session that had none, and into what it is found by.
    async fn take_up(
        &self,
        team: TeamId,
        id: SessionId,
        followed: &FollowedFlow,
        header: &mut sessions::ActiveModel,
    ) -> Result<(), StoreError> {
        let row = sessions::Entity::find_by_id((team.uuid(), id.uuid())).one(self.connection()).await;
        let Some(row) = row.map_err(store_error)? else { return Ok(()) };
        header.flow_id = Set(Some(followed.id.uuid()));
        header.flow_version = Set(Some(number(followed.version)?));
        header.flow_title = Set(followed.title.clone());
        header.search_text =
            Set(search_text(&row.reference, &followed.title, row.problem.as_deref().unwrap_or_default()));
        Ok(())
    }
}

/// A session's events, each with the header, so that one statement reads both; a session has one event at least.
fn events_with_header(team: TeamId, id: SessionId) -> SelectTwo<events::Entity, sessions::Entity> {
    events::Entity::find()
        .filter(events::Column::TeamId.eq(team.uuid()))
        .filter(events::Column::SessionId.eq(id.uuid()))
        .order_by_asc(events::Column::Seq)
        .join(JoinType::InnerJoin, events::Relation::Session.def())
        .select_also(sessions::Entity)
}

async fn read_record(
    connection: &impl ConnectionTrait,
    query: SelectTwo<events::Entity, sessions::Entity>,
) -> Result<Option<SessionRecord>, StoreError> {
    let mut rows = query.all(connection).await.map_err(store_error)?;
    let Some(header) = rows.first_mut().and_then(|(_, header)| header.take()) else { return Ok(None) };
    let mut record = SessionRecord { session: from_row(header)?, events: Vec::new(), keys: Vec::new() };
    for (event, _) in rows {
        let key = IdempotencyKey::parse(&event.idempotency_key);
        record.keys.push(key.map_err(|_| corrupt("the key of a session's event"))?);
        record.events.push(event_from_row(event)?);
    }
    Ok(Some(record))
}

/// What a session is found by.
fn search_text(reference: &str, flow_title: &str, problem: &str) -> String {
    [reference, flow_title, problem].join("\n").to_lowercase()
}

fn part(name: String, flow: Uuid, version: i32, document: &str) -> Result<SubflowPart, StoreError> {
    let pin = PinnedSubflow { name: FlowSlug(name), flow: flow.into(), version: count(version)? };
    Ok(SubflowPart { pin, document: Arc::new(read_document(document)?) })
}

fn to_row(session: &Session) -> Result<sessions::ActiveModel, StoreError> {
    let problem = session.problem.as_deref().unwrap_or_default();
    Ok(sessions::ActiveModel {
        team_id: Set(session.team.uuid()),
        id: Set(session.id.uuid()),
        reference: Set(session.reference.clone()),
        flow_id: Set(session.flow.as_ref().map(|followed| followed.id.uuid())),
        flow_version: Set(session.flow.as_ref().map(|followed| number(followed.version)).transpose()?),
        flow_title: Set(session.flow.as_ref().map(|followed| followed.title.clone()).unwrap_or_default()),
        problem: Set(session.problem.clone()),
        search_text: Set(search_text(&session.reference, session.flow_title(), problem)),
        assignee_id: Set(session.assignee.uuid()),
        assignee_name: Set(session.assignee_name.clone()),
        status: Set(session.status.as_str().to_owned()),
        event_count: Set(number(session.event_count)?),
        steps_taken: Set(number(session.steps_taken)?),
        started_at: Set(session.started_at),
        updated_at: Set(session.updated_at),
        ended_at: Set(session.ended_at),
        lasted_seconds: Set(0),
        found_events: Set(None),
    })
}

pub(crate) fn from_row(row: sessions::Model) -> Result<Session, StoreError> {
    Ok(Session {
        id: row.id.into(),
        team: row.team_id.into(),
        reference: row.reference,
        flow: followed(row.flow_id, row.flow_version, row.flow_title)?,
        problem: row.problem,
        assignee: row.assignee_id.into(),
        assignee_name: row.assignee_name,
        status: SessionStatus::parse(&row.status).ok_or_else(|| corrupt("a session's status"))?,
        started_at: row.started_at,
        updated_at: row.updated_at,
        ended_at: row.ended_at,
        event_count: count(row.event_count)?,
        steps_taken: count(row.steps_taken)?,
    })
}

/// The version that a session follows, if it follows one.
pub(crate) fn followed(
    id: Option<Uuid>,
    version: Option<i32>,
    title: String,
) -> Result<Option<FollowedFlow>, StoreError> {
    match (id, version) {
        (None, None) => Ok(None),
        (Some(id), Some(version)) => {
            Ok(Some(FollowedFlow { id: id.into(), version: count(version)?, title }))
        }
        _ => Err(corrupt("half a session's flow")),
    }
}

fn event_row(
    team: TeamId,
    session: SessionId,
    event: &RecordedEvent,
    key: &str,
) -> Result<events::ActiveModel, StoreError> {
    Ok(events::ActiveModel {
        team_id: Set(team.uuid()),
        session_id: Set(session.uuid()),
        seq: Set(number(event.seq)?),
        at: Set(event.at),
        actor_id: Set(event.actor.uuid()),
        actor_name: Set(event.actor_name.clone()),
        event: Set(serde_json::to_string(&event.event).map_err(|error| corrupt(&error.to_string()))?),
        idempotency_key: Set(key.to_owned()),
        sealed: Set(None),
    })
}

fn event_from_row(row: events::Model) -> Result<RecordedEvent, StoreError> {
    Ok(RecordedEvent {
        seq: count(row.seq)?,
        at: row.at,
        actor: row.actor_id.into(),
        actor_name: row.actor_name,
        event: serde_json::from_str(&row.event)
            .map_err(|error| corrupt(&format!("session event: {error}")))?,
    })
}
