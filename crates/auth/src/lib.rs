//! Who is signed in and for how long: accounts, passwords, tokens and the session-expiry policy.
//!
//! No IO happens here. A login is a [`SignIn`]; its row is the only authority, tokens are snapshots of it.
//! "Session" always means the troubleshooting session, which this crate does not know.

mod account;
mod api_token;
mod authenticate;
mod enter;
mod factor;
mod failure;
mod hashing;
mod link;
mod login;
mod logout;
pub mod mail;
mod my_account;
mod one_time;
mod password;
mod policy;
mod ports;
pub mod provider;
mod refresh;
mod register;
mod security;
mod sign_in;
mod standing;
pub mod team;
mod token;
mod trail;

#[cfg(test)]
mod tests;

pub use account::{Email, Team, TeamSecurity, User};
pub use api_token::{
    API_TOKEN_PREFIX, ApiToken, ApiTokenStore, MissingScope, NewApiToken, Scope, Scopes, TokenBearer,
    TokenBearers, TokenFailure, authenticate_api_token, create_api_token, revoke_api_token,
};
pub use authenticate::{Authenticated, authenticate};
pub use enter::{Entrance, Grant, SignInRules, enter};
pub use factor::{
    Ceremony, CeremonyPurpose, Entry, FactorFailure, FactorMethod, FactorOutcome, FactorStore, Factors,
    NewPasskey, OwedFactor, Passkey, PasskeyAdded, PasskeyAddition, PasskeyAnswer, PasskeyChallenge,
    PasskeyParty, PasskeyStore, Payment, Reauth, RecoveryCode, RecoveryCodeStore, SecondFactorStore,
    SecondFactors, Ticket, TicketStore, TotpEnrolment, TotpRow, TotpSecret, TotpStore, add_passkey,
    confirm_totp, disable_totp, enter_or_ticket, finish_passkey_sign_in, look_at_ticket, make_recovery_codes,
    pay_second_factor, reauthenticate, remove_passkey, reset_second_factor, second_factors, start_passkey,
    start_passkey_sign_in, start_totp,
};
pub use failure::{AuthFailure, RetryAfter, SessionOver};
pub use hashing::{Hashing, HashingSetupError, PasswordHasher};
pub use link::{Link, LinkKind, LinkStore};
pub use login::prove_password;
pub use logout::{Leaving, logout};
pub use my_account::{
    AccountFailure, OwnAccountStore, PreparedPasswordChange, PreparedPasswordReset, change_password,
    change_profile, check_new_email, confirm_email, find_for_password_reset, prepare_password_change,
    prepare_password_reset, request_email_change, request_email_verification, request_password_reset,
    reset_password,
};
pub use one_time::{OneTimeToken, TokenHash};
pub use password::{Password, PasswordHash, PlainPassword};
pub use policy::{PolicyBounds, PolicyOverrides, PolicyPreset, SessionPolicy};
pub use ports::{AccountStore, EntryStore, LiveSignIns, PolicyStore, SignInStore};
pub use refresh::{RefreshOutcome, RefreshRequest, refresh};
pub use register::{PreparedRegistration, Registration, prepare_registration, register};
pub use security::{
    SecurityChange, SecurityChanged, SecurityFailure, Whose, change_security, end_my_sign_in, end_sign_ins,
    end_team_sign_in, note_audit_export,
};
pub use sign_in::{Channel, Device, EndReason, Ended, Rotation, SignIn, SignInMethod};
pub use standing::{Judgement, judge, standing};
pub use token::{AccessClaims, AccessToken, BadToken, RefreshClaims, Secret, TokenSetupError, Tokens};
