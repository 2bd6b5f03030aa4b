//! The table: which operation an API token reaches, and by which scope. What has no row is out of reach.

use rf_auth::Scope;
use serde_json::{Value, json};

/// Who reaches an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// It asks for nobody in particular: no token is looked at.
    Everybody,
    /// Any API token that stands.
    AnyToken,
    /// An API token with this scope.
    Scope(Scope),
    /// No API token: a person who is signed in.
    SignInOnly,
}

use Reach::{AnyToken, Everybody, SignInOnly};

const FLOWS_READ: Reach = Reach::Scope(Scope::FlowsRead);
const FLOWS_WRITE: Reach = Reach::Scope(Scope::FlowsWrite);
const SESSIONS_READ: Reach = Reach::Scope(Scope::SessionsRead);
const SESSIONS_WRITE: Reach = Reach::Scope(Scope::SessionsWrite);
const TEAM_READ: Reach = Reach::Scope(Scope::TeamRead);
const TEAM_WRITE: Reach = Reach::Scope(Scope::TeamWrite);
const AUDIT_READ: Reach = Reach::Scope(Scope::AuditRead);

/// Every operation. Account security, sign-ins, policy, identity providers and the operator's part are for people.
#[rustfmt::skip]
const TABLE: &[(&str, &str, Reach)] = &[
    ("GET",    "/healthz",                                           Everybody),
    ("GET",    "/readyz",                                            Everybody),
    ("GET",    "/api/v1/meta",                                       Everybody),

    ("GET",    "/api/v1/flows",                                      FLOWS_READ),
    ("GET",    "/api/v1/flows/facets",                               FLOWS_READ),
    ("GET",    "/api/v1/flows/suggested",                            FLOWS_READ),
    ("GET",    "/api/v1/flows/{flow_id}/similar",                    FLOWS_READ),
    ("POST",   "/api/v1/flows/validate",                             FLOWS_READ),
    ("POST",   "/api/v1/flows/import",                               FLOWS_WRITE),
    ("POST",   "/api/v1/flows/import/archive",                       FLOWS_WRITE),
    ("POST",   "/api/v1/flows/keep",                                 FLOWS_WRITE),
    ("GET",    "/api/v1/flows/{flow_id}/export",                     FLOWS_READ),
    ("GET",    "/api/v1/library/export",                             FLOWS_READ),
    ("GET",    "/api/v1/flow-schema",                                Everybody),
    ("GET",    "/api/v1/starter-library",                            FLOWS_READ),
    ("POST",   "/api/v1/starter-library",                            FLOWS_WRITE),
    ("POST",   "/api/v1/flows",                                      FLOWS_WRITE),
    ("GET",    "/api/v1/flows/{flow_id}",                            FLOWS_READ),
    ("PUT",    "/api/v1/flows/{flow_id}/draft",                      FLOWS_WRITE),
    ("POST",   "/api/v1/flows/{flow_id}/publish",                    FLOWS_WRITE),
    ("GET",    "/api/v1/flows/{flow_id}/versions",                   FLOWS_READ),
    ("GET",    "/api/v1/flows/{flow_id}/versions/{number}",          FLOWS_READ),

    ("GET",    "/api/v1/flows/{flow_id}/diff",                       FLOWS_READ),
    ("POST",   "/api/v1/flows/diff",                                 FLOWS_READ),
    ("POST",   "/api/v1/flows/{flow_id}/rollback",                   FLOWS_WRITE),
    ("POST",   "/api/v1/flows/{flow_id}/archive",                    FLOWS_WRITE),
    ("POST",   "/api/v1/flows/{flow_id}/restore",                    FLOWS_WRITE),
    ("POST",   "/api/v1/flows/{flow_id}/duplicate",                  FLOWS_WRITE),
    ("PATCH",  "/api/v1/flows/{flow_id}",                            FLOWS_WRITE),
    ("PUT",    "/api/v1/flows/{flow_id}/favourite",                  FLOWS_WRITE),
    ("DELETE", "/api/v1/flows/{flow_id}/favourite",                  FLOWS_WRITE),
    ("GET",    "/api/v1/flows/{flow_id}/usage",                      FLOWS_READ),
    ("POST",   "/api/v1/flows/bulk",                                 FLOWS_WRITE),
    ("POST",   "/api/v1/flows/bulk/{bulk_id}/undo",                  FLOWS_WRITE),

    ("GET",    "/api/v1/folders",                                    FLOWS_READ),
    ("POST",   "/api/v1/folders",                                    FLOWS_WRITE),
    ("PATCH",  "/api/v1/folders/{folder_id}",                        FLOWS_WRITE),
    ("DELETE", "/api/v1/folders/{folder_id}",                        FLOWS_WRITE),
    ("GET",    "/api/v1/steps",                                     FLOWS_READ),
    ("GET",    "/api/v1/steps/facets",                              FLOWS_READ),
    ("POST",   "/api/v1/steps",                                     FLOWS_WRITE),
    ("GET",    "/api/v1/steps/{step_id}",                           FLOWS_READ),
    ("PUT",    "/api/v1/steps/{step_id}",                           FLOWS_WRITE),
    ("POST",   "/api/v1/steps/{step_id}/archive",                   FLOWS_WRITE),
    ("POST",   "/api/v1/steps/{step_id}/restore",                   FLOWS_WRITE),
    ("GET",    "/api/v1/steps/{step_id}/versions",                  FLOWS_READ),
    ("GET",    "/api/v1/steps/{step_id}/reviews",                   FLOWS_READ),
    ("PUT",    "/api/v1/steps/{step_id}/review",                    FLOWS_WRITE),
    ("DELETE", "/api/v1/steps/{step_id}/review",                    FLOWS_WRITE),
    ("GET",    "/api/v1/steps/{step_id}/uses",                      FLOWS_READ),
    ("POST",   "/api/v1/steps/{step_id}/insert",                    FLOWS_WRITE),

    ("GET",    "/api/v1/sessions",                                   SESSIONS_READ),
    ("POST",   "/api/v1/sessions",                                   SESSIONS_WRITE),
    ("POST",   "/api/v1/sessions/export",                            SESSIONS_READ),
    ("GET",    "/api/v1/sessions/{session_id}/export",               SESSIONS_READ),
    ("GET",    "/api/v1/session-views",                              SESSIONS_READ),
    ("POST",   "/api/v1/session-views",                              SESSIONS_WRITE),
    ("PATCH",  "/api/v1/session-views/{view_id}",                    SESSIONS_WRITE),
    ("DELETE", "/api/v1/session-views/{view_id}",                    SESSIONS_WRITE),
    ("GET",    "/api/v1/sessions/similar",                           SESSIONS_READ),
    ("GET",    "/api/v1/sessions/{session_id}",                      SESSIONS_READ),
    ("GET",    "/api/v1/sessions/{session_id}/flow",                 SESSIONS_READ),
    ("GET",    "/api/v1/sessions/{session_id}/similar",              SESSIONS_READ),
    ("GET",    "/api/v1/sessions/{session_id}/suggestions",          SESSIONS_READ),
    ("POST",   "/api/v1/sessions/{session_id}/events",               SESSIONS_WRITE),
    ("POST",   "/api/v1/sessions/{session_id}/evidence",             SESSIONS_WRITE),
    ("GET",    "/api/v1/sessions/{session_id}/evidence/{evidence_id}", SESSIONS_READ),
    ("GET",    "/api/v1/sessions/{session_id}/evidence/{evidence_id}/thumbnail", SESSIONS_READ),
    ("GET",    "/api/v1/sessions/{session_id}/evidence/{evidence_id}/text", SESSIONS_READ),
    ("GET",    "/api/v1/sessions/{session_id}/live",                 SESSIONS_READ),
    ("POST",   "/api/v1/sessions/{session_id}/captures/{name}/reveal", SignInOnly),
    ("GET",    "/api/v1/sessions/{session_id}/redactions", SignInOnly),
    ("PUT",    "/api/v1/sessions/{session_id}/redactions/{mark_id}", SignInOnly),
    ("GET",    "/api/v1/sessions/{session_id}/documentation",        SESSIONS_READ),
    // In clear, as what redaction finds is.
    ("GET",    "/api/v1/sessions/{session_id}/documentation/edits",  SignInOnly),
    ("PUT",    "/api/v1/sessions/{session_id}/documentation/edits",  SignInOnly),
    ("DELETE", "/api/v1/sessions/{session_id}/documentation/edits",  SignInOnly),
    ("GET",    "/api/v1/sessions/{session_id}/documentation/{format}", SESSIONS_READ),

    ("POST",   "/api/v1/sessions/{session_id}/shares",               SESSIONS_WRITE),
    ("GET",    "/api/v1/sessions/{session_id}/shares",               SESSIONS_READ),
    ("GET",    "/api/v1/sessions/{session_id}/shares/preview",       SESSIONS_READ),
    ("GET",    "/api/v1/shares",                                     SESSIONS_READ),
    ("POST",   "/api/v1/shares/{share_id}/revoke",                   SESSIONS_WRITE),
    ("GET",    "/api/v1/shared/{token}",                             Everybody),
    ("POST",   "/api/v1/shared/{token}/open",                        Everybody),
    ("GET",    "/api/v1/shared/{token}/live",                        Everybody),
    ("GET",    "/api/v1/escalations",                                SESSIONS_READ),
    ("GET",    "/api/v1/escalations/summary",                        SESSIONS_READ),
    ("GET",    "/api/v1/notifications",                              SESSIONS_READ),
    ("GET",    "/api/v1/notifications/live",                         SESSIONS_READ),
    ("POST",   "/api/v1/notifications/read",                         SESSIONS_WRITE),

    ("GET",    "/api/v1/auth/me",                                    AnyToken),
    ("POST",   "/api/v1/auth/register",                              Everybody),
    ("POST",   "/api/v1/auth/login",                                 Everybody),
    ("POST",   "/api/v1/auth/refresh",                               Everybody),
    ("POST",   "/api/v1/auth/logout",                                Everybody),
    ("POST",   "/api/v1/auth/second-factor",                         Everybody),
    ("POST",   "/api/v1/auth/passkey/start",                         Everybody),
    ("POST",   "/api/v1/auth/passkey/finish",                        Everybody),
    ("POST",   "/api/v1/auth/providers/lookup",                      Everybody),
    ("POST",   "/api/v1/auth/providers/{provider_key}/start",        Everybody),
    ("POST",   "/api/v1/auth/providers/callback",                    Everybody),
    ("POST",   "/api/v1/auth/password-reset",                        Everybody),
    ("POST",   "/api/v1/auth/password-reset/confirm",                Everybody),
    ("POST",   "/api/v1/auth/email/confirm",                         Everybody),
    ("POST",   "/api/v1/auth/invitations/look",                      Everybody),
    ("POST",   "/api/v1/auth/invitations/accept",                    Everybody),
    ("GET",    "/api/v1/auth/sign-ins",                              SignInOnly),
    ("DELETE", "/api/v1/auth/sign-ins/{sign_in_id}",                 SignInOnly),
    ("POST",   "/api/v1/auth/sign-ins/revoke-others",                SignInOnly),
    ("POST",   "/api/v1/auth/sign-ins/revoke-all",                   SignInOnly),

    ("PATCH",  "/api/v1/account",                                    SignInOnly),
    ("POST",   "/api/v1/account/password",                           SignInOnly),
    ("POST",   "/api/v1/account/email",                              SignInOnly),
    ("POST",   "/api/v1/account/email/verification",                 SignInOnly),
    ("POST",   "/api/v1/account/leave",                              SignInOnly),
    ("GET",    "/api/v1/account/second-factor",                      SignInOnly),
    ("POST",   "/api/v1/account/second-factor/totp",                 SignInOnly),
    ("POST",   "/api/v1/account/second-factor/totp/confirm",         SignInOnly),
    ("DELETE", "/api/v1/account/second-factor/totp",                 SignInOnly),
    ("POST",   "/api/v1/account/second-factor/recovery-codes",       SignInOnly),
    ("POST",   "/api/v1/account/passkeys/start",                     SignInOnly),
    ("POST",   "/api/v1/account/passkeys",                           SignInOnly),
    ("DELETE", "/api/v1/account/passkeys/{passkey_id}",              SignInOnly),
    ("GET",    "/api/v1/account/identities",                         SignInOnly),
    ("POST",   "/api/v1/account/identities/{provider_key}/start",    SignInOnly),
    ("POST",   "/api/v1/account/identities/callback",                SignInOnly),
    ("DELETE", "/api/v1/account/identities/{identity_id}",           SignInOnly),
    ("GET",    "/api/v1/account/api-tokens",                         SignInOnly),
    ("POST",   "/api/v1/account/api-tokens",                         SignInOnly),
    ("DELETE", "/api/v1/account/api-tokens/{api_token_id}",          SignInOnly),

    ("GET",    "/api/v1/team",                                       TEAM_READ),
    ("PATCH",  "/api/v1/team",                                       TEAM_WRITE),
    ("GET",    "/api/v1/team/note-templates",                        TEAM_READ),
    ("GET",    "/api/v1/team/note-templates/{variant}",              TEAM_READ),
    ("PUT",    "/api/v1/team/note-templates/{variant}",              TEAM_WRITE),
    ("DELETE", "/api/v1/team/note-templates/{variant}",              TEAM_WRITE),
    // A preview shows a session, and those scopes do not reach sessions.
    ("POST",   "/api/v1/team/note-templates/{variant}/preview",      SignInOnly),
    ("GET",    "/api/v1/team/members",                               TEAM_READ),
    ("PATCH",  "/api/v1/team/members/{user_id}",                     TEAM_WRITE),
    ("POST",   "/api/v1/team/members/{user_id}/disable",             TEAM_WRITE),
    ("POST",   "/api/v1/team/members/{user_id}/enable",              TEAM_WRITE),
    ("DELETE", "/api/v1/team/members/{user_id}",                     TEAM_WRITE),
    ("POST",   "/api/v1/team/members/{user_id}/reset-second-factor", SignInOnly),
    ("POST",   "/api/v1/team/members/{user_id}/sign-out",            SignInOnly),
    ("POST",   "/api/v1/team/transfer",                              SignInOnly),
    ("GET",    "/api/v1/team/invitations",                           TEAM_READ),
    ("POST",   "/api/v1/team/invitations",                           TEAM_WRITE),
    ("DELETE", "/api/v1/team/invitations/{invitation_id}",           TEAM_WRITE),
    ("GET",    "/api/v1/team/security",                              SignInOnly),
    ("PATCH",  "/api/v1/team/security",                              SignInOnly),
    ("POST",   "/api/v1/team/security/revoke-sign-ins",              SignInOnly),
    ("GET",    "/api/v1/team/sign-ins",                              SignInOnly),
    ("DELETE", "/api/v1/team/sign-ins/{sign_in_id}",                 SignInOnly),
    ("GET",    "/api/v1/team/identity-providers",                    SignInOnly),
    ("POST",   "/api/v1/team/identity-providers",                    SignInOnly),
    ("PUT",    "/api/v1/team/identity-providers/{provider_id}",      SignInOnly),
    ("DELETE", "/api/v1/team/identity-providers/{provider_id}",      SignInOnly),
    ("GET",    "/api/v1/team/audit-log",                             AUDIT_READ),
    ("GET",    "/api/v1/team/audit-log.csv",                         AUDIT_READ),
    ("GET",    "/api/v1/team/audit-log/actions",                     AUDIT_READ),

    ("GET",    "/api/v1/operator/mailbox",                           SignInOnly),
    ("POST",   "/api/v1/operator/mailbox/{mail_id}/retry",           SignInOnly),
];

/// Who reaches the operation with this method at this route.
pub(super) fn reach(method: &str, route: &str) -> Reach {
    let row = TABLE.iter().find(|(known, at, _)| *known == method && *at == route);
    row.map_or(SignInOnly, |(_, _, reach)| *reach)
}

/// Says of each operation in the OpenAPI document which API tokens reach it.
pub(crate) fn name_reach(document: &mut Value) {
    let paths = document["paths"].as_object_mut().into_iter().flatten();
    for (path, item) in paths {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            let (scopes, words) = match reach(&method.to_uppercase(), path) {
                Reach::Scope(scope) => {
                    (json!([scope.as_str()]), format!("API tokens need the scope `{scope}`."))
                }
                Reach::AnyToken => (json!([]), "Any API token will do.".to_owned()),
                Reach::Everybody | Reach::SignInOnly => continue,
            };
            if let Some(security) = operation["security"].as_array_mut() {
                security.push(json!({ "apiToken": scopes }));
            }
            let said = operation["description"].as_str().unwrap_or_default();
            operation["description"] = format!("{said}\n\n{words}").trim_start().into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openapi::openapi;

    /// Method, path and whether somebody has to be signed in.
    fn operations() -> Vec<(String, String, bool)> {
        let document = openapi();
        let mut found = Vec::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let is_guarded = operation.get("security").is_some();
                found.push((method.to_uppercase(), path.clone(), is_guarded));
            }
        }
        found
    }

    #[test]
    fn every_operation_has_one_row_that_says_whether_a_token_reaches_it() {
        for (method, path, is_guarded) in operations() {
            let rows: Vec<_> =
                TABLE.iter().filter(|(known, at, _)| *known == method && *at == path).collect();
            let [(_, _, reach)] = rows.as_slice() else {
                panic!("{method} {path} has {} rows: decide whether API tokens reach it", rows.len())
            };
            assert_eq!(*reach != Everybody, is_guarded, "{method} {path}: the row and the document differ");
        }
    }

    #[test]
    fn what_has_no_row_is_out_of_reach() {
        for (method, route) in
            [("DELETE", "/api/v1/flows"), ("GET", "/api/v1/new"), ("get", "/api/v1/flows"), ("GET", "")]
        {
            assert_eq!(reach(method, route), SignInOnly, "{method} {route}");
        }
    }

    #[test]
    fn nothing_about_accounts_sign_ins_or_the_server_is_within_reach() {
        for (method, path, reach) in TABLE {
            let is_delicate =
                ["/account", "/auth/", "/security", "/sign-ins", "identity-providers", "/operator"]
                    .iter()
                    .any(|part| path.contains(part));
            if is_delicate && *path != "/api/v1/auth/me" {
                assert!(matches!(reach, SignInOnly | Everybody), "{method} {path}: {reach:?}");
            }
        }
    }

    #[test]
    fn the_document_names_the_scope() {
        let document = openapi();
        let operation = &document["paths"]["/api/v1/flows"]["post"];
        assert_eq!(operation["security"], json!([{ "bearer": [] }, { "apiToken": ["flows:write"] }]));
        assert!(operation["description"].as_str().unwrap().contains("`flows:write`"));
        let all: Vec<_> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
        assert_eq!(document["components"]["schemas"]["Scope"]["enum"], json!(all));
        let tokens = &document["paths"]["/api/v1/account/api-tokens"]["post"];
        assert_eq!(tokens["security"], json!([{ "bearer": [] }]));
        assert_eq!(document["components"]["securitySchemes"]["apiToken"]["scheme"], "bearer");
    }
}
