//! A person's own sign-ins.

use super::dto::{MySignIns, RevokedSignIns, SignInView};
use crate::{
    app::App,
    auth::cookie,
    caller::Account,
    openapi::{CallerProblems, OneProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, HttpResponseBuilder, delete, get, post,
    web::{Data, Json, Path},
};
use rf_auth::{Channel, Whose};
use rf_core::SignInId;
use rf_persistence::{Db, views};
use uuid::Uuid;

/// List my live sign-ins
///
/// Most recently active first; `is_current` marks the one that asks.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    responses((status = 200, body = MySignIns), CallerProblems)
)]
#[get("/auth/sign-ins")]
pub(crate) async fn list_my_sign_ins(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
) -> Result<Json<MySignIns>, Problem> {
    let actor = account.actor();
    let rows = views::sign_ins_of(&db.repo(), actor.team, actor.user, app.env().now()).await?;
    Ok(Json(MySignIns { items: rows.into_iter().map(|row| SignInView::seen_by(&actor, row)).collect() }))
}

/// End one of my sign-ins
///
/// Ending the present one signs this browser out. Ending what is over already is no mistake.
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    params(("sign_in_id" = Uuid, Path)),
    responses((status = 204, description = "It is over"), OneProblems)
)]
#[delete("/auth/sign-ins/{sign_in_id}")]
pub(crate) async fn end_my_sign_in(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let id = SignInId::from(path.into_inner());
    let actor = account.actor();
    db.transact(async |store| rf_auth::end_my_sign_in(store, app.env(), &actor, id).await).await?;
    let is_current = id == account.sign_in().id;
    Ok(over(HttpResponse::NoContent(), &app, &account, is_current).finish())
}

/// End my sign-ins but the present one
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    responses((status = 200, body = RevokedSignIns), CallerProblems)
)]
#[post("/auth/sign-ins/revoke-others")]
pub(crate) async fn end_my_other_sign_ins(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
) -> Result<HttpResponse, Problem> {
    end_mine(account, app, db, Whose::MyOthers).await
}

/// Sign me out everywhere, here too
#[utoipa::path(
    tag = "Account",
    security(("bearer" = [])),
    responses((status = 200, body = RevokedSignIns), CallerProblems)
)]
#[post("/auth/sign-ins/revoke-all")]
pub(crate) async fn end_all_my_sign_ins(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
) -> Result<HttpResponse, Problem> {
    end_mine(account, app, db, Whose::Mine).await
}

async fn end_mine(
    account: Account,
    app: Data<App>,
    db: Data<Db>,
    whose: Whose,
) -> Result<HttpResponse, Problem> {
    let actor = account.actor();
    let ending = db.transact(async |store| rf_auth::end_sign_ins(store, app.env(), &actor, whose).await);
    let revoked_count = ending.await?;
    let mut answer = over(HttpResponse::Ok(), &app, &account, whose == Whose::Mine);
    Ok(answer.json(RevokedSignIns { revoked_count }))
}

/// The browser whose own sign-in ended forgets its cookie.
fn over(
    mut answer: HttpResponseBuilder,
    app: &App,
    account: &Account,
    is_current: bool,
) -> HttpResponseBuilder {
    if is_current && account.sign_in().channel == Channel::Cookie {
        answer.cookie(cookie::forgotten(app));
    }
    answer
}
