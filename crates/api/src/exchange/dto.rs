//! Imports, exports and the starter library on the wire.

use crate::openapi::schemas;
use rf_flows::{
    ExportFormat, FlowDocument, FlowKind, FlowSlug, ImportFile, ImportFormat, ImportOptions, LibraryFlow,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Files to read: at most 200 files and 8 MiB at once; send more in several requests.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportBody {
    /// The files.
    #[schema(schema_with = schemas::import_files)]
    pub(crate) files: Vec<ImportFile>,
    /// How to read them; found out from each file unless said.
    #[serde(default)]
    #[schema(required = false, schema_with = schemas::import_format)]
    pub(crate) format: ImportFormat,
    /// Whether sentences of the form “if … then … otherwise” become questions; they are offered in the report unless so.
    #[serde(default)]
    #[schema(required = false)]
    pub(crate) branches: bool,
}

/// How to read an archive's files.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ArchiveQuery {
    /// How to read them; found out from each file unless said.
    #[param(schema_with = schemas::import_format)]
    format: Option<ImportFormat>,
    /// Whether sentences of the form “if … then … otherwise” become questions.
    branches: Option<bool>,
}

impl From<ArchiveQuery> for ImportOptions {
    fn from(query: ArchiveQuery) -> Self {
        Self { format: query.format.unwrap_or_default(), branches: query.branches.unwrap_or_default() }
    }
}

/// Flows to keep, all or none: at most 2,000 flows and 64 MiB.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepBody {
    /// The flows.
    pub(crate) flows: Vec<KeepFlow>,
    /// Whether those without errors are published, with the change note “Imported”.
    #[serde(default)]
    #[schema(required = false)]
    pub(crate) publish: bool,
}

/// A flow to keep.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepFlow {
    #[schema(schema_with = schemas::flow_document)]
    document: FlowDocument,
    /// The names of the folders around it, from the top; those that are missing are made.
    #[serde(default)]
    #[schema(required = false)]
    folder: Vec<String>,
    /// The name that it is to have; kept if nobody has it, else numbered.
    #[schema(nullable = false)]
    slug: Option<String>,
}

impl From<KeepFlow> for rf_flows::KeepFlow {
    fn from(flow: KeepFlow) -> Self {
        Self { document: flow.document, folder: flow.folder, slug: flow.slug.map(FlowSlug) }
    }
}

/// What was kept, in the order sent.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KeptFlows {
    flows: Vec<KeptFlow>,
    /// How many of them were published.
    published: u64,
}

/// A kept flow.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KeptFlow {
    id: Uuid,
    title: String,
    slug: String,
    published: bool,
}

impl From<Vec<rf_flows::KeptFlow>> for KeptFlows {
    fn from(kept: Vec<rf_flows::KeptFlow>) -> Self {
        let published = kept.iter().filter(|kept| kept.is_published()).count() as u64;
        let flow = |kept: rf_flows::KeptFlow| KeptFlow {
            id: kept.flow.id.uuid(),
            published: kept.is_published(),
            title: kept.flow.draft.title,
            slug: kept.flow.slug.0,
        };
        Self { flows: kept.into_iter().map(flow).collect(), published }
    }
}

/// What of a flow to take away, and how.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ExportQuery {
    /// How it is written; YAML unless said.
    #[param(schema_with = schemas::export_format)]
    pub(crate) format: Option<ExportFormat>,
    /// A version's number, or `draft`; the newest version unless said, or the draft where there is none.
    #[param(pattern = "^(draft|[0-9]{1,9})$")]
    pub(crate) version: Option<String>,
}

/// What of the library to take away.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct LibraryQuery {
    /// Only this folder and those in it, or `none`: only what is in no folder.
    pub(crate) folder: Option<String>,
}

/// A JSON Schema document.
#[derive(Debug, Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = Object)]
pub(crate) struct JsonSchema(pub(crate) serde_json::Value);

/// A flow that comes with the product.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StarterFlow {
    slug: String,
    title: String,
    summary: String,
    #[schema(schema_with = schemas::flow_kind)]
    kind: FlowKind,
    category: String,
    tags: Vec<String>,
    /// The names of the folders that it is put into, from the top.
    folder: Vec<String>,
    steps: u64,
    /// Whether the team has a flow of that slug.
    in_library: bool,
}

impl StarterFlow {
    pub(crate) fn new(flow: LibraryFlow, in_library: bool) -> Self {
        let LibraryFlow { folder, slug, document } = flow;
        Self {
            slug: slug.0,
            title: document.title,
            summary: document.summary,
            kind: document.kind,
            category: document.category,
            tags: document.tags,
            folder,
            steps: document.steps.len() as u64,
            in_library,
        }
    }
}

/// Flows that come with the product.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StarterLibrary {
    pub(crate) items: Vec<StarterFlow>,
}

/// Which flows to take.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StarterBody {
    /// Their slugs; all unless said.
    pub(crate) slugs: Option<Vec<String>>,
    /// Whether they are published at once.
    #[serde(default)]
    #[schema(required = false)]
    pub(crate) publish: bool,
}
