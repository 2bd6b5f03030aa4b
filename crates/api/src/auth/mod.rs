//! Signing in, staying in, getting out.

pub(crate) mod cookie;
mod dto;
mod handlers;
mod hashing;
mod throttle;

pub(crate) use dto::{DemoView, TokenChannel};
pub(crate) use handlers::{login, logout, me, refresh, register};
pub(crate) use hashing::Hasher;
pub(crate) use throttle::Throttle;
