//! Who sent the request, and the headers that handlers ask for.

use crate::{
    api_tokens::{by_api_token, is_api_token},
    app::App,
    problem::Problem,
};
use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    http::{
        StatusCode,
        header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, IF_MATCH, TRANSFER_ENCODING},
    },
    web::{Data, Json},
};
use rf_auth::{AuthFailure, Authenticated, SignIn, TokenFailure, User, authenticate};
use rf_core::{Actor, FieldError, FieldErrors, Members, ProblemMembers};
use rf_flows::session::IdempotencyKey;
use rf_persistence::Db;
use serde::de::DeserializeOwned;
use std::{future::Future, net::IpAddr, pin::Pin};
use utoipa::{
    IntoParams,
    openapi::{
        ObjectBuilder, Required, Type,
        path::{Parameter, ParameterBuilder, ParameterIn},
    },
};

/// A person who may use the product, checked against the database for this very request: through a sign-in, or an API
/// token with the operation's scope. Whoever owes their team a second factor is refused until it is set up.
pub(crate) struct Caller {
    actor: Actor,
}

impl Caller {
    pub(crate) fn actor(&self) -> Actor {
        self.actor.clone()
    }
}

/// A person at their own account, through a sign-in of theirs and nothing else. Also for whoever still owes a second factor.
pub(crate) struct Account {
    actor: Actor,
    found: Authenticated,
}

impl Account {
    pub(crate) fn actor(&self) -> Actor {
        self.actor.clone()
    }

    pub(crate) const fn user(&self) -> &User {
        &self.found.user
    }

    pub(crate) const fn sign_in(&self) -> &SignIn {
        &self.found.sign_in
    }

    /// The person, unless they still owe their team a second factor.
    pub(crate) fn settled(&self) -> Result<Actor, AuthFailure> {
        if self.user().owes_second_factor() { Err(AuthFailure::SecondFactorOwed) } else { Ok(self.actor()) }
    }
}

/// Anybody whom the server knows: through a sign-in, whatever they owe, or an API token that reaches the operation.
pub(crate) struct Known {
    actor: Actor,
    user: User,
}

impl Known {
    pub(crate) const fn user(&self) -> &User {
        &self.user
    }
}

macro_rules! extractors {
    ($($Name:ident => $find:expr;)+) => {$(
        impl FromRequest for $Name {
            type Error = Problem;
            type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                let request = request.clone();
                Box::pin(async move { $find(&request).await })
            }
        }
    )+};
}

extractors! {
    Caller => caller;
    Account => account;
    Known => known;
}

async fn caller(request: &HttpRequest) -> Result<Caller, Problem> {
    let Known { actor, user } = known(request).await?;
    if user.owes_second_factor() {
        return Err(AuthFailure::SecondFactorOwed.into());
    }
    Ok(Caller { actor })
}

async fn known(request: &HttpRequest) -> Result<Known, Problem> {
    match bearer(request).filter(|token| is_api_token(token)) {
        Some(token) => by_token(request, token).await,
        None => {
            account(request).await.map(|account| Known { actor: account.actor, user: account.found.user })
        }
    }
}

async fn by_token(request: &HttpRequest, token: &str) -> Result<Known, Problem> {
    let (app, db) = shared(request)?;
    let bearer = by_api_token(request, app, db, token).await?;
    let actor = seen(request, app, bearer.actor());
    Ok(Known { actor, user: bearer.user })
}

async fn account(request: &HttpRequest) -> Result<Account, Problem> {
    let (app, db) = shared(request)?;
    let token = bearer(request);
    if let Some(token) = token.filter(|token| is_api_token(token)) {
        // A token that no longer stands is told so; one that does is out of place here.
        by_api_token(request, app, db, token).await?;
        return Err(TokenFailure::TokenNotAllowed.into());
    }
    let found = authenticate(&mut db.get_ref().clone(), app.env(), app.rules(), token).await?;
    let actor = seen(request, app, found.actor());
    Ok(Account { actor, found })
}

fn shared(request: &HttpRequest) -> Result<(&Data<App>, &Data<Db>), Problem> {
    let shared = request.app_data::<Data<App>>().zip(request.app_data::<Data<Db>>());
    shared.ok_or_else(Problem::internal)
}

/// The actor with the address that the request came from, kept for the request's line in the log.
fn seen(request: &HttpRequest, app: &App, actor: Actor) -> Actor {
    let address = client_address(request, app).map(|address| address.to_string());
    let actor = Actor { address, ..actor };
    request.extensions_mut().insert(actor.clone());
    actor
}

/// The token of an `Authorization: Bearer` header.
pub(crate) fn bearer(request: &HttpRequest) -> Option<&str> {
    let mut lines = request.headers().get_all(AUTHORIZATION);
    let value = lines.next()?.to_str().ok()?;
    if lines.next().is_some() {
        // Who sent two cannot say which one counts, and a proxy in front may have looked at the other.
        return None;
    }
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// The client's address: the peer's, or what a trusted proxy in front says.
pub(crate) fn client_address(request: &HttpRequest, app: &App) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip();
    let forwarded: Vec<&str> =
        request.headers().get_all("x-forwarded-for").map(|line| line.to_str().unwrap_or_default()).collect();
    Some(beyond_proxies(peer, &forwarded, &app.settings().trusted_proxies))
}

/// From the right, the nearest hop that is not a proxy of ours. Some proxies add a header line of their own instead of
/// lengthening the one that came, so all lines count, in their order.
fn beyond_proxies(peer: IpAddr, forwarded: &[&str], proxies: &[IpAddr]) -> IpAddr {
    let is_proxy = |hop: &IpAddr| proxies.iter().any(|proxy| proxy.to_canonical() == *hop);
    let peer = peer.to_canonical();
    if !is_proxy(&peer) {
        return peer;
    }
    let hops = forwarded.iter().rev().flat_map(|line| line.rsplit(','));
    let mut hops = hops.map_while(|hop| hop.trim().parse::<IpAddr>().ok()).map(|hop| hop.to_canonical());
    hops.find(|hop| !is_proxy(hop)).unwrap_or(peer)
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

impl IntoParams for Revision {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let tag = ObjectBuilder::new().schema_type(Type::String).pattern(Some("^(W/)?\"[0-9]{1,10}\"$"));
        let header = ParameterBuilder::new()
            .name("if-match")
            .parameter_in(ParameterIn::Header)
            .required(Required::True)
            .description(Some("The ETag that was read"))
            .schema(Some(tag));
        vec![header.build()]
    }
}

impl FromRequest for Revision {
    type Error = Problem;
    type Future = std::future::Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(match request.headers().get(IF_MATCH) {
            None => Err(Problem::new(
                StatusCode::PRECONDITION_REQUIRED,
                "revision_required",
                "Send the revision that you worked on: If-Match with the ETag that you read.",
            )),
            Some(value) => value
                .to_str()
                .ok()
                .and_then(|tag| tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"')?.strip_suffix('"'))
                .filter(|number| number.bytes().all(|digit| digit.is_ascii_digit()))
                .and_then(|number| number.parse().ok())
                .map(Self)
                .ok_or_else(|| {
                    invalid("If-Match", "invalid_revision", "Send the ETag that you read, such as \"3\".")
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

#[cfg(test)]
mod tests {
    use super::beyond_proxies;
    use std::net::IpAddr;

    #[test]
    fn the_client_is_the_nearest_hop_that_is_no_proxy_of_ours() {
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        let proxies = [address("10.0.0.1"), address("10.0.0.2")];
        let check = |peer: &str, forwarded: &[&str], client: &str| {
            let found = beyond_proxies(address(peer), forwarded, &proxies);
            assert_eq!(found, address(client), "{peer} {forwarded:?}");
        };
        check("198.51.100.7", &["203.0.113.9"], "198.51.100.7");
        check("10.0.0.1", &["203.0.113.9"], "203.0.113.9");
        check("10.0.0.1", &["192.0.2.66, 203.0.113.9, 10.0.0.2"], "203.0.113.9");
        // What the client wrote itself stands in an earlier line than what the proxy added.
        check("10.0.0.1", &["192.0.2.66", "203.0.113.9"], "203.0.113.9");
        check("10.0.0.1", &["192.0.2.66", "no address"], "10.0.0.1");
        check("10.0.0.1", &[], "10.0.0.1");
        // A server that listens on `[::]` sees IPv4 as mapped addresses.
        check("::ffff:10.0.0.1", &["::ffff:203.0.113.9"], "203.0.113.9");
    }
}
