//! What identity providers need from a store, and from the providers themselves.
//!
//! Before somebody is known, so is no team: those reads go by key, domain or identity. Every write names the team.

use super::{Attempt, Claims, Provider, ProviderKind, Purpose, TeamProvider};
use crate::{Email, TeamSecurity, TokenHash, User};
use chrono_tz::Tz;
use rf_core::{IdentityId, InvitationId, ProviderId, Role, StoreError, TeamId, Time, UserId};

/// Keeps the teams' providers.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait ProviderStore {
    /// The provider of this id, in whatever team.
    async fn provider(&mut self, id: ProviderId) -> Result<Option<TeamProvider>, StoreError>;

    /// The team's providers, oldest first.
    async fn providers_of_team(&mut self, team: TeamId) -> Result<Vec<TeamProvider>, StoreError>;

    /// The enabled providers that name this domain, whosever they are.
    async fn providers_for_domain(&mut self, domain: &str) -> Result<Vec<TeamProvider>, StoreError>;

    /// Stores a new one.
    async fn insert_provider(&mut self, provider: &TeamProvider) -> Result<(), StoreError>;

    /// Stores all of it again. Whether it was there.
    async fn update_provider(&mut self, provider: &TeamProvider) -> Result<bool, StoreError>;

    /// Removes it and the identities that were linked through it. How many those were; none if it was not there.
    async fn delete_provider(&mut self, team: TeamId, id: ProviderId) -> Result<Option<u64>, StoreError>;
}

/// Keeps ways that were begun. Each of these is whole without a transaction.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait AttemptStore {
    /// Stores one, and drops those that expired before `created_at`.
    async fn insert_attempt(&mut self, attempt: &Attempt) -> Result<(), StoreError>;

    /// Takes the one of this state, browser and purpose away. Of two callers, one gets it.
    async fn take_attempt(
        &mut self,
        state: &TokenHash,
        browser: &TokenHash,
        purpose: Purpose,
    ) -> Result<Option<Attempt>, StoreError>;
}

/// An identity that is linked to an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedIdentity {
    /// Its id.
    pub id: IdentityId,
    /// The person's team.
    pub team: TeamId,
    /// Whose it is.
    pub user: UserId,
    /// The key of the provider that it was linked through.
    pub provider: String,
    /// Who vouches for it.
    pub issuer: String,
    /// Who it is there.
    pub subject: String,
    /// The address that the provider told last.
    pub email: Option<String>,
    /// When it was linked.
    pub linked_at: Time,
    /// When somebody signed in with it last.
    pub last_used_at: Option<Time>,
}

/// An invitation that nobody has accepted yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenInvitation {
    /// Its id.
    pub id: InvitationId,
    /// Into which team.
    pub team: TeamId,
    /// That team's name.
    pub team_name: String,
    /// The time zone of that team's notes.
    pub team_time_zone: Tz,
    /// For whom.
    pub email: Email,
    /// As what.
    pub role: Role,
    /// What the team decided about signing in.
    pub security: TeamSecurity,
}

/// How somebody can sign in to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaysIn {
    /// With a password.
    pub has_password: bool,
    /// With so many linked identities.
    pub identities: u64,
    /// With so many passkeys.
    pub passkeys: u64,
}

/// Keeps linked identities, and knows of invitations what matters to them.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait IdentityStore {
    /// The identity and whose it is, in whatever team.
    async fn linked_identity(
        &mut self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<(LinkedIdentity, User)>, StoreError>;

    /// Links it. False if it is linked already.
    async fn insert_identity(&mut self, identity: &LinkedIdentity) -> Result<bool, StoreError>;

    /// Notes that somebody signed in with it, and the address that was told.
    async fn use_identity(
        &mut self,
        team: TeamId,
        id: IdentityId,
        email: Option<&str>,
        at: Time,
    ) -> Result<(), StoreError>;

    /// The person's identities, oldest first.
    async fn identities_of(&mut self, team: TeamId, user: UserId) -> Result<Vec<LinkedIdentity>, StoreError>;

    /// Unlinks it. Whether it was there.
    async fn delete_identity(
        &mut self,
        team: TeamId,
        user: UserId,
        id: IdentityId,
    ) -> Result<bool, StoreError>;

    /// How the person can sign in; nobody else changes that before the transaction ends.
    async fn ways_in(&mut self, team: TeamId, user: UserId) -> Result<WaysIn, StoreError>;

    /// The newest open invitation of this address, into `team` if one is named.
    async fn open_invitation(
        &mut self,
        email: &Email,
        team: Option<TeamId>,
        now: Time,
    ) -> Result<Option<OpenInvitation>, StoreError>;

    /// Stores the new member and closes the invitation. False if either was done meanwhile; then the surrounding
    /// transaction must roll back.
    async fn join(&mut self, invitation: &OpenInvitation, user: &User) -> Result<bool, StoreError>;
}

/// What sends a browser to a provider.
#[derive(Clone, Copy)]
pub struct AuthorizationRequest<'a> {
    /// Where the provider sends the browser back to.
    pub redirect_uri: &'a str,
    /// What travels through the provider.
    pub state: &'a str,
    /// What the token must repeat.
    pub nonce: &'a str,
    /// PKCE's S256 challenge.
    pub challenge: &'a str,
}

/// What a code is exchanged with.
#[derive(Clone, Copy)]
pub struct Redemption<'a> {
    /// The code.
    pub code: &'a str,
    /// Where the browser was sent back to.
    pub redirect_uri: &'a str,
    /// What the token must repeat.
    pub nonce: &'a str,
    /// PKCE's verifier.
    pub verifier: &'a str,
}

/// Why a provider did not do its part. The texts are for the log, and hold nothing secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemoteFailure {
    /// It does not answer, or not as providers do, or must not be asked.
    Unreachable(String),
    /// It refuses.
    Refused(String),
    /// What it issued does not hold.
    BadToken(String),
}

/// Talks with providers.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait IdentityProviders {
    /// Asks the issuer for its metadata afresh.
    ///
    /// # Errors
    /// If there is no provider at that address.
    async fn check_issuer(&self, kind: ProviderKind, issuer: &str, now: Time) -> Result<(), RemoteFailure>;

    /// Where to send the browser.
    ///
    /// # Errors
    /// If the provider cannot be reached.
    async fn authorization_url(
        &self,
        provider: &Provider,
        request: AuthorizationRequest<'_>,
        now: Time,
    ) -> Result<String, RemoteFailure>;

    /// Exchanges a code for what the provider says of the person. The token's signature, issuer (Microsoft's apart),
    /// audience, nonce and expiry have been checked.
    ///
    /// # Errors
    /// If the provider cannot be reached, refuses the code, or the token does not hold.
    async fn redeem(
        &self,
        provider: &Provider,
        redemption: Redemption<'_>,
        now: Time,
    ) -> Result<Claims, RemoteFailure>;
}
