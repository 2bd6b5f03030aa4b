//! Large bodies: read only once it is known who sends them, and parsed beside the request threads.

use crate::{caller::Caller, edge::body_problem, problem::Problem};
use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    error::{JsonPayloadError, PayloadError},
    http::StatusCode,
    web::{self, Bytes},
};
use serde::de::DeserializeOwned;
use std::pin::Pin;

/// A caller with JSON of at most `MOST` bytes.
pub(crate) struct LargeJson<T, const MOST: usize> {
    pub(crate) caller: Caller,
    pub(crate) body: T,
}

/// A caller with a zip archive of at most `MOST` bytes.
pub(crate) struct Archive<const MOST: usize> {
    pub(crate) caller: Caller,
    pub(crate) bytes: Bytes,
}

impl<T: DeserializeOwned + Send + 'static, const MOST: usize> FromRequest for LargeJson<T, MOST> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let caller = Caller::from_request(&request, &mut Payload::None).await?;
            let is_json = |kind: &str| kind == "application/json" || kind.ends_with("+json");
            if !is_json(&request.content_type().to_ascii_lowercase()) {
                return Err(body_problem(&JsonPayloadError::ContentType));
            }
            let bytes = read(&request, payload, MOST).await?;
            let parsed = web::block(move || serde_json::from_slice(&bytes)).await;
            let parsed = parsed.map_err(|_| Problem::internal())?;
            let body = parsed.map_err(|error| body_problem(&JsonPayloadError::Deserialize(error)))?;
            Ok(Self { caller, body })
        })
    }
}

impl<const MOST: usize> FromRequest for Archive<MOST> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let caller = Caller::from_request(&request, &mut Payload::None).await?;
            let kind = request.content_type().to_ascii_lowercase();
            if !matches!(&*kind, "application/zip" | "application/x-zip-compressed") {
                return Err(Problem::new(
                    StatusCode::UNSUPPORTED_MEDIA_TYPE,
                    "unsupported_media_type",
                    "Send a zip archive, with the header Content-Type: application/zip.",
                ));
            }
            let bytes = read(&request, payload, MOST).await?;
            Ok(Self { caller, bytes })
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
