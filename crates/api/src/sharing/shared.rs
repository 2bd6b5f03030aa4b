//! What whoever has a link does with it. No operation here asks who they are, unless the link is for the team.

use super::{
    dto::{OpenBody, SharedSession},
    note::shared_note,
    visitor::{admitted, opened, opened_until, visited},
};
use crate::{
    app::App,
    live::Visit,
    openapi::{EventStreamAnswer, SharedProblems},
    problem::Problem,
};
use actix_web::{
    HttpRequest, HttpResponse, get,
    http::StatusCode,
    post,
    web::{Data, Json, Path},
};
use rf_auth::{Hashing, PasswordHash, PlainPassword};
use rf_core::Failure;
use rf_flows::sharing::{FoundShare, ShareFailure, ShareStore, open_share};
use rf_persistence::{Db, views};

/// Follow a link to a session
///
/// The note that the link shows, redacted, and the session's state: no ids and nobody's name where the link is public. Where
/// the link has a passphrase, `note` is null until it was opened with that. Opening counts as a view, reading again with
/// `X-Share-Opened` does not. Unknown links are 404; whoever has one that expired or was taken back is told so with 410.
#[utoipa::path(
    tag = "Shared links",
    params(
        ("token" = String, Path, max_length = 128, description = "The last part of the link"),
        ("x-share-opened" = Option<String>, Header, description = "`opened` of the answer before")
    ),
    responses((status = 200, body = SharedSession), SharedProblems)
)]
#[get("/shared/{token}")]
pub(crate) async fn get_shared(
    request: HttpRequest,
    app: Data<App>,
    db: Data<Db>,
    path: Path<String>,
) -> Result<Json<SharedSession>, Problem> {
    let found = visited(&request, &app, &db, &path).await?;
    let is_open = opened_until(&request, &app, &found).is_some();
    if !is_open && found.share.lock.is_some() {
        return Ok(Json(closed(&db, found).await?));
    }
    if !is_open {
        count_view(&app, &db, &found).await?;
    }
    Ok(Json(shown(&app, &db, found).await?))
}

/// Open a link with its passphrase
///
/// After ten wrong ones in an hour the link takes no more of them for a while.
#[utoipa::path(
    tag = "Shared links",
    request_body = OpenBody,
    params(("token" = String, Path, max_length = 128, description = "The last part of the link")),
    responses((status = 200, body = SharedSession), SharedProblems)
)]
#[post("/shared/{token}/open")]
pub(crate) async fn open_shared(
    request: HttpRequest,
    app: Data<App>,
    db: Data<Db>,
    path: Path<String>,
    body: Json<OpenBody>,
) -> Result<Json<SharedSession>, Problem> {
    let found = match visited(&request, &app, &db, &path).await {
        // Whoever has no link that works waits as long for the answer as whoever has one.
        Err(refusal) if !matches!(refusal.status(), StatusCode::NOT_FOUND | StatusCode::GONE) => {
            return Err(refusal);
        }
        found => found,
    };
    let (now, share) = (app.env().now(), found.as_ref().ok().map(|found| found.share.id));
    if let Some(share) = share {
        app.guesses().begin(share, now)?;
    }
    let passphrase = PlainPassword::typed(body.passphrase.trim());
    let opened = open_share(found, async |lock| {
        let hash = lock.map(|lock| PasswordHash::stored(lock.as_str()));
        Ok::<_, Problem>(app.hasher().verify(passphrase, hash).await?)
    });
    let outcome = opened.await;
    let is_wrong =
        outcome.as_ref().is_err_and(|refusal| refusal.code() == ShareFailure::PassphraseWrong.code());
    if let Some(share) = share.filter(|_| !is_wrong) {
        app.guesses().forget(share, now);
    }
    let found = outcome?;
    count_view(&app, &db, &found).await?;
    Ok(Json(shown(&app, &db, found).await?))
}

/// Follow the session behind a link as it moves
///
/// Server-sent events: `moved` at the beginning and whenever something happened, without saying what; read the link again.
/// Needs `X-Share-Opened`. Ends when the link expires or is taken back, and after an hour.
#[utoipa::path(
    tag = "Shared links",
    params(
        ("token" = String, Path, max_length = 128, description = "The last part of the link"),
        ("x-share-opened" = Option<String>, Header, description = "`opened` of the last answer")
    ),
    responses(EventStreamAnswer, SharedProblems)
)]
#[get("/shared/{token}/live")]
pub(crate) async fn follow_shared(
    request: HttpRequest,
    app: Data<App>,
    db: Data<Db>,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    let found = visited(&request, &app, &db, &path).await?;
    let until = opened_until(&request, &app, &found).ok_or(ShareFailure::PassphraseRequired)?;
    let (asked, shared, store) = (request.clone(), app.clone(), db.clone());
    let may_stay = async move || admitted(&asked, &shared, &store, &path).await.is_ok();
    Visit { found, until }.start(&app, &db, may_stay)
}

async fn count_view(app: &App, db: &Db, found: &FoundShare) -> Result<(), Problem> {
    let share = &found.share;
    Ok(db.writer().count_view(share.team, share.id, app.env().now()).await?)
}

/// What is shown before the passphrase is: whose link it is, so that its reader knows whom to ask.
async fn closed(db: &Db, found: FoundShare) -> Result<SharedSession, Problem> {
    let share = found.share;
    Ok(SharedSession {
        team: views::team_name(&db.repo(), share.team).await?,
        audience: share.audience.into(),
        expires_at: share.expires_at,
        note: None,
        opened: None,
    })
}

async fn shown(app: &App, db: &Db, found: FoundShare) -> Result<SharedSession, Problem> {
    let share = &found.share;
    let which = (share.team, share.session);
    let note = shared_note(&mut db.repo(), which, share.audience, share.variant).await?;
    let opened = opened(app, &found);
    Ok(SharedSession { note: Some(note), opened: Some(opened), ..closed(db, found).await? })
}
