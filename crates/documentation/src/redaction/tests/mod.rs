//! The redaction judged: by labelled texts, by real articles, by random and hostile texts.

mod corpus;
mod examples;
mod figures;
mod fuzz;
mod generated;
mod learning;
mod pieces;
mod real;
