//! Giving links out, seeing them and taking them back.

use super::{
    dto::{
        PreviewQuery, SessionShares, ShareBody, ShareCreated, ShareFilter, SharePage, ShareVariant,
        ShareView, SharedNote,
    },
    note::shared_note,
};
use crate::{
    app::App,
    caller::Caller,
    openapi::{CallerProblems, OneProblems, WriteProblems},
    paging,
    problem::Problem,
};
use actix_web::{
    HttpResponse, get, post,
    web::{Data, Json, Path, Query},
};
use rf_auth::{Hashing, OneTimeToken, PlainPassword};
use rf_core::{Action, Actor, Relation, Verdict, verdict};
use rf_flows::{
    session::{Session, read_header},
    sharing::{
        self, NewShare, Share, ShareFailure, ShareLock, allow_share, checked_passphrase, may_create,
        may_revoke,
    },
};
use rf_persistence::{
    Db,
    views::{self, ShareQuery, ShareRow},
};
use uuid::Uuid;

/// A week.
const HOURS: u32 = 7 * 24;

/// Give out a link to a session
///
/// For whoever may act in the session. `url` is the link: it is in this answer and nowhere else. What it shows is redacted,
/// for the public strictly: no addresses and numbers of people and machines, and nobody of the team by name.
#[utoipa::path(
    tag = "Shared links",
    security(("bearer" = [])),
    request_body = ShareBody,
    params(("session_id" = Uuid, Path)),
    responses((status = 201, body = ShareCreated), WriteProblems)
)]
#[post("/sessions/{session_id}/shares")]
pub(crate) async fn create_share(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    body: Json<ShareBody>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let ShareBody { audience, variant, expires_in_hours, passphrase } = body.into_inner();
    let wish = NewShare {
        session: path.into_inner().into(),
        audience: audience.into(),
        variant: variant.unwrap_or(ShareVariant::Client).into(),
        expires_in_hours: expires_in_hours.unwrap_or(HOURS),
    };
    // Hashing takes long: nobody is kept waiting for a refusal, and no transaction for the hash.
    allow_share(&mut db.repo(), &actor, wish).await?;
    let passphrase = passphrase.map(|text| checked_passphrase(&text)).transpose();
    let passphrase = passphrase.map_err(|error| ShareFailure::Invalid(error.into()))?;
    let lock = match passphrase {
        Some(text) => {
            let hash = app.hasher().hash(PlainPassword::typed(&text)).await?;
            Some(ShareLock::stored(hash.as_str()))
        }
        None => None,
    };
    let token = OneTimeToken::generate("");
    let hash = token.hash();
    let (share, session) = db
        .transact(async |store| {
            sharing::create_share(store, app.env(), &actor, wish, lock, hash.as_str()).await
        })
        .await?;
    let share = view(&app, &db, &actor, share, session).await?;
    let url = format!("{}/s/{}", app.settings().public_url, token.as_str());
    Ok(HttpResponse::Created().json(ShareCreated { url, share }))
}

/// List the links to a session, the newest first
///
/// For whoever may read the session; without the links themselves, which nobody knows but those who were given them.
#[utoipa::path(
    tag = "Shared links",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path)),
    responses((status = 200, body = SessionShares), OneProblems)
)]
#[get("/sessions/{session_id}/shares")]
pub(crate) async fn list_session_shares(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<Json<SessionShares>, Problem> {
    let (actor, now) = (caller.actor(), app.env().now());
    let session = read_header(&mut db.repo(), &actor, path.into_inner().into()).await?;
    let rows = views::shares_of(&db.repo(), actor.team, session.id).await?;
    let view = |row: ShareRow| {
        let may_revoke = may_revoke(&actor, &session, &row.share);
        ShareView::new(row, now, may_revoke)
    };
    Ok(Json(SessionShares {
        items: rows.into_iter().map(view).collect(),
        may_create: may_create(&actor, &session),
        may_share_internal: is_lead(&actor),
    }))
}

/// See what a link would show
///
/// For whoever may give such a link out.
#[utoipa::path(
    tag = "Shared links",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path), PreviewQuery),
    responses((status = 200, body = SharedNote), OneProblems)
)]
#[get("/sessions/{session_id}/shares/preview")]
pub(crate) async fn preview_share(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
    query: Query<PreviewQuery>,
) -> Result<Json<SharedNote>, Problem> {
    let actor = caller.actor();
    let wish = NewShare {
        session: path.into_inner().into(),
        audience: query.audience.into(),
        variant: query.variant.unwrap_or(ShareVariant::Client).into(),
        expires_in_hours: HOURS,
    };
    let mut store = db.repo();
    allow_share(&mut store, &actor, wish).await?;
    Ok(Json(shared_note(&mut store, (actor.team, wish.session), wish.audience, wish.variant).await?))
}

/// List the team's links to sessions, the newest first
///
/// For team leads.
#[utoipa::path(
    tag = "Shared links",
    security(("bearer" = [])),
    params(ShareFilter),
    responses((status = 200, body = SharePage), CallerProblems)
)]
#[get("/shares")]
pub(crate) async fn list_shares(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    filter: Query<ShareFilter>,
) -> Result<Json<SharePage>, Problem> {
    let (actor, now) = (caller.actor(), app.env().now());
    if !is_lead(&actor) {
        return Err(ShareFailure::Forbidden.into());
    }
    let query = ShareQuery {
        state: filter.state.map(Into::into),
        now,
        after: paging::cursor(filter.cursor.as_deref())?,
        limit: paging::limit(filter.limit)?,
    };
    Ok(Json(SharePage::new(views::list_shares(&db.repo(), actor.team, &query).await?, now)))
}

/// Take a link to a session back
///
/// For whoever made it, the session's engineer and team leads. It stops working at once, also for who is reading along.
#[utoipa::path(
    tag = "Shared links",
    security(("bearer" = [])),
    params(("share_id" = Uuid, Path)),
    responses((status = 200, body = ShareView), OneProblems)
)]
#[post("/shares/{share_id}/revoke")]
pub(crate) async fn revoke_share(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<Json<ShareView>, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    let (share, session) =
        db.transact(async |store| sharing::revoke_share(store, app.env(), &actor, id).await).await?;
    Ok(Json(view(&app, &db, &actor, share, session).await?))
}

async fn view(
    app: &App,
    db: &Db,
    actor: &Actor,
    share: Share,
    session: Session,
) -> Result<ShareView, Problem> {
    let (store, may_revoke) = (db.repo(), may_revoke(actor, &session, &share));
    let created_by = views::person(&store, actor.team, share.created_by).await?;
    let revoked_by = match share.revoked_by {
        Some(id) => Some(views::person(&store, actor.team, id).await?),
        None => None,
    };
    let session = views::SharedSession {
        flow_title: session.flow_title().to_owned(),
        id: session.id,
        reference: session.reference,
        assignee: session.assignee,
    };
    let row = ShareRow { share, session, created_by, revoked_by };
    Ok(ShareView::new(row, app.env().now(), may_revoke))
}

fn is_lead(actor: &Actor) -> bool {
    verdict(actor.role, Action::ManageShares, Relation::Team) == Verdict::Allow
}
