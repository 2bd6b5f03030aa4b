//! The passkeys of an account.

use super::{
    account::prove,
    dto::{PasskeyAdded, PasskeyBody, PasskeyChallenge, ReauthBody},
};
use crate::{app::App, caller::Account, openapi::FactorProblems, problem::Problem};
use actix_web::{
    HttpResponse, delete, post,
    web::{Data, Json, Path},
};
use rf_auth::{FactorFailure, FactorOutcome, NewPasskey, PasskeyAnswer};
use rf_persistence::Db;
use uuid::Uuid;

/// Start adding a passkey
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    request_body = ReauthBody,
    responses((status = 200, body = PasskeyChallenge), FactorProblems)
)]
#[post("/account/passkeys/start")]
pub(crate) async fn start_passkey(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    body: Json<ReauthBody>,
) -> Result<Json<PasskeyChallenge>, Problem> {
    if app.factors().party.is_none() {
        return Err(FactorFailure::PasskeysUnavailable.into());
    }
    prove(&app, &db, &account, body.into_inner()).await?;
    let challenge =
        rf_auth::start_passkey(&mut db.writer(), app.env(), app.factors(), account.user()).await?;
    Ok(Json(challenge.into()))
}

/// Add the passkey that the authenticator made
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    request_body = PasskeyBody,
    responses((status = 201, body = PasskeyAdded), FactorProblems)
)]
#[post("/account/passkeys")]
pub(crate) async fn add_passkey(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    body: Json<PasskeyBody>,
) -> Result<HttpResponse, Problem> {
    let answer = PasskeyAnswer { ceremony: body.ceremony_id.into(), credential: &body.credential };
    let new = NewPasskey::named(&body.name, answer)?;
    let actor = account.actor();
    let adding =
        db.transact(async |store| rf_auth::add_passkey(store, app.env(), app.factors(), &actor, new).await);
    let added = adding.await.and_then(FactorOutcome::into_answer)?;
    Ok(HttpResponse::Created().json(PasskeyAdded::from(*added)))
}

/// Remove a passkey
///
/// Refused with 409 if nobody could sign in to the account without it.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    params(("passkey_id" = Uuid, Path)),
    request_body = ReauthBody,
    responses((status = 204, description = "It is gone"), FactorProblems)
)]
#[delete("/account/passkeys/{passkey_id}")]
pub(crate) async fn remove_passkey(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    body: Json<ReauthBody>,
) -> Result<HttpResponse, Problem> {
    prove(&app, &db, &account, body.into_inner()).await?;
    let (actor, id) = (account.actor(), path.into_inner().into());
    db.transact(async |store| rf_auth::remove_passkey(store, app.env(), &actor, id).await).await?;
    Ok(HttpResponse::NoContent().finish())
}
