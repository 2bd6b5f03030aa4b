//! The operations on one's own API tokens: through a sign-in only.

use super::dto::{ApiTokenBody, ApiTokenCreated, ApiTokens};
use crate::{
    app::App,
    caller::Account,
    factors::prove,
    openapi::{CallerProblems, FactorProblems, OneProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, delete, get, post,
    web::{Data, Json, Path},
};
use rf_persistence::{Db, views};
use uuid::Uuid;

/// List my API tokens
///
/// Newest first: every one that works, and the last 50 that were revoked or have expired.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    responses((status = 200, body = ApiTokens), CallerProblems)
)]
#[get("/account/api-tokens")]
pub(crate) async fn list_api_tokens(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
) -> Result<Json<ApiTokens>, Problem> {
    let actor = account.settled()?;
    let tokens = views::api_tokens(&db.repo(), actor.team, actor.user, app.env().now()).await?;
    Ok(Json(ApiTokens { items: tokens.into_iter().map(Into::into).collect() }))
}

/// Create an API token
///
/// It acts as you, with the role that you have when it is used, as far as its scopes reach. The secret is in this answer
/// and is never shown again. You may have 50 tokens that work. Needs proof that it is you.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    request_body = ApiTokenBody,
    responses((status = 201, body = ApiTokenCreated), FactorProblems)
)]
#[post("/account/api-tokens")]
pub(crate) async fn create_api_token(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    body: Json<ApiTokenBody>,
) -> Result<HttpResponse, Problem> {
    let actor = account.settled()?;
    let (wish, proof) = body.into_inner().into_parts();
    prove(&app, &db, &account, proof).await?;
    let (secret, token) =
        db.transact(async |store| rf_auth::create_api_token(store, app.env(), &actor, wish).await).await?;
    Ok(HttpResponse::Created().json(ApiTokenCreated::new(&secret, token)))
}

/// Revoke an API token
///
/// From the next request on it opens nothing. Revoking it again changes nothing.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    params(("api_token_id" = Uuid, Path)),
    responses((status = 204, description = "It is revoked"), OneProblems)
)]
#[delete("/account/api-tokens/{api_token_id}")]
pub(crate) async fn revoke_api_token(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let actor = account.settled()?;
    let id = id.into_inner().into();
    db.transact(async |store| rf_auth::revoke_api_token(store, app.env(), &actor, id).await).await?;
    Ok(HttpResponse::NoContent().finish())
}
