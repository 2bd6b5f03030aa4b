//! The ways in meet here: what somebody brings, and the sign-in and first tokens that they take away.

use crate::{
    AccessToken, AuthFailure, Channel, Device, EndReason, Secret, SessionPolicy, SignIn, SignInMethod,
    SignInStore, Tokens, User, logout::end_by_refresh_token,
};
use rf_core::{Env, Time};

/// How somebody comes in: by registering or by logging in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrance {
    /// Where the refresh token shall travel.
    pub channel: Channel,
    /// How they prove who they are.
    pub method: SignInMethod,
    /// What they come with.
    pub device: Device,
    /// The refresh cookie that the browser still holds, if any: a sign-in of the same channel ends as replaced.
    pub replaces: Option<Secret>,
}

/// What the server decides about sign-ins once for all.
#[derive(Debug, Clone)]
pub struct SignInRules {
    /// Signs and verifies tokens.
    pub tokens: Tokens,
    /// The windows of new sign-ins.
    pub policy: SessionPolicy,
}

/// What somebody holds after a login or a refresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// For the next requests.
    pub access: AccessToken,
    /// For the next refresh; goes into the cookie or into the body, by the sign-in's channel.
    pub refresh_token: Secret,
    /// The sign-in as stored; its deadlines are `idle_expires_at` and `absolute_expires_at` on the wire.
    pub sign_in: SignIn,
    /// Who signed in.
    pub user: User,
}

impl Grant {
    pub(crate) fn new(tokens: &Tokens, sign_in: SignIn, user: User, now: Time) -> Self {
        let access = tokens.access(&sign_in, now);
        let refresh_token = tokens.refresh(&sign_in);
        Self { access, refresh_token, sign_in, user }
    }
}

/// Opens a sign-in for `user`, who has proved who they are, and ends the one that the same browser leaves behind.
pub(crate) async fn enter(
    store: &mut impl SignInStore,
    env: &Env,
    rules: &SignInRules,
    user: User,
    entrance: Entrance,
) -> Result<Grant, AuthFailure> {
    let (channel, replaces) = (entrance.channel, entrance.replaces.clone());
    let sign_in = SignIn::begin(env, &rules.policy, &user, entrance);
    store.insert_sign_in(&sign_in).await?;
    if let Some(cookie) = replaces {
        end_by_refresh_token(store, env, rules, cookie.as_str(), channel, EndReason::Replaced).await?;
    }
    Ok(Grant::new(&rules.tokens, sign_in, user, env.now()))
}
