//! Choosing a new password without the old one, by a link to the account's address.

use super::{AccountFailure, OwnAccountStore, by_visitor, hashed, wanted_password};
use crate::{
    AccountStore, ApiTokenStore, Email, EndReason, Ended, EntryStore, Hashing, Link, LinkKind, LinkStore,
    OneTimeToken, PasswordHash, TicketStore, TokenHash, User,
    mail::{self, MailOutbox, Postbox},
};
use rf_core::{AuditAction, AuditLog, Env, StoreError};

/// The person who gets a link for this address as typed. Nobody where there is no such account, where it is disabled, and
/// where its person has left; the caller must answer all the same, and in the same time.
///
/// # Errors
/// The store's only.
pub async fn find_for_password_reset(
    store: &mut impl AccountStore,
    email: &str,
) -> Result<Option<User>, StoreError> {
    let Ok(email) = Email::parse(email) else { return Ok(None) };
    let found = store.user_by_email(&email).await?;
    Ok(found.filter(|user| user.disabled_at.is_none() && user.left_at.is_none()))
}

/// Mails a link to choose a new password. Needs a transaction. `address` is the network address that asked.
///
/// # Errors
/// The store's only.
pub async fn request_password_reset(
    store: &mut (impl LinkStore + MailOutbox + AuditLog),
    env: &Env,
    postbox: Postbox<'_>,
    user: &User,
    address: Option<&str>,
) -> Result<(), StoreError> {
    let (link, token) = Link::new(env, user, LinkKind::ResetPassword, &user.email);
    store.insert_link(&link).await?;
    let opens = postbox.link(link.kind.page(), &token);
    let letter = mail::reset_password(&user.name, address, &opens, link.expires_at);
    store.enqueue(&postbox.mail(env, user.team, &user.email, letter)).await?;
    store.record(&by_visitor(env, user, None, AuditAction::PasswordResetRequested, address)).await
}

/// A new password that is good and hashed, and the link that allows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedPasswordReset {
    token: TokenHash,
    password: PasswordHash,
}

/// Looks at the link, checks the new password and hashes it: the slow part, before any transaction. The link stays good
/// when the password is refused.
///
/// # Errors
/// `invalid_link`, `invalid` for `new_password`, `sign_in_unavailable`, or the store's.
pub async fn prepare_password_reset(
    store: &mut impl LinkStore,
    hashing: &impl Hashing,
    env: &Env,
    token: &str,
    new_password: &str,
) -> Result<PreparedPasswordReset, AccountFailure> {
    let token = OneTimeToken::presented(token).hash();
    let (_, user) = open(store, env, &token).await?;
    let password = hashed(hashing, wanted_password(&user, new_password)?).await?;
    Ok(PreparedPasswordReset { token, password })
}

/// Sets the new password, ends every sign-in of the person, revokes their API tokens, and makes their other links void. Needs
/// a transaction.
///
/// Whoever has the link reads the account's mail, so the address is proved as well.
///
/// # Errors
/// `invalid_link`, or the store's.
pub async fn reset_password(
    store: &mut (
             impl LinkStore + OwnAccountStore + EntryStore + TicketStore + ApiTokenStore + MailOutbox + AuditLog
         ),
    env: &Env,
    postbox: Postbox<'_>,
    prepared: PreparedPasswordReset,
    address: Option<&str>,
) -> Result<(), AccountFailure> {
    let (link, user) = open(store, env, &prepared.token).await?;
    let now = env.now();
    // Team, account, links, sign-ins: the order of every change, so that two of them wait and do not lock each other.
    store.lock_user(user.team, user.id).await?;
    store.set_password(user.team, user.id, &prepared.password).await?;
    let is_news = store.verify_email(user.team, user.id, &user.email, now).await?;
    if !store.use_link(link.team, link.id, now).await? {
        return Err(AccountFailure::InvalidLink);
    }
    store.void_links(user.team, user.id, &LinkKind::ALL, now).await?;
    store.void_tickets(user.team, user.id).await?;
    let ended = Ended { at: now, reason: EndReason::PasswordChanged };
    let count = store.end_sign_ins_of(user.team, user.id, ended).await?;
    // Whoever was in the account may have made one of these, too.
    let revoked = store.revoke_api_tokens_of(user.team, user.id, now).await?;
    let letter = mail::password_changed(&user.name, true, address, now);
    store.enqueue(&postbox.mail(env, user.team, &user.email, letter)).await?;
    let event = |action| by_visitor(env, &user, Some(user.id), action, address);
    if is_news {
        store.record(&event(AuditAction::EmailVerified).with("email", user.email.as_str())).await?;
    }
    let event = event(AuditAction::PasswordReset).with("ended_sign_ins", count);
    Ok(store.record(&event.with("revoked_api_tokens", revoked)).await?)
}

async fn open(
    store: &mut impl LinkStore,
    env: &Env,
    token: &TokenHash,
) -> Result<(Link, User), AccountFailure> {
    let found = store.link_with_user(token).await?;
    let is_good = |(link, user): &(Link, User)| {
        link.kind == LinkKind::ResetPassword && link.is_good_for(user, env.now())
    };
    found.filter(is_good).ok_or(AccountFailure::InvalidLink)
}
