//! The table: what each operation answers to whom.

/// Everybody there is. The owner is an engineer: the flow and the sessions are theirs.
pub const PERSONAS: [&str; 9] =
    ["nobody", "viewer", "engineer", "owner", "team_admin", "super_admin", "other team", "disabled", "ended"];

/// What an operation is tried on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// Nothing in particular.
    Nothing,
    /// The owner's flow, or the session that is still running.
    Running,
    /// The session that has ended.
    Ended,
    /// Another member of the team, an engineer.
    Member,
    /// An invitation into the team that is open.
    Invitation,
}

/// One operation, tried by everybody.
pub struct Row {
    /// Its id in the OpenAPI document.
    pub operation: &'static str,
    /// On what.
    pub on: On,
    /// The status for each of [`PERSONAS`].
    pub expected: [u16; 9],
}

impl Row {
    /// For messages.
    pub fn name(&self) -> String {
        format!("{} ({:?})", self.operation, self.on)
    }
}

const fn row(operation: &'static str, on: On, expected: [u16; 9]) -> Row {
    Row { operation, on, expected }
}

use On::{Ended, Invitation, Member, Nothing, Running};

/// Every operation at least once. What takes roles, memberships or sign-ins from the personas comes last, in this order:
/// handing the team over (the admin is an engineer after it), leaving, signing out.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    //                                            nobody viewer engin. owner admin super other disab. ended
    row("healthz",                  Nothing, [200, 200, 200, 200, 200, 200, 200, 200, 200]),
    row("readyz",                   Nothing, [200, 200, 200, 200, 200, 200, 200, 200, 200]),
    row("meta",                     Nothing, [200, 200, 200, 200, 200, 200, 200, 200, 200]),
    row("register",                 Nothing, [201, 201, 201, 201, 201, 201, 201, 201, 201]),
    // Each with their own address and the right password.
    row("login",                    Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 200]),
    // Without a refresh token: an access token is not enough.
    row("refresh",                  Nothing, [401, 401, 401, 401, 401, 401, 401, 401, 401]),
    row("me",                       Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("list_flows",               Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("list_flow_categories",     Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("create_flow",              Nothing, [401, 403, 201, 201, 201, 201, 201, 401, 401]),
    row("validate_flow",            Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("import_flows",             Nothing, [401, 403, 200, 200, 200, 200, 200, 401, 401]),
    row("get_flow",                 Running, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("save_draft",               Running, [401, 403, 403, 200, 200, 200, 404, 401, 401]),
    row("publish_flow",             Running, [401, 403, 403, 201, 201, 201, 404, 401, 401]),
    row("list_flow_versions",       Running, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("get_flow_version",         Running, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("list_sessions",            Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("start_session",            Running, [401, 403, 201, 201, 201, 201, 404, 401, 401]),
    row("get_session",              Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("get_session",              Ended,   [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("act_in_session",           Running, [401, 404, 403, 200, 200, 200, 404, 401, 401]),
    row("act_in_session",           Ended,   [401, 403, 403, 409, 409, 409, 404, 401, 401]),
    row("get_documentation",        Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("get_documentation",        Ended,   [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("download_documentation",   Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("download_documentation",   Ended,   [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("get_team",                 Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("change_team",              Nothing, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    row("list_members",             Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("change_member_role",       Member,  [401, 403, 403, 403, 200, 200, 404, 401, 401]),
    row("disable_member",           Member,  [401, 403, 403, 403, 200, 200, 404, 401, 401]),
    row("enable_member",            Member,  [401, 403, 403, 403, 200, 200, 404, 401, 401]),
    row("remove_member",            Member,  [401, 403, 403, 403, 204, 204, 404, 401, 401]),
    row("list_invitations",         Nothing, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    row("invite",                   Nothing, [401, 403, 403, 403, 201, 201, 201, 401, 401]),
    row("revoke_invitation",        Invitation, [401, 403, 403, 403, 204, 204, 404, 401, 401]),
    // With a link that nobody was sent.
    row("look_at_invitation",       Nothing, [422, 422, 422, 422, 422, 422, 422, 422, 422]),
    row("accept_invitation",        Nothing, [422, 422, 422, 422, 422, 422, 422, 422, 422]),
    row("transfer_team",            Member,  [401, 403, 403, 403, 204, 403, 404, 401, 401]),
    // The other team's admin is its only one.
    row("leave_team",               Nothing, [401, 204, 204, 204, 204, 204, 409, 401, 401]),
    row("logout",                   Nothing, [204, 204, 204, 204, 204, 204, 204, 204, 204]),
];
