//! The operator's mailbox: every mail that was written, and another try for those that did not get out.

use rf_core::{Action, Actor, Env, MailId, Relation, StoreError, Time, Verdict, verdict};

rf_core::failures! {
    /// Why the operator's mailbox refused.
    pub enum MailFailure {
        /// Only the operator of the server reads its mail.
        Forbidden => Forbidden, "forbidden", "Your role does not allow this.";
        /// There is no such mail.
        MailNotFound => NotFound, "mail_not_found", "There is no such mail.";
        /// The mail server has taken it; its text is gone.
        MailAlreadySent => Conflict, "mail_already_sent", "This mail was sent already.";
    }
}

/// The outbox as the operator sees it: mail of all teams.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait Mailroom {
    /// Makes a mail due at once, its attempts counted anew, unless it was sent. Whether it did; none if there is no such
    /// mail.
    async fn requeue(&mut self, mail: MailId, at: Time) -> Result<Option<bool>, StoreError>;
}

/// Whether the actor may read the server's mail.
///
/// # Errors
/// `forbidden`.
pub fn may_read_mail(actor: &Actor) -> Result<(), MailFailure> {
    match verdict(actor.role, Action::OperateServer, Relation::Own) {
        Verdict::Allow => Ok(()),
        Verdict::Deny | Verdict::Hide => Err(MailFailure::Forbidden),
    }
}

/// Tries a mail again, now. Needs a transaction.
///
/// # Errors
/// `forbidden`, `mail_not_found`, `mail_already_sent`, or the store's.
pub async fn retry_mail(
    store: &mut impl Mailroom,
    env: &Env,
    actor: &Actor,
    mail: MailId,
) -> Result<(), MailFailure> {
    may_read_mail(actor)?;
    match store.requeue(mail, env.now()).await? {
        Some(true) => Ok(()),
        Some(false) => Err(MailFailure::MailAlreadySent),
        None => Err(MailFailure::MailNotFound),
    }
}
