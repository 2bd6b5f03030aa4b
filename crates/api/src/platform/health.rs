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
    /// `ok`, `draining`, `database_unavailable` or `schema_outdated`.
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
/// Not while it stops, nor without its database, nor before the database has this program's schema.
#[utoipa::path(
    tag = "Platform",
    responses((status = 200, body = Health), (status = 503, description = "Not now", body = Health))
)]
#[get("/readyz")]
pub(crate) async fn readyz(app: Data<App>, db: Data<Db>) -> HttpResponse {
    if app.is_draining() {
        return HttpResponse::ServiceUnavailable().json(Health { status: "draining" });
    }
    match tokio::time::timeout(PATIENCE, db.has_migration(&app.settings().schema)).await {
        Ok(Ok(true)) => HttpResponse::Ok().json(Health { status: "ok" }),
        Ok(Ok(false)) => HttpResponse::ServiceUnavailable().json(Health { status: "schema_outdated" }),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the database is not ready");
            HttpResponse::ServiceUnavailable().json(Health { status: "database_unavailable" })
        }
        Err(_) => HttpResponse::ServiceUnavailable().json(Health { status: "database_unavailable" }),
    }
}
