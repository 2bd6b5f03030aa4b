//! What an export promises: the same graph when it is read back, and no text that changes a structure.

mod charts;
mod corpus;
mod pages;
