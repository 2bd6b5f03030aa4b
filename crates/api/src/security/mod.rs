//! The team's session-expiry policy, and who is signed in.

mod dto;
mod policy;
mod sign_ins;
mod team_sign_ins;

pub(crate) use policy::{change_security_policy, get_security_policy};
pub(crate) use sign_ins::{end_all_my_sign_ins, end_my_other_sign_ins, end_my_sign_in, list_my_sign_ins};
pub(crate) use team_sign_ins::{end_team_sign_in, list_team_sign_ins, revoke_team_sign_ins, sign_member_out};

use crate::{caller::Caller, problem::Problem};
use rf_auth::SecurityFailure;
use rf_core::{Action, Actor, Relation, Verdict, verdict};

/// Who asks, if they may do that to the team.
pub(crate) fn allowed(caller: &Caller, action: Action) -> Result<Actor, Problem> {
    let actor = caller.actor();
    match verdict(actor.role, action, Relation::Team) {
        Verdict::Allow => Ok(actor),
        Verdict::Deny | Verdict::Hide => Err(SecurityFailure::Forbidden.into()),
    }
}
