//! Around every request: its id, its log line, the security headers and the body of problems.

use super::headers::secure;
use crate::{
    app::{App, Running},
    problem::Problem,
};
use actix_web::{
    Error, HttpMessage, HttpRequest, HttpResponse, ResponseError,
    body::{self, BodySize, BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    error::InternalError,
    http::{
        ConnectionType, Method, StatusCode,
        header::{self, HeaderName, HeaderValue},
    },
    middleware::Next,
    web::Data,
};
use rf_core::{Actor, RequestId};
use std::time::{Duration, Instant};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// How long a request may take, its body's arrival included; streams that follow the answer's head are not counted.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a file may take to arrive; whoever takes it watches that it goes on.
const PATIENCE_WITH_FILES: Duration = Duration::from_secs(15 * 60);

/// Handles one request from the outside in and back.
pub(crate) async fn observe(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let app = request.app_data::<Data<App>>().cloned();
    let edge = Edge {
        started: Instant::now(),
        id: request_id(&request, app.as_ref().map(|app| app.get_ref())),
        method: request.method().clone(),
        path: request.path().to_owned(),
        app,
    };
    let _running = edge.app.clone().map(Running::new);
    if edge.method == Method::HEAD {
        // Whatever can be got can be asked about; the connection leaves the body out.
        request.head_mut().method = Method::GET;
    }
    let is_file = edge.method == Method::POST && edge.path.ends_with("/evidence");
    let patience = if is_file { PATIENCE_WITH_FILES } else { PATIENCE };
    match tokio::time::timeout(patience, next.call(request)).await {
        Ok(answered) => {
            let (request, response) = answered?.map_into_boxed_body().into_parts();
            let mut response = edge.finish(response, Some(&request));
            if edge.method == Method::HEAD && response.body().size() == BodySize::Stream {
                // A stream would go on for nobody.
                response = response.map_body(|_, _| BoxBody::new(body::None::new()));
            }
            Ok(ServiceResponse::new(request, response))
        }
        Err(elapsed) => {
            let title = "The request took too long. Try again.";
            let problem = Problem::new(StatusCode::REQUEST_TIMEOUT, "request_timeout", title);
            let response = edge.finish(problem.error_response(), None);
            Err(InternalError::from_response(elapsed, response).into())
        }
    }
}

/// What is known of a request from its first line on.
struct Edge {
    started: Instant,
    id: String,
    method: Method,
    path: String,
    app: Option<Data<App>>,
}

impl Edge {
    /// Adds to the answer what every answer has, and logs it.
    fn finish(&self, response: HttpResponse, request: Option<&HttpRequest>) -> HttpResponse {
        let mut response = with_problem_body(response, &self.path, &self.id);
        if let Ok(value) = HeaderValue::from_str(&self.id) {
            response.headers_mut().insert(REQUEST_ID, value);
        }
        let app = self.app.as_ref();
        secure(response.headers_mut(), &self.path, app.is_some_and(|app| app.settings().is_https()));
        if app.is_some_and(|app| app.is_draining()) {
            // A connection that stayed open would be cut between this answer and the next request.
            response.head_mut().set_connection_type(ConnectionType::Close);
        }
        if let Some(cause) = response.extensions().get::<Problem>().and_then(Problem::cause) {
            tracing::error!(request_id = self.id, cause, "a request failed on our side");
        }
        let actor = request.and_then(|request| request.extensions().get::<Actor>().cloned());
        let code = response.extensions().get::<Problem>().map(Problem::code);
        let route = request.and_then(HttpRequest::match_pattern).unwrap_or_else(|| "unmatched".to_owned());
        tracing::info!(
            request_id = self.id,
            method = %self.method,
            route,
            status = response.status().as_u16(),
            duration_ms = self.started.elapsed().as_secs_f64() * 1000.0,
            user_id = actor.as_ref().map(|actor| actor.user.to_string()),
            team_id = actor.as_ref().map(|actor| actor.team.to_string()),
            code,
            "request"
        );
        response
    }
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

fn with_problem_body(response: HttpResponse, path: &str, request_id: &str) -> HttpResponse {
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
