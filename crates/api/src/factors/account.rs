//! The authenticator app and the recovery codes of an account; and an admin's way to take lost factors away.

use super::dto::{CodeBody, ReauthBody, RecoveryCodes, SecondFactors, TotpEnrolment};
use crate::{
    app::App,
    caller::{Account, Caller},
    openapi::{CallerProblems, FactorProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, delete, get, post,
    web::{Data, Json, Path},
};
use rf_persistence::Db;
use uuid::Uuid;

/// Refuses whoever cannot prove that it is still them.
pub(crate) async fn prove(app: &App, db: &Db, account: &Account, body: ReauthBody) -> Result<(), Problem> {
    app.throttle().account(account.user().email.as_str())?;
    let who = (account.user(), account.sign_in());
    let (hasher, env, sealer) = (app.hasher(), app.env(), app.sealer());
    Ok(rf_auth::reauthenticate(&mut db.writer(), hasher, env, sealer, who, body.into()).await?)
}

/// Read what is set up as a second factor
#[utoipa::path(tag = "Account", security(("bearer" = [])), responses((status = 200, body = SecondFactors), CallerProblems))]
#[get("/account/second-factor")]
pub(crate) async fn get_second_factors(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
) -> Result<Json<SecondFactors>, Problem> {
    let set_up = rf_auth::second_factors(&mut db.repo(), account.user()).await?;
    let required = account.user().security.second_factor_required;
    Ok(Json(SecondFactors::new(set_up, required, app.factors().party.is_some())))
}

/// Start setting up an authenticator app
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    request_body = ReauthBody,
    responses((status = 200, body = TotpEnrolment), FactorProblems)
)]
#[post("/account/second-factor/totp")]
pub(crate) async fn start_totp(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    body: Json<ReauthBody>,
) -> Result<Json<TotpEnrolment>, Problem> {
    prove(&app, &db, &account, body.into_inner()).await?;
    let sealer = app.sealer();
    let enrolment = rf_auth::start_totp(&mut db.writer(), app.env(), sealer, account.user()).await?;
    Ok(Json(enrolment.into()))
}

/// Switch the authenticator app on by a first code
///
/// Recovery codes come with the first factor; otherwise the list is empty.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    request_body = CodeBody,
    responses((status = 200, body = RecoveryCodes), FactorProblems)
)]
#[post("/account/second-factor/totp/confirm")]
pub(crate) async fn confirm_totp(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    body: Json<CodeBody>,
) -> Result<Json<RecoveryCodes>, Problem> {
    app.throttle().account(account.user().email.as_str())?;
    let (actor, sealer) = (account.actor(), app.sealer());
    let confirming =
        db.transact(async |store| rf_auth::confirm_totp(store, app.env(), sealer, &actor, &body.code).await);
    Ok(Json(confirming.await?.into()))
}

/// Switch the authenticator app off
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    request_body = ReauthBody,
    responses((status = 204, description = "It is off"), FactorProblems)
)]
#[delete("/account/second-factor/totp")]
pub(crate) async fn disable_totp(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    body: Json<ReauthBody>,
) -> Result<HttpResponse, Problem> {
    prove(&app, &db, &account, body.into_inner()).await?;
    let actor = account.actor();
    db.transact(async |store| rf_auth::disable_totp(store, app.env(), &actor).await).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Make new recovery codes
///
/// The old ones are void.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    request_body = ReauthBody,
    responses((status = 200, body = RecoveryCodes), FactorProblems)
)]
#[post("/account/second-factor/recovery-codes")]
pub(crate) async fn make_recovery_codes(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    body: Json<ReauthBody>,
) -> Result<Json<RecoveryCodes>, Problem> {
    prove(&app, &db, &account, body.into_inner()).await?;
    let actor = account.actor();
    let codes =
        db.transact(async |store| rf_auth::make_recovery_codes(store, app.env(), &actor).await).await?;
    Ok(Json(codes.into()))
}

/// Take a member's second factors away
///
/// For somebody who lost them. Not one's own, and not an operator's.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(("user_id" = Uuid, Path)),
    responses((status = 204, description = "The member has no second factor"), FactorProblems)
)]
#[post("/team/members/{user_id}/reset-second-factor")]
pub(crate) async fn reset_member_second_factor(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let (actor, member) = (caller.actor(), path.into_inner().into());
    db.transact(async |store| rf_auth::reset_second_factor(store, app.env(), &actor, member).await).await?;
    Ok(HttpResponse::NoContent().finish())
}
