//! Finding things in a team's library: what words are, what a search means, which finds come first, and why.
//!
//! Storage only says which things have the words (see [`SearchIndex`]); the order, the snippets and the mending of
//! mistyped words are decided here, and so are the same on every database.

mod entry;
mod mending;
mod place;
mod plain;
mod port;
mod query;
mod ranking;
mod snippets;
#[cfg(test)]
mod tests;
mod words;

pub use entry::{Entry, EntryId, EntryKind, EntryStep, one_line};
pub use mending::{Reach, nearest, reach};
pub use place::{Deep, Head};
pub use plain::plain_text;
pub use port::SearchIndex;
pub use query::{Search, Term};
pub use ranking::{rank, rank_deep};
pub use snippets::{SearchField, SearchHit, SnippetPart, snippets};
pub use words::{MAX_WORD, Spotted, spot, tells, words};
