//! Sessions without a flow: what they are called, and the empty procedure that they run along.

use crate::{FlowDocument, FlowKind};
use std::sync::Arc;

/// What stands where the title of a flow does, in a session that follows none.
pub const FREE_FORM: &str = "Free-form";

/// What a session without a flow runs along: a procedure without a step, which asks for nothing and requires nothing.
pub fn free_flow() -> Arc<FlowDocument> {
    Arc::new(FlowDocument { kind: FlowKind::Procedural, title: FREE_FORM.into(), ..FlowDocument::default() })
}
