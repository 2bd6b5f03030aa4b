//! Sends the mail that waits in the outbox: the SMTP adapter, and the worker that keeps at it.

mod smtp;
mod worker;

pub use smtp::{SmtpMailer, SmtpSetupError};
pub use worker::Worker;
