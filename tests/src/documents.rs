//! The documents that promise something, held against the program.

use rf_auth::{
    AccountFailure, AuthFailure, FactorFailure, SecurityFailure, TokenFailure, mail::MailFailure,
    provider::ProviderFailure, team::TeamFailure,
};
use rf_documentation::TemplateFailure;
use rf_flows::{FlowFailure, session::SessionFailure, sharing::ShareFailure};
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::PathBuf};

fn read(path: &str) -> String {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn document() -> Value {
    serde_json::from_str(&rf_api::openapi_json()).expect("the document is JSON")
}

/// Every operation as (method, path, operation).
fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().expect("the document has paths");
    let mut found = Vec::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().expect("a path has operations") {
            found.push((method.to_uppercase(), path.clone(), operation.clone()));
        }
    }
    found
}

#[test]
fn the_committed_api_document_is_the_programs_own() {
    assert!(read("docs/openapi.json") == rf_api::openapi_json(), "run `cargo xtask openapi`");
}

#[test]
fn operations_and_schemas_have_names_of_their_own() {
    let document = document();
    let mut ids = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
        assert!(!id.is_empty() && ids.insert(id.clone()), "{method} {path}: `{id}`");
        assert!(
            operation["summary"].as_str().is_some_and(|summary| !summary.is_empty()),
            "{id} has a summary"
        );
        assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{id} has one tag");
    }
    // JSON objects keep the last of two members of one name: the text tells them apart.
    let text = rf_api::openapi_json();
    let schemas = document["components"]["schemas"].as_object().expect("the document has schemas");
    for name in schemas.keys() {
        let heads = text.lines().filter(|line| *line == format!("      \"{name}\": {{")).count();
        assert_eq!(heads, 1, "schema {name}");
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn references(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str).map(str::to_owned));
                members.values().for_each(|member| references(member, found));
            }
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    assert!(found.len() > 20);
    for reference in found {
        let pointer = reference.strip_prefix('#').expect("references stay inside the document");
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

#[test]
fn operations_that_need_a_sign_in_say_what_happens_without() {
    let document = document();
    let public = [
        "login",
        "logout",
        "refresh",
        "register",
        "look_at_invitation",
        "accept_invitation",
        "pay_second_factor",
        "start_passkey_sign_in",
        "finish_passkey_sign_in",
        "look_up_providers",
        "start_provider_sign_in",
        "finish_provider_sign_in",
        "request_password_reset",
        "reset_password",
        "confirm_email",
        "meta",
        "healthz",
        "readyz",
        "get_flow_schema",
        "get_shared",
        "open_shared",
        "follow_shared",
    ];
    for (method, path, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap_or_default();
        let secured = operation["security"].as_array().is_some_and(|list| !list.is_empty());
        assert_eq!(secured, !public.contains(&id), "{method} {path}");
        if secured {
            for status in ["401", "403", "503"] {
                let content = &operation["responses"][status]["content"]["application/problem+json"];
                assert_eq!(content["schema"]["$ref"], "#/components/schemas/Problem", "{id}: {status}");
            }
        }
        let has_id = path.contains("_id}");
        assert_eq!(has_id, has_id && !operation["responses"]["404"].is_null(), "{id}: 404");
    }
}

#[test]
fn every_code_stands_in_the_list_of_error_codes_with_its_status() {
    let list = read("docs/error-codes.md");
    let rows: Vec<Vec<&str>> = list
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let tables = [
        AuthFailure::TABLE,
        FactorFailure::TABLE,
        SecurityFailure::TABLE,
        AccountFailure::TABLE,
        MailFailure::TABLE,
        ProviderFailure::TABLE,
        TokenFailure::TABLE,
        TeamFailure::TABLE,
        FlowFailure::TABLE,
        SessionFailure::TABLE,
        ShareFailure::TABLE,
        TemplateFailure::TABLE,
    ];
    for (code, kind, message) in tables.into_iter().flatten() {
        use rf_core::FailureKind::{
            Conflict, Forbidden, Gone, Internal, Invalid, NotFound, RateLimited, RevisionRequired, Stale,
            TooLarge, Unauthenticated, Unavailable,
        };
        let status = match kind {
            Unauthenticated => "401",
            Forbidden => "403",
            NotFound => "404",
            Gone => "410",
            Conflict => "409",
            Stale => "412",
            TooLarge => "413",
            Invalid => "422",
            RevisionRequired => "428",
            RateLimited => "429",
            Internal => "500",
            Unavailable => "503",
        };
        let named = rows.iter().any(|row| row[1] == format!("`{code}`") && row[2] == status);
        assert!(named, "`{code}` with {status} is not in docs/error-codes.md");
        assert!(message.ends_with('.'), "{code}: a sentence for a person");
    }
}
