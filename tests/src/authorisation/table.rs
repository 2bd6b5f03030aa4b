//! The table: what each operation answers to whom.

/// Everybody there is. The owner is an engineer: the flow and the sessions are theirs. The last two are API tokens of the
/// owner's: one with every scope, and one that may only read the audit log.
pub const PERSONAS: [&str; 11] = [
    "nobody",
    "viewer",
    "engineer",
    "owner",
    "team_admin",
    "super_admin",
    "other team",
    "disabled",
    "ended",
    "token",
    "narrow token",
];

/// Whose the things and the tokens are.
pub const OWNER: usize = 3;

/// What the narrow token is good for.
pub const NARROW: &str = "audit:read";

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
    /// The status for each of [`PERSONAS`] but the tokens.
    pub expected: [u16; 9],
}

/// What the document says about API tokens and an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Nobody has to be signed in.
    Everybody,
    /// A person has to be signed in; no API token will do.
    SignInOnly,
    /// Any API token will do.
    AnyToken,
    /// An API token with this scope will do.
    Scope(String),
}

impl Row {
    /// The status that the persona is to be given, and the code where it is a token that does not reach so far: a token is
    /// its owner as far as its scopes reach.
    pub fn expected(&self, persona: usize, reach: &Reach) -> (u16, Option<&'static str>) {
        let owners = (self.expected[OWNER], None);
        match (PERSONAS[persona], reach) {
            ("token" | "narrow token", Reach::Everybody | Reach::AnyToken) | ("token", Reach::Scope(_)) => {
                owners
            }
            ("token" | "narrow token", Reach::SignInOnly) => (403, Some("token_not_allowed")),
            ("narrow token", Reach::Scope(scope)) if scope == NARROW => owners,
            ("narrow token", Reach::Scope(_)) => (403, Some("insufficient_scope")),
            _ => (self.expected[persona], None),
        }
    }

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
    row("list_api_tokens",          Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("create_api_token",         Nothing, [401, 201, 201, 201, 201, 201, 201, 401, 401]),
    // Nobody's but the owner's, whatever their role.
    row("revoke_api_token",         Running, [401, 404, 404, 204, 404, 404, 404, 401, 401]),
    row("logout",                   Nothing, [204, 204, 204, 204, 204, 204, 204, 204, 204]),
];
