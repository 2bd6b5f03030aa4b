//! Paying a ticket with the second factor.

use super::{
    CeremonyPurpose, FactorFailure, Factors, RecoveryCode, SecondFactorStore, Ticket,
    passkey_sign_in::{take_passkey, take_state},
    ticket::ceremony_of,
    totp_setup::take_code,
};
use crate::{Entrance, EntryStore, Grant, OneTimeToken, SignInRules, SignInStore, User, enter::enter};
use rf_core::{Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, Time, Via};
use serde_json::Value;

/// How many attempts a ticket bears.
const ATTEMPTS: u32 = 5;

/// The second factor.
#[derive(Clone, Copy)]
pub enum Payment<'a> {
    /// A code of the authenticator app.
    Code(&'a str),
    /// A recovery code, as typed.
    RecoveryCode(&'a str),
    /// The authenticator's answer to the options that came with the ticket.
    Passkey(&'a Value),
}

/// What became of an attempt that left something to be kept: in both cases the transaction must commit.
#[derive(Debug, Clone, PartialEq)]
pub enum FactorOutcome<T> {
    /// Right.
    Accepted(T),
    /// Wrong, and the attempt counts.
    Refused(FactorFailure),
}

impl<T> FactorOutcome<T> {
    /// The answer, once the transaction has committed.
    ///
    /// # Errors
    /// The refusal, if it was one.
    pub fn into_answer(self) -> Result<T, FactorFailure> {
        match self {
            Self::Accepted(value) => Ok(value),
            Self::Refused(failure) => Err(failure),
        }
    }
}

/// The ticket of that token and whose it is, while it can be paid.
///
/// # Errors
/// `second_factor_expired`, or the store's.
pub async fn look_at_ticket(
    store: &mut impl SecondFactorStore,
    now: Time,
    token: &OneTimeToken,
) -> Result<(Ticket, User), FactorFailure> {
    let found = store.ticket_with_user(&token.hash()).await?;
    found.filter(|(ticket, user)| is_payable(ticket, user, now)).ok_or(FactorFailure::TicketExpired)
}

fn is_payable(ticket: &Ticket, user: &User, now: Time) -> bool {
    ticket.used_at.is_none()
        && now < ticket.expires_at
        && ticket.attempts < ATTEMPTS
        && user.disabled_at.is_none()
        && user.left_at.is_none()
        && user.has_second_factor
}

/// Pays the ticket and opens the sign-in. Needs a transaction, which must commit on `Ok`: a wrong attempt counts.
///
/// # Errors
/// `second_factor_expired`, or the store's.
pub async fn pay_second_factor(
    store: &mut (impl SignInStore + EntryStore + SecondFactorStore + AuditLog),
    env: &Env,
    rules: &SignInRules,
    factors: Factors<'_>,
    token: &OneTimeToken,
    payment: Payment<'_>,
    entrance: Entrance,
) -> Result<FactorOutcome<Box<Grant>>, FactorFailure> {
    let (ticket, user) = look_at_ticket(store, env.now(), token).await?;
    // The account first, as everywhere: then parallel payments of one account wait for each other here.
    let user = store.user_for_change(user.team, user.id).await?.ok_or(FactorFailure::TicketExpired)?;
    if !is_payable(&ticket, &user, env.now())
        || !store.count_attempt(ticket.team, ticket.id, ATTEMPTS).await?
    {
        return Err(FactorFailure::TicketExpired);
    }
    let is_right = match payment {
        Payment::Code(code) => take_code(store, env, factors.sealer, &user, code).await?,
        Payment::RecoveryCode(code) => {
            store.spend_recovery_code(user.team, user.id, &RecoveryCode::hash_of(code), env.now()).await?
        }
        Payment::Passkey(answer) => is_right_passkey(store, env, factors, &ticket, answer).await?,
    };
    if !is_right {
        return Ok(FactorOutcome::Refused(FactorFailure::Refused));
    }
    if !store.spend_ticket(ticket.team, ticket.id, env.now()).await? {
        return Err(FactorFailure::TicketExpired);
    }
    let entrance = Entrance { method: ticket.method, ..entrance };
    let address = entrance.device.address.clone();
    let grant = enter(store, env, rules, user, entrance).await?;
    if matches!(payment, Payment::RecoveryCode(_)) {
        let left = store.recovery_codes_left(ticket.team, ticket.user).await?;
        let event = AuditEvent::by(
            env,
            &actor_of(&grant, address),
            AuditAction::RecoveryCodeUsed,
            owner(&grant.user),
        );
        store.record(&event.with("left", left)).await?;
    }
    Ok(FactorOutcome::Accepted(Box::new(grant)))
}

async fn is_right_passkey(
    store: &mut impl SecondFactorStore,
    env: &Env,
    factors: Factors<'_>,
    ticket: &Ticket,
    answer: &Value,
) -> Result<bool, FactorFailure> {
    let party = factors.party.ok_or(FactorFailure::PasskeysUnavailable)?;
    let id = ceremony_of(ticket.id);
    let Some((_, state)) = take_state(store, env, factors.sealer, id, CeremonyPurpose::Ticket).await? else {
        return Ok(false);
    };
    let user = take_passkey(store, env, party, &state, answer).await?;
    Ok(user.is_some_and(|user| user.id == ticket.user))
}

fn actor_of(grant: &Grant, address: Option<String>) -> Actor {
    let User { id, name, team, role, .. } = grant.user.clone();
    Actor { user: id, name, team, role, via: Via::SignIn(grant.sign_in.id), address }
}

fn owner(user: &User) -> AuditTarget {
    AuditTarget::new("user", user.id.uuid(), user.name.clone())
}
