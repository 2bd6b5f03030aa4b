//! A sign-in: one authenticated login, its two windows and its chain of refresh tokens.

use crate::{Entrance, RefreshClaims, SessionPolicy, User};
use rf_core::{Env, SignInId, TeamId, Time, TokenId, UserId};
use std::time::Duration;

/// Where the refresh token of a sign-in travels. A token of one channel is refused on the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// In an HttpOnly cookie: browsers.
    Cookie,
    /// In request and response bodies: command line and generated clients, asked for explicitly.
    Body,
}

impl Channel {
    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cookie => "cookie",
            Self::Body => "body",
        }
    }

    /// The channel of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Cookie, Self::Body].into_iter().find(|channel| channel.as_str() == name)
    }
}

/// How somebody proved who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignInMethod {
    /// With a password (and the second factor, if one is set up).
    Password,
    /// At an identity provider.
    IdentityProvider,
    /// With a passkey alone.
    Passkey,
}

impl SignInMethod {
    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::IdentityProvider => "identity_provider",
            Self::Passkey => "passkey",
        }
    }

    /// The method of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Password, Self::IdentityProvider, Self::Passkey]
            .into_iter()
            .find(|method| method.as_str() == name)
    }
}

/// Why a sign-in ended before its deadlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EndReason {
    /// The person signed out.
    SignedOut,
    /// An administrator of the team ended it.
    EndedByAdmin,
    /// The password was changed from another sign-in, or reset.
    PasswordChanged,
    /// The same browser signed in again, or the person has more sign-ins than the server lets them keep.
    Replaced,
    /// The person left the team that the sign-in was for.
    MembershipRemoved,
    /// The team's policy was tightened so far that the sign-in was past it.
    PolicyTightened,
    /// A refresh token came back after its successor was in use.
    ReuseDetected,
}

impl EndReason {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::SignedOut,
        Self::EndedByAdmin,
        Self::PasswordChanged,
        Self::Replaced,
        Self::MembershipRemoved,
        Self::PolicyTightened,
        Self::ReuseDetected,
    ];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignedOut => "signed_out",
            Self::EndedByAdmin => "ended_by_admin",
            Self::PasswordChanged => "password_changed",
            Self::Replaced => "replaced",
            Self::MembershipRemoved => "membership_removed",
            Self::PolicyTightened => "policy_tightened",
            Self::ReuseDetected => "reuse_detected",
        }
    }

    /// The reason of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }
}

/// That, when and why a sign-in was ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: Time,
    /// Why.
    pub reason: EndReason,
}

/// What a person recognises a sign-in by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Device {
    /// The `User-Agent` header, cut to 256 characters, without control characters.
    pub user_agent: Option<String>,
    /// The client's network address, as text.
    pub address: Option<String>,
}

impl Device {
    /// Keeps what is worth keeping of what the client sent.
    pub fn new(user_agent: Option<&str>, address: Option<String>) -> Self {
        let cut = |text: &str| text.chars().filter(|c| !c.is_control()).take(256).collect::<String>();
        Self { user_agent: user_agent.map(cut).filter(|text| !text.trim().is_empty()), address }
    }
}

/// One authenticated login. The stored row is the only authority over it; every token is a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Its id (`sid` in tokens).
    pub id: SignInId,
    /// The team that it is for.
    pub team: TeamId,
    /// Who signed in.
    pub user: UserId,
    /// Where its refresh token travels.
    pub channel: Channel,
    /// How they proved who they are.
    pub method: SignInMethod,
    /// When the person proved who they are (`auth_time`).
    pub created_at: Time,
    /// The last time that the person themselves did something.
    pub last_active_at: Time,
    /// The idle window, fixed at login, in seconds.
    pub idle_max_seconds: u32,
    /// The absolute window, fixed at login, in seconds.
    pub absolute_max_seconds: u32,
    /// Past from this moment on unless the person does something; never later than the absolute deadline.
    pub idle_deadline: Time,
    /// Past from this moment on, whatever happens.
    pub absolute_deadline: Time,
    /// Counts the refresh tokens, from 1 (`gen` in tokens and in the database).
    pub generation: u32,
    /// The current refresh token (`jti`).
    pub token_id: TokenId,
    /// When the current refresh token was issued.
    pub token_issued_at: Time,
    /// When the current generation replaced the previous one; none before the first rotation.
    pub rotated_at: Option<Time>,
    /// Whether an access token of the current generation was accepted on a request.
    pub current_used: bool,
    /// Set once, never changed.
    pub ended: Option<Ended>,
    /// What the person recognises it by.
    pub device: Device,
}

/// One step of a sign-in's chain of refresh tokens: what one conditional update writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rotation {
    /// The generation that must still be the stored one.
    pub from: u32,
    /// The idle window that must still be the stored one: a policy that was tightened meanwhile wins.
    pub idle_max_seconds: u32,
    /// The absolute window that must still be the stored one.
    pub absolute_max_seconds: u32,
    /// The generation to store.
    pub to: u32,
    /// The id of the new refresh token.
    pub token_id: TokenId,
    /// The moment: `token_issued_at` and `rotated_at`.
    pub at: Time,
    /// The new `last_active_at`.
    pub last_active_at: Time,
    /// The new `idle_deadline`.
    pub idle_deadline: Time,
}

impl SignIn {
    /// A new sign-in of `user`, with both windows taken from `policy`.
    pub fn begin(env: &Env, policy: &SessionPolicy, user: &User, entrance: Entrance) -> Self {
        let Entrance { channel, method, device, .. } = entrance;
        let now = env.now();
        let absolute_deadline = now + Duration::from_secs(policy.absolute_seconds().into());
        let idle_deadline = now + Duration::from_secs(policy.idle_seconds().into());
        Self {
            id: env.new_id(),
            team: user.team,
            user: user.id,
            channel,
            method,
            created_at: now,
            last_active_at: now,
            idle_max_seconds: policy.idle_seconds(),
            absolute_max_seconds: policy.absolute_seconds(),
            idle_deadline: idle_deadline.min(absolute_deadline),
            absolute_deadline,
            generation: 1,
            token_id: env.new_id(),
            token_issued_at: now,
            rotated_at: None,
            current_used: false,
            ended: None,
            device,
        }
    }

    /// The step to the next refresh token. Only the person's own `activity` moves the idle deadline.
    pub fn rotation(&self, token_id: TokenId, activity: bool, now: Time) -> Rotation {
        let idle_deadline = now + Duration::from_secs(self.idle_max_seconds.into());
        let (last_active_at, idle_deadline) = if activity {
            (now, idle_deadline.min(self.absolute_deadline))
        } else {
            (self.last_active_at, self.idle_deadline)
        };
        Rotation {
            from: self.generation,
            idle_max_seconds: self.idle_max_seconds,
            absolute_max_seconds: self.absolute_max_seconds,
            to: self.generation + 1,
            token_id,
            at: now,
            last_active_at,
            idle_deadline,
        }
    }

    /// The sign-in after that step.
    pub fn rotated(&self, step: &Rotation) -> Self {
        Self {
            generation: step.to,
            token_id: step.token_id,
            token_issued_at: step.at,
            rotated_at: Some(step.at),
            current_used: false,
            last_active_at: step.last_active_at,
            idle_deadline: step.idle_deadline,
            ..self.clone()
        }
    }

    /// Whether it has neither ended nor reached a deadline.
    pub fn is_live(&self, now: Time) -> bool {
        self.ended.is_none() && now < self.idle_deadline && now < self.absolute_deadline
    }

    /// Whether a genuine token's claims are about this row; the generation is judged apart.
    pub(crate) fn is_meant_by(&self, claims: &RefreshClaims, channel: Channel) -> bool {
        let same_token = claims.generation != self.generation || claims.token_id == self.token_id;
        claims.user == self.user && self.channel == channel && same_token
    }
}
