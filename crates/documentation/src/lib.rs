//! Documentation: a session's timeline -> a structured [`Document`] -> what of it is for its readers, redacted ->
//! renderers. Pure and deterministic: the same events give the same bytes.

mod branding;
mod discretion;
mod document;
mod edited;
mod editing;
mod findable;
mod html;
mod markdown;
mod note;
mod outline;
mod overlay;
mod pieces;
mod psa;
mod redacted;
mod redaction;
mod rendering;
mod review;
mod taken;
mod tell;
mod template;
mod text;
mod variant;
mod words;

#[cfg(test)]
mod tests;

pub use branding::{Branding, TimeZone};
pub use discretion::{Discretion, Mark, MarkId};
pub use document::{
    AddedText, Conclusion, Deed, Document, DocumentFormat, EditKind, EditTold, Entry, EvidenceTold, Header,
    Hidden, Place, Standing, StepSpent, TimeSpent,
};
pub use editing::{NoteEdits, StoredOverlay, read_edits, save_edits};
pub use findable::findable;
pub use html::{html, html_page};
pub use markdown::markdown;
pub use overlay::{Anchor, Change, NoteEdit, Overlay, WantedEdit};
pub use pieces::Piece;
pub use psa::psa_note;
pub use redaction::{Kind, Profile, Redacted, Redactor, Span};
pub use rendering::Rendering;
pub use review::{HouseRules, KeptValue, NoteStore, decide_mark, read_linked_note, read_note, review_note};
pub use taken::note_export;
pub use tell::document;
pub use template::{
    Checked, Finding, FindingCode, NoteTemplate, Placeholder, PlaceholderKind, Severity, StoredTemplate,
    Template, TemplateFailure, TemplateFindings, TemplatePreview, TemplateStore, Templates,
    check as check_template, list_templates, placeholders, preview_template, read_template, reset_template,
    save_template,
};
pub use text::plain_text;
pub use variant::Variant;
