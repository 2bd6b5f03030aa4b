//! Operations on the caller's own notifications.

use super::dto::{NotificationPage, ReadBody};
use crate::{
    app::App,
    caller::{Caller, invalid},
    openapi::{CallerProblems, WriteProblems},
    paging::{self, PageQuery},
    problem::Problem,
};
use actix_web::{
    HttpResponse, get, post,
    web::{Data, Json, Query},
};
use rf_flows::notification::{KEPT_MOST, ReadOnes, check_told, mark_read};
use rf_persistence::{Db, views};

/// List what the caller was told of, the newest first
///
/// Kept for 90 days, and 200 at most.
#[utoipa::path(
    tag = "Notifications",
    security(("bearer" = [])),
    params(PageQuery),
    responses((status = 200, body = NotificationPage), CallerProblems)
)]
#[get("/notifications")]
pub(crate) async fn list_notifications(
    caller: Caller,
    db: Data<Db>,
    page: Query<PageQuery>,
) -> Result<Json<NotificationPage>, Problem> {
    let actor = caller.actor();
    check_told(&actor)?;
    let (after, limit) = (paging::cursor(page.cursor.as_deref())?, paging::limit(page.limit)?);
    let repo = db.repo();
    let rows = views::list_notifications(&repo, actor.team, actor.user, after.as_ref(), limit).await?;
    let unread = views::unread_notifications(&repo, actor.team, actor.user).await?;
    Ok(Json(NotificationPage::new(rows, unread)))
}

/// Mark notifications as read
///
/// Those of others are left alone.
#[utoipa::path(
    tag = "Notifications",
    security(("bearer" = [])),
    request_body = ReadBody,
    responses((status = 204), WriteProblems)
)]
#[post("/notifications/read")]
pub(crate) async fn read_notifications(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    body: Json<ReadBody>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let read = match body.into_inner().ids {
        None => ReadOnes::All,
        Some(ids) if ids.len() as u64 > KEPT_MOST => {
            return Err(invalid("ids", "out_of_bounds", "Send 200 ids at most."));
        }
        Some(ids) => ReadOnes::These(ids.into_iter().map(Into::into).collect()),
    };
    db.transact(async |store| mark_read(store, app.env(), &actor, &read).await).await?;
    app.live().news_for(actor.team, actor.user);
    Ok(HttpResponse::NoContent().finish())
}
