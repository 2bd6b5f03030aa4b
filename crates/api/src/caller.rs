//! Who sent the request, and the headers that handlers ask for.

use crate::{app::App, problem::Problem};
use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    http::{
        StatusCode,
        header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, IF_MATCH, TRANSFER_ENCODING},
    },
    web::{Data, Json},
};
use rf_auth::{Authenticated, authenticate};
use rf_core::{Actor, FieldError, FieldErrors, Members, ProblemMembers};
use rf_flows::session::IdempotencyKey;
use rf_persistence::Db;
use serde::de::DeserializeOwned;
use std::{future::Future, net::IpAddr, pin::Pin};

/// The signed-in person, checked against the database for this very request.
pub(crate) struct Caller(pub(crate) Authenticated);

impl Caller {
    pub(crate) fn actor(&self) -> Actor {
        self.0.actor()
    }
}

impl FromRequest for Caller {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let (Some(app), Some(db)) = (request.app_data::<Data<App>>(), request.app_data::<Data<Db>>())
            else {
                return Err(Problem::internal());
            };
            let found = authenticate(&mut db.repo(), app.env(), app.rules(), bearer(&request)).await?;
            request.extensions_mut().insert(found.actor());
            Ok(Self(found))
        })
    }
}

/// The token of an `Authorization: Bearer` header.
pub(crate) fn bearer(request: &HttpRequest) -> Option<&str> {
    let value = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// The client's address: the peer's, or what a trusted proxy in front says.
pub(crate) fn client_address(request: &HttpRequest, app: &App) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip();
    let proxies = &app.settings().trusted_proxies;
    if !proxies.contains(&peer) {
        return Some(peer);
    }
    let forwarded =
        request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok()).unwrap_or_default();
    // From the right: the nearest hop that is not a proxy of ours.
    let hops = forwarded.rsplit(',').map_while(|hop| hop.trim().parse::<IpAddr>().ok());
    Some(hops.into_iter().find(|hop| !proxies.contains(hop)).unwrap_or(peer))
}

/// The `Idempotency-Key` header, if there is one.
pub(crate) struct OnceKey(pub(crate) Option<IdempotencyKey>);

impl FromRequest for OnceKey {
    type Error = Problem;
    type Future = std::future::Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        // What is not text is no key either.
        let value = request.headers().get("idempotency-key").map(|value| value.to_str().unwrap_or_default());
        std::future::ready(value.map(IdempotencyKey::parse).transpose().map(Self).map_err(Problem::from))
    }
}

/// A JSON body that may be left out. One that is there and cannot be read is refused like any other.
pub(crate) struct MaybeBody<T>(pub(crate) Option<T>);

impl<T: DeserializeOwned + 'static> FromRequest for MaybeBody<T> {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let headers = request.headers();
        let is_there = match headers.get(CONTENT_LENGTH) {
            Some(length) => length != "0",
            None => headers.contains_key(TRANSFER_ENCODING) || headers.contains_key(CONTENT_TYPE),
        };
        if !is_there {
            return Box::pin(std::future::ready(Ok(Self(None))));
        }
        let reading = Json::<T>::from_request(request, payload);
        Box::pin(async move { reading.await.map(|body| Self(Some(body.into_inner()))) })
    }
}

/// The revision of an `If-Match` header: `"3"`, as the `ETag` header gave it.
pub(crate) struct Revision(pub(crate) u32);

impl FromRequest for Revision {
    type Error = Problem;
    type Future = std::future::Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(match request.headers().get(IF_MATCH) {
            None => Err(Problem::new(
                StatusCode::PRECONDITION_REQUIRED,
                "revision_required",
                "Send the revision that you worked on: If-Match with the ETag of the flow.",
            )),
            Some(value) => value
                .to_str()
                .ok()
                .and_then(|tag| tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"')?.strip_suffix('"'))
                .filter(|number| number.bytes().all(|digit| digit.is_ascii_digit()))
                .and_then(|number| number.parse().ok())
                .map(Self)
                .ok_or_else(|| {
                    invalid("If-Match", "invalid_revision", "Send the flow's ETag, such as \"3\".")
                }),
        })
    }
}

/// One field is at fault.
pub(crate) fn invalid(field: &str, code: &str, message: &str) -> Problem {
    let errors = FieldErrors::from(FieldError::new(field, code, message));
    let members: Members = errors.members();
    let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", message);
    members.into_iter().fold(problem, |problem, (name, value)| problem.with(&name, value))
}
