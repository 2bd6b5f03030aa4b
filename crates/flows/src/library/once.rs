//! Requests that make flows, recognised when they are sent twice.

use super::{Flow, FlowFailure, FlowStore};
use rf_core::{Actor, FieldError, checked_text};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A request that makes flows, as it is recognised when it comes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    /// A key for each flow that the request makes, in their order; at least one. A person's keys are their own.
    pub keys: Vec<String>,
    /// All that was asked for, in 64 characters: a repeat asks for the same.
    pub asked: String,
}

/// What the keys of a request stand for already.
#[derive(Debug, Clone, PartialEq)]
pub enum Earlier {
    /// None of them was used.
    Nothing,
    /// The same request came before; these are the flows that it made, as they stand today.
    Same(Vec<Flow>),
    /// A request that asked for something else had them.
    Other,
}

impl Once {
    /// A request for one flow.
    pub(super) fn one(key: &str, asked: &impl Serialize) -> Result<Self, FieldError> {
        Ok(Self { keys: vec![checked(key)?], asked: fingerprint(asked)? })
    }

    /// A request for `flows` flows. One for none has a key as well, so that it is told from one for some.
    pub(super) fn many(key: &str, flows: usize, asked: &impl Serialize) -> Result<Self, FieldError> {
        let key = checked(key)?;
        let keys = (0..flows.max(1)).map(|place| format!("{key}:{place}")).collect();
        Ok(Self { keys, asked: fingerprint(asked)? })
    }
}

fn checked(key: &str) -> Result<String, FieldError> {
    checked_text("Idempotency-Key", key, 1, 200)
}

/// What was asked for, in 64 characters.
pub(super) fn fingerprint(asked: &impl Serialize) -> Result<String, FieldError> {
    let unwritable = |_| FieldError::new("document", "invalid", "This cannot be written as JSON.");
    let text = serde_json::to_vec(asked).map_err(unwritable)?;
    Ok(Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The flows that the actor's same request made before.
pub(super) async fn made_before(
    store: &mut impl FlowStore,
    actor: &Actor,
    once: Option<&Once>,
) -> Result<Option<Vec<Flow>>, FlowFailure> {
    let Some(once) = once else { return Ok(None) };
    match store.made_once(actor.team, actor.user, once).await? {
        Earlier::Nothing => Ok(None),
        Earlier::Same(flows) => Ok(Some(flows)),
        Earlier::Other => Err(FlowFailure::KeyReused),
    }
}
