//! Sessions: starting, acting, reading, their files, and their documentation.

mod documentation;
mod dto;
mod edits;
mod escalation;
mod evidence;
mod export;
mod filter;
mod handlers;
mod parcel;
mod redactions;
mod visits;

pub(crate) use documentation::{download_documentation, get_documentation};
pub(crate) use edits::{get_note_edits, remove_note_edits, save_note_edits};
pub(crate) use evidence::{add_evidence, download_evidence, get_evidence_text, get_evidence_thumbnail};
pub(crate) use export::{export_session, export_sessions};
pub(crate) use filter::SessionSelection;
pub(crate) use handlers::{
    act_in_session, get_session, get_session_flow, list_sessions, reveal_secret, start_session,
};
pub(crate) use redactions::{decide_redaction, list_redactions};
