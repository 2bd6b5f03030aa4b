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
    /// An API token of the owner's.
    Token,
    /// A link to the owner's session that is still running.
    Share,
    /// A change of many flows that the owner made.
    Bulk,
    /// A folder of the team's library.
    Folder,
    /// A step of the owner's in the Step Library.
    Step,
    /// A view of the list of sessions that the owner shares.
    View,
    /// Another member of the team, an engineer.
    Member,
    /// An invitation into the team that is open.
    Invitation,
    /// A sign-in of another member of the team, and that member.
    SignIn,
    /// Everybody's sign-ins: whom it signs out is let in again after it.
    Everybody,
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

use On::{
    Bulk, Ended, Everybody, Folder, Invitation, Member, Nothing, Running, Share, SignIn, Step, Token, View,
};

/// Every operation at least once. What takes roles or sign-ins from the personas comes last, in this order: handing the team
/// over (the admin is an engineer after it), and the ways of signing out.
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
    row("list_flow_facets",         Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("list_suggested_flows",     Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("list_similar_flows",       Running, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("create_flow",              Nothing, [401, 403, 201, 201, 201, 201, 201, 401, 401]),
    row("validate_flow",            Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("preview_import",           Nothing, [401, 403, 200, 200, 200, 200, 200, 401, 401]),
    row("preview_archive",          Nothing, [401, 403, 200, 200, 200, 200, 200, 401, 401]),
    row("keep_imported",            Nothing, [401, 403, 201, 201, 201, 201, 201, 401, 401]),
    row("export_flow",              Running, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("export_library",           Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("get_flow_schema",          Nothing, [200, 200, 200, 200, 200, 200, 200, 200, 200]),
    row("list_starter_flows",       Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("add_starter_flows",        Nothing, [401, 403, 201, 201, 201, 201, 201, 401, 401]),
    row("get_flow",                 Running, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("save_draft",               Running, [401, 403, 403, 200, 200, 200, 404, 401, 401]),
    row("publish_flow",             Running, [401, 403, 403, 201, 201, 201, 404, 401, 401]),
    row("list_flow_versions",       Running, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("get_flow_version",         Running, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("diff_flow",                Running, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("diff_documents",           Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("roll_back_flow",           Running, [401, 403, 403, 201, 201, 201, 404, 401, 401]),
    row("archive_flow",             Running, [401, 403, 403, 200, 200, 200, 404, 401, 401]),
    row("restore_flow",             Running, [401, 403, 403, 200, 200, 200, 404, 401, 401]),
    row("duplicate_flow",           Running, [401, 403, 201, 201, 201, 201, 404, 401, 401]),
    row("change_flow_settings",     Running, [401, 403, 403, 200, 200, 200, 404, 401, 401]),
    row("add_favourite",            Running, [401, 204, 204, 204, 204, 204, 404, 401, 401]),
    row("remove_favourite",         Running, [401, 204, 204, 204, 204, 204, 404, 401, 401]),
    row("get_flow_usage",           Running, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    // Whose flows they are not is told that none was changed.
    row("change_flows",             Running, [401, 403, 200, 200, 200, 200, 200, 401, 401]),
    // Nobody's but the owner's, whatever their role.
    row("undo_bulk_change",         Bulk,    [401, 404, 404, 200, 404, 404, 404, 401, 401]),
    row("list_folders",             Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("create_folder",            Nothing, [401, 403, 201, 201, 201, 201, 201, 401, 401]),
    row("change_folder",            Folder,  [401, 403, 200, 200, 200, 200, 404, 401, 401]),
    row("delete_folder",            Folder,  [401, 403, 204, 204, 204, 204, 404, 401, 401]),
    row("list_library_steps",      Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("list_library_step_facets",Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("create_library_step",     Nothing, [401, 403, 201, 201, 201, 201, 201, 401, 401]),
    row("get_library_step",        Step, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("save_library_step",       Step, [401, 403, 403, 200, 200, 200, 404, 401, 401]),
    row("archive_library_step",    Step, [401, 403, 403, 200, 200, 200, 404, 401, 401]),
    row("restore_library_step",    Step, [401, 403, 403, 200, 200, 200, 404, 401, 401]),
    row("list_library_step_versions",Step, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("list_step_reviews",       Step, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    // Nobody reviews their own.
    row("review_step",             Step, [401, 403, 200, 422, 200, 200, 404, 401, 401]),
    row("withdraw_review",         Step, [401, 403, 200, 200, 200, 200, 404, 401, 401]),
    row("list_step_uses",          Step, [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("insert_library_step",     Step, [401, 403, 200, 200, 200, 200, 404, 401, 401]),
    row("list_sessions",            Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("export_sessions",          Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("export_sessions",          Ended,   [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("export_session",           Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("export_session",           Ended,   [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("list_session_views",       Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("create_session_view",      Nothing, [401, 201, 201, 201, 201, 201, 201, 401, 401]),
    row("change_session_view",      View,    [401, 403, 403, 200, 200, 200, 404, 401, 401]),
    row("delete_session_view",      View,    [401, 403, 403, 204, 204, 204, 404, 401, 401]),
    row("start_session",            Running, [401, 403, 201, 201, 201, 201, 404, 401, 401]),
    row("get_session",              Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("get_session_flow",         Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("get_session_flow",         Ended,   [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("get_session",              Ended,   [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("create_share",             Running, [401, 404, 403, 201, 201, 201, 404, 401, 401]),
    row("create_share",             Ended,   [401, 403, 403, 201, 201, 201, 404, 401, 401]),
    row("list_session_shares",      Share,   [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("list_session_shares",      Ended,   [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("preview_share",            Running, [401, 404, 403, 200, 200, 200, 404, 401, 401]),
    row("revoke_share",             Share,   [401, 404, 403, 200, 200, 200, 404, 401, 401]),
    row("list_shares",              Nothing, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    // With a link that nobody was given.
    row("get_shared",               Nothing, [404, 404, 404, 404, 404, 404, 404, 404, 404]),
    row("open_shared",              Nothing, [404, 404, 404, 404, 404, 404, 404, 404, 404]),
    row("follow_shared",            Nothing, [404, 404, 404, 404, 404, 404, 404, 404, 404]),
    row("get_suggestions",          Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("get_suggestions",          Ended,   [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("list_sessions_like",       Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("list_sessions_like",       Ended,   [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("list_sessions_like_problem", Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("act_in_session",           Running, [401, 404, 403, 200, 200, 200, 404, 401, 401]),
    row("add_evidence",             Running, [401, 404, 403, 200, 200, 200, 404, 401, 401]),
    row("add_evidence",             Ended,   [401, 403, 403, 409, 409, 409, 404, 401, 401]),
    row("download_evidence",        Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("get_evidence_text",        Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("get_evidence_thumbnail",   Running, [401, 404, 404, 404, 404, 404, 404, 401, 401]),
    row("follow_session",           Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("follow_session",           Ended,   [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("act_in_session",           Ended,   [401, 403, 403, 409, 409, 409, 404, 401, 401]),
    row("reveal_secret",            Running, [401, 404, 403, 200, 200, 200, 404, 401, 401]),
    row("reveal_secret",            Ended,   [401, 403, 403, 200, 200, 200, 404, 401, 401]),
    row("list_redactions",          Running, [401, 404, 403, 200, 200, 200, 404, 401, 401]),
    row("list_redactions",          Ended,   [401, 403, 403, 200, 200, 200, 404, 401, 401]),
    // Nothing is found in the notes of this world.
    row("decide_redaction",         Running, [401, 404, 403, 404, 404, 404, 404, 401, 401]),
    row("decide_redaction",         Ended,   [401, 403, 403, 404, 404, 404, 404, 401, 401]),
    row("get_note_edits",           Running, [401, 404, 403, 200, 200, 200, 404, 401, 401]),
    row("get_note_edits",           Ended,   [401, 403, 403, 200, 200, 200, 404, 401, 401]),
    // Nothing was edited in this world: its revision is another one.
    row("save_note_edits",          Running, [401, 404, 403, 412, 412, 412, 404, 401, 401]),
    row("save_note_edits",          Ended,   [401, 403, 403, 412, 412, 412, 404, 401, 401]),
    row("remove_note_edits",        Running, [401, 404, 403, 412, 412, 412, 404, 401, 401]),
    row("remove_note_edits",        Ended,   [401, 403, 403, 412, 412, 412, 404, 401, 401]),
    row("get_documentation",        Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("get_documentation",        Ended,   [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("download_documentation",   Running, [401, 404, 200, 200, 200, 200, 404, 401, 401]),
    row("download_documentation",   Ended,   [401, 200, 200, 200, 200, 200, 404, 401, 401]),
    row("list_escalations",         Nothing, [401, 403, 200, 200, 200, 200, 200, 401, 401]),
    row("get_escalation_summary",   Nothing, [401, 403, 200, 200, 200, 200, 200, 401, 401]),
    row("list_notifications",       Nothing, [401, 403, 200, 200, 200, 200, 200, 401, 401]),
    row("follow_notifications",     Nothing, [401, 403, 200, 200, 200, 200, 200, 401, 401]),
    row("read_notifications",       Nothing, [401, 403, 204, 204, 204, 204, 204, 401, 401]),
    row("list_api_tokens",          Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("create_api_token",         Nothing, [401, 201, 201, 201, 201, 201, 201, 401, 401]),
    // Nobody's but the owner's, whatever their role.
    row("revoke_api_token",         Token, [401, 404, 404, 204, 404, 404, 404, 401, 401]),
    // Without a ticket, or a ceremony; the server of this test has an address that passkeys cannot be bound to.
    row("pay_second_factor",        Nothing, [401, 401, 401, 401, 401, 401, 401, 401, 401]),
    row("start_passkey_sign_in",    Nothing, [409, 409, 409, 409, 409, 409, 409, 409, 409]),
    row("finish_passkey_sign_in",   Nothing, [409, 409, 409, 409, 409, 409, 409, 409, 409]),
    row("get_second_factors",       Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("start_totp",               Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    // With a wrong code; then with nothing there to remove.
    row("confirm_totp",             Nothing, [401, 422, 422, 422, 422, 422, 422, 401, 401]),
    row("disable_totp",             Nothing, [401, 409, 409, 409, 409, 409, 409, 401, 401]),
    row("make_recovery_codes",      Nothing, [401, 409, 409, 409, 409, 409, 409, 401, 401]),
    row("start_passkey",            Nothing, [401, 409, 409, 409, 409, 409, 409, 401, 401]),
    row("add_passkey",              Nothing, [401, 409, 409, 409, 409, 409, 409, 401, 401]),
    row("remove_passkey",           Nothing, [401, 404, 404, 404, 404, 404, 404, 401, 401]),
    row("reset_member_second_factor", Member, [401, 403, 403, 403, 204, 204, 404, 401, 401]),
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
    row("request_password_reset",   Nothing, [202, 202, 202, 202, 202, 202, 202, 202, 202]),
    row("reset_password",           Nothing, [422, 422, 422, 422, 422, 422, 422, 422, 422]),
    row("confirm_email",            Nothing, [422, 422, 422, 422, 422, 422, 422, 422, 422]),
    row("change_profile",           Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    // With a wrong password, so that everybody stays signed in.
    row("change_password",          Nothing, [401, 403, 403, 403, 403, 403, 403, 401, 401]),
    row("request_email_change",     Nothing, [401, 403, 403, 403, 403, 403, 403, 401, 401]),
    row("leave_team",               Nothing, [401, 403, 403, 403, 403, 403, 403, 401, 401]),
    row("request_email_verification", Nothing, [401, 202, 202, 202, 202, 202, 202, 401, 401]),
    row("list_mails",               Nothing, [401, 403, 403, 403, 403, 200, 403, 401, 401]),
    row("retry_mail",               Nothing, [401, 403, 403, 403, 403, 404, 403, 401, 401]),
    row("get_team",                 Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("change_team",              Nothing, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    row("list_note_templates",      Nothing, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    row("get_note_template",        Nothing, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    // None was ever changed in this world: its revision is another one.
    row("save_note_template",       Running, [401, 403, 403, 403, 412, 412, 412, 401, 401]),
    row("reset_note_template",      Running, [401, 403, 403, 403, 412, 412, 412, 401, 401]),
    row("preview_note_template",    Running, [401, 403, 403, 403, 200, 200, 404, 401, 401]),
    row("preview_note_template",    Ended,   [401, 403, 403, 403, 200, 200, 404, 401, 401]),
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
    row("list_my_sign_ins",         Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    // Somebody else's, so that it is nobody's.
    row("end_my_sign_in",           SignIn,  [401, 404, 404, 404, 404, 404, 404, 401, 401]),
    row("end_my_other_sign_ins",    Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("get_security_policy",      Nothing, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    row("change_security_policy",   Nothing, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    row("list_team_sign_ins",       Nothing, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    row("end_team_sign_in",         SignIn,  [401, 403, 403, 403, 204, 204, 404, 401, 401]),
    row("sign_member_out",          SignIn,  [401, 403, 403, 403, 200, 200, 404, 401, 401]),
    row("list_audit_log",           Nothing, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    row("export_audit_log",         Nothing, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    row("list_audit_actions",       Nothing, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    row("revoke_team_sign_ins",     Everybody, [401, 403, 403, 403, 200, 200, 200, 401, 401]),
    row("transfer_team",            Member,  [401, 403, 403, 403, 204, 403, 404, 401, 401]),
    row("end_all_my_sign_ins",      Nothing, [401, 200, 200, 200, 200, 200, 200, 401, 401]),
    row("logout",                   Nothing, [204, 204, 204, 204, 204, 204, 204, 204, 204]),
];
