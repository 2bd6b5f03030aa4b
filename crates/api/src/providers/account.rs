//! The identities that a person has linked.

use super::{
    choices, cookie,
    dto::{AuthorizationStart, Identities, IdentityView, ProviderCallbackBody, ProviderChoice},
    sign_in::{sent_away, told},
};
use crate::{
    app::App,
    auth::{from_our_pages, same_site},
    caller::Account,
    factors::{ReauthBody, prove},
    openapi::{CallerProblems, ProviderProblems},
    problem::Problem,
};
use actix_web::{
    HttpRequest, HttpResponse, delete, get, post,
    web::{Data, Json, Path},
};
use rf_auth::provider::{self, ProviderStore, Purpose};
use rf_core::{StoreError, TeamId};
use rf_persistence::Db;
use uuid::Uuid;

/// List your linked identities
#[utoipa::path(tag = "Account", security(("bearer" = [])), responses((status = 200, body = Identities), CallerProblems))]
#[get("/account/identities")]
pub(crate) async fn list_identities(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
) -> Result<Json<Identities>, Problem> {
    let actor = account.actor();
    let linked = provider::identities_of(&mut db.repo(), &actor).await?;
    Ok(Json(Identities::new(linked, usable(&app, &db, actor.team).await?)))
}

/// Start linking an identity
///
/// Needs proof that it is you. The provider sends the browser back to `/sign-in/callback`, as when signing in.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    params(("provider_key" = String, Path)),
    request_body = ReauthBody,
    responses((status = 200, body = AuthorizationStart), ProviderProblems)
)]
#[post("/account/identities/{provider_key}/start")]
pub(crate) async fn start_identity_link(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    path: Path<String>,
    body: Json<ReauthBody>,
) -> Result<HttpResponse, Problem> {
    same_site(&request, &app)?;
    prove(&app, &db, &account, body.into_inner()).await?;
    let browser = cookie::sent(&request, &app);
    let (mut store, setup, user) = (db.writer(), app.providers(), account.user());
    let started =
        provider::start_identity_link(&mut store, app.oidc(), app.env(), setup, user, &path, browser).await;
    Ok(sent_away(&app, started.map_err(told)?))
}

/// Finish linking an identity
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    request_body = ProviderCallbackBody,
    responses((status = 201, body = IdentityView), ProviderProblems)
)]
#[post("/account/identities/callback")]
pub(crate) async fn finish_identity_link(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    body: Json<ProviderCallbackBody>,
) -> Result<HttpResponse, Problem> {
    from_our_pages(&request, &app)?;
    let (user, actor) = (account.user(), account.actor());
    let callback = body.into_inner().into_callback(cookie::sent(&request, &app));
    let (mut store, setup, purpose) = (db.writer(), app.providers(), Purpose::Link(user.id));
    let redeemed = provider::redeem(&mut store, app.oidc(), app.env(), setup, purpose, callback).await;
    let redeemed = redeemed.map_err(told)?;
    let linking = db.transact(async |store| {
        provider::finish_identity_link(store, app.env(), user, &actor, redeemed).await
    });
    let linked = linking.await.map_err(told)?;
    let view = IdentityView::new(linked, &usable(&app, &db, actor.team).await?);
    Ok(HttpResponse::Created().json(view))
}

/// Unlink an identity
///
/// Needs proof that it is you. Refused with 409 if nobody could sign in to the account without it.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    params(("identity_id" = Uuid, Path)),
    request_body = ReauthBody,
    responses((status = 204, description = "It is linked no more"), ProviderProblems)
)]
#[delete("/account/identities/{identity_id}")]
pub(crate) async fn unlink_identity(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    body: Json<ReauthBody>,
) -> Result<HttpResponse, Problem> {
    prove(&app, &db, &account, body.into_inner()).await?;
    let (actor, id) = (account.actor(), path.into_inner().into());
    db.transact(async |store| provider::unlink_identity(store, app.env(), &actor, id).await).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The providers that people of this team can use.
async fn usable(app: &App, db: &Db, team: TeamId) -> Result<Vec<ProviderChoice>, StoreError> {
    let theirs = db.repo().providers_of_team(team).await?;
    let theirs = theirs.iter().filter(|provider| provider.enabled).map(ProviderChoice::from);
    Ok(choices(app.providers().server).into_iter().chain(theirs).collect())
}
