//! Schemas of the domain's documents: generated from the domain's own types, referred to by name from bodies.

use super::problems::{Problem, ProblemField};
use rf_documentation::Document;
use rf_flows::{
    FlowDiff, FlowDocument, ImportPreview,
    session::{SessionCommand, SessionEvent, SessionStatus},
};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};
use utoipa::{
    PartialSchema,
    openapi::{ArrayBuilder, OneOfBuilder, Ref, RefOr, Schema},
};

macro_rules! references {
    ($($function:ident => $Name:literal;)+) => {$(
        pub(crate) fn $function() -> RefOr<Schema> {
            Ref::from_schema_name($Name).into()
        }
    )+};
}

references! {
    document => "Document";
    documentation_variant => "DocumentationVariant";
    flow_document => "FlowDocument";
    flow_diff => "FlowDiff";
    flow_kind => "FlowKind";
    export_format => "ExportFormat";
    hidden_kind => "HiddenKind";
    hypothesis_verdict => "HypothesisVerdict";
    import_format => "ImportFormat";
    library_step => "Step";
    session_command => "SessionCommand";
    session_event => "SessionEvent";
    session_status => "SessionStatus";
}

pub(crate) fn findings() -> RefOr<Schema> {
    RefOr::T(ArrayBuilder::new().items(Ref::from_schema_name("Finding")).build().into())
}

/// Those of flows, or those of templates.
pub(super) fn findings_of_either() -> RefOr<Schema> {
    let of = |name| ArrayBuilder::new().items(Ref::from_schema_name(name)).build();
    RefOr::T(OneOfBuilder::new().item(of("Finding")).item(of("NoteTemplateFinding")).build().into())
}

pub(crate) fn import_files() -> RefOr<Schema> {
    RefOr::T(ArrayBuilder::new().items(Ref::from_schema_name("ImportFile")).build().into())
}

pub(crate) fn field_changes() -> RefOr<Schema> {
    RefOr::T(ArrayBuilder::new().items(Ref::from_schema_name("FieldChange")).build().into())
}

/// The documents' schemas by name, as components of the OpenAPI document.
pub(super) fn documents() -> Map<String, Value> {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    generator.subschema_for::<FlowDocument>();
    generator.subschema_for::<FlowDiff>();
    generator.subschema_for::<ImportPreview>();
    generator.subschema_for::<rf_flows::ImportFile>();
    generator.subschema_for::<rf_flows::ExportFormat>();
    generator.subschema_for::<rf_flows::ImportFormat>();
    generator.subschema_for::<SessionCommand>();
    generator.subschema_for::<SessionEvent>();
    generator.subschema_for::<SessionStatus>();
    generator.subschema_for::<Document>();
    generator.take_definitions(true)
}

/// The schemas that responses refer to by name.
pub(super) fn problems() -> Map<String, Value> {
    let schemas = [("Problem", Problem::schema()), ("ProblemField", ProblemField::schema())];
    let named = |(name, schema): (&str, RefOr<Schema>)| {
        (name.to_owned(), serde_json::to_value(schema).unwrap_or_default())
    };
    schemas.into_iter().map(named).collect()
}
