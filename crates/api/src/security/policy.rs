//! Reading and changing the team's session-expiry policy.

use super::{
    allowed,
    dto::{SecurityPolicy, SecurityPolicyBody, SecurityPolicyChanged},
};
use crate::{
    app::App,
    caller::Caller,
    openapi::{CallerProblems, WriteProblems},
    problem::Problem,
};
use actix_web::{
    get, patch,
    web::{Data, Json},
};
use rf_auth::{SecurityChange, SecurityFailure};
use rf_core::Action;
use rf_persistence::{Db, views};

/// Read the team's session-expiry policy
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    responses((status = 200, body = SecurityPolicy), CallerProblems)
)]
#[get("/team/security")]
pub(crate) async fn get_security_policy(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
) -> Result<Json<SecurityPolicy>, Problem> {
    let actor = allowed(&caller, Action::ManageSecurity)?;
    let state = views::security_state(&db.repo(), actor.team, app.env().now()).await?;
    Ok(Json(SecurityPolicy::of(&state, app.rules())))
}

/// Change the team's session-expiry policy
///
/// Narrower windows count at once for everybody who is signed in; wider ones only for sign-ins that begin later. What
/// is left out stays as it is, null takes the server's own window.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    request_body = SecurityPolicyBody,
    responses((status = 200, body = SecurityPolicyChanged), WriteProblems)
)]
#[patch("/team/security")]
pub(crate) async fn change_security_policy(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    body: Json<SecurityPolicyBody>,
) -> Result<Json<SecurityPolicyChanged>, Problem> {
    let actor = caller.actor();
    let change = SecurityChange {
        idle_minutes: body.idle_minutes,
        absolute_minutes: body.absolute_minutes,
        second_factor_required: body.second_factor_required,
    };
    let (env, rules) = (app.env(), app.rules());
    let changed = db.transact(async |store| {
        let done = rf_auth::change_security(store, env, rules, &actor, change).await?;
        let state = views::security_state(store, actor.team, env.now()).await?;
        let policy = SecurityPolicy::of(&state, rules);
        Ok::<_, SecurityFailure>(SecurityPolicyChanged { policy, ended_sign_ins: done.ended_sign_ins })
    });
    Ok(Json(changed.await?))
}
