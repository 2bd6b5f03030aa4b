//! The operations below `/auth`.

use super::{
    cookie,
    dto::{LoginBody, Me, RefreshBody, RegisterBody, SignedIn},
};
use crate::{
    app::App,
    caller::{Account, MaybeBody, bearer, client_address},
    openapi::{AuthProblems, CallerProblems, PublicProblems},
    problem::Problem,
};
use actix_web::{
    HttpRequest, HttpResponse, get, post,
    web::{Data, Json},
};
use rf_auth::{
    AuthFailure, Channel, Device, EndReason, Entrance, Grant, LoginAttempt, PlainPassword, RefreshRequest,
    Registration, Secret, SignInMethod,
};
use rf_persistence::Db;

/// Create a team and its first administrator
///
/// Signs the administrator in at once.
#[utoipa::path(tag = "Sign-in", request_body = RegisterBody, responses((status = 201, body = SignedIn), PublicProblems))]
#[post("/auth/register")]
pub(crate) async fn register(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    body: Json<RegisterBody>,
) -> Result<HttpResponse, Problem> {
    app.throttle().address(client_address(&request, &app))?;
    let entrance = entrance(&request, &app, body.channel.into())?;
    let typed = Registration {
        team_name: &body.team_name,
        name: &body.name,
        email: &body.email,
        password: &body.password,
    };
    let prepared = rf_auth::prepare_registration(app.hasher(), typed).await?;
    let grant = db
        .transact(async |store| rf_auth::register(store, app.env(), app.rules(), prepared, entrance).await)
        .await?;
    Ok(signed_in(HttpResponse::Created(), &app, &grant))
}

/// Sign in with e-mail address and password
#[utoipa::path(tag = "Sign-in", request_body = LoginBody, responses((status = 200, body = SignedIn), AuthProblems))]
#[post("/auth/login")]
pub(crate) async fn login(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    body: Json<LoginBody>,
) -> Result<HttpResponse, Problem> {
    app.throttle().address(client_address(&request, &app))?;
    app.throttle().account(&body.email)?;
    let entrance = entrance(&request, &app, body.channel.into())?;
    let body = body.into_inner();
    let attempt =
        LoginAttempt { email: body.email, password: PlainPassword::typed(&body.password), entrance };
    let grant = rf_auth::login(&mut db.writer(), app.hasher(), app.env(), app.rules(), attempt).await?;
    Ok(signed_in(HttpResponse::Ok(), &app, &grant))
}

/// Exchange a refresh token for new tokens
///
/// The cookie channel also needs the header `X-Requested-With: ResolutionFlow`. Send `X-User-Activity: 1` when a
/// person caused the refresh: only that extends the idle window. Every 401 names its cause in `detail`.
#[utoipa::path(
    tag = "Sign-in",
    request_body = RefreshBody,
    params(("x-user-activity" = Option<String>, Header, description = "`1` when a person caused the refresh")),
    responses((status = 200, body = SignedIn), AuthProblems)
)]
#[post("/auth/refresh")]
pub(crate) async fn refresh(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    body: MaybeBody<RefreshBody>,
) -> Result<HttpResponse, Problem> {
    app.throttle().address(client_address(&request, &app))?;
    let in_body = body.0.and_then(|body| body.refresh_token);
    let in_cookie = cookie::sent(&request, &app);
    let (token, channel) = match (in_body, in_cookie) {
        (Some(token), _) => (Some(token), Channel::Body),
        (None, Some(token)) => {
            cookie::from_our_pages(&request, &app)?;
            (Some(token), Channel::Cookie)
        }
        (None, None) => (None, Channel::Cookie),
    };
    let activity = request.headers().get("x-user-activity").is_some_and(|value| value == "1");
    let wish = RefreshRequest { token: token.as_deref(), channel, activity };
    let outcome =
        db.transact(async |store| rf_auth::refresh(store, app.env(), app.rules(), wish).await).await;
    match outcome.and_then(rf_auth::RefreshOutcome::into_answer) {
        Ok(grant) => Ok(signed_in(HttpResponse::Ok(), &app, &grant)),
        Err(failure) => Err(refused(&app, failure, channel)),
    }
}

/// End the present sign-in
///
/// By the refresh cookie, the access token, or both. Ending what has ended is no mistake.
#[utoipa::path(tag = "Sign-in", responses((status = 204, description = "Nobody is signed in any more"), PublicProblems))]
#[post("/auth/logout")]
pub(crate) async fn logout(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let in_cookie = cookie::sent(&request, &app);
    if in_cookie.is_some() {
        cookie::from_our_pages(&request, &app)?;
    }
    let bearer = bearer(&request);
    db.transact(async |store| {
        rf_auth::logout(store, app.env(), app.rules(), in_cookie.as_deref(), bearer).await
    })
    .await?;
    Ok(HttpResponse::NoContent().cookie(cookie::forgotten(&app)).finish())
}

/// Who is signed in
#[utoipa::path(tag = "Sign-in", security(("bearer" = [])), responses((status = 200, body = Me), CallerProblems))]
#[get("/auth/me")]
pub(crate) async fn me(account: Account) -> Json<Me> {
    Json(Me::from(account.user()))
}

/// How somebody comes in, by password unless said otherwise; refused if another site caused it.
pub(crate) fn entrance(request: &HttpRequest, app: &App, channel: Channel) -> Result<Entrance, AuthFailure> {
    cookie::same_site(request, app)?;
    let agent = request.headers().get("user-agent").and_then(|value| value.to_str().ok());
    let address = client_address(request, app).map(|address| address.to_string());
    let replaces = match channel {
        Channel::Cookie => cookie::sent(request, app).map(Secret::from),
        Channel::Body => None,
    };
    let device = Device::new(agent, address);
    Ok(Entrance { channel, method: SignInMethod::Password, device, replaces })
}

/// The tokens, each where its channel has it.
pub(crate) fn signed_in(
    mut answer: actix_web::HttpResponseBuilder,
    app: &App,
    grant: &Grant,
) -> HttpResponse {
    if grant.sign_in.channel == Channel::Cookie {
        answer.cookie(cookie::kept(app, grant));
    }
    answer.json(SignedIn::from(grant))
}

/// A refusal that is final takes the cookie away; a passing one keeps it. So does that of a replaced sign-in: the browser
/// holds the newer one's cookie by now, which the answer to a straggler must not take.
fn refused(app: &App, failure: AuthFailure, channel: Channel) -> Problem {
    let replaced =
        matches!(&failure, AuthFailure::Revoked(over) if over.reason == EndReason::Replaced.as_str());
    let problem = match &failure {
        AuthFailure::Store(error) => Problem::from(failure.clone().at_refresh()).caused_by(error),
        _ => Problem::from(failure),
    };
    let is_final = problem.status() == actix_web::http::StatusCode::UNAUTHORIZED;
    if is_final && !replaced && channel == Channel::Cookie {
        problem.with_cookie(cookie::forgotten(app).to_string())
    } else {
        problem
    }
}
