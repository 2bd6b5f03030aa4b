//! The team: settings, members, invitations.

mod dto;
mod invitations;
mod members;
mod settings;
mod templates;

pub(crate) use invitations::{
    accept_invitation, invite, list_invitations, look_at_invitation, revoke_invitation,
};
pub(crate) use members::{
    change_member_role, disable_member, enable_member, leave_team, list_members, remove_member, transfer_team,
};
pub(crate) use settings::{change_team, get_team};
pub(crate) use templates::{
    get_note_template, list_note_templates, preview_note_template, reset_note_template, save_note_template,
};
