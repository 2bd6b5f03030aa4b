//! Personal API tokens: what programs use instead of a sign-in, with no more reach than their scopes.

mod authenticate;
mod failure;
mod manage;
mod ports;
mod scope;
mod token;

pub use authenticate::{TokenBearer, authenticate_api_token};
pub use failure::{MissingScope, TokenFailure};
pub use manage::{NewApiToken, create_api_token, revoke_api_token};
pub use ports::{ApiTokenStore, TokenBearers};
pub use scope::{Scope, Scopes};
pub use token::{API_TOKEN_PREFIX, ApiToken};
