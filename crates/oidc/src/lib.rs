//! Talks with identity providers over HTTP: the OpenID Connect adapter.

mod addresses;
mod discovery;
mod oidc;
mod token;
mod web;

pub use addresses::issuer_address;
pub use oidc::Oidc;
