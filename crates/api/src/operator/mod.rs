//! What only the operator of the server does.

mod dto;
mod handlers;

pub(crate) use handlers::{list_mails, retry_mail};
