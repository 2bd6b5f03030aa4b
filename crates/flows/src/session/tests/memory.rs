//! A store in memory that keeps the port's promises.

use crate::FlowSlug;
use crate::notification::Notification;
use crate::session::*;
use rf_core::{EvidenceId, FlowId, SessionId, StoreError, TeamId, Time, UserId};
use std::collections::{BTreeMap, HashMap};

/// Sessions and flow versions in memory.
#[derive(Default)]
pub struct MemoryStore {
    /// Published versions by team and flow; an empty list is a flow without any.
    pub flows: HashMap<(TeamId, FlowId), Vec<PinnedFlow>>,
    /// Who is in which team.
    pub people: Vec<(TeamId, Teammate)>,
    /// The queue: each escalation with what became of it.
    pub queue: Vec<(EscalationRow, Option<Settlement>)>,
    /// What people were told of.
    pub notifications: Vec<Notification>,
    /// The names of flows in the library.
    pub named: Vec<(FlowSlug, FlowId)>,
    /// Flows that were put away.
    pub archived: Vec<FlowId>,
    /// What is kept.
    pub sessions: BTreeMap<SessionId, SessionRecord>,
    /// How often the port was called.
    pub calls: u32,
    /// Whether the database is gone.
    pub down: bool,
    /// Slipped in just before the next append, as a faster caller without a lock would.
    pub faster: Option<(RecordedEvent, IdempotencyKey)>,
    /// Slipped in just before the next insertion.
    pub faster_start: Option<(SessionRecord, IdempotencyKey)>,
    /// The sealed values.
    pub sealed: HashMap<(SessionId, u32), String>,
    /// The files.
    pub evidence: Vec<(TeamId, EvidenceRow)>,
    start_keys: HashMap<(TeamId, UserId, IdempotencyKey), SessionId>,
}

impl MemoryStore {
    fn called(&mut self) -> Result<(), StoreError> {
        self.calls += 1;
        if self.down { Err(StoreError::Unavailable("gone".into())) } else { Ok(()) }
    }

    fn find(&self, team: TeamId, id: SessionId) -> Option<SessionRecord> {
        self.sessions.get(&id).filter(|record| record.session.team == team).cloned()
    }
}

impl SessionStore for MemoryStore {
    async fn published_flow(
        &mut self,
        team: TeamId,
        flow: FlowId,
        version: Option<u32>,
    ) -> Result<FlowLookup, StoreError> {
        self.called()?;
        let Some(versions) = self.flows.get(&(team, flow)) else { return Ok(FlowLookup::NoFlow) };
        let Some(latest) = versions.last() else { return Ok(FlowLookup::NotPublished) };
        let wanted = version.unwrap_or(latest.version);
        let found = versions.iter().find(|pinned| pinned.version == wanted);
        Ok(found.map_or(FlowLookup::NoVersion, |pinned| FlowLookup::Found(pinned.clone())))
    }

    async fn published_subflows(
        &mut self,
        team: TeamId,
        names: &[FlowSlug],
    ) -> Result<Vec<SubflowPart>, StoreError> {
        let named =
            self.named.iter().filter(|(name, flow)| names.contains(name) && !self.archived.contains(flow));
        let latest = named.filter_map(|(name, flow)| {
            let PinnedFlow { version, document } = self.flows.get(&(team, *flow))?.last()?.clone();
            Some(SubflowPart { pin: PinnedSubflow { name: name.clone(), flow: *flow, version }, document })
        });
        Ok(latest.collect())
    }

    async fn pinned_subflows(
        &mut self,
        team: TeamId,
        pins: &[PinnedSubflow],
    ) -> Result<Vec<SubflowPart>, StoreError> {
        let found = pins.iter().filter_map(|pin| {
            let mut versions = self.flows.get(&(team, pin.flow))?.iter();
            let document = versions.find(|known| known.version == pin.version)?.document.clone();
            Some(SubflowPart { pin: pin.clone(), document })
        });
        Ok(found.collect())
    }

    async fn is_archived(&mut self, _: TeamId, flow: FlowId) -> Result<bool, StoreError> {
        Ok(self.archived.contains(&flow))
    }

    async fn session_by_start_key(
        &mut self,
        team: TeamId,
        user: UserId,
        key: &IdempotencyKey,
    ) -> Result<Option<SessionId>, StoreError> {
        self.called()?;
        Ok(self.start_keys.get(&(team, user, key.clone())).copied())
    }

    async fn insert_session(
        &mut self,
        session: &Session,
        first: &RecordedEvent,
        key: Option<&IdempotencyKey>,
    ) -> Result<Insertion, StoreError> {
        self.called()?;
        if let Some((record, key)) = self.faster_start.take() {
            self.start_keys.insert((session.team, session.assignee, key), record.session.id);
            self.sessions.insert(record.session.id, record);
        }
        if let Some(key) = key {
            let key = (session.team, session.assignee, key.clone());
            if self.start_keys.contains_key(&key) {
                return Ok(Insertion::KeyTaken);
            }
            self.start_keys.insert(key, session.id);
        }
        let own = IdempotencyKey::parse(&session.id.to_string()).expect("an id is a key");
        let record = SessionRecord { session: session.clone(), events: vec![first.clone()], keys: vec![own] };
        self.sessions.insert(session.id, record);
        Ok(Insertion::Inserted)
    }

    async fn session(&mut self, team: TeamId, id: SessionId) -> Result<Option<SessionRecord>, StoreError> {
        self.called()?;
        Ok(self.find(team, id))
    }

    async fn header(&mut self, team: TeamId, id: SessionId) -> Result<Option<Session>, StoreError> {
        self.called()?;
        Ok(self.find(team, id).map(|record| record.session))
    }

    async fn session_for_update(
        &mut self,
        team: TeamId,
        id: SessionId,
    ) -> Result<Option<SessionRecord>, StoreError> {
        self.called()?;
        Ok(self.find(team, id))
    }

    async fn append(
        &mut self,
        team: TeamId,
        id: SessionId,
        appending: Appending<'_>,
    ) -> Result<Append, StoreError> {
        let Appending { expected_count, event, key, change, sealed } = appending;
        self.called()?;
        let record = self.sessions.get_mut(&id).filter(|record| record.session.team == team);
        let record = record.ok_or(StoreError::Corrupt("append to nothing".into()))?;
        if let Some((event, key)) = self.faster.take() {
            record.keys.push(key);
            record.session.event_count = event.seq;
            record.events.push(event);
        }
        if record.keys.contains(key) || record.session.event_count != expected_count {
            return Ok(Append::Conflict);
        }
        record.keys.push(key.clone());
        record.events.push(event.clone());
        change.apply_to(&mut record.session);
        self.sealed.extend(sealed.map(|sealed| ((id, event.seq), sealed.to_owned())));
        Ok(Append::Appended)
    }

    async fn sealed_value(
        &mut self,
        _team: TeamId,
        id: SessionId,
        seq: u32,
    ) -> Result<Option<String>, StoreError> {
        self.called()?;
        Ok(self.sealed.get(&(id, seq)).cloned())
    }
}

impl EvidenceStore for MemoryStore {
    async fn insert_evidence(&mut self, team: TeamId, row: &EvidenceRow) -> Result<(), StoreError> {
        self.called()?;
        self.evidence.push((team, row.clone()));
        Ok(())
    }

    async fn evidence(
        &mut self,
        team: TeamId,
        session: SessionId,
        id: EvidenceId,
    ) -> Result<Option<EvidenceRow>, StoreError> {
        let mut rows = self.evidence.iter().filter(|(of, row)| *of == team && row.session == session);
        Ok(rows.find(|(_, row)| row.file.id == id).map(|(_, row)| row.clone()))
    }

    async fn withdraw_evidence(
        &mut self,
        team: TeamId,
        _session: SessionId,
        id: EvidenceId,
        at: Time,
    ) -> Result<bool, StoreError> {
        let mut rows = self.evidence.iter_mut().filter(|(of, row)| *of == team && row.withdrawn_at.is_none());
        let found = rows.find(|(_, row)| row.file.id == id);
        Ok(found.map(|(_, row)| row.withdrawn_at = Some(at)).is_some())
    }

    async fn standing_evidence(
        &mut self,
        team: TeamId,
        ids: &[EvidenceId],
    ) -> Result<Vec<EvidenceId>, StoreError> {
        let standing = self.evidence.iter().filter(|(of, row)| *of == team && row.withdrawn_at.is_none());
        Ok(standing.map(|(_, row)| row.file.id).filter(|id| ids.contains(id)).collect())
    }
}

impl HandoverStore for MemoryStore {
    async fn teammate(&mut self, team: TeamId, user: UserId) -> Result<Option<Teammate>, StoreError> {
        Ok(self.teammates(team).await?.into_iter().find(|teammate| teammate.id == user))
    }

    async fn teammates(&mut self, team: TeamId) -> Result<Vec<Teammate>, StoreError> {
        let known = self.people.iter().filter(|(of, _)| *of == team);
        Ok(known.map(|(_, teammate)| teammate.clone()).collect())
    }

    async fn keep_escalation(&mut self, _: TeamId, row: &EscalationRow) -> Result<(), StoreError> {
        self.queue.push((row.clone(), None));
        Ok(())
    }

    async fn settle_escalation(
        &mut self,
        _: TeamId,
        session: SessionId,
        settled: Settlement,
    ) -> Result<(), StoreError> {
        let rows = self.queue.iter_mut();
        for (_, state) in rows.filter(|(row, _)| row.session == session && row.seq == settled.seq) {
            *state = Some(settled);
        }
        Ok(())
    }

    async fn notify(&mut self, _: TeamId, told: &[Notification]) -> Result<(), StoreError> {
        self.notifications.extend_from_slice(told);
        Ok(())
    }
}
