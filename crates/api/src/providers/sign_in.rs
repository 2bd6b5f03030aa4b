//! Signing in with an identity provider: for browsers only.

use super::{
    cookie,
    dto::{AuthorizationStart, ProviderCallbackBody, ProviderChoice, ProviderChoices, ProviderLookupBody},
};
use crate::{
    app::App,
    auth::{SignedIn, entrance, from_our_pages, same_site},
    caller::client_address,
    factors::{SecondFactorNeeded, entered},
    openapi::{ProviderProblems, PublicProblems},
    problem::Problem,
};
use actix_web::{
    HttpRequest, HttpResponse, post,
    web::{Data, Json, Path},
};
use rf_auth::{
    Channel, Entrance, SignInMethod,
    provider::{self, ProviderFailure, Purpose, Started},
};
use rf_persistence::Db;

/// Find the identity providers of an address's team
///
/// By the address's domain only: whether there is such an account is not told.
#[utoipa::path(
    tag = "Sign-in",
    request_body = ProviderLookupBody,
    responses((status = 200, body = ProviderChoices), PublicProblems)
)]
#[post("/auth/providers/lookup")]
pub(crate) async fn look_up_providers(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    body: Json<ProviderLookupBody>,
) -> Result<Json<ProviderChoices>, Problem> {
    app.throttle().address(client_address(&request, &app))?;
    let found = provider::look_up_providers(&mut db.repo(), &body.email).await?;
    Ok(Json(ProviderChoices { providers: found.iter().map(ProviderChoice::from).collect() }))
}

/// Start signing in with an identity provider
///
/// Sets a cookie that ties the way to this browser, and answers where to send it. The provider sends it back to
/// `/sign-in/callback` within ten minutes.
#[utoipa::path(
    tag = "Sign-in",
    params(("provider_key" = String, Path)),
    responses((status = 200, body = AuthorizationStart), ProviderProblems)
)]
#[post("/auth/providers/{provider_key}/start")]
pub(crate) async fn start_provider_sign_in(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    app.throttle().address(client_address(&request, &app))?;
    same_site(&request, &app)?;
    let browser = cookie::sent(&request, &app);
    let (mut store, setup) = (db.writer(), app.providers());
    let started =
        provider::start_provider_sign_in(&mut store, app.oidc(), app.env(), setup, &path, browser).await;
    Ok(sent_away(&app, started.map_err(told)?))
}

/// Finish signing in with an identity provider
///
/// With what the provider sent back; works once, in the browser that started.
#[utoipa::path(
    tag = "Sign-in",
    request_body = ProviderCallbackBody,
    responses(
        (status = 200, body = SignedIn),
        (status = 202, body = SecondFactorNeeded, description = "A second factor is still owed"),
        ProviderProblems
    )
)]
#[post("/auth/providers/callback")]
pub(crate) async fn finish_provider_sign_in(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    body: Json<ProviderCallbackBody>,
) -> Result<HttpResponse, Problem> {
    app.throttle().address(client_address(&request, &app))?;
    from_our_pages(&request, &app)?;
    let entrance = entrance(&request, &app, Channel::Cookie)?;
    let entrance = Entrance { method: SignInMethod::IdentityProvider, ..entrance };
    let callback = body.into_inner().into_callback(cookie::sent(&request, &app));
    let (mut store, setup) = (db.writer(), app.providers());
    let redeemed =
        provider::redeem(&mut store, app.oidc(), app.env(), setup, Purpose::SignIn, callback).await;
    let redeemed = redeemed.map_err(told)?;
    let entering = db.transact(async |store| {
        let (env, rules, factors) = (app.env(), app.rules(), app.factors());
        provider::finish_provider_sign_in(store, env, rules, factors, redeemed, entrance).await
    });
    Ok(entered(&app, entering.await.map_err(told)?))
}

/// The answer to a start.
pub(super) fn sent_away(app: &App, started: Started) -> HttpResponse {
    let body = AuthorizationStart { authorization_url: started.authorization_url };
    HttpResponse::Ok().cookie(cookie::kept(app, &started.browser)).json(body)
}

/// Says in the log what a caller is not told; whoever sets a provider up needs it.
pub(super) fn told(failure: ProviderFailure) -> Problem {
    if let ProviderFailure::Refused(refusal) = &failure {
        tracing::info!(reason = refusal.reason, why = refusal.why, "an identity was refused");
    }
    failure.into()
}
