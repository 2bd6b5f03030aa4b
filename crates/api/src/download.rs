//! Answers that are files.

use actix_web::{
    HttpResponse, HttpResponseBuilder,
    http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};

/// Whoever opens a file in place gets a page that can do nothing.
pub(crate) const NOTHING_AT_ALL: &str = "sandbox; default-src 'none'";

/// A file to keep, of that media type, under a name that needs no quoting.
pub(crate) fn download(media_type: &'static str, name: &str) -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, media_type))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((CONTENT_SECURITY_POLICY, NOTHING_AT_ALL));
    response
}
