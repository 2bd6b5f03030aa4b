//! Proving that an address is one's own, and changing it.

use super::{AccountFailure, OwnAccountStore, account_of, by_visitor, in_field};
use crate::{
    Email, Link, LinkKind, LinkStore, OneTimeToken, User,
    mail::{self, MailOutbox, Postbox},
};
use rf_core::{Actor, AuditAction, AuditEvent, AuditLog, Env, FieldError, StoreError};

/// Mails a link that proves the account's address, unless it is proved already. Needs a transaction.
///
/// # Errors
/// The store's only.
pub async fn request_email_verification(
    store: &mut (impl LinkStore + MailOutbox),
    env: &Env,
    postbox: Postbox<'_>,
    user: &User,
) -> Result<(), StoreError> {
    if user.email_verified_at.is_some() {
        return Ok(());
    }
    let (link, token) = Link::new(env, user, LinkKind::VerifyEmail, &user.email);
    store.insert_link(&link).await?;
    let opens = postbox.link(link.kind.page(), &token);
    let letter = mail::verify_email(&user.name, &opens, link.expires_at);
    store.enqueue(&postbox.mail(env, user.team, &user.email, letter)).await
}

/// Checks the address that somebody wants for `user`.
///
/// # Errors
/// `invalid` for `new_email`.
pub fn check_new_email(user: &User, new_email: &str) -> Result<Email, AccountFailure> {
    let email = Email::parse(new_email).map_err(|error| in_field("new_email", error))?;
    if email == user.email {
        let error = FieldError::new("new_email", "unchanged", "This is your address already.");
        return Err(AccountFailure::Invalid(error.into()));
    }
    Ok(email)
}

/// Mails a link to the new address and a notice to the present one. Needs a transaction, and somebody who has proved that it
/// is them.
///
/// Whether somebody else has an account with the new address is told only to whoever reads its mail, by
/// [`confirm_email`].
///
/// # Errors
/// The store's only.
pub async fn request_email_change(
    store: &mut (impl LinkStore + MailOutbox + AuditLog),
    env: &Env,
    postbox: Postbox<'_>,
    actor: &Actor,
    user: &User,
    new_email: &Email,
) -> Result<(), StoreError> {
    let (link, token) = Link::new(env, user, LinkKind::ChangeEmail, new_email);
    store.insert_link(&link).await?;
    let opens = postbox.link(link.kind.page(), &token);
    let letter = mail::change_email(&user.name, &opens, link.expires_at);
    store.enqueue(&postbox.mail(env, user.team, new_email, letter)).await?;
    let notice = mail::email_change_notice(&user.name, new_email.as_str(), actor.address.as_deref());
    store.enqueue(&postbox.mail(env, user.team, &user.email, notice)).await?;
    let event = AuditEvent::by(env, actor, AuditAction::EmailChangeRequested, account_of(user));
    store.record(&event.with("old", user.email.as_str()).with("new", new_email.as_str())).await
}

/// Takes a link that was mailed to an address: proves it, and makes it the account's if that was asked for. Needs a
/// transaction. Answers the address.
///
/// # Errors
/// `invalid_link`, `email_taken`, or the store's.
pub async fn confirm_email(
    store: &mut (impl LinkStore + OwnAccountStore + AuditLog),
    env: &Env,
    token: &str,
    address: Option<&str>,
) -> Result<Email, AccountFailure> {
    let now = env.now();
    let found = store.link_with_user(&OneTimeToken::presented(token).hash()).await?;
    let is_good =
        |(link, user): &(Link, User)| link.kind != LinkKind::ResetPassword && link.is_good_for(user, now);
    let (link, user) = found.filter(is_good).ok_or(AccountFailure::InvalidLink)?;
    let event = |action| by_visitor(env, &user, Some(user.id), action, address);
    let event = if link.kind == LinkKind::ChangeEmail {
        if !store.change_email(user.team, user.id, &link.email, now).await? {
            return Err(AccountFailure::EmailTaken);
        }
        let event = event(AuditAction::EmailChanged);
        Some(event.with("old", user.email.as_str()).with("new", link.email.as_str()))
    } else {
        let is_news = store.verify_email(user.team, user.id, &link.email, now).await?;
        is_news.then(|| event(AuditAction::EmailVerified).with("email", link.email.as_str()))
    };
    if !store.use_link(link.team, link.id, now).await? {
        return Err(AccountFailure::InvalidLink);
    }
    if link.kind == LinkKind::ChangeEmail {
        // What was mailed to the old address opens nothing any more.
        store.void_links(user.team, user.id, &LinkKind::ALL, now).await?;
    }
    if let Some(event) = event {
        store.record(&event).await?;
    }
    Ok(link.email)
}
