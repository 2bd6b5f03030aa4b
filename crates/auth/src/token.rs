//! Access and refresh tokens: what they say, how they are signed, and what is refused before the row is asked.
//!
//! Signing is deterministic (HS256 over claims that all come from the row), so the same generation of a sign-in
//! always has the same refresh token, byte for byte.

use crate::SignIn;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use rf_core::{SignInId, Time, TokenId, UserId};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{fmt, time::Duration};

/// How long an access token lives, unless a deadline comes first.
const ACCESS_LIFETIME: Duration = Duration::from_secs(5 * 60);
/// Nothing longer is looked at.
const MAX_TOKEN_BYTES: usize = 4 * 1024;
/// HMAC-SHA-256 deserves a key as long as its output.
const MIN_KEY_BYTES: usize = 32;

/// A token's text. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

/// An access token and how long it is good for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessToken {
    /// For the `Authorization: Bearer` header.
    pub token: Secret,
    /// Whole seconds from the moment it was issued; never more than the sign-in has left.
    pub expires_in_seconds: u32,
}

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessClaims {
    typ: String,
    iss: String,
    aud: String,
    /// Who.
    #[serde(rename = "sub")]
    pub user: UserId,
    /// Through which sign-in.
    #[serde(rename = "sid")]
    pub sign_in: SignInId,
    /// Issued with which refresh token of it.
    #[serde(rename = "gen")]
    pub generation: u32,
    iat: i64,
    exp: i64,
}

impl AccessClaims {
    /// Whether the token is past its time; `exp` equal to `now` is.
    pub fn is_expired(&self, now: Time) -> bool {
        now.timestamp() >= self.exp
    }
}

/// What a refresh token says. Its times are a snapshot that clients may read; the row decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefreshClaims {
    typ: String,
    iss: String,
    aud: String,
    /// Who.
    #[serde(rename = "sub")]
    pub user: UserId,
    /// Of which sign-in.
    #[serde(rename = "sid")]
    pub sign_in: SignInId,
    /// Which in the sign-in's chain.
    #[serde(rename = "gen")]
    pub generation: u32,
    /// Its own id.
    #[serde(rename = "jti")]
    pub token_id: TokenId,
    iat: i64,
    exp: i64,
    auth_time: i64,
    idle_max: u32,
    abs_max: u32,
}

/// The token is none of ours; nobody is told what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadToken;

/// The keys cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenSetupError {
    /// A key has fewer than 32 bytes.
    KeyTooShort,
    /// Access and refresh tokens would share a key.
    SameKeyTwice,
}

impl fmt::Display for TokenSetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::KeyTooShort => "a token signing key must have at least 32 bytes",
            Self::SameKeyTwice => "access and refresh tokens must have different signing keys",
        })
    }
}

impl std::error::Error for TokenSetupError {}

/// Signs and verifies both kinds of token, each with a key of its own.
#[derive(Debug, Clone)]
pub struct Tokens {
    access: KeyPair,
    refresh: KeyPair,
    issuer: String,
    audience: String,
}

#[derive(Debug, Clone)]
struct KeyPair {
    sign: EncodingKey,
    verify: DecodingKey,
}

impl KeyPair {
    fn new(secret: &[u8]) -> Self {
        Self { sign: EncodingKey::from_secret(secret), verify: DecodingKey::from_secret(secret) }
    }

    fn signed(&self, claims: &impl Serialize) -> Secret {
        let signed = jsonwebtoken::encode(&Header::new(Algorithm::HS256), claims, &self.sign);
        Secret(signed.expect("HS256 over plain claims with a secret key cannot fail"))
    }

    /// The signature comes first; the claims are read only if it holds.
    fn opened<Claims: DeserializeOwned + Clone>(&self, token: &str) -> Result<Claims, BadToken> {
        if token.len() > MAX_TOKEN_BYTES {
            return Err(BadToken);
        }
        let mut rules = Validation::new(Algorithm::HS256);
        // Time, issuer and audience are ours to judge: the crate grants leeway, reads the machine's clock, and
        // lets a claim pass that is missing.
        rules.validate_exp = false;
        rules.validate_aud = false;
        rules.required_spec_claims.clear();
        let opened = jsonwebtoken::decode::<Claims>(token, &self.verify, &rules).map_err(|_| BadToken)?;
        // An extension marked critical must be understood, and we know none.
        if opened.header.crit.is_some() { Err(BadToken) } else { Ok(opened.claims) }
    }
}

impl Tokens {
    /// Takes two different keys of at least 32 bytes each.
    ///
    /// # Errors
    /// If a key is too short, or both are the same.
    pub fn new(
        access_key: &[u8],
        refresh_key: &[u8],
        issuer: impl Into<String>,
        audience: impl Into<String>,
    ) -> Result<Self, TokenSetupError> {
        if access_key.len() < MIN_KEY_BYTES || refresh_key.len() < MIN_KEY_BYTES {
            return Err(TokenSetupError::KeyTooShort);
        }
        if access_key == refresh_key {
            return Err(TokenSetupError::SameKeyTwice);
        }
        let (access, refresh) = (KeyPair::new(access_key), KeyPair::new(refresh_key));
        Ok(Self { access, refresh, issuer: issuer.into(), audience: audience.into() })
    }

    /// An access token of the sign-in's current generation: five minutes, or less if a deadline comes first.
    pub fn access(&self, sign_in: &SignIn, now: Time) -> AccessToken {
        let end = (now + ACCESS_LIFETIME).min(sign_in.idle_deadline).min(sign_in.absolute_deadline);
        let claims = AccessClaims {
            typ: "access".into(),
            iss: self.issuer.clone(),
            aud: self.audience.clone(),
            user: sign_in.user,
            sign_in: sign_in.id,
            generation: sign_in.generation,
            iat: now.timestamp(),
            // Cut, never rounded up: no token outlives a deadline.
            exp: end.timestamp(),
        };
        let left_micros = claims.exp * 1_000_000 - now.timestamp_micros();
        let expires_in_seconds = u32::try_from(left_micros / 1_000_000).unwrap_or(0);
        AccessToken { token: self.access.signed(&claims), expires_in_seconds }
    }

    /// The refresh token of the sign-in's current generation; always the same for the same row.
    pub fn refresh(&self, sign_in: &SignIn) -> Secret {
        self.refresh.signed(&RefreshClaims {
            typ: "refresh".into(),
            iss: self.issuer.clone(),
            aud: self.audience.clone(),
            user: sign_in.user,
            sign_in: sign_in.id,
            generation: sign_in.generation,
            token_id: sign_in.token_id,
            iat: sign_in.token_issued_at.timestamp(),
            exp: sign_in.idle_deadline.min(sign_in.absolute_deadline).timestamp(),
            auth_time: sign_in.created_at.timestamp(),
            idle_max: sign_in.idle_max_seconds,
            abs_max: sign_in.absolute_max_seconds,
        })
    }

    /// Opens an access token: signature, then type, issuer, audience and the presence of every claim.
    ///
    /// # Errors
    /// [`BadToken`]. A token past its time is still opened; see [`AccessClaims::is_expired`].
    pub fn open_access(&self, token: &str) -> Result<AccessClaims, BadToken> {
        let claims: AccessClaims = self.access.opened(token)?;
        self.are_ours("access", &claims.typ, &claims.iss, &claims.aud).then_some(claims).ok_or(BadToken)
    }

    /// Opens a refresh token: signature, then type, issuer, audience and the presence of every claim.
    ///
    /// # Errors
    /// [`BadToken`]. Deadlines are left to the row.
    pub fn open_refresh(&self, token: &str) -> Result<RefreshClaims, BadToken> {
        let claims: RefreshClaims = self.refresh.opened(token)?;
        self.are_ours("refresh", &claims.typ, &claims.iss, &claims.aud).then_some(claims).ok_or(BadToken)
    }

    fn are_ours(&self, wanted: &str, typ: &str, iss: &str, aud: &str) -> bool {
        typ == wanted && iss == self.issuer && aud == self.audience
    }
}
