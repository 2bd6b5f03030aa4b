//! What the server says of itself to everybody.

use crate::{app::App, auth::DemoView, providers};
use actix_web::{get, web::Data, web::Json};
use serde::Serialize;
use utoipa::ToSchema;

/// What the server says of itself.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Meta {
    /// `ResolutionFlow`.
    name: &'static str,
    /// Its version.
    version: &'static str,
    /// The accounts of a demonstration; null on a real server.
    #[schema(required)]
    demo: Option<DemoView>,
    /// The identity providers for people of every team.
    providers: Vec<providers::ProviderChoice>,
}

/// Name and version of the server
#[utoipa::path(tag = "Platform", responses((status = 200, body = Meta)))]
#[get("/meta")]
pub(crate) async fn meta(app: Data<App>) -> Json<Meta> {
    let demo = app.settings().demo.as_ref().map(DemoView::from);
    let providers = providers::choices(app.providers().server);
    Json(Meta { name: "ResolutionFlow", version: env!("CARGO_PKG_VERSION"), demo, providers })
}
