//! The OpenAPI document: collected from the handlers, with the documents' own schemas put in.

mod document;
mod problems;
pub(crate) mod schemas;

pub use document::openapi_json;
pub(crate) use document::{openapi, routes_of};
pub(crate) use problems::{
    ArchiveAnswer, AuthProblems, CallerProblems, DiffAnswer, EventStreamAnswer, EvidenceAnswer, ExportAnswer,
    FactorProblems, FileAnswer, ManageProblems, OneProblems, PictureAnswer, PreviewAnswer, ProviderProblems,
    PublicProblems, SharedProblems, SheetAnswer, StreamProblems, WriteProblems,
};
