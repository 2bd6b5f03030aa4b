//! The operations below `/account` that change name, password and e-mail address.

use super::dto::{ChangeEmailBody, ChangePasswordBody, ProfileBody};
use crate::{
    app::App,
    auth::{Me, SignedIn, signed_in},
    caller::{Account, client_address},
    factors::prove,
    openapi::AuthProblems,
    problem::Problem,
};
use actix_web::{
    HttpRequest, HttpResponse, patch, post,
    web::{Data, Json},
};
use rf_auth::{AccountFailure, PlainPassword};
use rf_persistence::Db;

/// Change your name
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    request_body = ProfileBody,
    responses((status = 200, body = Me), AuthProblems)
)]
#[patch("/account")]
pub(crate) async fn change_profile(
    app: Data<App>,
    db: Data<Db>,
    account: Account,
    body: Json<ProfileBody>,
) -> Result<Json<Me>, Problem> {
    let (actor, user) = (account.actor(), account.user());
    let user = db
        .transact(async |store| rf_auth::change_profile(store, app.env(), &actor, user, &body.name).await)
        .await?;
    Ok(Json(Me::from(&user)))
}

/// Change your password
///
/// Your other sign-ins end. The present one goes on under a new id: use the tokens of the answer from now on.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    request_body = ChangePasswordBody,
    responses((status = 200, body = SignedIn), AuthProblems)
)]
#[post("/account/password")]
pub(crate) async fn change_password(
    app: Data<App>,
    db: Data<Db>,
    account: Account,
    request: HttpRequest,
    body: Json<ChangePasswordBody>,
) -> Result<HttpResponse, Problem> {
    let (actor, user, present) = (account.actor(), account.user(), account.sign_in().id);
    app.throttle().address(client_address(&request, &app))?;
    app.throttle().account(user.email.as_str())?;
    let current = PlainPassword::typed(&body.current_password);
    let prepared = rf_auth::prepare_password_change(app.hasher(), user, current, &body.new_password).await?;
    let (env, rules, postbox) = (app.env(), app.rules(), app.postbox());
    let grant = db
        .transact(async |store| {
            rf_auth::change_password(store, env, rules, postbox, &actor, present, prepared).await
        })
        .await?;
    Ok(signed_in(HttpResponse::Ok(), &app, &grant))
}

/// Change your e-mail address
///
/// It changes when the link that is mailed to the new address is opened. Needs proof that it is you.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    request_body = ChangeEmailBody,
    responses((status = 202, description = "A link is on its way to the new address"), AuthProblems)
)]
#[post("/account/email")]
pub(crate) async fn request_email_change(
    app: Data<App>,
    db: Data<Db>,
    account: Account,
    request: HttpRequest,
    body: Json<ChangeEmailBody>,
) -> Result<HttpResponse, Problem> {
    let (actor, user) = (account.actor(), account.user());
    app.throttle().address(client_address(&request, &app))?;
    app.throttle().mail(&body.new_email)?;
    let email = rf_auth::check_new_email(user, &body.new_email)?;
    prove(&app, &db, &account, body.into_inner().into_proof()).await?;
    let (env, postbox) = (app.env(), app.postbox());
    db.transact(async |store| rf_auth::request_email_change(store, env, postbox, &actor, user, &email).await)
        .await
        .map_err(AccountFailure::from)?;
    Ok(HttpResponse::Accepted().finish())
}

/// Have the link mailed that verifies your e-mail address
///
/// Nothing is mailed where it is verified already.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    responses((status = 202, description = "A link is on its way"), AuthProblems)
)]
#[post("/account/email/verification")]
pub(crate) async fn request_email_verification(
    app: Data<App>,
    db: Data<Db>,
    account: Account,
) -> Result<HttpResponse, Problem> {
    let (env, postbox, user) = (app.env(), app.postbox(), account.user());
    app.throttle().mail(user.email.as_str())?;
    db.transact(async |store| rf_auth::request_email_verification(store, env, postbox, user).await).await?;
    Ok(HttpResponse::Accepted().finish())
}
