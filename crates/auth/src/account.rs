//! Teams and the people in them.

use crate::{PasswordHash, PolicyOverrides};
use chrono_tz::Tz;
use rf_core::{FieldError, Role, TeamId, Time, UserId, checked_text};
use std::fmt;

/// A tenant: one managed service provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name, one line of 1 to 120 characters.
    pub name: String,
    /// When it registered.
    pub created_at: Time,
}

/// What a team decided about how its members sign in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TeamSecurity {
    /// The team's own windows, where it does not keep the server's.
    pub overrides: PolicyOverrides,
    /// Whether every member must have a second factor.
    pub second_factor_required: bool,
}

/// A person with an account, as the database knows them, with the name of their team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Their id.
    pub id: UserId,
    /// Their team at this moment.
    pub team: TeamId,
    /// That team's name.
    pub team_name: String,
    /// What that team tells times in.
    pub team_time_zone: Tz,
    /// What they sign in with; unique over all teams.
    pub email: Email,
    /// Their display name, one line of 1 to 120 characters.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// None for people who never chose a password.
    pub password_hash: Option<PasswordHash>,
    /// When the account was disabled, if it is.
    pub disabled_at: Option<Time>,
    /// When the address was last proved to be theirs, if it was.
    pub email_verified_at: Option<Time>,
    /// When the person left the team, if they did; only their name stays, for what they did.
    pub left_at: Option<Time>,
    /// Whether a second factor is set up and owed at each sign-in with a password or an identity provider.
    pub has_second_factor: bool,
    /// What the team decided about signing in.
    pub security: TeamSecurity,
    /// When the account was made.
    pub created_at: Time,
}

impl User {
    /// Whether the team asks for a second factor that this person has not set up yet.
    pub const fn owes_second_factor(&self) -> bool {
        self.security.second_factor_required && !self.has_second_factor
    }
}

/// An e-mail address in the one spelling that is stored and compared: trimmed and in lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// Parses what a person typed (or what the store holds).
    ///
    /// The shape is checked, not the existence: one `@`, something before it, a dotted domain after it, at
    /// most 254 bytes, no blanks or control characters.
    ///
    /// # Errors
    /// `empty` or `invalid_email`, for `email`.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(FieldError::new("email", "empty", "Fill this in."));
        }
        let address = text.to_lowercase();
        if is_address(&address) {
            Ok(Self(address))
        } else {
            let message = "Enter an e-mail address such as name@example.com.";
            Err(FieldError::new("email", "invalid_email", message))
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    pub fn local_part(&self) -> &str {
        self.0.split_once('@').map_or("", |(local, _)| local)
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let labels = domain.split('.');
    text.len() <= 254
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
        && (1..=64).contains(&local.len())
        && !domain.contains('@')
        && labels.clone().count() >= 2
        && labels.clone().all(|label| !label.is_empty())
}

/// A name of one line, 1 to 120 characters.
pub(crate) fn one_line(field: &str, text: &str) -> Result<String, FieldError> {
    let name = checked_text(field, text, 1, 120)?;
    if name.contains(|c: char| c.is_control()) {
        return Err(FieldError::new(field, "forbidden_character", "Write this on one line."));
    }
    Ok(name)
}
