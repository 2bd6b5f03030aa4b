//! One's own account, and the links that are mailed to its address.

mod dto;
mod handlers;
mod links;

pub(crate) use dto::LinkBody;
pub(crate) use handlers::{
    change_password, change_profile, request_email_change, request_email_verification,
};
pub(crate) use links::{confirm_email, request_password_reset, reset_password};
