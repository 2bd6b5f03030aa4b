//! The product's own format as text: YAML and JSON, in and out, without loss.

mod problem;
#[cfg(test)]
pub(crate) mod tests;

pub use problem::ImportProblem;

use crate::{FlowDocument, limits};
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy};

/// Reads a flow document from YAML or JSON.
///
/// Fields that the format does not know and names that come twice are refused. Aliases, depth and size are
/// limited, so that a small text cannot grow large.
///
/// # Errors
/// The first mistake, with its line where there is one.
pub fn parse_native(source: &str) -> Result<FlowDocument, ImportProblem> {
    let limit = limits::MAX_SOURCE_BYTES;
    if source.len() > limit {
        let message = format!("the source takes {} bytes, the limit is {limit}", source.len());
        return Err(ImportProblem { line: None, message });
    }
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    if source.trim_start().starts_with('{') { parse_json(source) } else { parse_yaml(source) }
}

/// A flow mapping of YAML begins as JSON does, so what is not JSON at all may still be YAML.
fn parse_json(source: &str) -> Result<FlowDocument, ImportProblem> {
    serde_json::from_str(source).or_else(|error| {
        if error.is_data() {
            return Err(ImportProblem::of_json(&error));
        }
        let is_json = serde_json::from_str::<serde::de::IgnoredAny>(source).is_ok();
        parse_yaml(source).map_err(|told| if is_json { told } else { ImportProblem::of_json(&error) })
    })
}

fn parse_yaml(source: &str) -> Result<FlowDocument, ImportProblem> {
    // Our own reading refuses names that come twice; the crate's check takes `1` and `01` for the same. But it
    // knows the line of the second one, so it is asked once something is wrong.
    let read = |policy| serde_saphyr::from_str_with_options(source, yaml_options(policy));
    let error = match read(DuplicateKeyPolicy::PassThrough) {
        Ok(document) => return Ok(document),
        Err(error) => ImportProblem::of_yaml(&error),
    };
    match read(DuplicateKeyPolicy::Error) {
        Err(twice)
            if error.message.starts_with("duplicate field") || error.message.starts_with("two steps") =>
        {
            Err(ImportProblem { line: ImportProblem::of_yaml(&twice).line, ..error })
        }
        _ => Err(error),
    }
}

fn yaml_options(duplicate_keys: DuplicateKeyPolicy) -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_events: 200_000,
            max_aliases: 100,
            max_anchors: 100,
            max_depth: 16,
            max_documents: 1,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 10_000,
            max_replay_stack_depth: 4,
        },
        duplicate_keys: duplicate_keys,
        merge_keys: MergeKeyPolicy::Error,
        strict_booleans: true,
        with_snippet: false,
    }
}

/// The document as YAML, as people like to read and diff it.
///
/// # Errors
/// Never for a document made by this program; the text says what could not be written.
pub fn to_yaml(document: &FlowDocument) -> Result<String, ImportProblem> {
    let options = serde_saphyr::ser_options! { compact_list_indent: false };
    serde_saphyr::to_string_with_options(document, options)
        .map_err(|error| ImportProblem { line: None, message: error.to_string() })
}

/// The document as indented JSON, ending in a line break.
///
/// # Errors
/// Never for a document made by this program; the text says what could not be written.
pub fn to_json(document: &FlowDocument) -> Result<String, ImportProblem> {
    let mut text = serde_json::to_string_pretty(document).map_err(|error| ImportProblem::of_json(&error))?;
    text.push('\n');
    Ok(text)
}

/// The JSON Schema of a flow document.
pub fn flow_schema() -> serde_json::Value {
    schemars::schema_for!(FlowDocument).to_value()
}
