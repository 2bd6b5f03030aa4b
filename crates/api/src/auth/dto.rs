//! Accounts and sign-ins on the wire.

use crate::app::Demo;
use chrono::{DateTime, Utc};
use rf_auth::{Channel, Grant, User};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Where the refresh token travels.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TokenChannel {
    /// In an HttpOnly cookie: browsers.
    #[default]
    Cookie,
    /// In request and response bodies: command line and generated clients.
    Body,
}

impl From<TokenChannel> for Channel {
    fn from(channel: TokenChannel) -> Self {
        match channel {
            TokenChannel::Cookie => Self::Cookie,
            TokenChannel::Body => Self::Body,
        }
    }
}

impl From<Channel> for TokenChannel {
    fn from(channel: Channel) -> Self {
        match channel {
            Channel::Cookie => Self::Cookie,
            Channel::Body => Self::Body,
        }
    }
}

/// A new team and its first administrator.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegisterBody {
    /// The team's name, on one line.
    #[schema(
        min_length = 1,
        max_length = 120,
        pattern = r"^[^\u0000-\u001F\u007F-\u009F]*[^\s\u0000-\u001F\u007F-\u009F][^\u0000-\u001F\u007F-\u009F]*$"
    )]
    pub(crate) team_name: String,
    /// Your name, as it stands in notes, on one line.
    #[schema(
        min_length = 1,
        max_length = 120,
        pattern = r"^[^\u0000-\u001F\u007F-\u009F]*[^\s\u0000-\u001F\u007F-\u009F][^\u0000-\u001F\u007F-\u009F]*$"
    )]
    pub(crate) name: String,
    /// Your e-mail address.
    #[schema(
        max_length = 254,
        pattern = r"^\s*[^@\s\u0000-\u001F\u007F-\u009F]{1,64}@[^@.\s\u0000-\u001F\u007F-\u009F]+(\.[^@.\s\u0000-\u001F\u007F-\u009F]+)+\s*$"
    )]
    pub(crate) email: String,
    /// 12 to 256 characters, and not a common one.
    #[schema(min_length = 12, max_length = 256, format = Password)]
    pub(crate) password: String,
    #[serde(default)]
    pub(crate) channel: TokenChannel,
}

/// Credentials.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LoginBody {
    #[schema(max_length = 254)]
    pub(crate) email: String,
    #[schema(max_length = 256, format = Password)]
    pub(crate) password: String,
    #[serde(default)]
    pub(crate) channel: TokenChannel,
}

/// What to refresh with; an empty object where the cookie holds the token.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RefreshBody {
    /// The refresh token of the body channel.
    pub(crate) refresh_token: Option<String>,
}

/// What somebody may do in general.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Role {
    /// Reads flows and finished sessions.
    Viewer,
    /// Runs flows, writes own flows.
    Engineer,
    /// Owns the team's library.
    TeamAdmin,
    /// Runs the server.
    SuperAdmin,
}

impl From<rf_core::Role> for Role {
    fn from(role: rf_core::Role) -> Self {
        match role {
            rf_core::Role::Viewer => Self::Viewer,
            rf_core::Role::Engineer => Self::Engineer,
            rf_core::Role::TeamAdmin => Self::TeamAdmin,
            rf_core::Role::SuperAdmin => Self::SuperAdmin,
        }
    }
}

impl From<Role> for rf_core::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Viewer => Self::Viewer,
            Role::Engineer => Self::Engineer,
            Role::TeamAdmin => Self::TeamAdmin,
            Role::SuperAdmin => Self::SuperAdmin,
        }
    }
}

/// A tenant.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Team {
    id: Uuid,
    name: String,
    /// What its notes tell times in: a name of the IANA list.
    time_zone: &'static str,
}

/// The signed-in person.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Me {
    id: Uuid,
    name: String,
    email: String,
    role: Role,
    team: Team,
    /// Whether the address was proved to be theirs.
    email_verified: bool,
    /// Whether they can sign in with a password.
    has_password: bool,
    has_second_factor: bool,
    /// The team requires a second factor and they have none: until then nothing but their account is open to them.
    must_enrol_second_factor: bool,
}

impl From<&User> for Me {
    fn from(user: &User) -> Self {
        Self {
            id: user.id.uuid(),
            name: user.name.clone(),
            email: user.email.as_str().to_owned(),
            role: user.role.into(),
            team: Team {
                id: user.team.uuid(),
                name: user.team_name.clone(),
                time_zone: user.team_time_zone.name(),
            },
            email_verified: user.email_verified_at.is_some(),
            has_password: user.password_hash.is_some(),
            has_second_factor: user.has_second_factor,
            must_enrol_second_factor: user.owes_second_factor(),
        }
    }
}

/// The kind of an access token.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) enum TokenType {
    /// Send it as `Authorization: Bearer …`.
    Bearer,
}

/// What a login or a refresh gives.
#[derive(Serialize, ToSchema)]
pub(crate) struct SignedIn {
    access_token: String,
    token_type: TokenType,
    /// Seconds until the access token ends.
    expires_in: u32,
    /// Unless something is done before.
    idle_expires_at: DateTime<Utc>,
    /// Whatever is done before.
    absolute_expires_at: DateTime<Utc>,
    /// Only in the body channel.
    #[schema(required)]
    refresh_token: Option<String>,
    user: Me,
}

impl From<&Grant> for SignedIn {
    fn from(grant: &Grant) -> Self {
        let in_body = grant.sign_in.channel == Channel::Body;
        Self {
            access_token: grant.access.token.as_str().to_owned(),
            token_type: TokenType::Bearer,
            expires_in: grant.access.expires_in_seconds,
            idle_expires_at: grant.sign_in.idle_deadline,
            absolute_expires_at: grant.sign_in.absolute_deadline,
            refresh_token: in_body.then(|| grant.refresh_token.as_str().to_owned()),
            user: Me::from(&grant.user),
        }
    }
}

/// The accounts of a demonstration.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DemoView {
    /// The password of all of them.
    password: String,
    accounts: Vec<DemoAccountView>,
}

/// One account of a demonstration.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DemoAccountView {
    email: String,
    name: String,
    role: Role,
}

impl From<&Demo> for DemoView {
    fn from(demo: &Demo) -> Self {
        let accounts = demo.accounts.iter().map(|account| DemoAccountView {
            email: account.email.clone(),
            name: account.name.clone(),
            role: account.role.into(),
        });
        Self { password: demo.password.clone(), accounts: accounts.collect() }
    }
}
