//! What the server says of itself to everybody.

use crate::{
    app::{App, MailMode},
    auth::DemoView,
    providers,
};
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
    /// Whether anybody may register a new team.
    registration_open: bool,
    /// Whether mail is sent.
    mail: MailMode,
    /// Whether browsers keep passkeys for this server's address.
    passkeys_available: bool,
    /// The identity providers for people of every team.
    providers: Vec<providers::ProviderChoice>,
}

/// What the sign-in page needs to know
#[utoipa::path(tag = "Platform", responses((status = 200, body = Meta)))]
#[get("/meta")]
pub(crate) async fn meta(app: Data<App>) -> Json<Meta> {
    let settings = app.settings();
    Json(Meta {
        name: "ResolutionFlow",
        version: env!("CARGO_PKG_VERSION"),
        demo: settings.demo.as_ref().map(DemoView::from),
        registration_open: settings.registration_open,
        mail: settings.mail,
        providers: providers::choices(app.providers().server),
        passkeys_available: app.factors().party.is_some(),
    })
}
