//! What mailed links open, for people who are not signed in, and the one that anybody can ask for.

use super::dto::{ConfirmedEmail, EmailBody, LinkBody, PasswordResetBody};
use crate::{
    app::{App, Running},
    caller::client_address,
    openapi::PublicProblems,
    problem::Problem,
};
use actix_web::{
    HttpRequest, HttpResponse, post,
    web::{Data, Json},
};
use rf_auth::User;
use rf_persistence::Db;

/// Have a link mailed that lets you choose a new password
///
/// The answer is the same whether there is an account with that address or not.
#[utoipa::path(
    tag = "Sign-in",
    request_body = EmailBody,
    responses((status = 202, description = "If there is such an account, a link is on its way"), PublicProblems)
)]
#[post("/auth/password-reset")]
pub(crate) async fn request_password_reset(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    body: Json<EmailBody>,
) -> Result<HttpResponse, Problem> {
    let address = client_address(&request, &app);
    app.throttle().address(address)?;
    app.throttle().mail(&body.email)?;
    let found = rf_auth::find_for_password_reset(&mut db.repo(), &body.email).await?;
    // Written after the answer, which so takes the same time whoever was found.
    if let Some(user) = found {
        let address = address.map(|address| address.to_string());
        actix_web::rt::spawn(mail_reset_link(app, db, user, address));
    }
    Ok(HttpResponse::Accepted().finish())
}

async fn mail_reset_link(app: Data<App>, db: Data<Db>, user: User, address: Option<String>) {
    // A server that stops waits for this, too.
    let _running = Running::new(app.clone());
    let (env, postbox, address) = (app.env(), app.postbox(), address.as_deref());
    let mailed = db
        .transact(async |store| rf_auth::request_password_reset(store, env, postbox, &user, address).await)
        .await;
    if let Err(error) = mailed {
        tracing::error!(%error, user_id = %user.id, "a link for a new password could not be mailed");
    }
}

/// Choose a new password with a mailed link
///
/// Ends every sign-in of the account. Sign in with the new password afterwards.
#[utoipa::path(
    tag = "Sign-in",
    request_body = PasswordResetBody,
    responses((status = 204, description = "The password is the new one"), PublicProblems)
)]
#[post("/auth/password-reset/confirm")]
pub(crate) async fn reset_password(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    body: Json<PasswordResetBody>,
) -> Result<HttpResponse, Problem> {
    let address = client_address(&request, &app);
    app.throttle().address(address)?;
    let (env, postbox) = (app.env(), app.postbox());
    let (links, hasher) = (&mut db.repo(), app.hasher());
    let prepared =
        rf_auth::prepare_password_reset(links, hasher, env, &body.token, &body.new_password).await?;
    let address = address.map(|address| address.to_string());
    db.transact(async |store| {
        rf_auth::reset_password(store, env, postbox, prepared, address.as_deref()).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Verify an e-mail address with a mailed link
///
/// Also for a new address: then it is the account's from now on.
#[utoipa::path(
    tag = "Sign-in",
    request_body = LinkBody,
    responses((status = 200, body = ConfirmedEmail), PublicProblems)
)]
#[post("/auth/email/confirm")]
pub(crate) async fn confirm_email(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    body: Json<LinkBody>,
) -> Result<Json<ConfirmedEmail>, Problem> {
    let address = client_address(&request, &app);
    app.throttle().address(address)?;
    let address = address.map(|address| address.to_string());
    let email = db
        .transact(async |store| {
            rf_auth::confirm_email(store, app.env(), &body.token, address.as_deref()).await
        })
        .await?;
    Ok(Json(ConfirmedEmail { email: email.as_str().to_owned() }))
}
