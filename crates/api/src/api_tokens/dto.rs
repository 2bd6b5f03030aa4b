//! API tokens on the wire.

use crate::factors::ReauthBody;
use chrono::{DateTime, Utc};
use rf_auth::{ApiToken, NewApiToken, OneTimeToken};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

macro_rules! scopes {
    // A bare token: the schema's derive does not see through a `literal`.
    ($($(#[$doc:meta])* $Name:ident => $text:tt,)+) => {
        /// One thing that an API token may be good for. Writing does not include reading.
        #[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
        pub(crate) enum Scope {
            $($(#[$doc])* #[serde(rename = $text)] $Name,)+
        }

        impl From<Scope> for rf_auth::Scope {
            fn from(scope: Scope) -> Self {
                match scope {
                    $(Scope::$Name => Self::$Name,)+
                }
            }
        }

        impl From<rf_auth::Scope> for Scope {
            fn from(scope: rf_auth::Scope) -> Self {
                match scope {
                    $(rf_auth::Scope::$Name => Self::$Name,)+
                }
            }
        }
    };
}

scopes! {
    /// Find and read flows and their versions.
    FlowsRead => "flows:read",
    /// Create, import, change and publish flows.
    FlowsWrite => "flows:write",
    /// Find and read sessions and their documentation.
    SessionsRead => "sessions:read",
    /// Start sessions and act in them.
    SessionsWrite => "sessions:write",
    /// Read the team's settings, members and invitations.
    TeamRead => "team:read",
    /// Change the team's settings, members and invitations.
    TeamWrite => "team:write",
    /// Read and export the audit log.
    AuditRead => "audit:read",
}

/// A token, never its secret.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ApiTokenView {
    id: Uuid,
    name: String,
    /// Its last four characters.
    hint: String,
    scopes: Vec<Scope>,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    /// To the minute.
    #[schema(required)]
    last_used_at: Option<DateTime<Utc>>,
    #[schema(required)]
    revoked_at: Option<DateTime<Utc>>,
}

impl From<ApiToken> for ApiTokenView {
    fn from(token: ApiToken) -> Self {
        Self {
            id: token.id.uuid(),
            scopes: token.scopes.iter().map(Scope::from).collect(),
            name: token.name,
            hint: token.hint,
            created_at: token.created_at,
            expires_at: token.expires_at,
            last_used_at: token.last_used_at,
            revoked_at: token.revoked_at,
        }
    }
}

/// My tokens, newest first: every live one and the last 50 that are over.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ApiTokens {
    pub(super) items: Vec<ApiTokenView>,
}

/// A new token.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApiTokenBody {
    /// What to call it, on one line.
    #[schema(
        min_length = 1,
        max_length = 120,
        pattern = r"^[^\u0000-\u001F\u007F-\u009F]*[^\s\u0000-\u001F\u007F-\u009F][^\u0000-\u001F\u007F-\u009F]*$"
    )]
    name: String,
    #[schema(min_items = 1)]
    scopes: Vec<Scope>,
    #[schema(minimum = 1, maximum = 365)]
    expires_in_days: u32,
    /// Your own, if your account has one.
    #[schema(max_length = 256, format = Password, nullable = false)]
    password: Option<String>,
    /// Of your authenticator app, if you have no password.
    #[schema(max_length = 20, nullable = false)]
    code: Option<String>,
}

impl ApiTokenBody {
    /// What is asked for, and the proof.
    pub(super) fn into_parts(self) -> (NewApiToken, ReauthBody) {
        let wish = NewApiToken {
            name: self.name,
            scopes: self.scopes.into_iter().map(Into::into).collect(),
            expires_in_days: self.expires_in_days,
        };
        (wish, ReauthBody::new(self.password, self.code))
    }
}

/// A token that was just made. This is the only time that it is shown.
#[derive(Serialize, ToSchema)]
pub(crate) struct ApiTokenCreated {
    /// Send it as `Authorization: Bearer …`.
    token: String,
    api_token: ApiTokenView,
}

impl ApiTokenCreated {
    pub(super) fn new(secret: &OneTimeToken, token: ApiToken) -> Self {
        Self { token: secret.as_str().to_owned(), api_token: token.into() }
    }
}
