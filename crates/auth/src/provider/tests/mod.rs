//! The rules, without any provider.

mod claims;
mod deciding;
mod drafts;
