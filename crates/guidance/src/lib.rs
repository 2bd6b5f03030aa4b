//! What a team's finished sessions say about the next one: the next best step, the flows for a problem, and sessions like
//! it. Counting and rules only, no model; every answer carries its reasons as data, and [`words`] says them.
//!
//! A session that ends leaves a [`SessionDigest`]; everything here is computed from a bounded number of the newest ones.

mod answers;
mod asked;
mod candidates;
mod digest;
mod flows;
mod known;
mod next;
mod remember;
mod similar;
mod store;
mod suggest;
#[cfg(test)]
mod tests;
pub mod words;

pub use answers::{UsualAnswer, usual_answer};
pub use asked::Asked;
pub use candidates::{Candidate, candidates};
pub use digest::{DigestStep, Left, SessionDigest, digest};
pub use flows::{FlowTexts, Place, SuggestedFlow, Tally, rank_flows, suggested_flows, tally};
pub use known::Known;
pub use next::{Ranked, Ranking, rank};
pub use remember::{digest_of, remember};
pub use similar::{Like, PastSession, SimilarSession, likest, sessions_like, sessions_like_problem};
pub use store::{GuidanceStore, MOST};
pub use suggest::{Basis, Because, Dismissed, Suggestion, Suggestions, TooFew, suggestions};
