//! Whoever has a link: which one it is, whether they may follow it, and that they opened it.

use crate::{
    app::App,
    caller::{Caller, bearer, client_address},
    problem::Problem,
};
use actix_web::{FromRequest, HttpRequest, web::Data};
use chrono::{DateTime, TimeDelta};
use rf_auth::OneTimeToken;
use rf_core::{Actor, ShareId, Time};
use rf_flows::sharing::{FoundShare, ShareAudience, ShareFailure, admit, find_share};
use rf_persistence::Db;

/// What a reader sends to say that they opened the link.
const OPENED: &str = "x-share-opened";

/// How long that counts.
const COUNTS: TimeDelta = TimeDelta::hours(1);

/// Nothing longer is a token.
const LONGEST: usize = 128;

/// The link of that token, if whoever sent the request may follow it. Counts the request against their network and the link.
pub(super) async fn visited(
    request: &HttpRequest,
    app: &Data<App>,
    db: &Data<Db>,
    token: &str,
) -> Result<FoundShare, Problem> {
    app.throttle().visitor(client_address(request, app))?;
    let found = admitted(request, app, db, token).await?;
    app.throttle().share(found.share.id)?;
    Ok(found)
}

/// The same, uncounted.
pub(super) async fn admitted(
    request: &HttpRequest,
    app: &Data<App>,
    db: &Data<Db>,
    token: &str,
) -> Result<FoundShare, Problem> {
    if token.len() > LONGEST {
        return Err(ShareFailure::NotFound.into());
    }
    let mut store = db.repo();
    let share = find_share(&mut store, OneTimeToken::presented(token).hash().as_str()).await?;
    let reader = match share.audience {
        ShareAudience::Public => None,
        ShareAudience::Team => reader(request).await?,
    };
    Ok(admit(&mut store, share, reader.as_ref(), app.env().now()).await?)
}

/// Who is signed in, for links within the team; others are followed without a look at that.
async fn reader(request: &HttpRequest) -> Result<Option<Actor>, Problem> {
    match bearer(request) {
        None => Ok(None),
        Some(_) => Ok(Some(Caller::extract(request).await?.actor())),
    }
}

/// The proof that the link was opened, and until when it counts.
pub(super) fn opened(app: &App, found: &FoundShare) -> String {
    let until = (app.env().now() + COUNTS).min(found.share.expires_at);
    app.sealer().seal(&sealed_for(found.share.id), &until.to_rfc3339())
}

/// Until when the request's proof counts; none if it brings none that does.
pub(super) fn opened_until(request: &HttpRequest, app: &App, found: &FoundShare) -> Option<Time> {
    let proof = request.headers().get(OPENED)?.to_str().ok()?;
    let until = app.sealer().open(&sealed_for(found.share.id), proof).ok()?;
    let until: Time = DateTime::parse_from_rfc3339(&until).ok()?.into();
    (app.env().now() < until).then_some(until)
}

fn sealed_for(share: ShareId) -> String {
    format!("opened share {share}")
}
