//! Changing one's own password while signed in.

use super::{AccountFailure, OwnAccountStore, account_of, hashed, is_still_you, wanted_password};
use crate::{
    AccountStore, EndReason, Ended, EntryStore, Grant, Hashing, LinkKind, LinkStore, PasswordHash,
    PlainPassword, SessionOver, SignIn, SignInRules, SignInStore, TicketStore, User,
    mail::{self, MailOutbox, Postbox},
};
use rf_core::{Actor, AuditAction, AuditEvent, AuditLog, Env, SignInId};

/// A new password that is good and hashed, and the hash that it shall replace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedPasswordChange {
    old: PasswordHash,
    new: PasswordHash,
}

/// Checks the new password, asks for the present one and hashes: the slow part, before any transaction.
///
/// # Errors
/// `invalid` for `new_password`, `wrong_password`, `sign_in_unavailable`.
pub async fn prepare_password_change(
    hashing: &impl Hashing,
    user: &User,
    current: PlainPassword,
    new: &str,
) -> Result<PreparedPasswordChange, AccountFailure> {
    let new = wanted_password(user, new)?;
    let old = is_still_you(hashing, user, current).await?;
    Ok(PreparedPasswordChange { old, new: hashed(hashing, new).await? })
}

/// Sets the new password, ends every sign-in of the person, and lets the present one go on under a new id: whoever had
/// its tokens besides the person has nothing any more. Needs a transaction.
///
/// # Errors
/// `wrong_password` if the password was changed meanwhile, `session_revoked` if the sign-in was ended meanwhile, or the
/// store's.
pub async fn change_password(
    store: &mut (
             impl AccountStore
             + OwnAccountStore
             + SignInStore
             + EntryStore
             + TicketStore
             + LinkStore
             + MailOutbox
             + AuditLog
         ),
    env: &Env,
    rules: &SignInRules,
    postbox: Postbox<'_>,
    actor: &Actor,
    present: SignInId,
    prepared: PreparedPasswordChange,
) -> Result<Grant, AccountFailure> {
    let now = env.now();
    let over = |at| AccountFailure::SignInOver(SessionOver { reason: "password_changed", ended_at: at });
    // Under the lock that a change of the team's policy waits for: the windows that go on are those of this moment.
    store.lock_user(actor.team, actor.user).await?;
    let found = store.sign_in_with_user(present).await?;
    let (sign_in, user) = found.ok_or_else(|| over(now))?;
    if !store.rehash(user.team, user.id, &prepared.old, &prepared.new).await? {
        return Err(AccountFailure::WrongPassword);
    }
    // What the browser still has under way with the old cookie must not take the new one away, as `replaced` does not.
    let replaced = Ended { at: now, reason: EndReason::Replaced };
    if !store.end_sign_in(sign_in.team, sign_in.id, replaced).await? {
        return Err(over(sign_in.ended.map_or(now, |ended| ended.at)));
    }
    let ended = Ended { at: now, reason: EndReason::PasswordChanged };
    let count = store.end_sign_ins_of(user.team, user.id, ended).await?;
    let sign_in = renewed(env, sign_in);
    store.insert_sign_in(&sign_in).await?;
    // Whoever knew the old password may have asked for one of these.
    let links = [LinkKind::ResetPassword, LinkKind::ChangeEmail];
    store.void_links(user.team, user.id, &links, now).await?;
    store.void_tickets(user.team, user.id).await?;
    let letter = mail::password_changed(&user.name, false, actor.address.as_deref(), now);
    store.enqueue(&postbox.mail(env, user.team, &user.email, letter)).await?;
    let event = AuditEvent::by(env, actor, AuditAction::PasswordChanged, account_of(&user));
    store.record(&event.with("ended_sign_ins", count)).await?;
    let user = User { password_hash: Some(prepared.new), ..user };
    Ok(Grant::new(&rules.tokens, sign_in, user, now))
}

/// The same sign-in with a new id and a chain of tokens that begins anew; its deadlines stay.
fn renewed(env: &Env, sign_in: SignIn) -> SignIn {
    SignIn {
        id: env.new_id(),
        generation: 1,
        token_id: env.new_id(),
        token_issued_at: env.now(),
        rotated_at: None,
        current_used: false,
        ended: None,
        ..sign_in
    }
}
