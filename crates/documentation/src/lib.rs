//! Documentation: a session's timeline -> a structured [`Document`] -> renderers. Pure and deterministic: the same
//! events give the same bytes.

mod branding;
mod document;
mod html;
mod markdown;
mod note;
mod outline;
mod redaction;
mod rendering;
mod tell;
mod text;
mod words;

#[cfg(test)]
mod tests;

pub use branding::{Branding, TimeZone};
pub use document::{Conclusion, Deed, Document, DocumentFormat, Entry, Header, Standing, TimeSpent};
pub use html::{html, html_page};
pub use markdown::markdown;
pub use redaction::{Kind, Profile, Redacted, Redactor, Span};
pub use rendering::Rendering;
pub use tell::document;
pub use text::plain_text;
