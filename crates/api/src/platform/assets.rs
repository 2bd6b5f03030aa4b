//! The web app's files: inside the binary in a release build, read from `web/dist` in a debug build.

use crate::{edge::method_not_allowed, problem::Problem};
use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        Method, StatusCode,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, ETAG, IF_NONE_MATCH, VARY},
    },
    web::Bytes,
};
use rust_embed::{EmbeddedFile, RustEmbed};
use std::{borrow::Cow, fmt::Write};

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[exclude = "*.map"]
#[exclude = ".vite/*"]
#[allow_missing = true]
struct Dist;

const INDEX: &str = "index.html";
/// File names below `assets/` hold a hash of their content.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// Answers everything that is no operation: a file of the web app, or its start page for the app's own routes.
pub(crate) async fn web_app(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let path = request.path().trim_start_matches('/');
    if path.starts_with("api/") || path == "api" {
        return Err(Problem::nothing_here());
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(method_not_allowed("GET, HEAD"));
    }
    if path.is_empty() || path == INDEX {
        return start_page(&request);
    }
    match file(&request, path) {
        Some(answer) => Ok(answer),
        // A file that is not there is a mistake, an address of the app's own is not.
        None if path.starts_with("assets/") || names_a_file(path) => Err(Problem::nothing_here()),
        None => start_page(&request),
    }
}

/// Whether it looks like a file's path: a dot in the last name, or a hidden folder on the way (`.git/config`).
fn names_a_file(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or(path);
    last.contains('.') || path.split('/').any(|name| name.starts_with('.'))
}

fn start_page(request: &HttpRequest) -> Result<HttpResponse, Problem> {
    file(request, INDEX).ok_or_else(|| {
        let title =
            "The web app is not built yet. Run `cargo xtask run`, or `npm run build` in web/ and build again.";
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "web_app_not_built", title)
    })
}

/// The file, in the smallest encoding that the browser takes.
fn file(request: &HttpRequest, path: &str) -> Option<HttpResponse> {
    let plain = Dist::get(path)?;
    let accepted =
        request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes = |name: &str| {
        accepted.split(',').any(|part| {
            let (coding, weight) = part.split_once(';').unwrap_or((part, ""));
            coding.trim() == name && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
        })
    };
    let encoded = [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(name, _)| takes(name))
        .find_map(|(name, ending)| Dist::get(&format!("{path}.{ending}")).map(|file| (name, file)));
    let (encoding, file) = match encoded {
        Some((name, file)) => (Some(name), file),
        None => (None, plain),
    };
    let tag = tag(&file);
    let mut answer = HttpResponse::Ok();
    let known =
        request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let matches = known.split(',').any(|known| {
        let known = known.trim();
        known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag
    });
    if matches {
        answer.status(StatusCode::NOT_MODIFIED);
    }
    answer
        .insert_header((ETAG, tag))
        .insert_header((VARY, "Accept-Encoding"))
        .insert_header((CACHE_CONTROL, if path.starts_with("assets/") { FOREVER } else { "no-cache" }))
        .content_type(media_type(path));
    if let Some(encoding) = encoding {
        answer.insert_header((CONTENT_ENCODING, encoding));
    }
    let content = match file.data {
        Cow::Borrowed(inside) => Bytes::from_static(inside),
        Cow::Owned(read) => read.into(),
    };
    Some(if matches { answer.finish() } else { answer.body(content) })
}

fn media_type(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    if kind.type_() == "text" { format!("{kind}; charset=utf-8") } else { kind.to_string() }
}

fn tag(file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    let hex = hash.iter().take(16).fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    format!("\"{hex}\"")
}
