//! Flows and the sessions that follow them: documents, rules and ports, without IO.

mod document;
pub mod session;

pub use document::{
    ActionStep, Answer, AnswerId, Command, Escalation, FlowDocument, FlowFormat, FlowKind, Question,
    Resolution, Step, StepId,
};
