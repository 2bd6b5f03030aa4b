//! Sends the mail that waits in the outbox: the SMTP adapter.
