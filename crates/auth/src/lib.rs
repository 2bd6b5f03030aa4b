//! Who is signed in and for how long: accounts, passwords, tokens and the session-expiry policy.
//!
//! No IO happens here. A login is a [`SignIn`]; its row is the only authority, tokens are snapshots of it.
//! "Session" always means the troubleshooting session, which this crate does not know.

mod account;
mod authenticate;
mod enter;
mod failure;
mod hashing;
mod login;
mod logout;
mod one_time;
mod password;
mod policy;
mod ports;
pub mod provider;
mod refresh;
mod register;
mod sign_in;
mod standing;
mod token;

#[cfg(test)]
mod tests;

pub use account::{Email, Team, TeamSecurity, User};
pub use authenticate::{Authenticated, authenticate};
pub use enter::{Entrance, Grant, SignInRules};
pub use failure::{AuthFailure, RetryAfter, SessionOver};
pub use hashing::{Hashing, HashingSetupError, PasswordHasher};
pub use login::{LoginAttempt, login};
pub use logout::logout;
pub use one_time::{OneTimeToken, TokenHash};
pub use password::{Password, PasswordHash, PlainPassword};
pub use policy::{PolicyBounds, PolicyOverrides, SessionPolicy};
pub use ports::{AccountStore, SignInStore};
pub use refresh::{RefreshOutcome, RefreshRequest, refresh};
pub use register::{PreparedRegistration, Registration, prepare_registration, register};
pub use sign_in::{Channel, Device, EndReason, Ended, Rotation, SignIn, SignInMethod};
pub use standing::{Judgement, judge, standing};
pub use token::{AccessClaims, AccessToken, BadToken, RefreshClaims, Secret, TokenSetupError, Tokens};
