//! The team's settings.

use super::dto::{TeamSettings, TeamSettingsBody};
use crate::{
    app::App,
    caller::Caller,
    openapi::{CallerProblems, ManageProblems},
    problem::Problem,
};
use actix_web::{
    get, patch,
    web::{Data, Json},
};
use rf_auth::team;
use rf_persistence::Db;

/// Read the team's settings
#[utoipa::path(tag = "Team", security(("bearer" = [])), responses((status = 200, body = TeamSettings), CallerProblems))]
#[get("/team")]
pub(crate) async fn get_team(caller: Caller, db: Data<Db>) -> Result<Json<TeamSettings>, Problem> {
    Ok(Json(team::read_team(&mut db.repo(), &caller.actor()).await?.into()))
}

/// Change the team's settings
///
/// Name, time zone, and the texts above and below every note. Notes are told anew each time, so that this changes those of
/// past sessions too.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    request_body = TeamSettingsBody,
    responses((status = 200, body = TeamSettings), ManageProblems)
)]
#[patch("/team")]
pub(crate) async fn change_team(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    body: Json<TeamSettingsBody>,
) -> Result<Json<TeamSettings>, Problem> {
    let (actor, change) = (caller.actor(), body.into_inner().into());
    let changed =
        db.transact(async |store| team::change_team(store, app.env(), &actor, change).await).await?;
    Ok(Json(changed.into()))
}
