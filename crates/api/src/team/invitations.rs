//! Operations on invitations.

use super::dto::{
    AcceptInvitationBody, InvitationEntry, InvitationFilter, InvitationPage, InvitationView, InviteBody,
};
use crate::{
    account::LinkBody,
    app::App,
    auth::{SignedIn, entrance, signed_in},
    caller::{Caller, client_address},
    openapi::{CallerProblems, ManageProblems, PublicProblems},
    paging,
    problem::Problem,
};
use actix_web::{
    HttpRequest, HttpResponse, delete, get, post,
    web::{Data, Json, Path, Query},
};
use rf_auth::{
    OneTimeToken,
    team::{self, TeamFailure},
};
use rf_core::{Action, Relation, Verdict, verdict};
use rf_persistence::{
    Db,
    views::{self, InvitationQuery, InvitationRow},
};
use uuid::Uuid;

/// Invite somebody into the team
///
/// A mail goes to the address; its link works for seven days. Inviting an address again replaces the open invitation.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    request_body = InviteBody,
    responses((status = 201, body = InvitationEntry), ManageProblems)
)]
#[post("/team/invitations")]
pub(crate) async fn invite(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    body: Json<InviteBody>,
) -> Result<HttpResponse, Problem> {
    let (actor, email, role) = (caller.actor(), &body.email, body.role.into());
    app.throttle().mail(email)?;
    let invitation = db
        .transact(async |store| team::invite(store, app.env(), &actor, app.postbox(), email, role).await)
        .await?;
    let invited_by = views::Person { id: actor.user, name: actor.name };
    let entry = InvitationEntry::new(InvitationRow { invitation, invited_by }, app.env().now());
    Ok(HttpResponse::Created().json(entry))
}

/// List the team's invitations, newest first
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(InvitationFilter),
    responses((status = 200, body = InvitationPage), CallerProblems)
)]
#[get("/team/invitations")]
pub(crate) async fn list_invitations(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    filter: Query<InvitationFilter>,
) -> Result<Json<InvitationPage>, Problem> {
    let actor = caller.actor();
    if verdict(actor.role, Action::ManageMembers, Relation::Team) != Verdict::Allow {
        return Err(TeamFailure::Forbidden.into());
    }
    let query = InvitationQuery {
        status: filter.status.map(Into::into),
        now: app.env().now(),
        after: paging::cursor(filter.cursor.as_deref())?,
        limit: paging::limit(filter.limit)?,
    };
    let page = views::list_invitations(&db.repo(), actor.team, &query).await?;
    Ok(Json(InvitationPage::new(page, query.now)))
}

/// Take an invitation back
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(("invitation_id" = Uuid, Path)),
    responses((status = 204, description = "Its link does not work any more"), ManageProblems)
)]
#[delete("/team/invitations/{invitation_id}")]
pub(crate) async fn revoke_invitation(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    db.transact(async |store| team::revoke_invitation(store, app.env(), &actor, id).await).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Read what an invitation says
#[utoipa::path(
    tag = "Sign-in",
    request_body = LinkBody,
    responses((status = 200, body = InvitationView), PublicProblems)
)]
#[post("/auth/invitations/look")]
pub(crate) async fn look_at_invitation(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    body: Json<LinkBody>,
) -> Result<Json<InvitationView>, Problem> {
    app.throttle().address(client_address(&request, &app))?;
    let token = OneTimeToken::presented(&body.token);
    Ok(Json(team::look_at_invitation(&mut db.repo(), app.env(), &token).await?.into()))
}

/// Accept an invitation
///
/// Makes the account that it is for, and signs its owner in.
#[utoipa::path(
    tag = "Sign-in",
    request_body = AcceptInvitationBody,
    responses((status = 201, body = SignedIn), PublicProblems)
)]
#[post("/auth/invitations/accept")]
pub(crate) async fn accept_invitation(
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
    body: Json<AcceptInvitationBody>,
) -> Result<HttpResponse, Problem> {
    app.throttle().address(client_address(&request, &app))?;
    let entrance = entrance(&request, &app, body.channel.into())?;
    let token = OneTimeToken::presented(&body.token);
    let (hashing, env) = (app.hasher(), app.env());
    let prepared =
        team::prepare_acceptance(&mut db.repo(), hashing, env, token, &body.name, &body.password).await?;
    let grant = db
        .transact(async |store| team::accept_invitation(store, env, app.rules(), prepared, entrance).await)
        .await?;
    Ok(signed_in(HttpResponse::Created(), &app, &grant))
}
