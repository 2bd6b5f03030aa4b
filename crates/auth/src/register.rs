//! Registering a team together with its first administrator.

use crate::account::one_line;
use crate::{
    AccountStore, AuthFailure, Email, Entrance, EntryStore, Grant, Hashing, Password, PasswordHash,
    SignInRules, SignInStore, Team, TeamSecurity, User, enter, trail,
};
use chrono_tz::Tz;
use rf_core::{AuditAction, AuditEvent, AuditLog, Env, FieldErrors, Role};

/// What a person fills in, as typed.
#[derive(Debug, Clone, Copy)]
pub struct Registration<'a> {
    /// The new team's name.
    pub team_name: &'a str,
    /// Their own name.
    pub name: &'a str,
    /// Their e-mail address.
    pub email: &'a str,
    /// The password they want.
    pub password: &'a str,
}

/// A registration whose fields are right and whose password is hashed already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedRegistration {
    team_name: String,
    name: String,
    email: Email,
    password_hash: PasswordHash,
}

/// Checks the fields and hashes the password: the slow part, before any transaction.
///
/// # Errors
/// `invalid` with every mistake; `sign_in_unavailable`.
pub async fn prepare_registration(
    hashing: &impl Hashing,
    typed: Registration<'_>,
) -> Result<PreparedRegistration, AuthFailure> {
    let mut errors = FieldErrors::default();
    let team_name = errors.take(one_line("team_name", typed.team_name));
    let name = errors.take(one_line("name", typed.name));
    let email = errors.take(Email::parse(typed.email));
    // A field that is refused anyway may be of any length, and says nothing about a password.
    let about = [email.as_ref().map(Email::as_str), name.as_deref(), team_name.as_deref()];
    let about: Vec<&str> = about.into_iter().flatten().collect();
    let password = errors.take(Password::parse(typed.password, &about));
    let (Some(team_name), Some(name), Some(email), Some(password)) = (team_name, name, email, password)
    else {
        return Err(AuthFailure::Invalid(errors));
    };
    let password_hash = hashing.hash(password.into_plain()).await?;
    Ok(PreparedRegistration { team_name, name, email, password_hash })
}

/// Makes the team and its first administrator, and signs them in. Needs a transaction.
///
/// The address is taken at its word until it is verified by mail; so an address that is taken is told.
///
/// # Errors
/// `email_taken`, or the store's.
pub async fn register(
    store: &mut (impl AccountStore + SignInStore + EntryStore + AuditLog),
    env: &Env,
    rules: &SignInRules,
    prepared: PreparedRegistration,
    entrance: Entrance,
) -> Result<Grant, AuthFailure> {
    let PreparedRegistration { team_name, name, email, password_hash } = prepared;
    let now = env.now();
    let team = Team { id: env.new_id(), name: team_name.clone(), created_at: now };
    let admin = User {
        id: env.new_id(),
        team: team.id,
        team_name,
        team_time_zone: Tz::UTC,
        email,
        name,
        role: Role::TeamAdmin,
        password_hash: Some(password_hash),
        disabled_at: None,
        email_verified_at: None,
        left_at: None,
        has_second_factor: false,
        security: TeamSecurity::default(),
        created_at: now,
    };
    if !store.insert_team_and_admin(&team, &admin).await? {
        return Err(AuthFailure::EmailTaken);
    }
    let address = entrance.device.address.clone();
    let grant = enter(store, env, rules, admin, entrance).await?;
    let actor = trail::person(&grant.user, grant.sign_in.id, address);
    store.record(&AuditEvent::by(env, &actor, AuditAction::TeamRegistered, trail::team(&team))).await?;
    Ok(grant)
}
