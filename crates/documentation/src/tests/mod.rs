//! What notes promise: complete, in order, safe, and the same every time.

mod branding;
mod edits;
mod free;
mod handing_over;
mod hostile;
mod notes;
mod properties;
mod redacted;
mod tale;
mod templates;
mod variants;
