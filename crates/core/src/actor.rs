//! Who acts.

use crate::{ApiTokenId, SignInId, TeamId, UserId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a person may do in general; read from the database on every request, never from a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads flows and finished sessions, changes nothing.
    Viewer,
    /// Runs flows, writes own flows.
    Engineer,
    /// Owns the team's library and its security settings.
    TeamAdmin,
    /// Runs the server.
    SuperAdmin,
}

impl Role {
    /// Every role, weakest first.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Engineer, Self::TeamAdmin, Self::SuperAdmin];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Engineer => "engineer",
            Self::TeamAdmin => "team_admin",
            Self::SuperAdmin => "super_admin",
        }
    }

    /// Whether somebody with this role may give out `other`: nobody hands out more than they have, and the operator's role
    /// is given at the command line only.
    pub fn may_grant(self, other: Self) -> bool {
        other <= self && other != Self::SuperAdmin
    }

    /// The role of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What somebody acts through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// A sign-in of theirs.
    SignIn(SignInId),
    /// An API token of theirs.
    ApiToken(ApiTokenId),
    /// The operator's command line, which belongs to nobody in the team.
    CommandLine,
}

impl Via {
    /// The name in the audit log.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignIn(_) => "person",
            Self::ApiToken(_) => "api_token",
            Self::CommandLine => "command_line",
        }
    }
}

/// The authenticated person behind a call, as the database knows them at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub user: UserId,
    /// Their display name, as it stands in notes.
    pub name: String,
    /// Their team: the only one whose data they can reach.
    pub team: TeamId,
    /// What they may do.
    pub role: Role,
    /// What the call came through.
    pub via: Via,
    /// The client's network address, as text.
    pub address: Option<String>,
}

impl Actor {
    /// The operator at the server's own command line, acting in `team`.
    pub fn command_line(team: TeamId) -> Self {
        let user = UserId::from(uuid::Uuid::nil());
        Self {
            user,
            name: "Operator".into(),
            team,
            role: Role::SuperAdmin,
            via: Via::CommandLine,
            address: None,
        }
    }
}
