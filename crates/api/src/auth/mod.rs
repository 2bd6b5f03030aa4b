//! Signing in, staying in, getting out.

pub(crate) mod cookie;
mod dto;
mod handlers;
mod hashing;
mod throttle;

pub(crate) use cookie::{from_our_pages, same_site};
pub(crate) use dto::{DemoView, Me, Role, SignedIn, TokenChannel};
pub(crate) use handlers::{entrance, login, logout, me, refresh, register, signed_in};
pub(crate) use hashing::Hasher;
pub(crate) use throttle::Throttle;
