//! Mail: what is written, how it waits in the outbox, and how it gets out.
//!
//! A use case writes a [`Letter`], a [`Postbox`] makes a sealed [`Mail`] of it, and the mail is put into the outbox in the
//! same transaction as what it tells of. Later and elsewhere, [`deliver_due`] hands it over.

mod delivery;
mod letters;
mod outbox;

pub use delivery::{ClaimedMail, Delivery, MailQueue, Mailer, Outcome, OutgoingMail, SendError, deliver_due};
pub use letters::{
    change_email, email_change_notice, harmless, moment, password_changed, reset_password, verify_email,
};
pub use outbox::{Letter, Mail, MailOutbox, MailState, Postbox};
