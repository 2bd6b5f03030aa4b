//! Large bodies: read only once it is known that whoever sends them may bring flows in, and parsed beside the request
//! threads.

use crate::{beside::beside, caller::Caller, edge::body_problem, problem::Problem};
use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    error::{JsonPayloadError, PayloadError},
    http::StatusCode,
    web::{self, Bytes},
};
use rf_core::{Action, Actor, Relation, Verdict, verdict};
use rf_flows::KeepFailure;
use serde::de::DeserializeOwned;
use std::pin::Pin;

/// Somebody who may bring flows in, with JSON of at most `MOST` bytes.
pub(crate) struct LargeJson<T, const MOST: usize> {
    pub(crate) actor: Actor,
    pub(crate) body: T,
}

/// A zip archive of at most `MOST` bytes, from somebody who may bring flows in.
pub(crate) struct Archive<const MOST: usize>(pub(crate) Bytes);

/// The caller, if they may bring flows in.
pub(super) fn importer(caller: &Caller) -> Result<Actor, KeepFailure> {
    let actor = caller.actor();
    match verdict(actor.role, Action::CreateFlow, Relation::Own) {
        Verdict::Allow => Ok(actor),
        Verdict::Deny | Verdict::Hide => Err(KeepFailure::Forbidden),
    }
}

async fn importing(request: &HttpRequest) -> Result<Actor, Problem> {
    let caller = Caller::from_request(request, &mut Payload::None).await?;
    Ok(importer(&caller)?)
}

impl<T: DeserializeOwned + Send + 'static, const MOST: usize> FromRequest for LargeJson<T, MOST> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let actor = importing(&request).await?;
            let is_json = |kind: &str| kind == "application/json" || kind.ends_with("+json");
            if !is_json(&request.content_type().to_ascii_lowercase()) {
                return Err(body_problem(&JsonPayloadError::ContentType));
            }
            let bytes = read(&request, payload, MOST).await?;
            let parsed = beside(move || serde_json::from_slice(&bytes)).await?;
            let body = parsed.map_err(|error| body_problem(&JsonPayloadError::Deserialize(error)))?;
            Ok(Self { actor, body })
        })
    }
}

impl<const MOST: usize> FromRequest for Archive<MOST> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            importing(&request).await?;
            let kind = request.content_type().to_ascii_lowercase();
            if !matches!(&*kind, "application/zip" | "application/x-zip-compressed") {
                return Err(Problem::new(
                    StatusCode::UNSUPPORTED_MEDIA_TYPE,
                    "unsupported_media_type",
                    "Send a zip archive, with the header Content-Type: application/zip.",
                ));
            }
            read(&request, payload, MOST).await.map(Self)
        })
    }
}

async fn read(request: &HttpRequest, mut payload: Payload, most: usize) -> Result<Bytes, Problem> {
    let payload = web::Payload::from_request(request, &mut payload).await;
    let payload =
        payload.map_err(|_| body_problem(&JsonPayloadError::Payload(PayloadError::EncodingCorrupted)))?;
    match payload.to_bytes_limited(most).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(body_problem(&JsonPayloadError::Payload(PayloadError::Incomplete(None)))),
        Err(_) => Err(body_problem(&JsonPayloadError::Overflow { limit: most })),
    }
}
