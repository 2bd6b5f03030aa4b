//! Paying the second factor, and signing in with a passkey alone.

use super::dto::{PasskeyChallenge, PasskeySignInBody, SecondFactorBody, SecondFactorNeeded};
use crate::{
    app::App,
    auth::{SignedIn, entrance, signed_in},
    caller::{client_address, invalid},
    openapi::{AuthProblems, PublicProblems},
    problem::Problem,
};
use actix_web::{
    HttpRequest, HttpResponse, post,
    web::{Data, Json},
};
use rf_auth::{Entry, FactorOutcome, OneTimeToken, PasskeyAnswer, Payment};
use rf_persistence::Db;

/// The answer to a right first factor: tokens, or a ticket.
pub(crate) fn entered(app: &App, entry: Entry) -> HttpResponse {
    match entry {
        Entry::In(grant) => signed_in(HttpResponse::Ok(), app, &grant),
        Entry::Owes(owed) => HttpResponse::Accepted().json(SecondFactorNeeded::from(*owed)),
    }
}

/// Pay the second factor
///
/// With the ticket of a login that was answered 202, and exactly one of `code`, `recovery_code` and `passkey`.
#[utoipa::path(tag = "Sign-in", request_body = SecondFactorBody, responses((status = 200, body = SignedIn), AuthProblems))]
#[post("/auth/second-factor")]
pub(crate) async fn pay_second_factor(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    body: Json<SecondFactorBody>,
) -> Result<HttpResponse, Problem> {
    app.throttle().address(client_address(&request, &app))?;
    let entrance = entrance(&request, &app, body.channel.into())?;
    let payment = payment(&body)?;
    let ticket = OneTimeToken::presented(&body.ticket);
    let (_, user) = rf_auth::look_at_ticket(&mut db.repo(), app.env().now(), &ticket).await?;
    app.throttle().account(user.email.as_str())?;
    if !matches!(payment, Payment::Passkey(_)) {
        app.throttle().code(&user.email)?;
    }
    let paying = db.transact(async |store| {
        let (env, rules) = (app.env(), app.rules());
        rf_auth::pay_second_factor(store, env, rules, app.factors(), &ticket, payment, entrance).await
    });
    let grant = paying.await.and_then(FactorOutcome::into_answer)?;
    Ok(signed_in(HttpResponse::Ok(), &app, &grant))
}

fn payment(body: &SecondFactorBody) -> Result<Payment<'_>, Problem> {
    match (&body.code, &body.recovery_code, &body.passkey) {
        (Some(code), None, None) => Ok(Payment::Code(code)),
        (None, Some(code), None) => Ok(Payment::RecoveryCode(code)),
        (None, None, Some(answer)) => Ok(Payment::Passkey(answer)),
        _ => Err(invalid("code", "choose_one", "Send exactly one of code, recovery_code and passkey.")),
    }
}

/// Ask for any passkey of this server
#[utoipa::path(tag = "Sign-in", responses((status = 200, body = PasskeyChallenge), PublicProblems))]
#[post("/auth/passkey/start")]
pub(crate) async fn start_passkey_sign_in(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
) -> Result<Json<PasskeyChallenge>, Problem> {
    app.throttle().address(client_address(&request, &app))?;
    let challenge = rf_auth::start_passkey_sign_in(&mut db.writer(), app.env(), app.factors()).await?;
    Ok(Json(challenge.into()))
}

/// Sign in with a passkey
///
/// The authenticator verifies the person, so no second factor is asked for.
#[utoipa::path(tag = "Sign-in", request_body = PasskeySignInBody, responses((status = 200, body = SignedIn), AuthProblems))]
#[post("/auth/passkey/finish")]
pub(crate) async fn finish_passkey_sign_in(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    body: Json<PasskeySignInBody>,
) -> Result<HttpResponse, Problem> {
    app.throttle().address(client_address(&request, &app))?;
    let entrance = entrance(&request, &app, body.channel.into())?;
    let answer = PasskeyAnswer { ceremony: body.ceremony_id.into(), credential: &body.credential };
    let signing_in = db.transact(async |store| {
        let (env, rules) = (app.env(), app.rules());
        rf_auth::finish_passkey_sign_in(store, env, rules, app.factors(), answer, entrance).await
    });
    let grant = signing_in.await.and_then(FactorOutcome::into_answer)?;
    Ok(signed_in(HttpResponse::Ok(), &app, &grant))
}
