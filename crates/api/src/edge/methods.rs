//! A wrong method, told from a wrong address.

use crate::problem::Problem;
use actix_web::{
    HttpRequest, HttpResponse, ResponseError,
    dev::ResourceDef,
    http::{
        StatusCode,
        header::{ALLOW, HeaderValue},
    },
};
use std::sync::Arc;

/// The documented paths, each with its methods; names come before placeholders, as the document sorts them.
#[derive(Clone)]
pub(crate) struct Routes(Arc<[(ResourceDef, String)]>);

impl Routes {
    pub(crate) fn new(routes: Vec<(ResourceDef, String)>) -> Self {
        Self(routes.into())
    }

    /// The refusal of a request for a known path with a method that it does not have.
    pub(crate) fn wrong_method(&self, request: &HttpRequest) -> Option<HttpResponse> {
        let (_, methods) = self.0.iter().find(|(route, _)| route.is_match(request.path()))?;
        let known = methods.split(", ").any(|method| method == request.method().as_str());
        (!known).then(|| method_not_allowed(methods))
    }
}

/// The refusal of a method at an address that takes others.
pub(crate) fn method_not_allowed(allowed: &str) -> HttpResponse {
    let problem = Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method_not_allowed",
        format!("This address takes {allowed} only."),
    );
    let mut response = problem.error_response();
    if let Ok(value) = HeaderValue::from_str(allowed) {
        response.headers_mut().insert(ALLOW, value);
    }
    response
}
