//! Operations on members.

use super::dto::{LeaveBody, MemberFilter, MemberPage, MemberStatus, MemberView, RoleBody, TransferBody};
use crate::{
    app::App,
    auth::cookie,
    caller::{Account, Caller},
    factors::prove,
    openapi::{CallerProblems, ManageProblems},
    paging,
    problem::Problem,
};
use actix_web::{
    HttpResponse, delete, get, patch, post,
    web::{Data, Json, Path, Query},
};
use rf_auth::team::{self, TeamFailure};
use rf_core::{Action, Actor, Relation, StoreError, UserId, Verdict, verdict};
use rf_persistence::{
    Connection, Db, Repo,
    views::{self, MemberQuery},
};
use uuid::Uuid;

/// List the team's members
///
/// Whoever has left is not among them.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(MemberFilter),
    responses((status = 200, body = MemberPage), CallerProblems)
)]
#[get("/team/members")]
pub(crate) async fn list_members(
    caller: Caller,
    db: Data<Db>,
    filter: Query<MemberFilter>,
) -> Result<Json<MemberPage>, Problem> {
    let actor = caller.actor();
    if verdict(actor.role, Action::ReadTeam, Relation::Team) != Verdict::Allow {
        return Err(TeamFailure::Forbidden.into());
    }
    let filter = filter.into_inner();
    let (sort, descending) = filter.sort.unwrap_or_default().sort();
    let query = MemberQuery {
        search: paging::short_text("search", filter.search)?,
        role: filter.role.map(Into::into),
        disabled: filter.status.map(|status| status == MemberStatus::Disabled),
        sort,
        descending,
        after: paging::cursor(filter.cursor.as_deref())?,
        limit: paging::limit(filter.limit)?,
    };
    Ok(Json(MemberPage::new(views::list_members(&db.repo(), actor.team, &query).await?, actor.user)))
}

/// Give a member another role
///
/// It counts from their next request. Nobody gives out a role above their own, and the team's last admin keeps theirs.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(("user_id" = Uuid, Path)),
    request_body = RoleBody,
    responses((status = 200, body = MemberView), ManageProblems)
)]
#[patch("/team/members/{user_id}")]
pub(crate) async fn change_member_role(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    body: Json<RoleBody>,
) -> Result<Json<MemberView>, Problem> {
    let (actor, id, role) = (caller.actor(), path.into_inner().into(), body.role.into());
    db.transact(async |store| {
        team::change_role(store, app.env(), &actor, id, role).await?;
        view(store, &actor, id).await
    })
    .await
    .map(Json)
}

/// Disable a member's account
///
/// Their next request is refused, and all that they are signed in with has ended.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(("user_id" = Uuid, Path)),
    responses((status = 200, body = MemberView), ManageProblems)
)]
#[post("/team/members/{user_id}/disable")]
pub(crate) async fn disable_member(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<Json<MemberView>, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    db.transact(async |store| {
        team::disable_member(store, app.env(), &actor, id).await?;
        view(store, &actor, id).await
    })
    .await
    .map(Json)
}

/// Enable a member's account again
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(("user_id" = Uuid, Path)),
    responses((status = 200, body = MemberView), ManageProblems)
)]
#[post("/team/members/{user_id}/enable")]
pub(crate) async fn enable_member(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<Json<MemberView>, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    db.transact(async |store| {
        team::enable_member(store, app.env(), &actor, id).await?;
        view(store, &actor, id).await
    })
    .await
    .map(Json)
}

/// Remove a member
///
/// Their name stays with what they did; their address is free for another account.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(("user_id" = Uuid, Path)),
    responses((status = 204, description = "They are gone"), ManageProblems)
)]
#[delete("/team/members/{user_id}")]
pub(crate) async fn remove_member(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    db.transact(async |store| team::remove_member(store, app.env(), &actor, id).await).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Hand the team over
///
/// Another member becomes team admin, the caller an engineer. Needs proof that it is you.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    request_body = TransferBody,
    responses((status = 204, description = "The team has another admin"), ManageProblems)
)]
#[post("/team/transfer")]
pub(crate) async fn transfer_team(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    body: Json<TransferBody>,
) -> Result<HttpResponse, Problem> {
    let actor = account.settled()?;
    let (to, proof) = body.into_inner().into_parts();
    prove(&app, &db, &account, proof).await?;
    db.transact(async |store| team::transfer_team(store, app.env(), &actor, to).await).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Leave the team
///
/// The caller's name stays with what they did; their account is gone, and their address is free for another one.
/// Needs proof that it is you.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    request_body = LeaveBody,
    responses((status = 204, description = "The account is gone"), ManageProblems)
)]
#[post("/account/leave")]
pub(crate) async fn leave_team(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    body: Json<LeaveBody>,
) -> Result<HttpResponse, Problem> {
    prove(&app, &db, &account, body.into_inner().into()).await?;
    let actor = account.actor();
    db.transact(async |store| team::leave_team(store, app.env(), &actor).await).await?;
    Ok(HttpResponse::NoContent().cookie(cookie::forgotten(&app)).finish())
}

/// The member as they are now; to be read in the transaction that changed them.
async fn view(store: &Repo<impl Connection>, caller: &Actor, id: UserId) -> Result<MemberView, Problem> {
    let row = views::member_row(store, caller.team, id).await?;
    let row = row.ok_or_else(|| StoreError::Corrupt("a member vanished".into()))?;
    Ok(MemberView::new(row, caller.user))
}
