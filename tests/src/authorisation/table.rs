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

use On::{Ended, Nothing, Running};

/// Every operation at least once; signing out comes last, since nobody is signed in after it.
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
    row("look_up_providers",        Nothing, [200, 200, 200, 200, 200, 200, 200, 200, 200]),
    // The server of this test knows no provider.
    row("start_provider_sign_in",   Nothing, [404, 404, 404, 404, 404, 404, 404, 404, 404]),
    // Without the header that only our pages send.
    row("finish_provider_sign_in",  Nothing, [403, 403, 403, 403, 403, 403, 403, 403, 403]),
    row("list_identities",          Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("start_identity_link",      Nothing, [401, 404, 404, 404, 404, 404, 404, 401, 401]),
    row("finish_identity_link",     Nothing, [401, 403, 403, 403, 403, 403, 403, 401, 401]),
    row("unlink_identity",          Nothing, [401, 404, 404, 404, 404, 404, 404, 401, 401]),
    row("list_providers",           Nothing, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    // Whoever may is told that the issuer will not do.
    row("add_provider",             Nothing, [401, 403, 403, 403, 422, 422, 422, 401, 401]),
    row("change_provider",          Nothing, [401, 403, 403, 403, 404, 404, 404, 401, 401]),
    row("remove_provider",          Nothing, [401, 403, 403, 403, 404, 404, 404, 401, 401]),
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
    row("logout",                   Nothing, [204, 204, 204, 204, 204, 204, 204, 204, 204]),
];
