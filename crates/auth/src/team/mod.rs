//! The team: its settings, who is in it, who is invited, and what the operator does at the command line.

mod failure;
mod invitation;
mod inviting;
mod joining;
mod leaving;
mod letter;
mod members;
mod operator;
mod rules;
mod settings;
mod store;

pub use failure::TeamFailure;
pub use invitation::{FoundInvitation, Invitation, InvitationStatus};
pub use inviting::{invite, revoke_invitation};
pub use joining::{Acceptance, accept_invitation, look_at_invitation, prepare_acceptance};
pub use leaving::{leave_team, remove_member, transfer_team};
pub use members::{change_role, disable_member, enable_member};
pub use operator::{create_member, create_team, make_reset_link, revoke_member};
pub use settings::{TeamSettings, TeamSettingsChange, change_team, read_team, time_zones};
pub use store::{InvitationStore, MemberStore, TeamStore};
