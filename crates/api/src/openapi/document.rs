//! Puts the OpenAPI document together.

use super::schemas;
use crate::{api_tokens::name_reach, server::operations};
use actix_web::{dev::ResourceDef, http::StatusCode};
use serde_json::{Value, json};
use utoipa_actix_web::AppExt;

/// The OpenAPI 3.1 document of this server, pretty-printed JSON ending in a newline.
pub fn openapi_json() -> String {
    let mut text = format!("{:#}", openapi());
    text.push('\n');
    text
}

/// The document as a value.
pub(crate) fn openapi() -> Value {
    let (_, collected) = actix_web::App::new().into_utoipa_app().configure(operations).split_for_parts();
    let mut document = serde_json::to_value(collected).unwrap_or_default();
    document["info"] = json!({
        "title": "ResolutionFlow",
        "description": "Guided troubleshooting for managed service providers: flows, sessions and the notes that \
            write themselves. Every refusal is a problem document whose `detail` is a stable code.",
        "version": env!("CARGO_PKG_VERSION"),
        "license": { "name": "All rights reserved" },
    });
    describe_responses(&mut document);
    document["servers"] = json!([{ "url": "/" }]);
    document["components"]["securitySchemes"] = json!({
        "bearer": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "The access token of a sign-in",
        },
        "apiToken": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "rf_pat_…",
            "description": "A personal API token with the scopes that the operation names",
        },
    });
    name_reach(&mut document);
    if let Some(components) = document["components"]["schemas"].as_object_mut() {
        components.extend(schemas::documents());
        components.extend(schemas::problems());
        components.sort_keys();
    }
    document
}

/// Every response must be described; where the body says everything, the status has to do.
fn describe_responses(document: &mut Value) {
    let paths = document["paths"].as_object_mut().into_iter().flatten();
    let operations = paths.filter_map(|(_, item)| item.as_object_mut()).flatten();
    let responses = operations.filter_map(|(_, operation)| operation["responses"].as_object_mut()).flatten();
    for (status, response) in responses {
        let reason =
            StatusCode::from_bytes(status.as_bytes()).ok().and_then(|status| status.canonical_reason());
        if response.get("description").is_none() {
            response["description"] = reason.unwrap_or("The answer").into();
        }
    }
}

/// The document's paths with their methods in upper case, for telling a wrong method from a wrong address.
pub(crate) fn routes_of(document: &Value) -> Vec<(ResourceDef, String)> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let route = |(path, item): (&String, &Value)| {
        let methods =
            item.as_object().map(|item| item.keys().map(|method| method.to_uppercase()).collect::<Vec<_>>());
        (ResourceDef::new(path.as_str()), methods.unwrap_or_default().join(", "))
    };
    paths.map(route).collect()
}
