//! Who acts.

use crate::{SignInId, TeamId, UserId};
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
    /// The sign-in that the call came through.
    pub sign_in: SignInId,
}
