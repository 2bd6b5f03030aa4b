//! What a team decides about signing in, and how sign-ins are ended from outside of them.

mod change;
mod ending;
mod export;
mod failure;

#[cfg(test)]
pub(crate) use change::apply;
pub use change::{SecurityChange, SecurityChanged, change_security};
pub use ending::{Whose, end_my_sign_in, end_sign_ins, end_team_sign_in};
pub use export::note_audit_export;
pub use failure::SecurityFailure;

use rf_core::{Action, Actor, Relation, Verdict, verdict};

/// Lets through who may do that to the team.
fn allowed(actor: &Actor, action: Action) -> Result<(), SecurityFailure> {
    match verdict(actor.role, action, Relation::Team) {
        Verdict::Allow => Ok(()),
        Verdict::Deny | Verdict::Hide => Err(SecurityFailure::Forbidden),
    }
}
