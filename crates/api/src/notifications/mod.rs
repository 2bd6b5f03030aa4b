//! What people are told of while they are elsewhere: in the app, and by mail.

mod dto;
mod handlers;
mod letters;

pub(crate) use handlers::{list_notifications, read_notifications};
pub(crate) use letters::mail;
