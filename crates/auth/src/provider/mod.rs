//! Signing in at an identity provider (OpenID Connect), and the identities that are linked to accounts.

mod attempt;
mod claims;
mod decide;
mod failure;
mod finish;
mod identities;
mod kind;
mod manage;
mod ports;
mod start;

#[cfg(test)]
mod tests;

pub use attempt::{Attempt, Callback, Purpose};
pub use claims::{Claims, Identity, identity};
pub use decide::{Decision, Known, decide};
pub use failure::{ProviderFailure, Refusal, Unreachable};
pub use finish::{Redeemed, finish_provider_sign_in, redeem};
pub use identities::{finish_identity_link, identities_of, unlink_identity};
pub use kind::{Provider, ProviderKey, ProviderKind, ServerProviders, TeamProvider};
pub use manage::{
    CheckedProvider, ProviderDraft, SecretChange, add_provider, change_provider, check_new_provider,
    check_provider_change, list_providers, remove_provider,
};
pub use ports::{
    AttemptStore, AuthorizationRequest, IdentityProviders, IdentityStore, LinkedIdentity, OpenInvitation,
    ProviderStore, Redemption, RemoteFailure, WaysIn,
};
pub use start::{ProviderSetup, Started, look_up_providers, start_identity_link, start_provider_sign_in};
