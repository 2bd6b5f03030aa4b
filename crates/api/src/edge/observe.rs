//! Around every request: its id, its log line, the security headers and the body of problems.

use super::headers::secure;
use crate::{app::App, problem::Problem};
use actix_web::{
    Error, HttpMessage,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        ConnectionType,
        header::{self, HeaderName, HeaderValue},
    },
    middleware::Next,
    web::Data,
};
use rf_core::{Actor, RequestId};
use std::time::Instant;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Handles one request from the outside in and back.
pub(crate) async fn observe(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    let app = request.app_data::<Data<App>>().cloned();
    let id = request_id(&request, app.as_ref().map(|app| app.get_ref()));
    if let Some(app) = &app {
        app.count_request();
    }
    let (request, response) = next.call(request).await?.map_into_boxed_body().into_parts();
    let path = request.path().to_owned();
    let mut response = with_problem_body(response, &path, &id);
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    secure(response.headers_mut(), &path, app.as_ref().is_some_and(|app| app.settings().is_https()));
    if app.is_some_and(|app| app.is_draining()) {
        // A connection that stayed open would be cut between this answer and the next request.
        response.head_mut().set_connection_type(ConnectionType::Close);
    }
    let status = response.status().as_u16();
    let duration_ms = started.elapsed().as_secs_f64() * 1000.0;
    let (user_id, team_id) = request
        .extensions()
        .get::<Actor>()
        .map_or((None, None), |actor| (Some(actor.user.to_string()), Some(actor.team.to_string())));
    let code = response.extensions().get::<Problem>().map(Problem::code);
    let route = request.match_pattern().unwrap_or_else(|| "unmatched".to_owned());
    tracing::info!(
        request_id = id,
        method = %request.method(),
        route,
        status,
        duration_ms,
        user_id,
        team_id,
        code,
        "request"
    );
    Ok(ServiceResponse::new(request, response))
}

/// The caller's own id where it is a harmless one, else a new one.
fn request_id(request: &ServiceRequest, app: Option<&App>) -> String {
    let given = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok());
    match (given, app) {
        (Some(id), _)
            if (8..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') =>
        {
            id.to_owned()
        }
        (_, Some(app)) => app.env().new_id::<RequestId>().to_string(),
        (_, None) => String::new(),
    }
}

fn with_problem_body(
    response: actix_web::HttpResponse<BoxBody>,
    path: &str,
    request_id: &str,
) -> actix_web::HttpResponse<BoxBody> {
    let problem = response.extensions().get::<Problem>().cloned();
    let status = response.status();
    let problem = match problem {
        Some(problem) => problem,
        // Whatever the framework refused by itself and without words of ours.
        None if status.is_client_error() || status.is_server_error() => {
            if response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json") {
                return response;
            }
            Problem::new(status, "request_refused", "The request could not be handled as it was sent.")
        }
        None => return response,
    };
    let body = problem.body(path, request_id);
    let mut response = response.map_body(|_, _| BoxBody::new(body));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response.extensions_mut().insert(problem);
    response
}
