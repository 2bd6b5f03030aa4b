//! The ports of identity providers and linked identities.

mod attempts;
mod identities;
mod invitations;
mod providers;
