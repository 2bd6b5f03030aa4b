//! What sessions need from a database, in their own words.

use super::{
    FollowedFlow, IdempotencyKey, PinnedSubflow, Receiver, RecordedEvent, Session, SessionStatus, SubflowPart,
};
use crate::{FlowDocument, FlowSlug};
use rf_core::{FlowId, SessionId, StoreError, TeamId, Time, UserId};
use std::sync::Arc;

/// A published version that sessions follow. It never changes, so a store may hand out a cached one.
#[derive(Debug, Clone, PartialEq)]
pub struct PinnedFlow {
    /// The version's number, from 1.
    pub version: u32,
    /// Its document.
    pub document: Arc<FlowDocument>,
}

/// What came of looking for a published version.
#[derive(Debug, Clone, PartialEq)]
pub enum FlowLookup {
    /// The team has no such flow.
    NoFlow,
    /// The flow exists, but nothing of it is published.
    NotPublished,
    /// The flow is published, but not under this number.
    NoVersion,
    /// Here it is.
    Found(PinnedFlow),
}

/// A session as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRecord {
    /// The header.
    pub session: Session,
    /// All events, by `seq`.
    pub events: Vec<RecordedEvent>,
    /// The key that each of them came with.
    pub keys: Vec<IdempotencyKey>,
}

impl SessionRecord {
    /// The event that this key was used for.
    pub fn event_by_key(&self, key: &IdempotencyKey) -> Option<&RecordedEvent> {
        let place = self.keys.iter().position(|used| used == key)?;
        self.events.get(place)
    }
}

/// What came of inserting a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Insertion {
    /// It is in.
    Inserted,
    /// This person has already started a session under this key; nothing was written.
    KeyTaken,
}

/// What came of appending an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Append {
    /// It is in, and the header is changed.
    Appended,
    /// The session does not have the expected number of events, or the key is taken in it; nothing was written.
    Conflict,
}

/// An event to be added.
#[derive(Debug, Clone, Copy)]
pub struct Appending<'a> {
    /// How many events the session must have before.
    pub expected_count: u32,
    /// The event.
    pub event: &'a RecordedEvent,
    /// The key that it came with.
    pub key: &'a IdempotencyKey,
    /// What it changes in the header.
    pub change: &'a HeaderChange,
    /// A secret that belongs to it, sealed.
    pub sealed: Option<&'a str>,
}

/// What an event changes in the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderChange {
    /// How the session stands now.
    pub status: SessionStatus,
    /// When the event was recorded.
    pub updated_at: Time,
    /// When the session ended, once it has.
    pub ended_at: Option<Time>,
    /// How many events it has now.
    pub event_count: u32,
    /// How many steps of the standing path are behind it now.
    pub steps_taken: u32,
    /// How long it has lasted: to its end, or to this event.
    pub lasted_seconds: u32,
    /// Whose it is from here on, if that changed.
    pub assignee: Option<Receiver>,
    /// The flow that it follows from here on, if it took one up.
    pub followed: Option<FollowedFlow>,
}

/// Where sessions are kept. Another team's session or flow does not exist for any of these.
///
/// The two writing methods must not leave a broken transaction behind when they answer `KeyTaken` or `Conflict`
/// (conditional statements, not caught unique violations), since reading goes on afterwards.
#[expect(async_fn_in_trait, reason = "handlers run on one thread; no caller needs the futures to be Send")]
pub trait SessionStore {
    /// The flow's published version of that number, or its latest one.
    async fn published_flow(
        &mut self,
        team: TeamId,
        flow: FlowId,
        version: Option<u32>,
    ) -> Result<FlowLookup, StoreError>;

    /// The newest published versions of the flows of these names, without those that were put away.
    async fn published_subflows(
        &mut self,
        team: TeamId,
        names: &[FlowSlug],
    ) -> Result<Vec<SubflowPart>, StoreError>;

    /// These versions, whatever became of their flows since.
    async fn pinned_subflows(
        &mut self,
        team: TeamId,
        pins: &[PinnedSubflow],
    ) -> Result<Vec<SubflowPart>, StoreError>;

    /// Whether the flow was put away: what runs on it goes on, but nothing is started.
    async fn is_archived(&mut self, team: TeamId, flow: FlowId) -> Result<bool, StoreError>;

    /// The session that `user` started under this key.
    async fn session_by_start_key(
        &mut self,
        team: TeamId,
        user: UserId,
        key: &IdempotencyKey,
    ) -> Result<Option<SessionId>, StoreError>;

    /// Keeps a new session with its first event, and notes that its assignee used its flow; unless its assignee has already used the key to start one.
    async fn insert_session(
        &mut self,
        session: &Session,
        first: &RecordedEvent,
        key: Option<&IdempotencyKey>,
    ) -> Result<Insertion, StoreError>;

    /// The session, for reading.
    async fn session(&mut self, team: TeamId, id: SessionId) -> Result<Option<SessionRecord>, StoreError>;

    /// The session's header alone: what there is to know about it without its events.
    async fn header(&mut self, team: TeamId, id: SessionId) -> Result<Option<Session>, StoreError>;

    /// The session, locked until the transaction ends.
    async fn session_for_update(
        &mut self,
        team: TeamId,
        id: SessionId,
    ) -> Result<Option<SessionRecord>, StoreError>;

    /// Adds one event and changes the header, if the session has exactly the expected number of events.
    async fn append(
        &mut self,
        team: TeamId,
        id: SessionId,
        appending: Appending<'_>,
    ) -> Result<Append, StoreError>;

    /// The sealed value beside the event of that number.
    async fn sealed_value(
        &mut self,
        team: TeamId,
        id: SessionId,
        seq: u32,
    ) -> Result<Option<String>, StoreError>;
}

impl HeaderChange {
    /// Changes `session` accordingly.
    pub fn apply_to(&self, session: &mut super::Session) {
        session.status = self.status;
        session.updated_at = self.updated_at;
        session.ended_at = self.ended_at;
        session.event_count = self.event_count;
        session.steps_taken = self.steps_taken;
        if let Some(assignee) = &self.assignee {
            session.assignee = assignee.id;
            session.assignee_name.clone_from(&assignee.name);
        }
        if let Some(followed) = &self.followed {
            session.flow = Some(followed.clone());
        }
    }
}
