//! A team's own identity providers.

use super::dto::{ProviderBody, ProviderView, Providers};
use crate::{
    app::App,
    caller::Caller,
    openapi::{CallerProblems, ProviderProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, delete, get, post, put,
    web::{Data, Json, Path},
};
use rf_auth::provider;
use rf_persistence::Db;
use uuid::Uuid;

/// List the team's identity providers
#[utoipa::path(tag = "Team", security(("bearer" = [])), responses((status = 200, body = Providers), CallerProblems))]
#[get("/team/identity-providers")]
pub(crate) async fn list_providers(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
) -> Result<Json<Providers>, Problem> {
    let found = provider::list_providers(&mut db.repo(), &caller.actor()).await?;
    let redirect_uri = app.providers().redirect_uri;
    let items = found.into_iter().map(|provider| ProviderView::new(provider, redirect_uri)).collect();
    Ok(Json(Providers { items, redirect_uri: redirect_uri.to_owned() }))
}

/// Add an identity provider
///
/// Its issuer is asked for its metadata first.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    request_body = ProviderBody,
    responses((status = 201, body = ProviderView), ProviderProblems)
)]
#[post("/team/identity-providers")]
pub(crate) async fn add_provider(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    body: Json<ProviderBody>,
) -> Result<HttpResponse, Problem> {
    let (actor, draft) = (caller.actor(), body.into_inner().into());
    let (env, setup) = (app.env(), app.providers());
    let checked = provider::check_new_provider(app.oidc(), env, &actor, draft).await?;
    let adding =
        db.transact(async |store| provider::add_provider(store, env, setup.sealer, &actor, checked).await);
    Ok(HttpResponse::Created().json(ProviderView::new(adding.await?, setup.redirect_uri)))
}

/// Change an identity provider
///
/// Its issuer is asked for its metadata first. A client secret that is left out stays as it is.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(("provider_id" = Uuid, Path)),
    request_body = ProviderBody,
    responses((status = 200, body = ProviderView), ProviderProblems)
)]
#[put("/team/identity-providers/{provider_id}")]
pub(crate) async fn change_provider(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    body: Json<ProviderBody>,
) -> Result<Json<ProviderView>, Problem> {
    let (actor, id, draft) = (caller.actor(), path.into_inner().into(), body.into_inner().into());
    let (env, setup) = (app.env(), app.providers());
    let checked = provider::check_provider_change(&mut db.repo(), app.oidc(), env, &actor, id, draft).await?;
    let changing = db.transact(async |store| {
        provider::change_provider(store, env, setup.sealer, &actor, id, checked).await
    });
    Ok(Json(ProviderView::new(changing.await?, setup.redirect_uri)))
}

/// Remove an identity provider
///
/// And the identities that were linked through it.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(("provider_id" = Uuid, Path)),
    responses((status = 204, description = "It is gone"), ProviderProblems)
)]
#[delete("/team/identity-providers/{provider_id}")]
pub(crate) async fn remove_provider(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    db.transact(async |store| provider::remove_provider(store, app.env(), &actor, id).await).await?;
    Ok(HttpResponse::NoContent().finish())
}
