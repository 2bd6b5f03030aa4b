//! The port of the domain, over HTTP.

use crate::{
    addresses::{Trust, fit},
    discovery::{Discovery, Metadata},
    token::{self, Flaw},
    web::{ClientAuth, Web},
};
use rf_auth::provider::{
    AuthorizationRequest, Claims, IdentityProviders, Provider, ProviderKind, Redemption, RemoteFailure,
};
use rf_core::Time;

/// Talks with identity providers.
pub struct Oidc {
    /// Why it cannot, where the machine has nothing to check certificates with.
    web: Result<Web, String>,
    discovery: Discovery,
}

impl Oidc {
    /// With `private_allowed`, providers may be on private networks and without TLS: for development and tests.
    ///
    /// A TLS implementation must have been chosen for the process.
    pub fn new(private_allowed: bool) -> Self {
        Self { web: Web::new(private_allowed), discovery: Discovery::default() }
    }

    fn web(&self) -> Result<&Web, RemoteFailure> {
        self.web.as_ref().map_err(|why| RemoteFailure::Unreachable(why.clone()))
    }

    async fn metadata(&self, provider: &Provider, now: Time) -> Result<Metadata, RemoteFailure> {
        let (web, trust) = (self.web()?, trust(provider));
        self.discovery.metadata(web, trust, provider.kind, &provider.issuer, now).await
    }

    /// The token checked; once more with fresh keys if it is signed with an unknown one.
    async fn checked(
        &self,
        provider: &Provider,
        metadata: &Metadata,
        text: &str,
        nonce: &str,
        now: Time,
    ) -> Result<Claims, RemoteFailure> {
        let read = |keys: &_| token::read(provider, metadata, keys, text, nonce, now);
        match read(&metadata.keys) {
            Err(Flaw::UnknownKey) => {}
            done => return Ok(done?),
        }
        let (web, trust) = (self.web()?, trust(provider));
        let newer = self.discovery.newer_keys(web, trust, &provider.issuer, metadata, now).await?;
        Ok(newer.map_or(Err(Flaw::UnknownKey), |keys| read(&keys))?)
    }

    /// The address from where the standard also puts it: many providers leave it out of the token. What is told there
    /// counts only about the same person, and only with the same `email_verified`.
    async fn with_user_info(
        &self,
        provider: &Provider,
        metadata: &Metadata,
        claims: Claims,
        access_token: Option<&str>,
    ) -> Result<Claims, RemoteFailure> {
        let (Some(address), Some(token)) = (&metadata.userinfo_endpoint, access_token) else {
            return Ok(claims);
        };
        if claims.email.is_some() || provider.kind == ProviderKind::Microsoft {
            return Ok(claims);
        }
        let told = self.web()?.get(trust(provider), address, Some(token)).await?;
        if told["sub"].as_str() != Some(claims.subject.as_str()) {
            return Err(RemoteFailure::BadToken("the user info is about somebody else".into()));
        }
        Ok(Claims {
            email: told["email"].as_str().map(str::to_owned),
            email_verified: told["email_verified"].as_bool() == Some(true),
            name: claims.name.or_else(|| told["name"].as_str().map(str::to_owned)),
            ..claims
        })
    }
}

const fn trust(provider: &Provider) -> Trust {
    if provider.team.is_some() { Trust::Team } else { Trust::Operator }
}

impl IdentityProviders for Oidc {
    async fn check_issuer(&self, kind: ProviderKind, issuer: &str, now: Time) -> Result<(), RemoteFailure> {
        let metadata = self.discovery.ask(self.web()?, Trust::Team, kind, issuer, now).await?;
        authorization_endpoint(&metadata, Trust::Team, self.web()?).map(drop)
    }

    async fn authorization_url(
        &self,
        provider: &Provider,
        request: AuthorizationRequest<'_>,
        now: Time,
    ) -> Result<String, RemoteFailure> {
        let metadata = self.metadata(provider, now).await?;
        let mut url = authorization_endpoint(&metadata, trust(provider), self.web()?)?;
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &provider.client_id)
            .append_pair("redirect_uri", request.redirect_uri)
            .append_pair("scope", "openid email profile")
            .append_pair("state", request.state)
            .append_pair("nonce", request.nonce)
            .append_pair("code_challenge", request.challenge)
            .append_pair("code_challenge_method", "S256");
        if provider.kind != ProviderKind::Oidc {
            url.query_pairs_mut().append_pair("prompt", "select_account");
        }
        Ok(url.into())
    }

    async fn redeem(
        &self,
        provider: &Provider,
        redemption: Redemption<'_>,
        now: Time,
    ) -> Result<Claims, RemoteFailure> {
        let metadata = self.metadata(provider, now).await?;
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", redemption.code),
            ("redirect_uri", redemption.redirect_uri),
            ("code_verifier", redemption.verifier),
        ];
        let secret = provider.client_secret.as_ref().map(|secret| secret.as_str());
        let basic = match (secret, metadata.client_auth) {
            (Some(secret), ClientAuth::Basic) => Some((provider.client_id.as_str(), secret)),
            (Some(secret), ClientAuth::Form) => {
                form.extend([("client_id", provider.client_id.as_str()), ("client_secret", secret)]);
                None
            }
            (None, _) => {
                form.push(("client_id", &provider.client_id));
                None
            }
        };
        let answer = self.web()?.post(trust(provider), &metadata.token_endpoint, &form, basic).await?;
        let text = answer["id_token"].as_str();
        let text = text.ok_or_else(|| RemoteFailure::BadToken("there is no ID token".into()))?;
        let claims = self.checked(provider, &metadata, text, redemption.nonce, now).await?;
        self.with_user_info(provider, &metadata, claims, answer["access_token"].as_str()).await
    }
}

/// Where browsers are sent; a browser is not the server, but neither is it sent to a script or to plain http.
fn authorization_endpoint(
    metadata: &Metadata,
    trust: Trust,
    web: &Web,
) -> Result<openidconnect::url::Url, RemoteFailure> {
    let address = fit(&metadata.authorization_endpoint, trust, web.private_allowed());
    address.map_err(|why| RemoteFailure::Unreachable(format!("its authorization endpoint: {why}")))
}
