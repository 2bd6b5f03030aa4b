//! The last step of every way in: open a sign-in and hand out its first tokens.

use crate::{
    AuthFailure, Channel, EndReason, Entrance, Grant, SignIn, SignInRules, SignInStore, User,
    logout::end_by_refresh_token,
};
use rf_core::Env;

/// Opens a sign-in for `user`, who has proved who they are, and ends the one that the same browser leaves behind.
pub(crate) async fn enter(
    store: &mut impl SignInStore,
    env: &Env,
    rules: &SignInRules,
    user: User,
    entrance: Entrance,
) -> Result<Grant, AuthFailure> {
    let Entrance { channel, device, replaces } = entrance;
    let sign_in = SignIn::begin(env, &rules.policy, &user, channel, device);
    store.insert_sign_in(&sign_in).await?;
    if let Some(cookie) = replaces.filter(|_| channel == Channel::Cookie) {
        end_by_refresh_token(store, env, rules, cookie.as_str(), channel, EndReason::Replaced).await?;
    }
    Ok(Grant::new(&rules.tokens, sign_in, user, env.now()))
}
