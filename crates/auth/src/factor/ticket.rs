//! Between the first factor and the second: a ticket, where a sign-in would be without a second factor.

use super::{Ceremony, CeremonyPurpose, PasskeyParty, SecondFactorStore, passkey::CEREMONY_LIFETIME};
use crate::{
    AuthFailure, Entrance, EntryStore, Grant, OneTimeToken, SignInMethod, SignInRules, SignInStore,
    TokenHash, User, enter,
};
use rf_core::{AuditLog, CeremonyId, Env, Sealer, TeamId, TicketId, Time, UserId};
use serde_json::Value;
use std::time::Duration;

/// How long a ticket is good.
const LIFETIME: Duration = Duration::from_secs(10 * 60);

/// What second factors are made and checked with.
#[derive(Clone, Copy)]
pub struct Factors<'a> {
    /// Seals secrets at rest.
    pub sealer: &'a Sealer,
    /// None where browsers keep no passkeys for the server's address.
    pub party: Option<&'a PasskeyParty>,
}

/// What a right first factor earns while a second one is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Its id.
    pub id: TicketId,
    /// The team that the sign-in will be for.
    pub team: TeamId,
    /// Who proved the first factor.
    pub user: UserId,
    /// Of the token that whoever holds it presents.
    pub token_hash: TokenHash,
    /// How the first factor was proved.
    pub method: SignInMethod,
    /// How often paying was tried.
    pub attempts: u32,
    /// When the first factor was proved.
    pub created_at: Time,
    /// Past from this moment on.
    pub expires_at: Time,
    /// Set once.
    pub used_at: Option<Time>,
}

/// A way to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactorMethod {
    /// A code of an authenticator app.
    Totp,
    /// A passkey.
    Passkey,
    /// A recovery code.
    RecoveryCode,
}

/// What is still owed, and what to pay it with.
#[derive(Debug, Clone, PartialEq)]
pub struct OwedFactor {
    /// To be presented with the second factor.
    pub ticket: OneTimeToken,
    /// Until when.
    pub expires_at: Time,
    /// The ways that this person has.
    pub methods: Vec<FactorMethod>,
    /// For `navigator.credentials.get`, if they have passkeys.
    pub passkey_options: Option<Value>,
}

/// What a proved first factor leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// In: there is no second factor.
    In(Box<Grant>),
    /// Not yet.
    Owes(Box<OwedFactor>),
}

/// Lets `user`, who has proved the first factor, in; or hands out a ticket if they have a second one. Needs a transaction.
///
/// Every way in but a passkey ends here. The account is read again, under a lock: a factor that was set up since it was
/// read is owed as well.
///
/// # Errors
/// `invalid_credentials` if the account was disabled or left meanwhile, `sign_in_unavailable` if its password was
/// changed meanwhile, or the store's.
pub async fn enter_or_ticket(
    store: &mut (impl SignInStore + EntryStore + SecondFactorStore + AuditLog),
    env: &Env,
    rules: &SignInRules,
    factors: Factors<'_>,
    user: &User,
    entrance: Entrance,
) -> Result<Entry, AuthFailure> {
    let proven = user;
    let user = store.user_for_change(proven.team, proven.id).await?;
    let Some(user) = user.filter(|user| user.disabled_at.is_none() && user.left_at.is_none()) else {
        return Err(AuthFailure::InvalidCredentials);
    };
    // A password that was changed meanwhile opens nothing, not even a ticket.
    if entrance.method == SignInMethod::Password && user.password_hash != proven.password_hash {
        return Err(AuthFailure::SignInUnavailable);
    }
    if user.has_second_factor {
        owe(store, env, factors, &user, entrance.method).await.map(|owed| Entry::Owes(Box::new(owed)))
    } else {
        enter(store, env, rules, user, entrance).await.map(|grant| Entry::In(Box::new(grant)))
    }
}

async fn owe(
    store: &mut impl SecondFactorStore,
    env: &Env,
    factors: Factors<'_>,
    user: &User,
    method: SignInMethod,
) -> Result<OwedFactor, AuthFailure> {
    let now = env.now();
    let token = OneTimeToken::generate("");
    let ticket = Ticket {
        id: env.new_id(),
        team: user.team,
        user: user.id,
        token_hash: token.hash(),
        method,
        attempts: 0,
        created_at: now,
        expires_at: now + LIFETIME,
        used_at: None,
    };
    store.insert_ticket(&ticket).await?;
    let mut methods = Vec::new();
    let passkeys = store.passkeys(user.team, user.id).await?;
    let mut passkey_options = None;
    if let Some(party) = factors.party.filter(|_| !passkeys.is_empty()) {
        methods.push(FactorMethod::Passkey);
        let challenge = party.ask(&passkeys)?;
        let id = ceremony_of(ticket.id);
        let ceremony = Ceremony {
            id,
            user: Some(user.id),
            purpose: CeremonyPurpose::Ticket,
            state_sealed: factors.sealer.seal(&id.to_string(), &challenge.state),
            expires_at: now + CEREMONY_LIFETIME,
        };
        store.insert_ceremony(&ceremony, now).await?;
        passkey_options = Some(challenge.options);
    }
    if store.totp(user.team, user.id).await?.is_some_and(|row| row.confirmed_at.is_some()) {
        methods.push(FactorMethod::Totp);
    }
    if store.recovery_codes_left(user.team, user.id).await? > 0 {
        methods.push(FactorMethod::RecoveryCode);
    }
    Ok(OwedFactor { ticket: token, expires_at: ticket.expires_at, methods, passkey_options })
}

/// The ceremony that goes with a ticket.
pub(super) fn ceremony_of(ticket: TicketId) -> CeremonyId {
    CeremonyId::from(ticket.uuid())
}
