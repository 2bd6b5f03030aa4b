//! The operations below `/operator`.

use super::dto::{MailEntry, MailFilter, MailPage};
use crate::{
    app::App,
    caller::Caller,
    openapi::{CallerProblems, WriteProblems},
    paging,
    problem::Problem,
};
use actix_web::{
    get, post,
    web::{Data, Json, Path, Query},
};
use rf_auth::mail::{self, MailFailure};
use rf_core::MailId;
use rf_persistence::{
    Db,
    views::{self, MailQuery},
};
use uuid::Uuid;

/// Read the mail that the server wrote
///
/// For the operator only (`super_admin`). Without a mail server, this is how links reach people.
#[utoipa::path(
    tag = "Operator",
    security(("bearer" = [])),
    params(MailFilter),
    responses((status = 200, body = MailPage), CallerProblems)
)]
#[get("/operator/mailbox")]
pub(crate) async fn list_mails(
    app: Data<App>,
    db: Data<Db>,
    caller: Caller,
    filter: Query<MailFilter>,
) -> Result<Json<MailPage>, Problem> {
    mail::may_read_mail(&caller.actor())?;
    let query = MailQuery {
        state: filter.state.map(Into::into),
        after: paging::cursor(filter.cursor.as_deref())?,
        limit: paging::limit(filter.limit)?,
    };
    Ok(Json(MailPage::opened(views::list_mails(&db.repo(), &query).await?, app.sealer())))
}

/// Try to send a mail once more, now
#[utoipa::path(
    tag = "Operator",
    security(("bearer" = [])),
    params(("mail_id" = Uuid, Path)),
    responses((status = 200, body = MailEntry), WriteProblems)
)]
#[post("/operator/mailbox/{mail_id}/retry")]
pub(crate) async fn retry_mail(
    app: Data<App>,
    db: Data<Db>,
    caller: Caller,
    id: Path<Uuid>,
) -> Result<Json<MailEntry>, Problem> {
    let id = MailId::from(id.into_inner());
    let row = db
        .transact(async |store| {
            mail::retry_mail(store, app.env(), &caller.actor(), id).await?;
            views::mail_row(store, id).await?.ok_or(MailFailure::MailNotFound)
        })
        .await?;
    Ok(Json(MailEntry::opened(row, app.sealer())))
}
