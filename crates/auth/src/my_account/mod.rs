//! One's own account: its name, password and e-mail address, and the mailed links that speak for a person who is not
//! signed in.

mod email;
mod failure;
mod password;
mod ports;
mod profile;
mod reset;

pub use email::{check_new_email, confirm_email, request_email_change, request_email_verification};
pub use failure::AccountFailure;
pub use password::{PreparedPasswordChange, change_password, prepare_password_change};
pub use ports::OwnAccountStore;
pub use profile::change_profile;
pub use reset::{
    PreparedPasswordReset, find_for_password_reset, prepare_password_reset, request_password_reset,
    reset_password,
};

use crate::{Hashing, Password, PasswordHash, PlainPassword, User};
use rf_core::{AuditAction, AuditEvent, AuditTarget, Env, FieldError, Members, UserId};

/// Checks a password that somebody wants for `user`; mistakes are told for `new_password`.
fn wanted_password(user: &User, typed: &str) -> Result<Password, AccountFailure> {
    let about = [user.email.as_str(), user.name.as_str(), user.team_name.as_str()];
    Password::parse(typed, &about).map_err(|error| in_field("new_password", error))
}

async fn hashed(hashing: &impl Hashing, password: Password) -> Result<PasswordHash, AccountFailure> {
    hashing.hash(password.into_plain()).await.map_err(|_| AccountFailure::Unavailable)
}

/// Asks for the present password once more. Whoever has none cannot give it.
async fn is_still_you(
    hashing: &impl Hashing,
    user: &User,
    password: PlainPassword,
) -> Result<PasswordHash, AccountFailure> {
    let hash = user.password_hash.clone();
    let matches = hashing.verify(password, hash.clone()).await.map_err(|_| AccountFailure::Unavailable)?;
    hash.filter(|_| matches).ok_or(AccountFailure::WrongPassword)
}

fn in_field(field: &str, error: FieldError) -> AccountFailure {
    AccountFailure::Invalid(FieldError { field: field.into(), ..error }.into())
}

fn account_of(user: &User) -> AuditTarget {
    AuditTarget::new("user", user.id.uuid(), user.name.as_str())
}

/// That somebody who was not signed in did something to an account: its person, if a link proved it, or nobody knows who.
fn by_visitor(
    env: &Env,
    user: &User,
    proved: Option<UserId>,
    action: AuditAction,
    address: Option<&str>,
) -> AuditEvent {
    AuditEvent {
        id: env.new_id(),
        team: user.team,
        at: env.now(),
        action,
        actor_kind: "visitor",
        actor_id: proved,
        actor_name: if proved.is_some() { user.name.clone() } else { "Visitor".into() },
        target: account_of(user),
        details: Members::new(),
        address: address.map(str::to_owned),
    }
}
