//! Sessions: one engineer working one problem, along a pinned flow version or without a flow.
//!
//! The append-only list of [`RecordedEvent`]s is the truth, [`SessionState`] is a fold over it, [`decide`] turns
//! a [`SessionCommand`] into the next event, and [`act`] keeps it. Nothing is ever edited in place.

mod act;
mod captures;
mod command;
mod course;
mod decide;
mod event;
mod evidence;
mod facts;
mod failure;
mod free;
mod handover;
mod hands_on;
mod header;
mod hypothesis;
mod key;
mod live;
mod read;
mod reveal;
mod start;
mod state;
mod store;
mod subflows;
mod suggestions;
#[cfg(test)]
mod tests;

pub use act::{Acted, CommandRequest, act};
pub use captures::Captured;
pub use command::{AttachedFlow, GivenValue, SessionCommand};
pub use decide::decide;
pub use event::{Audience, Receiver, RecordedEvent, SessionEvent};
pub use evidence::{
    AddEvidence, EVIDENCE_BYTES_MAX, EVIDENCE_FILES_MAX, EVIDENCE_TOTAL_MAX, Evidence, EvidenceFile,
    EvidenceRow, EvidenceStore, EvidenceType, add_evidence, check_adding, decoded, disposition, file_name,
    find_evidence, settle_withdrawal, unwanted,
};
pub use failure::{SessionFailure, SessionMoved};
pub use free::{FREE_FORM, free_flow};
pub use handover::{
    EscalationRow, EscalationState, Hand, HandoverStore, Settlement, Teammate, may_accept, may_return,
    may_see_queue,
};
pub use hands_on::{StepTime, hands_on, hands_on_gaps, time_per_step};
pub use header::{FollowedFlow, Session, SessionStatus, is_reference, may_act, may_reopen, reference};
pub use hypothesis::{Hypothesis, HypothesisEnd, HypothesisVerdict};
pub use key::IdempotencyKey;
pub use live::{Presence, PresenceStore, Present, read_header};
pub use read::{LoadedSession, acting_session, load_session, read_session, with_flow};
pub use reveal::{RevealedSecret, reveal_secret};
pub use start::{StartRequest, start_session};
pub use state::{Acceptance, Ending, Escalation, Misfit, Outcome, SessionState, Visit};
pub use store::{
    Append, Appending, FlowLookup, HeaderChange, Insertion, PinnedFlow, SessionRecord, SessionStore,
};
pub use subflows::{PinnedSubflow, SubflowPart, across, composed};
