//! Is the process alive, and can it serve?

use crate::app::App;
use actix_web::{HttpResponse, get, web::Data};
use rf_persistence::Db;
use serde::Serialize;
use std::time::Duration;
use utoipa::ToSchema;

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(1);

/// How the server is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`, `draining` or `database_unavailable`.
    status: &'static str,
}

/// Whether the process is alive
#[utoipa::path(tag = "Platform", responses((status = 200, body = Health)))]
#[get("/healthz")]
pub(crate) async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(Health { status: "ok" })
}

/// Whether the server can take traffic
///
/// Not while it stops, nor without its database.
#[utoipa::path(
    tag = "Platform",
    responses((status = 200, body = Health), (status = 503, description = "Not now", body = Health))
)]
#[get("/readyz")]
pub(crate) async fn readyz(app: Data<App>, db: Data<Db>) -> HttpResponse {
    if app.is_draining() {
        return HttpResponse::ServiceUnavailable().json(Health { status: "draining" });
    }
    match tokio::time::timeout(PATIENCE, db.ping()).await {
        Ok(Ok(())) => HttpResponse::Ok().json(Health { status: "ok" }),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the database is not ready");
            HttpResponse::ServiceUnavailable().json(Health { status: "database_unavailable" })
        }
        Err(_) => HttpResponse::ServiceUnavailable().json(Health { status: "database_unavailable" }),
    }
}
