//! Links that are mailed and work once.

use crate::{Email, OneTimeToken, TokenHash, User};
use rf_core::{Env, LinkId, StoreError, TeamId, Time, UserId};
use std::time::Duration;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// Proves that the account's address is the person's own.
    VerifyEmail,
    /// Lets the person choose a new password.
    ResetPassword,
    /// Proves that a new address is the person's own, and makes it the account's.
    ChangeEmail,
}

impl LinkKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::VerifyEmail, Self::ResetPassword, Self::ChangeEmail];

    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::VerifyEmail => "verify_email",
            Self::ResetPassword => "reset_password",
            Self::ChangeEmail => "change_email",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// How long a link of this kind works.
    pub const fn lifetime(self) -> Duration {
        match self {
            Self::VerifyEmail | Self::ChangeEmail => Duration::from_secs(24 * 60 * 60),
            Self::ResetPassword => Duration::from_secs(30 * 60),
        }
    }

    /// The page of the web app that takes it.
    pub const fn page(self) -> &'static str {
        match self {
            Self::VerifyEmail | Self::ChangeEmail => "confirm-email",
            Self::ResetPassword => "reset-password",
        }
    }
}

/// A link as it is stored: without its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// The team of the person.
    pub team: TeamId,
    /// Whose it is.
    pub user: UserId,
    /// What it is for.
    pub kind: LinkKind,
    /// The address that it was mailed to.
    pub email: Email,
    /// What it is found by.
    pub token_hash: TokenHash,
    /// When it was made.
    pub created_at: Time,
    /// Void from this moment on.
    pub expires_at: Time,
    /// When it was used or made void, if it was.
    pub used_at: Option<Time>,
}

impl Link {
    /// A new link for `user`, to be mailed to `email`, and the token that opens it.
    pub fn new(env: &Env, user: &User, kind: LinkKind, email: &Email) -> (Self, OneTimeToken) {
        let token = OneTimeToken::generate("");
        let now = env.now();
        let link = Self {
            id: env.new_id(),
            team: user.team,
            user: user.id,
            kind,
            email: email.clone(),
            token_hash: token.hash(),
            created_at: now,
            expires_at: now + kind.lifetime(),
            used_at: None,
        };
        (link, token)
    }

    /// Whether it opens anything for `user` at `now`. A link to an address that is not the account's any more is void,
    /// unless it is there to change it.
    pub fn is_good_for(&self, user: &User, now: Time) -> bool {
        let same_address = self.kind == LinkKind::ChangeEmail || self.email == user.email;
        let is_theirs = self.user == user.id && self.team == user.team && same_address;
        let is_open = self.used_at.is_none() && now < self.expires_at;
        is_theirs && is_open && user.disabled_at.is_none() && user.left_at.is_none()
    }
}

/// Keeps links.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait LinkStore {
    /// Stores a new link; the person's older ones of its kind are void from then on.
    async fn insert_link(&mut self, link: &Link) -> Result<(), StoreError>;

    /// The link with that token and its person, whatever became of either. Nobody is known yet, so no team is named.
    async fn link_with_user(&mut self, token: &TokenHash) -> Result<Option<(Link, User)>, StoreError>;

    /// Uses a link up, if nobody did before. Whether it did.
    async fn use_link(&mut self, team: TeamId, link: LinkId, at: Time) -> Result<bool, StoreError>;

    /// Makes all of the person's links of these kinds void.
    async fn void_links(
        &mut self,
        team: TeamId,
        user: UserId,
        kinds: &[LinkKind],
        at: Time,
    ) -> Result<(), StoreError>;
}
