//! The way to a provider.

use super::{
    Attempt, AttemptStore, AuthorizationRequest, IdentityProviders, Provider, ProviderFailure, ProviderKey,
    ProviderStore, Purpose, RemoteFailure, ServerProviders, TeamProvider, Unreachable, attempt::LIFETIME,
};
use crate::{Email, OneTimeToken, User};
use rf_core::{Env, Sealer, StoreError};

/// What the server decides about providers once for all.
#[derive(Clone, Copy)]
pub struct ProviderSetup<'a> {
    /// The providers of the configuration.
    pub server: &'a ServerProviders,
    /// Seals and opens secrets.
    pub sealer: &'a Sealer,
    /// Where providers send browsers back to.
    pub redirect_uri: &'a str,
}

/// A way that was begun.
#[derive(Clone, PartialEq, Eq)]
pub struct Started {
    /// Where to send the browser.
    pub authorization_url: String,
    /// What the browser must keep in a cookie.
    pub browser: OneTimeToken,
}

/// The providers of the teams that name this address's domain. Whether the address has an account is neither asked
/// nor told.
///
/// # Errors
/// The store's only.
pub async fn look_up_providers(
    store: &mut impl ProviderStore,
    email: &str,
) -> Result<Vec<TeamProvider>, StoreError> {
    match Email::parse(email) {
        Ok(email) => store.providers_for_domain(email.domain()).await,
        Err(_) => Ok(Vec::new()),
    }
}

/// Begins signing in. `browser` is what the browser keeps from an earlier start, so that two tabs do not disturb each
/// other.
///
/// # Errors
/// `provider_not_found`, `provider_unavailable`, or the store's.
pub async fn start_provider_sign_in(
    store: &mut (impl ProviderStore + AttemptStore),
    remote: &impl IdentityProviders,
    env: &Env,
    setup: ProviderSetup<'_>,
    key: &str,
    browser: Option<OneTimeToken>,
) -> Result<Started, ProviderFailure> {
    let provider = usable(store, setup, key).await?;
    start(store, remote, env, setup, &provider, Purpose::SignIn, browser).await
}

/// Begins linking an identity to the account of `user`, who has just proved to be there.
///
/// # Errors
/// `provider_not_found`, also for a provider of another team; `provider_unavailable`, or the store's.
pub async fn start_identity_link(
    store: &mut (impl ProviderStore + AttemptStore),
    remote: &impl IdentityProviders,
    env: &Env,
    setup: ProviderSetup<'_>,
    user: &User,
    key: &str,
    browser: Option<OneTimeToken>,
) -> Result<Started, ProviderFailure> {
    let provider = usable(store, setup, key).await?;
    if provider.team.is_some_and(|team| team != user.team) {
        return Err(ProviderFailure::ProviderNotFound);
    }
    start(store, remote, env, setup, &provider, Purpose::Link(user.id), browser).await
}

/// The provider of that key, if people may use it.
pub(super) async fn usable(
    store: &mut impl ProviderStore,
    setup: ProviderSetup<'_>,
    key: &str,
) -> Result<Provider, ProviderFailure> {
    if let Some(provider) = setup.server.find(key) {
        return Ok(provider.clone());
    }
    let ProviderKey::Team(id) = ProviderKey::parse(key) else {
        return Err(ProviderFailure::ProviderNotFound);
    };
    let found = store.provider(id).await?.filter(|provider| provider.enabled);
    found.ok_or(ProviderFailure::ProviderNotFound)?.open(setup.sealer)
}

async fn start(
    store: &mut impl AttemptStore,
    remote: &impl IdentityProviders,
    env: &Env,
    setup: ProviderSetup<'_>,
    provider: &Provider,
    purpose: Purpose,
    browser: Option<OneTimeToken>,
) -> Result<Started, ProviderFailure> {
    let now = env.now();
    let random = || OneTimeToken::generate("");
    let (state, nonce, verifier) = (random(), random(), random());
    let browser = browser.filter(is_ours).unwrap_or_else(random);
    // The hash of a one-time token is what PKCE calls S256: base64url of its SHA-256.
    let challenge = verifier.hash();
    let request = AuthorizationRequest {
        redirect_uri: setup.redirect_uri,
        state: state.as_str(),
        nonce: nonce.as_str(),
        challenge: challenge.as_str(),
    };
    let asked = remote.authorization_url(provider, request, now).await;
    let authorization_url = asked.map_err(|failure| {
        let (RemoteFailure::Unreachable(why) | RemoteFailure::Refused(why) | RemoteFailure::BadToken(why)) =
            failure;
        ProviderFailure::Unavailable(Unreachable { why })
    })?;
    let attempt = Attempt {
        verifier_sealed: setup.sealer.seal(state.hash().as_str(), verifier.as_str()),
        state: state.hash(),
        browser: browser.hash(),
        provider: provider.key.to_string(),
        nonce: nonce.as_str().to_owned().into(),
        purpose,
        created_at: now,
        expires_at: now + LIFETIME,
    };
    store.insert_attempt(&attempt).await?;
    Ok(Started { authorization_url, browser })
}

/// A browser's cookie is used again only if it looks like one that was made here.
fn is_ours(token: &OneTimeToken) -> bool {
    token.as_str().len() == 43
        && token.as_str().bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}
